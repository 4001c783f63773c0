"""Cells of an Excel 5 to 2003 workbook ([MS-XLS] 2.4) as a person sees them: formatted numbers, errors, results of formulas.

The plain values come from elsewhere; this gives what that reader leaves out. A cut-off record ends the reading.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from parsers.number_formats import built_in, shown_number
from parsers.shown_cells import Shown

_BOF, _EOF, _SHEET, _FORMAT, _XF, _DATE_1904, _CODE_PAGE = 0x0809, 0x0A, 0x85, 0x041E, 0xE0, 0x22, 0x42
_NUMBER, _RK, _MULTIPLE, _FORMULA, _STRING, _ERROR = 0x0203, 0x027E, 0xBD, 0x06, 0x0207, 0x0205
_HEADER, _FOOTER = 0x14, 0x15
_FILE_PASS, _SHORTEST_LOCK = 0x2F, 4
_BIFF8 = 0x0600
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_RESULT_ERROR = 2
_MOST_RECORDS = 1_000_000  # of all sheets: several entries may lead to the same one


@dataclass(slots=True)
class Sheets:
    """What was found, by sheet name; `margins` are (header or footer, text) in order."""

    cells: dict[str, Shown] = field(default_factory=dict)
    margins: list[tuple[str, str]] = field(default_factory=list)
    left: int = _MOST_RECORDS


@dataclass(slots=True)
class _Book:
    wide: str = "wide"  # "" before BIFF8
    base: int = 1900
    codes: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    sheets: dict[int, str] = field(default_factory=dict)  # place of the sheet's first record -> name


def read_sheets(workbook: bytes) -> Sheets:
    """All worksheets of the stream "Workbook" or "Book"; what is broken is left out."""
    found = Sheets()
    book = _Book()
    try:
        _globals(workbook, book)
        for place, name in book.sheets.items():
            found.cells[name] = dict(_sheet(workbook, place, book, found))
    except (struct.error, IndexError):
        return found
    return found


def locked(workbook: bytes) -> bool:
    """Whether the records are encrypted by any of Excel's ways: XOR, RC4 or RC4 by CryptoAPI ([MS-XLS] 2.4.117).

    The record that says so should stand near the start; wherever it stands, what follows cannot be read. Heads of records are
    never encrypted, so that all can be walked.
    """
    return any(kind == _FILE_PASS and len(content) >= _SHORTEST_LOCK for kind, content in islice(records(workbook), _MOST_RECORDS))


def records(workbook: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    """(kind, content) of each record from `at` on."""
    while at + 4 <= len(workbook):
        kind, size = struct.unpack_from("<HH", workbook, at)
        yield kind, workbook[at + 4 : at + 4 + size]
        at += 4 + size


def _globals(workbook: bytes, book: _Book) -> None:
    for kind, content in records(workbook):
        if kind == _BOF:
            book.wide = "wide" if struct.unpack_from("<H", content)[0] >= _BIFF8 else ""
        elif kind == _DATE_1904 and content[:1] == b"\x01":
            book.base = 1904
        elif kind == _FORMAT:
            book.codes[int(struct.unpack_from("<H", content)[0])] = _text(content[2:], book, 2 if book.wide else 1)
        elif kind == _XF:
            book.styles.append(int(struct.unpack_from("<H", content, 2)[0]))
        elif kind == _SHEET and content[5] == 0:
            book.sheets[int(struct.unpack_from("<I", content)[0])] = _text(content[6:], book, 1)
        elif kind == _EOF:
            return


def _text(content: bytes, book: _Book, counted: int) -> str:
    """A string with its length in `counted` bytes before it; BIFF8 says in a flag whether two bytes make a character."""
    length = int.from_bytes(content[:counted], "little")
    if not book.wide:
        return content[counted : counted + length].decode("cp1252", "replace")
    body = content[counted + 1 :]
    return body[: 2 * length].decode("utf-16-le", "replace") if content[counted] & 1 else body[:length].decode("latin-1")


def _sheet(workbook: bytes, place: int, book: _Book, found: Sheets) -> Iterator[tuple[tuple[int, int], str]]:
    waiting = (-1, -1)
    for kind, content in _own_records(workbook, place):
        found.left -= 1
        if found.left < 0:
            return
        if kind in {_HEADER, _FOOTER} and content:
            found.margins.append(("header" if kind == _HEADER else "footer", _text(content, book, 2 if book.wide else 1)))
        elif kind == _STRING and waiting[0] >= 0:
            yield waiting, _text(content, book, 2)
        elif kind in _READERS:
            waiting = struct.unpack_from("<HH", content)
            yield from _cells(kind, content, waiting, book)


def _own_records(workbook: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Records of the sheet that begins at `place`, without those of charts inside it."""
    depth = 0
    for kind, content in records(workbook, place):
        depth += {_BOF: 1, _EOF: -1}.get(kind, 0)
        if depth == 0:
            return
        if depth == 1:
            yield kind, content


def _cells(kind: int, content: bytes, place: tuple[int, int], book: _Book) -> Iterator[tuple[tuple[int, int], str]]:
    for step, number in enumerate(_values(kind, content)):
        (style,) = struct.unpack_from("<H", content, 4 + (6 * step if kind == _MULTIPLE else 0))
        text = _shown(number, int(style), book)
        if text:
            yield (place[0], place[1] + step), text


def _values(kind: int, content: bytes) -> Iterator[float | str]:
    """The numbers of a record, or the word of an error; a text result follows in a record of its own."""
    if kind == _NUMBER:
        yield float(struct.unpack_from("<d", content, 6)[0])
    elif kind == _RK:
        yield _packed(int(struct.unpack_from("<I", content, 6)[0]))
    elif kind == _MULTIPLE:
        for at in range(6, len(content) - 5, 6):
            yield _packed(int(struct.unpack_from("<I", content, at)[0]))
    elif kind == _ERROR:
        yield _ERRORS.get(content[6], "#N/A") if content[7] else ""
    elif content[12:14] != b"\xff\xff":
        yield float(struct.unpack_from("<d", content, 6)[0])
    elif content[6] == _RESULT_ERROR:
        yield _ERRORS.get(content[8], "#N/A")


def _packed(stored: int) -> float:
    """An RK number: 30 bits of a double or of an integer, perhaps to be divided by a hundred ([MS-XLS] 2.5.217)."""
    if stored & 2:
        value = float((stored >> 2) - (1 << 30 if stored & 0x80000000 else 0))
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (stored & 0xFFFFFFFC) << 32))[0])
    return value / 100 if stored & 1 else value


def _shown(value: float | str, style: int, book: _Book) -> str:
    if isinstance(value, str):
        return value
    number = book.styles[style] if style < len(book.styles) else 0
    return shown_number(value, book.codes.get(number) or built_in(number), book.base) or ""


_READERS = frozenset({_NUMBER, _RK, _MULTIPLE, _FORMULA, _ERROR})
