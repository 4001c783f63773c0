"""The matters that a sentence of an incoming item may be about, in the order of the model's columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Matter(StrEnum):
    """What a sentence is about, seen from the child whom the item concerns. Where several apply, the first one counts."""

    CONCERN = "concern"  # what makes the risk, bears on it or protects from it
    TELLER = "teller"  # who told, or how they know, without a fact of its own
    OTHER_FAMILY = "other_family"  # other children, other cases, people in passing
    HEALTH = "health"  # an ailment or treatment of anybody that bears on no risk
    PRIVATE = "private"  # another private fact that bears on no risk
    CHATTER = "chatter"  # business or sociability that is no family's
    NOTICE = "notice"  # what stands under every letter, or is sent to everybody
    CONTEXT = "context"  # whatever else the hub needs, or that does no harm


MATTERS = tuple(Matter)
_STAYS = frozenset({Matter.CONCERN, Matter.CONTEXT})


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Probabilities of the matters, in the order of `MATTERS`; they add up to one."""

    each: tuple[float, ...]

    def of(self, matter: Matter) -> float:
        """How likely this matter is, 0 to 1."""
        return self.each[MATTERS.index(matter)]

    @property
    def beside(self) -> float:
        """How likely the sentence is beside the point: neither a concern nor what the hub needs with it."""
        return 1.0 - sum(self.of(matter) for matter in _STAYS)

    @property
    def aside(self) -> Matter:
        """The likeliest matter of those that are beside the point."""
        return max((m for m in MATTERS if m not in _STAYS), key=self.of)


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """A clause, `start` to `end` in characters of its sentence, and what it is likely to be about in its setting."""

    start: int
    end: int
    likely: Likelihood


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence is likely to be about, and each of its clauses: none where it is of one. Too long, it is read "in part"."""

    likely: Likelihood
    clauses: tuple[ClauseReading, ...] = ()
    read: str = "whole"
