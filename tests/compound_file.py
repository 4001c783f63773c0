"""Small OLE compound files ([MS-CFB] version 3) and Outlook messages in them ([MS-OXMSG]), written for tests."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5

Tree = dict[str, "bytes | Tree"]


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    children: list[int] = field(default_factory=list)
    first: int = _END
    size: int = 0


def compound_file(tree: Tree) -> bytes:
    """The file's bytes. A name's value is the stream's bytes or a storage."""
    entries = [_Entry("Root Entry", _ROOT)]
    _add(entries, 0, tree)
    sectors, fat = bytearray(), list[int]()
    mini, minifat = bytearray(), list[int]()
    for entry in entries:
        if entry.kind == _STREAM and entry.content:
            small = len(entry.content) < _CUTOFF
            entry.size = len(entry.content)
            entry.first = _place(entry.content, mini if small else sectors, minifat if small else fat, _MINI if small else _SECTOR)
    entries[0].size = len(mini)
    entries[0].first = _place(bytes(mini), sectors, fat, _SECTOR)
    directory = _place(b"".join(_packed(entries, n) for n in range(len(entries))), sectors, fat, _SECTOR)
    table = b"".join(struct.pack("<I", n) for n in minifat)
    minifat_at = _place(table, sectors, fat, _SECTOR, filler=b"\xff")
    count = 1
    while (len(fat) + count) * 4 > count * _SECTOR:
        count += 1
    fat_at = len(fat)
    fat += [_FAT] * count
    sectors += b"".join(struct.pack("<I", n) for n in fat).ljust(count * _SECTOR, b"\xff")
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    minifat_sectors = -(-len(table) // _SECTOR)
    numbers = (count, directory, 0, _CUTOFF, minifat_at, minifat_sectors, _END, 0)
    header = struct.pack("<8s16xHHHHH6xI8I", magic, 0x3E, 3, 0xFFFE, 9, 6, 0, *numbers)
    places = [fat_at + n for n in range(count)]
    return header + b"".join(struct.pack("<I", n) for n in [*places, *[_FREE] * (109 - count)]) + bytes(sectors)


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    for name, value in tree.items():
        entries.append(_Entry(name, _STREAM if isinstance(value, bytes) else _STORAGE, value if isinstance(value, bytes) else b""))
        number = len(entries) - 1
        entries[parent].children.append(number)
        if not isinstance(value, bytes):
            _add(entries, number, value)


def _place(content: bytes, into: bytearray, table: list[int], size: int, filler: bytes = b"\x00") -> int:
    if not content:
        return _END
    first = len(table)
    count = -(-len(content) // size)
    table.extend([*range(first + 1, first + count), _END])
    into += content.ljust(count * size, filler)
    return first


def _packed(entries: list[_Entry], number: int) -> bytes:
    entry = entries[number]
    siblings = next((other.children for other in entries if number in other.children), [])
    at = siblings.index(number) if siblings else 0
    right = siblings[at + 1] if at + 1 < len(siblings) else _FREE
    child = entry.children[0] if entry.children else _FREE
    name = entry.name.encode("utf-16-le") + b"\x00\x00"
    return struct.pack("<64sHBBIII16xI8x8xIQ", name, len(name), entry.kind, 1, _FREE, right, child, 0, entry.first, entry.size)


def text(tag: str, value: str) -> Tree:
    """A Unicode property."""
    return {f"__substg1.0_{tag}001F": value.encode("utf-16-le")}


def binary(tag: str, value: bytes) -> Tree:
    """A binary property."""
    return {f"__substg1.0_{tag}0102": value}


def properties(header: int, **numbers: int) -> Tree:
    """Fixed properties: `header` bytes, then entries named as t + four hex digits."""
    rows = [struct.pack("<HHIQ", 0x0003, int(tag[1:], 16), 6, value) for tag, value in numbers.items()]
    return {"__properties_version1.0": b"\x00" * header + b"".join(rows)}


def recipient(name: str, address: str, kind: int) -> Tree:
    """A recipient: kind 1 is To, 2 is Cc."""
    return {**text("3001", name), **text("39FE", address), **properties(8, t0C15=kind)}


def attachment(name: str, content: bytes) -> Tree:
    """A file attached by value."""
    return {**text("3707", name), **binary("3701", content), **properties(8)}


def outlook_message(body: str = "", *, subject: str = "", html: bytes = b"", extra: Tree | None = None, embedded: bool = False) -> Tree:
    """A message's storages; `extra` adds recipients, attachments and further properties."""
    tree: Tree = {
        **text("001A", "IPM.Note"),
        **text("0037", subject),
        **text("0C1A", "Ruth Abara"),
        **text("5D01", "r.abara@school.example"),
    }
    tree |= text("1000", body) if body else {}
    tree |= binary("1013", html) if html else {}
    tree |= text("1035", "<1@school.example>")
    return {**tree, **(extra or {}), **properties(24 if embedded else 32, t0039=133_500_000_000_000_000)}
