"""Placed answers -> the persons of a form: children in order, adults of the home, professionals; shared answers spread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.forms import values
from parsers.forms.placing import ALL, ALLOWED, Placed

_IDENTITY = frozenset({"given_name", "name", "date_of_birth", "edd", "nhs_number", "upn"})
_ADULT_IDENTITY = frozenset({"given_name", "family_name", "name"})
_SEVERAL_LINES = frozenset({"address", "name", "gp", "school", "disability"})


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the numbers of the entries that carry it."""

    text: str
    sources: tuple[int, ...]


@dataclass(slots=True)
class Person:
    """One person's values by field."""

    values: dict[str, Value] = field(default_factory=dict)

    def put(self, name: str, text: str, source: int, *, extend: bool = False) -> None:
        """Keep the first value of a field; a continuation row adds to it."""
        known = self.values.get(name)
        if not text:
            return
        if known is None:
            self.values[name] = Value(text, (source,))
        elif extend and name in _SEVERAL_LINES:
            self.values[name] = Value(f"{known.text}, {text}", (*known.sources, source))

    def has(self, names: frozenset[str]) -> bool:
        """Whether one of the fields is filled."""
        return bool(names & self.values.keys())


def children_of(placed: Sequence[tuple[int, Placed]]) -> list[Person]:
    """The children in the order of the form; answers that name no child belong to each."""
    groups = _collected(placed, "child")
    own = [person for key, person in groups.items() if key != ALL and person.has(_IDENTITY)]
    shared = [person for key, person in groups.items() if key == ALL or not person.has(_IDENTITY)]
    if not own and (lone := next((p for p in shared if "family_name" in p.values), None)):
        own = [lone]
    for child in own:
        for person in shared:
            for name, value in person.values.items():
                child.values.setdefault(name, value)
        _finish_child(child)
    return [child for child in own if child.has(_IDENTITY | {"given_name", "family_name"})]


def adults_of(placed: Sequence[tuple[int, Placed]], group: str) -> list[Person]:
    """Adults of the household, or professionals; rows without a name are left out."""
    found = [person for person in _collected(placed, group).values() if person.has(_ADULT_IDENTITY)]
    for person in found:
        _join_name(person)
    return found


def _collected(placed: Sequence[tuple[int, Placed]], group: str) -> dict[str, Person]:
    people: dict[str, Person] = {}
    turns: dict[str, int] = {}
    for source, item in placed:
        if item.group != group or item.field not in ALLOWED[group]:
            continue
        text = item.entry.value
        key = _turned(people, turns, item)
        person = people.setdefault(key, Person())
        for name, value in _readings(item.field, text):
            person.put(name, value, source, extend=item.entry.continues)
        if item.relation and values.written(text):
            person.put("relationship", item.relation, source)
    return people


def _turned(people: dict[str, Person], turns: dict[str, int], item: Placed) -> str:
    """A second name in one place opens the next person; so does a second value of any answer after a name."""
    base = item.person
    key = f"{base}~{turns[base]}" if turns.get(base) else base
    person = people.get(key)
    again = person is not None and _named_again(person, item.field) and values.written(item.entry.value)
    if again and not item.entry.continues and base != ALL and not base.startswith("#"):
        turns[base] = turns.get(base, 0) + 1
        return f"{base}~{turns[base]}"
    return key


def _named_again(person: Person, field: str) -> bool:
    """A second name, or a second surname once the person has both."""
    if field not in person.values or field not in {"given_name", "family_name", "name"}:
        return False
    return field != "family_name" or person.has(frozenset({"given_name", "name"}))


def _readings(name: str, written: str) -> Iterator[tuple[str, str]]:
    """(field, value) pairs of one answer: an address gives its postcode too, a due date is no date of birth."""
    text = values.written(written)
    if not text:
        return
    if name in {"date_of_birth", "edd"}:
        day = values.iso_date(text) or values.iso_date(values.date_in(text))
        yield ("edd" if name == "edd" or values.speaks_of_birth_to_come(text) else name), day
    elif name == "address":
        yield "address", values.without_postcode(text)
        yield "postcode", values.postcode(text)
    elif name == "sex":
        yield name, values.sex(text)
    elif name == "parental_responsibility":
        yield name, values.yes_no(text)
    elif name in {"name", "given_name"} and values.date_in(text):
        yield from _named_and_dated(name, text)
    else:
        yield name, values.one_line(text)


def _named_and_dated(name: str, text: str) -> Iterator[tuple[str, str]]:
    """The name before a date, and the date: "Jane Doe (01/02/2012)"."""
    written = values.date_in(text)
    before = text[: text.index(written)]
    yield name, values.one_line(before.rstrip(" ,;(-–")).removesuffix(" DOB").removesuffix(" dob").removesuffix(" born").strip(" ,;(:-–")
    yield from _readings("date_of_birth", f"{'due ' if values.speaks_of_birth_to_come(before) else ''}{written}")


def _finish_child(child: Person) -> None:
    """A whole name is split; a name already given in parts stands. A child called unborn has a due date."""
    born, given_name = child.values.get("date_of_birth"), child.values.get("given_name", child.values.get("name"))
    if born is not None and given_name is not None and values.speaks_of_birth_to_come(given_name.text):
        child.values.setdefault("edd", child.values.pop("date_of_birth"))
    whole = child.values.pop("name", None)
    if whole is None:
        return
    given, family = values.split_name(whole.text)
    if "family_name" in child.values and not family:
        family = child.values["family_name"].text
    child.put("given_name", given, whole.sources[0])
    child.put("family_name", family, whole.sources[0])


def _join_name(person: Person) -> None:
    given, family = person.values.pop("given_name", None), person.values.pop("family_name", None)
    parts = [part for part in (given, family) if part is not None]
    if "name" not in person.values and parts:
        person.values["name"] = Value(" ".join(part.text for part in parts), tuple(s for part in parts for s in part.sources))
