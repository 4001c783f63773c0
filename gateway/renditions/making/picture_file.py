"""A finished picture as a file of its own: PNG where it is drawn or written, JPEG where it is a photograph. Pixels and nothing else.

The picture that comes in was made by us and has no properties, so none can be written.
"""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from gateway.renditions.making.pictures import is_photograph, sixteen_greys

_QUALITY = 85
_EFFORT = 9
_LARGE = 1_500_000  # bytes: what a drawing does not need is a photograph after all
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def picture_file(image: Image.Image) -> bytes:
    """PNG (W3C PNG 3: IHDR, IDAT, IEND) or baseline JPEG (ITU-T T.81) of an "L" or "RGB" picture."""
    if not is_photograph(image.convert("L")):
        drawn = _grey_png(image) if image.mode == "L" else _colour_png(image)
        if len(drawn) <= _LARGE:
            return drawn
    return _jpeg(image)


def _jpeg(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=_QUALITY, optimize=True, progressive=False)
    return stream.getvalue()


def _colour_png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _grey_png(image: Image.Image) -> bytes:
    """Sixteen greys, two pixels a byte; Pillow writes only eight bits of grey."""
    row = (image.width + 1) // 2
    packed = sixteen_greys(image)
    lines = b"".join(b"\0" + packed[at : at + row] for at in range(0, len(packed), row))
    head = struct.pack(">IIBBBBB", image.width, image.height, 4, 0, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines, _EFFORT)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
