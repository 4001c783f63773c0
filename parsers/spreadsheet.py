"""Workbooks: XLSX/XLSM, XLS and ODS by calamine; every sheet, also hidden ones, one segment a row.

Raises `Malformed`, `Encrypted`, `LimitExceeded("cells" | "characters")`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from types import TracebackType

import python_calamine

from parsers.biff import has_notes, text_objects
from parsers.document import Document, SegmentKind
from parsers.draft import Draft
from parsers.errors import Encrypted, LimitExceeded, Malformed
from parsers.grids import GridCell, Place, write_grid
from parsers.limits import Limits
from parsers.odf import open_package
from parsers.ole import MAGIC, stream, streams
from parsers.ole_chains import refuse_loops
from parsers.ooxml import Package
from parsers.sheet_extent import refuse_wide
from parsers.workbook_extras import write_extras, write_ods_extras

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
    _write_beside(data, package, draft)
    return draft.document(_media_type(data, package))


def _package(data: bytes, limits: Limits) -> Package | None:
    if not data.startswith(MAGIC):
        package = Package(data, limits)
        if not _is_ods(package):
            refuse_wide(package, limits)
            return package
        open_package(data, limits).xml("content.xml")  # calamine reads on for ever where an end tag is missing
        return Package(data, limits)
    inside = streams(data)
    if "encryptedpackage" in inside:
        raise Encrypted("encrypted")
    refuse_loops(data)
    return None


class _Panics:
    """Calamine is Rust: where it panics, Python sees an exception that no module names and that is no `Exception`."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None and kind.__name__ == "PanicException":
            raise Malformed("workbook") from error


def _open(data: bytes) -> python_calamine.CalamineWorkbook:
    try:
        with _Panics():
            return python_calamine.load_workbook(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise Encrypted("encrypted") from error
    except (python_calamine.CalamineError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise Malformed("workbook") from error


def _write_sheet(draft: Draft, book: python_calamine.CalamineWorkbook, name: str, kind: SegmentKind) -> None:
    try:
        with _Panics():
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


def _write_beside(data: bytes, package: Package | None, draft: Draft) -> None:
    """What stands beside the cells, by the format."""
    if package is None:
        workbook = stream(data, "Workbook")
        kind = SegmentKind.COMMENT if has_notes(workbook) else SegmentKind.TEXT_BOX
        for text in text_objects(workbook):
            draft.add(kind, text)
    elif _is_ods(package):
        write_ods_extras(package, draft)
    else:
        write_extras(package, draft)


def _is_ods(package: Package) -> bool:
    return package.read("mimetype").startswith(ODS.encode())


def _media_type(data: bytes, package: Package | None) -> str:
    if package is None or data.startswith(MAGIC):
        return XLS
    if _is_ods(package):
        return ODS
    return XLSM if b"macroEnabled" in package.read("[Content_Types].xml") else XLSX
