"""Somebody of a child's age whom a record names with a birth date, and whom we took for no child of the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parsers.minutes.children import ADULT_BEFORE, WITH_DAY, Child, is_same
from parsers.minutes.dates import first_date
from parsers.minutes.names import Named, names_in, same_person

_YEARS_APART = 14  # a parent is older than that, a brother or a sister is not
_LEAST_DIGITS = 4


def is_another_born(texts: Iterable[str], children: Sequence[Child], people: Sequence[str]) -> bool:
    """Whether a text names with a birth date a person of a child's age who is no known child and was not at the meeting."""
    years = [int(child.date_of_birth[:4]) for child in children if child.date_of_birth]
    return any(
        _is_unknown(named, born, children, people) and (not years or int(born[:4]) >= min(years) - _YEARS_APART)
        for text in texts
        if sum(c.isdigit() for c in text) >= _LEAST_DIGITS
        for named, born in _born(text)
    )


def _born(text: str) -> Iterator[tuple[Named, str]]:
    for named in names_in(text):
        day = WITH_DAY.match(text, named.end)
        iso = first_date(day["day"]) if day and " " in named.plain and not ADULT_BEFORE.search(text[: named.start]) else ""
        if iso:
            yield named, iso


def _is_unknown(named: Named, born: str, children: Sequence[Child], people: Sequence[str]) -> bool:
    child = Child(named.plain, born)
    return not any(is_same(child, known) for known in children) and not any(same_person(named.plain, person) for person in people)
