"""Workbooks: every sheet, hidden ones marked, and what stands beside the cells."""

import struct

import pytest

from parsers import DEFAULT_LIMITS, Document, Encrypted, LimitExceeded, Limits, SegmentKind, Status, biff, read_tree, spreadsheet
from parsers.draft import Draft
from parsers.ooxml import Package
from parsers.workbook_extras import write_extras
from tests import odf_files, ooxml_files
from tests.ooxml_files import A, S, row

ROWS = row(1, "Name", "Born", "School") + row(2, "Ada Test", "2 May 2015", "Hill Primary")


def read(*sheets, **members) -> Document:
    return spreadsheet.parse(ooxml_files.xlsx(*sheets, members=members), DEFAULT_LIMITS)


def of(document: Document, kind: SegmentKind) -> list[str]:
    return [segment.text for segment in document.segments if segment.kind is kind]


def test_rows_carry_their_column_labels_and_sheet():
    """Each value stands after its column's label; the sheet is the section; cell ranges point at the values."""
    found = read(("Children", "visible", ROWS))
    assert of(found, SegmentKind.TABLE_ROW) == ["Name | Born | School", "Name: Ada Test | Born: 2 May 2015 | School: Hill Primary"]
    last = found.segments[1]
    assert (last.locator.sheet, last.section) == ("Children", ("Children",))
    assert [last.text[cell.start : cell.end] for cell in last.locator.cells] == ["Ada Test", "2 May 2015", "Hill Primary"]


def test_a_hidden_sheet_is_read_and_marked():
    """What a reader does not see is still in the file: HIDDEN rows and a finding."""
    found = read(("Shown", "visible", ROWS), ("Kept back", "hidden", row(1, "an", "other", "list")))
    assert of(found, SegmentKind.HIDDEN) == ["an | other | list"]
    assert "hidden_sheet" in {finding.code for finding in found.findings}


def test_comments_boxes_margins_controls_and_cached_values():
    """Comments, drawing text by paragraph, page headers without their codes, tick boxes, and a pivot's stale values."""
    text = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    parts = {
        "xl/comments1.xml": f'<comments xmlns="{S}"><comment ref="B2"><text><r><t>not sure</t></r></text></comment></comments>',
        "xl/drawings/drawing1.xml": f'<wsDr xmlns:a="{A}"><txBody>{text.format("first line")}{text.format("second")}</txBody></wsDr>',
        "xl/worksheets/sheet9.xml": f'<worksheet xmlns="{S}"><oddHeader>&amp;L&amp;"Arial,Bold"Secret &amp;P</oddHeader></worksheet>',
        "xl/ctrlProps/ctrlProp1.xml": '<formControlPr objectType="CheckBox" checked="Checked" fmlaLink="$A$1"/>',
        "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivot xmlns="{S}"><sharedItems><s v="Old Name"/></sharedItems></pivot>',
    }
    found = read(("A", "visible", ROWS), **parts)
    assert [(s.text, s.locator.field) for s in found.segments if s.kind is SegmentKind.COMMENT] == [("not sure", "B2")]
    assert of(found, SegmentKind.TEXT_BOX) == ["first line", "second"]
    assert of(found, SegmentKind.PAGE_HEADER) == ["Secret"]
    assert of(found, SegmentKind.HIDDEN) == ["Old Name"]
    assert [(field.name, field.checked) for field in found.fields] == [("$A$1", True)]


def test_dde_and_macros_are_held():
    """A link that would start a program and macros are findings with a hold."""
    link = f'<externalLink xmlns="{S}"><ddeLink ddeService="cmd"/></externalLink>'
    found = read(("A", "visible", ROWS), **{"xl/externalLinks/externalLink1.xml": link, "xl/vbaProject.bin": b"x"})
    assert {f.code for f in found.findings if f.severity == "hold"} >= {"dde_field", "macros"}


def test_more_cells_than_allowed_is_a_limit():
    """The cell budget stops a sheet before it fills the memory."""
    with pytest.raises(LimitExceeded):
        spreadsheet.parse(ooxml_files.xlsx(("A", "visible", ROWS)), Limits(cells=5))


def sheet(inside: str, **members: bytes) -> bytes:
    members = {"META-INF/manifest.xml": odf_files.manifest("")} | members
    return odf_files.odt(f'<table:table table:name="One">{inside}</table:table>', kind="spreadsheet", **members)


