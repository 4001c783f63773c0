"""Pages that are pictures: made level outside, words put back with their places, holds kept where nobody has read."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from parsers import DEFAULT_LIMITS, Document, Finding, LimitExceeded, Limits, Malformed, Scan, pdf, picture
from parsers.ocr import place_words
from parsers.ocr_words import Word, read_tsv
from tests import pdf_files

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
HELD = Finding("no_text_layer", "1 pages", "hold")
SCAN = Scan(1, 2480, 3508, 300 / 72)


def lined(angle: float = 0.0) -> Image.Image:
    """A page with bars where lines of text would be."""
    page = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(page)
    for row in range(200, 1500, 60):
        draw.rectangle((150, row, 1090, row + 18), fill=0)
    return page.rotate(angle, fillcolor=255)


def encoded(image: Image.Image, kind: str = "PNG", **options) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def word(text: str, left: int, top: int, line: int = 1, confidence: float = 95.0) -> Word:
    return Word(text, confidence, left, top, 40 * len(text), 44, ("1", "1", "1", str(line)))


def held(document: Document) -> set[str]:
    return {finding.code for finding in document.findings if finding.severity == "hold"}


def test_words_come_from_word_rows_only():
    """Rows of blocks and lines, rows cut short and rows with bad numbers are no words."""
    table = (
        HEAD
        + "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t91.5\tHello\n5\t1\t1\t1\t1\t2\tx\t0\t0\t0\t90\tbad\n5\t1\n"
    )
    assert read_tsv(table) == (Word("Hello", 91.5, 10, 20, 30, 40, ("1", "1", "1", "1")),)


def test_words_become_text_with_boxes_in_points():
    """Lines of one paragraph join; the box is the page's, in points from the top left."""
    read = (word("Seen", 300, 600), word("bruised", 480, 600), word("arm.", 800, 600))
    placed = place_words(Document("application/pdf", findings=(HELD,), scans=(SCAN,)), [(SCAN, read)])
    (segment,) = placed.segments
    assert (segment.text, segment.locator.page) == ("Seen bruised arm.", 1)
    (box,) = segment.locator.boxes
    assert (round(box.x0), round(box.y0)) == (72, 144)
    assert held(placed) == set()


def test_cells_of_a_scanned_form_keep_their_labels():
    """Words far apart on a line are cells: the label stays with its value."""
    read = (word("Name:", 300, 600), word("Ada", 1200, 600), word("Born:", 300, 700, 2), word("May", 1200, 700, 2))
    placed = place_words(Document("application/pdf", scans=(SCAN,)), [(SCAN, read)])
    assert [segment.text for segment in placed.segments] == ["Name: Ada", "Born: May"]


def test_a_page_on_its_side_is_read_as_paragraphs():
    """Boxes taller than wide say nothing about columns: the words of a paragraph stay together."""
    words = tuple(Word(text, 90, 600, 200 + 300 * n, 44, 240, ("1", "1", "1", "1")) for n, text in enumerate(("turned", "page", "words")))
    placed = place_words(Document("application/pdf", scans=(SCAN,)), [(SCAN, words)])
    assert [segment.text for segment in placed.segments] == ["turned page words"]


def test_what_nobody_has_read_stays_held():
    """One page of two without words, or one that was not tried: the hold stays. Doubtful words hold too."""
    document = Document("application/pdf", findings=(HELD,), scans=(SCAN, replace(SCAN, page=2)))
    good = (word("clear", 300, 600),)
    assert held(place_words(document, [(SCAN, good)])) == {"no_text_layer"}
    assert held(place_words(document, [(SCAN, good), (replace(SCAN, page=2), ())])) == {"no_text_layer"}
    assert held(place_words(document, [(SCAN, good), (replace(SCAN, page=2), good)])) == set()
    doubtful = (word("cle?r", 300, 600, confidence=31.0),)
    assert held(place_words(document, [(SCAN, good), (replace(SCAN, page=2), doubtful)])) == {"ocr_doubtful"}


@pytest.mark.parametrize(("angle", "side"), [(8.0, 0), (-11.0, 0), (5.0, 90), (-3.0, 270)])
def test_a_very_crooked_page_is_levelled_even_on_its_side(angle, side):
    """The turn that levels the lines is found to within a degree, whichever way the sheet was laid in."""
    (scan,) = picture.parse(encoded(lined(angle).rotate(side, expand=True)), DEFAULT_LIMITS).scans
    assert abs(scan.angle + angle) <= 1


