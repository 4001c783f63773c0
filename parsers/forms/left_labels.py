"""Labels that stand left of their answers, and which of them a row leaves empty: an empty label asks nothing of what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.forms.captions import asks_for_value, names_group
from parsers.forms.geometry import Table, TableCell
from parsers.forms.homes import is_further_line
from parsers.forms.labels import field_of, is_label

_LEAST_ROWS = 2
_ALSO_TITLES = frozenset({"school", "gp", "agency", "role"})
_OF_ANYBODY = frozenset({"name", "given_name", "family_name", "phone", "email", "address", "role"})


def label_columns(table: Table) -> frozenset[int]:
    """Columns whose cells are the labels of the cells to their right, in two rows or more."""
    counts: dict[int, int] = {}
    for row in table.rows:
        for cell, right in pairwise(row.cells):
            if not cell.header and right.header and right.header.endswith(cell.text):
                counts[cell.column] = counts.get(cell.column, 0) + 1
    return frozenset(column for column, count in counts.items() if count >= _LEAST_ROWS)


def is_left_empty(table: Table, index: int, columns: frozenset[int]) -> bool:
    """Whether a row of one cell is a label of the table whose answer is empty, and no title of the rows below it."""
    cell = table.rows[index].cells[0]
    if cell.header or cell.column not in columns or not asks_for_value(cell.text):
        return False
    below = table.rows[index + 1].cells if index + 1 < len(table.rows) else ()
    if len(below) == 1 and below[0].header == cell.text:
        return False
    beneath = below[0].text if below else ""
    if cell.columns == 1 and table.spans:
        return True  # a title or an answer of its own would cover the table, as other cells of it do
    if len(below) == 1 and names_group(beneath) and index + 2 < len(table.rows) and table.rows[index + 2].has_values:
        return True  # the title of the rows below it
    titles = field_of(cell.text) in _ALSO_TITLES and field_of(beneath) in _OF_ANYBODY
    return not titles and not is_further_line(beneath) and not (len(below) == 1 and not is_label(beneath))


def are_labels(cells: Sequence[TableCell], columns: frozenset[int]) -> bool:
    """Whether the cells of a row are all labels left empty: each in a column of labels, or labels by their words with room between."""
    if all(cell.column in columns for cell in cells):
        return True
    apart = all(right.column - cell.column > 1 for cell, right in pairwise(cells))
    return apart and all(is_label(cell.text) for cell in cells)


def is_advised(cell: TableCell, columns: frozenset[int]) -> bool:
    """A label with advice on the lines below it: "Known as" over "if different from above"."""
    return cell.column in columns and "\n" in cell.text and ":" not in cell.text.partition("\n")[0]
