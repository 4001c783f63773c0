"""Fonts in PDF files that grow, loop or lie (ISO 32000-2 9.6 to 9.10). The words beside them are still read where the font allows."""

from __future__ import annotations

import struct
import zlib

from tests.hostile.case import Cases, answered, held
from tests.hostile.pdfs import one_page, stream

_MEGABYTE = 1024 * 1024


def _packed(content: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(content, 9), b"/Filter/FlateDecode" + entries)


def _embedded(kind: bytes, file: bytes) -> bytes:
    """A page whose only font has its program embedded as `kind` (FontFile, FontFile2, FontFile3)."""
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 32/LastChar 34/Widths[500 500 500]/FontDescriptor 11 0 R>>"
    told = b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 9 9]/ItalicAngle 0/Ascent 9/Descent 0/StemV 9/%s 12 0 R>>" % kind
    return one_page({6: font, 11: told, 12: file})


def _true_type(tables: int, offset: int, length: int) -> bytes:
    """A directory of tables that all lie at one place and say one length."""
    rows = b"".join(struct.pack(">4sIII", b"t%03d" % (n % 1000), 0, offset, length) for n in range(tables))
    return struct.pack(">IHHHH", 0x00010000, tables & 0xFFFF, 0, 0, 0) + rows + bytes(4_000)


def _composite_loop() -> bytes:
    """Two glyphs, each a part of the other, a thousand parts each."""
    part = struct.pack(">HHhh", 0x0021, 1, 0, 0)
    glyph = struct.pack(">hhhhh", -1, 0, 0, 9, 9) + part * 1_000
    return struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0) + struct.pack(">4sIII", b"glyf", 0, 28, len(glyph) * 2) + glyph * 2


def _drawn(procedure: bytes, count: int) -> bytes:
    """A Type 3 font: each glyph is a content stream; this one shows text in itself."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 11 0 R>>/FirstChar 97/LastChar 97/Widths[9]"
        b"/Encoding<</Differences[97/a]>>/Resources<</Font<</F1 6 0 R>>>>>>"
    )
    return one_page({6: font, 11: stream(procedure)}, content=b"BT /F1 9 Tf (" + b"a" * count + b") Tj ET\n")


def _mapping(rows: bytes) -> bytes:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[11 0 R]/ToUnicode 12 0 R>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500>>"
    return one_page({6: font, 11: inner, 12: _packed(b"begincmap 1 beginbfrange\n" + rows + b"endbfrange endcmap")})


def _descendants_loop() -> bytes:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 6 0 R>>"
    return one_page({6: font})


CASES: Cases = {
    "font-bomb.pdf": answered(lambda: _embedded(b"FontFile2", _packed(bytes(300 * _MEGABYTE)))),
    "font-program.pdf": answered(lambda: _embedded(b"FontFile", _packed(b"%!PS-AdobeFont-1.0\n" + b"{" * (20 * _MEGABYTE)))),
    "font-tables.pdf": answered(lambda: _embedded(b"FontFile2", stream(_true_type(60_000, 12, 0x7FFFFFFF)))),
    "font-composite.pdf": answered(lambda: _embedded(b"FontFile2", stream(_composite_loop()))),
    "font-compact.pdf": answered(
        lambda: _embedded(b"FontFile3", stream(b"\x01\0\x04\x04\xff\xff\x04" + b"\xff" * 9_000, b"/Subtype/Type1C"))
    ),
    "font-drawn-loop.pdf": answered(lambda: _drawn(b"9 0 0 0 9 9 d1 BT /F1 9 Tf (aaaaaaaa) Tj ET", 10_000)),
    "font-drawn-bomb.pdf": answered(lambda: _drawn(b"9 0 d0 " + b"0 0 9 9 re f " * 20_000, 20_000)),
    "font-mapping.pdf": answered(lambda: _mapping(b"<0000> <ffff> <0041>\n" * 100_000)),
    "font-mapping-long.pdf": held(lambda: _mapping(b"<0000> <ffff> <" + b"0041" * 100_000 + b">\n")),
    "font-descends.pdf": answered(_descendants_loop),
    "font-widths.pdf": answered(
        lambda: one_page({6: b"<</Type/Font/Subtype/Type1/BaseFont/X/FirstChar 0/LastChar 2147483647/Widths[500]>>"})
    ),
}
