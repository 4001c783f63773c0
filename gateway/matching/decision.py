"""The three outcomes of matching one mention: linked, for review, no candidate. Outcomes are types, not flags."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from gateway.children import ChildRecord, Outline
from gateway.matching.evidence import Mention

SIBLING_NAMED = "sibling_named"
"""Why of a brother or sister who is named beside a certain child: whether the concern extends to them is a person's question."""
SIBLING_IN_PASSING = "sibling_in_passing"
"""Why of a brother or sister who is shown beside a certain child, and for whom nothing waits."""


@dataclass(frozen=True, slots=True)
class Step:
    """One comparison: what was compared, on which level it fell, its bits (log2 of m/u) and plain words for a reviewer."""

    comparison: str
    level: str
    bits: float
    words: str


@lru_cache(maxsize=4096)
def step(comparison: str, level: str, bits: float, words: str) -> Step:
    """A step; the same one serves all candidates that have it in common."""
    return Step(comparison, level, bits, words)


@dataclass(frozen=True)
class Candidate:
    """A record scored against a mention. `bits` is the sum of the steps' bits plus the prior."""

    outline: Outline
    bits: float
    steps: tuple[Step, ...]

    @cached_property
    def child(self) -> ChildRecord:
        """The whole record: read when somebody first asks, since of most candidates nobody does."""
        return self.outline.whole

    @cached_property
    def levels(self) -> Mapping[str, str]:
        """The level of each comparison that was made."""
        return {step.comparison: step.level for step in self.steps}

    @property
    def conflicts(self) -> tuple[Step, ...]:
        """Steps that speak against, worst first."""
        return tuple(sorted((s for s in self.steps if s.bits < 0), key=lambda s: s.bits))


@dataclass(frozen=True, slots=True)
class Linked:
    """Certain by rule: may go on without a person. `runner_up` is the next different child, if any."""

    mention: Mention
    candidate: Candidate
    rule: str
    runner_up: Candidate | None = None


@dataclass(frozen=True, slots=True)
class ForReview:
    """A person decides. `why` is a stable code listed in docs/codes.md; candidates are ranked, best first."""

    mention: Mention
    candidates: tuple[Candidate, ...]
    why: str


@dataclass(frozen=True, slots=True)
class NoCandidate:
    """Nobody in the index fits, or too many. `nearest` are shown all the same.

    `why`: "new_child", "not_identifiable", "too_many_fit" or "block_truncated" (the index was not read whole).
    """

    mention: Mention
    nearest: tuple[Candidate, ...]
    why: str


Decision = Linked | ForReview | NoCandidate
