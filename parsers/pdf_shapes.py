"""Small shapes drawn on a PDF page: the pieces of tick boxes and of the marks in them. Coordinates: points as shown, origin top left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium

from parsers.document import Box
from parsers.pdf_paths import Drawing, DrawnPath, placed
from parsers.pdf_view import PageView

_LARGEST = 26.0  # points: larger shapes are no tick box and no mark in one
_MOST_PICTURES = 400
_FEWEST_PICTURES = 3

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One stroke or outline: its points in order, how it is closed and painted. `curved` is "curved" or ""."""

    box: Box
    points: tuple[_Point, ...]
    stroke: str  # "dark", "light" or ""
    fill: str
    curved: str = ""

    @property
    def width(self) -> float:
        """Points across."""
        return self.box.x1 - self.box.x0

    @property
    def height(self) -> float:
        """Points down."""
        return self.box.y1 - self.box.y0


@dataclass(frozen=True, slots=True)
class Small:
    """What is no larger than a tick box on a page: shapes, and the places of pictures."""

    shapes: tuple[Shape, ...]
    pictures: tuple[Box, ...] = ()


def small_things(drawing: Drawing, view: PageView) -> Small:
    """Every small shape among the paths of a page, and every small picture on it."""
    shapes = tuple(s for path in drawing.paths for s in _shapes(path, view.number) if max(s.width, s.height) <= _LARGEST)
    try:
        return Small(shapes, _repeated(drawing, view))
    except pdfium.PdfiumError:
        return Small(shapes)


def _repeated(drawing: Drawing, view: PageView) -> tuple[Box, ...]:
    """Small pictures where one or two of them come again and again, as boxes do; icons are of many kinds."""
    shown = [(image, placed(image, view)) for image in drawing.pictures]
    small = [(image, box) for image, box in shown if max(box.x1 - box.x0, box.y1 - box.y0) <= _LARGEST][:_MOST_PICTURES]
    kinds = {bytes(image.get_data()) for image, _ in small}
    return tuple(box for _, box in small) if len(kinds) < _FEWEST_PICTURES <= len(small) else ()


def _shapes(path: DrawnPath, number: int) -> Iterator[Shape]:
    if not path.outlines or (max(path.box.x1 - path.box.x0, path.box.y1 - path.box.y0) > _LARGEST and len(path.outlines) == 1):
        return
    painted = (path.stroke.removeprefix("unseen"), path.fill.removeprefix("unseen"))
    for outline in path.outlines:
        yield Shape(Box(number, *outline.box), outline.points, *painted, "curved" if outline.curved else "")
