"""Forenames of the meeting's children that somebody else in the record bears too: alone, they tell nobody apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.minutes.children import ADULT_BEFORE, Child
from parsers.minutes.lines import Line
from parsers.minutes.names import names_in, same_person

_NEAR = 300  # characters before a name that tell of it: a long line must not cost its length squared


def namesakes_in(lines: Iterable[Line], children: Sequence[Child], people: Sequence[str]) -> frozenset[str]:
    """Forenames (folded) that stand before a surname of no known child, nobody at the meeting and no grown-up."""
    families: dict[str, set[str]] = {}
    for child in children:
        words = {word.casefold() for word in (*child.family, *child.aliases, *(part for word in child.family for part in word.split("-")))}
        families.setdefault(child.given.casefold(), set()).update(words)
    return frozenset(
        given
        for line in lines
        if any(given in line.text.casefold() for given in families)
        for given in _others(line.text, families, people)
    )


def _others(text: str, families: dict[str, set[str]], people: Sequence[str]) -> Iterable[str]:
    for named in names_in(text):
        given, *rest = named.plain.casefold().split()
        known = not rest or given not in families or any(_fits(word, families[given]) for word in rest)
        before = text[max(0, named.start - _NEAR) : named.start]
        if not known and not ADULT_BEFORE.search(before) and not any(same_person(named.plain, person) for person in people):
            yield given


def _fits(word: str, family: set[str]) -> bool:
    return any(word.startswith(own.rstrip(".")) or own.startswith(word.rstrip(".")) for own in family) or not family
