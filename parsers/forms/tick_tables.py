"""Tables that tick categories in a column of their own: "Concern | Yes | No" with an x, "✓ | Neglect", "Neglect | x"."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.forms.entries import Entry, Mark
from parsers.forms.geometry import Table, TableRow
from parsers.forms.labels import field_of, normal
from parsers.forms.ticks import has_boxes, is_drawn_mark, lone_mark
from parsers.forms.vocabulary import is_question, names_concern

_TYPED = re.compile(r"[xX✓✔√✗✘/*]")
_NO = re.compile(
    r"no|none|n|n a|n k|nk|unknown|unsure|(?:don't|do not|does not|doesn't|did not|not|no|never|absent|un(?:selected|ticked|checked))\b.*"
)
_HEADING_LENGTH = 30
_EITHER = "either"
_PERSON_FIELDS = frozenset({"name", "given_name", "family_name", "date_of_birth", "relationship", "role", "agency"})
_YES_COLUMN = re.compile(r"\b(?:yes|no|y n|tick(?:ed)?|present|applies|apply|concern(?:ed)?|identified|current|x|known|suspected)\b|[✓☑x]")


def tick_rows(table: Table) -> dict[int, list[Entry]]:
    """Row index -> its boxes, for each row of a table that ticks categories; empty for any other table."""
    columns = _mark_columns(table)
    side = _side(table, columns) if columns else ""
    if not side:
        return {}
    found: dict[int, list[Entry]] = {}
    for index, row in enumerate(table.rows):
        if (table.label_row(index) and not _printed(row)) or (index == 0 and _heads(row, columns)):
            found[index] = []
            continue
        entries = _entries(table, index, columns, side)
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
    return bool(heads) and all(_may_head(cell.text) for cell in heads) and len(row.cells) > 1


def _may_head(text: str) -> bool:
    """Whether a cell can name a column of marks: no sign, though the words for one may ("Yes", "Applies", "Not selected")."""
    return lone_mark(text) is None or len(normal(text)) > 1 or normal(text) in {"y", "n"}


def _mark_columns(table: Table) -> frozenset[int]:
    if _lists_persons(table) or any(len(cell.text) > 120 for row in table.rows for cell in row.cells):  # noqa: PLR2004 - no category is so long
        return frozenset()
    table = replace(table, rows=tuple(row for row in table.rows if not _is_title(row)))
    width = 1 + max((cell.column for row in table.rows for cell in row.cells), default=0)
    columns = frozenset(column for column in range(width) if _is_mark_column(table, column))
    labels = [cell.text for row in table.rows for cell in row.cells if cell.column not in columns]
    if any(has_boxes(label) for label in labels):
        return frozenset()  # words with boxes of their own take no mark that stands beside them
    known = sum(names_concern(label) and not is_question(label) for label in labels)
    return columns if known * 2 >= len(labels) - len(columns) - 1 and known else frozenset()


def _is_title(row: TableRow) -> bool:
    """A row of one cell that is no category and no mark: it stands over all columns and tells nothing of the first."""
    return len(row.cells) == 1 and not _printed(row) and lone_mark(row.cells[0].text) is None


def _lists_persons(table: Table) -> bool:
    heads = [row for index, row in enumerate(table.rows) if table.label_row(index)]
    return any(field_of(cell.text) in _PERSON_FIELDS and not names_concern(cell.text) for row in heads for cell in row.cells)


def _is_mark_column(table: Table, column: int) -> bool:
    """Whether the column holds marks only, below a heading that may say yes or no."""
    cells = [(index, cell.text) for index, row in enumerate(table.rows) if (cell := row.at(column))]
    if not cells:
        return False
    head = normal(cells[0][1]) if _may_head(cells[0][1]) else ""
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
    return len(cells) > 1 and len(text) <= _HEADING_LENGTH and _may_head(text) and not _printed(table.rows[index])


def _entries(table: Table, index: int, columns: frozenset[int], side: str) -> list[Entry]:
    row = table.rows[index]
    labels = [cell for cell in row.cells if cell.column not in columns]
    if len(row.cells) == 1 and labels and not _printed(row):
        return []  # a caption of the table
    found = []
    for label in labels:
        if side == _EITHER:
            found.append(Entry(label.text, "", Mark.UNSURE, segment=row.segment))
            continue
        marks = [cell for cell in row.cells if cell.column in columns and _belongs(label.column, cell.column, side, columns)]
        said = {_NO.fullmatch(_head(table, index, cell.column)) is None for cell in marks if lone_mark(cell.text) is Mark.TICKED}
        if len(said) < len({True, False}):  # marked for yes and for no says neither
            unknown = any(lone_mark(cell.text) is Mark.UNSURE for cell in marks)
            untold = Mark.UNSURE if unknown else Mark.UNTICKED
            found.append(Entry(label.text, "", Mark.TICKED if True in said else untold, segment=row.segment))
    return found


def _side(table: Table, columns: frozenset[int]) -> str:
    """On which side of its words a mark stands, "" where the table does not tell, "either" where both sides have categories.

    Columns that are empty in every row leave no trace, so the words' own columns tell too: words that never stand in the
    first column leave it to marks.
    """
    rows = [row for row in table.rows if not _is_title(row)]
    words = {cell.column for row in rows for cell in row.cells if cell.column not in columns}
    first, last = min(words), max(words)
    in_front, at_end = any(column < first for column in columns), any(column > last for column in columns)
    ends = [cell.text for row in rows for cell in row.cells if cell.column == last]
    if table.edges and not (in_front or at_end) and any(map(names_concern, ends)):
        return _EITHER
    if first == 0 or (at_end and not in_front):
        return "behind"
    return "" if at_end else "before"


def _belongs(label: int, mark: int, side: str, columns: frozenset[int]) -> bool:
    """A mark belongs to the words on its left, or on its right where the table begins with marks."""
    if side == "before":
        return mark < label and all(between in columns for between in range(mark + 1, label))
    return mark > label and all(between in columns for between in range(label + 1, mark))


def _head(table: Table, index: int, column: int) -> str:
    for row in table.rows[:index]:
        cell = row.at(column)
        if cell is not None and _may_head(cell.text):
            return normal(cell.text)
    return normal(table.above(index, column))
