"""The outer structure of a Word 97-2003 file ([MS-DOC] 2.5, 2.8, 2.9.38): streams, lengths of stories, text by pieces."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

from parsers.errors import Encrypted, Malformed, Unsupported

_MAGIC, _WORD_6 = 0xA5EC, 0xA5DC
_FIRST_WORD_97 = 101  # nFib
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
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

    def page_table(self, which: str) -> bytes:
        """The plex that leads to the pages of "character" or "paragraph" formatting."""
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
    """Raises `Encrypted`, `Unsupported("word_6")` for files older than Word 97, `Malformed`."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            text = _stream(ole, "WordDocument")
            flags = _checked(text)
            table = _stream(ole, "1Table" if flags & _SECOND_TABLE else "0Table")
            form_data = _stream(ole, "Data")
        lengths = Lengths(*struct.unpack_from("<8i", text, _LENGTHS_AT))
        pieces = tuple(_pieces(_table_part(text, table, _CLX)))
    except (OSError, ValueError, IndexError, TypeError, KeyError, struct.error, RecursionError) as error:
        raise Malformed("doc") from error
    if not pieces or min(lengths.body, lengths.footnotes, lengths.headers, lengths.annotations, lengths.endnotes) < 0:
        raise Malformed("doc")
    return WordFile(text, table, form_data, lengths, pieces)


def _stream(ole: olefile.OleFileIO, name: str) -> bytes:
    return bytes(ole.openstream(name).read()) if ole.exists(name) else b""


def _checked(text: bytes) -> int:
    magic, version = struct.unpack_from("<HH", text)
    if magic == _WORD_6 or (magic == _MAGIC and version < _FIRST_WORD_97):
        raise Unsupported("word_6")
    if magic != _MAGIC:
        raise Malformed("doc")
    flags = int(struct.unpack_from("<H", text, 0x0A)[0])
    if flags & _ENCRYPTED:
        raise Encrypted("encrypted")
    return flags


def _table_part(text: bytes, table: bytes, number: int) -> bytes:
    offset, size = struct.unpack_from("<II", text, _OFFSETS_AT + 8 * number)
    return table[offset : offset + size]


def _pieces(clx: bytes) -> Iterator[Piece]:
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
        narrow = bool(stored & _COMPRESSED)
        offset = (stored & _OFFSET_BITS) // (2 if narrow else 1)
        yield Piece(starts[index], starts[index + 1], offset, 1 if narrow else 2)
