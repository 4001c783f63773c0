"""A document of which something must not reach the family says so above its first page: whoever opens the drawing sees it."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Stream
from PIL import Image, ImageDraw

from gateway.pipeline.reading import numbered_segments
from gateway.renditions.making.pages import make_rendition
from gateway.renditions.orders import BURNT, ORDER, Expectation
from gateway.renditions.planning import Plan, hiding, plan, under
from gateway.renditions.verifying.readings import nothing_to_find, shows_banner
from gateway.sandbox import SandboxedRenditions, Tesseract, find_tesseract
from parsers.ocr_words import Word
from parsers.tree import read_tree
from tests import servers
from tests.rendition_makers import HEIGHT, TITLE, Made, changed, drawn

CAVEAT = "Not to be shared with the family."
HIDDEN = "Marlow Finch"
BANNER = f"{CAVEAT} The text of the copy says which of its passages."
LETTER = drawn(
    lambda sheet: sheet.drawString(60, 700, f"Seen today with {HIDDEN} at school."),
    lambda sheet: sheet.drawString(60, 700, "A second page."),
)
needs_tesseract = pytest.mark.usefixtures("_tesseract")


@pytest.fixture
def _tesseract() -> None:
    servers.require("tesseract", root=False)


def planned(content: bytes = LETTER, *caveats: str, name: str = "a.pdf") -> Plan:
    segments = [segment for part, segment in numbered_segments(read_tree(content, name, "")) if not part]
    return under(plan(segments, hiding(segments, [HIDDEN]), [segment.id for segment in segments], TITLE), caveats)


def made(content: bytes = LETTER, *caveats: str, name: str = "a.pdf") -> Made:
    asked = planned(content, *caveats, name=name)
    answer = dict(make_rendition(content, name, "", ORDER.dump_json(asked.order).decode()))
    return Made(answer["rendition"], replace(asked.expected, burnt=BURNT.validate_json(answer["burnt"])))


CAUTIONED = made(LETTER, CAVEAT)


def as_seen(found: Made) -> list[tuple[float, float]]:
    with pikepdf.open(io.BytesIO(found.content)) as pdf:
        return [(float(page.mediabox[2]), float(page.mediabox[3])) for page in pdf.pages]


def test_the_caveat_stands_above_the_first_page_and_covers_nothing():
    """The first page grows by the line, in the picture and in the text; what was burnt stands lower and is black there; all checks pass."""
    plain = made()
    (_, first), second = as_seen(CAUTIONED)
    more = first - HEIGHT
    assert (CAUTIONED.failed(), 20 < more < 60, second) == ((), True, (595.0, float(HEIGHT)))
    assert [text.split("\n")[0].strip() for text in CAUTIONED.texts()] == [BANNER, BANNER]
    assert [round(box.y0 - before.y0 - more) for box, before in zip(CAUTIONED.expected.burnt, plain.expected.burnt, strict=True)] == [0]
    below = CAUTIONED.picture().crop((0, round(more * 150 / 72), 1240, 1800))
    assert [abs(mine - other) <= 2 for mine, other in zip(inked(below), inked(plain.picture()), strict=True)] == [True] * 4


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """The edges of all that is drawn."""
    return image.point([255] * 128 + [0] * 128).getbbox() or (0, 0, 0, 0)


def test_without_a_caveat_there_is_no_line():
    """The pages are as they were, and nothing is expected above them."""
    assert (as_seen(made())[0], planned().expected.banner, planned(LETTER, "", "").expected.banner) == ((595.0, float(HEIGHT)), "", "")
    assert planned(LETTER, CAVEAT, "", CAVEAT).expected.banner == BANNER


def test_a_caveat_that_is_not_in_the_text_fails():
    """Whoever has the pages read aloud must hear it: text without it is not sent."""

    def silenced(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        lines = page.Contents.read_bytes().split(b"\n")
        page.Contents = Stream(pdf, b"\n".join(line for line in lines if BANNER.encode("utf-16-be").hex().encode() not in line))

    assert replace(CAUTIONED, content=changed(CAUTIONED.content, silenced)).failed() == ("rendition_banner",)


def words(text: str, times: int = 1) -> list[Word]:
    return [Word(word, 95.0, 10, 10, 50, 20) for word in text.split() * times]


@pytest.mark.parametrize(
    ("seen", "shown"),
    [
        (words(f"{BANNER} Seen today"), True),
        (words(f". | {BANNER.replace('family', 'famiiy')} Seen today"), True),
        (words("Seen today"), False),
        (words(f"{'Seen today at school with her teacher. ' * 9} {BANNER}"), False),
        ([], False),
    ],
    ids=["as it is", "specks and a wrong letter", "not there", "somewhere below", "nothing read"],
)
def test_whoever_looks_must_see_it(seen: list[Word], *, shown: bool):
    """A reader of pictures has to find the line at the head of page 1, but for a letter or two, and looks at that page for it alone."""
    wanted = Expectation("t", (), (), banner=BANNER)
    assert (shows_banner(seen, 1, wanted), shows_banner([], 2, wanted)) == (shown, True)
    assert [nothing_to_find(page, wanted) for page in (1, 2)] == [False, True]


@needs_tesseract
def test_a_drawing_whose_line_is_painted_over_does_not_leave(monkeypatch: pytest.MonkeyPatch):
    """In the text and not on the page: read from the picture the caveat is missing, and there is no rendition."""
    with Tesseract(find_tesseract()) as pictures, SandboxedRenditions(pictures) as room:
        good = room.rendition(LETTER, "a.pdf", planned(LETTER, CAVEAT))
        bare = replace(CAUTIONED, content=changed(CAUTIONED.content, painted_over))
        assert ((good.failed, good.pages), bare.failed()) == (((), 2), ())
        assert room.failed_checks(bare.content, bare.expected) == ("rendition_reading",)


def painted_over(pdf: pikepdf.Pdf) -> None:
    image = pdf.pages[0].obj.Resources.XObject.P
    picture = pikepdf.PdfImage(image).as_pil_image().convert("L")
    ImageDraw.Draw(picture).rectangle((0, 0, picture.width, 60), fill=255)
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=95)
    fresh = Stream(pdf, stream.getvalue())
    fresh.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": picture.width, "/Height": picture.height})
    fresh.update({"/BitsPerComponent": 8, "/ColorSpace": pikepdf.Name.DeviceGray, "/Filter": pikepdf.Name.DCTDecode})
    pdf.pages[0].obj.Resources.XObject.P = fresh


@needs_tesseract
@pytest.mark.parametrize("size", [(900, 500), (420, 300)])
def test_a_picture_bears_it_too(size: tuple[int, int]):
    """A picture file leaves as a picture, with the line above it, in as many lines as its width needs."""
    stream = io.BytesIO()
    Image.new("L", size, 200).save(stream, "PNG")
    asked = under(plan([], (), (), TITLE), [CAVEAT])
    with Tesseract(find_tesseract()) as pictures, SandboxedRenditions(pictures) as room:
        found = room.rendition(stream.getvalue(), "a.png", asked)
    assert found.failed == ()
    assert Image.open(io.BytesIO(found.content)).height > size[1] + 40


def test_a_hidden_phrase_in_the_banners_words_is_no_leak_and_one_more_is():
    """What the line itself says may be found as often as it says it, and no more often."""
    source = drawn(lambda sheet: sheet.drawString(60, 700, "Told by the family today and by others."))
    wanted = replace(planned(source, CAVEAT).expected, absent=("family",), kept=("Told by the today and by others.",))
    gone = drawn(lambda sheet: sheet.drawString(60, 700, "Told by the today and by others."))
    failed = [replace(made(content, CAVEAT), expected=wanted).failed() for content in (source, gone)]
    assert ["rendition_text_pdfium" in codes for codes in failed] == [True, False]
    assert failed[1] == ()
