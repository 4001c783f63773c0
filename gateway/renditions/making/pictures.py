"""A page's picture as a PDF image: one bit a pixel where it is print, grey or colour where it is more."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

_INK = 176  # grey below which a pixel of print is ink
_MIDDLE = range(48, 208)  # neither ink nor paper
_SPIKE = 0.004  # of the pixels at one middle grey: a tinted ground
_SHADES = 0.10  # of the pixels in the middle: a photograph
_QUALITY = 70
_ROWS_PER_STRIP, _STRIP_OFFSETS, _STRIP_BYTES = 278, 273, 279  # TIFF 6.0 tags


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Bytes with the filter of ISO 32000-2 7.4 that reads them; `kind` is "print", "grey" or "colour"."""

    content: bytes
    kind: str
    width: int
    height: int


def page_picture(image: Image.Image) -> PagePicture:
    """The smaller form that still shows what there is."""
    if image.mode == "RGB":
        return _jpeg(image, "colour")
    if is_print(image):
        return _fax(image.point(_INK_TABLE, "1"))
    return _jpeg(image, "grey")


def is_print(image: Image.Image) -> bool:
    """Whether a grey picture is ink on paper: few middle greys, and none that fills an area."""
    counts = image.histogram()
    middle = [counts[grey] for grey in _MIDDLE]
    pixels = image.width * image.height
    return max(middle) < _SPIKE * pixels and sum(middle) < _SHADES * pixels


def _jpeg(image: Image.Image, kind: str) -> PagePicture:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return PagePicture(stream.getvalue(), kind, image.width, image.height)


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
