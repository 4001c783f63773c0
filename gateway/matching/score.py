"""Scoring one candidate: all steps, and their sum with the prior. The sum of the steps' bits and the prior is the score.

Candidates are compared by name and date of birth first. Whoever could not come near the best even if everything else agreed
is left out; whom a rule may ask about, however far behind, stays (`Scorer.rank` says who).
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gateway.children import ChildRecord
from gateway.ids import ChildId
from gateway.matching import comparisons
from gateway.matching.comparisons import Setting
from gateway.matching.dates import is_full
from gateway.matching.decision import Candidate, Step
from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.names import compare_given, compare_names, most_of_name
from gateway.matching.weights import LEVELS, Thresholds, Weights

_NEAREST = 6  # as many as are shown, and one more that tells whether too many fit
_ROUNDING = 1e-6
_FAR = float("-inf")
_AGREES = frozenset({"exact", "alias", "nickname", "spelling", "middle"})
_NUMBERS = frozenset({"nhs", "upn", "case"})
_K = EvidenceKind
_WRITTEN_IN: dict[str, tuple[EvidenceKind, ...]] = {
    "age": (_K.AGE, _K.SCHOOL_YEAR), "sex": (_K.SEX,), "nhs": (_K.NHS_NUMBER,), "upn": (_K.UPN,), "case": (_K.CASE_ID,),
    "school": (_K.SCHOOL,), "gp": (_K.GP_PRACTICE,), "carer": (_K.CARER_NAME,),
}  # fmt: skip


def rank(
    mention: Mention,
    children: tuple[ChildRecord, ...],
    *,
    weights: Weights,
    frequencies: NameFrequencies,
    on: date | None = None,
) -> tuple[Candidate, ...]:
    """All children scored, best first; equal scores stand in order of record id, so that a run can be repeated."""
    return Scorer(mention, weights, frequencies, on).all(children)


def score(mention: Mention, child: ChildRecord, setting: Setting, frequencies: NameFrequencies) -> Candidate:
    """One child scored against one mention."""
    return _complete(mention, child, setting, _names(mention, child, setting.weights, frequencies))


@dataclass(frozen=True, slots=True)
class _Head:
    """What is compared first: the steps of the name, their bits with the birthday's and the prior, and the given name's level."""

    bits: float
    names: tuple[Step, ...]
    given: str


class Scorer:
    """Scores children against one mention, and remembers what it has scored."""

    def __init__(self, mention: Mention, weights: Weights, frequencies: NameFrequencies, on: date | None = None) -> None:
        self._mention, self._weights, self._frequencies, self._on = mention, weights, frequencies, on
        self._asks_siblings = bool(mention.values(EvidenceKind.SIBLING_NAME))
        self._most_beside = most_beside(mention, weights)
        written = mention.values(EvidenceKind.NAME) or mention.values(EvidenceKind.GIVEN_NAME)
        names = [most_of_name(name, weights, frequencies) for name in written]
        self._most_named = max((max(n.both, n.one, n.neither) for n in names), default=0.0)
        self._births: dict[date | None, Step | None] = {}
        self._names: dict[tuple[str | tuple[str, ...], ...], tuple[Step, ...]] = {}
        self._heads: dict[ChildId, _Head] = {}
        self._scored: dict[tuple[ChildId, tuple[str, ...]], Candidate] = {}

    def all(self, children: Sequence[ChildRecord]) -> tuple[Candidate, ...]:
        """Every child, best first."""
        siblings = self._siblings(children)
        return _ordered(self._score(child, siblings) for child in children)

    def rank(self, children: Sequence[ChildRecord], always: frozenset[ChildId] = frozenset()) -> tuple[Candidate, ...]:
        """The best candidates first, without those that could not matter.

        There are, beside `always`: all within two margins of the best (numbers counted or not), the six best where nobody would
        be linked, the holders of a written number, and all children of the homes of these, of the five best, and of homes where
        one was born on the written day and so may be mixed up with a brother or sister. Where a number is held by a child whose
        given name does not agree, everybody is there: the number may be another's.
        """
        holders = self._holders(children)
        if any(self._head(child).given not in _AGREES for child in holders):
            return self.all(children)
        siblings = self._siblings(children)
        kept = self._within_reach(children, siblings, always | {child.id for child in holders})
        best = _ordered(kept.values())[: _NEAREST - 1]
        homes = {c.child.household for c in best} | {c.household for c in children if c.id in always} | self._homes_of_the_day(children)
        kin = (c for c in children if c.household and c.household in homes and c.id not in kept)
        return _ordered((*kept.values(), *(self._score(child, siblings) for child in kin)))

    def _within_reach(
        self, children: Sequence[ChildRecord], siblings: dict[str, list[ChildRecord]], always: frozenset[ChildId]
    ) -> dict[ChildId, Candidate]:
        kept: dict[ChildId, Candidate] = {}
        floor = _Floor(self._weights.thresholds)
        before_name = self._weights.thresholds.prior + self._most_named + self._most_beside
        for born, child in sorted(((self._birth_bits(c), c) for c in children), key=lambda pair: -pair[0]):
            if child.id not in always and (born + before_name < floor.bits or self._head(child).bits + self._most_beside < floor.bits):
                continue
            found = kept[child.id] = self._score(child, siblings)
            floor.raise_by(found)
        return kept

    def _homes_of_the_day(self, children: Sequence[ChildRecord]) -> set[str]:
        """Homes of several children here, one of them born on the written day."""
        days = {day for day in self._mention.values(EvidenceKind.DATE_OF_BIRTH) if is_full(day)}
        homes = Counter(c.household for c in children if c.household)
        several = [c for c in children if homes[c.household] > 1] if days else []
        return {c.household for c in several if c.date_of_birth is not None and c.date_of_birth.isoformat() in days}

    def _birth_bits(self, child: ChildRecord) -> float:
        born = child.date_of_birth
        if born not in self._births:
            self._births[born] = comparisons.birth(self._mention, child, Setting(self._weights))
        step = self._births[born]
        return 0.0 if step is None else step.bits

    def _head(self, child: ChildRecord) -> _Head:
        if (found := self._heads.get(child.id)) is None:
            names = self._names_of(child)
            bits = self._weights.thresholds.prior + sum([s.bits for s in names]) + self._birth_bits(child)
            given = next((s.level for s in names if s.comparison == "given"), "")
            found = self._heads[child.id] = _Head(bits, names, given)
        return found

    def _names_of(self, child: ChildRecord) -> tuple[Step, ...]:
        """Namesakes are many: their names are compared once."""
        borne = (child.given_name, child.family_name, child.middle_names, child.known_as, child.previous_names)
        if (found := self._names.get(borne)) is None:
            found = self._names[borne] = _names(self._mention, child, self._weights, self._frequencies)
        return found

    def _score(self, child: ChildRecord, siblings: dict[str, list[ChildRecord]]) -> Candidate:
        others = tuple([s.given_name for s in siblings.get(child.household, ()) if s.id != child.id])
        if (found := self._scored.get((child.id, others))) is None:
            setting = Setting(self._weights, others, self._on)
            found = self._scored[child.id, others] = _complete(self._mention, child, setting, self._head(child).names)
        return found

    def _siblings(self, children: Sequence[ChildRecord]) -> dict[str, list[ChildRecord]]:
        """By household; only where the mention names brothers and sisters."""
        homes: dict[str, list[ChildRecord]] = {}
        for child in children if self._asks_siblings else ():
            if child.household:
                homes.setdefault(child.household, []).append(child)
        return homes

    def _holders(self, children: Sequence[ChildRecord]) -> list[ChildRecord]:
        numbers = (EvidenceKind.NHS_NUMBER, EvidenceKind.UPN, EvidenceKind.CASE_ID)
        written = {value for kind in numbers for value in self._mention.values(kind)}
        return [c for c in children if written and not written.isdisjoint((c.nhs_number, c.upn, c.case_id, *c.former_upns))]


class _Floor:
    """The bits below which nobody matters, rising as candidates are scored."""

    def __init__(self, bounds: Thresholds) -> None:
        self._bounds = bounds
        self._lead = self.bits = _FAR
        self._nearest: list[float] = []

    def raise_by(self, found: Candidate) -> None:
        """Count one more candidate."""
        numbers = sum([s.bits for s in found.steps if s.comparison in _NUMBERS])
        self._lead = max(self._lead, min(found.bits, found.bits - numbers))
        (heapq.heappush if len(self._nearest) < _NEAREST else heapq.heappushpop)(self._nearest, found.bits)
        floor = self._lead - 2 * self._bounds.margin
        if self._lead < self._bounds.link:
            floor = min(floor, self._nearest[0]) if len(self._nearest) == _NEAREST else _FAR
        self.bits = floor - _ROUNDING


def most_beside(mention: Mention, weights: Weights) -> float:
    """The most bits that anything but the name and the date of birth could give a child."""
    written = [name for name, kinds in _WRITTEN_IN.items() if any(mention.values(kind) for kind in kinds)]
    places = max(weights.of(name, "current") for name in ("postcode", "address")) + comparisons.SECOND_PLACE_BITS
    siblings = weights.of("sibling", "agrees") * comparisons.MOST_SIBLINGS**0.5
    most = sum(max(0.0, weights.of(name, LEVELS[name][0])) for name in written)
    most += places if mention.values(EvidenceKind.POSTCODE) or mention.values(EvidenceKind.ADDRESS) else 0.0
    return most + (siblings if mention.values(EvidenceKind.SIBLING_NAME) else 0.0)


def _ordered(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(found, key=lambda c: (-c.bits, c.child.id)))


def _complete(mention: Mention, child: ChildRecord, setting: Setting, names: tuple[Step, ...]) -> Candidate:
    steps = [*names]
    steps += [step for compare in comparisons.PERSONAL if (step := compare(mention, child, setting)) is not None]
    steps += _places(mention, child, setting)
    steps += [step for compare in comparisons.HOUSEHOLD if (step := compare(mention, child, setting)) is not None]
    return Candidate(child, setting.weights.thresholds.prior + sum([s.bits for s in steps]), tuple(steps))


def _names(mention: Mention, child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> tuple[Step, ...]:
    tried = [compare_names(name, child, weights, frequencies) for name in mention.values(EvidenceKind.NAME)]
    # A name known to be given alone is never read as a family name.
    tried = tried or [compare_given(name, child, weights, frequencies) for name in mention.values(EvidenceKind.GIVEN_NAME)]
    return max(tried, key=lambda steps: sum([s.bits for s in steps]), default=())


def _places(mention: Mention, child: ChildRecord, setting: Setting) -> list[Step]:
    found = [step for compare in comparisons.PLACE if (step := compare(mention, child, setting)) is not None]
    found.sort(key=lambda s: -s.bits)
    if not found:
        return []
    best, *rest = found
    kept = [replace(s, bits=min(s.bits, comparisons.SECOND_PLACE_BITS)) for s in rest]
    # A place that differs says nothing where the other agrees: one of them is mistyped, shortened or old.
    return [best, *(replace(s, bits=0.0) if s.bits < 0 < best.bits else s for s in kept)]