def test_a_page_in_pencil_is_no_blank_page():
    """Grey strokes on white paper are given to the reader of pictures, and the page is held until it has been read."""
    pale = lined().point([170 + level // 3 for level in range(256)])
    document = pdf.parse(pdf_files.scan(pale), DEFAULT_LIMITS)
    assert len(document.scans) == 1
    assert held(document) == {"no_text_layer"}


def test_a_crooked_page_is_levelled_and_its_boxes_turned_back():
    """Three degrees are found to within half a degree; a word's box lands where it stood on the crooked page."""
    (scan,) = picture.parse(encoded(lined(3.0)), DEFAULT_LIMITS).scans
    assert abs(scan.angle + 3.0) <= 0.5
    middle = Word("x", 90, scan.width // 2 - 5, scan.height // 2 - 5, 10, 10, ())
    far = Word("y", 90, scan.width - 10, scan.height // 2 - 5, 10, 10, ())
    placed = place_words(Document("image/png", scans=(scan,)), [(scan, (middle,)), (scan, (far,))])
    level, turned = (segment.locator.boxes[0] for segment in placed.segments)
    assert abs(level.x0 - (scan.width / 2 - 5) / scan.scale) < 1
    assert turned.y0 < level.y0 - 5


def test_every_page_of_a_fax_is_given_and_a_blank_one_is_not():
    """A TIFF of three frames, the middle one empty: two scans, and a word about the blank."""
    pages = [lined(), Image.new("L", (1240, 1754), 255), lined()]
    found = picture.parse(encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:]), DEFAULT_LIMITS)
    assert [scan.page for scan in found.scans] == [1, 3]
    assert "blank_page" in {finding.code for finding in found.findings}


def test_a_scan_under_a_fax_line_is_read_too():
    """A page-wide picture with a short line of text above it is a picture still: the line does not hide it."""
    stamped = pdf_files.scan(lined(), stamp="FAX 12 MAY 09:30 PAGE 1")
    found = pdf.parse(stamped, DEFAULT_LIMITS)
    assert [scan.page for scan in found.scans] == [1]
    assert held(found) == {"no_text_layer"}


def pasted(picture_at: tuple[float, float, float, float], words: str = "Typed words of a report. ") -> bytes:
    """A typed page with a picture of lines pasted at (left, bottom, width, height) in points."""
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, pagesize=(595, 842))
    sheet.drawImage(ImageReader(lined()), *picture_at)
    for line in range(6):
        sheet.drawString(50, 790 - 14 * line, words * 3)
    sheet.save()
    return stream.getvalue()


def test_a_picture_beside_typed_text_is_given_to_be_read_and_held():
    """A screen shot pasted into a report: the page's own words are read, and the picture alone is what is left to read."""
    document = pdf.parse(pasted((60, 80, 300, 420)), DEFAULT_LIMITS)
    (scan,) = document.scans
    assert held(document) == {"picture_unread"}
    assert document.segments[0].text.startswith("Typed words of a report.")
    shown = Image.open(io.BytesIO(scan.content))
    ink = shown.point([255 - level for level in range(256)]).getbbox()
    assert ink is not None
    left, top, right, bottom = (edge / scan.scale for edge in ink)
    assert 60 <= left < right <= 361
    assert 842 - 501 <= top < bottom <= 842 - 79


def test_the_picture_under_the_text_that_was_read_from_it_is_not_read_again():
    """A scan with a text layer, and a logo: nothing is left to read, so nothing holds."""
    assert pdf.parse(pasted((0, 700, 595, 142)), DEFAULT_LIMITS).scans == ()
    assert pdf.parse(pasted((500, 20, 60, 60)), DEFAULT_LIMITS).scans == ()


def test_words_of_a_pasted_picture_end_its_hold():
    """Once it has been read the picture holds nobody; a picture without words does, since a person must see what it shows."""
    document = pdf.parse(pasted((60, 80, 300, 420)), DEFAULT_LIMITS)
    (scan,) = document.scans
    assert held(place_words(document, [(scan, (word("Seen", 300, 2000),))])) == set()
    assert held(place_words(document, [(scan, ())])) == {"picture_unread"}


def test_a_lying_header_is_refused_before_decoding():
    """A header that announces a hundred million pixels is a limit; cut-off bytes are malformed."""
    with pytest.raises(LimitExceeded):
        picture.parse(encoded(lined()), Limits(pixels=1000))
    with pytest.raises(Malformed):
        picture.parse(encoded(lined())[:60], DEFAULT_LIMITS)


@given(st.text(max_size=400))
def test_any_answer_is_words_or_nothing(answer):
    """Whatever the program writes: words with a confidence and a place, never an exception."""
    assert all(each.text.strip() and each.confidence >= 0 for each in read_tsv(HEAD + answer))
