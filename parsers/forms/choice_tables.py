"""Questions answered by a mark under a heading: "Are they aware? | Yes | No" with an x below one of the two."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.forms.entries import Entry, Mark
from parsers.forms.geometry import Table, TableCell, TableRow
from parsers.forms.labels import normal
from parsers.forms.ticks import lone_mark

_CHOICES = frozenset({"yes", "no", "y", "n", "n a", "not known", "unknown", "don't know", "not applicable", "unsure", "n k", "nk"})
_LEAST = 2


def choice_rows(table: Table) -> dict[int, list[Entry]]:
    """Row index -> its answer, for rows below a row of choices; the heading over the mark is the answer."""
    found: dict[int, list[Entry]] = {}
    heads: dict[int, str] = {}
    for index, row in enumerate(table.rows):
        named = _heads(row)
        if named and index + 1 < len(table.rows) and _is_answered(table.rows[index + 1], named):
            heads, found[index] = named, []
        elif heads and _is_answered(row, heads):
            found[index] = _answers(row, heads)
        else:
            heads = {}
    return found


def _heads(row: TableRow) -> dict[int, str]:
    named = {cell.column: cell.text for cell in row.cells if cell.column > 0}
    if len(named) < _LEAST or not all(normal(text) in _CHOICES for text in named.values()):
        return {}
    return named if len({normal(text) for text in named.values()}) == len(named) else {}


def _is_answered(row: TableRow, heads: dict[int, str]) -> bool:
    """A question on the left, and marks or nothing below the choices."""
    first = row.at(0)
    marks = [cell for cell in row.cells if cell.column in heads]
    return first is not None and len(row.cells) == 1 + len(marks) and all(_is_mark(cell.text) for cell in marks)


def _is_mark(text: str) -> bool:
    return lone_mark(text) is not None and normal(text) not in _CHOICES


def _answers(row: TableRow, heads: dict[int, str]) -> list[Entry]:
    """The one choice that is marked; two marks answer nothing."""
    ticked = [heads[cell.column] for cell in row.cells if cell.column in heads and lone_mark(cell.text) is Mark.TICKED]
    question = row.cells[0].text
    return [Entry(question, ticked[0], segment=row.segment)] if len(ticked) == 1 else []


def marks_beside(table: Table) -> dict[int, list[Entry]]:
    """Row index -> its answer, for rows that set a mark in a cell beside one of their own choices: "Told? | Yes | X | No"."""
    return {index: found for index, row in enumerate(table.rows) if (found := _beside(row, table.edges))}


def _beside(row: TableRow, edges: str) -> list[Entry]:
    """The marked choice; each of them as not known where the mark may belong to either of two."""
    cells = row.cells[1:]
    choices = [cell for cell in cells if normal(cell.text) in _CHOICES]
    marks = [place for place, cell in enumerate(cells) if _is_mark(cell.text)]
    question = row.cells[0].text if row.cells else ""
    if len(choices) < _LEAST or len(marks) != 1 or len(choices) + 1 != len(cells) or normal(question) in _CHOICES or _is_mark(question):
        return []
    side = _mark_side(row.cells[0], cells, edges)
    if not side:
        return [Entry(cell.text, "", Mark.UNSURE, question=question, segment=row.segment) for cell in choices]
    place = marks[0] + side
    ticked = lone_mark(cells[marks[0]].text) is Mark.TICKED
    return [Entry(question, cells[place].text, segment=row.segment)] if ticked and 0 <= place < len(cells) else []


def _mark_side(question: TableCell, cells: Sequence[TableCell], edges: str) -> int:
    """1 where marks stand before their choices, -1 where behind them, 0 where a blank column that left no trace may be either."""
    if _is_mark(cells[0].text):
        return 1
    if _is_mark(cells[-1].text):
        return -1
    if edges:
        return 0
    return -1 if cells[0].column == question.column + question.columns else 1
