"""Text that a page draws and PDFium tells nothing of: all pieces but the first of what a file gives other words for (ActualText).

ISO 32000-2 14.9.4: the words stand for the whole marked stretch. PDFium tells them at its first piece only, so that whatever
hides them would leave the other pieces on the page; and inside a form it tells them where the piece would be if the page had no
form. What such a piece shows nobody has read: it is burnt.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.document import Box
from parsers.pdf_view import PageView

_DEEPEST = 15  # forms within forms
_TWICE = 1.5  # points: the same words a little aside, as some programs make bold; PDFium tells them once
_SQUARE = 2 * _TWICE  # points: what rounding adds to a distance never reaches past the next square


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text object: its address, its place on the page as shown, and how many forms it stands in."""

    address: int
    box: Box
    depth: int


def untold_boxes(page: pdfium.PdfPage, view: PageView, told: Mapping[int, Box]) -> list[Box]:
    """Where such pieces stand on the page as shown; `told` has a mark of each text object that is told, by its address."""
    known: list[Box] = []
    silent: list[Box] = []
    for piece in _pieces(page, view):
        mark = told.get(piece.address)
        (known if mark is not None and (not piece.depth or _holds(piece.box, mark)) else silent).append(piece.box)
    return standing_apart([box for box in silent if box.x1 > box.x0 and box.y1 > box.y0], known)


def standing_apart(silent: Iterable[Box], known: Iterable[Box]) -> list[Box]:
    """Those of `silent` that stand where none of `known` does, give or take `_TWICE` at each edge.

    A file may have thousands of either, so that each is laid beside the known boxes whose corner is near and no others.
    """
    near: dict[tuple[float, float], set[Box]] = defaultdict(set)
    for box in known:
        near[_square(box)].add(box)
    return [box for box in silent if not any(_is_same(box, other) for square in _squares(box) for other in near.get(square, ()))]


def _square(box: Box) -> tuple[float, float]:
    """The square of `_SQUARE` points that the box's corner lies in; not a number where the file's own numbers are beyond all bounds."""
    return box.x0 // _SQUARE, box.y0 // _SQUARE


def _squares(box: Box) -> Iterator[tuple[float, float]]:
    """Its square and the eight around it: a corner `_TWICE` away lies in one of them."""
    column, row = _square(box)
    return ((column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1))


def _pieces(page: pdfium.PdfPage, view: PageView) -> Iterator[_Piece]:
    waiting = [(pdfium_c.FPDFPage_GetObject(page.raw, n), pdfium.PdfMatrix(), 0) for n in range(pdfium_c.FPDFPage_CountObjects(page.raw))]
    while waiting:
        thing, matrix, depth = waiting.pop()
        kind = pdfium_c.FPDFPageObj_GetType(thing)
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            yield _Piece(ctypes.cast(thing, ctypes.c_void_p).value or 0, _box(thing, matrix, view), depth)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            placed = _matrix(thing).multiply(matrix)
            waiting += [
                (pdfium_c.FPDFFormObj_GetObject(thing, n), placed, depth + 1) for n in range(pdfium_c.FPDFFormObj_CountObjects(thing))
            ]


def _matrix(form: pdfium_c.FPDF_PAGEOBJECT) -> pdfium.PdfMatrix:
    raw = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(form, ctypes.byref(raw))
    return pdfium.PdfMatrix.from_raw(raw)


def _box(thing: pdfium_c.FPDF_PAGEOBJECT, matrix: pdfium.PdfMatrix, view: PageView) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, edges))
    return view.shown(*matrix.on_rect(*(edge.value for edge in edges)))


def _is_same(one: Box, other: Box) -> bool:
    pairs = ((one.x0, other.x0), (one.y0, other.y0), (one.x1, other.x1), (one.y1, other.y1))
    return all(abs(mine - yours) <= _TWICE for mine, yours in pairs)


def _holds(whole: Box, mark: Box) -> bool:
    """Whether a mark lies where its text object does."""
    across, down = (mark.x0 + mark.x1) / 2, (mark.y0 + mark.y1) / 2
    return whole.x0 - _TWICE <= across <= whole.x1 + _TWICE and whole.y0 - _TWICE <= down <= whole.y1 + _TWICE
