"""Comparing names: a name as written, in any order, against all names a record holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from gateway.children import ChildRecord
from gateway.matching.decision import Step
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.nicknames import stand_for_one_another
from gateway.matching.normalise import name_tokens, sound
from gateway.matching.weights import LEVELS, Weights

_LONG_VOWELS = (
    ("eigh", "i"), ("ey", "i"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ie", "i"), ("y", "i"),
    ("aa", "a"), ("uu", "u"), ("ii", "i"), ("ei", "ai"),
)  # fmt: skip
_SILENT = (("kh", "k"), ("gh", "g"), ("dh", "d"), ("bh", "b"), ("ph", "f"), ("iy", "y"))  # breath that English ears do not hear
_SHORTEST, _SHORT, _LONG = 3, 4, 8
_CLOSE, _SOUNDS_CLOSE = 0.93, 0.8


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
    """Whether only the spelling differs and nothing heard does: Abdy and Abdi, Noor and Nuur, Rabia and Rabiah, Khadija and Kadija.

    Names from Arabic, Bengali and Somali have no one spelling in Latin letters; each office writes what it hears. Short vowels
    that are heard apart (Karim, Karam) stay apart.
    """
    return min(len(left), len(right)) >= _SHORTEST and _heard(left) == _heard(right)


@lru_cache(maxsize=65536)
def _heard(part: str) -> str:
    for spelling, plain in _SILENT:
        part = part.replace(spelling, plain)
    plain = _vowels_plain(part)
    return plain[:1] + "".join(c for c, _ in groupby(plain[1:].removesuffix("h")))


def _spelt_alike(left: str, right: str) -> bool:
    shorter = min(len(left), len(right))
    if shorter >= _SHORT and (left.startswith(right) or right.startswith(left)):
        return True  # cut short, as names in speech and in narrow columns are: Temi for Temilade
    edits = DamerauLevenshtein.distance(left, right, score_cutoff=2)
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


Found = tuple[str, str, float]  # comparison, level, bits


def compare_names(name: str, child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> tuple[Step, ...]:
    """Steps "given", "middle", "family" and "order" of the reading that fits the record best."""
    tried = (_found(reading, child, weights, frequencies) for reading in readings(name))
    return _steps(max(tried, key=_total, default=()))


def compare_given(name: str, child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> tuple[Step, ...]:
    """Steps "given" and "middle" of a name that is known to hold given names only."""
    parts = name_tokens(name)
    return _steps(_given(parts, child, weights, frequencies) if parts else ())


def _steps(found: Sequence[Found]) -> tuple[Step, ...]:
    return tuple([Step(comparison, level, bits, _WORDS[comparison][level]) for comparison, level, bits in found])


def _total(found: Sequence[Found]) -> float:
    return sum([bits for _, _, bits in found])


def _found(reading: Reading, child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> Sequence[Found]:
    found: list[Found] = []
    if reading.given:
        found += _given(reading.given, child, weights, frequencies)
    if reading.family:
        found.append(_family(reading.family, child, weights, frequencies))
    if reading.order == "swapped":
        found.append(("order", "swapped", weights.of("order", "swapped")))
    return found


def _given(parts: tuple[str, ...], child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> list[Found]:
    first, *rest = parts
    level, bits = _first_name(first, child, weights, frequencies)
    found: list[Found] = [("given", level, bits)]
    if level in {"differs", "initial"} and rest:
        # A child known by a second given name is often written with both.
        later = [_first_name(part, child, weights, frequencies) for part in rest]
        best = max(later, key=lambda option: option[1])
        if best[0] in {"exact", "alias"} and level == "differs":
            found = [("given", "middle", weights.of("given", "middle"))]
    return [*found, *_middle(rest, child, weights)]


def _first_name(part: str, child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> tuple[str, float]:
    rare = frequencies.given_bits(part, weights.thresholds)
    level = _against(part, child.given_name, "exact")
    best = (level, rare if level == "exact" else min(weights.of("given", level), rare + 1.0))
    for names, agreed in ((child.known_as, "alias"), (child.middle_names, "middle")):
        for name in names:
            level = _against(part, name, agreed)
            bits = rare if level == "exact" else min(weights.of("given", level), rare + 1.0)
            best = (level, bits) if bits > best[1] else best
    return best


@lru_cache(maxsize=131072)
def _against(part: str, name: str, agreed: str) -> str:
    """The given-name level of `part` against one recorded name; `agreed` is the level of exact agreement."""
    levels = [likeness(part, other) for other in name_tokens(name)]
    if "exact" in levels:
        return agreed
    if agreed == "middle":
        return "differs"
    return next((level for level in ("nickname", "spelling", "initial") if level in levels), "differs")


def _middle(rest: list[str], child: ChildRecord, weights: Weights) -> list[Found]:
    if not rest or not child.middle_names:
        return []
    theirs = [p for n in (child.given_name, *child.middle_names, *child.known_as) for p in name_tokens(n)]
    level = "agrees" if any(likeness(a, b) != "differs" for a in rest for b in theirs) else "differs"
    return [("middle", level, weights.of("middle", level))]


def _family(parts: tuple[str, ...], child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> Found:
    levels = _family_levels(parts, child.family_name, child.other_families)
    rare = max([frequencies.family_bits(p, weights.thresholds) for p in parts])
    level = levels[0]
    return ("family", level, rare if level == "exact" else min(weights.of("family", level), rare))


def _same_family(parts: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(theirs) and (sorted(parts) == sorted(theirs) or "".join(parts) == "".join(theirs))


@lru_cache(maxsize=131072)
def _family_levels(parts: tuple[str, ...], name: str, previous: tuple[str, ...]) -> tuple[str, ...]:
    """Every level that a written family name reaches against a recorded one, strongest first; "exact" stands alone."""
    theirs = name_tokens(name)
    if _same_family(parts, theirs):
        return ("exact",)
    before = [name_tokens(n) for n in previous]
    levels = {"differs"}
    if any(likeness(a, b[-1]) in {"exact", "spelling"} for a in parts for b in before if b):
        levels.add("previous")
    alike = [likeness(a, b) for a in parts for b in theirs]
    if "exact" in alike:
        levels.add("part")
    levels |= {level for level in ("spelling", "initial") if level in alike}
    if "nickname" in alike or likeness("".join(parts), "".join(theirs)) == "spelling":
        levels.add("spelling")
    return tuple(level for level in LEVELS["family"] if level in levels)


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
