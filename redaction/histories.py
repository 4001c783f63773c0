"""Medical histories in running text: a relative's list behind a label, and entries of the child's own that tell of no harm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redaction import cues, history_cues
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.names import name_tokens
from redaction.relevance import clauses
from redaction.sentences import Span

_NO_RISK = re.compile(
    r"terminations? of pregnancy|ectopic pregnancy|molar pregnancy|allerg\w+|pregnancy (?:test|termination)", re.IGNORECASE
)
_COMMA = re.compile(r"hand, foot and mouth", re.IGNORECASE)
_GRAVER = re.compile(
    r"\b(?:infected|sores?|severe|recurrent|repeated|repeatedly|persist\w+|untreated|again|neglect\w*|extensive|admitted|admission|not \w+|never|missed|\w*genital\w*|\w*anal|vulv\w*|vagin\w*|penile|penis|groin|perine\w+)\b",
    re.IGNORECASE,
)
"""An everyday ailment that nobody saw to, or where no child should have one."""
_CLAUSE_WORDS = 9  # an entry of a list, no sentence
_LEAST = 2  # entries that make a list
_AT_ONCE = 3  # of the skin, or parasites, that together are neglect
_BEARS = (cues.HARM, cues.ADULT_OWN_CONCERN, history_cues.CARES, history_cues.BEARS_ON_CARE)


def in_relatives_record(scoped: ScopedText, at: int) -> bool:
    """Whether the last label before `at`, in the same passage, is a relative's: "Mother, Ida: ..."."""
    label = _last_label(scoped, at)
    return label is not None and history_cues.RELATIVE_LABEL.match(scoped.text, label.start()) is not None


def _last_label(scoped: ScopedText, at: int) -> re.Match[str] | None:
    labels = [m for m in history_cues.OTHER_LABEL.finditer(scoped.text) if m.start() <= at]
    labels += [m for m in history_cues.RELATIVE_LABEL.finditer(scoped.text) if m.start() <= at]
    return max(labels, key=lambda m: m.start(), default=None)


def entries_left_out(scoped: ScopedText, span: Span, home: Home, named: Sequence[Span] = ()) -> Iterator[tuple[Span, str]]:
    """Clauses of the sentence that belong to a history, with the reason they stay behind; what names the child never does.

    `named`: where the passage names people who treat nobody; a relative's entry that names another than them is no mere illness.
    """
    if _goes_on_about_relative(scoped, span, home, named):
        yield span, "health_of_another"
        return
    text = _COMMA.sub(lambda m: re.sub(r"[ ,](?=[ am])", "_", m[0]), scoped.text[span.start : span.end])
    for start, end in clauses(text):
        clause = text[start:end]
        at = span.start + start + (len(clause) - len(clause.lstrip()))
        if home.names_subject(clause):
            continue
        private = in_relatives_record(scoped, at) and _is_private(clause) and not _is_childs_sign(scoped, at, clause)
        if private and not _names_another(scoped, _after_label(text, span, start, end), named):
            yield _after_label(text, span, start, end), "health_of_another"
        elif history_cues.MINOR.search(clause) and _is_list(text) and _is_minor(clause) and not _is_unwashed(text):
            yield Span(span.start + start, span.start + end), "complete_history"


def _goes_on_about_relative(scoped: ScopedText, span: Span, home: Home, named: Sequence[Span]) -> bool:
    """Whether a sentence goes on with a relative's record that opens the passage, as in "Ida (grandmother): prolapse. Ring fitted.".

    Only what is itself of medicine, bears on nobody's care and names nobody else.
    """
    label = history_cues.RELATIVE_LABEL.match(scoped.text)
    if label is None or span.start < label.end() or history_cues.SIBLING_LABEL.search(label[0]):
        return False
    last = _last_label(scoped, span.start)
    opened = history_cues.ADULT_PRIVATE.search(scoped.text) or cues.PRIVATE_ADULT_HEALTH.search(scoped.text)
    if last is None or last.start() != label.start() or opened is None:
        return False
    text = _NO_RISK.sub(" ", scoped.text[span.start : span.end])
    if home.names_subject(text) or any(bears.search(text) for bears in _BEARS) or _names_another(scoped, span, named):
        return False
    return history_cues.CLINICAL.search(text) is not None or _is_private(text)


def _names_another(scoped: ScopedText, span: Span, named: Sequence[Span]) -> bool:
    """Whether somebody is named there whom the label that opens the record does not name."""
    label = _last_label(scoped, span.start)
    whose = name_tokens(label[0]) if label is not None else frozenset()
    return any(name_tokens(scoped.text[n.start : n.end]) - whose for n in named if span.overlaps(n.start, n.end))


def _is_private(clause: str) -> bool:
    told = _NO_RISK.sub(" ", clause)
    bears = (cues.ADULT_OWN_CONCERN, cues.HARM_STRONG, history_cues.BEARS_ON_CARE)
    concern = any(pattern.search(told) for pattern in bears) or _has_a_cause(told)
    return history_cues.ADULT_PRIVATE.search(clause) is not None and not concern


def _has_a_cause(clause: str) -> bool:
    """Whether an illness came of what somebody did, or of it came what nobody does for the child."""
    why = history_cues.BECAUSE.search(clause)
    medical = why is not None and (history_cues.MEDICAL_CAUSE.search(why["why"]) or history_cues.ADULT_PRIVATE.search(why["why"]))
    return history_cues.FORCE.search(clause) is not None or (why is not None and not medical)


def _is_childs_sign(scoped: ScopedText, at: int, clause: str) -> bool:
    """Whether it is of a brother or a sister, and would be a sign of abuse in a child."""
    label = _last_label(scoped, at)
    of_sibling = label is not None and history_cues.SIBLING_LABEL.search(label[0]) is not None
    return of_sibling and history_cues.INTIMATE.search(clause) is not None


def _is_unwashed(text: str) -> bool:
    """Whether the sentence tells of several ailments of the skin, or parasites, at one time."""
    years = set(history_cues.YEAR.findall(text))
    over = history_cues.PAST.match(text) is not None and not years
    return len({m[0].lower() for m in history_cues.DIRT.finditer(text)}) >= _AT_ONCE and len(years) <= 1 and not over


def _after_label(text: str, span: Span, start: int, end: int) -> Span:
    label = history_cues.RELATIVE_LABEL.match(text, start)
    return Span(span.start + (label.end() if label else start), span.start + end)


def _is_list(text: str) -> bool:
    """Whether the sentence lists entries: two ailments or more, or one with a year or behind "Past"."""
    found = [text[a:b] for a, b in clauses(text) if history_cues.MINOR.search(text[a:b])]
    return (
        len(found) >= _LEAST
        or bool(history_cues.PAST.match(text))
        or any(history_cues.YEAR.search(f) and len(f.split()) <= _CLAUSE_WORDS for f in found)
    )


def _is_minor(clause: str) -> bool:
    rest = _NO_RISK.sub(" ", history_cues.MINOR.sub(" ", clause))
    return len(clause.split()) <= _CLAUSE_WORDS and not (cues.HARM.search(rest) or _GRAVER.search(clause))
