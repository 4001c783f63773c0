"""Tables of any format -> rows of text in which each value stands beside its label.

A table may label its values above (header row), to the left (label column, once or in alternating columns) or both
(children side by side). Emphasis (bold, shading, header markup) decides where the file has it; wording decides otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from parsers.document import Box, Cell, Locator, SegmentKind
from parsers.draft import Draft
from parsers.forms.labels import field_of, is_label
from parsers.forms.ticks import has_boxes

_LABEL_LENGTH = 60
_MANY_COLUMNS = 4
_COLUMN_LETTERS = 26
_FEW = 2
_MOST = (2, 3)
_FEW_OF = 5
_NUMBERED_PERSON = re.compile(
    r"^(?:(?:child|adult|sibling|young person|person|parent|carer|subject|pupil)\s*(?:no\.?\s*)?(?:\d+|[a-f])"
    r"|(?:first|second|third|fourth) (?:child|adult|sibling|young person|person|parent|carer))$",
    re.IGNORECASE,
)
_ANSWERS = frozenset({"yes", "no", "y", "n", "n/a", "x", "✓", "✔", "not known", "unknown"})
_MARKS = frozenset({"x", "✓", "✔", "√"})
_MARKED = re.compile(r"\[(?:chosen|struck out): ")  # an alternative that is set apart is an answer, however bold
_VALUE_SHAPE = re.compile(r"\d{3}|@|\d[/.-]\d")


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: `emphasised` when the file sets it apart as a heading does; `boxes` where its lines stand on a page.

    `columns` is how many columns it covers; empty cells stand for the others.
    `labels` are list numbers of its lines that stand in no text: place in `text`, and label.
    """

    text: str
    emphasised: bool = False
    boxes: tuple[Box, ...] = ()
    columns: int = 1
    labels: tuple[tuple[int, str], ...] = ()


