"""A file that ends its child takes nothing of the letter with it."""

import pytest

from gateway.sandbox import SandboxedReader, SandboxSettings
from parsers import Status, walk, walk_parts

INNER = b"From: c@d.example\r\nSubject: older\r\n\r\nShe told her teacher.\r\n"
LETTER = (
    b"From: a@b.example\r\nSubject: Mia\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/plain\r\n\r\nMia was seen today.\r\n"
    b"--b\r\nContent-Type: message/rfc822\r\n\r\n" + INNER + b"\r\n"
    b"--b\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=list.csv\r\n\r\nname,born\r\nAda,2015\r\n"
    b"--b--\r\n"
)


@pytest.fixture(scope="module")
def reader():
    with SandboxedReader(SandboxSettings(wall_seconds=20.0), "tests.sandbox_targets:die_of_files") as found:
        yield found


def test_the_words_of_a_letter_outlive_its_files(reader):
    """The letter and the one inside it are read; the file is named, closed, and has the verdict that holds the item."""
    document = reader.read(LETTER, "a.eml", "message/rfc822")
    text = "\n".join(segment.text for _, segment in walk(document))
    assert all(words in text for words in ("Mia was seen today.", "She told her teacher.", "list.csv"))
    assert "Ada" not in text
    statuses = [part.document.status for _, part in walk_parts(document)]
    assert statuses == [Status.OK, Status.CRASHED]


def test_a_letter_without_files_has_the_verdict_itself(reader):
    """Its own words are read, and it is held all the same."""
    document = reader.read(INNER, "a.eml", "message/rfc822")
    assert document.status is Status.CRASHED
    assert "She told her teacher." in [segment.text for segment in document.segments]


def test_what_is_no_letter_is_not_tried_again(reader):
    """The verdict stands as it was."""
    document = reader.read(b"name,born\r\nAda,2015\r\n", "list.csv", "text/csv")
    assert document.status is Status.CRASHED
    assert document.segments == ()
