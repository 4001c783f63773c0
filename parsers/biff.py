"""Comments and text boxes of an Excel 97-2003 workbook ([MS-XLS] 2.4.329, TxO): the cells come from elsewhere."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_TEXT_OBJECT, _CONTINUE, _NOTE = 0x1B6, 0x3C, 0x1C
_WIDE = 1
_LENGTH_AT = 10


def text_objects(workbook: bytes) -> Iterator[str]:
    """The text of each comment, text box and form control caption, in order; a cut-off record ends the reading."""
    wanted, found = 0, ""
    for kind, content in _records(workbook):
        if kind == _TEXT_OBJECT:
            wanted = int(struct.unpack_from("<H", content, _LENGTH_AT)[0]) if len(content) >= _LENGTH_AT + 2 else 0
            found = ""
        elif kind == _CONTINUE and wanted > len(found) and content:
            wide = content[0] & _WIDE
            found += content[1:].decode("utf-16-le" if wide else "latin-1", "replace")
            if len(found) >= wanted:
                yield found[:wanted].replace("\r", "\n")
                wanted = 0
        elif wanted:
            wanted = 0


def has_notes(workbook: bytes) -> str:
    """Whether a cell carries a comment: "notes" or ""."""
    return "notes" if any(kind == _NOTE for kind, _ in _records(workbook)) else ""


def _records(workbook: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(workbook):
        kind, size = struct.unpack_from("<HH", workbook, at)
        yield kind, workbook[at + 4 : at + 4 + size]
        at += 4 + size
