"""Symbol fonts (Wingdings, Wingdings 2), in which forms of the ink-and-paper age set their boxes and ticks."""

from __future__ import annotations

TICKED, UNTICKED = "☒", "☐"
# By code point, low byte.
_SYMBOLS = {
    "wingdings": {
        0xFE: "☑",
        0xFD: TICKED,
        0xFC: "☑",
        0xFB: TICKED,
        0x78: TICKED,
        0x6F: UNTICKED,
        0x71: UNTICKED,
        0x72: UNTICKED,
        0xA8: UNTICKED,
    },
    "wingdings 2": {0x52: "☑", 0x53: TICKED, 0x54: TICKED, 0x50: "☑", 0x4F: TICKED, 0xA3: UNTICKED, 0x2A: UNTICKED, 0x30: UNTICKED},
}
_PRIVATE_USE = range(0xF000, 0xF100)


def symbol(font: str, code: str) -> str:
    """The character that a code point (hexadecimal) of a font shows: tick boxes by font; other private-use symbols are ornaments, ""."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    table = _SYMBOLS.get(font.casefold(), {})
    if point & 0xFF in table:
        return table[point & 0xFF]
    return "" if point in _PRIVATE_USE else chr(point) if 0 < point <= 0x10FFFF else ""  # noqa: PLR2004 - Unicode's last code point


def from_symbol_font(text: str, font: str) -> str:
    """Text set in a font (its name in lower case), tick boxes and marks of symbol fonts as their own characters."""
    table = _SYMBOLS.get(font)
    if table is None:
        return text
    return "".join(table.get(ord(character) & 0xFF, character) for character in text)
