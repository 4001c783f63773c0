"""Pictures are read by the real Tesseract in a confined process; what cannot be read stays held."""

import base64
import io
import json
import random

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from gateway.confined.confinement import Caps
from gateway.confined.frames import send_frame
from gateway.sandbox import OcrSettings, SandboxedReader, Tesseract, find_tesseract
from gateway.sandbox.server import ForkServer, kill
from parsers import Document
from tests import pdf_files, servers

WORDS = "The school nurse saw a bruise on Monday"
OTHERS = (
    "and wrote it down before lunch",
    "Her teacher was told at once",
    "Nobody at home had an answer",
    "The doctor asked for a picture",
)


@pytest.fixture(scope="module", autouse=True)
def _needs_tesseract():
    servers.require("tesseract", root=False)


@pytest.fixture(scope="module")
def started(_needs_tesseract):
    """The program's server and a reader's that uses it, once for all tests: to start them is slow, and each page has its own child."""
    with Tesseract(find_tesseract()) as program, SandboxedReader(pictures=program) as found:
        yield program, found


@pytest.fixture
def tesseract(started):
    """With no page remembered."""
    started[0]._read.clear()
    return started[0]


@pytest.fixture
def reader(started, tesseract):
    return started[1]


def written(turn: int = 0) -> Image.Image:
    page = Image.new("L", (1240, 1754), 255)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(44)
    for row, line in enumerate((WORDS, *OTHERS, *OTHERS[::-1])):
        draw.text((150, 300 + 90 * row), line, fill=0, font=font)
    return page.rotate(turn, expand=True)


def text_of(document: Document) -> str:
    return " ".join(segment.text for segment in document.segments)


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_a_scanned_page_is_read_whichever_way_it_lies(turn, reader):
    """A page upright, on its side or upside down gives its words, and the hold goes."""
    content = _png(written(turn))
    found = reader.read(content, "", "")
    assert WORDS in text_of(found)
    assert [f.code for f in found.findings if f.severity == "hold"] == []


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def test_without_a_reader_of_pictures_the_page_is_held():
    """No program on the machine: the same page waits for a person, and no picture leaves with the document."""
    with SandboxedReader() as reader:
        found = reader.read(pdf_files.scan(written()), "a.pdf", "")
    assert ("no_text_layer", "hold") in {(f.code, f.severity) for f in found.findings}
    assert [scan.content for scan in found.scans] == [b""]


def test_a_picture_inside_a_message_is_read(reader):
    """The words of an attached photograph stand in the attachment's own document."""
    message = (
        b"From: a@b.example\nMessage-ID: <1@b.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
        b"--x\nContent-Type: image/png; name=a.png\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n"
    )
    picture = base64.encodebytes(_png(written()))
    found = reader.read(message + picture + b"\n--x--\n", "", "message/rfc822")
    assert found.parts[0].document is not None
    assert WORDS in text_of(found.parts[0].document)


def test_bytes_that_are_no_picture_and_a_page_that_takes_too_long_give_nothing(tesseract):
    """A failing program and a page over its time are None, so that the page stays held."""
    assert not tesseract.words(b"no picture")
    with Tesseract(find_tesseract(), OcrSettings(page_seconds=0)) as hurried:
        assert hurried.words(_png(written())) is None


def test_the_program_runs_confined():
    """What a child becomes can start no other program, open no socket and read no file outside its libraries."""
    command = ["/bin/cat", "/etc/hostname"]
    server = ForkServer(json.dumps(command), Caps(), 10.0)
    server.start()
    try:
        connection, child = server.child()
        with connection:
            send_frame(connection, b"")
            found = connection.recv(1000)
        kill(child)
    finally:
        server.close()
    assert found == b""


def test_a_coarse_dusty_scan_is_read_whole(reader):
    """A page of a copier at 150 dots an inch, with dust all over and half a degree askew, loses none of its words."""
    chance = random.Random(7)
    page = written().rotate(0.5, Image.Resampling.BICUBIC, fillcolor=255)
    for _ in range(9000):
        page.putpixel((chance.randrange(page.width), chance.randrange(page.height)), chance.choice((0, 90, 255)))
    found = reader.read(pdf_files.scan(page), "", "")
    expected = {word for line in (WORDS, *OTHERS) for word in line.split()}
    assert expected - set(text_of(found).split()) == set()


def test_a_photographed_page_is_read_into_its_shadow(reader):
    """A sheet that lies on a dark table with its lower half in shadow loses none of its words."""
    sheet = Image.new("L", (1500, 2000), 60)
    sheet.paste(written(), (130, 120))
    shadow = Image.linear_gradient("L").resize(sheet.size).point([255 - level * 170 // 255 for level in range(256)])
    found = reader.read(_png(ImageChops.multiply(sheet, shadow)), "", "")
    expected = {word for line in (WORDS, *OTHERS) for word in line.split()}
    assert expected - set(text_of(found).split()) == set()


def test_a_picture_is_read_once(tesseract, monkeypatch):
    """A scan is read when its item is and again for each copy's pages: the same picture, the same words, one reading."""
    first = tesseract.words(_png(written()))
    monkeypatch.setattr(tesseract, "_words", lambda _picture: None)
    assert first
    assert tesseract.words(_png(written())) == first
    assert tesseract.words(_png(written().rotate(180))) is None


def test_only_the_last_pages_are_remembered(monkeypatch):
    """What was read long ago is forgotten; what could not be read is never taken for an empty page."""
    asked, tesseract = [], Tesseract(find_tesseract())  # its server is never asked
    monkeypatch.setattr(tesseract, "_words", lambda picture: asked.append(picture) or (None if picture == b"bad" else ()))
    for number in (*range(41), 0, 40):
        tesseract.words(str(number).encode())
    assert [len(asked), asked[-1]] == [42, b"0"]
    assert [tesseract.words(b"bad"), tesseract.words(b"bad"), asked.count(b"bad")] == [None, None, 2]
