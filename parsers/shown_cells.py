"""What the numbers and errors of a workbook's cells look like to a person, by sheet and place (row and column from 0).

XLSX and its kin by their XML (ISO/IEC 29500-1 18.3.1, 18.8), ODS by the text that each cell carries (ODF 1.3 part 3, 9.1.4).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from parsers.number_formats import built_in, shown_number
from parsers.odf import attribute, content_root
from parsers.ooxml import Package, local, main_part

Shown = dict[tuple[int, int], str]
_CELL = re.compile(
    rb"<(?:\w{1,20}:)?c\b([^<>]{0,300})>\s*(?:<(?:\w{1,20}:)?f\b[^<>]{0,500}(?:/>|>[^<]{0,9000}</(?:\w{1,20}:)?f>))?\s*"
    rb"<(?:\w{1,20}:)?v\b[^<>]{0,60}>([^<]{1,64})<"
)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_STYLE, _TYPE = re.compile(rb'\bs="(\d{1,6})"'), re.compile(rb'\bt="(\w+)"')
_MOST_REPEATS = 10_000
_ROWS = frozenset({"table-header-rows", "table-row-group", "table-rows"})


def xlsx_cells(package: Package) -> Mapping[str, Shown]:
    """Sheet name -> its cells whose look differs from the plain number, and its error cells."""
    main = main_part(package, "xl/workbook.xml")
    root = package.xml(main) if main.endswith(".xml") else None
    if root is None:
        return {}
    formats = _formats(package, posixpath.join(posixpath.dirname(main), "styles.xml"))
    base = 1904 if any(e.get("date1904") in {"1", "true"} for e in root.iter() if local(e) == "workbookPr") else 1900
    targets = {relation.id: relation.target for relation in package.relations(main) if not relation.external}
    sheets = [(e.get("name", ""), targets.get(_relation(e), "")) for e in root.iter() if local(e) == "sheet"]
    return {name: dict(_xlsx_sheet(package.read(part), formats, base)) for name, part in sheets if part}


def _relation(sheet: etree._Element) -> str:
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def _formats(package: Package, part: str) -> list[str]:
    """The format code of each cell style, by number."""
    root = package.xml(part) if part in package.names else None
    if root is None:
        return []
    codes = {e.get("numFmtId", ""): e.get("formatCode", "") for e in root.iter() if local(e) == "numFmt"}
    styles = next((e for e in root if local(e) == "cellXfs"), None)
    numbers = [style.get("numFmtId", "0") for style in ([] if styles is None else styles)]
    return [codes.get(number) or built_in(int(number) if number.isdigit() else 0) for number in numbers]


def _xlsx_sheet(content: bytes, formats: list[str], base: int) -> Iterator[tuple[tuple[int, int], str]]:
    for found in _CELL.finditer(content):
        place, kind = _PLACE.search(found[1]), _TYPE.search(found[1])
        if place is None or found[1].endswith(b"/"):
            continue
        where = (int(place[2]) - 1, _column(place[1]))
        if kind is not None and kind[1] == b"e":
            yield where, found[2].decode("utf-8", "replace")
        elif kind is None or kind[1] == b"n":
            style = _STYLE.search(found[1])
            number = int(style[1]) if style else 0
            text = _formatted(found[2], formats[number] if number < len(formats) else "", base)
            if text:
                yield where, text


def _formatted(value: bytes, code: str, base: int) -> str:
    if not code:
        return ""
    try:
        return shown_number(float(value), code, base) or ""
    except (ValueError, OverflowError):
        return ""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def ods_cells(package: Package) -> Mapping[str, Shown]:
    """Table name -> its cells that hold a value, with the text that the cell shows."""
    _, body = content_root(package, "spreadsheet")
    return {attribute(table, "name"): dict(_ods_sheet(table)) for table in body if local(table) == "table"}


def _ods_sheet(table: etree._Element) -> Iterator[tuple[tuple[int, int], str]]:
    at = 0
    for row in _ods_rows(table):
        column = 0
        for cell in row:
            if local(cell) not in {"table-cell", "covered-table-cell"}:
                continue
            text = _ods_text(cell) if attribute(cell, "value-type") not in {"", "string"} or attribute(cell, "formula") else ""
            times = _repeats(cell, "number-columns-repeated")
            for step in range(min(times, _MOST_REPEATS) if text else 0):
                yield (at, column + step), text
            column += times
        at += _repeats(row, "number-rows-repeated")


def _ods_rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if local(element) == "table-row":
            yield element
        elif local(element) in _ROWS:
            yield from _ods_rows(element)


def _ods_text(cell: etree._Element) -> str:
    """The cell's own paragraphs; those of its annotation are another's words."""
    return "\n".join("".join(map(str, p.itertext())) for p in cell if local(p) == "p").strip()


def _repeats(element: etree._Element, name: str) -> int:
    count = attribute(element, name)
    return max(1, int(count)) if count.isdigit() else 1
