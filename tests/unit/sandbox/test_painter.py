"""Pictures of pages are made where hostile files are read; what comes back is a PNG or a reason."""

import io

import pikepdf
import pytest
from PIL import Image

from gateway.errors import Rejected
from gateway.sandbox import SandboxedPainter
from parsers.document import Box
from parsers.page_orders import Mark, Order
from tests import pdf_files

RED = (255, 0, 0)
FIRST = Order(1)


@pytest.fixture(scope="module")
def painter():
    with SandboxedPainter() as found:
        yield found


def picture(painter, content, name="a.pdf", order=FIRST):
    return Image.open(io.BytesIO(painter.picture(content, name, order))).convert("RGB")


def cut_picture() -> bytes:
    """A picture whose head is whole and whose rows end too early."""
    stream = io.BytesIO()
    Image.effect_noise((900, 900), 80).save(stream, "PNG")
    return stream.getvalue()[: stream.tell() // 2]


def test_a_box_is_drawn_around_its_words(painter):
    """The colour of the mark stands around the place that it names, and nowhere else on the page."""
    order = Order(1, (Mark("7", "#ff0000", (Box(1, 100, 200, 180, 220),)),))
    found = picture(painter, pdf_files.page((110, 214, "Words")), order=order)
    scale = found.width / 595
    pixels = found.load()
    red = [(x / scale, y / scale) for x in range(found.width) for y in range(found.height) if pixels[x, y] == RED]
    assert red
    assert all(75 <= x <= 185 and 195 <= y <= 225 for x, y in red)
    assert {(round(x / 20), round(y / 20)) for x, y in red} >= {(5, 10), (9, 10), (9, 11), (5, 11)}


def test_the_chosen_page_is_drawn(painter):
    """Of two sheets the one that was asked for is drawn, in its own shape."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_files.scan(Image.linear_gradient("L"), pages=2))) as document:
        document.pages[1].rotation = 90
        document.save(stream)
    upright, turned = (picture(painter, stream.getvalue(), order=Order(page)) for page in (1, 2))
    assert upright.height / upright.width == pytest.approx(842 / 595, abs=0.01)
    assert turned.width / turned.height == pytest.approx(842 / 595, abs=0.01)


def test_a_photograph_is_drawn_upright(painter):
    """A picture with a mark that it lies on its side is shown as a person would hold it."""
    image = Image.new("RGB", (1600, 800), "white")
    exif = image.getexif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif)
    found = picture(painter, stream.getvalue(), "a.jpg")
    assert found.height == found.width * 2


def test_a_large_photograph_fits_a_screen_and_its_boxes_with_it(painter):
    """A picture of 300 dots an inch is drawn smaller, and a box still stands around its place."""
    image = Image.new("RGB", (2400, 3600), "white")
    stream = io.BytesIO()
    image.save(stream, "PNG", dpi=(300, 300))
    order = Order(1, (Mark("1", "#ff0000", (Box(1, 144, 288, 288, 432),)),))
    found = Image.open(io.BytesIO(painter.picture(stream.getvalue(), "a.png", order))).convert("RGB")
    assert max(found.size) <= 1800
    red = [(x, y) for y in range(found.height) for x in range(found.width) if found.getpixel((x, y)) == (255, 0, 0)]
    right, bottom = max(x for x, _ in red), max(y for _, y in red)
    assert right / found.width == pytest.approx(288 / 576, abs=0.01)
    assert bottom / found.height == pytest.approx(432 / 864, abs=0.01)


@pytest.mark.parametrize(
    ("content", "name", "page", "why"),
    [
        (pdf_files.page((60, 60, "one page")), "a.pdf", 2, "page_missing"),
        (pdf_files.locked(pdf_files.page((60, 60, "x"))), "a.pdf", 1, "encrypted"),
        (b"From: a@b.example\nSubject: x\n\nText", "a.eml", 1, "unsupported"),
        (b"%PDF-1.7\nnothing of a file", "a.pdf", 1, "pdf"),
        (cut_picture(), "a.png", 1, "image"),
    ],
)
def test_what_cannot_be_drawn_says_why(painter, content, name, page, why):
    """No page, a lock, a format without pages, a broken file: refused by a word, and the next file is drawn."""
    with pytest.raises(Rejected) as refused:
        painter.picture(content, name, Order(page))
    assert (refused.value.code, refused.value.hint) == ("page_not_drawn", why)
    assert picture(painter, pdf_files.page((60, 60, "next"))).width > 0
