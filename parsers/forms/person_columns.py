"""Tables whose columns are persons: "Child 1 | Child 2" above, questions on the left. One child's answers must not slip to another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from parsers.forms.geometry import Table, TableRow
from parsers.forms.labels import field_of, is_label, normal
from parsers.forms.subjects import PERSON_WORDS

_IDENTIFYING = frozenset({"name", "given_name", "family_name", "date_of_birth"})
_NUMBER_DIGITS = 2
_ORDINAL = r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|subject|index|main|other|eldest|youngest|unborn)"
_COUNTS = re.compile(r"\?\s*$|^\W*(?:\d+[.)] *)?(?:how many|(?:total )?(?:number|count) of)\b", re.IGNORECASE)
_PLACE = r"(?: ?\d+| [a-f]| one| two| three| four)"
_PERSON = re.compile(rf"(?:{_ORDINAL} )?(?:{PERSON_WORDS})s?(?: (?:no|number))?{_PLACE}?(?: details| information)?")


@dataclass(frozen=True, slots=True)
class PersonColumns:
    """`heads`: row -> column -> heading, for the rows that name the persons. `by_column` is False for any other table."""

    by_column: bool
    heads: Mapping[int, Mapping[int, str]]

    def head(self, index: int, column: int) -> str:
        """The person named above a column, as seen from a row."""
        above = [number for number in self.heads if number < index]
        return self.heads[max(above)].get(column, "") if above else ""


def person_columns(table: Table) -> PersonColumns:
    """Columns headed by persons, or several values in a row whose one label asks for a name or a date of birth."""
    heads = {index: found for index, row in enumerate(table.rows) if (found := _heads(table, index, row))}
    several = any(_identifies_several(row) for row in table.rows)
    return PersonColumns(bool(heads) or several, heads)


def names_person(text: str) -> bool:
    """A heading that is nothing but a person: "Child 2", "Mother", "2nd child"."""
    return (text.strip().isdigit() and len(text.strip()) <= _NUMBER_DIGITS) or _PERSON.fullmatch(normal(text)) is not None


def _heads(table: Table, index: int, row: TableRow) -> dict[int, str]:
    """The headings of a row that names persons and is followed by rows with a label on the left."""
    named = {cell.column: cell.text for cell in row.cells if cell.column > 0}
    first = row.at(0)
    if any(cell.header not in {"", "" if first is None else first.text} for cell in row.cells):
        return {}
    if first is not None and _COUNTS.search(first.text):
        return {}  # "How many children? | 2"
    if not named or (first is not None and field_of(first.text) not in {"", "narrative", "concerns"}):
        return {}
    if not all(names_person(text) for text in named.values()) or (len(named) == 1 and first is not None and is_label(first.text)):
        return {}
    below = [later for later in table.rows[index + 1 :] if (label := later.at(0)) is not None and not label.header]
    return named if below else {}


def _identifies_several(row: TableRow) -> bool:
    first = row.cells[0] if row.cells else None
    if first is None or first.header or field_of(first.text) not in _IDENTIFYING:
        return False
    values = [cell for cell in row.cells[1:] if cell.header == first.text]
    return len(values) > 1 and len(values) == len(row.cells) - 1
