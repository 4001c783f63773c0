"""Ruled tables whose cells wrap: what stands between two lines is one row, however many lines of text its cells hold.

A table without a wrapped cell is left to alignment, which reads it as well and knows its captions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise

from parsers.pdf_cells import leads
from parsers.pdf_columns import parted
from parsers.pdf_layout import Block, blocks_of
from parsers.pdf_pairs import Type, runs_of, type_of
from parsers.pdf_rulings import Line, RuledRow
from parsers.pdf_text import Fragment, joined, same_line

_Cells = dict[int, list[Fragment]]
_FEWEST_RULED = 2
_MOSTLY_RULED = 0.3  # of the rows of a table, since wrapped lines count as rows
_Spot = tuple[int, int, int]  # table, row, column


def page_blocks(fragments: list[Fragment], ruled: Sequence[RuledRow], across: Sequence[Line] = ()) -> list[Block]:
    """The blocks of a page in content order, ruled tables with wrapped cells by their lines and all else by alignment."""
    found = type_of(fragments)
    blocks = [block for part in parted(fragments) for block in _part_blocks(part, fragments, ruled, found)]
    for block in blocks:
        if len(block.rows) > 1 and not block.paired:
            block.rows = _rejoined(block.rows, across)
    return blocks


def _rejoined(rows: list[_Cells], across: Sequence[Line]) -> list[_Cells]:
    """Rows of a table whose lines wrap in several cells at once: lines drawn below each row tell, or labels that begin in mid-sentence."""
    ruled = [_parted_by(upper, lower, across) for upper, lower in pairwise(rows)]
    drawn = sum(ruled) >= max(_FEWEST_RULED, len(ruled) * _MOSTLY_RULED)
    found = [rows[0]]
    for line, row in zip(ruled, rows[1:], strict=True):
        if not line and _runs_on(found[-1], row) and (drawn or row[0][0].text[:1].islower()):
            for column, lines in row.items():
                found[-1].setdefault(column, []).extend(lines)
        else:
            found.append(row)
    return found


def _parted_by(upper: _Cells, lower: _Cells, across: Sequence[Line]) -> bool:
    above = max(f.box.y1 for cell in upper.values() for f in cell)
    held = [fragment.box for cell in lower.values() for fragment in cell]
    below, left, right = min(box.y0 for box in held), min(box.x0 for box in held), max(box.x0 for box in held)
    return any(above - 2 <= line.at <= below + 2 and line.start <= left + 4 and line.end >= right - 4 for line in across)


def _runs_on(upper: _Cells, lower: _Cells) -> bool:
    """Whether each line of a row follows the line above it at the leading of one cell."""
    return 0 in lower and all(column in upper and leads(upper[column][-1], cell[0]) for column, cell in lower.items())


def _part_blocks(fragments: list[Fragment], page: list[Fragment], ruled: Sequence[RuledRow], found: Type | None) -> list[Block]:
    """Answers below their labels as rows of pairs, and whatever stands between them."""
    blocks: list[Block] = []
    for pair, run in runs_of(fragments, found):
        if pair is None:
            blocks.extend(_run_blocks(run, page, ruled))
            continue
        row = {0: [part.shown for part in pair.label], 1: [part.shown for part in pair.answer]}
        if blocks and blocks[-1].paired:
            blocks[-1].rows.append(row)
        else:
            blocks.append(Block(columns=(row[0][0].box.x0, row[1][0].box.x0), rows=[row], paired="paired"))
    return blocks


def _run_blocks(fragments: list[Fragment], page: list[Fragment], ruled: Sequence[RuledRow]) -> list[Block]:
    spots = [_spot(fragment, ruled) for fragment in fragments]
    wrapped = _wrapped(fragments, spots)
    placed = [
        (spot if spot is not None and spot[0] in wrapped else None, fragment) for spot, fragment in zip(spots, fragments, strict=True)
    ]
    blocks: list[Block] = []
    for table, run in groupby(placed, key=lambda pair: pair[0][0] if pair[0] is not None else 0):
        together = list(run)
        if table:
            rows: dict[int, _Cells] = defaultdict(dict)
            for spot, fragment in together:
                if spot is not None:
                    rows[spot[1]].setdefault(spot[2], []).append(fragment)
            blocks.append(_table(rows, ruled))
        else:
            blocks.extend(blocks_of([fragment for _, fragment in together], page))
    return blocks


def _spot(fragment: Fragment, ruled: Sequence[RuledRow]) -> _Spot | None:
    for number, row in enumerate(ruled):
        column = row.column(fragment.box)
        if column is not None:
            return row.table, number, column
    return None


def _wrapped(fragments: Sequence[Fragment], spots: Sequence[_Spot | None]) -> frozenset[int]:
    """Tables of two rows at least in which a cell holds more than one line."""
    cells: dict[_Spot, list[Fragment]] = defaultdict(list)
    for fragment, spot in zip(fragments, spots, strict=True):
        if spot is not None:
            cells[spot].append(fragment)
    many = {spot[0] for spot, held in cells.items() if any(not same_line(held[0], other) for other in held)}
    rows = {table: {spot[1] for spot in cells if spot[0] == table} for table in many}
    return frozenset(table for table, numbers in rows.items() if len(numbers) > 1)


def _table(rows: dict[int, _Cells], ruled: Sequence[RuledRow]) -> Block:
    """Rows from top to bottom; a cell's lines from top to bottom, pieces of one line joined as a reader would."""
    numbers = sorted(rows)
    held = [{column: _lines(cell) for column, cell in rows[number].items()} for number in numbers]
    return Block(columns=ruled[numbers[0]].lefts, rows=held)


def _lines(cell: Sequence[Fragment]) -> list[Fragment]:
    lines: list[list[Fragment]] = []
    for fragment in sorted(cell, key=lambda f: (f.box.y0 + f.box.y1) / 2):
        if lines and same_line(lines[-1][0], fragment):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return [part for line in lines for part in joined(sorted(line, key=lambda f: f.box.x0))]
