"""Medical histories in running text: a relative's list behind a label, and entries of the child's own that tell of no harm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redaction import cues, history_cues
from redaction.mentions import ScopedText
from redaction.relevance import clauses
from redaction.sentences import Span

_NO_RISK = re.compile(
    r"terminations? of pregnancy|ectopic pregnancy|molar pregnancy|allerg\w+|pregnancy (?:test|termination)", re.IGNORECASE
)
_COMMA = re.compile(r"hand, foot and mouth", re.IGNORECASE)
_GRAVER = re.compile(
    r"\b(?:infected|sores?|severe|recurrent|repeated|repeatedly|persist\w+|untreated|again|neglect\w*|extensive|admitted|admission|not \w+|never|missed)\b",
    re.IGNORECASE,
)
"""An everyday ailment that nobody saw to."""
_CLAUSE_WORDS = 9  # an entry of a list, no sentence
_LEAST = 2  # entries that make a list


def in_relatives_record(scoped: ScopedText, at: int) -> bool:
    """Whether the last label before `at`, in the same passage, is a relative's: "Mother, Ida: ..."."""
    labels = [m for m in history_cues.OTHER_LABEL.finditer(scoped.text) if m.start() <= at]
    labels += [m for m in history_cues.RELATIVE_LABEL.finditer(scoped.text) if m.start() <= at]
    last = max(labels, key=lambda m: m.start(), default=None)
    return last is not None and history_cues.RELATIVE_LABEL.match(scoped.text, last.start()) is not None


def entries_left_out(scoped: ScopedText, span: Span) -> Iterator[tuple[Span, str]]:
    """Clauses of the sentence that belong to a history, with the reason they stay behind."""
    text = _COMMA.sub(lambda m: re.sub(r"[ ,](?=[ am])", "_", m[0]), scoped.text[span.start : span.end])
    for start, end in clauses(text):
        clause = text[start:end]
        at = span.start + start + (len(clause) - len(clause.lstrip()))
        if _is_private(clause) and in_relatives_record(scoped, at):
            yield _after_label(text, span, start, end), "health_of_another"
        elif history_cues.MINOR.search(clause) and _is_list(text) and _is_minor(clause):
            yield Span(span.start + start, span.start + end), "complete_history"


def _is_private(clause: str) -> bool:
    told = _NO_RISK.sub(" ", clause)
    concern = cues.ADULT_OWN_CONCERN.search(told) or cues.HARM_STRONG.search(told)
    return history_cues.ADULT_PRIVATE.search(clause) is not None and not concern


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
