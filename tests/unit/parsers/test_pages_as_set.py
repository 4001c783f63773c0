"""How pages set words: letter by letter by browsers, one letter to a box by forms, in columns by readers of pictures."""

from __future__ import annotations

import io
import string

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from parsers import read_tree
from parsers.document import Box
from parsers.ocr_words import Word
from parsers.pdf_combs import with_combs_joined
from parsers.pdf_text import Fragment
from parsers.scan_lines import in_rows, without_border, without_specks

LINES = ("Westerleigh Children's Portal", "Zachariah's attendance fell to 61% this term.", "m.fosse@westerleigh.example")


def set_in_pieces(lines: tuple[str, ...]) -> bytes:
    """Each letter an object of its own, as browsers set hinted text; the space is a letter too."""
    written = io.BytesIO()
    canvas = Canvas(written)
    for number, line in enumerate(lines):
        x = 60.0
        for letter in line:
            canvas.setFont("Helvetica", 12)
            canvas.drawString(x, 700 - 40 * number, letter)
            x += canvas.stringWidth(letter, "Helvetica", 12)
    canvas.save()
    return written.getvalue()


def test_words_set_letter_by_letter_are_whole() -> None:
    """No space that neither the file nor the page has, and none lost."""
    shown = [segment.text for segment in read_tree(set_in_pieces(LINES), "print.pdf").segments]
    assert all(line in shown for line in LINES)


def letters(text: str, pitch: float) -> list[Fragment]:
    """Single letters at one pitch; a space leaves half a box of room."""
    found, x = [], 100.0
    for letter in text:
        if letter != " ":
            found.append(Fragment(letter, Box(1, x, 100, x + 6, 110), 10, ""))
        x += pitch / 2 if letter == " " else pitch
    return found


@given(st.text(alphabet=string.digits, min_size=8, max_size=8), st.floats(12, 20))
def test_a_figure_to_a_box_is_one_answer(digits: str, pitch: float) -> None:
    """A date in boxes of its own is read with its parts."""
    written = f"{digits[:2]} {digits[2:4]} {digits[4:]}"
    assert [fragment.text for fragment in with_combs_joined(letters(written, pitch))] == [written]


@given(st.text(alphabet="xX", min_size=1, max_size=9))
def test_marks_in_a_row_stay_marks(marks: str) -> None:
    """Crosses beside each other are a row of ticks and no word."""
    assert [fragment.text for fragment in with_combs_joined(letters(marks, 15))] == list(marks)


def placed(text: str, x: float, y: float) -> Fragment:
    return Fragment(text, Box(1, x, y, x + 5 * len(text), y + 10), 10, "")


LABELS = ("Surname:", "First name:", "Date of birth:", "Postcode:")
ANSWERS = ("Wood", "Kai", "03/11/2015", "LS1 4QT")


def test_answers_read_as_a_column_of_their_own_return_to_their_labels() -> None:
    """Labels above each other, then answers above each other: each answer follows its label."""
    read = [placed(text, 40, 20 * n) for n, text in enumerate(LABELS)] + [placed(text, 200, 20 * n + 1) for n, text in enumerate(ANSWERS)]
    assert [f.text for f in in_rows(read)] == [text for pair in zip(LABELS, ANSWERS, strict=True) for text in pair]


def test_two_columns_of_prose_keep_their_order() -> None:
    """Without labels torn from their answers the order of the reader stands."""
    read = [placed(f"Left {n}", 40, 20 * n) for n in range(4)] + [placed(f"Right {n}", 300, 20 * n) for n in range(4)]
    assert in_rows(read) == read


def word(text: str, confidence: float, width: int, height: int) -> Word:
    return Word(text, confidence, 0, 0, width, height)


def test_pieces_of_rulings_are_no_words() -> None:
    """What is as thin as a drawn line and unsure is one; a dash and a figure one are not."""
    words = [word("Surname", 95, 120, 40), word("7", 50, 39, 2), word("|", 60, 3, 60), word("-", 90, 28, 6), word("1", 95, 5, 40)]
    assert [w.text for w in without_specks(words)] == ["Surname", "-", "1"]


def test_a_choice_whose_box_was_read_as_a_letter_is_not_known() -> None:
    """Neither ticked nor empty; a word that is complete stays."""
    assert [without_border(text) for text in ("Yes O", "No", "| Wood", "‘Date of birth", "“Mum”", "[ ] Neglect", "-")] == [
        "Yes ⍰",
        "No",
        "Wood",
        "Date of birth",
        "“Mum”",
        "[ ] Neglect",
        "-",
    ]
