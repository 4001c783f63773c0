"""Marks that go -> rectangles to burn, in pixels: neighbours of a line in one, as high as the font, as wide as a step allows.

A rectangle's exact width would tell how long a name is. It grows to the next step over white paper; where a neighbour is too
near, the rest of the line is moved aside or, where the paper ends, set a little narrower.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops

from gateway.renditions.making.ink import Ink

STEP = 24 / 150 * 72  # points: widths are multiples of it
_SAME_LINE = 0.5  # of the smaller height
_COLUMN = 3.0  # heights: a wider gap is no space between words
_BLEED = 1  # pixels that drawing blurs into
_AIR = 3  # pixels kept free before a neighbour
_TIGHTEST = 0.8  # of its width: a line's rest set narrower than this is hard to read
_PAPER = 235  # grey from which a pixel is paper


@dataclass(slots=True)
class Rectangle:
    """Pixels [x0, x1) by [y0, y1)."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """As Pillow crops."""
        return self.x0, self.y0, self.x1, self.y1

    def beside(self, other: Rectangle) -> bool:
        """Whether both stand on one line."""
        shared = min(self.y1, other.y1) - max(self.y0, other.y0)
        return shared > _SAME_LINE * min(self.y1 - self.y0, other.y1 - other.y0)


def whole_lines(inks: Sequence[Ink], kept: set[int]) -> set[int]:
    """`kept` without the lines of pictures in which something goes and somebody was unsure of what stands where."""
    going = {ink.line for position, ink in enumerate(inks) if position not in kept and ink.line}
    unsure = {ink.line for ink in inks if ink.unsure == "line"}
    return {position for position in kept if inks[position].line not in going & unsure}


def rectangles_of(inks: Sequence[Ink], kept: set[int], scale: float, size: tuple[int, int]) -> list[Rectangle]:
    """One rectangle for each stretch of a line that goes, clipped to the picture; `scale` is pixels a point."""
    found: list[Rectangle] = []
    last = -2
    for position, ink in enumerate(inks):
        if position in kept:
            continue
        mark = _pixels(ink, scale)
        if position == last + 1 and found and found[-1].beside(mark) and _near(found[-1], mark):
            found[-1] = _union(found[-1], mark)
        else:
            found.append(mark)
        last = position
    clipped = (_clipped(rectangle, size) for rectangle in found)
    return [rectangle for rectangle in clipped if rectangle.x0 < rectangle.x1 and rectangle.y0 < rectangle.y1]


def _pixels(ink: Ink, scale: float) -> Rectangle:
    more = ink.margin * scale + _BLEED
    return Rectangle(
        math.floor(ink.x0 * scale - more),
        math.floor(ink.y0 * scale - more),
        math.ceil(ink.x1 * scale + more),
        math.ceil(ink.y1 * scale + more),
    )


def _near(one: Rectangle, other: Rectangle) -> bool:
    gap = max(other.x0 - one.x1, one.x0 - other.x1)
    return gap < _COLUMN * max(one.y1 - one.y0, other.y1 - other.y0)


def _union(one: Rectangle, other: Rectangle) -> Rectangle:
    return Rectangle(min(one.x0, other.x0), min(one.y0, other.y0), max(one.x1, other.x1), max(one.y1, other.y1))


def _clipped(rectangle: Rectangle, size: tuple[int, int]) -> Rectangle:
    return Rectangle(max(0, rectangle.x0), max(0, rectangle.y0), min(size[0], rectangle.x1), min(size[1], rectangle.y1))


@dataclass
class Widener:
    """Pads the rectangles of one page, whose picture is still without them, and moves what stands beside them.

    `kept` are the marks that travel: their boxes move with their ink. Pixels are changed on `image` in place.
    """

    image: Image.Image
    kept: Sequence[Ink]
    rectangles: list[Rectangle]
    scale: float

    def __post_init__(self) -> None:
        self.kept = sorted(self.kept, key=_middle)
        self._middles = [_middle(ink) for ink in self.kept]

    def _around(self, band: Rectangle) -> Sequence[Ink]:
        """Marks near the band's line: nothing is ever moved up or down."""
        high = band.y1 - band.y0
        first = bisect_left(self._middles, (band.y0 - high) / self.scale)
        return self.kept[first : bisect_left(self._middles, (band.y1 + high) / self.scale)]

    def widen(self) -> None:
        """Every rectangle to a multiple of the step, from left to right, so that what is moved is moved once for each."""
        step = max(1, round(STEP * self.scale))
        for rectangle in sorted(self.rectangles, key=lambda r: (r.y0, r.x0)):
            missing = -(rectangle.x1 - rectangle.x0) % step
            missing -= self._grow(rectangle, missing)
            if missing and self._move(rectangle, missing):
                rectangle.x1 += missing

    def _grow(self, rectangle: Rectangle, missing: int) -> int:
        """Grow over paper to both sides; the pixels gained."""
        left, right = self._edges(rectangle)
        before = rectangle.x1 - rectangle.x0
        rectangle.x1 += min(missing, max(0, right - _AIR - rectangle.x1))
        missing -= rectangle.x1 - rectangle.x0 - before
        rectangle.x0 -= min(missing, max(0, rectangle.x0 - left - _AIR))
        return rectangle.x1 - rectangle.x0 - before

    def _edges(self, rectangle: Rectangle) -> tuple[int, int]:
        """The nearest marks to the left and right in the rectangle's band, by what is drawn there or goes there."""
        left = self._last(0, rectangle.x0, rectangle)
        right = self._first(rectangle.x1, self.image.width, rectangle)
        for other in self.rectangles:
            if other is not rectangle and min(other.y1, rectangle.y1) > max(other.y0, rectangle.y0):
                left = max(left, other.x1) if other.x1 <= rectangle.x0 else left
                right = min(right, other.x0) if other.x0 >= rectangle.x1 else right
        return left, right

    def _first(self, start: int, end: int, band: Rectangle) -> int:
        drawn = _drawn(self.image, (start, band.y0, end, band.y1))
        return end if drawn is None else start + drawn[0]

    def _last(self, start: int, end: int, band: Rectangle) -> int:
        drawn = _drawn(self.image, (start, band.y0, end, band.y1))
        return start if drawn is None else start + drawn[1]

    def _move(self, rectangle: Rectangle, missing: int) -> bool:
        """Make room to the right: move the rest of the line, or set it narrower. Whether there is room now."""
        rest = self._rest(rectangle)
        if rest is None:
            return False
        free = self._first(rest.x1, self.image.width, rest) - _AIR - rest.x1
        width = rest.x1 - rest.x0
        narrower = width - max(0, missing - max(0, free))
        if narrower < _TIGHTEST * width:
            return False
        start = rest.x0 + missing
        piece = self.image.crop(rest.box)
        if narrower < width:
            piece = piece.resize((narrower, piece.height), Image.Resampling.BOX)
        self.image.paste("white", rest.box)
        self.image.paste(piece, (start, rest.y0))
        self._carry(rest, start, narrower / width)
        return True

    def _rest(self, rectangle: Rectangle) -> Rectangle | None:
        """The marks to the right on the same line, up to a gap as wide as between columns; None where nothing follows."""
        rest: Rectangle | None = None
        followers = [_pixels(ink, self.scale) for ink in self._around(rectangle)]
        followers += [other for other in self.rectangles if other is not rectangle]
        for mark in sorted(followers, key=lambda m: m.x0):
            if mark.x0 >= rectangle.x1 - _AIR and rectangle.beside(mark) and _near(rest or rectangle, mark):
                rest = _union(rest, mark) if rest else mark
        if rest is None:
            return None
        return _clipped(
            Rectangle(max(rest.x0, rectangle.x1 - _BLEED), min(rest.y0, rectangle.y0), rest.x1, max(rest.y1, rectangle.y1)), self.image.size
        )

    def _carry(self, rest: Rectangle, start: int, share: float) -> None:
        """Boxes of what was moved follow it."""
        for ink in self._around(rest):
            middle = ((ink.x0 + ink.x1) / 2 * self.scale, (ink.y0 + ink.y1) / 2 * self.scale)
            if rest.x0 <= middle[0] < rest.x1 and rest.y0 <= middle[1] < rest.y1:
                ink.x0, ink.x1 = (((x * self.scale - rest.x0) * share + start) / self.scale for x in (ink.x0, ink.x1))
        for other in self.rectangles:
            if rest.x0 <= other.x0 < rest.x1 and rest.beside(other):
                other.x0, other.x1 = math.floor((other.x0 - rest.x0) * share + start), math.ceil((other.x1 - rest.x0) * share + start)


def _middle(ink: Ink) -> float:
    return (ink.y0 + ink.y1) / 2


def _drawn(image: Image.Image, band: tuple[int, int, int, int]) -> tuple[int, int] | None:
    """First and one behind the last column of the band with something drawn on it."""
    if band[0] >= band[2]:
        return None
    box = ImageChops.invert(image.crop(band).convert("L").point(_PAPER_TABLE)).getbbox()
    return None if box is None else (box[0], box[2])


_PAPER_TABLE = [255 if grey >= _PAPER else 0 for grey in range(256)]
