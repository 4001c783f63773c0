"""Files made to break readers: bombs, loops, depth, lying sizes, two formats in one. Each is small on the wire."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from tests import compound_file, ooxml_files

_MAIL = b"From: a@b.example\r\nDate: Tue, 1 Dec 2026 10:00:00 +0000\r\nSubject: x\r\nMessage-ID: <a@b.example>\r\n"


def files() -> Mapping[str, bytes]:
    """The content of each by its file name."""
    return {name: make() for name, make in _MAKERS.items()}


def _zip(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def _nested_zip() -> bytes:
    inner = _zip({"a.txt": b"0" * 20_000_000})
    for level in range(12):
        inner = _zip({f"{level}-{copy}.zip": inner for copy in range(4)})
    return inner


def _lying_zip() -> bytes:
    """The directory and the local header both say ten bytes; the stream holds thirty million."""
    packed = bytearray(_zip({"a.txt": b"0" * 30_000_000}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", packed, packed.rfind(mark) + at, 10)
    return bytes(packed)


def _entities(name: str) -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE {name} [<!ENTITY l0 "ha">{levels}]><{name}>&l9;</{name}>'.encode()


def _pdf(objects: Mapping[int, bytes]) -> bytes:
    body, places = b"%PDF-1.7\n", {}
    for number, content in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    last = max(objects) + 1
    rows = b"".join(b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(last))
    return body + b"xref\n0 %d\n%strailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (last, rows, last, len(body))


def _page_loop() -> bytes:
    return _pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000/Parent 2 0 R>>"})


def _outline_loop() -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99999999 99999999]/Contents 4 0 R>>"
    packed = zlib.compress(b"q " * 10_000_000, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    catalogue = b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R/AcroForm<</Fields[6 0 R]>>>>"
    outline, field = b"<</First 5 0 R/Last 5 0 R/Next 5 0 R/Title(x)>>", b"<</FT/Tx/T(a)/Kids[6 0 R]/Parent 6 0 R>>"
    return _pdf({1: catalogue, 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: page, 4: stream, 5: outline, 6: field})


def _object_stream_loop() -> bytes:
    """An object stream that says it lies in itself."""
    stream = b"<</Type/ObjStm/N 9/First 4/Extends 3 0 R/Length 4>>stream\n3 0 \nendstream"
    return _pdf({1: b"<</Type/Catalog/Pages 3 0 R>>", 3: stream})


def _png(width: int, height: int) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")


def _deep_mime() -> bytes:
    opened = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(2_000))
    return _MAIL + b"MIME-Version: 1.0\r\n" + opened + b"\r\nin the middle\r\n"


def _deep_messages() -> bytes:
    return (_MAIL + b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n") * 500 + _MAIL + b"\r\ninside\r\n"


def _many_parts() -> bytes:
    return _MAIL + b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\nx\r\n" * 100_000


def _ole_loop() -> bytes:
    """Every entry of the allocation table points at sector 0."""
    content = bytearray(compound_file.compound_file(compound_file.outlook_message("x" * 9_000)))
    table = struct.unpack_from("<I", content, 0x4C)[0]
    start = (table + 1) * 512
    content[start : start + 512] = bytes(512)
    return bytes(content)


def _bomb_docx() -> bytes:
    return ooxml_files.docx("<w:p><w:r><w:t>" + "a" * 60_000_000 + "</w:t></w:r></w:p>")


def _polyglot() -> bytes:
    return _page_loop() + _zip({"word/document.xml": b"<x/>", "run.exe": b"MZ" + bytes(100)})


def _sheet() -> bytes:
    """One cell at each far corner: a grid of seventeen thousand million cells."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return ooxml_files.xlsx(("A", "visible", rows))


_MAKERS: Mapping[str, Callable[[], bytes]] = {
    "bomb.zip": lambda: _zip({"a.txt": b"0" * 300_000_000}),
    "nested.zip": _nested_zip,
    "lying.zip": _lying_zip,
    "many.zip": lambda: _zip({f"{n}.txt": b"" for n in range(20_000)}),
    "entities.xml": lambda: _entities("form"),
    "outside.xml": lambda: b'<?xml version="1.0"?><!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/hostname">]><f>&x;</f>',
    "entities.docx": lambda: ooxml_files.package({"word/document.xml": _entities("document")}),
    "deep.docx": lambda: ooxml_files.docx("<w:tbl><w:tr><w:tc>" * 20_000),
    "bomb.docx": _bomb_docx,
    "corners.xlsx": _sheet,
    "deep.rtf": lambda: rb"{\rtf1" + b"{" * 500_000,
    "binary.rtf": lambda: rb"{\rtf1 \bin2147483647 x}",
    "page-loop.pdf": _page_loop,
    "outline-loop.pdf": _outline_loop,
    "object-loop.pdf": _object_stream_loop,
    "arrays.pdf": lambda: _pdf({1: b"<</Type/Catalog/Pages " + b"[" * 200_000 + b">>"}),
    "huge.png": lambda: _png(60_000, 60_000),
    "lying.png": lambda: _png(2_000, 2_000),
    "deep-mime.eml": _deep_mime,
    "deep-messages.eml": _deep_messages,
    "many-parts.eml": _many_parts,
    "headers.eml": lambda: _MAIL + b"X-A: b\r\n" * 300_000 + b"\r\nbody\r\n",
    "addresses.eml": lambda: b"To: " + b"a@b.example, " * 100_000 + b"\r\n" + _MAIL + b"\r\nbody\r\n",
    "attributions.eml": lambda: _MAIL + b"\r\n" + b"On 2 March\n" * 50_000,
    "begins.eml": lambda: _MAIL + b"\r\n" + b"begin 644 a.txt\n" * 30_000,
    "deep.html": lambda: b"<html><body>" + b"<div>" * 100_000 + b"x",
    "fonts.html": lambda: b"<html><body>" + b"".join(b"<font size=%d>x" % n for n in range(100_000)),
    "deep.json": lambda: b'{"a":' * 100_000,
    "loop.msg": _ole_loop,
    "polyglot.pdf": _polyglot,
    "noise.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4_000,
    "lying.dat": lambda: b"\x78\x9f\x3e\x22\x01\x00" + struct.pack("<BII", 1, 0x2800C, 0xFFFFFFF0) + b"x" * 100,
}
