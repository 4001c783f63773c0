"""A page's picture as a PDF image: one bit a pixel where it is print, sixteen greys where it is tinted, else JPEG."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass

from PIL import Image, ImageOps

_INK = 176  # grey below which a pixel of print is ink
_MIDDLE = range(48, 208)  # neither ink nor paper
_DARK_MIDDLE = range(48, _INK)
_SPIKE = 0.004  # of the pixels at one grey: a tinted ground
_SHADES = 0.08  # of the pixels in the middle: a photograph
_GROUNDS = 8  # greys that may each fill an area of a page of print
_PALE, _WHITE = 150, 250  # grey of letters that would be lost on white paper; white ones stand on a dark ground
_QUALITY = 70
_EFFORT = 6
_ROWS_PER_STRIP, _STRIP_OFFSETS, _STRIP_BYTES = 278, 273, 279  # TIFF 6.0 tags


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Bytes with the filter of ISO 32000-2 7.4 that reads them; `kind` is "print", "tints", "grey" or "colour"."""

    content: bytes
    kind: str
    width: int
    height: int


def page_picture(image: Image.Image, letters: tuple[int, ...]) -> PagePicture:
    """The smallest form that still shows what there is. `letters` are greys of the page's text; () where it is a picture itself."""
    if image.mode == "RGB":
        return _jpeg(image, "colour")
    if is_photograph(image):
        return _jpeg(image, "grey")
    return _fax(image.point(_INK_TABLE, "1")) if letters and is_print(image, letters) else _tints(image)


def is_photograph(image: Image.Image) -> bool:
    """Whether a grey picture has shades: many middle greys beside those few that fill grounds."""
    counts = image.histogram()
    middle = sorted(counts[grey] for grey in _MIDDLE)
    return sum(middle[:-_GROUNDS]) > _SHADES * image.width * image.height


def is_print(image: Image.Image, letters: tuple[int, ...]) -> bool:
    """Whether ink and paper are enough to show the page: no dark tinted ground, no letters too pale, no white ones on a pale ground."""
    counts = image.histogram()
    ground = _SPIKE * image.width * image.height
    dark = any(counts[grey] >= ground for grey in _DARK_MIDDLE)
    pale = any(counts[grey] >= ground for grey in range(_INK, _WHITE))
    white = any(grey >= _WHITE for grey in letters)
    return not dark and not (pale and white) and not any(_PALE <= grey < _WHITE for grey in letters)


def _jpeg(image: Image.Image, kind: str) -> PagePicture:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return PagePicture(stream.getvalue(), kind, image.width, image.height)


def _tints(image: Image.Image) -> PagePicture:
    return PagePicture(zlib.compress(sixteen_greys(image), _EFFORT), "tints", image.width, image.height)


def sixteen_greys(image: Image.Image) -> bytes:
    """A grey picture at four bits a pixel, two pixels a byte, each row on bytes of its own."""
    even = image if image.width % 2 == 0 else ImageOps.expand(image, (0, 0, 1, 0), 255)
    levels = even.point(_LEVEL_TABLE).tobytes()
    high, low = levels[0::2].translate(_HIGHER), levels[1::2]
    return (int.from_bytes(high, "big") | int.from_bytes(low, "big")).to_bytes(len(low), "big")


def _fax(image: Image.Image) -> PagePicture:
    """ITU-T T.6 (Group 4), taken out of the TIFF file that Pillow wraps it in."""
    stream = io.BytesIO()
    image.save(stream, "TIFF", compression="group4", tiffinfo={_ROWS_PER_STRIP: image.height})
    written = stream.getvalue()
    with Image.open(io.BytesIO(written)) as tiff:
        tags = tiff.tag_v2  # type: ignore[attr-defined] # a TIFF has them
        start, length = tags[_STRIP_OFFSETS][0], tags[_STRIP_BYTES][0]
    return PagePicture(written[start : start + length], "print", image.width, image.height)


_INK_TABLE = [255 if grey >= _INK else 0 for grey in range(256)]
_LEVEL_TABLE = [round(grey / 17) for grey in range(256)]
_HIGHER = bytes(level << 4 & 255 for level in range(256))
