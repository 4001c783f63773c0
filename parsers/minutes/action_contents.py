"""A table of actions by what its columns hold, whatever they are headed: somebody at the meeting or an agency, a day, and a thing to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.minutes.action_dates import ONGOING, due_in
from parsers.minutes.action_owners import OWNER_WORDS, at_meeting, initials_of
from parsers.minutes.lines import Line
from parsers.minutes.names import name_at, whole_name
from parsers.minutes.persons import ROLE, is_agency

_LONGEST_DAY = 6  # words
_LEAST_TASK = 2
_SHARE = 0.6
_Columns = dict[str, list[str]]


def columns_by_content(rows: Sequence[Line], people: Sequence[str], meeting: str) -> dict[str, str]:
    """Column -> "what", "who", "when" where owners and days fill two columns and another tells what; empty where they do not."""
    held = _held(rows)
    who = _fullest(held, lambda value: _is_owner(value, people))
    when = _fullest({place: held[place] for place in held if place != who}, lambda value: _is_day(value, meeting))
    if not who or not when:
        return {}
    told = {place: values for place, values in held.items() if place not in {who, when} and _tells(values)}
    what = max(told, key=lambda place: sum(len(value) for value in told[place]), default="")
    return {what: "what", who: "who", when: "when"} if what else {}


def _held(rows: Sequence[Line]) -> _Columns:
    """Column -> its values, without the row of headings."""
    held: _Columns = {}
    for row in rows:
        for place, (header, value) in zip(row.columns, row.cells, strict=True):
            if value.strip() and value.strip() != header.strip() and (header or row is not rows[0]):
                held.setdefault(place, []).append(value.strip())
    return held


def _fullest(held: _Columns, fits: Callable[[str], bool]) -> str:
    """The column most of whose values fit, "" where none has enough."""
    shares = {place: sum(map(fits, values)) / len(values) for place, values in held.items()}
    best = max(shares, key=lambda place: shares[place], default="")
    return best if best and shares[best] >= _SHARE else ""


def _is_owner(value: str, people: Sequence[str]) -> bool:
    named = name_at(value)
    if len(value.split()) > OWNER_WORDS:
        return False
    here = named is not None and at_meeting(named.name, people)
    if not value[:1].isupper():
        return False
    return here or value in {initials_of(person) for person in people} or is_agency(value) or ROLE.search(value) is not None


def _is_day(value: str, meeting: str) -> bool:
    due = due_in(value, meeting)
    return len(value.split()) <= _LONGEST_DAY and bool((due and not (due[:1].isdigit() and due < meeting)) or ONGOING.search(value))


def _tells(values: Sequence[str]) -> bool:
    """Whether values are things to do rather than names or posts."""
    told = [
        value
        for value in values
        if len(value.split()) >= _LEAST_TASK and not (value[:1].isupper() and is_agency(value)) and not value.rstrip().endswith("?")
    ]
    told = [value for value in told if whole_name(value) is None]
    return len(told) >= _SHARE * len(values)
