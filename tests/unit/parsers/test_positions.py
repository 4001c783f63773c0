"""Where passages stand: what PDFium finds inside a passage's boxes is the passage, whichever way the page is turned."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from parsers import DEFAULT_LIMITS, SegmentKind, pdf
from parsers.document import Box
from parsers.pdf_text import page_fragments, view_of
from parsers.pdf_view import PageView, page_view
from tests import pdf_files

AGREEMENT = 0.9
SIDES = (30.0, 40.0, 560.0, 800.0)


def report() -> bytes:
    """A heading, running text and a ruled table with a wide answer."""
    styles = getSampleStyleSheet()
    stream = io.BytesIO()
    rows = [["Agency", "Name", "Role"], ["Health", "Imran Vale", "Health visitor"], ["School", "Bea Lund", "Deputy head"]]
    table = Table(rows, colWidths=[110, 150, 180])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")]))
    words = "The visit took place in the afternoon and both parents were at home with the younger children. " * 4
    story = [Paragraph("Notes of a visit", styles["Heading1"]), Paragraph(words, styles["BodyText"]), Spacer(1, 20), table]
    SimpleDocTemplate(stream, pagesize=A4).build(story)
    return stream.getvalue()


def changed(content: bytes, rotation: int = 0, crop: tuple[float, ...] = ()) -> bytes:
    """The same pages turned and cropped."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        for page in document.pages:
            page.rotation = rotation
            if crop:
                page.cropbox = list(crop)
        document.save(stream)
    return stream.getvalue()


def slanted() -> bytes:
    """Lines that run up the page, on a page that is not turned."""
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, pagesize=A4)
    sheet.rotate(90)
    for place, line in enumerate(("Seen by the school nurse", "No marks were found that day")):
        sheet.drawString(80, -100 - 30 * place, line)
    sheet.showPage()
    sheet.save()
    return stream.getvalue()


def agreement(content: bytes, number: int, boxes: tuple[Box, ...], text: str) -> float:
    """Share of characters that the boxes and the text have in common, by PDFium's own reading of each place on the page."""
    document = pdfium.PdfDocument(content)
    page = document[number - 1]
    text_page, view = page.get_textpage(), page_view(number, page.get_bbox(), page.get_rotation())
    inside = []
    for index in range(text_page.count_chars()):
        character = text_page.get_text_range(index, 1)
        if not character.strip():
            continue
        at = view.shown(*text_page.get_charbox(index))
        middle = ((at.x0 + at.x1) / 2, (at.y0 + at.y1) / 2)
        if any(box.x0 <= middle[0] <= box.x1 and box.y0 <= middle[1] <= box.y1 for box in boxes):
            inside.append(character)
    document.close()
    mine = [character for character in text if not character.isspace() and character not in "|:"]
    found = [character for character in inside if character not in "|:"]
    common = sum(min(mine.count(c), found.count(c)) for c in set(mine))
    return common / max(len(mine) + len(found) - common, 1)


FILES = {
    "plain": report,
    "turned 90": lambda: changed(report(), 90),
    "turned 180": lambda: changed(report(), 180),
    "turned 270": lambda: changed(report(), 270),
    "cropped": lambda: changed(report(), 0, SIDES),
    "cropped and turned": lambda: changed(report(), 270, SIDES),
    "slanted": slanted,
    "columns": lambda: pdf_files.page((60, 60, "Left side"), (300, 60, "Right side"), (60, 80, "More left"), (300, 80, "More right")),
}


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_the_boxes_of_a_passage_hold_its_words(make):
    """Every passage of a page has its page and boxes, and the boxes hold its characters and no other's."""
    content = make()
    shown = [s for s in pdf.parse(content, DEFAULT_LIMITS).segments if s.kind is not SegmentKind.METADATA]
    assert shown
    for segment in shown:
        # A row repeats the label of its column before each value: the words that stand in the row are its cells.
        cells = segment.locator.cells
        words = "".join(segment.text[c.start : c.end] for c in cells) if cells else segment.text
        assert segment.locator.page == 1
        assert agreement(content, 1, segment.locator.boxes, words) >= AGREEMENT, segment.kind


