"""Printed forms: where words and lines stand decides who is who and what is ticked, not the order of the file."""

import io

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers import DEFAULT_LIMITS, Document, SegmentKind, pdf, read_tree
from tests import printed_forms as made
from tests.form_layouts.pdf_layouts import Sheet

FILLABLE = (
    ("1 Referring professional", (("Name", "Una Marsh"), ("Job role", "Midwife"), ("NHS.net / secure email", "u@vale.example"))),
    ("2 Subject of referral", (("Forename", "Baby"), ("Surname", "Lis"), ("Date of birth", ""), ("Religion", ""), ("GP", "Dr Oak"))),
    ("3 Mother / carer", (("Full name", "Ada Lis"), ("Date of birth", "05/03/2003"))),
    ("4 Consent", (("Have the parents been told?", "Yes"),)),
)


def read(content: bytes) -> tuple[Document, dict[str, str]]:
    document = read_tree(content, "form.pdf")
    return document, {leaf.path: leaf.value for submission in document.submissions for leaf in submission.leaves}


def under(found: dict[str, str], group: str) -> set[str]:
    return {value for path, value in found.items() if path.startswith(f"{group}.")}


@pytest.mark.parametrize("bold", ["bold", ""])
@pytest.mark.parametrize("order", ["by line", "by part"])
def test_persons_side_by_side_keep_their_own_answers(order, bold):
    """A child beside two adults: each date is its own person's, and what follows belongs to none of them."""
    _, found = read(made.side_by_side(order, bold))
    assert (found["children.0.given_name"], found["children.0.date_of_birth"], found["children.0.postcode"]) == (
        "Ruben",
        "2017-06-30",
        "HX7 9DT",
    )
    assert (found["household.0.name"], found["household.0.date_of_birth"]) == ("Ada Kowal", "1990-01-21")
    assert found["household.1.name"] == "Piotr Lis"
    assert "household.1.date_of_birth" not in found
    assert (found["referrer.name"], found["referrer.role"]) == ("Carl Oak", "Paramedic")
    assert not any(path.startswith(("children.1", "household.2")) for path in found)


@pytest.mark.parametrize("between", ["; ", ", ", "\n"])
@pytest.mark.parametrize("bold", ["bold", ""])
@pytest.mark.parametrize("empty", ["-", "Not answered"])
def test_a_print_of_questions_over_answers(empty, bold, between):
    """An unanswered question takes no other's answer, a long question is one, and the lines of the sheet are no answers."""
    document, found = read(made.portal_print(empty, bold, between))
    first, second = ({path[11:]: value for path, value in found.items() if path.startswith(f"children.{n}.")} for n in (0, 1))
    assert first == {"given_name": "Tegan", "family_name": "Lis", "date_of_birth": "2014-05-09", "school": "Vale Academy"}
    assert second == {"given_name": "Kyle", "family_name": "Mottram", "known_as": "Ky"}
    assert under(found, "concerns") == {"Neglect", "Missed medical appointments"}
    assert (found["consent.parents_informed"], found["consent.consent_given"]) == ("Yes", "No")
    sheet = [s.text for s in document.segments if s.kind in {SegmentKind.PAGE_HEADER, SegmentKind.PAGE_FOOTER}]
    assert sum("portal.vale.example" in text for text in sheet) == 2


@pytest.mark.parametrize("behind", ["", "behind"])
@pytest.mark.parametrize("mark", [made.cross, made.tick, made.typed, made.filling], ids=lambda mark: mark.__name__)
@pytest.mark.parametrize("outline", [made.square, made.four_lines, made.rounded, made.dark_and_light], ids=lambda draw: draw.__name__)
def test_boxes_drawn_by_lines_are_read(outline, mark, behind):
    """Exactly the marked boxes are ticked, however box and mark are drawn and on whichever side the words stand."""
    document, found = read(made.boxes_drawn(outline, mark, behind))
    assert under(found, "concerns") == made.TICKED
    assert under(found, "unchecked") == set(made.OPTIONS) - made.TICKED
    assert found["consent.parents_informed"] == "No"
    assert not document.findings


