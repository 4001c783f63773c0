"""A date asked in three fillable fields is one date; three fields that are none stay as they are."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers import Document, SegmentKind, read_tree

NAMED = (("First name", "Ruben"), ("Surname", "Lis"))


def fillable(parts: tuple[str, str, str], values: tuple[str, str, str], asked: str) -> Document:
    """A page with two named fields, and three short ones below these words, each below the name of its part."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.setFont("Helvetica", 9)
    for number, (label, value) in enumerate(NAMED):
        canvas.drawString(40, 780 - 50 * number, label)
        canvas.acroForm.textfield(name=f"Text{number}", value=value, x=40, y=758 - 50 * number, width=160, height=16, fontSize=9)
    canvas.drawString(40, 660, asked)
    for number, (part, value) in enumerate(zip(parts, values, strict=True)):
        canvas.drawString(40 + 50 * number, 649, part)
        canvas.acroForm.textfield(name=f"Part{number}", value=value, x=40 + 50 * number, y=628, width=40, height=16, fontSize=9)
    canvas.save()
    return read_tree(stream.getvalue(), "form.pdf")


def written(document: Document) -> list[str]:
    return [segment.text for segment in document.segments if segment.kind is SegmentKind.FIELD]


@pytest.mark.parametrize("parts", [("DD", "MM", "YYYY"), ("Day", "Month", "Year")])
def test_day_month_and_year_are_one_date_under_the_words_above_them(parts):
    """The three are written once, as the answer of what asks for the date."""
    assert written(fillable(parts, ("09", "04", "2016"), "Date of birth"))[2:] == ["Date of birth: 09/04/2016"]


@pytest.mark.parametrize(
    ("values", "asked"),
    [(("09", "", "2016"), "Date of birth"), (("09", "04", "twenty"), "Date of birth"), (("09", "04", "2016"), "Boxes")],
)
def test_three_fields_that_are_no_filled_date_stay_apart(values, asked):
    """A part left empty, a part that is none, and parts that nobody asks for as a date are shown as they were filled."""
    assert [text.rpartition(" ")[2] for text in written(fillable(("DD", "MM", "YYYY"), values, asked))[2:]] == [v for v in values if v]
