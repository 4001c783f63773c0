"""Lines drawn on a PDF page -> the rows of ruled tables, each with the left edges of its cells.

A row is known only where the page leaves no doubt: a line of the table's full width above and below, nothing drawn across
between them, and at least one line down between two cells. Anything else is left to alignment.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.document import Box
from parsers.pdf_view import PageView

_THIN = 2.5  # points: what is no thicker is a line, even if it was filled as a rectangle
_MEET = 3.0  # points: ends of lines that meet
_MOST_PATHS = 6_000  # a page with more is a drawing
_MOST_SEGMENTS = 24_000
_MOST_LINES = 800
_FEWEST_LINES = 3


@dataclass(frozen=True, slots=True)
class RuledRow:
    """A row of a ruled table; `lefts` are the left edges of its cells."""

    table: int
    top: float
    bottom: float
    right: float
    lefts: tuple[float, ...]

    def column(self, box: Box) -> int | None:
        """The cell that holds the box's left end, None where the box stands outside the row or reaches over two cells."""
        middle = (box.y0 + box.y1) / 2
        if not (self.top < middle < self.bottom and self.lefts[0] - _MEET <= box.x0 and box.x1 <= self.right + _MEET):
            return None
        number = max(bisect_right(self.lefts, box.x0 + _MEET) - 1, 0)
        ends = self.lefts[number + 1] if number + 1 < len(self.lefts) else self.right
        return number if box.x1 <= ends + _MEET else None


@dataclass(frozen=True, slots=True)
class _Line:
    """A straight line: `at` is where it stands, `start` and `end` where it runs."""

    at: float
    start: float
    end: float


def ruled_rows(page: pdfium.PdfPage, view: PageView) -> tuple[RuledRow, ...]:
    """Rows top to bottom; those of one table share a number and have cells at the same left edges."""
    try:
        # Only what the page itself draws: shapes inside a form object are told in that object's own coordinates.
        drawn = list(islice(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=1), _MOST_PATHS + 1))
        if len(drawn) > _MOST_PATHS or sum(pdfium_c.FPDFPath_CountSegments(path) for path in drawn) > _MOST_SEGMENTS:
            return ()
        edges = [edge for path in drawn for edge in _edges(path, view)]
    except pdfium.PdfiumError:
        return ()
    across = _whole(_Line((e.y0 + e.y1) / 2, e.x0, e.x1) for e in edges if e.y1 - e.y0 <= _THIN)
    down = _whole(_Line((e.x0 + e.x1) / 2, e.y0, e.y1) for e in edges if e.y1 - e.y0 > _THIN)
    return () if len(across) + len(down) > _MOST_LINES else tuple(_rows(across, down))


def _edges(path: pdfium.PdfObject, view: PageView) -> Iterator[Box]:
    """The lines of one path: a thin shape itself, or the straight lines that it draws. Clipping paths draw nothing."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return
    box = view.shown(*path.get_bounds())
    if min(box.x1 - box.x0, box.y1 - box.y0) <= _THIN:
        sides = [box]
    else:
        sides = [view.shown(*side) for side in _sides(path)] if stroke.value else []
    for side in sides:
        wide, high = side.x1 - side.x0, side.y1 - side.y0
        if min(wide, high) <= _THIN < max(wide, high):
            yield side


def _sides(path: pdfium.PdfObject) -> Iterator[tuple[float, float, float, float]]:
    """From point to point along the path, in user space; curves are passed over."""
    matrix, here, start = path.get_matrix(), (0.0, 0.0), (0.0, 0.0)
    for number in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield (*here, *point)
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield (*point, *start)
        here = point


def _whole(lines: Iterable[_Line]) -> list[_Line]:
    """Lines drawn cell by cell, or twice, as one."""
    found: list[_Line] = []
    ordered = sorted(lines, key=lambda line: line.at)
    for group in _alike(ordered):
        level = group[0].at
        for line in sorted(group, key=lambda line: line.start):
            last = found[-1] if found and found[-1].at == level else None
            if last is not None and line.start <= last.end + _MEET:
                found[-1] = _Line(level, last.start, max(last.end, line.end))
            else:
                found.append(_Line(level, line.start, line.end))
    return found


def _alike(ordered: Iterable[_Line]) -> list[list[_Line]]:
    """Runs of lines that stand at the same place."""
    groups: list[list[_Line]] = []
    for line in ordered:
        if groups and line.at - groups[-1][0].at <= _THIN:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _rows(across: list[_Line], down: list[_Line]) -> Iterator[RuledRow]:
    """Between two lines of equal extent that follow each other; a new table begins where the cells change."""
    table, before = 0, None
    for upper, lower in sorted(_bands(across), key=lambda band: band[0].at):
        inside = tuple(
            line.at
            for line in down
            if upper.start + _MEET < line.at < upper.end - _MEET and line.start <= upper.at + _MEET and line.end >= lower.at - _MEET
        )
        if not inside:
            before = None
            continue
        row = RuledRow(table, upper.at, lower.at, upper.end, (upper.start, *inside))
        if before is None or before.lefts != row.lefts or abs(before.bottom - row.top) > _MEET:
            table += 1
        before = RuledRow(table, row.top, row.bottom, row.right, row.lefts)
        yield before


def _bands(across: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    for upper, lower in _neighbours(across):
        crossed = any(
            upper.at + _MEET < line.at < lower.at - _MEET and line.start < upper.end - _MEET and line.end > upper.start + _MEET
            for line in across
        )
        if not crossed:
            yield upper, lower


def _neighbours(across: list[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """Neighbouring lines of the same extent, of which a table has three at least."""
    left = list(across)
    while left:
        first = left[0]
        same = [line for line in left if abs(line.start - first.start) <= _MEET and abs(line.end - first.end) <= _MEET]
        left = [line for line in left if line not in same]
        if len(same) >= _FEWEST_LINES:
            yield from pairwise(sorted(same, key=lambda line: line.at))
