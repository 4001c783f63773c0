"""Pictures with vast sizes, endless frames, loops and cut ends."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.hostile.case import Cases, answered, held


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, rows: bytes, more: bytes = b"", colour: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + more + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _saved(kind: str, count: int = 1, size: tuple[int, int] = (60, 60), **options: object) -> bytes:
    stream = io.BytesIO()
    frames = [Image.new("L", size, (shade * 7) % 256) for shade in range(count)]
    more = {"save_all": True, "append_images": frames[1:]} if count > 1 else {}
    frames[0].save(stream, kind, **more, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def _gif(width: int, height: int, frames: int = 1) -> bytes:
    frame = b"," + struct.pack("<4HB", 0, 0, width, height, 0) + b"\x02\x02\x4c\x01\0"
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6) + frame * frames + b";"


def _bmp(width: int, height: int, bits: int = 24, packing: int = 0) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, packing, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + head + bytes(90)


def tiff(*tags: tuple[int, int, int, int], follow: int = 0, big: bool = False) -> bytes:
    base = [
        (256, 4, 1, 8),
        (257, 4, 1, 8),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 400),
        (278, 4, 1, 8),
        (279, 4, 1, 64),
    ]
    rows = {tag[0]: tag for tag in base} | {tag[0]: tag for tag in tags}
    body = struct.pack("<H", len(rows)) + b"".join(struct.pack("<HHII", *rows[key]) for key in sorted(rows)) + struct.pack("<I", follow)
    return (b"II+\0" if big else b"II*\0") + struct.pack("<I", 8) + body.ljust(392, b"\0") + bytes(64)


def _tiff_pages(count: int) -> bytes:
    """A chain of directories, each a page of the same little picture."""
    tags = [(256, 4, 1, 8), (257, 4, 1, 8), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8), (278, 4, 1, 8), (279, 4, 1, 64)]
    body, size = b"", 2 + 12 * len(tags) + 4
    for number in range(count):
        following = 72 + (number + 1) * size if number + 1 < count else 0
        body += struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags) + struct.pack("<I", following)
    return b"II*\0" + struct.pack("<I", 72) + bytes(64) + body


def _jpeg(width: int, height: int) -> bytes:
    data = bytearray(_saved("JPEG"))
    at = data.find(b"\xff\xc0")
    struct.pack_into(">HH", data, at + 5, height, width)
    return bytes(data)


def _progressive(scans: int) -> bytes:
    """A progressive JPEG whose last scan comes again and again."""
    data = _saved("JPEG", size=(4_000, 4_000), progressive=True)
    at = data.rfind(b"\xff\xda")
    return data[:at] + data[at:-2] * scans + b"\xff\xd9"


def _riff(kind: bytes, content: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", len(content) + 12) + b"WEBP" + kind + struct.pack("<I", len(content)) + content


def _text_chunk() -> bytes:
    packed = zlib.compress(bytes(200_000_000), 9)
    return png(8, 8, bytes(72), _chunk(b"zTXt", b"a\0\0" + packed) + _chunk(b"iCCP", b"a\0\0" + packed))


def _jp2(width: int, height: int) -> bytes:
    boxes = b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 \0\0\0\0jp2 "
    size = struct.pack(">HHIIIIIIIIH", 47, 0, width, height, 0, 0, 1, 1, 0, 0, 3) + b"\x07\x01\x01" * 3
    return boxes + b"\0\0\0\0jp2c\xff\x4f\xff\x51" + size + b"\xff\x52\0\x0c\0\0\xff\xff\x01\x20\x04\x04\0\0" + bytes(40)


def _exif_loop() -> bytes:
    """EXIF data whose directory follows itself."""
    exif = b"Exif\0\0II*\0" + struct.pack("<I", 8) + struct.pack("<HHHII", 1, 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    data = _saved("JPEG")
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]


CASES: Cases = {
    "vast.png": held(lambda: png(2_147_483_647, 2_147_483_647, b"")),
    "flat.png": held(lambda: png(100_000_000, 1, b"")),
    "nothing.png": held(lambda: png(0, 0, b"")),
    "bomb.png": held(lambda: png(6_000, 6_000, bytes(36_006_000))),
    "bomb-rgba.png": held(lambda: png(6_300, 6_300, bytes(6_300 * (4 * 6_300 + 1)), colour=6)),
    "text-bomb.png": held(_text_chunk),
    "chunks.png": held(lambda: png(8, 8, bytes(72), _chunk(b"tEXt", b"a\0b") * 200_000)),
    "animated.png": held(lambda: png(60, 60, bytes(3_660), _chunk(b"acTL", struct.pack(">II", 2_147_483_647, 0)))),
    "cut.png": held(lambda: _saved("PNG", size=(500, 500))[:200]),
    "vast.gif": held(lambda: _gif(65_535, 65_535)),
    "frames-5k.gif": held(lambda: _gif(200, 200, 5_000)),
    "cut.gif": held(lambda: _saved("GIF", 5)[:-60]),
    "vast.bmp": held(lambda: _bmp(2_147_483_647, 2_147_483_647)),
    "negative.bmp": held(lambda: _bmp(-8, -2_147_483_648)),
    "packed.bmp": held(lambda: _bmp(6_000, 6_000, 8, 1)),
    "vast.tiff": held(lambda: tiff((256, 4, 1, 4_000_000_000), (257, 4, 1, 4_000_000_000))),
    "strips.tiff": held(lambda: tiff((273, 4, 2_147_483_647, 400), (279, 4, 2_147_483_647, 400))),
    "tiles.tiff": held(lambda: tiff((322, 4, 1, 4_000_000_000), (323, 4, 1, 4_000_000_000), (324, 4, 1, 400))),
    "itself.tiff": held(lambda: tiff(follow=8)),
    "big.tiff": held(lambda: tiff(big=True)),
    "pages-3k.tiff": held(lambda: _tiff_pages(3_000)),
    "fax.tiff": held(lambda: tiff((256, 4, 1, 30_000), (257, 4, 1, 1_300), (258, 3, 1, 1), (259, 3, 1, 4))),
    "lzw.tiff": held(lambda: tiff((256, 4, 1, 6_000), (257, 4, 1, 6_000), (259, 3, 1, 5))),
    "jpeg.tiff": held(lambda: tiff((256, 4, 1, 6_000), (257, 4, 1, 6_000), (259, 3, 1, 7))),
    "samples.tiff": held(lambda: tiff((277, 3, 1, 65_535))),
    "vast.jpg": held(lambda: _jpeg(65_535, 65_535)),
    "lying.jpg": held(lambda: _jpeg(6_000, 6_000)),
    "scans.jpg": held(lambda: _progressive(200)),
    "exif-loop.jpg": held(_exif_loop),
    "cut.jpg": held(lambda: _saved("JPEG", size=(900, 900))[:300]),
    "vast.webp": held(lambda: _riff(b"VP8X", b"\x10\0\0\0" + b"\xff" * 6)),
    "lossless.webp": held(lambda: _riff(b"VP8L", b"\x2f" + b"\xff" * 40)),
    "frames.webp": held(lambda: _saved("WEBP", 300)),
    "vast.jp2": held(lambda: _jp2(4_000_000_000, 4_000_000_000)),
    "vast.ico": held(lambda: b"\0\0\x01\0\xff\xff" + b"\0\0\0\0\x01\0\x20\0\xff\xff\xff\xff\x16\0\0\0" * 20),
    "vast.psd": held(lambda: b"8BPS\0\x01" + bytes(6) + struct.pack(">HIIHH", 56, 300_000, 300_000, 32, 3) + bytes(60)),
    "vast.heic": held(lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\xff" * 400),
    "noise.wmf": answered(lambda: b"\xd7\xcd\xc6\x9a" + b"\xff" * 400),
    "noise.emf": held(lambda: b"\x01\0\0\0\x58\0\0\0" + bytes(32) + b" EMF" + b"\xff" * 400),
    "plain.ppm": answered(lambda: b"P6 2000000000 2000000000 255\n" + bytes(90)),
}
