"""Tick boxes that are drawn by lines -> ☐, ☒ and ⍰ among the text, before or behind the words that they belong to.

A box is a small square or circle with words on its line and nothing but a mark in it. It is ticked where a cross, a tick or a
dark filling is drawn in it, or a lone mark is typed there. A box whose state cannot be told is ⍰, and is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from parsers.document import Box
from parsers.pdf_shapes import Shape, Small
from parsers.pdf_text import Fragment

_SMALLEST, _LARGEST = 5.5, 24.0  # points
_SQUARE = 0.2  # of the side: how far a square may be from one
_INSIDE = 2.5  # points by which a mark may reach over its box
_SAME = 1.5  # points between lines that are one
_LONG_STROKE = 0.45  # of the side
_FILLED = 0.12  # of the box: a smaller dark spot is dirt
_NEAR = 25.0  # points between a box and its words
_COMB = 3.0  # points between boxes for single letters
_TYPED = frozenset("xX✓✔√✗✘✕✖/\\■●⬛")
_CROSS_SIGNS = frozenset("✗✘✕✖")
_CHOICES = re.compile(
    r"\W*(?:yes|no|n/?a|not (?:known|sure|applicable|asked)|unknown|unsure|don'?t know|male|female|other)\W*", re.IGNORECASE
)
_SIGNS = {"empty": "☐", "unsure": "⍰"}
_MOST_BOXES = 600


@dataclass(frozen=True, slots=True)
class Drawn:
    """The text of a page with its boxes; `unsure` is how many boxes were seen whose state is not known."""

    fragments: list[Fragment]
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class _TickBox:
    """`state` is "empty", "tick", "cross", "typed" or "unsure"; `typed` is the mark that stands in it as text."""

    box: Box
    state: str
    typed: Fragment | None = None


def with_drawn_boxes(fragments: list[Fragment], small: Small, taken: Sequence[Box] = ()) -> Drawn:
    """The fragments with a sign for each drawn box. `taken` are places of fillable fields, which speak for themselves."""
    squares = _apart([s for s in _squares(small.shapes) if not any(_meets(s, other) for other in taken)])
    squares = _no_cells(squares, fragments)
    pictures = _apart([box for box in small.pictures if _is_square(box)])
    if len(squares) > _MOST_BOXES or len(pictures) > _MOST_BOXES:
        return Drawn(fragments)
    found = [box for square in squares if (box := _read(square, small.shapes, fragments)) is not None]
    found += [_TickBox(box, "unsure") for box in pictures]
    if {"tick", "cross"} <= {box.state for box in found}:
        found = [replace(box, state="unsure") if _may_mean_no(box, found, fragments) else box for box in found]
    return _placed(fragments, found)


def _may_mean_no(box: _TickBox, found: Sequence[_TickBox], fragments: Sequence[Fragment]) -> bool:
    """A cross on a page that has ticks, unless it chooses between yes and no: one of several boxes of its line is marked."""
    row = [other for other in found if _level(other.box, box.box)]
    chosen = [other for other in row if other.state != "empty"] == [box] and len(row) > 1
    words = [f.text for f in fragments if _level(f.box, box.box) and f.box.x0 >= min(other.box.x0 for other in row)]
    return box.state == "cross" and not (chosen and all(_CHOICES.fullmatch(text) for text in words))


def _squares(shapes: Sequence[Shape]) -> list[Box]:
    """Outlines of boxes, larger ones first: whole shapes, and squares put together from four lines."""
    whole = [s.box for s in shapes if _closed(s) and _is_square(s.box) and (s.stroke == "dark" or s.fill)]
    return sorted([*whole, *_from_lines(shapes)], key=lambda box: box.x0 - box.x1)


def _closed(shape: Shape) -> bool:
    (x0, y0), (x1, y1) = shape.points[0], shape.points[-1]
    return len(shape.points) > 3 and abs(x0 - x1) <= _SAME and abs(y0 - y1) <= _SAME  # noqa: PLR2004 - a triangle has four with its end


def _is_square(box: Box) -> bool:
    wide, high = box.x1 - box.x0, box.y1 - box.y0
    return min(wide, high) >= _SMALLEST and max(wide, high) <= _LARGEST and abs(wide - high) <= _SQUARE * max(wide, high)


def _from_lines(shapes: Sequence[Shape]) -> list[Box]:
    """Squares of two level and two upright lines of one length."""
    across = [s.box for s in shapes if s.stroke == "dark" and s.height <= _SAME and _SMALLEST <= s.width <= _LARGEST]
    down = [s.box for s in shapes if s.stroke == "dark" and s.width <= _SAME and _SMALLEST <= s.height <= _LARGEST]
    found = []
    for upper, lower in combinations(sorted(across[:_MOST_BOXES], key=lambda b: b.y0), 2):
        box = Box(upper.page, upper.x0, upper.y0, upper.x1, lower.y1)
        if abs(upper.x0 - lower.x0) <= _SAME and abs(upper.x1 - lower.x1) <= _SAME and _is_square(box):
            sides = [d for d in down if abs(d.y0 - box.y0) <= _SAME and abs(d.y1 - box.y1) <= _SAME]
            if any(abs(d.x0 - box.x0) <= _SAME for d in sides) and any(abs(d.x0 - box.x1) <= _SAME for d in sides):
                found.append(box)
    return found


def _apart(squares: Sequence[Box]) -> list[Box]:
    """Each box once, without the lines inside its outline, and without rows of boxes for single letters."""
    found: list[Box] = []
    for box in squares:
        if not any(_within(box, other) for other in found):
            found.append(box)
    return [box for box in found if not any(_beside(box, other) for other in found)]


def _no_cells(squares: list[Box], fragments: Sequence[Fragment]) -> list[Box]:
    """Without squares that are cells of a table: words stand in the one right above or below, as numbers of rows do."""
    worded = [s for s in squares if any(_centred(f.box, s) and f.text.strip() not in _TYPED for f in fragments)]
    return [s for s in squares if not any(_stacked(s, other) for other in worded)]


def _stacked(box: Box, other: Box) -> bool:
    gap = max(other.y0 - box.y1, box.y0 - other.y1)
    return box is not other and abs(box.x0 - other.x0) <= _SAME and abs(box.x1 - other.x1) <= _SAME and -_SAME <= gap <= _SAME


def _beside(box: Box, other: Box) -> bool:
    gap = max(other.x0 - box.x1, box.x0 - other.x1)
    return box is not other and abs(box.y0 - other.y0) <= _SAME and -_SAME <= gap <= _COMB


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner.x0 >= outer.x0 - _INSIDE
        and inner.x1 <= outer.x1 + _INSIDE
        and inner.y0 >= outer.y0 - _INSIDE
        and inner.y1 <= outer.y1 + _INSIDE
    )


def _meets(box: Box, other: Box) -> bool:
    return box.page == other.page and box.x0 < other.x1 and other.x0 < box.x1 and box.y0 < other.y1 and other.y0 < box.y1


def _read(square: Box, shapes: Sequence[Shape], fragments: Sequence[Fragment]) -> _TickBox | None:
    """The box with its state; None where words stand in it, so that it is none."""
    held = [f for f in fragments if _centred(f.box, square)]
    if len(held) > 1 or any(f.text.strip() not in _TYPED for f in held):
        return None
    if held:
        return _TickBox(square, "cross" if held[0].text.strip() in _CROSS_SIGNS else "typed", held[0])
    inside = [s for s in shapes if _within(s.box, square) and not _outlines(s, square)]
    filled = [s for s in shapes if _within(s.box, square) and s.fill == "dark" and _outlines(s, square)]
    if any(f.box.x0 < square.x1 - _SAME and f.box.x1 > square.x0 + _SAME and _meets(f.box, square) for f in fragments):
        return _TickBox(square, "unsure")  # words run over it
    return _TickBox(square, "unsure" if filled and not _blank(shapes, square) else _state(inside, square))


def _blank(shapes: Sequence[Shape], square: Box) -> bool:
    """Whether a light shape covers the dark one of the outline: some programs draw a border so."""
    return any(s.fill == "light" and _within(s.box, square) and _area(s.box) > _area(square) / 2 for s in shapes)


def _centred(box: Box, square: Box) -> bool:
    return square.x0 - 1 <= (box.x0 + box.x1) / 2 <= square.x1 + 1 and square.y0 - 1 <= (box.y0 + box.y1) / 2 <= square.y1 + 1


def _outlines(shape: Shape, square: Box) -> bool:
    """Whether the shape is the box's own outline or a side of it rather than something in it."""
    if min(shape.width, shape.height) <= _SAME:
        edges = (square.x0, square.x1) if shape.width <= shape.height else (square.y0, square.y1)
        place = shape.box.x0 if shape.width <= shape.height else shape.box.y0
        return any(abs(place - edge) <= _INSIDE for edge in edges)
    return _is_square(shape.box) and _closed(shape) and _area(shape.box) >= _area(square) / 2


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _state(inside: Sequence[Shape], square: Box) -> str:
    """Nothing: empty. Slanting lines or a dark filling: marked. Anything else that is dark: not known."""
    dark = [s for s in inside if "dark" in {s.stroke, s.fill}]
    if not dark:
        return "empty"
    slants = [slant for s in dark if s.stroke == "dark" and not s.curved for slant in _slants(s, square)]
    if {"up", "down"} <= set(slants):
        return "cross" if _crosses(dark) else "tick"
    if slants or any(s.fill == "dark" and _area(s.box) >= _FILLED * _area(square) for s in dark):
        return "tick"
    return "unsure"


