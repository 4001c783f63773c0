"""Renditions are made and verified in children; whatever goes wrong there, no rendition exists."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from gateway.pipeline.reading import numbered_segments
from gateway.renditions.orders import PICTURE_DPI
from gateway.renditions.planning import Plan, hiding, plan
from gateway.sandbox import SandboxedRenditions, SandboxSettings, renditions
from parsers.document import Box, Locator, Segment, SegmentKind
from parsers.ocr_words import Word
from parsers.tree import read_tree
from tests import pdf_files

HIDDEN = "Marlow Finch"
LETTER = pdf_files.page((60, 100, f"Seen today with {HIDDEN} at school."), (60, 140, "No marks were seen."))


class Reads:
    """A reader of pictures that sees given words on every page."""

    def __init__(self, *words: Word) -> None:
        self.seen = words

    def words(self, picture: bytes) -> tuple[Word, ...]:
        return self.seen


class ReadsNothing:
    """A reader of pictures that fails."""

    def words(self, picture: bytes) -> None:
        return None


def planned(content: bytes = LETTER) -> Plan:
    segments = [segment for _, segment in numbered_segments(read_tree(content, "a.pdf", ""))]
    return plan(segments, hiding(segments, [HIDDEN]), [segment.id for segment in segments], "key")


@pytest.fixture(scope="module")
def servers():
    """One maker, scanner and verifier for all tests: each file has a child of its own anyway, and to start a server is slow."""
    with SandboxedRenditions(None) as found:
        yield found


@pytest.fixture
def room(servers, monkeypatch):
    """A room over those servers, by what it is looked at with; `_verifier` may be another."""

    def over_the_servers(pictures, verifier=None):
        monkeypatch.setattr(servers, "_pictures", pictures)
        monkeypatch.setattr(servers, "_verifier", verifier or servers._verifier)
        return servers

    return over_the_servers


def outcome(room, content=LETTER):
    return room.rendition(content, "a.pdf", planned())


def test_a_letter_comes_back_without_the_words(room):
    """Made, verified, looked at: a PDF, and nothing failed."""
    found = outcome(room(Reads(Word("Seen", 95.0, 100, 100, 50, 20))))
    assert found.failed == ()
    assert found.content.startswith(b"%PDF")
    assert HIDDEN.encode("utf-16-be").hex().encode() not in found.content


def test_nobody_to_look_at_it_is_a_failure(room):
    """Without a reader of pictures, or with one that fails, there is no rendition."""
    for pictures in (None, ReadsNothing()):
        found = outcome(room(pictures))
        assert (found.failed, found.content) == ((renditions.UNREAD,), b"")


def test_words_in_the_picture_are_a_failure(room):
    """What the reader of pictures still sees on the finished page stops it."""
    seen = (Word("Marlow", 95.0, 100, 100, 50, 20), Word("Finch", 95.0, 160, 100, 50, 20))
    assert outcome(room(Reads(*seen))).failed == (renditions.UNREAD,)


def test_a_letter_from_which_nothing_is_hidden_is_not_read_again(room):
    """There is nothing that a reader could find; but where there is no reader at all nothing leaves."""
    segments = [segment for part, segment in numbered_segments(read_tree(LETTER, "a.pdf", "")) if not part]
    planned = plan(segments, (), [segment.id for segment in segments], "key")
    seen = [room(pictures).rendition(LETTER, "a.pdf", planned).failed for pictures in (ReadsNothing(), None)]
    assert seen == [(), (renditions.UNREAD,)]


@pytest.mark.parametrize("target", ["tests.sandbox_targets:pairs_crash", "tests.sandbox_targets:pairs_silent"])
def test_a_verifier_that_dies_or_says_nothing_is_a_failure(room, monkeypatch, target):
    """No verdict is no pass."""
    monkeypatch.setattr(renditions, "_VERIFIER", target)
    with SandboxedRenditions(None) as other:
        assert outcome(room(Reads(), other._verifier)).failed == (renditions.UNVERIFIED,)


def test_a_verifier_out_of_time_is_a_failure(room, monkeypatch):
    """A verifier that hangs is ended, and that is a failure."""
    monkeypatch.setattr(renditions, "_VERIFIER", "tests.sandbox_targets:pairs_hang")
    monkeypatch.setattr(renditions, "_SECONDS", 3)
    with SandboxedRenditions(None, SandboxSettings(wall_seconds=3.0, cpu_seconds=3)) as other:
        assert outcome(room(Reads(), other._verifier)).failed == (renditions.UNVERIFIED,)


@pytest.mark.parametrize(
    ("content", "code"), [(pdf_files.locked(LETTER), "encrypted"), (b"%PDF-1.4 broken", "pdf"), (b"words", "unsupported")]
)
def test_what_cannot_be_drawn_says_why(room, content, code):
    """Locked, damaged, of no format with pages: a reason and no bytes."""
    found = outcome(room(Reads()), content)
    assert (found.content, found.failed) == (b"", (code,))


def scan() -> bytes:
    picture = Image.new("L", (1240, 1754), 255)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(34)
    pen.text((150, 200), "Seen today with", 0, font)
    pen.text((450, 200), "Marlow", 0, font)
    pen.text((620, 200), "at school", 0, font)
    stream = io.BytesIO()
    picture.save(stream, "PNG", dpi=(150, 150))
    return stream.getvalue()


def words_of_the_scan(*, sure: float) -> Reads:
    line = ("1", "1", "1", "1")
    return Reads(
        Word("Seen", sure, 150, 205, 80, 30, line),
        Word("today", 95.0, 240, 205, 90, 30, line),
        Word("with", 95.0, 345, 205, 80, 30, line),
        Word("Marlow", 95.0, 450, 205, 120, 30, line),
        Word("at", 95.0, 620, 205, 35, 30, line),
        Word("school", 95.0, 665, 205, 110, 30, line),
    )


def drawn_scan(room):
    """The scan's rendition and what was burnt, by the words of the room's reader."""
    content = scan()
    segment = Segment("o0", SegmentKind.BODY, "Seen today with Marlow at school", Locator(page=1, boxes=(Box(1, 60, 90, 400, 125),)))
    ordered = plan([segment], hiding([segment], ["Marlow"]), ["o0"], "key")
    return room.drawn(content, "a.png", room.ordered(content, "a.png", ordered))


def test_a_word_of_a_scan_is_burnt_with_a_margin(room):
    """The word's place by the reader of pictures, and more around it; its neighbours stay."""
    _, burnt = drawn_scan(room(words_of_the_scan(sure=95.0)))
    points = 72 / PICTURE_DPI  # the scan is drawn pixel for pixel
    (box,) = burnt
    assert box.x0 <= 450 * points - 2
    assert box.x1 >= 570 * points + 2
    assert box.y0 <= 205 * points - 2
    assert box.x0 > 345 * points


def test_a_line_of_a_scan_goes_whole_where_somebody_was_unsure(room):
    """One doubtful word on the line: no box of it is believed."""
    _, burnt = drawn_scan(room(words_of_the_scan(sure=40.0)))
    points = 72 / PICTURE_DPI  # the scan is drawn pixel for pixel
    assert min(box.x0 for box in burnt) <= 150 * points
    assert max(box.x1 for box in burnt) >= 775 * points
