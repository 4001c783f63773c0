"""Ruled tables whose cells wrap: what stands between two lines is one row, however many lines of text its cells hold.

A table without a wrapped cell is left to alignment, which reads it as well and knows its captions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from parsers.pdf_columns import parted
from parsers.pdf_layout import Block, blocks_of
from parsers.pdf_pairs import Type, runs_of, type_of
from parsers.pdf_rulings import RuledRow
from parsers.pdf_text import Fragment, joined, same_line

_Cells = dict[int, list[Fragment]]
_Spot = tuple[int, int, int]  # table, row, column


def page_blocks(fragments: list[Fragment], ruled: Sequence[RuledRow]) -> list[Block]:
    """The blocks of a page in content order, ruled tables with wrapped cells by their lines and all else by alignment."""
    found = type_of(fragments)
    return [block for part in parted(fragments) for block in _part_blocks(part, fragments, ruled, found)]


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
