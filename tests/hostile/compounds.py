"""OLE compound files ([MS-CFB]), Word, Excel and Outlook files in them, and TNEF, that loop or lie."""

from __future__ import annotations

import struct

from tests import compound_file, ole_files
from tests.hostile.case import Cases, answered, held

_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE
_DIRECTORY = 0x30
_ENTRY = 128


def _message(extra: compound_file.Tree | None = None) -> bytes:
    return compound_file.compound_file(compound_file.outlook_message("The child was seen", extra=extra))


def _number(data: bytes, place: int, value: int) -> bytes:
    out = bytearray(data)
    struct.pack_into("<I", out, place, value)
    return bytes(out)


def _entry(data: bytes, index: int, offset: int, value: int) -> bytes:
    """A directory entry with one of its numbers changed."""
    start = (struct.unpack_from("<I", data, _DIRECTORY)[0] + 1) * 512
    return _number(data, start + index * _ENTRY + offset, value)


def _double_table_loop() -> bytes:
    data = _number(_number(_message(), 0x44, 0), 0x48, 0xFFFFFFF0)
    return _number(data, 0x2C, 0x7FFFFFFF)


def _mini_loop() -> bytes:
    """Every mini sector is followed by itself."""
    data = bytearray(_message())
    start = (struct.unpack_from("<I", data, 0x3C)[0] + 1) * 512
    for index in range(128):
        struct.pack_into("<I", data, start + 4 * index, index)
    return bytes(data)


def _directory_loop() -> bytes:
    """A storage that is its own child and its own sibling."""
    data = _message({"__attach_version1.0_#00000000": compound_file.attachment("a.txt", b"x")})
    for index in range(4, 9):
        for offset in (68, 72, 76):
            data = _entry(data, index, offset, index)
    return data


def _inside(depth: int) -> bytes:
    tree = compound_file.outlook_message("The child was seen", embedded=True)
    for _ in range(depth):
        held_one: compound_file.Tree = {"__substg1.0_3701000D": tree, **compound_file.properties(8, t3705=5)}
        tree = compound_file.outlook_message("The child was seen", extra={"__attach_version1.0_#00000000": held_one}, embedded=True)
    return compound_file.compound_file(tree)


def _storages(depth: int) -> bytes:
    tree: compound_file.Tree = {"x": b"y"}
    for level in range(depth):
        tree = {f"s{level}": tree}
    return compound_file.compound_file(tree)


def _recipients(count: int) -> bytes:
    return _message({f"__recip_version1.0_#{n:08X}": compound_file.recipient("Hub", "hub@council.example", 1) for n in range(count)})


def _same_data() -> bytes:
    """Four hundred attachments that all point at the same megabyte."""
    data = _message({f"__attach_version1.0_#{n:08X}": compound_file.attachment(f"{n}.txt", b"y" * 5_000) for n in range(100)})
    start = (struct.unpack_from("<I", data, _DIRECTORY)[0] + 1) * 512
    for index in range(600):
        if start + index * _ENTRY + 124 > len(data):
            break
        if data[start + index * _ENTRY + 66] == 2:
            data = _entry(data, index, 120, 0x7FFFFFFF)
    return data


def _rich_text_bomb() -> bytes:
    """Compressed rich text that says it grows to two gigabytes, and repeats itself."""
    body = struct.pack("<IIII", 4_000, 0x7FFFFFFF, 0x75465A4C, 0) + (b"\xff" + b"\0\x0f" * 8) * 5_000
    return _message(compound_file.binary("1009", body))


def _word_stream(at: int, value: int) -> bytes:
    """A Word file with one number of its header changed (MS-DOC 2.5)."""
    data = ole_files.word([ole_files.Run("The child was seen\r")])
    stream = bytearray(data[512:4_608])
    struct.pack_into("<I", stream, at, value & 0xFFFFFFFF)
    return data[:512] + bytes(stream) + data[4_608:]


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def _book(sheet: bytes, globals_: bytes = b"") -> bytes:
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + globals_
    start = len(begin) + 4 + 9 + 4
    listed = _record(0x85, struct.pack("<IBBBB", start, 0, 0, 1, 0) + b"A")
    inner = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + sheet + _record(10, b"")
    return ole_files.compound({"Workbook": begin + listed + _record(10, b"") + inner})


def _labels(count: int) -> bytes:
    return b"".join(_record(0x204, struct.pack("<HHHHB", n & 0xFFFF, n >> 16, 0, 3, 0) + b"Ada") for n in range(count))


