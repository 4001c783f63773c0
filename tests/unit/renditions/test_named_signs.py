"""Ticks and boxes in fonts that name them: which box was ticked is a fact, and stays where its line does."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Stream

from gateway.renditions.making.claims import kept_ink
from gateway.renditions.making.ink import Ink
from gateway.renditions.orders import Shown
from parsers.document import Box
from parsers.pdf_glyphs import UNREAD
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


@pytest.mark.parametrize("sign", SIGNS[:5])
@pytest.mark.parametrize("named", [True, False])
def test_a_sign_is_claimed_whether_or_not_the_file_names_it(sign: str, *, named: bool):
    """The reader knows some signs by their font's name alone: the mark of such a sign bears no name, and that of another bears its own."""
    passage = Shown(f"{sign} Sad", 1, (Box(1, 0, 0, 60, 10),))
    inks = [Ink(mark, place, 10 * place, 0, 10 * place + 9, 9) for place, mark in enumerate([sign if named else UNREAD, *"Sad"])]
    assert kept_ink(inks, [passage]) == {0, 1, 2, 3}
