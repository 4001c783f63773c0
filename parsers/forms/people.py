"""Placed answers -> the persons of a form: children in order, adults of the home, professionals; shared answers spread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parsers.forms import values
from parsers.forms.fields import ALLOWED
from parsers.forms.placing import ALL, Placed
from parsers.forms.same_child import Mentions, listing_of, numbered_place, points_above

_IDENTITY = frozenset({"given_name", "name", "date_of_birth", "edd", "nhs_number", "upn"})
_SEVERAL = 2
_NO_OTHER = re.compile(r"(?:yes|no|none|nil|not|same|as above)(?: (?:other|as above|known|used))*(?: names?)?", re.IGNORECASE)
_ADULT_IDENTITY = frozenset({"given_name", "family_name", "name"})
_SEVERAL_LINES = frozenset({"address", "name", "gp", "school", "disability"})


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the numbers of the entries that carry it."""

    text: str
    sources: tuple[int, ...]


@dataclass(slots=True)
class Person:
    """One person's values by field; `disputed` fields were answered again in other words."""

    values: dict[str, Value] = field(default_factory=dict)
    disputed: set[str] = field(default_factory=set)

    def put(self, name: str, text: str, source: int, *, extend: bool = False) -> None:
        """Keep the first value of a field; a continuation row adds to it."""
        known = self.values.get(name)
        if not text:
            return
        if known is None:
            self.values[name] = Value(text, (source,))
        elif not extend and _differ(known.text, text):
            self.disputed.add(name)
        elif extend and name in _SEVERAL_LINES:
            self.values[name] = Value(f"{known.text}, {text}", (*known.sources, source))

    def text(self, name: str) -> str:
        """The text of a field, "" where it is not known."""
        value = self.values.get(name)
        return "" if value is None else value.text

    def has(self, names: frozenset[str]) -> bool:
        """Whether one of the fields is filled."""
        return bool(names & self.values.keys())


def _differ(known: str, text: str) -> bool:
    return values.one_line(known).casefold() != values.one_line(text).casefold() and not points_above(text)


def children_of(placed: Sequence[tuple[int, Placed]]) -> list[Person]:
    """The children in the order of the form; answers that name no child belong to each."""
    groups = _collected(placed, "child")
    told = _told_apart(groups)
    own = list(told.values())
    shared = [p for key, p in groups.items() if key not in told and (key == ALL or numbered_place(key) is None or len(own) < _SEVERAL)]
    if not own and (lone := next((p for p in shared if "family_name" in p.values), None)):
        told = {"": lone}
    for child in told.values():
        _finish_child(child)
    children = _pointed(_mentioned_once(told))
    for child in children:
        for person in shared:
            for name, value in person.values.items():
                if len(children) < _SEVERAL or name not in person.disputed:  # two answers of nobody in particular are not everybody's
                    child.values.setdefault(name, value)
        _finish_child(child)
    return [child for child in children if child.has(_IDENTITY | {"given_name", "family_name"})]


def _told_apart(groups: dict[str, Person]) -> dict[str, Person]:
    """The persons who are somebody; answers about a mere number go to the child of that place in the order of the form."""
    own = {key: person for key, person in groups.items() if key != ALL and person.has(_IDENTITY)}
    order = list(own.values())
    for key, person in groups.items():
        place = numbered_place(key)
        if key in own or place is None or not 1 <= place <= len(order) or any(numbered_place(known) for known in own):
            continue
        for name, value in person.values.items():
            order[place - 1].values.setdefault(name, value)
        person.values.clear()
    return own


def _mentioned_once(children: Mapping[str, Person]) -> list[Person]:
    """Each child once: a mention in another list by the same name adds what it tells. Namesakes of one list are two children."""
    found: list[tuple[str, Person]] = []
    mentions = Mentions()
    for key, child in children.items():
        listed = listing_of(key)
        place = mentions.earlier(child)
        if place is None or found[place][0] == listed:
            found.append((listed, child))
            mentions.add(child)
            continue
        for name, value in child.values.items():
            found[place][1].values.setdefault(name, value)
        mentions.learn(place)
    return [child for _, child in found]


def _pointed(children: list[Person]) -> list[Person]:
    """What "same as above" stands for: the answer of the child before, with the postcode that goes with an address."""
    for before, child in zip([Person(), *children], children, strict=False):
        for name in [name for name, value in child.values.items() if points_above(value.text)]:
            pointing = child.values.pop(name)
            names = (name, "postcode") if name == "address" else (name,)
            for told in (told for told in names if told in before.values):
                known = before.values[told]
                child.values.setdefault(told, Value(known.text, (*known.sources, *pointing.sources)))
    return children


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
    if not text or not _can_be(name, text):
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


def _can_be(name: str, text: str) -> bool:
    """No number without a figure, and no address that only says yes ("Same address? Yes")."""
    if name in {"nhs_number", "upn"}:
        return any(c.isdigit() for c in text)
    if name == "known_as":
        return _NO_OTHER.fullmatch(text.strip(" .")) is None
    return name != "address" or len(text.split()) > 1 or not values.yes_no(text)


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
