"""A PDF or picture file drawn anew without what its order does not show.

The file is hostile: this runs where the parsers run, and only the finished rendition leaves. Every page becomes pixels, what
does not travel is burnt out, and the text layer is written from the marks that travel: nothing of the source's structure is left.
Annotations and fields are never drawn as the file would have them; a kept field's words are set anew in its box.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from gateway.renditions.making.assembly import DrawnPage, assemble
from gateway.renditions.making.banner import banner
from gateway.renditions.making.claims import kept_ink, without_ink
from gateway.renditions.making.ink import Ink, reach
from gateway.renditions.making.picture_file import picture_file
from gateway.renditions.making.pictures import page_picture
from gateway.renditions.making.rectangles import Rectangle, Widener, rectangles_of, whole_lines
from gateway.renditions.making.sheets import Sheet, sheets_of
from gateway.renditions.making.text_layer import Run, runs_of
from gateway.renditions.orders import BURNT, ORDER, PICTURE_DPI, Burnt, RenditionOrder, Shown
from parsers.errors import Malformed, ParseError
from parsers.sniff import identify

_POINTS = 72
_FIELD_SIZE = 0.7  # of the box's height
_MOST_FIELD_SIZE = 12.0  # points
_FILLED = 0


def make_rendition(data: bytes, untrusted_filename: str, declared_type: str, order: str) -> tuple[tuple[str, bytes], ...]:
    """("rendition", PDF, PNG or JPEG) and ("burnt", JSON of `Burnt`), or ("refused", a stable word).

    `order` is `RenditionOrder` as JSON. A picture file of one frame is drawn as a picture, every other file as a PDF.
    """
    wanted = ORDER.validate_json(order)
    try:
        made, burnt = draw(data, identify(data, untrusted_filename, declared_type).media_type, wanted)
    except ParseError as error:
        return (("refused", error.code.encode()),)
    except pdfium.PdfiumError:
        return (("refused", b"page_unreadable"),)
    return (("rendition", made), ("burnt", BURNT.dump_json(tuple(burnt))))


def draw(data: bytes, media_type: str, order: RenditionOrder) -> tuple[bytes, list[Burnt]]:
    """The file without what does not travel, and what was burnt. Raises `ParseError` of several kinds, `PdfiumError`."""
    sheets = sheets_of(data, media_type, order)
    if media_type.startswith("image/"):
        begun = list(islice(sheets, 2))
        if len(begun) == 1:
            return _lone_picture(begun[0], order)
        sheets = chain(begun, sheets)
    return _pages(sheets, order)


def _pages(sheets: Iterable[Sheet], order: RenditionOrder) -> tuple[bytes, list[Burnt]]:
    """One sheet at a time: a page can be asked while its document is open."""
    pages: list[DrawnPage] = []
    burnt: list[Burnt] = []
    for sheet in sheets:
        finished, runs, gone = _drawn(sheet, [shown for shown in order.shown if shown.page == sheet.number])
        height = sheet.height
        if order.banner and not pages:
            strip = banner(order.banner, finished.width, sheet.scale)
            finished, runs, gone = strip.above(finished), strip.lowered(runs), [strip.below(rectangle) for rectangle in gone]
            height += strip.down / sheet.scale
        pages.append(DrawnPage(sheet.width, height, page_picture(finished, sheet.letters), tuple(runs)))
        burnt += [Burnt(sheet.number, *(edge / sheet.scale for edge in rectangle.box)) for rectangle in gone]
    if not pages:
        raise Malformed("page_missing")
    return assemble(pages, order.title, order.language), burnt


def _lone_picture(sheet: Sheet, order: RenditionOrder) -> tuple[bytes, list[Burnt]]:
    """A picture as a picture; what was burnt is told in points of a page on which it is printed at `PICTURE_DPI`."""
    finished, _, gone = _drawn(sheet, [shown for shown in order.shown if shown.page == sheet.number])
    if order.banner:
        strip = banner(order.banner, finished.width, sheet.scale)
        finished, gone = strip.above(finished), [strip.below(rectangle) for rectangle in gone]
    return picture_file(finished), [Burnt(1, *(edge * _POINTS / PICTURE_DPI for edge in rectangle.box)) for rectangle in gone]


def _drawn(sheet: Sheet, shown: Sequence[Shown]) -> tuple[Image.Image, list[Run], list[Rectangle]]:
    """The finished picture of a page, its words, and what was burnt on it."""
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
    runs = runs_of(sheet.inks, visible)
    for rectangle in rectangles:
        _trim(runs, Burnt(sheet.number, *(edge / sheet.scale for edge in rectangle.box)))
    runs += _set_fields(sheet, set_anew, rectangles)
    return sheet.image, runs, rectangles


def _trim(runs: Sequence[Run], box: Burnt) -> None:
    """Let words end where a rectangle beside them begins: a letter may kern into it, and its place in its run is an average."""
    for run in runs:
        if run.y0 < box.y1 and run.y1 > box.y0:
            if box.x0 <= run.x0 < box.x1 < run.x1:
                run.x0 = box.x1
            elif run.x0 < box.x0 < run.x1 <= box.x1:
                run.x1 = box.x0


def _emptied(sheet: Sheet, shown: Sequence[Shown]) -> tuple[Image.Image, list[Run], list[Rectangle]]:
    """A page of which no printed word travels: its drawing does not either, only the fields that do."""
    blank = replace(sheet, image=Image.new("L", sheet.image.size, 255), letters=(0,))
    return blank.image, list(_set_fields(blank, shown, [])), []


def _burn(image: Image.Image, rectangles: Sequence[Rectangle]) -> None:
    pen = ImageDraw.Draw(image)
    for r in rectangles:
        pen.rectangle((r.x0, r.y0, r.x1 - 1, r.y1 - 1), fill=_FILLED)


def _covered(ink: Ink, rectangles: Sequence[Rectangle], scale: float) -> bool:
    """Whether a mark that travels lies under a rectangle: what cannot be seen is not read aloud either."""
    across, down = (ink.x0 + ink.x1) / 2 * scale, (ink.y0 + ink.y1) / 2 * scale
    return any(r.x0 <= across < r.x1 and r.y0 <= down < r.y1 for r in rectangles)


def _set_fields(sheet: Sheet, shown: Sequence[Shown], rectangles: Sequence[Rectangle]) -> Iterator[Run]:
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
