"""The bytes of what stands in a file, by place."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

from hypothesis import given
from hypothesis import strategies as st

from parsers.part_contents import WANTED, WantedParts, part_contents


def mail(*files: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@school.example", "b@hub.example", "files"
    message.set_content("See the files.")
    for number, content in enumerate(files):
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=f"{number}.bin")
    return message.as_bytes()


def taken(content: bytes, *places: int) -> dict[str, bytes]:
    return dict(part_contents(content, "", "", WANTED.dump_json(WantedParts(places)).decode()))


def test_attachments_come_out_as_they_went_in() -> None:
    """By place, only those asked for, and none where there is none."""
    letter = mail(b"%PDF one\xff", b"two")
    assert taken(letter, 0, 1) == {"0": b"%PDF one\xff", "1": b"two"}
    assert taken(letter, 1, 9) == {"1": b"two"}
    assert taken(b"words", 0) == {}


def test_members_of_an_archive_come_out() -> None:
    """A file inside a file is one layer more."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "first")
        archive.writestr("b.txt", "second")
    assert taken(stream.getvalue(), 1) == {"1": b"second"}


@given(st.binary(max_size=300), st.lists(st.integers(0, 3), max_size=3))
def test_no_bytes_make_it_fail(content: bytes, places: list[int]) -> None:
    """Whatever the file: an answer, with places that were asked for."""
    assert set(taken(content, *places)) <= {str(place) for place in places}
