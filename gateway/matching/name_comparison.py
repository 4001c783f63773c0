"""One written name held against record after record. What was compared once for a mention is not compared again.

Of the some hundred children born on a day many share a forename or a family name, so each side of a name is compared by itself
and remembered; a name is the sum of its sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gateway.children import Outline
from gateway.matching.decision import Step, step
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.name_sweep import MostOfNames, Sweep
from gateway.matching.names import Reading, readings
from gateway.matching.normalise import name_tokens
from gateway.matching.weights import LEVELS, Weights


class Compared(NamedTuple):
    """Steps and the sum of their bits."""

    bits: float
    steps: tuple[Step, ...]


_NOTHING = Compared(0.0, ())
_LEAST = float("-inf")


Given = tuple[str, tuple[str, ...], tuple[str, ...]]  # given name, names known by, middle names of a record
Family = tuple[str, tuple[str, ...]]  # family name, other names whose last word is one


class WrittenName:
    """A name as written, in any of its readings, against all names a record holds."""

    def __init__(self, split: Sequence[Reading], weights: Weights, frequencies: NameFrequencies) -> None:
        swapped = weights.of("order", "swapped")
        turned = Compared(swapped, (_step("order", "swapped", swapped),))
        self._sweep = Sweep(part for r in split for part in (*r.given, *r.family, "".join(r.family)) if part)
        self._given = [_WrittenGiven(r.given, weights, frequencies, self._sweep) for r in split]
        self._family = [_WrittenFamily(r.family, weights, frequencies, self._sweep) for r in split]
        self._orders = [turned if r.order == "swapped" else _NOTHING for r in split]
        self._most = MostOfNames(split, weights, frequencies, self._sweep)
        self._by_given: dict[Given, list[Compared]] = {}
        self._by_family: dict[Family, list[Compared]] = {}
        self._far = {
            has_middle: self._best([w.far(has_middle=has_middle) for w in self._given], [w.far() for w in self._family])
            for has_middle in (False, True)
        }

    def most(self, child: Outline) -> tuple[float, bool]:
        """The most bits that `against` could give, and whether the given name surely differs: for children prepared for."""
        return self._most.of(child)

    def prepare(self, children: Iterable[Outline]) -> None:
        """Find in one sweep which names of these children are like the written ones; `steps` is quicker for them then."""
        self._sweep.over({n for c in children for n in (c.given_name, c.family_name, *c.middle_names, *c.known_as, *c.other_families)})

    def steps(self, child: Outline) -> tuple[Step, ...]:
        """As `against`, without their sum."""
        return self.against(child).steps

    def against(self, child: Outline) -> Compared:
        """Steps "given", "middle", "family" and "order" of the reading that fits the record best; none where no name is written."""
        given, family = (child.given_name, child.known_as, child.middle_names), (child.family_name, child.other_families)
        if self._is_far(*given, *family):
            return self._far[bool(child.middle_names)]
        if (forenames := self._by_given.get(given)) is None:
            forenames = self._by_given[given] = [written.against(given) for written in self._given]
        if (surnames := self._by_family.get(family)) is None:
            surnames = self._by_family[family] = [written.against(family) for written in self._family]
        return self._best(forenames, surnames)

    def _is_far(self, given: str, known_as: Sequence[str], middle: Sequence[str], family: str, others: Sequence[str]) -> bool:
        far = self._sweep.is_far
        return far(given) and far(family) and all(map(far, middle)) and all(map(far, known_as)) and all(map(far, others))

    def _best(self, forenames: Sequence[Compared], surnames: Sequence[Compared]) -> Compared:
        best, most = (_NOTHING, _NOTHING, _NOTHING), _LEAST
        for read in zip(forenames, surnames, self._orders, strict=True):
            bits = read[0].bits + read[1].bits + read[2].bits
            if bits > most:
                best, most = read, bits
        steps = (*best[0].steps, *best[1].steps, *best[2].steps)
        return Compared(sum([s.bits for s in steps]), steps)


def full_name(name: str, weights: Weights, frequencies: NameFrequencies) -> WrittenName:
    """A name in any order."""
    return WrittenName(readings(name), weights, frequencies)


def given_name(name: str, weights: Weights, frequencies: NameFrequencies) -> WrittenName:
    """A name that is known to hold given names only: it is never read as a family name."""
    parts = name_tokens(name)
    return WrittenName([Reading(parts, ())] if parts else [], weights, frequencies)


class _WrittenGiven:
    """The parts that one reading takes for given names."""

    def __init__(self, parts: tuple[str, ...], weights: Weights, frequencies: NameFrequencies, sweep: Sweep) -> None:
        self._parts, self._weights, self._level = parts, weights, sweep.level
        self._rare = {part: frequencies.given_bits(part, weights.thresholds) for part in parts}
        levels = ("exact", "nickname", "spelling", "initial", "differs") if len(parts) == 1 else ()
        self._alone = {level: self._one_step(level, self._bits(parts[0], level)) for level in levels}

    def against(self, borne: Given) -> Compared:
        """Steps "given" and "middle"; none where the reading has no given name."""
        if not self._parts:
            return _NOTHING
        given, known_as, middle = borne
        theirs = name_tokens(given)
        if self._alone and len(theirs) == 1 and not known_as and not middle:
            return self._alone[self._level(self._parts[0], theirs[0])]
        first, *rest = self._parts
        level, bits = self._first_name(first, borne)
        if rest and level == "differs":
            # A child known by a second given name is often written with both.
            later = max((self._first_name(part, borne) for part in rest), key=lambda option: option[1])
            if later[0] in {"exact", "alias"}:
                level, bits = "middle", self._weights.of("given", "middle")
        return self._with_middle(self._one_step(level, bits), rest, borne)

    def far(self, *, has_middle: bool) -> Compared:
        """`against` a record none of whose names is like a written one."""
        if not self._parts:
            return _NOTHING
        found = self._one_step("differs", self._bits(self._parts[0], "differs"))
        return self._with_middle_at("differs", found) if has_middle and self._parts[1:] else found

    def _one_step(self, level: str, bits: float) -> Compared:
        return Compared(bits, (_step("given", level, bits),))

    def _bits(self, part: str, level: str) -> float:
        rare = self._rare[part]
        return rare if level == "exact" else min(self._weights.of("given", level), rare + 1.0)

    def _first_name(self, part: str, borne: Given) -> tuple[str, float]:
        given, known_as, middle = borne
        level = self._against(part, given, "exact")
        best = (level, self._bits(part, level))
        for names, agreed in ((known_as, "alias"), (middle, "middle")):
            for name in names:
                level = self._against(part, name, agreed)
                bits = self._bits(part, level)
                best = (level, bits) if bits > best[1] else best
        return best

    def _against(self, part: str, name: str, agreed: str) -> str:
        """The level of `part` against one recorded name; `agreed` is the level of exact agreement."""
        levels = [self._level(part, other) for other in name_tokens(name)]
        if "exact" in levels:
            return agreed
        if agreed == "middle":
            return "differs"
        return next((level for level in ("nickname", "spelling", "initial") if level in levels), "differs")

    def _with_middle(self, found: Compared, rest: list[str], borne: Given) -> Compared:
        given, known_as, middle = borne
        if not rest or not middle:
            return found
        theirs = [p for n in (given, *middle, *known_as) for p in name_tokens(n)]
        return self._with_middle_at("agrees" if any(self._level(a, b) != "differs" for a in rest for b in theirs) else "differs", found)

    def _with_middle_at(self, level: str, found: Compared) -> Compared:
        bits = self._weights.of("middle", level)
        return Compared(found.bits + bits, (*found.steps, _step("middle", level, bits)))


class _WrittenFamily:
    """The parts that one reading takes for the family name."""

    def __init__(self, parts: tuple[str, ...], weights: Weights, frequencies: NameFrequencies, sweep: Sweep) -> None:
        self._parts, self._level = parts, sweep.level
        rare = max((frequencies.family_bits(p, weights.thresholds) for p in parts), default=0.0)
        bits = {level: min(weights.of("family", level), rare) for level in LEVELS["family"]} | {"exact": rare}
        self._at = {level: Compared(value, (_step("family", level, value),)) for level, value in bits.items()}

    def against(self, borne: Family) -> Compared:
        """Step "family"; none where the reading has no family name."""
        if not self._parts:
            return _NOTHING
        name, previous = borne
        theirs = name_tokens(name)
        if len(self._parts) == len(theirs) == 1 and not previous:
            level = self._level(self._parts[0], theirs[0])
            return self._at["spelling" if level == "nickname" else level]
        return self._at[self._of_several(theirs, previous)]

    def far(self) -> Compared:
        """`against` a record none of whose names is like a written one."""
        return self._at["differs"] if self._parts else _NOTHING

    def _of_several(self, theirs: tuple[str, ...], previous: tuple[str, ...]) -> str:
        """The strongest level that the parts reach."""
        parts = self._parts
        if _same_family(parts, theirs):
            return "exact"
        before = [tokens[-1] for n in previous if (tokens := name_tokens(n))]
        levels = {"differs"}
        if any(self._level(a, b) in {"exact", "spelling"} for a in parts for b in before):
            levels.add("previous")
        found = {self._level(a, b) for a in parts for b in theirs}
        if "exact" in found:
            levels.add("part")
        levels |= {level for level in ("spelling", "initial") if level in found}
        if "nickname" in found or self._level("".join(parts), "".join(theirs)) == "spelling":
            levels.add("spelling")
        return next(level for level in LEVELS["family"] if level in levels)


def _step(comparison: str, level: str, bits: float) -> Step:
    return step(comparison, level, bits, _WORDS[comparison][level])


def _same_family(parts: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(theirs) and (sorted(parts) == sorted(theirs) or "".join(parts) == "".join(theirs))


_GIVEN_WORDS = {
    "exact": "given name agrees",
    "alias": "a name the child is known by agrees",
    "nickname": "a usual form or spelling of the given name",
    "spelling": "given name is spelt alike",
    "middle": "a second given name agrees",
    "initial": "only the initial of the given name agrees",
    "differs": "given name differs",
}
_FAMILY_WORDS = {
    "exact": "family name agrees",
    "previous": "a previous family name, or that of an alias, agrees",
    "part": "one part of the family name agrees",
    "spelling": "family name is spelt alike",
    "initial": "only the initial of the family name agrees",
    "differs": "family name differs",
}
_MIDDLE_WORDS = {"agrees": "second given name agrees", "differs": "second given name differs"}
_WORDS = {"given": _GIVEN_WORDS, "middle": _MIDDLE_WORDS, "family": _FAMILY_WORDS, "order": {"swapped": "names in the other order"}}
