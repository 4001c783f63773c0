"""A PDF or picture file drawn anew without what its order does not show.

The file is hostile: this runs where the parsers run, and only the finished rendition leaves. Every page becomes pixels, what
does not travel is burnt out, and the text layer is written from the marks that travel: nothing of the source's structure is left.
Annotations and fields are never drawn as the file would have them; a kept field's words are set anew in its box.
"""

from __future__ import annotations

import ctypes
import statistics
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageDraw, ImageFont

from gateway.renditions.making.assembly import DrawnPage, assemble
from gateway.renditions.making.claims import kept_ink, without_ink
from gateway.renditions.making.ink import Ink, page_ink, reach, read_ink
from gateway.renditions.making.pictures import page_picture
from gateway.renditions.making.rectangles import Rectangle, Widener, rectangles_of, whole_lines
from gateway.renditions.making.text_layer import Run, runs_of
from gateway.renditions.orders import BURNT, ORDER, Burnt, ReadWord, RenditionOrder, Shown
from parsers.errors import LimitExceeded, Malformed, ParseError, Unsupported
from parsers.limits import DEFAULT_LIMITS
from parsers.pdf import open_pages
from parsers.picture import measure
from parsers.scans import upright_frames
from parsers.sniff import identify

_PDF = "application/pdf"
_POINTS = 72
_DPI, _FINE_DPI = 150, 200
_SMALL_PRINT = 5.5  # points: height of capitals and tall letters of print that needs more pixels
_FIELD_SIZE = 0.7  # of the box's height
_MOST_FIELD_SIZE = 12.0  # points
_FILLED = 0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page before anything is taken out: its picture, its marks in content order, pixels a point."""

    number: int
    width: float
    height: float
    image: Image.Image
    inks: list[Ink]
    scale: float
    letters: tuple[int, ...] = ()  # greys in which the page's text is set, where it holds no picture
    page: pdfium.PdfPage | None = None


def make_rendition(data: bytes, untrusted_filename: str, declared_type: str, order: str) -> tuple[tuple[str, bytes], ...]:
    """("rendition", PDF) and ("burnt", JSON of `Burnt`), or ("refused", a stable word). `order` is `RenditionOrder` as JSON."""
    wanted = ORDER.validate_json(order)
    try:
        pages, burnt = draw(data, identify(data, untrusted_filename, declared_type).media_type, wanted)
    except ParseError as error:
        return (("refused", error.code.encode()),)
    except pdfium.PdfiumError:
        return (("refused", b"page_unreadable"),)
    return (("rendition", assemble(pages, wanted.title, wanted.language)), ("burnt", BURNT.dump_json(tuple(burnt))))


def draw(data: bytes, media_type: str, order: RenditionOrder) -> tuple[list[DrawnPage], list[Burnt]]:
    """Pages without what does not travel, and what was burnt. Raises `ParseError` of several kinds, `PdfiumError`."""
    pages: list[DrawnPage] = []
    burnt: list[Burnt] = []
    for sheet in _sheets(data, media_type, order):
        page, gone = _drawn(sheet, [shown for shown in order.shown if shown.page == sheet.number])
        pages.append(page)
        burnt += gone
    if not pages:
        raise Malformed("page_missing")
    return pages, burnt


def _sheets(data: bytes, media_type: str, order: RenditionOrder) -> Iterator[_Sheet]:
    if media_type == _PDF:
        yield from _pdf_sheets(data, order)
    elif media_type.startswith("image/"):
        yield from _frames(data, order)
    else:
        raise Unsupported("unsupported")


def _pdf_sheets(data: bytes, order: RenditionOrder) -> Iterator[_Sheet]:
    document = open_pages(data)
    try:
        if len(document) > DEFAULT_LIMITS.pages:
            raise LimitExceeded("pages")
        for number in range(1, len(document) + 1):
            yield _sheet(document[number - 1], number, order)
    finally:
        document.close()


def _sheet(page: pdfium.PdfPage, number: int, order: RenditionOrder) -> _Sheet:
    inks = page_ink(page, number)
    read = [word for word in order.read if word.box.page == number]
    dpi = _FINE_DPI if inks and statistics.median(ink.height for ink in inks) < _SMALL_PRINT * 0.7 else _DPI
    width, height = page.get_width(), page.get_height()
    scale = min(dpi / _POINTS, (DEFAULT_LIMITS.pixels / max(width * height, 1.0)) ** 0.5)
    pictured = _has_pictures(page)
    image = page.render(scale=scale, grayscale=not pictured, draw_annots=False, may_draw_forms=False).to_pil()
    image = image.convert("RGB") if image.mode == "RGB" and _is_coloured(image) else image.convert("L")
    letters = () if pictured else (0, *_letter_greys(page))
    return _Sheet(number, width, height, image, [*inks, *_after(inks, read_ink(_unprinted(read, inks)))], scale, letters, page)


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


def _is_coloured(image: Image.Image) -> bool:
    """Whether a thumbnail of the page has colour in it."""
    small = image.resize((64, 64), Image.Resampling.BOX).convert("HSV").getchannel("S")
    return bool(sum(small.histogram()[_PALE * 2 :]) > 64 * 64 // 100)


def _frames(data: bytes, order: RenditionOrder) -> Iterator[_Sheet]:
    width, height, _ = measure(data)
    if width * height > DEFAULT_LIMITS.pixels:
        raise LimitExceeded("pixels")
    for number, (image, scale) in enumerate(upright_frames(data, DEFAULT_LIMITS), start=1):
        read = [word for word in order.read if word.box.page == number]
        points = image.width / scale, image.height / scale
        smaller = min(1.0, _FINE_DPI / _POINTS / scale)
        fitted = image.resize((max(1, round(image.width * smaller)), max(1, round(image.height * smaller))), Image.Resampling.BOX)
        yield _Sheet(number, *points, fitted, read_ink(read), fitted.width / points[0])


def _drawn(sheet: _Sheet, shown: Sequence[Shown]) -> tuple[DrawnPage, list[Burnt]]:
    printed = [passage for passage in shown if not passage.drawn]
    set_anew = [*(passage for passage in shown if passage.drawn), *without_ink(sheet.inks, printed)]
    if not printed and sheet.inks:
        return _emptied(sheet, set_anew)
    kept = whole_lines(sheet.inks, kept_ink(sheet.inks, printed))
    if sheet.page is not None:
        reach(sheet.page, sheet.number, [ink for position, ink in enumerate(sheet.inks) if position not in kept and not ink.line])
    rectangles = rectangles_of(sheet.inks, kept, sheet.scale, sheet.image.size)
    Widener(sheet.image, [sheet.inks[position] for position in kept], rectangles, sheet.scale).widen()
    _burn(sheet.image, rectangles)
    visible = {position for position in kept if not _covered(sheet.inks[position], rectangles, sheet.scale)}
    gone = [Burnt(sheet.number, *(edge / sheet.scale for edge in rectangle.box)) for rectangle in rectangles]
    runs = runs_of(sheet.inks, visible)
    for box in gone:
        _trim(runs, box)
    runs += _set_fields(sheet, set_anew, rectangles)
    return DrawnPage(sheet.width, sheet.height, page_picture(sheet.image, sheet.letters), tuple(runs)), gone


def _trim(runs: Sequence[Run], box: Burnt) -> None:
    """Let words end where a rectangle beside them begins: a letter may kern into it, and its place in its run is an average."""
    for run in runs:
        if run.y0 < box.y1 and run.y1 > box.y0:
            if box.x0 <= run.x0 < box.x1 < run.x1:
                run.x0 = box.x1
            elif run.x0 < box.x0 < run.x1 <= box.x1:
                run.x1 = box.x0


def _emptied(sheet: _Sheet, shown: Sequence[Shown]) -> tuple[DrawnPage, list[Burnt]]:
    """A page of which no printed word travels: its drawing does not either, only the fields that do."""
    blank = replace(sheet, image=Image.new("L", sheet.image.size, 255))
    return DrawnPage(sheet.width, sheet.height, page_picture(blank.image, (0,)), tuple(_set_fields(blank, shown, []))), []


def _burn(image: Image.Image, rectangles: Sequence[Rectangle]) -> None:
    pen = ImageDraw.Draw(image)
    for r in rectangles:
        pen.rectangle((r.x0, r.y0, r.x1 - 1, r.y1 - 1), fill=_FILLED)


def _covered(ink: Ink, rectangles: Sequence[Rectangle], scale: float) -> bool:
    """Whether a mark that travels lies under a rectangle: what cannot be seen is not read aloud either."""
    across, down = (ink.x0 + ink.x1) / 2 * scale, (ink.y0 + ink.y1) / 2 * scale
    return any(r.x0 <= across < r.x1 and r.y0 <= down < r.y1 for r in rectangles)


def _set_fields(sheet: _Sheet, shown: Sequence[Shown], rectangles: Sequence[Rectangle]) -> Iterator[Run]:
    """Write kept words that the page itself does not draw into their boxes, unless something is burnt there."""
    pen = ImageDraw.Draw(sheet.image)
    for passage in shown:
        words = " ".join(passage.kept.split())
        if not passage.boxes or not words:
            continue
        box = passage.boxes[0]
        middle = Ink("", 0, box.x0, box.y0, box.x1, box.y1)
        if _covered(middle, rectangles, sheet.scale):
            continue
        size = min(_MOST_FIELD_SIZE, max(4.0, (box.y1 - box.y0) * _FIELD_SIZE))
        font = ImageFont.load_default(size * sheet.scale)
        pen.text((box.x0 * sheet.scale + 2, box.y0 * sheet.scale + 1), words, fill=0, font=font)
        yield Run(words + " ", box.x0, box.y0, box.x1, box.y0 + size * 1.2)
