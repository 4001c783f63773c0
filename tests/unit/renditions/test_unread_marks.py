"""Marks of which a file does not say what letter they are: the parts of a word whose letters all stand at one of its glyphs."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from gateway.renditions.making.ink import Ink
from gateway.renditions.making.unread import without_strays
from parsers.pdf_glyphs import UNREAD
from parsers.tree import read_tree
from tests.rendition_makers import Made, changed, drawn, without
from tests.unit.renditions.test_attacks import HIDDEN, PLAIN, nowhere, said_of_several

WORD = "Tavimo"
SCALE = 150 / 72


def letter(told: str, content: str, named: Name = Name.Helvetica) -> bytes:
    """A page whose first font names its letters but for those in `told`: hexadecimal rows of a ToUnicode map."""

    def change(pdf: pikepdf.Pdf) -> None:
        described = Dictionary(
            Type=Name.FontDescriptor, FontName=named, Flags=4, FontBBox=Array([0, -200, 600, 800]), ItalicAngle=0, Ascent=800,
            Descent=-200, CapHeight=700, StemV=80,
        )  # fmt: skip
        below = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=named, DW=600, FontDescriptor=described,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        )  # fmt: skip
        rows = [row for row in told.split("\n") if row]
        mapped = f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(rows)} beginbfchar\n{told}\nendbfchar"
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=named, Encoding=Name("/Identity-H"), DescendantFonts=Array([below]),
            ToUnicode=Stream(pdf, f"/CIDInit /ProcSet findresource begin begincmap {mapped} endcmap end".encode()),
        )  # fmt: skip
        pdf.pages[0].obj.Resources.Font.W = font
        pdf.pages[0].obj.Contents = Stream(pdf, content.encode())

    return changed(drawn(lambda sheet: sheet.drawString(60, 700, "x")), change)


TOLD = f"<0024> <{WORD.encode('utf-16-be').hex()}>\n<0025> <>\n<0026> <>\n<0027> <>"
CLUSTER = "<0024002500260027> Tj"
IN_A_LINE = letter(TOLD, f"BT /F1 12 Tf 60 700 Td (Seen with ) Tj /W 12 Tf {CLUSTER} /F1 12 Tf ( at school) Tj ET")


def ink_right_of(made: Made, left: float, right: float, top: float) -> str:
    """What stands in a strip of the page (points from the left, and from the top): "paper", "black" or "drawn"."""
    strip = made.picture(scale=SCALE).crop([int(edge * SCALE) for edge in (left, top - 9, right, top)])
    share = black(strip)
    return "paper" if not share else "black" if share > 0.9 else "drawn"


def is_burnt(made: Made, across: float, down: float) -> bool:
    """Whether a rectangle was burnt over a place of the first page: points from the top left."""
    return any(box.x0 <= across <= box.x1 and box.y0 <= down <= box.y1 for box in made.expected.burnt)


def black(image: Image.Image) -> float:
    return sum(image.histogram()[:128]) / (image.width * image.height)


def test_the_bare_code_of_a_glyph_is_no_letter():
    """Where the file names no letter a sign for that stands in the text, never the letter that happens to have the code's number."""
    assert f"Seen with {WORD}{UNREAD * 3} at school" == read_tree(IN_A_LINE, "a.pdf", "").segments[0].text


def test_a_page_of_which_most_is_unread_is_looked_at():
    """A page whose fonts name hardly a letter is a picture of words: it waits for a reader of pictures instead of passing as read."""
    page = letter("<0030> <>", "BT /W 12 Tf 60 700 Td <00240025002600270024> Tj /F1 12 Tf 0 -60 Td (Page) Tj ET")
    assert tuple([scan.page for scan in read_tree(content, "a.pdf", "").scans] for content in (page, IN_A_LINE)) == ([1], [])


@pytest.mark.parametrize("hidden", [WORD, f"with {WORD}"])
def test_all_ink_of_a_hidden_word_goes(hidden: str):
    """The glyphs at which nothing is told are the same word's: they are burnt with it and not drawn beside its rectangle."""
    made = without(IN_A_LINE, hidden)
    nowhere(made, WORD)
    assert ink_right_of(made, 118, 140, 142) == "black"


