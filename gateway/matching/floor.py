"""The bits below which no further candidate matters, rising as candidates are scored."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from typing import Literal

from gateway.matching.decision import Candidate
from gateway.matching.weights import Thresholds

NEAREST = 6  # as many as are shown, and one more that tells whether too many fit
_ROUNDING = 1e-6
_FAR = float("-inf")
_NUMBERS = frozenset({"nhs", "upn", "case"})


class Floor:
    """`is_of` says of whom: "all", or the "others", of another given name than the written one, of whom only the nearest matter.

    Where the best has fewer bits than `least`, nobody is meant, and of the others only the six best matter.
    """

    def __init__(self, bounds: Thresholds, found: Iterable[Candidate] = (), least: float = _FAR) -> None:
        self._least = least
        self.is_of: Literal["all", "others"] = "all"
        self._bounds = bounds
        self._lead = self._of_all = self._of_others = _FAR
        self._nearest: list[float] = []
        for candidate in found:
            self.raise_by(candidate)

    @property
    def bits(self) -> float:
        """Whoever cannot reach these is left out."""
        return self._of_all if self.is_of == "all" else self._of_others

    @property
    def is_of_nobody(self) -> bool:
        """Whether nobody is meant, as far as is known."""
        return self._lead < self._least

    def raise_by(self, found: Candidate) -> None:
        """Count one more candidate."""
        numbers = sum([s.bits for s in found.steps if s.comparison in _NUMBERS])
        self._lead = max(self._lead, min(found.bits, found.bits - numbers))
        (heapq.heappush if len(self._nearest) < NEAREST else heapq.heappushpop)(self._nearest, found.bits)
        sixth = self._nearest[0] if len(self._nearest) == NEAREST else _FAR
        near = self._lead - 2 * self._bounds.margin
        of_all = near if self._lead >= self._bounds.link else min(near, sixth)
        self._of_all = of_all - _ROUNDING
        of_others = sixth if self.is_of_nobody else max(of_all, min(self._lead - self._bounds.margin, sixth))
        self._of_others = of_others - _ROUNDING
