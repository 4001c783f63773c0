"""Paths drawn on a PDF page, of the page's own and inside its form objects (ISO 32000-2 8.5, 8.10).

Coordinates: points as shown, origin top left. Clipping paths draw nothing and are left out.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.document import Box
from parsers.pdf_view import PageView

_MOST_PATHS = 6_000  # a page with more is a drawing
_MOST_SEGMENTS = 24_000
_MOST_DRAWN = 12_000
_DRAWN = (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE)
_DEEPEST = 4  # form objects within form objects
_LIGHT = 200  # of 255
_SEEN = 40  # of 255: what is more transparent is not seen

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A part of a path that begins with a move: its points in order, the first one again where it is closed.

    `lines` are the places of points to which a straight line leads.
    """

    points: tuple[_Point, ...]
    lines: frozenset[int]

    @property
    def curved(self) -> bool:
        """Whether a part of it is a curve."""
        return len(self.lines) < len(self.points) - 1

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        across, down = [x for x, _ in self.points], [y for _, y in self.points]
        return min(across), min(down), max(across), max(down)


@dataclass(frozen=True, slots=True)
class DrawnPath:
    """A path with the box of its ink. `stroke` and `fill` are "dark", "light", "unseen", or "" where it is not painted so."""

    box: Box
    outlines: tuple[Outline, ...]
    stroke: str
    fill: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a page draws beside its text, in content order; no paths where there are more than forms have."""

    paths: tuple[DrawnPath, ...] = ()
    pictures: tuple[pdfium.PdfImage, ...] = ()


def drawing_of(page: pdfium.PdfPage, view: PageView) -> Drawing:
    """Every path and picture, in one walk over the page's objects."""
    try:
        found = list(islice(page.get_objects(filter=_DRAWN, max_depth=_DEEPEST), _MOST_DRAWN + 1))
        paths = [each for each in found if each.type == pdfium_c.FPDF_PAGEOBJ_PATH]
        pictures = tuple(each for each in found if isinstance(each, pdfium.PdfImage))
        if len(paths) > _MOST_PATHS or sum(pdfium_c.FPDFPath_CountSegments(path) for path in paths) > _MOST_SEGMENTS:
            return Drawing((), pictures)
        return Drawing(tuple(drawn for path in paths if (drawn := _drawn(path, view)) is not None), pictures)
    except pdfium.PdfiumError:
        return Drawing()


def placed(thing: pdfium.PdfObject, view: PageView) -> Box:
    """Where the ink of an object of the page or of a form object stands."""
    bounds = thing.get_bounds()
    return view.shown(*(bounds if thing.container is None else _of_forms(thing).on_rect(*bounds)))


def _of_forms(thing: pdfium.PdfObject) -> pdfium.PdfMatrix:
    """From the coordinates that an object is told in to those of the page."""
    matrix, form = pdfium.PdfMatrix(), thing.container
    while form is not None:
        matrix, form = matrix.multiply(form.get_matrix()), form.container
    return matrix


def _drawn(path: pdfium.PdfObject, view: PageView) -> DrawnPath | None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return None
    lined = _shade(path, pdfium_c.FPDFPageObj_GetStrokeColor) if stroke.value else ""
    filled = _shade(path, pdfium_c.FPDFPageObj_GetFillColor) if fill.value else ""
    return DrawnPath(placed(path, view), tuple(_outlines(path, view)), lined, filled)


def _shade(path: pdfium.PdfObject, ask: object) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not callable(ask) or not ask(path, red, green, blue, alpha) or alpha.value < _SEEN:
        return "unseen"
    return "light" if min(red.value, green.value, blue.value) > _LIGHT else "dark"


def _outlines(path: pdfium.PdfObject, view: PageView) -> Iterator[Outline]:
    matrix = path.get_matrix() if path.container is None else path.get_matrix().multiply(_of_forms(path))
    points: list[_Point] = []
    lines: set[int] = set()
    for number in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield Outline(tuple(points), frozenset(lines))
            points, lines = [], set()
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            lines.add(len(points))
        points.append(view.point(*matrix.on_point(x.value, y.value)))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            lines.add(len(points))
            points.append(points[0])
    if len(points) > 1:
        yield Outline(tuple(points), frozenset(lines))
