"""What stands beside the name and the birthday: the most it could give, and whether one child can still reach a floor.

Each thing written may agree, and then weighs much. For nearly all children it does not, and one look at it tells: things are
looked at one after another, the cheapest first, until the child is out of reach. What many children share (a school, a
practice, a home) is compared once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from gateway.children import Outline
from gateway.ids import ChildId
from gateway.matching import comparisons
from gateway.matching.comparisons import Comparison, FieldComparison, Setting
from gateway.matching.decision import Step, step
from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.weights import LEVELS, Weights

_LOOKED_AT = tuple([(told, told.reads) for told in (*comparisons.PERSONAL, *comparisons.HOUSEHOLD) if told.reads is not None])


@dataclass(frozen=True, slots=True)
class _Look:
    """One thing that is written, with the most it could give; `known` are its bits by what was read of records."""

    compare: Comparison
    reads: Callable[[Outline], Hashable]
    most: float
    known: dict[Hashable, float] = field(default_factory=dict)

    def bits(self, mention: Mention, child: Outline, setting: Setting) -> float:
        """What it gives this child."""
        read = self.reads(child)
        if (found := self.known.get(read)) is None:
            step = self.compare(mention, child, setting)
            found = self.known[read] = 0.0 if step is None else step.bits
        return found


class Beside:
    """All that a mention says beside name and birthday. Children's brothers and sisters are not looked at: they may always agree."""

    def __init__(self, mention: Mention, setting: Setting) -> None:
        self._mention, self._setting = mention, setting
        self.most = most_beside(mention, setting.weights)
        self._most_of_places = most_of_places(mention, setting.weights)
        self._asked = [compare for compare, kinds in comparisons.PLACE if any(map(mention.values, kinds))]
        looks = [_Look(told.compare, reads, _most_of(told.name, setting.weights)) for told, reads in _told(mention)]
        last = [x for x in looks if x.compare is comparisons.carer]
        first = sorted((x for x in looks if x.compare is not comparisons.carer), key=lambda x: -x.most)
        self._looks: list[_Look | None] = [*first, *([None] if self._asked else []), *last]  # None stands for the places
        self._places: dict[ChildId, list[Step]] = {}
        self._reached: dict[ChildId, tuple[float, int]] = {}  # the most that is left, and how many looks were taken

    def can_give(self, child: Outline, needed: float) -> bool:
        """Whether the child may have so many bits beside name and birthday: True wherever it has them."""
        most, taken = before = self._reached.get(child.id) or (self.most, 0)
        looks = self._looks
        while most >= needed and taken < len(looks):
            look = looks[taken]
            if look is None:
                most += sum([step.bits for step in self.places(child)]) - self._most_of_places
            else:
                most += look.bits(self._mention, child, self._setting) - look.most
            taken += 1
        if taken != before[1]:
            self._reached[child.id] = most, taken
        return most >= needed

    def places(self, child: Outline) -> list[Step]:
        """Steps of postcode and address."""
        if not self._asked:
            return []
        if (found := self._places.get(child.id)) is None:
            compared = [compare(self._mention, child, self._setting.weights) for compare in self._asked]
            found = self._places[child.id] = _second_at_most([step for step in compared if step is not None])
        return found


def most_beside(mention: Mention, weights: Weights) -> float:
    """The most bits that anything but the name and the date of birth could give a child."""
    siblings = weights.of("sibling", "agrees") * comparisons.MOST_SIBLINGS**0.5
    most = sum(_most_of(told.name, weights) for told, _ in _told(mention))
    return most + most_of_places(mention, weights) + (siblings if mention.values(EvidenceKind.SIBLING_NAME) else 0.0)


def most_of_places(mention: Mention, weights: Weights) -> float:
    """The most bits that the written places could give a child."""
    if not mention.values(EvidenceKind.POSTCODE) and not mention.values(EvidenceKind.ADDRESS):
        return 0.0
    return max(weights.of(name, "current") for name in ("postcode", "address")) + comparisons.SECOND_PLACE_BITS


def _told(mention: Mention) -> list[tuple[FieldComparison, Callable[[Outline], Hashable]]]:
    return [(told, reads) for told, reads in _LOOKED_AT if any(map(mention.values, told.kinds))]


def _most_of(name: str, weights: Weights) -> float:
    return max(0.0, weights.of(name, LEVELS[name][0]))


def _second_at_most(found: Sequence[Step]) -> list[Step]:
    """Steps of a place: the better counts whole, the other a little."""
    if not found:
        return []
    best, *rest = sorted(found, key=lambda s: -s.bits)
    # A place that differs says nothing where the other agrees: one of them is mistyped, shortened or old.
    return [best, *(_at(s, 0.0 if s.bits < 0 < best.bits else min(s.bits, comparisons.SECOND_PLACE_BITS)) for s in rest)]


def _at(found: Step, bits: float) -> Step:
    return found if found.bits == bits else step(found.comparison, found.level, bits, found.words)
