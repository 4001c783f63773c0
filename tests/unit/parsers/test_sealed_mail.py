"""Secure mail services, keys, passwords and machines' answers, as each of them really sends: none passes for an answer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from parsers import Status, read_tree
from parsers.document import Document
from parsers.message_head import MessageClass
from tests.ole_files import compound
from tests.ooxml_files import docx, paragraph
from tests.pdf_files import locked, page

HEAD = "From: Ann Other <a@school.example>\nTo: m@council.example\nSubject: RE: Leo\nMessage-ID: <9@school.example>\n"
CMS = b"0\x82\x01\x00" + bytes.fromhex("06092a864886f70d0107")
LOCKING = frozenset({Status.ENCRYPTED, Status.NEEDS_RETRIEVAL, Status.UNSUPPORTED})
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def messages(name: str, head: str) -> dict[str, bytes]:
    """Raw messages of a file beside this one, by the words behind `###`."""
    blocks = Path(__file__).with_name(name).read_text(encoding="utf-8").split("\n### ")[1:]
    titled = (block.partition("\n") for block in blocks)
    return {title: (head + text).replace("\n", "\r\n").encode() for title, _, text in titled}


def with_file(body: str, name: str, kind: str, content: bytes) -> bytes:
    """A message of a note and one file."""
    file = f'Content-Type: {kind}; name="{name}"\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n'
    top = HEAD.replace("\n", "\r\n") + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n"
    return f"{top}{body}\r\n--x\r\n{file}".encode() + content + b"\r\n--x--\r\n"


def locked_zip() -> bytes:
    """The first member's flag says that it is encrypted (APPNOTE 4.4.4)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("report.docx", b"words" * 40)
    content = bytearray(buffer.getvalue())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    return bytes(content)


def locked_office() -> bytes:
    """[MS-OFFCRYPTO] 2.3.4.10: the package is a stream of a compound file."""
    return compound({"EncryptionInfo": b"\x04\x00\x04\x00\x40\x00\x00\x00<encryption/>", "EncryptedPackage": bytes(64)})


SEALED = {
    **messages("sealed_mails.txt", HEAD),
    "smime_octets": with_file("", "smime.p7m", "application/octet-stream", CMS + b"\x03\xa0"),
    "smime_opaque_signed": with_file("", "smime.p7m", "application/pkcs7-mime; smime-type=signed-data", CMS + b"\x02\xa0"),
}
OPEN = {**messages("open_mails.txt", HEAD), "plain_docx": with_file("See attached.", "r.docx", WORD, docx(paragraph("He was seen today.")))}
MACHINES = messages("machine_mails.txt", "")
LOCKED_FILES: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "zip": ("report.zip", "application/zip", locked_zip),
    "docx": ("report.docx", WORD, locked_office),
    "xlsx": ("report.xlsx", WORKBOOK, locked_office),
    "pdf": ("report.pdf", "application/pdf", lambda: locked(page((72, 700, "He was seen today.")))),
    "pgp": ("report.docx.pgp", "application/pgp-encrypted", lambda: b"-----BEGIN PGP MESSAGE-----\r\n\r\nhQ\r\n"),
}


def everything(document: Document) -> list[Document]:
    return [document, *(inner for part in document.parts if part.document for inner in everything(part.document))]


@pytest.mark.parametrize("name", SEALED)
def test_a_wrapper_is_never_an_answer(name: str) -> None:
    """Every service: the item waits for a person, and a finding says what it is."""
    document = read_tree(SEALED[name])
    assert document.status in LOCKING
    assert [finding.code for finding in document.findings if finding.severity == "hold"]


@pytest.mark.parametrize("name", LOCKED_FILES)
def test_a_file_behind_a_password_is_said_to_be_locked(name: str) -> None:
    """Beside a readable note as well as alone in its message."""
    file_name, kind, make = LOCKED_FILES[name]
    for body in ("Please find our report. The password follows by phone.", ""):
        document = read_tree(with_file(body, file_name, kind, make()))
        assert Status.ENCRYPTED in {inner.status for inner in everything(document)}


@pytest.mark.parametrize("name", OPEN)
def test_what_can_be_read_is_read(name: str) -> None:
    """Signatures, keys and words about security lock nothing."""
    document = read_tree(OPEN[name])
    assert document.status is Status.OK
    assert any("He was seen today" in segment.text for inner in everything(document) for segment in inner.segments)


@pytest.mark.parametrize("title", MACHINES)
def test_machines_and_people_are_told_apart(title: str) -> None:
    """Absence notes, failures, receipts and calendar answers by each program; words of people, whatever their subject starts with."""
    message = read_tree(MACHINES[title], "x.eml", "message/rfc822").message
    assert message is not None
    assert message.message_class is MessageClass(title.split(maxsplit=1)[0])
