"""How the three councils are written in tables of others, and how many rows of a table name none that is known.

A value is repeated in a report only where every word of it is a word of councils: a column taken for the borough by mistake may
hold a family's names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from gateway.ids import Borough

SPELLINGS = {
    Borough.LBHF: ("hammersmith and fulham", "hammersmith fulham", "h and f", "h f", "hf", "lbhf", "e09000013"),
    Borough.RBKC: ("kensington and chelsea", "kensington chelsea", "k and c", "k c", "kc", "rbkc", "e09000020"),
    Borough.WCC: ("westminster", "wcc", "e09000033"),
    Borough.OUT_OF_AREA: ("out", "out area", "outside area"),
    Borough.UNKNOWN: ("unknown", "not known"),
}
"""Without the words that go with any council. The codes are those of the Office for National Statistics."""
OF_ANY_COUNCIL = frozenset({"the", "royal", "london", "borough", "city", "council", "of", "lb", "rb"})
COUNCILS = frozenset(
    {
        *("barking", "barnet", "bexley", "brent", "bromley", "camden", "chelsea", "croydon", "dagenham"),
        *("ealing", "enfield", "fulham", "greenwich", "hackney", "hammersmith", "haringey", "harrow", "havering"),
        *("hillingdon", "hounslow", "islington", "kensington", "kingston", "lambeth", "lewisham", "merton", "newham"),
        *("redbridge", "richmond", "southwark", "sutton", "thames", "tower", "hamlets", "waltham", "forest"),
        *("wandsworth", "westminster"),
    }
)
WORDS_BESIDE = frozenset({"and", "upon", "county", "district", "metropolitan", "outside", "area", "other", "not", "known"})
SAID = OF_ANY_COUNCIL | COUNCILS | WORDS_BESIDE
MOST_UNKNOWN_PERCENT = 50
FEW = 10  # as many children of elsewhere are no sign of a wrong column; nor is a value of fewer rows repeated
R = TypeVar("R")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class UnknownBorough:
    """A value that is no council's name that we know: how many rows have it, and the line of the first.

    `value` is "" for a cell that is empty, and for all values together that might be of a person.
    """

    value: str
    rows: int
    line: int


def borough_of(text: str) -> Borough | None:
    """The council that `text` is a usual way to write ("LB Hammersmith & Fulham", "Westminster City Council"), None where none is known."""
    words = _WORD.findall(text.casefold().replace("&", " and "))
    return _KNOWN.get(" ".join(word for word in words if word not in OF_ANY_COUNCIL))


class BoroughTally:
    """Counts, while rows go by, how many of them name no council that we know. Memory does not grow with the rows."""

    def __init__(self) -> None:
        self._rows = 0
        self._unknown: Counter[str] = Counter()
        self._first: dict[str, int] = {}

    def watched(self, rows: Iterable[R], place: Callable[[R], tuple[int, str]]) -> Iterator[R]:
        """The rows as they come, counted by the line and the borough's cell that `place` gives."""
        for row in rows:
            line, text = place(row)
            self._rows += 1
            if borough_of(text) is None:
                value = text if _can_be_said(text) else ""
                self._unknown[value] += 1
                self._first.setdefault(value, line)
            yield row

    def found(self) -> tuple[UnknownBorough, ...]:
        """By number of rows; what fewer than ten rows have is counted together."""
        rare = {value for value, rows in self._unknown.items() if value and rows < FEW}
        together = {"", *rare} & set(self._unknown)
        found = [UnknownBorough(value, rows, self._first[value]) for value, rows in self._unknown.items() if value not in together]
        if together:
            found.append(UnknownBorough("", sum(self._unknown[v] for v in together), min(self._first[v] for v in together)))
        return tuple(sorted(found, key=lambda u: (-u.rows, u.value)))

    def mostly_unknown(self) -> bool:
        """Whether most rows, and more than a handful, would count as children of elsewhere for want of a name."""
        unknown = self._unknown.total()
        return unknown >= FEW and 100 * unknown > MOST_UNKNOWN_PERCENT * self._rows


def _can_be_said(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    return bool(words) and set(words) <= SAID


_KNOWN = {spelling: borough for borough, spellings in SPELLINGS.items() for spelling in spellings}
