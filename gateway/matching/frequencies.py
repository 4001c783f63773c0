"""How common each name part is in the index: agreement on a rare name says more than on a common one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log2

from gateway.children import ChildRecord
from gateway.matching.normalise import name_tokens
from gateway.matching.weights import Thresholds

_ENOUGH = 500  # with fewer records a count says nothing about how common a name is


@dataclass(frozen=True, slots=True)
class NameFrequencies:
    """Counts of folded given and family name parts among `total` records; all empty means "not known"."""

    given: Mapping[str, int] = field(default_factory=dict)
    family: Mapping[str, int] = field(default_factory=dict)
    total: int = 0

    def given_bits(self, part: str, bounds: Thresholds) -> float:
        """Bits for agreement on this given name part."""
        return self._bits(self.given.get(part, 0), bounds)

    def family_bits(self, part: str, bounds: Thresholds) -> float:
        """Bits for agreement on this family name part."""
        return self._bits(self.family.get(part, 0), bounds)

    def crowding(self, bounds: Thresholds) -> float:
        """Bits that a link needs beside its least score: the prior is of some ten thousand children, and chance grows with the index."""
        return max(0.0, log2(self.total) + bounds.prior) if self.total else 0.0

    def expected_bearers(self, record: ChildRecord) -> float | None:
        """How many of the index would bear the rarest given and family name part of this record, did the two meet by chance.

        None where the index is too small to say, or the record has no name of either kind.
        """
        given = min((self.given.get(part, 0) for part in name_tokens(record.given_name)), default=0)
        family = min((self.family.get(part, 0) for part in name_tokens(record.family_name)), default=0)
        return given * family / self.total if self.total >= _ENOUGH and given and family else None

    def _bits(self, count: int, bounds: Thresholds) -> float:
        if self.total < _ENOUGH:
            return bounds.unknown
        return min(bounds.rarest, max(bounds.commonest, log2(self.total / max(count, 1))))


def frequencies_of(records: Iterable[ChildRecord]) -> NameFrequencies:
    """Count the name parts of all records."""
    given: Counter[str] = Counter()
    family: Counter[str] = Counter()
    total = 0
    for record in records:
        total += 1
        given.update(set(name_tokens(record.given_name)))
        family.update(set(name_tokens(record.family_name)))
    return NameFrequencies(given, family, total)