def _attribute(number: int, content: bytes, level: int = 1, length: int | None = None) -> bytes:
    size = len(content) if length is None else length
    return struct.pack("<BII", level, number, size) + content + struct.pack("<H", sum(content) & 0xFFFF)


def _tnef(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


def _tnef_inside(depth: int) -> bytes:
    content = _tnef(_attribute(0x2800C, b"x"))
    for _ in range(depth):
        content = _tnef(_attribute(0x69002, bytes(14), 2), _attribute(0x18010, b"winmail.dat\0", 2), _attribute(0x6800F, content, 2))
    return content


def _mapi(count: int, row: bytes) -> bytes:
    return _tnef(_attribute(0x69003, struct.pack("<I", count) + row))


_MULTIPLE = struct.pack("<HHII", 0x101F, 0x3001, 0x7FFFFFFF, 0xFFFFFFF0)

CASES: Cases = {
    "double-table.msg": held(_double_table_loop),
    "mini-loop.msg": answered(_mini_loop),
    "directory-loop.msg": answered(_directory_loop),
    "directory-start.msg": held(lambda: _number(_message(), _DIRECTORY, 0xFFFFFFF0)),
    "sector-size.msg": held(lambda: _message()[:0x1E] + b"\xff\xff" + _message()[0x20:]),
    "no-sectors.msg": held(lambda: _message()[:0x1E] + b"\0\0" + _message()[0x20:]),
    "name-length.msg": answered(lambda: _entry(_message(), 1, 64, 0xFFFF)),
    "stream-size.msg": answered(lambda: _entry(_message(), 3, 120, 0xFFFFFFFF)),
    "inside.msg": held(lambda: _inside(14), "The child was seen"),
    "storages.doc": held(lambda: _storages(900)),
    "recipients.msg": answered(lambda: _recipients(3_000)),
    "same-data.msg": answered(_same_data),
    "rich-text.msg": answered(_rich_text_bomb),
    "cut.msg": held(lambda: _message()[:2_000]),
    "pieces-far.doc": answered(lambda: _word_stream(0x9A + 8 * 33, 0x7FFFFFF0)),
    "pieces-long.doc": answered(lambda: _word_stream(0x9A + 8 * 33 + 4, 0x7FFFFFF0)),
    "text-long.doc": answered(lambda: _word_stream(0x4C, 0x7FFFFFFF)),
    "text-negative.doc": answered(lambda: _word_stream(0x4C, -5)),
    "notes-long.doc": answered(lambda: _word_stream(0x50, 0x7FFFFFFF)),
    "locked-lie.doc": answered(lambda: _word_stream(0x0A, 0x100)),
    "many-cells.xls": held(lambda: _book(_labels(300_000))),
    "far-sheet.xls": answered(lambda: _book(b"", _record(0x85, struct.pack("<IBBBB", 0x7FFFFFFF, 0, 0, 1, 0) + b"B"))),
    "string-table.xls": answered(
        lambda: _book(b"", _record(0xFC, struct.pack("<II", 0x7FFFFFFF, 0x7FFFFFFF) + b"\xff\xff\x0f" + bytes(20)))
    ),
    "long-record.xls": answered(lambda: _book(struct.pack("<HH", 0x204, 0xFFFF) + b"x" * 20)),
    "formula.xls": answered(lambda: _book(_record(6, struct.pack("<HHHdHIH", 0, 0, 0, 0.0, 0, 0, 0xFFFF) + b"\x17\xff" * 20))),
    "locked.xls": answered(lambda: _book(b"", _record(0x2F, bytes(54)))),
    "macro-sheet.xls": answered(lambda: _book(b"", _record(0x85, struct.pack("<IBBBB", 0, 1, 1, 1, 0) + b"M"))),
    "book-loop.xls": answered(lambda: _book(b"", _record(0x85, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"B") * 3_000)),
    "inside.dat": held(lambda: _tnef_inside(14)),
    "length.dat": held(lambda: _tnef(_attribute(0x2800C, b"x", 1, 0xFFFFFFFF))),
    "length-negative.dat": held(lambda: _tnef(_attribute(0x69003, b"x", 1, 0x80000000))),
    "rows.dat": held(lambda: _mapi(0x7FFFFFFF, _MULTIPLE)),
    "values.dat": held(lambda: _mapi(1, _MULTIPLE)),
    "attributes.dat": answered(lambda: _tnef(_attribute(0x18004, b"a\0") * 300_000)),
    "attachments.dat": held(lambda: _tnef(*[_attribute(0x69002, bytes(14), 2) + _attribute(0x6800F, b"x", 2)] * 5_000)),
}
