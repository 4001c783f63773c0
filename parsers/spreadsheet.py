"""Workbooks: XLSX/XLSM, XLS and ODS by calamine; every sheet, also hidden ones, one segment a row.

Raises `Malformed`, `Encrypted`, `LimitExceeded("cells" | "characters")`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from types import TracebackType

import python_calamine

from parsers import office_types
from parsers.biff import text_objects
from parsers.biff_cells import Sheets, locked, read_sheets
from parsers.document import Document, Locator, SegmentKind
from parsers.draft import Draft
from parsers.errors import Encrypted, LimitExceeded, Malformed
from parsers.grids import GridCell, Place, write_grid
from parsers.limits import Limits
from parsers.odf import open_package, without_layout
from parsers.ole import MAGIC, stream, streams
from parsers.ole_chains import refuse_loops
from parsers.ooxml import Package, zipped
from parsers.sheet_extent import refuse_wide
from parsers.shown_cells import Shown, ods_cells, xlsx_cells
from parsers.workbook_extras import write_extras, write_ods_extras, write_xls_extras

XLSX = office_types.SHEET
MEDIA_TYPES = (
    office_types.SHEET,
    office_types.SHEET_TEMPLATE,
    office_types.SHEET_MACRO,
    office_types.SHEET_MACRO_TEMPLATE,
    office_types.SHEET_ADDIN,
    office_types.SHEET_BINARY,
)
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODS_TEMPLATE = "application/vnd.oasis.opendocument.spreadsheet-template"
_READ = ("mimetype", "META-INF/manifest.xml")
_STREAMS = ("Workbook", "Book")  # a file for both generations of Excel holds both
_BARE_RECORDS = b"\x09"  # the first record's kind: Excel 2 to 4 wrote no compound file
_VISIBLE = "Visible"


def parse(data: bytes, limits: Limits) -> Document:
    """A workbook of any of the four formats; values as stored, never recalculated."""
    draft = Draft(limits)
    package = _package(data, limits)
    book = _open(data) if package is None or not _is_ods(package) else _open_ods(data, package)
    workbook = _workbook(data) if package is None else b""
    old = read_sheets(workbook) if package is None else Sheets()
    shown = old.cells if package is None else _shown_cells(package)
    for meta in book.sheets_metadata:
        hidden = not str(meta.visible).endswith(_VISIBLE)
        if "WorkSheet" in str(meta.typ):
            kind = SegmentKind.HIDDEN if hidden else SegmentKind.TABLE_ROW
            _write_sheet(draft, book, meta.name, kind, shown.get(meta.name, {}))
        if hidden:
            draft.find("hidden_sheet", severity="notice")
        if "MacroSheet" in str(meta.typ):
            draft.find("macros", severity="hold")
    draft.start_section()
    if package is None:
        _write_objects(workbook, draft)
        write_xls_extras(data, workbook, old.margins, draft)
    else:
        _write_beside(package, draft)
    return draft.document(_media_type(data, package))


def _shown_cells(package: Package) -> Mapping[str, Shown]:
    """Cells as people see them, where that is not the plain value."""
    return ods_cells(package) if _is_ods(package) else xlsx_cells(package)


def _workbook(data: bytes) -> bytes:
    return next((content for name in _STREAMS if (content := stream(data, name))), b"")


def _package(data: bytes, limits: Limits) -> Package | None:
    if not data.startswith(MAGIC):
        if data[:1] == _BARE_RECORDS and locked(data):
            raise Encrypted("encrypted")
        package = Package(data, limits)
        if not _is_ods(package):
            refuse_wide(package, limits)
            return package
        open_package(data, limits).xml("content.xml")  # calamine reads on for ever where an end tag is missing
        return Package(data, limits)
    inside = streams(data)
    if "encryptedpackage" in inside or any(locked(stream(data, name)) for name in _STREAMS):
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


def _open_ods(data: bytes, package: Package) -> python_calamine.CalamineWorkbook:
    """An ODS; one whose XML is laid out in lines is put together anew, since calamine stumbles over the white space."""
    try:
        return _open(data)
    except Malformed:
        return _open(zipped({name: package.read(name) for name in _READ} | {"content.xml": without_layout(package.read("content.xml"))}))


def _write_sheet(draft: Draft, book: python_calamine.CalamineWorkbook, name: str, kind: SegmentKind, shown: Shown) -> None:
    try:
        with _Panics():
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > draft.limits.cells * 10:
                raise LimitExceeded("cells")
            rows = sheet.to_python(skip_empty_area=True)
    except (python_calamine.CalamineError, ValueError) as error:
        raise Malformed("sheet") from error
    draft.start_section(name)
    top, left = sheet.start or (0, 0)
    cells = {(top + y, left + x): _shown(value) for y, row in enumerate(rows) for x, value in enumerate(row) if value not in {"", None}}
    cells |= shown
    if not cells:
        return
    first = (min(row for row, _ in cells), min(column for _, column in cells))
    place = Place(draft.next_table(), name, first_row=first[0] + 1, first_column=first[1])
    write_grid(draft, _grid(cells, *first, draft.limits), place, kind)


def _grid(cells: Mapping[tuple[int, int], str], top: int, left: int, limits: Limits) -> list[list[GridCell]]:
    """Rows and columns from the first filled ones on, each row to its last filled cell."""
    widths = [0] * (max(row for row, _ in cells) - top + 1)
    for row, column in cells:
        widths[row - top] = max(widths[row - top], column - left + 1)
    if sum(widths) > limits.cells * 10:
        raise LimitExceeded("cells")
    return [[GridCell(cells.get((top + y, left + x), "")) for x in range(width)] for y, width in enumerate(widths)]


def _shown(value: object) -> str:
    """A value as a reader would type it: no ".0" on whole numbers, ISO dates, TRUE and FALSE."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return "" if value is None else str(value)


def _write_objects(workbook: bytes, draft: Draft) -> None:
    for found in text_objects(workbook):
        kind = SegmentKind.COMMENT if found.cell else SegmentKind.TEXT_BOX
        draft.add(kind, found.text, Locator(field=found.cell), speaker=found.author)


def _write_beside(package: Package, draft: Draft) -> None:
    """What stands beside the cells, by the format."""
    if _is_ods(package):
        write_ods_extras(package, draft)
    else:
        write_extras(package, draft)


def _is_ods(package: Package) -> bool:
    return package.read("mimetype").strip() in {ODS.encode(), ODS_TEMPLATE.encode()}


def _media_type(data: bytes, package: Package | None) -> str:
    if package is None or data.startswith(MAGIC):
        return XLS
    if _is_ods(package):
        return package.read("mimetype").strip().decode()
    return office_types.office_type(package.read("[Content_Types].xml"), list(package.names)) or XLSX
