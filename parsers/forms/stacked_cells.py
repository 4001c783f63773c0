"""Cells that hold a small label and the answer under it: "Surname" over "Smith", several such cells a row."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from parsers.forms.entries import Entry
from parsers.forms.geometry import Table, TableCell, TableRow
from parsers.forms.labels import field_of
from parsers.forms.lines import labelled
from parsers.forms.ticks import has_boxes

_SHORTENED = re.compile(r"\b(?:no|nos|tel|ref|etc|dob|d\.o\.b|p\.r|g\.p)\.$", re.IGNORECASE)
_LABEL_LENGTH = 110
_PAIR = 2
_LABEL_WORDS = 16
_TOPICS = frozenset({"narrative", "strengths", "confidential"})


def stacked_rows(table: Table, taken: Container[int]) -> dict[int, list[Entry]]:
    """Row index -> its entries, for rows whose cells stand so and that are not in `taken`; empty for any other table."""
    if not _stacks(table):
        return {}
    return {index: found for index, row in enumerate(table.rows) if index not in taken and (found := list(_pairs(row)))}


def _stacks(table: Table) -> bool:
    """Whether the cells of the table are labels over their answers: most say so by their first line."""
    cells = [cell for row in table.rows for cell in row.cells]
    two = [cell for cell in cells if "\n" in cell.text]
    known = [cell for cell in two if _label(cell) and field_of(_label(cell))]
    if _advises(table):
        return False
    if any(cell.header for cell in cells):
        if _all_stack(cells):
            return True
        several = len(known) > 1 or (len(known) == 1 and len(cells) > _PAIR)
        return several and len(known) == len(two) and len(two) + _empty(cells) == len(cells)
    alone = len(cells) == len(two) == len(known) == 1
    return bool(known) and len(known) * 2 >= len(two) and (alone or len(known) * 2 >= len(cells) - _empty(cells))


def _all_stack(cells: list[TableCell]) -> bool:
    """Whether most cells are a label over an answer, whatever the parser took for the label of a cell, and nearly all hold two lines."""
    known = sum(bool(_label(cell)) and bool(field_of(_label(cell))) for cell in cells if "\n" in cell.text)
    titles = sum("\n" not in cell.text for cell in cells)
    return known > _PAIR and known * 3 >= (len(cells) - titles) * 2 and titles * 3 <= len(cells)


def _advises(table: Table) -> bool:
    """Labels on the left with advice below them and their answers beside them, in most rows of two cells."""
    pairs = [row.cells for row in table.rows if len(row.cells) == _PAIR]
    asked = sum(_beside(left, right) for left, right in pairs)
    return bool(pairs) and asked * 2 > len(pairs)


def has_advice(left: TableCell, right: TableCell) -> bool:
    """A label with lines below it that are advice, since its answer stands beside it."""
    return "\n" in left.text and _beside(left, right)


def _beside(left: TableCell, right: TableCell) -> bool:
    """Whether the cell on the right answers the label on the left, and is no label over an answer of its own."""
    first = right.text.partition("\n")[0]
    return bool(field_of(_label(left))) and (not field_of(first) or any(c.isdigit() for c in first))


def _pairs(row: TableRow) -> Iterator[Entry]:
    """One entry for each cell of the row; nothing where one of them cannot be a label over its answer."""
    if not all(_label(cell) and not has_boxes(_label(cell)) for cell in row.cells):
        return
    for cell in row.cells:
        label, _, value = cell.text.partition("\n")
        if value.strip() and not has_boxes(value):
            yield Entry(label.strip(), value.strip(), segment=row.segment)


def _empty(cells: list[TableCell]) -> int:
    """Cells whose label has no answer under it."""
    return sum(1 for cell in cells if "\n" not in cell.text and field_of(cell.text) and len(cell.text) <= _LABEL_LENGTH)


def _label(cell: TableCell) -> str:
    """The first line where it can be a label: short, no sentence, not "Label: value" itself."""
    first = cell.text.partition("\n")[0].strip()
    if not first or len(first) > _LABEL_LENGTH or len(first.split()) > _LABEL_WORDS:
        return ""
    if first.endswith((".", ",", ";")) and not _SHORTENED.search(first):
        return ""
    pair = labelled(first, "")
    return "" if pair.label and pair.value else first
