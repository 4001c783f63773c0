"""Tables that tick categories in a column of their own: "Concern | Yes | No" with an x, "✓ | Neglect", "Neglect | x"."""

from __future__ import annotations

import re

from parsers.forms.entries import Entry, Mark
from parsers.forms.geometry import Table, TableRow
from parsers.forms.labels import field_of, normal
from parsers.forms.ticks import is_drawn_mark, lone_mark
from parsers.forms.vocabulary import is_question, names_concern

_TYPED = re.compile(r"[xX✓✔√✗✘/*]")
_NO = re.compile(r"no|none|n a|not known|unknown|not applicable|don't know|no concern")
_HEADING_LENGTH = 30
_PERSON_FIELDS = frozenset({"name", "given_name", "family_name", "date_of_birth", "relationship", "role", "agency"})
_YES_COLUMN = re.compile(r"\b(?:yes|no|y n|tick(?:ed)?|present|applies|apply|concern(?:ed)?|identified|current|x|known|suspected)\b|[✓☑x]")


def tick_rows(table: Table) -> dict[int, list[Entry]]:
    """Row index -> its boxes, for each row of a table that ticks categories; empty for any other table."""
    columns = _mark_columns(table)
    if not columns:
        return {}
    found: dict[int, list[Entry]] = {}
    for index, row in enumerate(table.rows):
        if (table.label_row(index) and not _printed(row)) or (index == 0 and _heads(row, columns)):
            found[index] = []
            continue
        entries = list(_entries(table, index, columns))
        if entries:
            found[index] = entries
    return found


def _printed(row: TableRow) -> bool:
    """A row of categories, whatever the parser took it for."""
    return any(names_concern(cell.text) for cell in row.cells)


def _heads(row: TableRow, columns: frozenset[int]) -> bool:
    """A first row that names the columns where the parser saw no heading in it."""
    heads = [cell for cell in row.cells if cell.column in columns]
    if any(names_concern(cell.text) for cell in row.cells):
        return False
    return bool(heads) and all(lone_mark(cell.text) is None or normal(cell.text) in {"yes", "no"} for cell in heads) and len(row.cells) > 1


def _mark_columns(table: Table) -> frozenset[int]:
    if _lists_persons(table) or any(len(cell.text) > 120 for row in table.rows for cell in row.cells):  # noqa: PLR2004 - no category is so long
        return frozenset()
    width = 1 + max((cell.column for row in table.rows for cell in row.cells), default=0)
    columns = frozenset(column for column in range(width) if _is_mark_column(table, column))
    labels = [cell.text for row in table.rows for cell in row.cells if cell.column not in columns]
    known = sum(names_concern(label) and not is_question(label) for label in labels)
    return columns if known * 2 >= len(labels) - len(columns) - 1 and known else frozenset()


def _lists_persons(table: Table) -> bool:
    heads = [row for index, row in enumerate(table.rows) if table.label_row(index)]
    return any(field_of(cell.text) in _PERSON_FIELDS and not names_concern(cell.text) for row in heads for cell in row.cells)


def _is_mark_column(table: Table, column: int) -> bool:
    """Whether the column holds marks only, below a heading that may say yes or no."""
    cells = [(index, cell.text) for index, row in enumerate(table.rows) if (cell := row.at(column))]
    if not cells:
        return False
    head = normal(cells[0][1]) if lone_mark(cells[0][1]) is None or normal(cells[0][1]) in {"yes", "no"} else ""
    headed = (
        bool(head)
        and not any(names_concern(cell.text) for cell in table.rows[cells[0][0]].cells)
        and len(head) <= _HEADING_LENGTH
        and _YES_COLUMN.search(head) is not None
    )
    body = cells[1:] if headed or _is_heading(table, cells) else cells
    typed = [text for _, text in body if _TYPED.fullmatch(text.strip()) or is_drawn_mark(text)]
    if body and len(typed) == len(body):
        return True
    return headed and all(lone_mark(text) is not None for _, text in body)


def _is_heading(table: Table, cells: list[tuple[int, str]]) -> bool:
    """A short first cell over marks, in a row that prints no category, whatever it says."""
    index, text = cells[0]
    return len(cells) > 1 and len(text) <= _HEADING_LENGTH and lone_mark(text) is None and not _printed(table.rows[index])


def _entries(table: Table, index: int, columns: frozenset[int]) -> list[Entry]:
    row = table.rows[index]
    labels = [cell for cell in row.cells if cell.column not in columns]
    if len(row.cells) == 1 and labels and not _printed(row):
        return []  # a caption of the table
    found = []
    for label in labels:
        marks = [cell for cell in row.cells if cell.column in columns and _belongs(label.column, cell.column, labels[0].column, columns)]
        ticked = any(lone_mark(cell.text) is Mark.TICKED and not _NO.fullmatch(_head(table, index, cell.column)) for cell in marks)
        found.append(Entry(label.text, "", Mark.TICKED if ticked else Mark.UNTICKED, segment=row.segment))
    return found


def _belongs(label: int, mark: int, first: int, columns: frozenset[int]) -> bool:
    """A mark belongs to the words on its left, or on its right where the table begins with marks."""
    if min(columns) < first:
        return mark < label and all(between in columns for between in range(mark + 1, label))
    return mark > label and all(between in columns for between in range(label + 1, mark))


def _head(table: Table, index: int, column: int) -> str:
    for row in table.rows[:index]:
        cell = row.at(column)
        if cell is not None and (lone_mark(cell.text) is None or normal(cell.text) in {"yes", "no"}):
            return normal(cell.text)
    return normal(table.above(index, column))
