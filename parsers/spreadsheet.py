"""Workbooks: XLSX/XLSM, XLS and ODS by calamine; every sheet, also hidden ones, one segment a row.

Raises `Malformed`, `Encrypted`, `LimitExceeded("cells" | "characters")`.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Sequence

import python_calamine

from parsers.document import Document, Locator, SegmentKind
from parsers.draft import Draft
from parsers.errors import Encrypted, LimitExceeded, Malformed
from parsers.grids import GridCell, Place, write_grid
from parsers.limits import Limits
from parsers.ole import MAGIC, streams
from parsers.ooxml import Package, local, note_dangers, properties

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSM = "application/vnd.ms-excel.sheet.macroenabled.12"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
_VISIBLE = "Visible"


def parse(data: bytes, limits: Limits) -> Document:
    """A workbook of any of the four formats; values as stored, never recalculated."""
    draft = Draft(limits)
    package = _package(data, limits)
    book = _open(data)
    for meta in book.sheets_metadata:
        hidden = not str(meta.visible).endswith(_VISIBLE)
        if "WorkSheet" in str(meta.typ):
            _write_sheet(draft, book, meta.name, SegmentKind.HIDDEN if hidden else SegmentKind.TABLE_ROW)
        if hidden:
            draft.find("hidden_sheet", severity="notice")
        if "MacroSheet" in str(meta.typ):
            draft.find("macros", severity="hold")
    draft.start_section()
    if package is not None:
        _write_package(package, draft)
    return draft.document(_media_type(data, package))


def _package(data: bytes, limits: Limits) -> Package | None:
    if not data.startswith(MAGIC):
        return Package(data, limits)
    inside = streams(data)
    if "encryptedpackage" in inside:
        raise Encrypted("encrypted")
    return None


def _open(data: bytes) -> python_calamine.CalamineWorkbook:
    try:
        return python_calamine.load_workbook(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise Encrypted("encrypted") from error
    except (python_calamine.CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise Malformed("workbook") from error


def _write_sheet(draft: Draft, book: python_calamine.CalamineWorkbook, name: str, kind: SegmentKind) -> None:
    try:
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > draft.limits.cells * 10:
            raise LimitExceeded("cells")
        rows = sheet.to_python(skip_empty_area=True)
    except (python_calamine.CalamineError, ValueError) as error:
        raise Malformed("sheet") from error
    draft.start_section(name)
    first = (sheet.start or (0, 0))[0] + 1
    grid = [[GridCell(_shown(value)) for value in _trimmed(row)] for row in rows]
    write_grid(draft, grid, Place(draft.next_table(), name, first_row=first), kind)


def _trimmed(row: Sequence[object]) -> Sequence[object]:
    length = len(row)
    while length and row[length - 1] in {"", None}:
        length -= 1
    return row[:length]


def _shown(value: object) -> str:
    """A value as a reader would type it: no ".0" on whole numbers, ISO dates, TRUE and FALSE."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return "" if value is None else str(value)


def _write_package(package: Package, draft: Draft) -> None:
    """Comments, text boxes and dangers of a zipped workbook."""
    note_dangers(package, draft)
    for name in package.names:
        base = posixpath.basename(name).lower()
        if not base.endswith(".xml") or not ("comment" in name.lower() or "/drawings/" in name):
            continue
        root = package.xml(name)
        for holder in () if root is None else root.iter():
            if local(holder) in {"comment", "threadedComment"}:
                text = "".join(t.text or "" for t in holder.iter() if local(t) in {"t", "text"})
                draft.add(SegmentKind.COMMENT, text, Locator(field=holder.get("ref", "")))
            elif local(holder) == "txBody":
                draft.add(SegmentKind.TEXT_BOX, "".join(t.text or "" for t in holder.iter() if local(t) == "t"))
    for name, value in properties(package):
        draft.add(SegmentKind.METADATA, f"{name}: {value}")
    if any("ddeLink" in package.read(name).decode("utf-8", "replace") for name in package.names if "externallinks/" in name.lower()):
        draft.find("dde_field", severity="hold")


def _media_type(data: bytes, package: Package | None) -> str:
    if package is None or data.startswith(MAGIC):
        return XLS
    if package.read("mimetype").startswith(ODS.encode()):
        return ODS
    return XLSM if b"macroEnabled" in package.read("[Content_Types].xml") else XLSX
