"""Pictures: their measured size, and each page of theirs made ready for a reader of pictures.

What is in them is not read here: until it has been, a person must look at the picture.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, UnidentifiedImageError

from parsers.document import Document
from parsers.draft import Draft
from parsers.errors import LimitExceeded, Malformed
from parsers.limits import Limits
from parsers.scans import MOST_SCANS, picture_scans

_PAGE_LIKE = 400_000  # pixels: a quarter of an A4 page at 150 dpi
_ICON, _RULE, _ICON_BYTES = 64, 8, 48 * 1024  # pixels of the longer and of the shorter side; bytes
_ONE_SIZE = frozenset({"png", "jpeg", "gif", "bmp", "webp"})  # every frame of these is as large as the first
MEDIA_TYPES = ("image/png", "image/jpeg", "image/gif", "image/bmp", "image/x-ms-bmp", "image/tiff", "image/webp")


def parse(data: bytes, limits: Limits) -> Document:
    """An image: its scans, no segments, and a hold. Raises `Malformed`, `LimitExceeded("pixels")` from the header, undecoded."""
    width, height, kind = measure(data)
    if width * height > limits.pixels:
        raise LimitExceeded("pixels")
    draft = Draft(limits)
    for scan in picture_scans(data, limits):
        if scan is None:
            draft.find("blank_page")
        else:
            draft.scans.append(scan)
    draft.find("no_text_layer", f"{width}x{height}", "hold")
    if len(draft.scans) >= MOST_SCANS:
        draft.find("pages_not_read", severity="hold")
    return draft.document(f"image/{kind}")


def measure(data: bytes) -> tuple[int, int, str]:
    """Width and height in pixels and the format's lower-case name, from the header alone. Raises `Malformed`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own pixel limit is stricter than Pillow's warning
            with Image.open(io.BytesIO(data)) as image:
                return image.width, image.height, (image.format or "unknown").lower()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Malformed("image") from error


def worth_reading(data: bytes) -> bool:
    """Whether a picture inside a document is large enough to hold a page rather than a logo."""
    try:
        width, height, _ = measure(data)
    except Malformed:
        return False
    return width * height >= _PAGE_LIKE


def is_decoration(data: bytes) -> bool:
    """Whether a picture in a message's body is an icon, a rule or a spacer: so small that neither words nor an injury fit on it.

    A small file is no sign: a pasted screen shot, or a photograph from a telephone's chat, is a few kilobytes.
    """
    try:
        width, height, kind = measure(data)
    except Malformed:
        return False
    return kind in _ONE_SIZE and len(data) <= _ICON_BYTES and (max(width, height) <= _ICON or min(width, height) <= _RULE)
