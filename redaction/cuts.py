"""Cuts: stretches to be replaced, merged so that what two rules hide stays hidden, and applied in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from redaction.errors import SpanOutOfRange
from redaction.policy import Operator


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters `[start, end)` of a passage and what stands in their place ("" for nothing)."""

    start: int
    end: int
    token: str
    entity: str
    role: str
    operator: Operator
    reason: str
    recogniser: str = ""
    score: float = 0.0  # the finding's, 0 where a rule made the cut
    evidence: str = ""  # code of what tells whose it is


def merged(cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """Disjoint cuts in order that hide every character any of the given hides; the strictest, then longest, gives the token.

    Where a rule and a finding meet, the finding's score and what tells whose it is stay with the cut.
    """
    done: list[Cut] = []
    for cut in sorted(cuts, key=lambda c: (c.start, c.end)):
        if done and cut.start < done[-1].end:
            done[-1] = _joined(done[-1], cut)
        elif cut.start < cut.end:
            done.append(cut)
    return tuple(done)


def _joined(first: Cut, second: Cut) -> Cut:
    lead = max(first, second, key=lambda c: (c.operator.strictness, c.end - c.start))
    start, end = min(first.start, second.start), max(first.end, second.end)
    evidence = lead.evidence or first.evidence or second.evidence
    return replace(lead, start=start, end=end, score=max(first.score, second.score), evidence=evidence)


def applied(text: str, cuts: Sequence[Cut]) -> str:
    """`text` with each cut replaced by its token. Raises SpanOutOfRange where a cut lies outside."""
    pieces: list[str] = []
    at = 0
    for cut in cuts:
        if not at <= cut.start <= cut.end <= len(text):
            raise SpanOutOfRange(SpanOutOfRange.code)
        pieces += (text[at : cut.start], cut.token)
        at = cut.end
    return "".join((*pieces, text[at:]))
