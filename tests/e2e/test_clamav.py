"""A real clamd finds what it knows, also inside an archive inside a message."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from gateway.scanning import UNSCANNABLE, ClamScanner
from tests.servers import eicar, running_clamd

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def scanner() -> Iterator[ClamScanner]:
    with running_clamd() as port:
        yield ClamScanner("127.0.0.1", port)


def message_with(attachment: bytes) -> bytes:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("see attached")
    message.add_attachment(attachment, maintype="application", subtype="zip", filename="notes.zip")
    return message.as_bytes()


def zipped(content: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as container:
        container.writestr("notes.txt", content)
    return archive.getvalue()


def test_a_known_file_is_found_wherever_it_hides(scanner: ClamScanner) -> None:
    """Plain, and in a zip attached to a message."""
    for content in (eicar(), message_with(zipped(eicar()))):
        assert "Eicar-Test-Signature" in scanner.scan(content)


def test_what_is_clean_is_clean(scanner: ClamScanner) -> None:
    """Empty answer; the same message without the finding."""
    assert [scanner.scan(content) for content in (b"", b"notes", message_with(zipped(b"notes")))] == ["", "", ""]
    assert scanner.version().startswith("ClamAV")


def test_what_is_too_large_to_scan_is_not_clean(scanner: ClamScanner) -> None:
    """The scanner stops reading; that is a finding of its own."""
    assert scanner.scan(b"x" * 30_000_000) == UNSCANNABLE
