"""Records of PowerPoint 97-2003 files, BIFF workbooks, property sets and packaged objects, made in memory for tests."""

import struct
from collections.abc import Iterable

from tests import ole_files

SUMMARY, DOCUMENT_SUMMARY = "\x05SummaryInformation", "\x05DocumentSummaryInformation"


def record(kind: int, content: bytes, instance: int = 0) -> bytes:
    """An atom of [MS-PPT] 2.3.1."""
    return struct.pack("<HHI", instance << 4, kind, len(content)) + content


def container(kind: int, *inside: bytes, instance: int = 0) -> bytes:
    """A container of [MS-PPT] 2.3.1."""
    content = b"".join(inside)
    return struct.pack("<HHI", instance << 4 | 0xF, kind, len(content)) + content


def wide(text: str) -> bytes:
    """A TextCharsAtom."""
    return record(0x0FA0, text.encode("utf-16-le"))


def ppt(*records: bytes, user: bytes = b"", others: dict[str, bytes] | None = None) -> bytes:
    """A .ppt of these top-level records; the stream is padded by an unknown atom, as compound files of ours pad with zeros."""
    stream = b"".join(records)
    return ole_files.compound({"PowerPoint Document": stream, "Current User": user, **(others or {})})


def biff(kind: int, content: bytes) -> bytes:
    """A record of [MS-XLS] 2.1.4."""
    return struct.pack("<HH", kind, len(content)) + content


def string(text: str, counted: str = "<B") -> bytes:
    """A compressed string with its length before it."""
    return struct.pack(counted, len(text)) + b"\x00" + text.encode("latin-1")


def xls(formats: dict[int, str], styles: list[int], cells: Iterable[bytes], sheet: str = "A") -> bytes:
    """A workbook of one sheet. `styles`: the format number of each cell style; `cells`: records of the sheet."""
    opening = biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    opening += b"".join(biff(0x41E, struct.pack("<H", number) + string(code, "<H")) for number, code in formats.items())
    opening += b"".join(biff(0xE0, struct.pack("<HH16x", 0, number)) for number in styles)
    place = len(opening) + 4 + 6 + len(string(sheet)) + 4
    listed = biff(0x85, struct.pack("<IBB", place, 0, 0) + string(sheet))
    body = biff(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + b"".join(cells) + biff(10, b"")
    return ole_files.compound({"Workbook": opening + listed + biff(10, b"") + body})


def property_set(values: dict[int, str], own: dict[str, str] | None = None) -> bytes:
    """A property set stream ([MS-OLEPS] 2.21) of strings in Windows Latin; `own` are properties under names of their own."""
    sections = [_section(values, {})]
    if own is not None:
        numbered = dict(enumerate(own, start=2))
        sections.append(_section({number: own[name] for number, name in numbered.items()}, numbered))
    head = struct.pack("<HHI16xI", 0xFFFE, 0, 0, len(sections))
    at = len(head) + 20 * len(sections)
    for section in sections:
        head += struct.pack("<16xI", at)
        at += len(section)
    return head + b"".join(sections)


def _section(values: dict[int, str], names: dict[int, str]) -> bytes:
    stored = {1: struct.pack("<IHxx", 2, 1252)}
    stored |= {
        number: struct.pack("<II", 0x1E, len(text.encode("cp1252")) + 1) + text.encode("cp1252") + b"\0" for number, text in values.items()
    }
    if names:
        stored[0] = struct.pack("<I", len(names)) + b"".join(
            struct.pack("<II", number, len(name) + 1) + name.encode("cp1252") + b"\0" for number, name in names.items()
        )
    at = 8 + 8 * len(stored)
    table, body = b"", b""
    for number, content in stored.items():
        table += struct.pack("<II", number, at + len(body))
        body += content.ljust(-(-len(content) // 4) * 4, b"\0")
    return struct.pack("<II", len(table) + 8 + len(body), len(stored)) + table + body


def packaged(name: str, content: bytes) -> bytes:
    """A stream "Ole10Native": a file as Explorer packs it ([MS-OLEDS] 2.3.6)."""
    body = struct.pack("<H", 2) + name.encode() + b"\0C:\\" + name.encode() + b"\0" + struct.pack("<HH", 0, 3)
    body += struct.pack("<I", len(name) + 1) + name.encode() + b"\0" + struct.pack("<I", len(content)) + content
    return struct.pack("<I", len(body)) + body