def test_a_mark_that_may_be_anything_is_no_tick_and_holds():
    """A scribble in a box is read as neither ticked nor empty: a person looks."""
    document, found = read(made.boxes_drawn(made.square, made.scribble))
    assert not under(found, "concerns") & made.TICKED
    assert not under(found, "unchecked") & made.TICKED
    assert [f.severity for f in document.findings if f.code == "box_unsure"] == ["hold"]


def test_crosses_beside_ticks_hold():
    """Where some boxes are ticked and others crossed, a cross may mean no."""
    marks = iter([made.tick, made.cross, made.cross])

    def mark(canvas: Canvas, x: float, y: float, side: float) -> None:
        next(marks)(canvas, x, y, side)

    document, found = read(made.boxes_drawn(made.square, mark))
    assert under(found, "concerns") == {"Neglect"}
    assert "box_unsure" in {finding.code for finding in document.findings}


def test_boxes_that_are_pictures_hold():
    """Small pictures before the words of a list may be boxes, and nobody can say which is ticked."""
    icon = ImageReader(Image.new("L", (12, 12), 90))
    document, found = read(made.boxes_drawn(lambda c, x, y, side: c.drawImage(icon, x, y, side, side), lambda *_place: None))
    assert not under(found, "concerns") | under(found, "unchecked")
    assert "consent.parents_informed" not in found
    assert "box_unsure" in {finding.code for finding in document.findings}


def test_squares_that_are_no_tick_boxes_are_left_alone():
    """Boxes for single letters of a date, and a square with a figure in it, add no sign."""

    def draw(canvas: Canvas) -> None:
        for number in range(8):
            canvas.rect(150 + 14 * number, 700, 14, 14)
        canvas.rect(150, 650, 16, 16)
        canvas.drawString(154, 654, "7")

    found = pdf.parse(
        made.sheet([(50, 140, "Date of birth", ""), (280, 140, "day first", ""), (180, 190, "Score", "")], draw), DEFAULT_LIMITS
    )
    assert not any(sign in segment.text for segment in found.segments for sign in "☐☒")


def test_bold_words_beside_a_field_are_its_label():
    """A fillable form that prints its labels bold has the sections that it has, and no more."""
    form = Sheet()
    for title, rows in FILLABLE:
        form.heading(title)
        for label, value in rows:
            form.text(47, label, font="Helvetica-Bold")
            form.field(240, value, 250)
            form.y -= 22
    _, found = read(form.done())
    children = {path: value for path, value in found.items() if path.startswith("children.")}
    assert children == {"children.0.given_name": "Baby", "children.0.family_name": "Lis", "children.0.gp": "Dr Oak"}
    assert (found["household.0.name"], found["household.0.date_of_birth"]) == ("Ada Lis", "2003-03-05")
    assert (found["referrer.name"], found["referrer.role"], found["referrer.email"]) == ("Una Marsh", "Midwife", "u@vale.example")


def test_signs_of_a_symbol_font_without_unicode():
    """Wingdings gives letters for boxes: an empty one is no letter "o", a crossed one no "x" of prose."""
    stream = io.BytesIO()
    with pikepdf.open(
        io.BytesIO(made.sheet([(50, 60, "o", ""), (70, 60, "Neglect", ""), (50, 90, "x", ""), (70, 90, "Self-harm", "")]))
    ) as file:
        page = file.pages[0]
        page.Resources.Font.F9 = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/ABCDEF+Wingdings")
        )
        content = page.Contents.read_bytes()
        for letter in (b"(o)", b"(x)"):
            at = content.index(letter)
            start = content.rindex(b"/F", 0, at)
            content = content[:start] + b"/F9" + content[content.index(b" ", start) :]
        page.Contents = file.make_stream(content)
        file.save(stream)
    texts = " ".join(segment.text for segment in pdf.parse(stream.getvalue(), DEFAULT_LIMITS).segments)
    assert "☐" in texts
    assert "☒" in texts