def _slants(shape: Shape, square: Box) -> list[str]:
    """Which way each slanting stroke of a shape runs."""
    side = square.x1 - square.x0
    found = []
    for (x0, y0), (x1, y1) in zip(shape.points, shape.points[1:], strict=False):
        if abs(x1 - x0) >= _LONG_STROKE * side / 2 and abs(y1 - y0) >= _LONG_STROKE * side / 2:
            found.append("down" if (x1 - x0) * (y1 - y0) > 0 else "up")
    return found


def _crosses(shapes: Sequence[Shape]) -> bool:
    """Two strokes apart from each other, whose middles meet: a cross; strokes that meet at their ends are a tick."""
    strokes = [pair for s in shapes for pair in zip(s.points, s.points[1:], strict=False)]
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in strokes]
    return any(abs(one[0] - other[0]) <= 2 and abs(one[1] - other[1]) <= 2 for one, other in combinations(middles, 2))  # noqa: PLR2004 - points


def _placed(fragments: list[Fragment], boxes: Sequence[_TickBox]) -> Drawn:
    before: dict[int, list[Fragment]] = {}
    behind: dict[int, list[Fragment]] = {}
    typed = {id(box.typed) for box in boxes if box.typed is not None}
    words = [f for f in fragments if id(f) not in typed]
    unsure, gone = 0, set[int]()
    for box in sorted(boxes, key=lambda b: b.box.x0):
        label, side = _label(box.box, words, [b.box for b in boxes])
        if label is None:
            continue
        unsure += box.state == "unsure"
        if box.typed is not None:
            gone.add(id(box.typed))
        (before if side == "right" else behind).setdefault(id(label), []).append(_sign(box, label, side))
    kept = [f for f in fragments if id(f) not in gone]
    return Drawn([each for f in kept for each in (*before.get(id(f), ()), f, *behind.get(id(f), ()))], unsure)


