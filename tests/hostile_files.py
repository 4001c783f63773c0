"""Files that attack whoever reads them, made in memory: bombs, loops, lying headers, files in two formats, fetching files.

`CANARY` stands in a file on the machine that some of them try to pull in.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image

from tests import odf_files, ooxml_files, pdf_files
from tests.ole_files import Run, compound, word

MEGABYTE = 1024 * 1024
_LETTER = b"From: a@b.example\nMessage-ID: <x@y.example>\nContent-Type: text/plain\n\n"


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def _overlapping_zip() -> bytes:
    """A directory whose thousand members all point at the same compressed data."""
    data = _zip({"a": bytes(8 * MEGABYTE)})
    at = data.rfind(b"PK\x05\x06")
    start = struct.unpack_from("<I", data, at + 16)[0]
    entry = data[start:at]
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 400, 400, len(entry) * 400, start, 0)
    return data[:start] + entry * 400 + tail


def _nested_zip(depth: int) -> bytes:
    content = b"at last"
    for level in range(depth):
        content = _zip({f"{level}.zip": content})
    return content


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _tiff_loop() -> bytes:
    """A TIFF whose second page is its first."""
    tags = [
        (256, 4, 1, 8),
        (257, 4, 1, 8),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 200),
        (278, 4, 1, 8),
        (279, 4, 1, 64),
    ]
    page = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags) + struct.pack("<I", 8)
    return (b"II*\0" + struct.pack("<I", 8) + page).ljust(200, b"\0") + bytes(64)


def _pdf(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))


def _pdf_stream_bomb() -> bytes:
    packed = zlib.compress(b"BT /F1 9 Tf (aaaaaaaa) Tj ET\n" * (3 * MEGABYTE))
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream, font])


def _pdf_page_loop() -> bytes:
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999999>>"])


def _pdf_form_loop() -> bytes:
    field = b"<</FT/Tx/T(a)/Kids[3 0 R 3 0 R]>>"
    return _pdf([b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>", b"<</Type/Pages/Kids[]/Count 0>>", field])


def _pdf_vast_page() -> bytes:
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9999999 9999999]>>",
        ]
    )


def _docx(document: str, **members: bytes | str) -> bytes:
    return ooxml_files.package({"word/document.xml": document} | members)


def _entities(path: str) -> str:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    outside = f'<!ENTITY out SYSTEM "file://{path}">'
    body = f'<w:document xmlns:w="{ooxml_files.W}"><w:body><w:p><w:r><w:t>&l9;&out;</w:t></w:r></w:p></w:body></w:document>'
    return f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{laughs}{outside}]>{body}'


def _nested_mail(depth: int) -> bytes:
    content = b"Subject: innermost\n\nwords"
    for _ in range(depth):
        content = b"Message-ID: <x@y.example>\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + content
    return content


def _ole_loop() -> bytes:
    """A compound file whose sector table sends every chain round in a circle."""
    data = bytearray(compound({"WordDocument": bytes(5000), "1Table": bytes(5000)}))
    first = struct.unpack_from("<I", data, 76)[0]
    for index in range(40):
        struct.pack_into("<I", data, 512 + first * 512 + 4 * index, 3)
    return bytes(data)


def _doc_repeating() -> bytes:
    """Twenty thousand pieces that all show the same stretch of text."""
    base = word([Run("abc\r")])
    pieces = 20_000
    plex = b"".join(struct.pack("<I", 60_000 * n) for n in range(pieces + 1)) + struct.pack("<HIH", 0, 0x40000000, 0) * pieces
    clx = b"\x02" + struct.pack("<I", len(plex)) + plex
    stream = bytearray(base[512:].ljust(70_000, b"a")[:70_000])
    struct.pack_into("<i", stream, 0x4C, 60_000 * pieces)
    struct.pack_into("<II", stream, 0x9A + 8 * 33, 0, len(clx))
    return compound({"WordDocument": bytes(stream), "1Table": clx})


def _odt_repeating() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>x</text:p></table:table-cell>'
    rows = f'<table:table-row table:number-rows-repeated="999999999">{cell * 300}</table:table-row>' * 300
    return odf_files.odt(f"<table:table>{rows}</table:table>")


def _sheet_vast() -> bytes:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    return ooxml_files.xlsx(("A", "visible", cells))


def _gif_frames() -> bytes:
    stream = io.BytesIO()
    frames = [Image.new("L", (60, 60), shade % 256) for shade in range(400)]
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    return stream.getvalue()


def hostile(path: str) -> dict[str, tuple[str, Callable[[], bytes]]]:
    """File name -> ("held", "any"; maker). "held" must end with a hold or a status that is not OK; `path` is a file to pull in."""
    deep = f'<w:document xmlns:w="{ooxml_files.W}"><w:body>{"<w:sdt><w:sdtContent>" * 3000}'
    fetch = ooxml_files.relations(("r1", "attachedTemplate", f"file://{path}"), external=True)
    return {
        "zeros.zip": ("held", lambda: _zip({"a.txt": bytes(300 * MEGABYTE)})),
        "overlapping.zip": ("held", _overlapping_zip),
        "nested.zip": ("held", lambda: _nested_zip(25)),
        "many.zip": ("held", lambda: _zip({f"{n}.txt": b"x" for n in range(20_000)})),
        "entities.docx": ("held", lambda: _docx(_entities(path))),
        "deep.docx": ("held", lambda: _docx(deep)),
        "fetching.docx": ("held", lambda: ooxml_files.docx(ooxml_files.paragraph("x"), **{"word/_rels/document.xml.rels": fetch})),
        "bomb.docx": ("held", lambda: _docx(f'<w:document xmlns:w="{ooxml_files.W}">' + "a" * (150 * MEGABYTE))),
        "repeating.odt": ("held", _odt_repeating),
        "vast.xlsx": ("held", _sheet_vast),
        "groups.rtf": ("held", lambda: b"{\\rtf1" + b"{" * 500_000),
        "binary.rtf": ("any", lambda: b"{\\rtf1 x\\bin2147483647 y}"),
        "repeating.doc": ("held", _doc_repeating),
        "loop.doc": ("held", _ole_loop),
        "stream.pdf": ("held", _pdf_stream_bomb),
        "page_loop.pdf": ("held", _pdf_page_loop),
        "form_loop.pdf": ("held", _pdf_form_loop),
        "vast_page.pdf": ("any", _pdf_vast_page),
        "cut.pdf": ("held", lambda: pdf_files.page((60, 60, "x"))[:300]),
        "vast.png": ("held", lambda: _png(60_000, 60_000, b"")),
        "lying.png": ("held", lambda: _png(4_000, 4_000, bytes(100))),
        "loop.tif": ("any", _tiff_loop),
        "frames.gif": ("held", _gif_frames),
        "nested.eml": ("held", lambda: _nested_mail(300)),
        "parts.eml": (
            "held",
            lambda: b"Message-ID: <x@y.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000,
        ),
        "headers.eml": ("any", lambda: b"From: a@b.example\nMessage-ID: <x@y.example>\n" + b"X-A: " + b"a" * (3 * MEGABYTE) + b"\n\nx"),
        "deep.html": ("held", lambda: b"<html><body>" + b"<div>" * 200_000 + b"words"),
        "deep.json": ("any", lambda: b"[" * 200_000),
        "wide.csv": ("held", lambda: b",".join([b"x"] * 400_000) + b"\n"),
        "folded.ics": ("any", lambda: b"BEGIN:VCALENDAR\r\nSUMMARY:x" + b"\r\n x" * 500_000 + b"\r\nEND:VCALENDAR"),
        "count.dat": ("held", lambda: b"\x78\x9f\x3e\x22\x01\0" + struct.pack("<BII", 1, 0x69003, 4) + b"\xff" * 4 + b"\0\0"),
        "rule.eml": ("any", lambda: _LETTER + b"-" * 200_000),
        "stars.eml": ("any", lambda: _LETTER + b"*" * 200_000),
        "brackets.txt": ("any", lambda: b"(" * 200_000),
        "both.pdf": ("held", lambda: _zip({"a.txt": b"x"}) + pdf_files.page((60, 60, "x"))),
        "both.png": ("held", lambda: _png(8, 8, bytes(72)) + _zip({"a.exe": b"MZ"})),
        "program.pdf": ("held", lambda: b"MZ" + bytes(58) + b"\x40\0\0\0" + b"PE\0\0" + bytes(200)),
    }
