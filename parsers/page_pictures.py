"""One page of a PDF or picture file as an upright PNG with marks drawn on it, for a person who checks what was read.

The file is hostile: this runs where the parsers run, and only the finished picture leaves.
"""

from __future__ import annotations

import io

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from parsers.errors import LimitExceeded, Malformed, ParseError, Unsupported
from parsers.frames import shown_frames
from parsers.limits import DEFAULT_LIMITS
from parsers.page_orders import ORDER, Mark
from parsers.pdf import open_pages
from parsers.picture import measure
from parsers.sniff import identify

_PDF = "application/pdf"
_POINTS = 72
_SCALE = 130 / _POINTS  # pixels a point: a page fits a screen and small print can still be read
_LONGEST = 1700  # pixels of a picture file's longer side
_LINE = 2
_LETTER = 15  # pixels
_PADDING = 2


def page_picture(data: bytes, untrusted_filename: str, declared_type: str, order: str) -> tuple[tuple[str, bytes], ...]:
    """("picture", PNG), or ("refused", a stable word): encrypted, unsupported, page_missing, pixels, ... `order` is `Order` as JSON."""
    wanted = ORDER.validate_json(order)
    try:
        image, scale = _page(data, identify(data, untrusted_filename, declared_type).media_type, wanted.page)
    except ParseError as error:
        return (("refused", error.code.encode()),)
    _draw(image, scale, wanted.marks)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return (("picture", stream.getvalue()),)


def _page(data: bytes, media_type: str, number: int) -> tuple[Image.Image, float]:
    if media_type == _PDF:
        return _pdf_page(data, number)
    if media_type.startswith("image/"):
        return _frame(data, number)
    raise Unsupported("unsupported")


def _pdf_page(data: bytes, number: int) -> tuple[Image.Image, float]:
    document = open_pages(data)
    try:
        if not 1 <= number <= len(document):
            raise Malformed("page_missing")
        document.init_forms()
        page = document[number - 1]
        scale = min(_SCALE, (DEFAULT_LIMITS.pixels / max(page.get_width() * page.get_height(), 1.0)) ** 0.5)
        return page.render(scale=scale).to_pil().convert("RGB"), scale
    except pdfium.PdfiumError as error:
        raise Malformed("page_unreadable") from error
    finally:
        document.close()


def _frame(data: bytes, number: int) -> tuple[Image.Image, float]:
    """A frame as it came: boxes are told on it, not on the levelled one that was read."""
    width, height, _ = measure(data)
    if width * height > DEFAULT_LIMITS.pixels:
        raise LimitExceeded("pixels")
    for place, (image, dpi) in enumerate(shown_frames(data, DEFAULT_LIMITS), start=1):
        if place == number:
            return _fitted(image, dpi / _POINTS)
    raise Malformed("page_missing")


def _fitted(image: Image.Image, scale: float) -> tuple[Image.Image, float]:
    """No longer than a screen shows, so that the numbers drawn on it can be read."""
    share = _LONGEST / max(image.size)
    if share >= 1:
        return image, scale
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, Image.Resampling.LANCZOS), scale * share


def _draw(image: Image.Image, scale: float, marks: tuple[Mark, ...]) -> None:
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(_LETTER)
    for mark in marks:
        for box in mark.boxes:
            edges = (box.x0 * scale - _PADDING, box.y0 * scale - _PADDING, box.x1 * scale + _PADDING, box.y1 * scale + _PADDING)
            pen.rectangle(edges, outline=mark.colour, width=_LINE)
    for mark in marks:  # numbers last: no box crosses them out
        if mark.boxes:
            _number(pen, font, mark, scale)


def _number(pen: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, mark: Mark, scale: float) -> None:
    """The mark's number on a ground of its colour, left of its first box where the page has room there."""
    left, top, right, bottom = font.getbbox(mark.number)
    width, first = right - left + 2 * _PADDING, mark.boxes[0]
    x = max(0.0, first.x0 * scale - _PADDING - width)
    y = max(0.0, first.y0 * scale - _PADDING)
    pen.rectangle((x, y, x + width, y + bottom - top + 2 * _PADDING), fill=mark.colour)
    pen.text((x + _PADDING - left, y + _PADDING - top), mark.number, fill="white", font=font)
