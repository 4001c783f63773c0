"""The people of one note: a family of one origin, its friends, the professionals around it; and the ways to write each."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from training.naming_systems import systems
from training.origins import ORIGINS, WORD_NAMES, Origin, Part
from training.unseen_names import unseen_groups

_FAMILY, _FRIEND = "ACD", "X"
_PARTNER = "B"
_LETTERS = "ABCDSTUVWXYZ"
_PROFESSIONALS = "UVW"
_WORD_NAME_SHARE = 0.08
_PLACE = re.compile(r"(?<![^\W_])[fs](?![^\W_]|')")  # of a forename or surname in the manner of an origin


@dataclass(frozen=True, slots=True)
class Person:
    """A written name and its origin. `whole` is the full name in the origin's manner."""

    forename: str
    surname: str
    second: str
    whole: str
    origin: str


def _initials(person: Person) -> str:
    return person.forename[0] + person.surname[0].upper()


FORMS: Mapping[str, Callable[[Person], str]] = {
    "": lambda p: p.whole,
    "f": lambda p: p.forename,
    "s": lambda p: p.surname,
    "S": lambda p: p.surname.upper(),
    "ff": lambda p: f"{p.forename} {p.second} {p.surname}",
    "p": lambda p: f"{p.surname.upper()}, {p.forename}",
    "c": lambda p: f"{p.surname}, {p.forename}",
    "i": lambda p: f"{p.forename[0]}. {p.surname}",
    "I": _initials,
}
"""How a template writes a person: {A} whole, {A.f} forename, {A.p} as the police do, {A.I} initials."""


def origins_of(part: Part) -> tuple[Origin, ...]:
    """The origins with the names of a part; a name that training uses anywhere is in no held-out list, nor the other way."""
    chosen = [origin.of_part(part) for origin in ORIGINS]
    if part is Part.TRAIN:
        return (*chosen, *systems(names_kept_out()))
    used = {name for origin in ORIGINS for name in (*origin.of_part(Part.TRAIN).forenames, *origin.of_part(Part.TRAIN).surnames)}
    return tuple(
        Origin(o.name, tuple(n for n in o.forenames if n not in used), tuple(n for n in o.surnames if n not in used), o.patterns)
        for o in chosen
    )


def names_kept_out() -> frozenset[str]:
    """Every name of the held-out notes and of the unseen check."""
    origins = (*origins_of(Part.HELD_OUT), *unseen_groups())
    return frozenset(name for origin in origins for name in (*origin.forenames, *origin.surnames))


def cast(rng: random.Random, origins: tuple[Origin, ...], family: Origin) -> dict[str, Person]:
    """People by their letter in the templates."""
    people: dict[str, Person] = {}
    surname = rng.choice(family.surnames)
    for letter in _LETTERS:
        own = _origin_of(letter, rng, origins, family)
        shares = letter in _FAMILY or (letter == _PARTNER and rng.random() < 0.5)
        people[letter] = _person(rng, own, surname if shares else rng.choice(own.surnames))
    return people


def cast_of_one(rng: random.Random, group: Origin) -> dict[str, Person]:
    """People by their letter, all of one group and with forenames of their own; the family shares its surname."""
    family, forenames = rng.choice(group.surnames), rng.sample(group.forenames, len(_LETTERS))
    people: dict[str, Person] = {}
    for letter, forename in zip(_LETTERS, forenames, strict=True):
        second = rng.choice([name for name in group.forenames if name != forename])
        surname = family if letter in _FAMILY else rng.choice(group.surnames)
        people[letter] = _written(rng, group, forename, second, surname)
    return people


def _origin_of(letter: str, rng: random.Random, origins: tuple[Origin, ...], family: Origin) -> Origin:
    if letter in _FAMILY or (letter in _FRIEND + _PARTNER and rng.random() < 0.6):
        return family
    return origins[0] if letter in _PROFESSIONALS and rng.random() < 0.4 else rng.choice(origins)


def _person(rng: random.Random, origin: Origin, surname: str) -> Person:
    forename, second = rng.sample(origin.forenames, 2)
    if rng.random() < _WORD_NAME_SHARE:
        forename = rng.choice(WORD_NAMES)
    return _written(rng, origin, forename, second, surname)


def _written(rng: random.Random, origin: Origin, forename: str, second: str, surname: str) -> Person:
    other = rng.choice(origin.surnames)
    pattern = rng.choice(origin.patterns)
    fill = {"f": _then(rng, (forename, second), origin.forenames), "s": _then(rng, (surname, other), origin.surnames)}
    whole = _PLACE.sub(lambda place: next(fill[place[0]]), pattern)
    return Person(forename, surname, second, whole, origin.name)


def _then(rng: random.Random, first: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """The given names, and further ones where a manner asks for more."""
    yield from first
    while True:
        yield rng.choice(others)