def test_an_opendocument_spreadsheet():
    """Cells, annotations and shapes of an ODS; a locked one says so."""
    cell = '<table:table-cell office:value-type="string">{}<text:p>{}</text:p></table:table-cell>'
    note = "<office:annotation><dc:creator>R. Reader</dc:creator><text:p>not sure</text:p></office:annotation>"
    content = sheet(f"<table:table-row>{cell.format('', 'Ada')}{cell.format(note, 'Friday')}</table:table-row>")
    found = spreadsheet.parse(content, DEFAULT_LIMITS)
    assert "Ada" in of(found, SegmentKind.TABLE_ROW)[0]
    assert [(s.text, s.speaker) for s in found.segments if s.kind is SegmentKind.COMMENT] == [("not sure", "R. Reader")]
    locked = sheet(
        "", **{"META-INF/manifest.xml": odf_files.manifest("<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")}
    )
    with pytest.raises(Encrypted):
        spreadsheet.parse(locked, DEFAULT_LIMITS)
    assert read_tree(locked, "a.ods").status is Status.ENCRYPTED


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def test_text_objects_of_an_old_workbook():
    """Narrow and wide text, text over two records, and a record cut off at the end."""
    head = bytes(10)
    data = (
        record(0x1B6, head + struct.pack("<H", 5) + bytes(6))
        + record(0x3C, b"\0hello")
        + record(0x1B6, head + struct.pack("<H", 4) + bytes(6))
        + record(0x3C, b"\1" + "wi".encode("utf-16-le"))
        + record(0x3C, b"\1" + "de".encode("utf-16-le"))
        + record(0x1B6, head + struct.pack("<H", 50))
        + b"\x3c\0\xff"
    )
    assert [found.text for found in biff.text_objects(data)] == ["hello", "wide"]


def test_cells_look_as_they_do_on_paper():
    """A telephone number keeps its zero, a date is a date, an error is seen; the place of a cell is its name in the sheet."""
    styles = f'<styleSheet xmlns="{S}"><numFmts><numFmt numFmtId="164" formatCode="00000 000000"/></numFmts>'
    styles += '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    cells = '<c r="C3" s="1"><v>7700900123</v></c><c r="D3" s="2"><f>A1</f><v>42067</v></c><c r="E3" t="e"><v>#N/A</v></c>'
    found = read(("A", "visible", f'<row r="3">{cells}</row>'), **{"xl/styles.xml": styles})
    (segment,) = [s for s in found.segments if s.kind is SegmentKind.TABLE_ROW]
    assert segment.text == "07700 900123 | 04/03/2015 | #N/A"
    assert [cell.ref for cell in segment.locator.cells] == ["C3", "D3", "E3"]


def test_names_choices_and_messages_of_cells():
    """A constant behind a name stands in no cell; a cell's choices and its word to those who fill it stand beside it."""
    rule = '<dataValidation type="list" sqref="B2 B3" prompt="who told us"><formula1>"School,GP"</formula1></dataValidation>'
    book = f'<workbook xmlns="{S}"><definedName name="lead">"Bo Test"</definedName></workbook>'
    root = f'<worksheet xmlns="{S}">{rule}</worksheet>'
    draft = Draft(DEFAULT_LIMITS)
    write_extras(Package(ooxml_files.package({"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": root}), DEFAULT_LIMITS), draft)
    expected = [('defined name lead: "Bo Test"', ""), ("who told us", "B2"), ("choices: School, GP", "B2")]
    assert [(segment.text, segment.locator.field) for segment in draft.segments()] == expected


def test_an_ods_shows_what_its_cells_show():
    """Errors, dates and numbers as the cell has them, although the XML is laid out in lines."""
    cell = '<table:table-cell office:value-type="{}" {}>\n<text:p>{}</text:p>\n</table:table-cell>\n'
    cells = cell.format("float", 'office:value="7700900123"', "07700 900123") + cell.format("string", 'table:formula="=A1/0"', "#DIV/0!")
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    listed = odf_files.manifest(f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>')
    body = f'\n<table:table table:name="A">\n<table:table-row>\n{cells}</table:table-row>\n</table:table>\n'
    content = odf_files.odt(body, kind="spreadsheet", **{"META-INF/manifest.xml": listed})
    assert of(spreadsheet.parse(content, DEFAULT_LIMITS), SegmentKind.TABLE_ROW) == ["07700 900123 | #DIV/0!"]


def test_a_string_that_many_cells_point_at_is_counted_before_it_is_copied():
    """Pointers to one long string would be more text than any memory holds: the answer is a limit, not a dead child."""
    strings = f'<sst xmlns="{ooxml_files.S}"><si><r><t>{"a" * 4_000}</t></r></si><si><t>Ada</t></si></sst>'
    links = ooxml_files.relations(("r1", "worksheet", "worksheets/sheet1.xml"), ("r9", "sharedStrings", "sharedStrings.xml"))
    members = {"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": links}
    few, many = ("".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n % 2}</v></c></row>' for n in range(1, count)) for count in (10, 3_000))
    limits = Limits(characters=100_000)
    assert "Ada" in str(read_tree(ooxml_files.xlsx(("A", "visible", few), members=members), "a.xlsx", "", limits).segments)
    document = read_tree(ooxml_files.xlsx(("A", "visible", many), members=members), "a.xlsx", "", limits)
    assert (document.status, [finding.code for finding in document.findings]) == (Status.LIMITED, ["characters"])


def test_more_filled_cells_than_are_read_are_counted_first():
    """The answer comes from the sheet's own XML, before the grid is made."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 300))
    document = read_tree(ooxml_files.xlsx(("A", "visible", rows)), "a.xlsx", "", Limits(cells=200))
    assert (document.status, [finding.code for finding in document.findings]) == (Status.LIMITED, ["cells"])
