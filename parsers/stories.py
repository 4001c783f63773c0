"""Stories of a Word file in RTF or binary form (body, header, footnote, annotation, text box): lines, tables, segments."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.document import Locator, SegmentKind
from parsers.draft import Draft
from parsers.errors import LimitExceeded
from parsers.grids import GridCell, Place, write_grid
from parsers.inline import Inline

_BOLD_LEVEL = 8
_DEEPEST = 40
_UNSTYLED = (SegmentKind.BODY, SegmentKind.TEXT_BOX)


@dataclass(slots=True)
class Line:
    """A paragraph: `level` is a heading's level, 0 for running text; `aside` are the stories anchored in it."""

    inline: Inline = field(default_factory=Inline)
    level: int = 0
    aside: list[Story] = field(default_factory=list)


@dataclass(slots=True)
class Cell:
    """A table cell: its lines, the tables inside it, and "emphasised" where it is shaded or in a heading row."""

    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    emphasis: str = ""


@dataclass(slots=True)
class Table:
    """Rows of cells."""

    rows: list[list[Cell]] = field(default_factory=list)


@dataclass(slots=True)
class _Grid:
    """A table being read: its finished rows, the cells of the current row, the lines of the current cell."""

    table: Table = field(default_factory=Table)
    row: list[Cell] = field(default_factory=list)
    cell: Cell = field(default_factory=Cell)


@dataclass(slots=True)
class Story:
    """A story being read. `line` is the paragraph that text goes to now."""

    kind: SegmentKind = SegmentKind.BODY
    speaker: str = ""
    blocks: list[Line | Table] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    grids: list[_Grid] = field(default_factory=list)

    def end_line(self, depth: int, level: int) -> None:
        """A paragraph mark inside a table of that depth; 0 is outside any table."""
        self.line.level = level
        if depth:
            self._grid(depth).cell.lines.append(self.line)
        else:
            self.close_tables()
            self.blocks.append(self.line)
        self.line = Line()

    def end_cell(self, depth: int) -> None:
        """A cell mark: text since the last mark belongs to the cell."""
        self._close_below(depth)
        grid = self._grid(depth)
        grid.cell.lines.append(self.line)
        self.line = Line()
        grid.row.append(grid.cell)
        grid.cell = Cell()

    def end_row(self, depth: int, emphasis: list[str]) -> None:
        """A row mark. `emphasis` has one entry a cell, as the row's definition shades it."""
        self._close_below(depth)
        grid = self._grid(depth)
        for cell, mark in zip(grid.row, emphasis, strict=False):
            cell.emphasis = mark
        if grid.row:
            grid.table.rows.append(grid.row)
        grid.row = []

    def close_tables(self) -> None:
        """Text outside any table follows, or the story ends: whatever is open becomes rows."""
        if not self.grids:
            return
        self._close_below(1)
        table = self._finished(self.grids.pop())
        if table.rows:
            self.blocks.append(table)

    def end(self) -> None:
        """The story ends, with or without its last mark."""
        depth = len(self.grids)
        if self.line.inline.pieces or self.line.aside:
            self.end_line(depth, 0)
        self.close_tables()

    def _grid(self, depth: int) -> _Grid:
        if depth > _DEEPEST:
            raise LimitExceeded("depth")
        while len(self.grids) < depth:
            self.grids.append(_Grid())
        return self.grids[depth - 1]

    def _close_below(self, depth: int) -> None:
        """Tables inside the current cell of the table at `depth` are complete."""
        while len(self.grids) > depth:
            table = self._finished(self.grids.pop())
            if table.rows:
                self.grids[-1].cell.tables.append(table)

    @staticmethod
    def _finished(grid: _Grid) -> Table:
        if grid.cell.lines or grid.cell.tables:
            grid.row.append(grid.cell)
        if grid.row:
            grid.table.rows.append(grid.row)
        return grid.table


def write_story(draft: Draft, story: Story, depth: int = 0) -> None:
    """Segments of a finished story, each paragraph followed by what is anchored in it."""
    if depth > _DEEPEST:
        raise LimitExceeded("depth")
    count = 0
    for block in story.blocks:
        if isinstance(block, Table):
            _write_table(draft, story, block, depth)
            continue
        count += 1
        locator = Locator(paragraph=count)
        _write_line(draft, story, block, locator)
        _write_rest(draft, block, locator, depth)


def _write_line(draft: Draft, story: Story, line: Line, locator: Locator) -> None:
    text = line.inline.text
    level = 0
    if story.kind in _UNSTYLED and text.strip():
        level = line.level or (_BOLD_LEVEL if line.inline.stands_as_heading else 0)
    if level:
        draft.heading(text, level, locator)
    else:
        draft.add(story.kind, text, locator, speaker=story.speaker)


def _write_rest(draft: Draft, line: Line, locator: Locator, depth: int) -> None:
    if draft.add(SegmentKind.DELETED, line.inline.deleted, locator):
        draft.find("tracked_deletion")
    if draft.add(SegmentKind.HIDDEN, line.inline.hidden, locator):
        draft.find("hidden_text")
    draft.fields.extend(line.inline.fields)
    for story in line.aside:
        write_story(draft, story, depth + 1)


def _write_table(draft: Draft, story: Story, table: Table, depth: int) -> None:
    if depth > _DEEPEST:
        raise LimitExceeded("depth")
    number = draft.next_table()
    kind = SegmentKind.TABLE_ROW if story.kind is SegmentKind.BODY else story.kind
    write_grid(draft, [[_grid_cell(cell) for cell in row] for row in table.rows], Place(table=number), kind)
    for cell in (cell for row in table.rows for cell in row):
        for line in cell.lines:
            _write_rest(draft, line, Locator(table=number), depth)
        for inner in cell.tables:
            _write_table(draft, story, inner, depth + 1)


def _grid_cell(cell: Cell) -> GridCell:
    shown = [line for line in cell.lines if line.inline.text.strip()]
    text = "\n".join(line.inline.text for line in shown)
    return GridCell(text, bool(shown) and (bool(cell.emphasis) or all(line.inline.all_bold for line in shown)))
