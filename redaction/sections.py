"""Sections that a policy leaves out ("full problem list", "rent ledger") and relatives' records, found in running text.

A heading may be a passage of its own, a line alone, or a label at the head of a line; the section ends at the next one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from redaction import cues
from redaction.policy import Policy
from redaction.roles import ScopedText
from redaction.sentences import Span

_LINE_HEADING = re.compile(r"[A-Z][\w /&'’()-]{2,48}:?")
_LABEL = re.compile(r"([A-Z][\w /&'’-]{1,44}):")
_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class _State:
    """What the section we are in asks: a reason to withhold by, and which cue rescues a sentence from it."""

    reason: str = ""
    relative: str = "no"


_OPEN = _State()


def withheld_by_section(texts: Sequence[ScopedText], policy: Policy) -> Mapping[tuple[str, Span], str]:
    """(passage id, sentence) -> reason, for sentences under a withheld heading that hold no strong cue of harm."""
    found: dict[tuple[str, Span], str] = {}
    state, part = _OPEN, ""
    for scoped in texts:
        if scoped.passage.part != part or scoped.passage.kind == "heading":
            state, part = _OPEN, scoped.passage.part
        by_path = next(filter(None, map(policy.section_reason, scoped.passage.section)), "")
        for span in scoped.sentences:
            sentence = scoped.text[span.start : span.end]
            state = _after(sentence, state, policy)
            current = state if state.reason else _State(by_path)
            if current.reason and not _rescued(sentence, current):
                found[(scoped.passage.id, span)] = current.reason
    return found


def _after(sentence: str, state: _State, policy: Policy) -> _State:
    """The state once this sentence has been seen: a heading or label opens, or closes, a section."""
    if cues.RELATIVE_RECORD.match(sentence):
        return _State("health_of_another", "yes")
    if _LINE_HEADING.fullmatch(sentence) and len(sentence.split()) <= _MOST_WORDS:
        return _State(policy.section_reason(sentence))
    label = _LABEL.match(sentence)
    return _State(policy.section_reason(label[1])) if label else state


def _rescued(sentence: str, state: _State) -> bool:
    cue = cues.ADULT_OWN_CONCERN if state.relative == "yes" else cues.HARM_STRONG
    return cue.search(sentence) is not None
