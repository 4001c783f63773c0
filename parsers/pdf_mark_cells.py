"""Marks typed into cells of ruled tables ("X | Neglect") -> ☒ and ☐ with the words that they belong to.

Whose box a cell is follows from the ruled columns of the whole table: each column of marks, and each blank one as narrow,
has its words on the same side. Where both sides fit, the words of a marked row are ⍰, and are counted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.pdf_rulings import RuledRow
from parsers.pdf_text import Fragment

_CROSSES, _TICKS = frozenset("xX✗✘✕✖"), frozenset("✓✔√")
_TYPED = _CROSSES | _TICKS
_CHOICE = re.compile(r"\W*(?:yes|no|n/?a|not (?:known|sure|applicable)|unknown|unsure|don'?t know)\W*", re.IGNORECASE)
_AS_WIDE = 1.3  # times a column of marks: a wider blank column holds answers
_BEFORE, _BEHIND, _EITHER = 1, -1, 0  # where the words of a box stand, in columns from it
_MOST_FRAGMENTS = 3_000  # a page with more is no form

_Cells = dict[tuple[int, int], list[Fragment]]  # by row and column


@dataclass(frozen=True, slots=True)
class Marked:
    """The text of a page with its marks; `unsure` is how many boxes were seen whose words are not known."""

    fragments: list[Fragment]
    unsure: int = 0


def with_cell_marks(fragments: list[Fragment], ruled: Sequence[RuledRow]) -> Marked:
    """The fragments with a sign before or behind the words of each box of a ruled table; the marks themselves are taken out."""
    if len(fragments) > _MOST_FRAGMENTS or not any(fragment.text.strip() in _TYPED for fragment in fragments):
        return Marked(fragments)
    changed: dict[int, Fragment | None] = {}
    unsure = 0
    for rows in _tables(ruled):
        cells = _cells(fragments, rows)
        boxes = _box_columns(rows[0], cells) if not _may_mean_no(cells) else frozenset()
        side = _side(boxes, cells) if boxes else None
        if side is not None:
            signs = _signs(cells, boxes, side, len(rows))
            changed |= signs
            unsure += sum(made is not None and "⍰" in made.text for made in signs.values())
    return Marked([made for fragment in fragments if (made := changed.get(id(fragment), fragment)) is not None], unsure)


def _tables(ruled: Sequence[RuledRow]) -> list[list[RuledRow]]:
    tables: dict[int, list[RuledRow]] = defaultdict(list)
    for row in ruled:
        tables[row.table].append(row)
    return list(tables.values())


def _cells(fragments: Sequence[Fragment], rows: Sequence[RuledRow]) -> _Cells:
    """What stands in each cell, in reading order."""
    cells: _Cells = defaultdict(list)
    for fragment in fragments:
        for number, row in enumerate(rows):
            column = row.column(fragment.box)
            if column is not None:
                cells[number, column].append(fragment)
                break
    return {place: sorted(held, key=lambda f: (f.box.y0 + f.box.y1, f.box.x0)) for place, held in cells.items()}


def _is_mark(cell: Sequence[Fragment]) -> bool:
    return len(cell) == 1 and cell[0].text.strip() in _TYPED


def _may_mean_no(cells: _Cells) -> bool:
    """Crosses and ticks in one table: a cross may say no."""
    marks = {held[0].text.strip() for held in cells.values() if _is_mark(held)}
    return bool(marks & _CROSSES) and bool(marks & _TICKS)


def _box_columns(row: RuledRow, cells: _Cells) -> frozenset[int]:
    """Columns of nothing but marks, with the blank ones that are no wider; none where no column has a mark."""
    worded = _worded(cells)
    ends = (*row.lefts[1:], row.right)
    widths = {column: end - left for column, (left, end) in enumerate(zip(row.lefts, ends, strict=True))}
    marked = {column for _, column in cells} - worded
    widest = max((widths[column] for column in marked), default=0.0) * _AS_WIDE
    return frozenset(column for column, width in widths.items() if column not in worded and width <= widest)


def _worded(cells: _Cells) -> frozenset[int]:
    return frozenset(column for (_, column), held in cells.items() if not _is_mark(held))


def _side(boxes: frozenset[int], cells: _Cells) -> int | None:
    """Where the words of every box stand; None where the table is of another kind, as one with columns for yes and for no."""
    worded = _worded(cells)
    sides = [side for side in (_BEFORE, _BEHIND) if all(box + side in worded for box in boxes)]
    if len(sides) == 1:
        return sides[0]
    chosen = [side for side in sides if all(_CHOICE.fullmatch(_text(cells, box + side)) for box in boxes)]
    if len(chosen) == 1:
        return chosen[0]
    return _EITHER if sides and len(boxes) > 1 else None


def _text(cells: _Cells, column: int) -> str:
    """The words of a column where all its cells say the same."""
    said = {" ".join(f.text for f in held) for (_, at), held in cells.items() if at == column}
    return said.pop() if len(said) == 1 else ""


def _signs(cells: _Cells, boxes: frozenset[int], side: int, rows: int) -> dict[int, Fragment | None]:
    """By the identity of a fragment: what it becomes, None where it is a mark that went to its words."""
    changed: dict[int, Fragment | None] = {}
    for row in range(rows):
        changed |= dict(_unsure(cells, boxes, row) if side == _EITHER else _told(cells, boxes, side, row))
    return changed


def _told(cells: _Cells, boxes: frozenset[int], side: int, row: int) -> Iterator[tuple[int, Fragment | None]]:
    for box in boxes:
        words, mark = cells.get((row, box + side)), cells.get((row, box))
        if not words or _is_mark(words):
            continue
        sign = "☒" if mark else "☐"
        if side == _BEFORE:
            yield id(words[0]), replace(words[0], text=f"{sign} {words[0].text.lstrip()}")
        else:
            yield id(words[-1]), replace(words[-1], text=f"{words[-1].text.rstrip()} {sign}")
        if mark:
            yield id(mark[0]), None


def _unsure(cells: _Cells, boxes: frozenset[int], row: int) -> Iterator[tuple[int, Fragment | None]]:
    """All words of a row that has a mark; the mark stays where it is."""
    if any((row, box) in cells for box in boxes):
        for (at, column), words in cells.items():
            if at == row and column not in boxes:
                yield id(words[0]), replace(words[0], text=f"⍰ {words[0].text.lstrip()}")
