"""Many names at once against a written one: which are like it at all, and the most that each could give.

Nearly all of the some hundred children born on a day bear quite another name. Finding that out for all of them together costs
little; only whoever could come near is then compared name by name (`gateway.matching.name_comparison`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from gateway.children import Outline
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.names import Reading, alike, likeness
from gateway.matching.normalise import name_tokens
from gateway.matching.weights import Weights

Bits = Mapping[str, float]


class Sweep:
    """How each written part relates to every name part met so far; a name of several parts is met as one word too."""

    def __init__(self, parts: Iterable[str]) -> None:
        self._levels: dict[str, dict[str, str]] = {part: {} for part in parts}
        self._swept: set[str] = set()
        self._far: dict[str, bool] = {}

    def over(self, names: Iterable[str]) -> None:
        """Sweep over the names that were not met before."""
        met = {name: words_of(name) for name in names if name not in self._far}
        fresh = {word for words in met.values() for word in words} - self._swept
        self._swept |= fresh
        for part, levels in alike(self._levels, fresh).items():
            self._levels[part].update(levels)
        near = {word for levels in self._levels.values() for word in levels}
        self._far.update((name, near.isdisjoint(words)) for name, words in met.items())

    def is_far(self, name: str) -> bool:
        """Whether no part of the name, nor the whole as one word, is like any written part; False where it was not met."""
        return self._far.get(name, False)

    def level(self, part: str, other: str) -> str:
        """`likeness` of a written part."""
        return self._levels[part].get(other, "differs") if other in self._swept else likeness(part, other)


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The parts of a name, and all of them as one word where they are several."""
    parts = name_tokens(name)
    return (*parts, "".join(parts)) if len(parts) > 1 else parts


class MostOfNames:
    """The most bits that a written name could give a child, whichever way it is read: quick, and never less than it does give."""

    def __init__(self, split: Sequence[Reading], weights: Weights, frequencies: NameFrequencies, sweep: Sweep) -> None:
        given = [_given_bits(r, weights, frequencies) for r in split]
        family = [_family_bits(r, weights, frequencies) for r in split]
        self._given, self._family = _Side(given, sweep), _Side(family, sweep)
        self._has_given = all(r.given for r in split)
        self._more = max((weights.of("order", r.order) if r.order == "swapped" else 0.0 for r in split), default=0.0)
        self._middle = max(0.0, weights.of("middle", "agrees")) if any(len(r.given) > 1 for r in split) else 0.0

    def of(self, child: Outline) -> tuple[float, bool]:
        """The most bits, and whether the given name surely differs."""
        given, surname = self._given, self._family
        first, family = given[child.given_name], surname[child.family_name]
        if child.known_as:
            first = max(first, *[given[name] for name in child.known_as])
        if child.other_families:
            family = max(family, *[surname[name] for name in child.other_families])
        most = first + family + self._more
        if child.middle_names:
            first = max(first, *[given[name] for name in child.middle_names])
            most = first + family + self._more + self._middle
        return most, self._has_given and first <= given.far


class _Side(dict[str, float]):
    """One side of a written name: the most bits of each recorded name, worked out when first asked for.

    `readings` are, for each way to read it, bits by part and level, with those for another name.
    """

    def __init__(self, readings: Sequence[tuple[Mapping[str, Bits], float]], sweep: Sweep) -> None:
        super().__init__()
        self._sweep = sweep
        self._by_part: dict[str, list[Bits]] = {}
        for by_part, _ in readings:
            for part, bits in by_part.items():
                self._by_part.setdefault(part, []).append(bits)
        self.far = max((far for _, far in readings), default=0.0)

    def __missing__(self, name: str) -> float:
        """A name that was not met before."""
        found = self[name] = self.far if self._sweep.is_far(name) else self._of_near(name)
        return found

    def _of_near(self, name: str) -> float:
        level, words = self._sweep.level, words_of(name)
        found = [bits.get(level(part, word), self.far) for part, several in self._by_part.items() for word in words for bits in several]
        return max(self.far, *found) if found else self.far


def _given_bits(read: Reading, weights: Weights, frequencies: NameFrequencies) -> tuple[Mapping[str, Bits], float]:
    if not read.given:
        return {}, 0.0
    by_part: dict[str, Bits] = {}
    for part in read.given:
        rare = frequencies.given_bits(part, weights.thresholds)
        bits = {level: min(weights.of("given", level), rare + 1.0) for level in ("alias", "nickname", "spelling", "initial", "differs")}
        by_part[part] = bits | {"exact": max(rare, bits["alias"], weights.of("given", "middle"))}
    return by_part, by_part[read.given[0]]["differs"]


def _family_bits(read: Reading, weights: Weights, frequencies: NameFrequencies) -> tuple[Mapping[str, Bits], float]:
    if not read.family:
        return {}, 0.0
    rare = max(frequencies.family_bits(p, weights.thresholds) for p in read.family)
    near = min(rare, max(weights.of("family", "previous"), weights.of("family", "spelling")))
    initial, differs = (min(rare, weights.of("family", level)) for level in ("initial", "differs"))
    bits = {"exact": rare, "nickname": near, "spelling": near, "initial": initial}
    return dict.fromkeys((*read.family, "".join(read.family)), bits), differs
