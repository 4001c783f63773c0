"""Who was there and who was not: from tables, bullet lists, run-in lists and lines of "name - role, agency"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from parsers.document import Attendee
from parsers.minutes.lines import Line
from parsers.minutes.names import same_person
from parsers.minutes.persons import line_people
from parsers.minutes.registers import people_of_table
from parsers.minutes.words import Zone


def people(lines: Iterable[tuple[Line, Zone]]) -> tuple[tuple[Attendee, ...], tuple[Attendee, ...]]:
    """(those present, those who were not) from the lines of those two parts."""
    present: list[Attendee] = []
    away: list[Attendee] = []
    for (zone, table), group in groupby(lines, key=lambda pair: (pair[1], pair[0].table if pair[0].cells else None)):
        own = [line for line, _ in group]
        found = people_of_table(own) if table is not None else [(a, "present") for line in own for a in line_people(line)]
        for attendee, status in found:
            if zone is Zone.APOLOGIES or status == "away":
                away.append(attendee)
            else:
                present.append(attendee)
    return tuple(_once(present)), tuple(_first_of_name(a for a in away if not any(same_person(a.name, b.name) for b in present)))


def _first_of_name(attendees: Iterable[Attendee]) -> Iterable[Attendee]:
    named: dict[str, Attendee] = {}
    for attendee in attendees:
        named.setdefault(attendee.name, attendee)
    return named.values()


def _once(attendees: Sequence[Attendee]) -> Iterator[Attendee]:
    seen: list[str] = []
    for attendee in attendees:
        if not any(same_person(attendee.name, name) for name in seen):
            seen.append(attendee.name)
            yield attendee
