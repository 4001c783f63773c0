"""Lines drawn on a PDF page -> the rows of ruled tables, each with the left edges of its cells.

A row is known only where the page leaves no doubt: a line of the table's full width above and below, nothing drawn across
between them, and at least one line down between two cells. Anything else is left to alignment.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.document import Box
from parsers.pdf_paths import DrawnPath, Outline

_THIN = 2.5  # points: what is no thicker is a line, even if it was filled as a rectangle
_MEET = 3.0  # points: ends of lines that meet
_MOST_LINES = 800
_FEWEST_LINES = 3
_UNDERLINE = 80.0  # points

_Side = tuple[float, float, float, float]  # left, top, right, bottom


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
class Line:
    """A straight line: `at` is where it stands, `start` and `end` where it runs."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rulings:
    """The straight lines of a page: `across` and `down` it, in order, each once."""

    across: tuple[Line, ...] = ()
    down: tuple[Line, ...] = ()


def rulings_of(paths: Sequence[DrawnPath]) -> Rulings:
    """The lines among the paths of a page; none where there are more than forms have."""
    edges = [edge for path in paths for edge in _edges(path)]
    across = _whole(Line((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in edges if y1 - y0 <= _THIN)
    down = _whole(Line((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in edges if y1 - y0 > _THIN)
    return Rulings() if len(across) + len(down) > _MOST_LINES else Rulings(tuple(across), tuple(down))


def ruled_rows(rulings: Rulings) -> tuple[RuledRow, ...]:
    """Rows top to bottom; those of one table share a number and have cells at the same left edges."""
    return tuple(_rows(rulings.across, rulings.down))


def _edges(path: DrawnPath) -> Iterator[_Side]:
    """The lines of one path: a thin shape itself, or the straight lines that it draws."""
    box = path.box
    if min(box.x1 - box.x0, box.y1 - box.y0) <= _THIN:
        sides: Iterable[_Side] = [(box.x0, box.y0, box.x1, box.y1)]
    else:
        sides = (side for outline in path.outlines for side in _sides(outline)) if path.stroke else ()
    for x0, y0, x1, y1 in sides:
        if min(x1 - x0, y1 - y0) <= _THIN < max(x1 - x0, y1 - y0):
            yield x0, y0, x1, y1


def _sides(outline: Outline) -> Iterator[_Side]:
    """From point to point along straight lines; curves are passed over."""
    for place in outline.lines:
        (x0, y0), (x1, y1) = outline.points[place - 1], outline.points[place]
        yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _whole(lines: Iterable[Line]) -> list[Line]:
    """Lines drawn cell by cell, or twice, as one."""
    found: list[Line] = []
    ordered = sorted(lines, key=lambda line: line.at)
    for group in _alike(ordered):
        level = group[0].at
        for line in sorted(group, key=lambda line: line.start):
            last = found[-1] if found and found[-1].at == level else None
            if last is not None and line.start <= last.end + _MEET:
                found[-1] = Line(level, last.start, max(last.end, line.end))
            else:
                found.append(Line(level, line.start, line.end))
    return found


def _alike(ordered: Iterable[Line]) -> list[list[Line]]:
    """Runs of lines that stand at the same place."""
    groups: list[list[Line]] = []
    for line in ordered:
        if groups and line.at - groups[-1][0].at <= _THIN:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _rows(across: Sequence[Line], down: Sequence[Line]) -> Iterator[RuledRow]:
    """Between two lines of equal extent that follow each other; a new table begins where the cells change."""
    table, before = 0, None
    borders = [line for line in across if line.end - line.start >= _UNDERLINE or _borders(line, down)]
    for upper, lower in sorted(_bands(borders), key=lambda band: band[0].at):
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


def _borders(line: Line, down: Sequence[Line]) -> bool:
    """Whether a short line ends at a line down the page: else it underlines words in a cell, or crosses them out."""
    return any(
        min(abs(edge.at - line.start), abs(edge.at - line.end)) <= _MEET and edge.start - _MEET <= line.at <= edge.end + _MEET
        for edge in down
    )


def _bands(across: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    for upper, lower in _neighbours(across):
        crossed = any(
            upper.at + _MEET < line.at < lower.at - _MEET and line.start < upper.end - _MEET and line.end > upper.start + _MEET
            for line in across
        )
        if not crossed:
            yield upper, lower


def _neighbours(across: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Neighbouring lines of the same extent, of which a table has three at least."""
    left = list(across)
    while left:
        first = left[0]
        same = [line for line in left if abs(line.start - first.start) <= _MEET and abs(line.end - first.end) <= _MEET]
        left = [line for line in left if line not in same]
        if len(same) >= _FEWEST_LINES:
            yield from pairwise(sorted(same, key=lambda line: line.at))
