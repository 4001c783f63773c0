"""Pages of a hostile file before anything is taken out of them: their picture, their marks and the scale between the two."""

from __future__ import annotations

import ctypes
import statistics
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from gateway.renditions.making.ink import Ink, page_ink, read_ink
from gateway.renditions.orders import ReadWord, RenditionOrder
from parsers.errors import LimitExceeded, Unsupported
from parsers.frames import shown_frames
from parsers.limits import DEFAULT_LIMITS
from parsers.pdf import open_pages
from parsers.picture import measure
from parsers.scans import MOST_SCANS

_PDF = "application/pdf"
_POINTS = 72
_DPI, _FINE_DPI = 150, 200
_SMALL_PRINT = 5.5  # points: height of capitals and tall letters of print that needs more pixels
_LONGEST = 2400  # pixels of a picture's longer side: more shows no more on a screen
_SEVERAL_VIEWS = "mpo"  # CIPA DC-007: the first is the picture, behind it stand previews, other views and maps of the same


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before anything is taken out: its picture, its marks in content order, pixels a point."""

    number: int
    width: float
    height: float
    image: Image.Image
    inks: list[Ink]
    scale: float
    letters: tuple[int, ...] = ()  # greys in which the page's text is set, where it holds no picture
    page: pdfium.PdfPage | None = None


def sheets_of(data: bytes, media_type: str, order: RenditionOrder) -> Iterator[Sheet]:
    """Each page or frame in order. Raises `ParseError` of several kinds, `PdfiumError`."""
    if media_type == _PDF:
        yield from _pdf_sheets(data, order)
    elif media_type.startswith("image/"):
        yield from _frames(data, order)
    else:
        raise Unsupported("unsupported")


def _pdf_sheets(data: bytes, order: RenditionOrder) -> Iterator[Sheet]:
    document = open_pages(data)
    try:
        if len(document) > DEFAULT_LIMITS.pages:
            raise LimitExceeded("pages")
        for number in range(1, len(document) + 1):
            yield _sheet(document[number - 1], number, order)
    finally:
        document.close()


def _sheet(page: pdfium.PdfPage, number: int, order: RenditionOrder) -> Sheet:
    inks = page_ink(page, number)
    read = [word for word in order.read if word.box.page == number]
    dpi = _FINE_DPI if inks and statistics.median(ink.height for ink in inks) < _SMALL_PRINT * 0.7 else _DPI
    width, height = page.get_width(), page.get_height()
    scale = min(dpi / _POINTS, (DEFAULT_LIMITS.pixels / max(width * height, 1.0)) ** 0.5)
    pictured = _has_pictures(page)
    image = page.render(scale=scale, grayscale=not pictured, draw_annots=False, may_draw_forms=False).to_pil()
    image = image.convert("RGB") if image.mode == "RGB" and is_coloured(image) else image.convert("L")
    letters = () if pictured else (0, *_letter_greys(page))
    return Sheet(number, width, height, image, [*inks, *_after(inks, read_ink(_unprinted(read, inks)))], scale, letters, page)


def _unprinted(read: Sequence[ReadWord], inks: Sequence[Ink]) -> list[ReadWord]:
    """Words read from the page's picture that are no print of its own: those of pictures on it."""
    middles = sorted(((ink.y0 + ink.y1) / 2, (ink.x0 + ink.x1) / 2) for ink in inks)
    return [word for word in read if not _any_inside(word, middles)]


def _any_inside(word: ReadWord, middles: Sequence[tuple[float, float]]) -> bool:
    first = bisect_left(middles, (word.box.y0, float("-inf")))
    last = bisect_left(middles, (word.box.y1, float("inf")))
    return any(word.box.x0 < across < word.box.x1 for _, across in middles[first:last])


def _after(inks: Sequence[Ink], read: list[Ink]) -> list[Ink]:
    """Words of a picture stand behind the page's own and never join them."""
    first = (inks[-1].order if inks else 0) + 2
    for ink in read:
        ink.order += first
    return read


def _has_pictures(page: pdfium.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _letter_greys(page: pdfium.PdfPage) -> set[int]:
    """Greys of the colours in which text is filled."""
    found: set[int] = set()
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    for thing in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT], max_depth=3):
        if pdfium_c.FPDFPageObj_GetFillColor(thing.raw, *map(ctypes.byref, (red, green, blue, opacity))):
            found.add((red.value * 299 + green.value * 587 + blue.value * 114) // 1000)
    return found


_PALE = 24  # of 255: less between the colours of a pixel is grey
_CELLS = 64  # of a thumbnail, each way
_MOST_SPECKS = 40  # cells of a page: a scanner's fringes
_MARK = 3  # cells of a picture file: a red cross on a body map is no speck


def is_coloured(image: Image.Image, least: int = _MOST_SPECKS) -> bool:
    """Whether more than so many cells of a thumbnail have colour in them."""
    small = image.resize((_CELLS, _CELLS), Image.Resampling.BOX).convert("HSV").getchannel("S")
    return bool(sum(small.histogram()[_PALE * 2 :]) > least)


def _frames(data: bytes, order: RenditionOrder) -> Iterator[Sheet]:
    width, height, kind = measure(data)
    if width * height > DEFAULT_LIMITS.pixels:
        raise LimitExceeded("pixels")
    for number, (image, dpi) in enumerate(shown_frames(data, DEFAULT_LIMITS), start=1):
        if number > MOST_SCANS:
            raise LimitExceeded("pictures")  # nobody has read the rest
        yield _frame(image, dpi, number, order)
        if kind == _SEVERAL_VIEWS:
            return


def _frame(image: Image.Image, dpi: float, number: int, order: RenditionOrder) -> Sheet:
    read = [word for word in order.read if word.box.page == number]
    points = image.width * _POINTS / dpi, image.height * _POINTS / dpi
    smaller = min(1.0, _LONGEST / max(image.size))
    if smaller < 1:
        image = image.resize((max(1, round(image.width * smaller)), max(1, round(image.height * smaller))), Image.Resampling.BOX)
    fitted = image if is_coloured(image, _MARK) else image.convert("L")
    return Sheet(number, *points, fitted, read_ink(read), fitted.width / points[0])
