"""Sections that a policy leaves out ("full problem list", "rent ledger") and relatives' records, found in running text.

A heading may be a passage of its own, a line alone, or a label at the head of a line; the section ends at the next one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from redaction import cues
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.policy import Policy
from redaction.relevance import clauses
from redaction.sentences import Span

_LINE_HEADING = re.compile(r"[A-Z][\w /&'’()-]{2,48}:?")
_OTHER_HEADING = re.compile(
    r":$|consultation|summary|concern|assessment|\bplan\b|risk|social|safeguarding|household|school|attendance|current|presenting|action|recommend"
    r"|opinion|yours|regards|signed|thank",
    re.IGNORECASE,
)
_PROSE_WORDS = 8  # a passage that opens with so long a sentence is no longer the list under a heading
_SPEAKS = re.compile(
    r"\b(?:is|are|was|were|has|had|have|he|she|they|we|i|his|her|their|my|said|says|told|will|would|can|could|did)\b", re.IGNORECASE
)
PAST_HARM = frozenset({"asylum_narrative", "legal_papers"})  # harm in them is an adult's past or a lawyer's word, not this child's present
NARRATIVES = frozenset({"therapy_narrative", "asylum_narrative", "assessment_narrative", "legal_papers"})
"""Reasons of sections that are prose, where others are lists of entries."""
_LABEL = re.compile(r"([A-Z][\w /&'’()-]{1,44}):")
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class _State:
    """What the section we are in asks: a reason to withhold by, and which cue rescues a sentence from it."""

    reason: str = ""
    relative: str = "no"


_OPEN = _State()


def withheld_by_section(texts: Sequence[ScopedText], policy: Policy, home: Home) -> Mapping[tuple[str, Span], str]:
    """(passage id, sentence or clause) -> reason, for what stands under a withheld heading and holds no strong cue of harm."""
    found: dict[tuple[str, Span], str] = {}
    state, part, opened = _OPEN, "", False
    for scoped in texts:
        if scoped.passage.part != part or scoped.passage.kind == "heading":
            state, part = _OPEN, scoped.passage.part
        if (state.relative == "yes" and not opened) or _ends(scoped, state, home):
            state = _OPEN
        by_path = next(filter(None, map(policy.section_reason, scoped.passage.section)), "")
        for span in scoped.sentences:
            sentence = scoped.text[span.start : span.end]
            opened = sentence.endswith(":")
            state = _after(sentence, state, policy)
            current = state if state.reason else _State(by_path)
            if current.reason in PAST_HARM and not _of_the_child(sentence, home):
                found[(scoped.passage.id, span)] = current.reason
                continue
            for piece in _withheld_pieces(sentence, span, current):
                found[(scoped.passage.id, piece)] = current.reason
    return found


def _ends(scoped: ScopedText, state: _State, home: Home) -> bool:
    """Whether a passage is no longer part of the section: prose ends a list, and a concern ends a narrative, which is prose itself."""
    if state.reason in PAST_HARM:
        return _of_the_child(scoped.text, home)
    return cues.HARM.search(scoped.text) is not None if state.reason in NARRATIVES else _is_prose(scoped)


def _of_the_child(text: str, home: Home) -> bool:
    """Whether it tells of harm to this child."""
    return cues.HARM.search(text) is not None and home.names_subject(text)


def _is_prose(scoped: ScopedText) -> bool:
    first = scoped.text[scoped.sentences[0].start : scoped.sentences[0].end] if scoped.sentences else ""
    return first.endswith(".") and len(first.split()) >= _PROSE_WORDS and _SPEAKS.search(first) is not None


def _after(sentence: str, state: _State, policy: Policy) -> _State:
    """The state once this sentence has been seen: a heading or label opens, or closes, a section."""
    if cues.RELATIVE_RECORD.match(sentence):
        return _State("health_of_another", "yes")
    if _LINE_HEADING.fullmatch(sentence) and len(sentence.split()) <= _MOST_WORDS:
        reason = policy.section_reason(sentence)
        return _State(reason) if reason or not state.reason or _OTHER_HEADING.search(sentence) else state
    label = _LABEL.match(sentence)
    return _State(policy.section_reason(label[1])) if label else state


def _withheld_pieces(sentence: str, span: Span, state: _State) -> tuple[Span, ...]:
    """The whole sentence where nothing in it is a concern; of a relative's record, the clauses that are none."""
    if not state.reason:
        return ()
    cue = cues.ADULT_OWN_CONCERN if state.relative == "yes" else cues.HARM_STRONG
    if not cue.search(sentence):
        return (span,)
    pieces = clauses(sentence, at=";") if state.relative == "yes" else ()
    return tuple(Span(span.start + a, span.start + b) for a, b in pieces if not cue.search(sentence[a:b]))
