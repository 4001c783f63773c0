"""The outer structure of a Word 97-2003 file ([MS-DOC] 2.5, 2.8, 2.9.38): streams, lengths of stories, text by pieces."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from parsers.compound import CompoundFile
from parsers.errors import Encrypted, Malformed

_MAGIC, _WORD_6 = 0xA5EC, 0xA5DC
_FIRST_WORD_97 = 101  # nFib
_COMPLEX, _ENCRYPTED, _SECOND_TABLE = 0x0004, 0x0100, 0x0200
_OLD_TEXT_AT, _OLD_LENGTHS_AT, _OLD_PIECES_AT = 0x18, 0x34, 0x160
_LENGTHS_AT = 0x4C  # ccpText and those after it
_OFFSETS_AT = 0x9A  # pairs of offset and length in the table stream
_CLX, _CHARACTER_PAGES, _PARAGRAPH_PAGES = 33, 12, 13
_COMPRESSED = 0x40000000
_OFFSET_BITS = 0x3FFFFFFF
_PROPERTY_BLOCK, _PIECE_TABLE = 1, 2
_MOST_PIECES = 200_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [first, last) of the file, stored from byte `offset` on with `width` bytes each."""

    first: int
    last: int
    offset: int
    width: int


@dataclass(frozen=True, slots=True)
class Lengths:
    """Characters of each story, in the order in which they stand."""

    body: int
    footnotes: int
    headers: int
    macros: int
    annotations: int
    endnotes: int
    text_boxes: int
    header_text_boxes: int


@dataclass(frozen=True, slots=True)
class WordFile:
    """The streams and the piece table. `form_data` is the stream of pictures and form field settings."""

    text: bytes
    table: bytes
    form_data: bytes
    lengths: Lengths
    pieces: tuple[Piece, ...]
    age: str = ""  # "old" before Word 97: its formatting is kept otherwise and not read

    def page_table(self, which: str) -> bytes:
        """The plex that leads to the pages of "character" or "paragraph" formatting."""
        if self.age:
            return b""
        return _table_part(self.text, self.table, _CHARACTER_PAGES if which == "character" else _PARAGRAPH_PAGES)

    def spans(self, first: int, last: int) -> Iterator[Piece]:
        """The pieces of the characters [first, last), cut to that range."""
        for piece in self.pieces:
            start, end = max(first, piece.first), min(last, piece.last)
            if start < end:
                yield Piece(start, end, piece.offset + (start - piece.first) * piece.width, piece.width)

    def decode(self, piece: Piece) -> str:
        """The text of a piece: UTF-16, or Windows Latin where it is stored in single bytes."""
        stored = self.text[piece.offset : piece.offset + (piece.last - piece.first) * piece.width]
        return stored.decode("utf-16-le", "replace") if piece.width > 1 else stored.decode("cp1252", "replace")


def open_word(data: bytes) -> WordFile:
    """Raises `Encrypted`, `Malformed`."""
    try:
        with CompoundFile(data) as ole:
            text = _stream(ole, "WordDocument")
            flags = _checked(text)
            if _is_old(text):
                return _open_old(text, flags)
            table = _stream(ole, "1Table" if flags & _SECOND_TABLE else "0Table")
            form_data = _stream(ole, "Data")
        lengths = Lengths(*struct.unpack_from("<8i", text, _LENGTHS_AT))
        pieces = tuple(_pieces(_table_part(text, table, _CLX)))
    except (OSError, ValueError, IndexError, TypeError, KeyError, struct.error, RecursionError) as error:
        raise Malformed("doc") from error
    if not pieces or min(lengths.body, lengths.footnotes, lengths.headers, lengths.annotations, lengths.endnotes) < 0:
        raise Malformed("doc")
    return WordFile(text, table, form_data, lengths, pieces)


def _stream(ole: CompoundFile, name: str) -> bytes:
    return bytes(ole.openstream(name).read()) if ole.exists(name) else b""


def _is_old(text: bytes) -> bool:
    magic, version = struct.unpack_from("<HH", text)
    return bool(magic == _WORD_6 or version < _FIRST_WORD_97)


def _open_old(text: bytes, flags: int) -> WordFile:
    """Word 6 and 95: one stream, one byte a character; a file saved in a hurry holds its text in pieces."""
    first, _last = struct.unpack_from("<II", text, _OLD_TEXT_AT)
    lengths = Lengths(*struct.unpack_from("<8i", text, _OLD_LENGTHS_AT))
    whole = sum(astuple(lengths))
    if min(astuple(lengths)) < 0 or whole > len(text):
        raise Malformed("doc")
    pieces: tuple[Piece, ...] = (Piece(0, whole, first, 1),)
    if flags & _COMPLEX:
        offset, size = struct.unpack_from("<II", text, _OLD_PIECES_AT)
        pieces = tuple(_pieces(text[offset : offset + size], "old"))
    return WordFile(text, b"", b"", lengths, pieces, "old")


def _checked(text: bytes) -> int:
    (magic,) = struct.unpack_from("<H", text)
    if magic not in {_MAGIC, _WORD_6}:
        raise Malformed("doc")
    flags = int(struct.unpack_from("<H", text, 0x0A)[0])
    if flags & _ENCRYPTED:
        raise Encrypted("encrypted")
    return flags


def _table_part(text: bytes, table: bytes, number: int) -> bytes:
    offset, size = struct.unpack_from("<II", text, _OFFSETS_AT + 8 * number)
    return table[offset : offset + size]


def _pieces(clx: bytes, age: str = "") -> Iterator[Piece]:
    at = 0
    while at < len(clx) and clx[at] == _PROPERTY_BLOCK:
        at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
    if at >= len(clx) or clx[at] != _PIECE_TABLE:
        return
    size = int(struct.unpack_from("<I", clx, at + 1)[0])
    plex = clx[at + 5 : at + 5 + size]
    count = min((len(plex) - 4) // 12, _MOST_PIECES)
    starts = struct.unpack_from(f"<{count + 1}I", plex)
    for index in range(count):
        stored = int(struct.unpack_from("<I", plex, 4 * (count + 1) + 8 * index + 2)[0])
        narrow = bool(age or stored & _COMPRESSED)
        offset = stored if age else (stored & _OFFSET_BITS) // (2 if narrow else 1)
        yield Piece(starts[index], starts[index + 1], offset, 1 if narrow else 2)
