"""Tick boxes in the picture of a page: small squares of ink, and whether there is ink in them.

A reader of pictures takes boxes for brackets or loses them, so that they are looked for here, and set among its words by
where they stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from parsers.page_scan import ScanBox

_DOTS = 2.0  # a point, of the picture that is searched
_INK = 170  # of 255: darker is ink
_LEAST, _MOST = 12, 44  # dots of a side: 6 to 22 points
_OFF = 3  # dots by which sides may miss each other
_DRAWN = 0.85  # of a side that must be ink
_INSET = 0.22  # of the side: its own line and what leans on it
_EMPTY, _MARKED = 0.03, 0.07  # of the inside
_MOST_RUNS = 20_000
_RUN = re.compile(rb"(?<!\x01)\x01{%d,%d}(?!\x01)" % (_LEAST, _MOST))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Rows of dots, 1 where there is ink."""

    rows: Sequence[bytes]

    def inked(self, columns: range, rows: range) -> float:
        """How much of an area is ink."""
        total = sum(self.rows[y].count(1, columns.start, columns.stop) for y in rows)
        return total / max(len(columns) * len(rows), 1)

    def upright(self, x: int, rows: range) -> float:
        """How much of an upright line near `x` is ink."""
        columns = slice(max(x - 1, 0), x + 2)  # a letter's side bulges
        return sum(1 in self.rows[y][columns] for y in rows) / max(len(rows), 1)


def boxes_in(page: Image.Image, scale: float) -> tuple[ScanBox, ...]:
    """Boxes of a level grey page with `scale` dots a point, from the top."""
    small = page.resize((max(1, round(page.width * _DOTS / scale)), max(1, round(page.height * _DOTS / scale))), Image.Resampling.BOX)
    dots = small.point([1] * _INK + [0] * (256 - _INK)).tobytes()
    sheet = _Sheet([dots[at : at + small.width] for at in range(0, len(dots), small.width)])
    found: list[tuple[int, int, int, int]] = []
    for square in _squares(sheet):
        if not any(_overlap(square, other) for other in found):
            found.append(square)
    return tuple(_read(square, sheet, scale / _DOTS) for square in found)


def _squares(sheet: _Sheet) -> Iterator[tuple[int, int, int, int]]:
    """(left, top, right, bottom) of each outline: two level runs of ink of one length above each other, and ink between their ends."""
    runs: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    count = 0
    for y, row in enumerate(sheet.rows):
        for run in _RUN.finditer(row):
            left, right = run.span()
            for top, x0, x1 in runs[left // 4] + runs[left // 4 - 1] + runs[left // 4 + 1]:
                if abs(x0 - left) <= _OFF and abs(x1 - right) <= _OFF and _closed(sheet, (x0, top, x1, y)):
                    yield x0, top, x1, y
            runs[left // 4].append((y, left, right))
            count += 1
        if count > _MOST_RUNS:
            return


def _closed(sheet: _Sheet, square: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = square
    high, wide = bottom - top, right - left
    if high < _LEAST or abs(high - wide) > 0.2 * wide:
        return False
    rows = range(top + 1, bottom)
    return sheet.upright(left, rows) >= _DRAWN and sheet.upright(right - 1, rows) >= _DRAWN


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _read(square: tuple[int, int, int, int], sheet: _Sheet, dot: float) -> ScanBox:
    left, top, right, bottom = square
    inset = round(_INSET * (right - left))
    ink = sheet.inked(range(left + inset, right - inset), range(top + inset, bottom - inset))
    state = "empty" if ink < _EMPTY else "marked" if ink >= _MARKED else "unsure"
    return ScanBox(round(left * dot), round(top * dot), round((right - left) * dot), round((bottom - top) * dot), state)
