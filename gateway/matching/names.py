"""Names as written and how two name parts relate: the readings of a name, likeness, and the most that a name could give."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler, Levenshtein

from gateway.matching.frequencies import NameFrequencies
from gateway.matching.nicknames import other_forms, stand_for_one_another
from gateway.matching.normalise import name_tokens, sound
from gateway.matching.weights import Weights

_LONG_VOWELS = (
    ("eigh", "i"), ("ey", "i"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ie", "i"), ("y", "i"),
    ("aa", "a"), ("uu", "u"), ("ii", "i"), ("ei", "ai"),
)  # fmt: skip
_SILENT = (("kh", "k"), ("gh", "g"), ("dh", "d"), ("bh", "b"), ("ph", "f"), ("iy", "y"))  # breath that English ears do not hear
_SHORTEST, _SHORT, _LONG = 3, 4, 8
_MOST_EDITS = 2
_TELLS_APART = 5  # letters: of shorter names the one letter more makes another name, Kay and Kai, Toni and Tony, Noa and Noah
_CLOSE, _SOUNDS_CLOSE = 0.93, 0.8
_WELL_BELOW = 0.79  # of `_SOUNDS_CLOSE`: a sweep with a limit loses to rounding who stands on it


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a written name. `order` is "written" (given name first, or a comma) or "swapped"."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    order: str = "written"


@lru_cache(maxsize=4096)
def readings(name: str) -> tuple[Reading, ...]:
    """Every plausible split of a name into given and family parts."""
    if "," in name:
        before, after = name.split(",", 1)
        if name_tokens(before) and name_tokens(after):
            usual = Reading(name_tokens(after), name_tokens(before))
            return (usual, Reading(usual.family, usual.given, "swapped"))
    parts = name_tokens(name)
    if len(parts) == 1:
        return (Reading(parts, ()), Reading((), parts))
    cuts = _cuts(name, len(parts))
    straight = [Reading(parts[:cut], parts[cut:]) for cut in cuts]
    return (*straight, *(Reading(parts[cut:], parts[:cut], "swapped") for cut in cuts))


def _cuts(name: str, count: int) -> Sequence[int]:
    """Where a name of `count` parts may be cut: never inside what the writer joined by a hyphen, unless that is all there is."""
    ends = list(accumulate(len(name_tokens(word)) for word in name.split()))
    return sorted({end for end in ends if 0 < end < count}) or range(1, count)


@lru_cache(maxsize=262144)
def likeness(left: str, right: str) -> str:
    """How two folded name parts relate: "exact", "nickname", "spelling", "initial" or "differs"."""
    if left == right:
        return "exact"
    if min(len(left), len(right)) == 1:
        return "initial" if left[:1] == right[:1] else "differs"
    if stand_for_one_another(left, right) or _same_sound(left, right):
        return "nickname"
    return "spelling" if _spelt_alike(left, right) else "differs"


def _same_sound(left: str, right: str) -> bool:
    """Whether only the spelling differs and nothing heard does: Rabia and Rabiah, Khadija and Khadeeja.

    Names from Arabic, Bengali and Somali have no one spelling in Latin letters; each office writes what it hears. Short vowels
    that are heard apart (Karim, Karam) stay apart.
    """
    return min(len(left), len(right)) >= _TELLS_APART and _heard(left) == _heard(right)


@lru_cache(maxsize=65536)
def _heard(part: str) -> str:
    for spelling, plain in _SILENT:
        part = part.replace(spelling, plain)
    plain = _vowels_plain(part)
    return plain[:1] + "".join(c for c, _ in groupby(plain[1:].removesuffix("h")))


def alike(parts: Collection[str], others: Collection[str]) -> dict[str, dict[str, str]]:
    """For each of `parts` its `likeness` to each of `others`, those that differ left out: in one sweep, since nearly all do."""
    wanted = frozenset[str]().union(*map(_wanted_traits, parts))
    kindred = [other for other in others if not wanted.isdisjoint(_traits(other))]
    near = {part: set(kindred) for part in parts}
    for part, other in _near_by_letters([part for part in parts if len(part) > 1], list(others)):
        near[part].add(other)
    return {part: {o: level for o in found if (level := likeness(part, o)) != "differs"} for part, found in near.items()}


@lru_cache(maxsize=65536)
def _traits(part: str) -> frozenset[str]:
    """One of these, told apart by its first sign, is common to two parts that are alike by more than their letters one by one."""
    return frozenset(
        (f"={part}", f"1{part[:1]}", f"4{part[:_SHORT]}", f"p{_vowels_plain(part)}", f"h{_heard(part)}"),
    )


def _wanted_traits(part: str) -> frozenset[str]:
    """Of a written part; an initial is like all that begin with it, and they are like it."""
    if len(part) == 1:
        return frozenset((f"1{part}",))
    return (_traits(part) - {f"1{part[:1]}"}) | {f"={form}" for form in (part[0], *other_forms(part))}


def _near_by_letters(parts: list[str], others: list[str]) -> list[tuple[str, str]]:
    """Pairs of all that a few keystrokes may have made of a part, or that look enough like it to sound like it, and some more."""
    if not parts or not others:
        return []
    # An exchange of letters is two edits of Levenshtein's: whoever is within one or two by Damerau is within twice as many by him.
    edits = np.array([[2 * (_MOST_EDITS if len(part) >= _LONG else 1)] for part in parts])
    typed = process.cdist(parts, others, scorer=Levenshtein.distance, score_cutoff=2 * _MOST_EDITS) <= edits
    close = process.cdist(parts, others, scorer=JaroWinkler.similarity, score_cutoff=_WELL_BELOW) > 0
    return [(parts[row], others[column]) for row, column in np.argwhere(typed | close).tolist()]


def _spelt_alike(left: str, right: str) -> bool:
    shorter = min(len(left), len(right))
    if shorter >= _SHORT and (left.startswith(right) or right.startswith(left)):
        return True  # cut short, as names in speech and in narrow columns are: Temi for Temilade
    edits = DamerauLevenshtein.distance(left, right, score_cutoff=_MOST_EDITS)
    if edits <= (1 if shorter < _LONG else 2) and shorter >= _SHORT:
        return True
    if shorter >= _SHORTEST and (_vowels_plain(left) == _vowels_plain(right) or (edits == 1 and sorted(left) == sorted(right))):
        return True
    close = JaroWinkler.similarity(left, right)
    return close >= _CLOSE or (close >= _SOUNDS_CLOSE and sound(left) == sound(right))


@lru_cache(maxsize=65536)
def _vowels_plain(part: str) -> str:
    """One spelling for long vowels: Noor, Nuur and Nour are one name."""
    for spelling, plain in _LONG_VOWELS:
        part = part.replace(spelling, plain)
    return part


@dataclass(frozen=True, slots=True)
class NameReach:
    """The most bits of name and order: with both names, with one by sound and the other spelt alike, with both spelt alike."""

    both: float
    one: float
    neither: float


def most_of_name(name: str, weights: Weights, frequencies: NameFrequencies) -> NameReach:
    """What a written name could give at most, whoever bears it."""
    found = [_of_reading(r.given, r.family, r.order, weights, frequencies) for r in readings(name)]
    return NameReach(*(max((reach[n] for reach in found), default=0.0) for n in range(3)))


def _of_reading(
    given: tuple[str, ...], family: tuple[str, ...], order: str, weights: Weights, frequencies: NameFrequencies
) -> tuple[float, float, float]:
    """Both, one and neither name by sound. A spelling alike is worth no more than its own level, and no more than the name."""
    bounds = weights.thresholds
    first = max((frequencies.given_bits(p, bounds) for p in given), default=0.0)
    by_sound = (max(first, min(weights.of("given", "alias"), first + 1)) if given else 0.0, _rarest(family, weights, frequencies))
    loose = (min(by_sound[0], weights.of("given", "nickname")), min(by_sound[1], weights.of("family", "previous")))
    more = (weights.of("middle", "agrees") if len(given) > 1 else 0.0) + (weights.of("order", "swapped") if order == "swapped" else 0.0)
    either = max(by_sound[0] + loose[1], loose[0] + by_sound[1])
    return sum(by_sound) + more, either + more, sum(loose) + more


def _rarest(family: tuple[str, ...], weights: Weights, frequencies: NameFrequencies) -> float:
    return max((frequencies.family_bits(p, weights.thresholds) for p in family), default=0.0)
