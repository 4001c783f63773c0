"""Comparing names: a name as written, in any order, against all names a record holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from gateway.children import ChildRecord
from gateway.matching.decision import Step
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.nicknames import stand_for_one_another
from gateway.matching.normalise import name_tokens, sound
from gateway.matching.weights import Weights

_LONG_VOWELS = (
    ("eigh", "i"), ("ey", "i"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ie", "i"), ("y", "i"),
    ("aa", "a"), ("uu", "u"), ("ii", "i"), ("ei", "ai"),
)  # fmt: skip
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
    if stand_for_one_another(left, right):
        return "nickname"
    return "spelling" if _spelt_alike(left, right) else "differs"


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


def _vowels_plain(part: str) -> str:
    """One spelling for long vowels: Noor, Nuur and Nour are one name."""
    for spelling, plain in _LONG_VOWELS:
        part = part.replace(spelling, plain)
    return part


def compare_names(name: str, child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> tuple[Step, ...]:
    """Steps "given", "middle", "family" and "order" of the reading that fits the record best."""
    tried = (_steps(reading, child, weights, frequencies) for reading in readings(name))
    return max(tried, key=lambda steps: sum(s.bits for s in steps), default=())


def _steps(reading: Reading, child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> tuple[Step, ...]:
    steps: list[Step] = []
    if reading.given:
        steps += _given(reading.given, child, weights, frequencies)
    if reading.family:
        steps.append(_family(reading.family, child, weights, frequencies))
    if reading.order == "swapped":
        steps.append(Step("order", "swapped", weights.of("order", "swapped"), "names in the other order"))
    return tuple(steps)


def _given(parts: tuple[str, ...], child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> list[Step]:
    first, *rest = parts
    level, bits = _first_name(first, child, weights, frequencies)
    steps = [Step("given", level, bits, _GIVEN_WORDS[level])]
    if level in {"differs", "initial"} and rest:
        # A child known by a second given name is often written with both.
        later = [_first_name(part, child, weights, frequencies) for part in rest]
        best = max(later, key=lambda found: found[1])
        if best[0] in {"exact", "alias"} and level == "differs":
            steps = [Step("given", "middle", weights.of("given", "middle"), "a later given name agrees")]
    return [*steps, *_middle(rest, child, weights)]


def _first_name(part: str, child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> tuple[str, float]:
    found = [_against(part, name_tokens(child.given_name), "exact")]
    found += [_against(part, name_tokens(alias), "alias") for alias in child.known_as]
    found += [_against(part, name_tokens(middle), "middle") for middle in child.middle_names]
    rare = frequencies.given_bits(part, weights.thresholds)
    options = [(level, rare if level == "exact" else min(weights.of("given", level), rare + 1.0)) for level in found]
    return max(options, key=lambda option: option[1])


def _against(part: str, theirs: tuple[str, ...], agreed: str) -> str:
    """The given-name level of `part` against one recorded name; `agreed` is the level of exact agreement."""
    levels = [likeness(part, other) for other in theirs]
    if "exact" in levels:
        return agreed
    if agreed == "middle":
        return "differs"
    return next((level for level in ("nickname", "spelling", "initial") if level in levels), "differs")


def _middle(rest: list[str], child: ChildRecord, weights: Weights) -> list[Step]:
    theirs = [p for n in (child.given_name, *child.middle_names, *child.known_as) for p in name_tokens(n)]
    if not rest or not child.middle_names:
        return []
    if any(likeness(a, b) != "differs" for a in rest for b in theirs):
        return [Step("middle", "agrees", weights.of("middle", "agrees"), "second given name agrees")]
    return [Step("middle", "differs", weights.of("middle", "differs"), "second given name differs")]


def _family(parts: tuple[str, ...], child: ChildRecord, weights: Weights, frequencies: NameFrequencies) -> Step:
    theirs = name_tokens(child.family_name)
    rare = max(frequencies.family_bits(p, weights.thresholds) for p in parts)
    if _same_family(parts, theirs):
        return Step("family", "exact", rare, "family name agrees")
    options = [(level, min(weights.of("family", level), rare)) for level in _family_levels(parts, child)]
    level, bits = max(options, key=lambda option: option[1])
    return Step("family", level, bits, _FAMILY_WORDS[level])


def _same_family(parts: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(theirs) and (sorted(parts) == sorted(theirs) or "".join(parts) == "".join(theirs))


def _family_levels(parts: tuple[str, ...], child: ChildRecord) -> set[str]:
    theirs = name_tokens(child.family_name)
    before = [name_tokens(n) for n in child.previous_names]
    levels = {"differs"}
    if any(likeness(a, b[-1]) in {"exact", "spelling"} for a in parts for b in before if b):
        levels.add("previous")
    alike = [likeness(a, b) for a in parts for b in theirs]
    if "exact" in alike:
        levels.add("part")
    levels |= {level for level in ("spelling", "initial") if level in alike}
    if "nickname" in alike or likeness("".join(parts), "".join(theirs)) == "spelling":
        levels.add("spelling")
    return levels


_GIVEN_WORDS = {
    "exact": "given name agrees",
    "alias": "a name the child is known by agrees",
    "nickname": "a usual form of the given name",
    "spelling": "given name is spelt alike",
    "middle": "a second given name agrees",
    "initial": "only the initial of the given name agrees",
    "differs": "given name differs",
}
_FAMILY_WORDS = {
    "previous": "a previous family name agrees",
    "part": "one part of the family name agrees",
    "spelling": "family name is spelt alike",
    "initial": "only the initial of the family name agrees",
    "differs": "family name differs",
}
