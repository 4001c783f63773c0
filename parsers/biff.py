"""Comments and text boxes of an Excel 97-2003 workbook ([MS-XLS] 2.4.329, TxO): the cells come from elsewhere."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.biff_cells import records
from parsers.grids import cell_reference

_TEXT_OBJECT, _CONTINUE, _NOTE, _OBJECT, _BOF = 0x1B6, 0x3C, 0x1C, 0x5D, 0x0809
_DRAWINGS = {0xEB: 0, 0x866: 14}  # kind of record -> bytes before its drawing
_WIDE = 1
_LENGTH_AT = 10
_Place = tuple[int, int]  # sheet by its order, number of the object on it


@dataclass(frozen=True, slots=True)
class TextObject:
    """A comment with its cell and author, or, where `cell` is "", a text box or the caption of a control."""

    text: str
    cell: str = ""
    author: str = ""


def text_objects(workbook: bytes) -> list[TextObject]:
    """Every text object in order; a cut-off record ends the reading."""
    texts = list(_texts(workbook))
    notes = dict(_notes(workbook))
    return [replace(notes[place], text=text) if place in notes else TextObject(text) for place, text in texts]


def drawing_group(workbook: bytes) -> bytes:
    """The pictures of all sheets and of their headers as one run of records (2.4.171, MsoDrawingGroup; 2.4.138, HFPicture).

    A record holds 8,224 bytes: what is longer goes on in the records behind it.
    """
    pieces: list[bytes] = []
    inside = False
    for kind, content in records(workbook):
        inside = kind in _DRAWINGS or (inside and kind == _CONTINUE)
        if inside:
            pieces.append(content[_DRAWINGS.get(kind, 0) :])
    return b"".join(pieces)


def _texts(workbook: bytes) -> Iterator[tuple[_Place, str]]:
    sheet = number = wanted = 0
    found = ""
    for kind, content in records(workbook):
        sheet += kind == _BOF
        if kind == _OBJECT:
            number = int.from_bytes(content[6:8], "little")
        if kind == _TEXT_OBJECT:
            wanted = int(struct.unpack_from("<H", content, _LENGTH_AT)[0]) if len(content) >= _LENGTH_AT + 2 else 0
            found = ""
        elif kind == _CONTINUE and wanted > len(found) and content:
            wide = content[0] & _WIDE
            found += content[1:].decode("utf-16-le" if wide else "latin-1", "replace")
            if len(found) >= wanted:
                yield (sheet, number), found[:wanted].replace("\r", "\n")
                wanted = 0
        elif wanted:
            wanted = 0


def _notes(workbook: bytes) -> Iterator[tuple[_Place, TextObject]]:
    """The cell and author of each comment by the object that holds its text ([MS-XLS] 2.4.179)."""
    sheet = 0
    for kind, content in records(workbook):
        sheet += kind == _BOF
        if kind == _NOTE and len(content) >= 11:  # noqa: PLR2004 - row, column, flags, object, length and flag of the author
            row, column, _, number, length, wide = struct.unpack_from("<HHHHHB", content)
            name = content[11:].decode("utf-16-le" if wide & _WIDE else "latin-1", "replace")[:length]
            yield (sheet, number), TextObject("", cell_reference(column, row + 1), name)
