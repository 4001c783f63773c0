"""Ticks and boxes in fonts that name them, or call them letters: which box was ticked is a fact, and stays where its line does."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Stream

from parsers.tree import read_tree
from tests.rendition_makers import changed, drawn, without
from tests.unit.renditions.test_unread_marks import is_burnt

SIGNS = "\u2610\u2611\u2612\u2713\u2717\u2714"
TICKED, EMPTY = "\u2612", "\u2610"
FORM = f"({SIGNS.index(TICKED)}) Tj /F1 12 Tf ( Neglect and then some  ) Tj /T 12 Tf ({SIGNS.index(EMPTY)}) Tj /F1 12 Tf ( Injury) Tj"


def form(content: str) -> bytes:
    """A page with a font /T whose figures are `SIGNS` and which says so: rows of a ToUnicode map."""

    def change(pdf: pikepdf.Pdf) -> None:
        rows = "\n".join(f"<{ord('0') + code:02x}> <{ord(sign):04x}>" for code, sign in enumerate(SIGNS))
        mapped = f"1 begincodespacerange <00> <ff> endcodespacerange {len(SIGNS)} beginbfchar\n{rows}\nendbfchar"
        pdf.pages[0].obj.Resources.Font.T = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats,
            ToUnicode=Stream(pdf, f"/CIDInit /ProcSet findresource begin begincmap {mapped} endcmap end".encode()),
        )  # fmt: skip
        pdf.pages[0].obj.Contents = Stream(pdf, content.encode())

    return changed(drawn(lambda sheet: sheet.drawString(60, 700, "x")), change)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_that_its_font_names_is_drawn(sign: str):
    """A tick or box that the file itself names is drawn with its line, and stands in the text, whatever else goes."""
    source = form(f"BT /T 12 Tf 60 700 Td ({SIGNS.index(sign)}) Tj /F1 12 Tf ( Neglect seen by a doctor today) Tj ET")
    made = without(source, "doctor")
    assert read_tree(source, "a.pdf", "").segments[0].text.startswith(f"{sign} Neglect")
    assert (made.failed(), is_burnt(made, 64, 138)) == ((), False)
    assert [sign in text for text in made.texts()] == [True, True]


@pytest.mark.parametrize(
    ("hidden", "gone"), [("then", (False, False)), (f"{EMPTY} Injury", (False, True)), (f"{TICKED} Neglect", (True, False))]
)
def test_of_two_signs_in_a_line_the_hidden_one_goes(hidden: str, gone: tuple[bool, bool]):
    """Ticks and boxes of one line are told apart by their place: a hidden one is burnt and the other stays."""
    made = without(form(f"BT /T 12 Tf 60 700 Td {FORM} ET"), hidden)
    assert (made.failed(), (is_burnt(made, 64, 138), is_burnt(made, 211, 138))) == ((), gone)


def lettered(content: str, font: Name) -> bytes:
    """A page with a symbol font /T of which the file says that its signs are letters, as programs of the nineties wrote it."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Resources.Font.T = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=font, Encoding=Name.WinAnsiEncoding)
        pdf.pages[0].obj.Contents = Stream(pdf, content.encode("cp1252"))

    return changed(drawn(lambda sheet: sheet.drawString(60, 700, "x")), change)


@pytest.mark.parametrize(
    ("letter", "font", "sign"),
    [("x", Name("/ABCDEF+Wingdings"), "\u2612"), ("o", Name("/Wingdings-Regular"), "\u2610"), ("R", Name("/Wingdings2"), "\u2611")],
)
@pytest.mark.parametrize("turned", ["1 0 0 1 60 700", "0.5 0.8 -0.8 0.5 60 400"])
def test_a_sign_that_the_file_calls_a_letter_is_drawn_as_the_sign(letter: str, font: Name, sign: str, turned: str):
    """The reader knows the sign by the font's name, and so does who draws: upright or slanted its ink stays, and the text has the sign."""
    source = lettered(f"BT {turned} Tm /T 12 Tf ({letter}) Tj /F1 12 Tf ( Neglect seen by a doctor today) Tj ET", font)
    made = without(source, "doctor")
    assert read_tree(source, "a.pdf", "").segments[0].text == f"{sign} Neglect seen by a doctor today"
    assert (made.failed(), [sign in text for text in made.texts()]) == ((), [True, True])


@pytest.mark.parametrize(("hidden", "gone"), [("then", (False, False)), ("\u2610 A", (False, True)), ("\u2612 B", (True, False))])
def test_signs_called_letters_stand_beside_single_letters(hidden: str, gone: tuple[bool, bool]):
    """Hardly a letter stands between two boxes of a row of answers: each goes with its own answer and no other."""
    row = "/T 12 Tf (x) Tj /F1 12 Tf ( B and then some  ) Tj /T 12 Tf (o) Tj /F1 12 Tf ( A) Tj"
    made = without(lettered(f"BT 60 700 Td {row} ET", Name.Wingdings), hidden)
    assert made.failed() == ()
    assert [sign not in made.texts()[0] for sign in "\u2612\u2610"] == list(gone)
