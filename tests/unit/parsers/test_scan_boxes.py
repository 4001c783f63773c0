"""Tick boxes in pictures of pages: squares of ink, never letters, set among the words that were read."""

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from parsers import Document, Finding, Scan
from parsers.ocr import place_words
from parsers.ocr_words import Word
from parsers.scan_boxes import boxes_in

SCALE = 300 / 72
LEFT, TOP, SIDE = 200, 400, 44


def page(mark: str) -> Image.Image:
    """A box of ten points, blurred as a scanner blurs it, beside large capitals."""
    image = Image.new("L", (1240, 900), 255)
    pen = ImageDraw.Draw(image)
    pen.rectangle((LEFT, TOP, LEFT + SIDE, TOP + SIDE), outline=0, width=4)
    if mark == "cross":
        pen.line((LEFT + 6, TOP + 6, LEFT + SIDE - 6, TOP + SIDE - 6), fill=0, width=4)
        pen.line((LEFT + 6, TOP + SIDE - 6, LEFT + SIDE - 6, TOP + 6), fill=0, width=4)
    elif mark == "tick":
        pen.line((LEFT + 8, TOP + 22, LEFT + 18, TOP + 36, LEFT + 46, TOP - 4), fill=0, width=5)
    pen.text((200, 100), "CONFIDENTIAL: DO NOT SHARE BODO", fill=0, font=ImageFont.load_default(44))
    return image.rotate(0.5, fillcolor=255).filter(ImageFilter.GaussianBlur(1))


@pytest.mark.parametrize(("mark", "state"), [("", "empty"), ("cross", "marked"), ("tick", "marked")])
def test_a_box_and_its_state_are_seen(mark, state):
    """The box is found where it stands, with what is in it."""
    found = [box for box in boxes_in(page(mark), SCALE) if box.top > 300]
    assert [box.state for box in found] == [state]
    assert abs(found[0].left - LEFT) < 12
    assert abs(found[0].width - SIDE) < 12


def read(mark: str, *words: Word) -> Document:
    scan = Scan(1, 1240, 900, SCALE, boxes=boxes_in(page(mark), SCALE))
    document = Document("application/pdf", findings=(Finding("no_text_layer", severity="hold"),), scans=(scan,))
    return place_words(document, [(scan, words)])


@pytest.mark.parametrize(("mark", "sign"), [("", "☐"), ("cross", "☒")])
@pytest.mark.parametrize("misread", ["", "[J", "(]", "X"])
def test_the_sign_stands_before_its_words_whatever_was_read_there(misread, mark, sign):
    """Brackets that a reader of pictures makes of a box give way to the sign, and nothing else is lost."""
    garbage = (Word(misread, 40, LEFT, TOP, SIDE, SIDE, ("1", "1", "1", "1")),) if misread else ()
    words = (Word("Neglect", 95, LEFT + 70, TOP + 4, 160, 36, ("1", "1", "1", "1")),)
    assert [segment.text for segment in read(mark, *garbage, *words).segments] == [f"{sign} Neglect"]


def test_words_that_were_read_are_never_boxes():
    """A letter that looks like a square, and a figure in a square, stay what they are."""
    words = (
        Word("OF", 93, LEFT, TOP, SIDE + 30, SIDE, ("1", "1", "1", "1")),
        Word("CONCERN", 95, 320, TOP, 160, SIDE, ("1", "1", "1", "1")),
    )
    assert [segment.text for segment in read("", *words).segments] == ["OF CONCERN"]
    figure = (Word("7", 90, LEFT + 10, TOP + 8, 20, 28, ("1", "1", "1", "1")), Word("days", 95, 280, TOP + 4, 90, 36, ("1", "1", "1", "1")))
    assert "☐" not in read("", *figure).segments[0].text
