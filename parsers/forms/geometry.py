"""A table as its rows came out of a parser: cells by row and column, with the label that the parser saw for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.document import Segment

_LETTERS = re.compile(r"([A-Z]+)\d+$")
_NUMBERS = re.compile(r"R\d+C(\d+)$")


@dataclass(frozen=True, slots=True)
class TableCell:
    """One filled cell: column from 0; `header` is its label by the parser, "" for a label or a cell that has none."""

    column: int
    text: str
    header: str


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
    """Rows in order; `key` is unique in the document."""

    key: str
    rows: tuple[TableRow, ...]

    def label_row(self, index: int) -> bool:
        """Whether the row names the columns of the rows below it."""
        row = self.rows[index]
        if row.has_values or len(row.cells) < 2:  # noqa: PLR2004 - one cell heads no columns
            return False
        below = self.rows[index + 1 :]
        return any(_joined_header(cell.header, mine.text) for later in below for cell in later.cells if (mine := row.at(cell.column)))

    def above(self, index: int, column: int) -> str:
        """The label at the head of a column, as seen from a row."""
        for number in range(index - 1, -1, -1):
            if self.label_row(number):
                cell = self.rows[number].at(column)
                return cell.text if cell else ""
        return ""


def _joined_header(header: str, label: str) -> bool:
    return header == label or header.startswith(f"{label}: ")


def table_of(key: str, segments: Sequence[Segment]) -> Table:
    """The table of consecutive row segments."""
    return Table(key, tuple(row for segment in segments if (row := _row(segment)).cells))


def _row(segment: Segment) -> TableRow:
    cells = segment.locator.cells
    if not cells:
        return TableRow(segment.id, (TableCell(0, segment.text, ""),))
    found = [
        TableCell(_column(cell.ref, place), segment.text[cell.start : cell.end].strip(), cell.header) for place, cell in enumerate(cells)
    ]
    return TableRow(segment.id, tuple(cell for cell in found if cell.text))


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
