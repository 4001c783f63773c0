"""Locked files and passwords: the right one opens, a wrong one opens nothing, and what was opened is read in its place."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pytest
import pyzipper
from docx import Document as Word
from hypothesis import given
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from parsers import Status, walk
from parsers.errors import LimitExceeded
from parsers.limits import Limits
from parsers.tree import read_tree
from parsers.unlocking import unlock_parts, unlocked
from tests import pdf_files

PASSWORD = "blue ladder 42 é"
WORDS = "Tamika was seen with a burn on the left hand"


def locked_pdf() -> bytes:
    return pdf_files.locked(pdf_files.page((60, 60, WORDS)), PASSWORD)


def locked_zip() -> bytes:
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(PASSWORD.encode())
        archive.writestr("notes/visit.txt", WORDS)
    return out.getvalue()


def locked_docx() -> bytes:
    plain, out = io.BytesIO(), io.BytesIO()
    word = Word()
    word.add_paragraph(WORDS)
    word.save(plain)
    OOXMLFile(plain).encrypt(PASSWORD, out)
    return out.getvalue()


LOCKED: tuple[Callable[[], bytes], ...] = (locked_pdf, locked_zip, locked_docx)


def said(content: bytes, **more: dict[str, bytes]) -> str:
    return "\n".join(segment.text for _, segment in walk(read_tree(content, **more)))


@pytest.mark.parametrize("make", LOCKED)
def test_right_password_opens(make: Callable[[], bytes]) -> None:
    """A locked file is read as if it had come without its lock, once the password has opened it."""
    content = make()
    assert read_tree(content).status is Status.ENCRYPTED
    opened = dict(unlock_parts(content, "", "", PASSWORD))
    assert list(opened) == [hashlib.sha256(content).hexdigest()]
    assert WORDS in said(content, unlocked=opened)


@pytest.mark.parametrize("make", LOCKED)
def test_wrong_password_opens_nothing(make: Callable[[], bytes]) -> None:
    """A wrong password gives nothing and raises nothing."""
    assert unlock_parts(make(), "", "", "wrong") == ()


def test_locked_attachment_is_opened_in_its_place() -> None:
    """Of a message with a locked and a plain attachment only the locked one is opened; the body stays what it was."""
    message = EmailMessage()
    message["From"], message["Subject"] = "school@example.org", "Referral"
    message.set_content("Password follows by telephone.")
    message.add_attachment(locked_pdf(), maintype="application", subtype="pdf", filename="referral.pdf")
    message.add_attachment(b"plain words", maintype="text", subtype="plain", filename="note.txt")
    raw = message.as_bytes()
    opened = dict(unlock_parts(raw, "", "message/rfc822", PASSWORD))
    assert len(opened) == 1
    whole = read_tree(raw, "", "message/rfc822", unlocked=opened)
    assert [part.document.status for part in whole.parts if part.document] == [Status.OK, Status.OK]
    assert all(words in said(raw, unlocked=opened) for words in (WORDS, "plain words", "by telephone"))


def test_lock_inside_a_lock_is_opened() -> None:
    """A locked PDF in a locked archive needs the password for both, once."""
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(PASSWORD.encode())
        archive.writestr("referral.pdf", locked_pdf())
    opened = dict(unlock_parts(out.getvalue(), "", "", PASSWORD))
    assert len(opened) == 2
    assert WORDS in said(out.getvalue(), unlocked=opened)


def test_bomb_behind_a_lock_is_limited() -> None:
    """A lock does not hide a bomb: what it opens has the budget of any archive."""
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(PASSWORD.encode())
        archive.writestr("zeros", bytes(8 * 1024 * 1024))
    with pytest.raises(LimitExceeded):
        unlock_parts(out.getvalue(), "", "", PASSWORD, Limits(total_bytes=2 * 1024 * 1024))


def test_unlocked_zip_keeps_names() -> None:
    """Members keep their names: a person finds the file the sender spoke of."""
    plain = unlocked(locked_zip(), PASSWORD, Limits())
    assert plain is not None
    assert zipfile.ZipFile(io.BytesIO(plain)).namelist() == ["notes/visit.txt"]


HEADS = st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b""])


@given(HEADS, st.binary(max_size=400), st.text(max_size=20))
def test_any_bytes_and_password_are_answered(head: bytes, rest: bytes, password: str) -> None:
    """Broken files under any password open nothing, or open to bytes; nothing is raised."""
    found = unlocked(head + rest, password, Limits())
    assert found is None or isinstance(found, bytes)
