"""A table as its rows came out of a parser: cells by row and column, with the label that the parser saw for each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parsers.document import Segment
from parsers.forms.labels import field_of, is_label
from parsers.forms.ticks import is_drawn_mark, without_spoken_signs

_LETTERS = re.compile(r"([A-Z]+)\d+$")
_FEWEST_HEADS = 3
_WHO = frozenset({"name", "given_name", "family_name", "date_of_birth", "relationship", "role", "agency"})
_NUMBERS = re.compile(r"R\d+C(\d+)$")


@dataclass(frozen=True, slots=True)
class TableCell:
    """One filled cell: column from 0, and how many `columns` it covers; `header` is its label by the parser, "" where it has none."""

    column: int
    text: str
    header: str
    columns: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """The filled cells of one row, left to right."""

    segment: str
    cells: tuple[TableCell, ...]

    @property
    def has_values(self) -> bool:
        """Whether a cell has a label."""
        return any(cell.header for cell in self.cells)

    def at(self, column: int) -> TableCell | None:
        """The cell of a column."""
        return next((cell for cell in self.cells if cell.column == column), None)

    def left_label(self, cell: TableCell) -> str:
        """The nearest unlabelled cell to the left."""
        return next((c.text for c in reversed(self.cells) if c.column < cell.column and not c.header), "")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in order; `key` is unique in the document. `heads` are the places, in order, of rows that name the columns below them.

    `edges` is "seen" where the columns were put together from where words stand on a page: a column that is blank in every row is
    not among them.
    """

    key: str
    rows: tuple[TableRow, ...]
    heads: tuple[int, ...]
    edges: str = ""

    @property
    def spans(self) -> bool:
        """Whether a cell covers several columns, so that one which covers a single column is known to do no more."""
        return any(cell.columns > 1 for row in self.rows for cell in row.cells)

    def label_row(self, index: int) -> bool:
        """Whether the row names the columns of the rows below it."""
        place = bisect_left(self.heads, index)
        return place < len(self.heads) and self.heads[place] == index

    def above(self, index: int, column: int) -> str:
        """The label at the head of a column, as seen from a row."""
        place = bisect_left(self.heads, index)
        cell = self.rows[self.heads[place - 1]].at(column) if place else None
        return cell.text if cell else ""


def table_of(key: str, segments: Sequence[Segment]) -> Table:
    """The table of consecutive row segments."""
    rows = _headed([row for segment in segments if (row := _row(segment)).cells])
    seen = any(segment.locator.page is not None for segment in segments)
    return Table(key, rows, _heads(rows), "seen" if seen else "")


def _heads(rows: Sequence[TableRow]) -> tuple[int, ...]:
    """From the last row upwards, with the labels that the parser saw below, so that a long table is passed through once."""
    below: dict[int, set[str]] = {}
    found = []
    for index in range(len(rows) - 1, -1, -1):
        row = rows[index]
        if not row.has_values and len(row.cells) > 1 and any(cell.text in below.get(cell.column, ()) for cell in _first(row)):
            found.append(index)
        for cell in row.cells:
            below.setdefault(cell.column, set()).update(_labels_in(cell.header))
    return tuple(reversed(found))


def _first(row: TableRow) -> Iterator[TableCell]:
    """The cell of each column."""
    return (cell for cell in row.cells if row.at(cell.column) is cell)


def _labels_in(header: str) -> Iterator[str]:
    """What a heading may be that gave this label: all of it, or its front, where the parser joined headings of two rows by a colon."""
    yield header
    parts = header.split(": ")
    yield from (": ".join(parts[:count]) for count in range(1, len(parts)))


def _headed(rows: list[TableRow]) -> tuple[TableRow, ...]:
    """Rows below a row of nothing but labels get them as headers, where the parser went by the first column instead."""
    heads: dict[int, str] = {}
    found: list[TableRow] = []
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 < len(rows) else None
        if _names_columns(row) and below is not None and _fits(below, _texts(row)):
            heads = _texts(row)
            found.append(_with_headers(row, {}))
        elif heads and _fits(row, heads):
            found.append(_with_headers(row, heads))
        else:
            heads = {}
            found.append(row)
    return tuple(found)


def _texts(row: TableRow) -> dict[int, str]:
    return {cell.column: cell.text for cell in row.cells}


def _with_headers(row: TableRow, heads: Mapping[int, str]) -> TableRow:
    return replace(row, cells=tuple(replace(cell, header=heads.get(cell.column, "")) for cell in row.cells))


def _names_columns(row: TableRow) -> bool:
    """Three labels or more, of which one says who; the parser took the first, or other labels above, for their label."""
    texts = [cell.text for cell in row.cells]
    if len(texts) > 1 and all(is_label(cell.text) and is_label(cell.header) for cell in row.cells):
        return all(field_of(cell.text) != field_of(cell.header) for cell in row.cells)
    if len(texts) < _FEWEST_HEADS or any(cell.header not in {"", texts[0]} for cell in row.cells) or not row.has_values:
        return False
    return all(is_label(text) for text in texts) and len({field_of(t) for t in texts} & _WHO) > 1


def _fits(row: TableRow, heads: Mapping[int, str]) -> bool:
    """A row of values below these heads: no cell outside them, and the first of them filled with no label."""
    first = row.at(min(heads))
    known = all(cell.column in heads for cell in row.cells)
    return known and len(row.cells) > 1 and first is not None and not is_label(first.text) and not first.text.endswith((":", "?"))


def _row(segment: Segment) -> TableRow:
    cells = segment.locator.cells
    if not cells:
        return TableRow(segment.id, (TableCell(0, segment.text, ""),))
    found = [
        TableCell(_column(cell.ref, place), _written(segment.text[cell.start : cell.end]), _written(cell.header), cell.columns)
        for place, cell in enumerate(cells)
    ]
    return TableRow(segment.id, tuple(cell for cell in found if cell.text))


def _written(text: str) -> str:
    stripped = text.strip()
    return stripped if is_drawn_mark(stripped) else without_spoken_signs(stripped).strip()


def _column(reference: str, place: int) -> int:
    numbered = _NUMBERS.match(reference)
    if numbered:
        return int(numbered[1]) - 1
    lettered = _LETTERS.match(reference)
    if not lettered:
        return place
    column = 0
    for letter in lettered[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
