"""Characters of a PDF page -> runs: characters of one text object that follow each other on one line.

Text is never asked for by area: where lines are tight an area holds slices of the lines above and below it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium_c

from parsers.pdf_view import PageView

_COLUMN_GAP = 3.0  # of the height: more is another column even inside one text object; justified lines stretch to less
_SMALLEST = 8.0  # points: gaps are never measured against less
_ODD = {"\ufffe": "-", "\x02": "-", "\u00ad": "", "\x00": ""}
_LAST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


@dataclass(slots=True)
class Edges:
    """A rectangle on the page as it is shown: points, origin bottom left."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Height in points."""
        return self.top - self.bottom

    def join(self, other: Edges) -> None:
        """Grow to hold the other."""
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.bottom, self.top = min(self.bottom, other.bottom), max(self.top, other.top)


@dataclass(slots=True)
class Run:
    """Characters set together; `first` is the index of the first one on the page, `lead` the space that stood before it."""

    characters: list[str]
    first: int
    source: int
    edges: Edges
    lead: str = ""

    def takes(self, source: int, edges: Edges) -> bool:
        """Whether a character that comes next belongs here rather than to another object, line or column."""
        height = max(self.edges.height, edges.height, _SMALLEST)
        gap = max(edges.left - self.edges.right, self.edges.left - edges.right)  # to either side: some scripts run leftwards
        apart = max(edges.bottom - self.edges.top, self.edges.bottom - edges.top)
        return source == self.source and apart < height / 4 and gap < _COLUMN_GAP * height

    def reach(self, source: int, space: Edges) -> None:
        """A space that the file itself sets after this run: what follows it follows the run."""
        if self.takes(source, space) and space.right > space.left:
            self.edges.right = max(self.edges.right, space.right)


def character_runs(raw: pdfium_c.FPDF_TEXTPAGE, count: int, view: PageView) -> Iterator[Run]:
    """Runs in content order, without the white space between them."""
    run: Run | None = None
    space = ""
    for index in range(count):
        character = character_of(raw, index)
        if not character.strip():
            space = " " if character else space
            if run is not None and character == " " and not pdfium_c.FPDFText_IsGenerated(raw, index):
                run.reach(_source(raw, index), edges_of(raw, index, view))
            continue
        source, edges = _source(raw, index), edges_of(raw, index, view)
        if run is not None and run.takes(source, edges):
            run.characters.append(space + character)
            run.edges.join(edges)
        else:
            if run is not None:
                yield run
            run = Run([character], index, source, edges, space)
        space = ""
    if run is not None:
        yield run


def character_of(raw: pdfium_c.FPDF_TEXTPAGE, index: int) -> str:
    """The character as a reader sees it; "" where nothing is shown."""
    code = int(pdfium_c.FPDFText_GetUnicode(raw, index))
    if code in _SURROGATES:
        return "\ufffd"
    character = chr(code) if 0 < code <= _LAST_CODE_POINT else ""
    return _ODD.get(character, character)


def _source(raw: pdfium_c.FPDF_TEXTPAGE, index: int) -> int:
    """The text object of a character, 0 where PDFium made it up (a hyphen at a line's end)."""
    return ctypes.cast(pdfium_c.FPDFText_GetTextObject(raw, index), ctypes.c_void_p).value or 0


def edges_of(raw: pdfium_c.FPDF_TEXTPAGE, index: int, view: PageView) -> Edges:
    """The box of a character's ink on the page as it is shown."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium_c.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
    shown = view.shown(left.value, bottom.value, right.value, top.value)
    return Edges(shown.x0, shown.x1, view.height - shown.y1, view.height - shown.y0)