def _label(box: Box, words: Sequence[Fragment], boxes: Sequence[Box]) -> tuple[Fragment | None, str]:
    """The words that a box belongs to, and on which side of it they stand: left where the line ends with a box."""
    level = [f for f in words if _level(f.box, box)]
    row = [other for other in boxes if _level(other, box)]
    ends = level and max(other.x0 for other in row) > max(f.box.x0 for f in level)
    if ends:
        left = [f for f in level if f.box.x1 <= box.x0 + _SAME]
        return max(left, key=lambda f: f.box.x1, default=None), "left"
    right = [f for f in level if box.x1 - _SAME <= f.box.x0 <= box.x1 + _NEAR]
    return min(right, key=lambda f: f.box.x0, default=None), "right"


def _level(one: Box, other: Box) -> bool:
    return min(one.y1, other.y1) - max(one.y0, other.y0) > min(one.y1 - one.y0, other.y1 - other.y0) * 0.3


def _sign(box: _TickBox, label: Fragment, side: str) -> Fragment:
    """The sign on the line of its words, and close to them where it stands before them."""
    text = _SIGNS.get(box.state, "☒")
    right = label.box.x0 - 1 if side == "right" else box.box.x1
    place = Box(box.box.page, min(box.box.x0, right), label.box.y0, right, label.box.y1)
    return Fragment(text, place, label.size, label.bold, " ")
