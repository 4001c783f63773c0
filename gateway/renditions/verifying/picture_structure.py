"""What a rendition that is a picture may be made of: a list of chunks and segments, each looked at to its last byte.

PNG: IHDR, IDAT, IEND (W3C PNG 3 section 5). JPEG: one baseline scan with its tables and a JFIF head without thumbnail (ITU-T T.81
B.1, JFIF 1.02). EXIF, XMP, colour profiles, comments, previews, further frames and whatever stands behind the end are not on it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

PNG, JPEG, PDF = "image/png", "image/jpeg", "application/pdf"
_PNG_HEAD, _JPEG_HEAD, _PDF_HEAD = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-"
_HEADS = ((PNG, _PNG_HEAD), (JPEG, _JPEG_HEAD), (PDF, _PDF_HEAD))
_PNG_FORMS = {(4, 0): 0.5, (8, 2): 3.0}  # (bits, colour type): bytes a pixel
_MOST_FILTER = 4
_JFIF = 16  # bytes of its segment without a thumbnail
_LONGEST = 2400  # pixels
_JPEG_DENSEST = 2  # bytes a pixel: a picture takes fewer
_SPARE = 8192  # bytes of tables and heads
SOF, DHT, SOI, EOI, SOS, DQT, APP0 = 0xC0, 0xC4, 0xD8, 0xD9, 0xDA, 0xDB, 0xE0
_ONCE, _TABLES = {SOF, APP0}, {DHT, DQT}


@dataclass(frozen=True, slots=True)
class Bare:
    """A picture that is nothing but pixels: `coded` are its bytes as a PDF image would hold them, `bands` 1 or 3."""

    media_type: str
    width: int
    height: int
    bands: int
    bits: int
    coded: bytes


def media_type_of(content: bytes) -> str:
    """By its first bytes; "" for what no rendition is."""
    return next((media_type for media_type, head in _HEADS if content.startswith(head)), "")


def bare_picture(content: bytes) -> Bare | None:
    """The picture, None where there is anything in the file but a picture."""
    found = _bare_png(content) if content.startswith(_PNG_HEAD) else _bare_jpeg(content)
    return found if found and min(found.width, found.height) > 0 and max(found.width, found.height) <= _LONGEST else None


def is_no_larger_than_its_pixels(content: bytes, picture: Bare) -> bool:
    """Whether the file has the size of a picture of so many pixels, and no load besides."""
    raw = picture.width * picture.height * picture.bands * picture.bits // 8
    return len(content) <= _SPARE + (raw + raw // 100 if picture.media_type == PNG else _JPEG_DENSEST * picture.width * picture.height)


def _bare_png(content: bytes) -> Bare | None:
    chunks = list(_chunks(content))
    names = [name for name, _ in chunks]
    if len(names) < 3 or names != [b"IHDR", *[b"IDAT"] * (len(names) - 2), b"IEND"] or chunks[-1][1]:  # noqa: PLR2004 - one of each
        return None
    width, height, bits, colour, *ways = struct.unpack(">IIBBBBB", chunks[0][1]) if len(chunks[0][1]) == 13 else (0,) * 7  # noqa: PLR2004
    coded = b"".join(data for name, data in chunks if name == b"IDAT")
    if (bits, colour) not in _PNG_FORMS or any(ways) or max(width, height) > _LONGEST:
        return None
    row = 1 + -(-width * int(_PNG_FORMS[bits, colour] * 2) // 2)
    if not _is_rows(coded, row, height):
        return None
    return Bare(PNG, width, height, 3 if colour else 1, bits, coded)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and data of each chunk; an unnamed one where the file goes wrong, or goes on behind its end."""
    at = len(_PNG_HEAD)
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        name, data, check = content[at + 4 : at + 8], content[at + 8 : at + 8 + length], content[at + 8 + length : at + 12 + length]
        if check != zlib.crc32(name + data).to_bytes(4, "big"):
            yield b"", b""
            return
        yield name, data
        at += 12 + length


def _is_rows(coded: bytes, row: int, height: int) -> bool:
    """Whether the data are exactly so many rows, each with a known filter, and end with the last one (RFC 1950)."""
    unpacker = zlib.decompressobj()
    try:
        rows = unpacker.decompress(coded, row * height + 1)
    except zlib.error:
        return False
    whole = unpacker.eof and not unpacker.unused_data and not unpacker.unconsumed_tail
    return whole and len(rows) == row * height and max(rows[::row], default=0) <= _MOST_FILTER


def _bare_jpeg(content: bytes) -> Bare | None:
    segments = list(_segments(content))
    markers = [marker for marker, _ in segments]
    if not segments or markers[-1] != SOS or set(markers) - {SOS, *_ONCE, *_TABLES} or any(markers.count(m) != 1 for m in (*_ONCE, SOS)):
        return None
    held = dict(segments)
    head, frame = held[APP0], held[SOF]
    if len(head) != _JFIF - 2 or not head.startswith(b"JFIF\0") or any(head[-2:]) or len(frame) < 6 or frame[0] != 8:  # noqa: PLR2004
        return None
    height, width, bands = struct.unpack(">HHB", frame[1:6])
    if bands not in {1, 3} or not _ends_with_its_scan(content, segments):
        return None
    return Bare(JPEG, width, height, bands, 8, content)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and data of each segment up to the scan's head; marker 0 where the file goes wrong (B.1.1.4)."""
    at = 2
    while True:
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at : at + 1] != b"\xff" or length < 2 or at + 2 + length > len(content):  # noqa: PLR2004 - it counts itself
            yield 0, b""
            return
        yield content[at + 1], content[at + 4 : at + 2 + length]
        if content[at + 1] == SOS:
            return
        at += 2 + length


def _ends_with_its_scan(content: bytes, segments: list[tuple[int, bytes]]) -> bool:
    """Whether the scan runs to the end of the file without another marker in it (B.1.1.5: there 0xFF is followed by 0)."""
    start = 2 + sum(len(data) + 4 for _, data in segments)
    scan, end = content[start:-2], content[-2:]
    return end == bytes((0xFF, EOI)) and b"\xff" not in scan.replace(b"\xff\0", b"")
