"""The verifier fails closed: for each of its checks, a fault planted in a good rendition is found by that check."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from gateway.renditions.orders import Burnt, Expectation
from gateway.renditions.verifying.checks import CHECKS, verify_rendition
from gateway.renditions.verifying.readings import READING_SCALE, reads_nothing
from parsers.ocr_words import Word
from tests.rendition_makers import changed, drawn, without

HIDDEN = "Marlow Finch"
LINES = ("Seen today at school by the nurse.", f"She spoke of {HIDDEN} and of home.", "No marks were seen. Mother was told.")


def page(sheet):
    for row, line in enumerate(LINES):
        sheet.drawString(60, 760 - 30 * row, line)


GOOD = without(drawn(page), HIDDEN)


def faulty(change):
    return replace(GOOD, content=changed(GOOD.content, change))


def add_words(pdf, operators: bytes) -> None:
    page = pdf.pages[0].obj
    page.Contents = Stream(pdf, page.Contents.read_bytes() + b"\n" + operators)


def words_in_text(pdf):
    codes = HIDDEN.encode("utf-16-be").hex()
    add_words(pdf, f"BT 3 Tr /T 9 Tf 100 Tz 1 0 0 1 60 200 Tm <{codes}> Tj ET".encode())


def words_in_a_box(pdf):
    box = GOOD.expected.burnt[0]
    codes = "Extra".encode("utf-16-be").hex()
    place = f"{box.x0 + 3:.1f} {842 - box.y1 + 3:.1f}"
    add_words(pdf, f"BT 3 Tr /T 7 Tf 100 Tz 1 0 0 1 {place} Tm <{codes}> Tj ET".encode())


def words_lost(pdf):
    page = pdf.pages[0].obj
    page.Contents = Stream(pdf, page.Contents.read_bytes().split(b"\n", 1)[0])


def a_clean_page_over(pdf):
    """The page's picture without its burnt boxes."""
    stream = io.BytesIO()
    Image.new("L", (400, 566), 255).save(stream, "JPEG")
    image = Stream(pdf, stream.getvalue())
    image.update(
        {
            "/Type": Name.XObject,
            "/Subtype": Name.Image,
            "/Width": 400,
            "/Height": 566,
            "/BitsPerComponent": 8,
            "/ColorSpace": Name.DeviceGray,
        }
    )
    image["/Filter"] = Name.DCTDecode
    pdf.pages[0].obj.Resources.XObject.P = image


def words_in_a_string(pdf):
    pdf.Root.ViewerPreferences.Note = String(HIDDEN)


def words_in_a_stream(pdf):
    pdf.pages[0].obj.Resources.Font.T.ToUnicode = Stream(
        pdf, pdf.pages[0].obj.Resources.Font.T.ToUnicode.read_bytes() + b"\n% " + b"".join(b"\\%03o" % byte for byte in HIDDEN.encode())
    )


PLANTED = (
    ("rendition_text_pdfium", words_in_text),
    ("rendition_text_pdfminer", words_in_text),
    ("rendition_bytes", words_in_text),
    ("rendition_bytes", words_in_a_string),
    ("rendition_bytes", words_in_a_stream),
    ("rendition_box_words", words_in_a_box),
    ("rendition_box_pixels", a_clean_page_over),
    ("rendition_words_kept", words_lost),
)


def annotation(pdf):
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]))])


def form(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=Array([]))


def properties(pdf):
    pdf.docinfo["/Author"] = "A"


def other_title(pdf):
    pdf.docinfo["/Title"] = "Report"


def xmp(pdf):
    with pdf.open_metadata() as held:
        held["dc:title"] = "c0ffee"


def outline(pdf):
    with pdf.open_outline() as held:
        held.root.append(pikepdf.OutlineItem("One", 0))


def attachment(pdf):
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, b"words", filename="a.txt")


def script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))


def layers(pdf):
    pdf.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary())


def spoken_text(pdf):
    add_words(pdf, b"/Span <</ActualText (x)>> BDC EMC")


def comment_in_operators(pdf):
    add_words(pdf, b"% anything at all")


def shapes(pdf):
    pdf.pages[0].obj.Resources.Font.T.DescendantFonts[0].FontDescriptor.FontFile2 = Stream(pdf, b"x")


def stray_object(pdf):
    pdf.Root.ViewerPreferences.More = pdf.make_indirect(Dictionary(Anything=1))


FORBIDDEN = (
    annotation, form, properties, other_title, xmp, outline, attachment, script, layers, spoken_text, comment_in_operators, shapes,
    stray_object,
)  # fmt: skip


def test_a_good_rendition_passes():
    """Nothing is planted: no check fails."""
    assert GOOD.failed() == ()


@pytest.mark.parametrize(("code", "plant"), PLANTED, ids=lambda value: value if isinstance(value, str) else value.__name__)
def test_each_check_finds_its_fault(code, plant):
    """The planted fault is found by the check that is there for it."""
    assert code in faulty(plant).failed()


def test_every_check_has_a_planted_fault():
    """No check is there that no test ever saw fail; a banner's is seen in `test_banner.py`."""
    assert {code for code, _ in CHECKS} == {code for code, _ in PLANTED} | {"rendition_structure", "rendition_banner"}


@pytest.mark.parametrize("plant", FORBIDDEN, ids=lambda plant: plant.__name__)
def test_nothing_but_pages_pictures_and_words_may_be_in_it(plant):
    """Whatever a PDF could carry beside its pages is refused by name of what is allowed."""
    assert "rendition_structure" in faulty(plant).failed()


def test_a_second_revision_is_refused():
    """An update behind the end of the file could bring back anything."""
    content = GOOD.content + b"\nstartxref\n" + GOOD.content.rsplit(b"startxref", 1)[1]
    assert replace(GOOD, content=content).failed() == ("rendition_structure",)


def test_a_burnt_page_that_is_not_there_is_a_fault():
    """The maker says that it burnt something on a page that the file has not."""
    expected = replace(GOOD.expected, burnt=(Burnt(9, 1.0, 1.0, 20.0, 20.0),))
    assert "rendition_box_pixels" in replace(GOOD, expected=expected).failed()


def test_a_broken_file_ends_the_verifier():
    """What no engine opens raises, so that the child dies and the rendition with it."""
    with pytest.raises(Exception, match=r".+"):
        verify_rendition(b"no pdf", "", "", "{}")


def word(text, x, y, confidence=90.0):
    scale = READING_SCALE
    return Word(text, confidence, int(x * scale), int(y * scale), int(40 * scale), int(9 * scale))


def test_a_phrase_read_from_the_picture_fails():
    """What stands in the pixels is found by the reader of pictures though no text layer has it."""
    wanted = Expectation("k", ("Marlow Finch",), ("Seen today",))
    assert not reads_nothing([word("MARLOW", 60, 60), word("Finch,", 110, 60)], 1, wanted)
    assert reads_nothing([word("Seen", 60, 60), word("today", 110, 60)], 1, wanted)


def test_a_word_that_peeps_out_of_a_box_fails():
    """A sure word in a box or its margin is a leak whatever it says; a guess is none, and another page's box is not this one's."""
    wanted = Expectation("k", (), (), burnt=(Burnt(1, 58.0, 58.0, 110.0, 72.0),))
    assert not reads_nothing([word("anything", 60, 61)], 1, wanted)
    assert reads_nothing([word("anything", 60, 61, 20.0)], 1, wanted)
    assert reads_nothing([word("anything", 60, 61)], 2, wanted)
    assert reads_nothing([word("anything", 200, 61)], 1, wanted)
