"""From names at places to persons: which occurrences are of one person. Doubt keeps them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gateway.matching import dates
from gateway.matching.evidence import Evidence, EvidenceKind
from gateway.matching.names import likeness
from gateway.matching.normalise import name_tokens
from gateway.matching.occurrence import Occurrence

_TELLING = (EvidenceKind.DATE_OF_BIRTH, EvidenceKind.NHS_NUMBER, EvidenceKind.UPN)
_AGREEING = frozenset({"exact", "nickname"})


@dataclass(frozen=True, slots=True)
class Person:
    """Occurrences of one person, in reading order."""

    occurrences: tuple[Occurrence, ...]

    @property
    def cues(self) -> frozenset[str]:
        """The cues of all occurrences together."""
        return frozenset().union(*(o.cues for o in self.occurrences))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Names first, then facts, in reading order."""
        return (*(o.name for o in self.occurrences), *(f for o in self.occurrences for f in o.facts))

    @property
    def order(self) -> int:
        """Place of the first occurrence."""
        return self.occurrences[0].order

    def full_names(self) -> tuple[str, ...]:
        """Names of two parts or more."""
        return tuple(dict.fromkeys(o.name.value for o in self.occurrences if o.name.kind is EvidenceKind.NAME))

    def given_parts(self) -> frozenset[str]:
        """Parts that are, or may be, given names."""
        parts = [given_and_family(n)[0] for n in self.full_names()]
        alone = [name_tokens(o.name.value) for o in self.occurrences if o.name.kind is EvidenceKind.GIVEN_NAME]
        return frozenset(p for group in (*parts, *alone) for p in group)

    def family_parts(self) -> frozenset[str]:
        """Parts that are family names."""
        return frozenset(p for n in self.full_names() for p in given_and_family(n)[1])


def given_and_family(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Given and family parts of a written name: by comma, by capitals, else the last part is the family's."""
    if "," in name:
        family, given = name.split(",", 1)
        return name_tokens(given), name_tokens(family)
    words = [w for w in name.split() if name_tokens(w)]
    capitals = [w for w in words if w.isupper() and len(w) > 1]
    if capitals and len(capitals) < len(words):
        return _parts(w for w in words if w not in capitals), _parts(capitals)
    return _parts(words[:-1]), _parts(words[-1:])


def _parts(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(p for w in words for p in name_tokens(w))


def group(occurrences: Sequence[Occurrence]) -> tuple[Person, ...]:
    """Full names first, so that a forename alone finds its owner wherever it stands; then the rest in reading order."""
    persons: list[Person] = []
    for occurrence in sorted(occurrences, key=lambda o: (o.name.kind is not EvidenceKind.NAME, o.order)):
        place = _place(persons, occurrence)
        if place == _NOBODY:
            continue
        if place is None:
            persons.append(Person((occurrence,)))
        else:
            merged = sorted((*persons[place].occurrences, occurrence), key=lambda o: o.order)
            persons[place] = replace(persons[place], occurrences=tuple(merged))
    return tuple(sorted(persons, key=lambda p: p.order))


_NOBODY = -1


def _place(persons: list[Person], occurrence: Occurrence) -> int | None:
    """The person this occurrence is of; None for a new one; `_NOBODY` for a family name alone that several share."""
    fits = [n for n, p in enumerate(persons) if _same(p, occurrence) and not _contradict(p, occurrence)]
    if occurrence.name.kind is EvidenceKind.NAME:
        return fits[0] if fits else None
    if fits:
        return _nearest(persons, fits, occurrence)
    return _NOBODY if _is_family_name(persons, occurrence) else None


def _nearest(persons: list[Person], fits: list[int], occurrence: Occurrence) -> int:
    """Where several fit, the one named last before this place."""
    before = [(max((o.order for o in persons[n].occurrences if o.order <= occurrence.order), default=-1), n) for n in fits]
    return max(before, key=lambda pair: (pair[0], -pair[1]))[1]


def _same(person: Person, occurrence: Occurrence) -> bool:
    name = occurrence.name
    if name.kind is EvidenceKind.INITIALS:
        return any(_initials(n) == name_tokens_joined(name.value) for n in person.full_names())
    if name.kind is EvidenceKind.GIVEN_NAME:
        return any(likeness(p, q) in _AGREEING for p in name_tokens(name.value) for q in person.given_parts())
    return any(_names_agree(n, name.value) for n in person.full_names()) or _same_birth(person, occurrence)


def _names_agree(left: str, right: str) -> bool:
    """Each part of the shorter name has its like in the other, initials allowed beside one full part."""
    short, long = sorted((name_tokens(left), name_tokens(right)), key=len)
    best = [_best(part, long) for part in short]
    return "differs" not in best and any(level in _AGREEING for level in best) and _given_agree(left, right)


def _given_agree(left: str, right: str) -> bool:
    """One family, two given names: never one person."""
    mine, theirs = given_and_family(left)[0], name_tokens(right)
    return not mine or any(likeness(p, q) in {*_AGREEING, "initial"} for p in mine for q in theirs)


def _best(part: str, others: tuple[str, ...]) -> str:
    levels = [likeness(part, other) for other in others]
    return next((level for level in ("exact", "nickname", "initial") if level in levels), "differs")


def _same_birth(person: Person, occurrence: Occurrence) -> bool:
    """One given name and one full date of birth: the family name changed, or is the other parent's."""
    mine = {f.value for o in person.occurrences for f in o.facts if f.kind is EvidenceKind.DATE_OF_BIRTH and dates.is_full(f.value)}
    theirs = {f.value for f in occurrence.facts if f.kind is EvidenceKind.DATE_OF_BIRTH}
    given = given_and_family(occurrence.name.value)[0]
    return bool(mine & theirs) and any(likeness(p, q) in _AGREEING for p in given for q in person.given_parts())


def _contradict(person: Person, occurrence: Occurrence) -> bool:
    """Two dates of birth or two numbers: two persons, whatever the names."""
    for kind in _TELLING:
        mine = {f.value for o in person.occurrences for f in o.facts if f.kind is kind}
        theirs = {f.value for f in occurrence.facts if f.kind is kind}
        if mine and theirs and not mine & theirs:
            return True
    return False


def _is_family_name(persons: list[Person], occurrence: Occurrence) -> bool:
    if occurrence.name.kind is not EvidenceKind.GIVEN_NAME:
        return False
    return any(set(name_tokens(occurrence.name.value)) <= p.family_parts() for p in persons)


def _initials(name: str) -> str:
    given, family = given_and_family(name)
    return "".join(p[0] for p in (*given, *family))


def name_tokens_joined(text: str) -> str:
    """Initials as written, without points and spaces."""
    return "".join(name_tokens(text))
