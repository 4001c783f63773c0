"""Small shapes drawn on a PDF page: the pieces of tick boxes and of the marks in them. Coordinates: points as shown, origin top left."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.document import Box
from parsers.pdf_view import PageView

_MOST_PATHS = 6_000  # a page with more is a drawing
_MOST_SEGMENTS = 24_000
_LARGEST = 26.0  # points: larger shapes are no tick box and no mark in one
_ONE_RECTANGLE = 5  # segments: a path with more may draw many small shapes
_MOST_PICTURES = 400
_FEWEST_PICTURES = 3
_LIGHT = 200  # of 255
_SEEN = 40  # of 255: what is more transparent is not seen

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


def small_things(page: pdfium.PdfPage, view: PageView) -> Small:
    """Every small shape and picture of the page's own; none where the page is a drawing."""
    try:
        drawn = list(islice(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=1), _MOST_PATHS + 1))
        if len(drawn) > _MOST_PATHS or sum(pdfium_c.FPDFPath_CountSegments(path) for path in drawn) > _MOST_SEGMENTS:
            return Small(())
        shapes = tuple(shape for path in drawn for shape in _shapes(path, view) if max(shape.width, shape.height) <= _LARGEST)
        pictures = _repeated(page, view)
    except pdfium.PdfiumError:
        return Small(())
    return Small(shapes, pictures)


def _repeated(page: pdfium.PdfPage, view: PageView) -> tuple[Box, ...]:
    """Small pictures where one or two of them come again and again, as boxes do; icons are of many kinds."""
    images = islice(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=1), _MOST_PATHS)
    placed = [(image, view.shown(*image.get_bounds())) for image in images if isinstance(image, pdfium.PdfImage)]
    small = [(image, box) for image, box in placed if max(box.x1 - box.x0, box.y1 - box.y0) <= _LARGEST][:_MOST_PICTURES]
    kinds = {bytes(image.get_data()) for image, _ in small}
    return tuple(box for _, box in small) if len(kinds) < _FEWEST_PICTURES <= len(small) else ()


def _shapes(path: pdfium.PdfObject, view: PageView) -> Iterator[Shape]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return
    left, bottom, right, top = path.get_bounds()
    if max(right - left, top - bottom) > _LARGEST and pdfium_c.FPDFPath_CountSegments(path) <= _ONE_RECTANGLE:
        return
    lined = _shade(path, pdfium_c.FPDFPageObj_GetStrokeColor) if stroke.value else ""
    filled = _shade(path, pdfium_c.FPDFPageObj_GetFillColor) if fill.value else ""
    for points, curved in _outlines(path):
        shown = [view.shown(*point, *point) for point in points]
        places = tuple((place.x0, place.y0) for place in shown)
        across, down = [x for x, _ in places], [y for _, y in places]
        yield Shape(Box(view.number, min(across), min(down), max(across), max(down)), places, lined, filled, curved)


def _shade(path: pdfium.PdfObject, ask: object) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not callable(ask) or not ask(path, red, green, blue, alpha) or alpha.value < _SEEN:
        return ""
    return "light" if min(red.value, green.value, blue.value) > _LIGHT else "dark"


def _outlines(path: pdfium.PdfObject) -> Iterator[tuple[Sequence[_Point], str]]:
    """The parts of a path that begin with a move each, in user space."""
    matrix = path.get_matrix()
    points: list[_Point] = []
    curved = ""
    for number in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO and len(points) > 1:
            yield points, curved
            points, curved = [], ""
        elif kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            points = []
        points.append(matrix.on_point(x.value, y.value))
        if kind == pdfium_c.FPDF_SEGMENT_BEZIERTO:
            curved = "curved"
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points, curved