def test_what_stands_around_a_kept_word_leaves_its_ink():
    """A word that travels is drawn whole, also where something else of its passage goes."""
    made = without(IN_A_LINE, "school")
    assert (made.failed(), ink_right_of(made, 118, 140, 142)) == ((), "drawn")


def test_a_word_of_which_no_letter_is_known_is_not_drawn():
    """Several unread marks on a line of their own: nobody knows what they say, so they do not travel with what stands above."""
    made = without(letter("<0030> <>", "BT /F1 12 Tf 60 700 Td (Seen at school) Tj /W 12 Tf 0 -60 Td <0025002600270024> Tj ET"))
    assert (made.failed(), ink_right_of(made, 60, 85, 202)) == ((), "black")


@pytest.mark.parametrize(("hidden", "gone"), [("Pupil", False), ("Tick if at risk", True)])
def test_a_single_sign_travels_with_its_line(hidden: str, *, gone: bool):
    """A tick in a font that names no letter is a fact: it stays where its line does and goes where that goes."""
    made = without(
        letter("<0030> <>", "BT /F1 12 Tf 60 700 Td (Pupil) Tj 0 -60 Td /W 12 Tf <0024> Tj /F1 12 Tf ( Tick if at risk) Tj ET"), hidden
    )
    assert (made.failed(), is_burnt(made, 64, 198)) == ((), gone)


def test_a_tick_that_is_known_by_its_fonts_name_is_drawn():
    """The reader knows Wingdings' code 120 for a ticked box, though the file names no letter: its ink stays with its line."""
    source = letter("<0030> <>", "BT /W 12 Tf 60 700 Td <0078> Tj /F1 12 Tf ( Seen by a doctor today) Tj ET", Name.Wingdings)
    made = without(source, "doctor")
    assert read_tree(source, "a.pdf", "").segments[0].text.startswith("\u2612 Seen")
    assert (made.failed(), is_burnt(made, 62, 139)) == ((), False)


@pytest.mark.parametrize(("source", "travels"), [(1, False), (2, True)])
def test_a_sign_elsewhere_goes_with_the_word_it_was_set_with(source: int, *, travels: bool):
    """What one instruction sets belongs together, in whichever passage it stands; what another sets beside it does not."""
    word, sign = Ink("M", 0, 60, 0, 66, 9, source=1), Ink(UNREAD, 1, 300, 0, 306, 9, source=source)
    assert without_strays([word, sign], {1}, {0: 0, 1: 1}) == ({1} if travels else set())


def test_what_is_told_at_one_glyph_goes_as_one():
    """Of two words that are told at one glyph the first is hidden: where the ink of either ends nobody can say, so both go."""
    both = f"<0024> <{'Tavimo Reka'.encode('utf-16-be').hex()}>\n<0025> <>\n<0026> <>\n<0027> <>"
    made = without(letter(both, f"BT /F1 12 Tf 60 700 Td (Seen with ) Tj /W 12 Tf {CLUSTER} /F1 12 Tf ( at school) Tj ET"), WORD)
    assert ink_right_of(made, 118, 140, 142) == "black"


def test_pieces_without_words_of_their_own_are_burnt():
    """Of two pieces that one text stands for PDFium tells of the first, and in a form at a wrong place: both go, wherever they stand."""
    made = without(changed(PLAIN, said_of_several), HIDDEN)
    assert [is_burnt(made, across, top) for across, top in ((65, 138), (120, 178), (85, 294), (130, 334))] == [True] * 4


def test_words_that_are_drawn_twice_stay():
    """Some programs draw words twice, a little aside, to make them bold: the second time is not taken for something untold."""
    made = without(drawn(lambda sheet: [sheet.drawString(60 + step, 700, "Seen at school today") for step in (0, 0.4)] and None), "today")
    assert (made.failed(), is_burnt(made, 70, 138)) == ((), False)
