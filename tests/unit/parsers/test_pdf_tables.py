"""Ruled tables of a PDF: a cell that wraps stays in its row, wherever its words stand in the cell."""

import io

import pikepdf
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from parsers import DEFAULT_LIMITS, SegmentKind, pdf

HEAD = ("No", "Action", "Owner", "Due")
ROWS = (
    ("1", "Ask the school for the attendance record of this term and the last", "Imran Vale, Health Visitor, Riverside Clinic", "3 May"),
    ("2", "Visit", "Bea Lund", "by the end of the month of June at the latest"),
    ("3", "Write to the housing office about the damp in the bedroom of both children", "Bea Lund", ""),
)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)


def table(*style: tuple, rows=ROWS, middle: str = "MIDDLE") -> bytes:
    """An action list with paragraphs in its cells."""
    plain, bold = getSampleStyleSheet()["BodyText"], getSampleStyleSheet()["Heading5"]
    grid = [[Paragraph(words, bold) for words in HEAD], *([Paragraph(words, plain) for words in row] for row in rows)]
    built = Table(grid, colWidths=[30, 170, 120, 90])
    built.setStyle(TableStyle([*style, ("VALIGN", (0, 0), (-1, -1), middle)]))
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build([Paragraph("Actions agreed", bold), built])
    return stream.getvalue()


def cells_of(content: bytes) -> list[list[str]]:
    """The words of each cell of each row."""
    rows = [s for s in pdf.parse(content, DEFAULT_LIMITS).segments if s.kind is SegmentKind.TABLE_ROW]
    return [[row.text[cell.start : cell.end] for cell in row.locator.cells] for row in rows]


WANTED = [list(HEAD), *([words for words in row if words] for row in ROWS)]


@pytest.mark.parametrize("middle", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize(
    "style",
    [(GRID,), (("BOX", (0, 0), (-1, -1), 1, colors.black), ("INNERGRID", (0, 0), (-1, -1), 0.25, colors.grey))],
    ids=["grid", "box"],
)
def test_a_wrapped_cell_stays_in_its_row(style, middle):
    """Each row of the table is one row, with its owner and date beside its action, whatever the alignment in the cells."""
    assert cells_of(table(*style, middle=middle)) == WANTED


def test_rows_that_span_lines_are_left_to_alignment():
    """Where a line is drawn across a part of the table only, no row is made of two: the ruling leaves a doubt."""
    lines = [("LINEABOVE", (0, 0), (-1, 0), 1, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)]
    lines += [("LINEBELOW", (0, -1), (-1, -1), 1, colors.black), ("LINEBELOW", (1, 1), (-1, 1), 1, colors.black)]
    lines += [("LINEAFTER", (0, 0), (-2, -1), 1, colors.black)]
    found = cells_of(table(*lines, rows=(("1", "Visit", "Bea", "May"), ("2", "Ring", "Imran", "June")), middle="TOP"))
    assert found == [list(HEAD), ["1", "Visit", "Bea", "May"], ["2", "Ring", "Imran", "June"]]


def test_words_outside_the_lines_stay_outside():
    """The heading above a ruled table is a heading still, and nothing of the page is said twice or lost."""
    found = pdf.parse(table(GRID), DEFAULT_LIMITS).segments
    assert (found[0].kind, found[0].text) == (SegmentKind.HEADING, "Actions agreed")
    words = " ".join(cell for row in cells_of(table(GRID)) for cell in row).split()
    assert sorted(words) == sorted(" ".join(cell for row in WANTED for cell in row).split())


def test_points_and_paragraphs_in_a_cell_keep_their_lines():
    """A list inside a cell is not run together, and no more is a second paragraph; a wrapped line is."""
    words = "\u2022 Seen at home by two workers on the same day<br/>\u2022 Seen at school<br/><br/>Nothing else was said"
    found = cells_of(table(GRID, rows=(("1", words, "Bea Lund", "May"), ("2", "Visit", "Bea Lund", "June"))))
    assert found[1][1].split("\n") == [
        "\u2022 Seen at home by two workers on the same day",
        "\u2022 Seen at school",
        "Nothing else was said",
    ]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_table_keeps_its_rows(rotation):
    """Lines and words turn together: a table on a page that is stored on its side is the same table."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(sideways(rotation))) as document:
        document.pages[0].rotation = rotation
        document.save(stream)
    assert cells_of(stream.getvalue()) == [["Action", "Owner"], ["Ask the school for the record", "Bea Lund"], ["Visit", "Imran Vale"]]


def sideways(rotation: int) -> bytes:
    """A small ruled table drawn against the turn that the page will be given."""
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, pagesize=(600, 600))
    sheet.translate(300, 300)
    sheet.rotate(rotation)
    sheet.translate(-300, -300)
    sheet.grid([60, 160, 300], [540, 510, 470, 440])
    sheet.setFont("Helvetica-Bold", 11)
    sheet.drawString(64, 520, "Action")
    sheet.drawString(164, 520, "Owner")
    sheet.setFont("Helvetica", 11)
    for x, y, words in ((64, 495, "Ask the school"), (64, 481, "for the record"), (164, 488, "Bea Lund"), (64, 450, "Visit")):
        sheet.drawString(x, y, words)
    sheet.drawString(164, 450, "Imran Vale")
    sheet.showPage()
    sheet.save()
    return stream.getvalue()


def test_a_drawing_of_many_lines_costs_no_time_and_no_words():
    """A page full of hatching is read by alignment: no table is guessed from it."""
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, pagesize=A4)
    for number in range(2500):
        sheet.line(50 + number % 50, number / 4, 550 - number % 50, number / 4)
    sheet.drawString(60, 800, "Drawn by the child")
    sheet.showPage()
    sheet.save()
    assert [s.text for s in pdf.parse(stream.getvalue(), DEFAULT_LIMITS).segments if s.kind is not SegmentKind.METADATA] == [
        "Drawn by the child"
    ]
