"""Which character set the bytes of an RTF run are in: by its font, else by the document (RTF 1.9.1, "Font Table")."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

# \fcharset -> Windows code page; 2 is a symbol font, whose bytes are glyph numbers.
_CODE_PAGES = {
    0: 1252,
    2: 1252,
    77: 10000,
    78: 10001,
    128: 932,
    129: 949,
    130: 1361,
    134: 936,
    136: 950,
    161: 1253,
    162: 1254,
    163: 1258,
    177: 1255,
    178: 1256,
    186: 1257,
    204: 1251,
    222: 874,
    238: 1250,
    254: 437,
    255: 850,
}
_NAMES = {10000: "mac_roman", 10001: "shift_jis", 1361: "johab", 65001: "utf-8", 20127: "ascii", 28591: "latin-1", 28592: "iso8859_2"}
FALLBACK = "cp1252"


@dataclass(slots=True)
class Font:
    """One entry of the font table; `codec` is "" where it follows the document."""

    name: str = ""
    codec: str = ""


def codec_of_page(page: int) -> str:
    """The codec of a code page number, Windows Latin where Python has none."""
    name = _NAMES.get(page, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return FALLBACK


def codec_of_charset(charset: int) -> str:
    """The codec of a charset number; "" for the default set (1) and those that nobody defined."""
    page = _CODE_PAGES.get(charset)
    return "" if page is None else codec_of_page(page)


def decode(content: bytes, codec: str) -> str:
    """Text of bytes; what the set leaves undefined is read as Latin-1, so that no character vanishes."""
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        return (
            "".join(_one(content[at : at + 1], codec) for at in range(len(content)))
            if codec == FALLBACK
            else content.decode(codec, "replace")
        )


def _one(byte: bytes, codec: str) -> str:
    try:
        return byte.decode(codec)
    except UnicodeDecodeError:
        return byte.decode("latin-1")
