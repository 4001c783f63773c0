"""Formatting of a Word 97-2003 file ([MS-DOC] 2.9.23, 2.9.175): property lists of characters and paragraphs by byte offset."""

from __future__ import annotations

import bisect
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.doc_file import WordFile
from parsers.inline import Look

_PAGE = 512
_OPERAND_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # by the top three bits of a property; 0: the operand says its own length
_LONG_OPERAND = 0xD608  # sprmTDefTable: two bytes of length
_TOGGLES = {0x0835: Look.BOLD, 0x0837: Look.STRUCK, 0x2A53: Look.STRUCK, 0x083C: Look.HIDDEN, 0x0800: Look.DELETED}
_ON = frozenset({1, 0x81})
_IN_TABLE, _ROW_END, _DEPTH = 0x2416, 0x2417, 0x6649
_INNER_CELL, _INNER_ROW, _OUTLINE = 0x244B, 0x244C, 0x2640
_PLACE, _SYMBOL = 0x6A03, 0x6A09
_HEADINGS = range(1, 10)  # style numbers 1-9 are the headings of that level
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class CharacterFormat:
    """Looks, the place of form data (-1 for none), and a symbol's (font number, code) where the character is one."""

    look: Look = Look.PLAIN
    place: int = -1
    symbol: int = 0


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """`level` of a heading or 0; `depth` of the table it stands in or 0; what its mark ends: "", "cell" or "row"."""

    level: int = 0
    depth: int = 0
    ends: str = ""


@dataclass(slots=True)
class _Runs:
    """Starts of formatted byte ranges in ascending order, and each range's end and property list."""

    starts: list[int] = field(default_factory=list)
    found: list[tuple[int, bytes]] = field(default_factory=list)

    def at(self, offset: int) -> tuple[int, bytes]:
        """(end of the range, properties) for a byte offset; an unformatted stretch has none."""
        index = bisect.bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.found[index][0]:
            return self.found[index]
        following = self.starts[index + 1] if index + 1 < len(self.starts) else 1 << 62
        return following, b""


class Formats:
    """Lookup by byte offset in the text stream."""

    def __init__(self, word: WordFile) -> None:
        self._characters = _read(word, "character")
        self._paragraphs = _read(word, "paragraph")

    def character(self, offset: int) -> tuple[int, CharacterFormat]:
        """(byte offset where it ends, format) of the run at an offset."""
        end, properties = self._characters.at(offset)
        look, place, symbol = Look.PLAIN, -1, 0
        for code, operand in _properties(properties):
            if code in _TOGGLES and operand:
                look = look | _TOGGLES[code] if operand[0] in _ON else look & ~_TOGGLES[code]
            elif code == _PLACE:
                place = int.from_bytes(operand, "little")
            elif code == _SYMBOL:
                symbol = int.from_bytes(operand, "little")
        return end, CharacterFormat(look, place, symbol)

    def paragraph(self, offset: int) -> ParagraphFormat:
        """The format of the paragraph whose mark stands at an offset."""
        _, properties = self._paragraphs.at(offset)
        style = int.from_bytes(properties[:2], "little")
        values = {code: int.from_bytes(operand, "little") for code, operand in _properties(properties[2:])}
        outline = values.get(_OUTLINE, _BODY_LEVEL)
        level = outline + 1 if outline < _BODY_LEVEL else style if style in _HEADINGS else 0
        depth = max(values.get(_DEPTH, 0), 1) if values.get(_IN_TABLE) else 0
        return ParagraphFormat(level, depth, _ends(values, depth))


def _ends(values: dict[int, int], depth: int) -> str:
    if values.get(_ROW_END) or values.get(_INNER_ROW):
        return "row"
    return "cell" if depth > 1 and values.get(_INNER_CELL) else ""


def _read(word: WordFile, which: str) -> _Runs:
    plex = word.page_table(which)
    count = max(0, (len(plex) - 4) // 8)
    runs = _Runs()
    for index in range(count):
        (number,) = struct.unpack_from("<I", plex, 4 * (count + 1) + 4 * index)
        page = word.text[(number & 0x3FFFFF) * _PAGE : (number & 0x3FFFFF) * _PAGE + _PAGE]
        if len(page) == _PAGE:
            for start, end, properties in _page_runs(page, which):
                if not runs.starts or start >= runs.starts[-1]:
                    runs.starts.append(start)
                    runs.found.append((end, properties))
    return runs


def _page_runs(page: bytes, which: str) -> Iterator[tuple[int, int, bytes]]:
    """Runs of one 512-byte page: boundaries from its front, property lists from its back."""
    count = page[_PAGE - 1]
    width = 1 if which == "character" else 13
    if 4 * (count + 1) + width * count > _PAGE:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = page[4 * (count + 1) + width * index] * 2
        yield bounds[index], bounds[index + 1], _list_at(page, at, which) if at else b""


def _list_at(page: bytes, at: int, which: str) -> bytes:
    size = page[at]
    if which == "character":
        return page[at + 1 : at + 1 + size]
    if size:
        return page[at + 1 : at + 2 * size]
    return page[at + 2 : at + 2 + 2 * page[at + 1]] if at + 1 < _PAGE else b""


def _properties(stored: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 <= len(stored):
        code = int.from_bytes(stored[at : at + 2], "little")
        at += 2
        size = _OPERAND_SIZES[code >> 13]
        if code == _LONG_OPERAND:
            size = int.from_bytes(stored[at : at + 2], "little") + 1
        elif not size:
            size = stored[at] + 1 if at < len(stored) else 1
        yield code, stored[at : at + size]
        at += size
