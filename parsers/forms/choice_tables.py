"""Questions answered by a mark under a heading: "Are they aware? | Yes | No" with an x below one of the two."""

from __future__ import annotations

from parsers.forms.entries import Entry, Mark
from parsers.forms.geometry import Table, TableRow
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