def test_a_turned_page_reads_as_the_same_page():
    """A page stored on its side and shown upright keeps its tables: the turn is the file's, not the reader's."""
    sideways = io.BytesIO()
    sheet = canvas.Canvas(sideways, pagesize=(A4[1], A4[0]))
    sheet.rotate(90)
    for x, y, words in ((60, 100, "Name"), (260, 100, "Role"), (60, 120, "Ada Finch"), (260, 120, "Nurse")):
        sheet.drawString(x, -y, words)
    sheet.showPage()
    sheet.save()
    found = pdf.parse(changed(sideways.getvalue(), 90), DEFAULT_LIMITS)
    assert [s.kind for s in found.segments if s.kind is not SegmentKind.METADATA] == [SegmentKind.TABLE_ROW] * 2


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_field_stands_where_it_is_shown(rotation):
    """The box of a fillable field lies inside the page as shown and turns with it."""
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, pagesize=A4)
    sheet.drawString(60, 760, "Name")
    sheet.acroForm.textfield(name="name", value="Ada Finch", x=120, y=750, width=200, height=20)
    sheet.showPage()
    sheet.save()
    (field,) = pdf.parse(changed(stream.getvalue(), rotation), DEFAULT_LIMITS).fields
    (box,) = field.locator.boxes
    wide, high = (A4[1], A4[0]) if rotation in {90, 270} else A4
    assert 0 <= box.x0 < box.x1 <= wide
    assert 0 <= box.y0 < box.y1 <= high
    assert (box.x1 - box.x0 > box.y1 - box.y0) is (rotation in {0, 180})


@settings(max_examples=80)
@given(st.sampled_from((0, 90, 180, 270)), st.tuples(*(st.floats(0, 1) for _ in range(4))))
def test_a_turn_keeps_a_rectangle_on_the_page(rotation, shares):
    """Whatever lies inside the shown rectangle stays inside it, with the same area."""
    left, bottom, right, top = SIDES
    view = PageView(1, *SIDES, rotation)
    xs = sorted(left + share * (right - left) for share in shares[:2])
    ys = sorted(bottom + share * (top - bottom) for share in shares[2:])
    box = view.shown(xs[0], ys[0], xs[1], ys[1])
    wide = (right - left) + (top - bottom) - view.height
    assert -1e-6 <= box.x0 <= box.x1 <= wide + 1e-6
    assert -1e-6 <= box.y0 <= box.y1 <= view.height + 1e-6
    assert (box.x1 - box.x0) * (box.y1 - box.y0) == pytest.approx((xs[1] - xs[0]) * (ys[1] - ys[0]), abs=1e-3)


def spaced(words: list[str], size: float, letters: float, gaps: float, turn: int) -> bytes:
    """One line set by one order, with so much room (points) between its letters and its words, on a turned page."""
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, pagesize=A4)
    line = sheet.beginText(60, 400)
    line.setFont("Helvetica", size)
    line.setCharSpace(letters)
    line.setWordSpace(gaps)
    line.textOut(" ".join(words))
    sheet.drawText(line)
    sheet.showPage()
    sheet.save()
    return changed(stream.getvalue(), turn)


@settings(deadline=None, max_examples=60)
@given(
    words=st.lists(st.sampled_from(["Ada", "was", "late,", "again", "03/04/2015"]), min_size=1, max_size=5),
    size=st.sampled_from([6.0, 11.0, 20.0]),
    letters=st.sampled_from([-1.0, 0.0, 0.5, 4.0]),
    gaps=st.sampled_from([0.0, 5.0, 40.0, 90.0]),
    turn=st.sampled_from([0, 90, 180, 270]),
)
def test_however_a_line_is_spaced_its_letters_are_kept_and_lie_in_its_boxes(words, size, letters, gaps, turn):
    """Narrow, wide, or torn into columns by its word spaces: each letter is read once, and its ink lies within a fragment's box."""
    content = spaced(words, size, letters, gaps, turn)
    page = pdfium.PdfDocument(content)[0]
    fragments = page_fragments(page, 1, 10_000)
    assert "".join("".join(fragment.text for fragment in fragments).split()) == "".join(words)
    text_page, view = page.get_textpage(), view_of(page, 1)
    inked = [index for index in range(text_page.count_chars()) if text_page.get_text_range(index, 1).strip()]
    for index in inked:
        left, bottom, right, top = text_page.get_charbox(index)
        ink = view.shown(left, bottom, right, top)
        assert any(
            box.x0 - 0.01 <= ink.x0 and ink.x1 <= box.x1 + 0.01 and box.y0 - 0.01 <= ink.y0 and ink.y1 <= box.y1 + 0.01
            for box in (fragment.box for fragment in fragments)
        )