Grid = Sequence[Sequence[GridCell]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the table stands; `first_row` numbers its first row, `first_column` counts the columns left of it."""

    table: int | None = None
    sheet: str = ""
    page: int | None = None
    first_row: int = 1
    first_column: int = 0


def write_grid(
    draft: Draft,
    grid: Grid,
    place: Place,
    kind: SegmentKind = SegmentKind.TABLE_ROW,
    after_row: Callable[[int], None] = lambda _row: None,
) -> None:
    """One segment a row: "Label: value | Label: value"; label rows as "A | B". Empty rows and empty cells are left out.

    `after_row` is told the index of each row once it is written, from 0: what stands inside the row follows it.
    """
    draft.add_cells(sum(len(row) for row in grid))
    grid = [[replace(cell, text=cell.text.replace("\x00", "")) for cell in row] for row in grid]  # positions count without
    labels = label_cells(grid)
    headers: dict[int, str] = {}
    for index, row in enumerate(grid):
        flags = labels[index]
        filled = [column for column, cell in enumerate(row) if cell.text.strip()]
        if not filled:
            after_row(index)
            continue
        if all(flags[column] for column in filled):
            headers = _next_headers(row, filled)
        text, cells = _row_text(row, flags, headers, place, index)
        boxes = tuple(box for cell in row for box in cell.boxes)
        locator = Locator(place.page, sheet=place.sheet, table=place.table, row=index + place.first_row, cells=cells, boxes=boxes)
        draft.add(kind, text, locator, labels=_row_labels(row, cells, place, index))
        after_row(index)


def _row_labels(row: Sequence[GridCell], cells: Sequence[Cell], place: Place, index: int) -> list[tuple[int, str]]:
    """List numbers of a row's cells by their place in its text; that of an empty cell stands before the next one."""
    starts = {cell.ref: cell.start for cell in cells}
    found: list[tuple[int, str]] = []
    waiting: list[str] = []
    for column, cell in enumerate(row):
        start = starts.get(cell_reference(place.first_column + column, place.first_row + index))
        if start is None:
            waiting += [label for _, label in cell.labels]
            continue
        found += [(start, label) for label in waiting]
        waiting.clear()
        blank = len(cell.text) - len(cell.text.lstrip())
        found += [(start + max(0, at - blank), label) for at, label in cell.labels]
    return found


def label_cells(grid: Grid) -> list[list[bool]]:
    """Which cells are labels rather than values. A row of one set-apart cell is a caption and tells nothing about the others."""
    grid = [[replace(cell, emphasised=cell.emphasised and not _MARKED.search(cell.text)) for cell in row] for row in grid]
    counts = [_filled(row) for row in grid]  # once a row: a row may have a hundred thousand cells
    counted = list(zip(grid, counts, strict=True))
    rows = [row for row, count in counted if count > 1]
    cells = [cell for row, count in counted for cell in row if cell.text.strip() and not (cell.emphasised and count == 1)]
    emphasised = [cell for cell in cells if cell.emphasised]
    if _sets_answers_apart(cells):
        counted = [([replace(cell, emphasised=cell.emphasised and count == 1) for cell in row], count) for row, count in counted]
        grid, rows, emphasised = [row for row, _ in counted], [row for row, count in counted if count > 1], []
    if emphasised and len(emphasised) < len(cells):
        lead = _set_apart_columns(grid)
        return [
            [
                cell.emphasised
                or _ends_as_label(cell.text)
                or (column in lead and _holds_answer(cell.text) and _reads_as_label(row, column))
                for column, cell in enumerate(row)
            ]
            for row in grid
        ]
    captions = [[count == 1 and cell.emphasised for cell in row] for row, count in counted]
    if _is_header_row(rows):
        wording = [[row is rows[0] or _ends_as_label(cell.text) for cell in row] for row in grid]
    else:
        columns = _label_columns(rows or grid)
        wording = [[column in columns or _ends_as_label(cell.text) for column, cell in enumerate(row)] for row in grid]
    return [[one or other for one, other in zip(*pair, strict=True)] for pair in zip(captions, wording, strict=True)]


def _set_apart_columns(grid: Grid) -> frozenset[int]:
    """Columns most of whose cells the file sets apart: a label with plain advice below it is one of them."""
    counts: dict[int, list[bool]] = {}
    for row in grid:
        for column, cell in enumerate(row):
            if cell.text.strip():
                counts.setdefault(column, []).append(cell.emphasised or _holds_answer(cell.text))
    bold = {column for row in grid for column, cell in enumerate(row) if cell.emphasised}
    return frozenset(column for column in bold & counts.keys() if sum(counts[column]) * 2 >= len(counts[column]))


def _sets_answers_apart(cells: Sequence[GridCell]) -> bool:
    """Whether the bold cells are the answers: plain cells read as labels and hardly a bold one does."""
    plain = [cell for cell in cells if not cell.emphasised]
    bold = [cell for cell in cells if cell.emphasised]
    if len(bold) < _FEW or len(plain) < _FEW:
        return False
    labelled, mistaken = (sum(is_label(cell.text) for cell in some) for some in (plain, bold))
    return labelled * _MOST[1] >= len(plain) * _MOST[0] and mistaken * _FEW_OF < len(bold)


def _filled(row: Sequence[GridCell]) -> int:
    return sum(1 for cell in row if cell.text.strip())


def cell_labels(grid: Grid) -> list[list[str]]:
    """The label of each value cell, "" for a label and for a value that has none."""
    flags = label_cells(grid)
    headers: dict[int, str] = {}
    found: list[list[str]] = []
    for row, flagged in zip(grid, flags, strict=True):
        filled = [column for column, cell in enumerate(row) if cell.text.strip()]
        if filled and all(flagged[column] for column in filled):
            headers = _next_headers(row, filled)
        labels = _labels_of(row, flagged, headers)
        found.append(["" if flag else label for flag, label in zip(flagged, labels, strict=True)])
    return found


def _ends_as_label(text: str) -> bool:
    stripped = text.strip()
    return len(stripped) <= _LABEL_LENGTH and stripped.endswith(":")


def _next_headers(row: Sequence[GridCell], filled: Sequence[int]) -> dict[int, str]:
    """A full label row starts new columns; a lone label is a caption for what follows and keeps none."""
    if len(filled) == 1:
        return {filled[0]: row[filled[0]].text.strip()} if len(row) == 1 else {}
    return {column: row[column].text.strip() for column in filled}


def _row_text(
    row: Sequence[GridCell], flags: Sequence[bool], headers: dict[int, str], place: Place, index: int
) -> tuple[str, tuple[Cell, ...]]:
    pieces: list[str] = []
    cells: list[Cell] = []
    length = 0
    labels = _labels_of(row, flags, headers)
    for column, cell in enumerate(row):
        value = cell.text.strip()
        if not value:
            continue
        label = "" if flags[column] else labels[column]
        left = column > 0 and flags[column - 1] and bool(row[column - 1].text.strip()) and not flags[column]
        lead = _joint(row[column - 1].text.strip()) if left else (" | " if pieces else "")
        shown = "" if left or not label or label == (cells[-1].header if cells else "") else label + _joint(label)
        start = length + len(lead) + len(shown)
        piece = lead + shown + value
        pieces.append(piece)
        length += len(piece)
        reference = cell_reference(place.first_column + column, place.first_row + index)
        cells.append(Cell(reference, label, start, start + len(value), cell.columns))
    return "".join(pieces), tuple(cells)


def _joint(label: str) -> str:
    return " " if label.endswith((":", "?", ".")) else ": "


def _labels_of(row: Sequence[GridCell], flags: Sequence[bool], headers: dict[int, str]) -> list[str]:
    """For each cell the label to its left or above it, in one pass."""
    found, left = [], ""
    for column, cell in enumerate(row):
        above = headers.get(column, "")
        found.append(f"{above}: {left}" if left and above and _NUMBERED_PERSON.match(above) else left or above)
        if flags[column] and cell.text.strip():
            left = cell.text.strip()
    return found


def _is_header_row(grid: Grid) -> bool:
    """Whether the first row names the columns, by its wording alone."""
    if len(grid) < 2:  # noqa: PLR2004 - a lone row labels nothing
        return False
    first = [cell.text.strip() for cell in grid[0]]
    filled = [text for text in first if text]
    if len(filled) < 2 or len(filled) < len(first) - 1 or any(len(t) > _LABEL_LENGTH or _VALUE_SHAPE.search(t) for t in filled):  # noqa: PLR2004 - two names make a table
        return False
    if _alternates(first) or any(_is_answer(text) for text in filled):
        return False
    if len(filled) == 2 and filled[1].casefold().strip(".") in _ANSWERS:  # noqa: PLR2004 - a question and its answer
        return False
    known = sum(is_label(text) for text in filled)
    if known >= 2 and known * 2 >= len(filled):  # noqa: PLR2004 - one known word may be a value
        return not _label_columns(grid[1:]) or known == len(filled)
    return len(filled) > 2 and len(set(filled)) == len(filled) and not _label_columns(grid)  # noqa: PLR2004 - two columns of unknown words say nothing


def _alternates(row: Sequence[str]) -> bool:
    """Label, answer, label, answer: a row of pairs and no row of headings, though an answer may be left empty."""
    answers = [text for text in row[1::2] if text]
    if len(row) < _MANY_COLUMNS or len(row) % 2 or not answers:
        return False
    return all(is_label(text) for text in row[::2]) and all(text.casefold() in _ANSWERS or not is_label(text) for text in answers)


def _label_columns(grid: Grid) -> frozenset[int]:
    """Columns of labels, by their wording: the first, or the alternating ones of a wide form."""
    width = max((len(row) for row in grid), default=0)
    if width < 2:  # noqa: PLR2004 - a label needs a value beside it
        return frozenset()
    found = frozenset(column for column in range(0, width - 1, 2) if _mostly_labels(grid, column))
    return found if width >= _MANY_COLUMNS else found & {0}


def _is_answer(text: str) -> bool:
    return has_boxes(text) or _MARKED.search(text) is not None or _holds_answer(text) or text.casefold() in _MARKS


def _holds_answer(text: str) -> bool:
    """A cell with its label in the first line and the answer below is no label of another cell."""
    first, _, rest = text.strip().partition("\n")
    return bool(rest.strip()) and is_label(first) and not is_label(rest)


def _mostly_labels(grid: Grid, column: int) -> bool:
    rows = [row for row in grid if column < len(row) and row[column].text.strip()]
    return bool(rows) and sum(_reads_as_label(row, column) for row in rows) * 2 >= len(rows)


def _reads_as_label(row: Sequence[GridCell], column: int) -> bool:
    """A label by its wording; its own answer may stand below it, unless the next cell is the answer and the lines below are advice."""
    text = row[column].text.strip()
    if _holds_answer(text):
        beside = row[column + 1].text.strip() if column + 1 < len(row) else ""
        return bool(beside) and not field_of(beside.partition("\n")[0])
    return (is_label(text) or _ends_as_label(text)) and text.casefold() not in _ANSWERS


def cell_reference(column: int, row: int) -> str:
    """The name of a cell; columns count from 0, rows from 1: (0, 1) is A1."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, _COLUMN_LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
