"""What an Excel 97-2003 workbook holds besides cells and boxes: links, defined names, what cells offer for choice ([MS-XLS] 2.4).

Formulas are not decoded; a name or list that is a constant text is read. A cut-off record is passed over.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from parsers.biff_cells import records

_NAME, _OLD_SHEETS, _BOOK, _LINK, _CHOICE, _TIP = 0x18, 0x17, 0x1AE, 0x1B8, 0x1BE, 0x800
_MOST_RECORDS = 1_000_000
_BUILT_IN = 0x20
_TEXT_TOKEN = 0x17
_OWN_BOOKS = frozenset({0x0401, 0x3A01})  # this workbook itself, and add-in functions
_PROGRAM = "\x03"  # in an encoded path: what stands before it is a program to start, or a class of objects to ask
_URL, _FILE = bytes.fromhex("E0C9EA79F9BACE118C8200AA004BA90B"), bytes.fromhex("0303000000000000C000000000000046")


@dataclass(frozen=True, slots=True)
class Beside:
    """A text for the reader and, where there is one, the danger it stands for: "dde_field" or "external_relation"."""

    text: str
    danger: str = ""


def beside_cells(workbook: bytes) -> Iterator[Beside]:
    """Everything of the stream that is read here, in order; blank texts are left out."""
    for kind, content in islice(records(workbook), _MOST_RECORDS):
        read = _READERS.get(kind)
        if read is None:
            continue
        try:
            found = list(read(content))
        except (struct.error, IndexError):
            continue
        yield from (beside for beside in found if beside.text.strip() or beside.danger)


def _string(content: bytes, at: int, length: int) -> tuple[str, int]:
    """(text, where it ends) of `length` characters behind a flag that says whether two bytes make one."""
    size = length * (2 if content[at] & 1 else 1)
    stored = content[at + 1 : at + 1 + size]
    return stored.decode("utf-16-le" if content[at] & 1 else "latin-1", "replace"), at + 1 + size


def _name(content: bytes) -> Iterator[Beside]:
    flags, _, length, size = struct.unpack_from("<HBBH", content)
    name, end = _string(content, 14, length)
    if not flags & _BUILT_IN:
        yield Beside(f"defined name {name}: {_constant(content[end : end + size])}")


def _constant(formula: bytes) -> str:
    """The text of a formula that is nothing but a text, "" for others."""
    return _string(formula, 2, formula[1])[0] if len(formula) > 2 and formula[0] == _TEXT_TOKEN else ""  # noqa: PLR2004 - token, length


def _book(content: bytes) -> Iterator[Beside]:
    length = int(struct.unpack_from("<H", content, 2)[0])
    if length not in _OWN_BOOKS:
        yield from _path(_string(content, 4, length)[0])


def _old_sheets(content: bytes) -> Iterator[Beside]:
    """Before BIFF8 the record holds the path itself; since, only numbers, which hold no such mark behind their count."""
    text = content[1 : 1 + content[0]].decode("cp1252", "replace")
    if _PROGRAM in text and text.replace(_PROGRAM, "").strip("\x00\x01\x02").isprintable():
        yield from _path(text)


def _path(encoded: str) -> Iterator[Beside]:
    shown = "".join(character if character.isprintable() else "/" for character in encoded).strip("/")
    if _PROGRAM in encoded:
        yield Beside(f"link: {encoded.strip(chr(1)).replace(_PROGRAM, '|')}", "dde_field")
    elif shown:
        yield Beside(f"link: {shown}", "external_relation")


def _link(content: bytes) -> Iterator[Beside]:
    """A cell's link ([MS-OSHARED] 2.3.7.1): the words shown are the cell's; here is where it leads."""
    flags, at = int(struct.unpack_from("<I", content, 28)[0]), 32
    for given in (0x10, 0x80):  # what it shows, the frame it opens in
        if flags & given:
            at += 4 + 2 * int(struct.unpack_from("<I", content, at)[0])
    if flags & 0x101 == 0x101:  # noqa: PLR2004 - the address is a plain text
        length = int(struct.unpack_from("<I", content, at)[0])
        yield Beside("link: " + content[at + 4 : at + 4 + 2 * length].decode("utf-16-le", "replace").rstrip("\0"))
    elif flags & 1 and content[at : at + 16] == _URL:
        length = int(struct.unpack_from("<I", content, at + 16)[0])
        yield Beside("link: " + content[at + 20 : at + 20 + length].decode("utf-16-le", "replace").split("\0")[0])
    elif flags & 1 and content[at : at + 16] == _FILE:
        length = int(struct.unpack_from("<I", content, at + 18)[0])
        yield Beside("link: " + content[at + 22 : at + 22 + length].decode("cp1252", "replace").rstrip("\0"))


def _choice(content: bytes) -> Iterator[Beside]:
    """What cells say to those who fill them, and a list of choices that is written out (separated by NUL)."""
    at = 4
    for _ in range(4):
        text, at = _string(content, at + 2, int(struct.unpack_from("<H", content, at)[0]))
        yield Beside(text.strip("\0"))
    choices = _constant(content[at + 4 : at + 4 + int(struct.unpack_from("<H", content, at)[0])])
    yield Beside(f"choices: {choices.replace(chr(0), ', ')}" if choices else "")


def _tip(content: bytes) -> Iterator[Beside]:
    text = content[10:].decode("utf-16-le", "replace").rstrip("\0")
    yield Beside(f"link tip: {text}" if text else "")


_READERS: Mapping[int, Callable[[bytes], Iterator[Beside]]] = {
    _NAME: _name,
    _OLD_SHEETS: _old_sheets,
    _BOOK: _book,
    _LINK: _link,
    _CHOICE: _choice,
    _TIP: _tip,
}
