"""Mails whose words are elsewhere: secure mail services, file links, keys and certificates; and mails that only speak of them."""

import pytest

from parsers import Document, Status, read_tree

HEAD = b"From: a@school.example\r\nTo: m@council.example\r\nSubject: About L\r\nMessage-ID: <1@school.example>\r\n"
CMS = b"0\x82\x01\x00" + bytes.fromhex("06092a864886f70d0107")


def mail(body: bytes, content_type: bytes = b"text/plain; charset=utf-8") -> bytes:
    return HEAD + b"Content-Type: " + content_type + b"\r\n\r\n" + body


def with_file(text: bytes, name: bytes, content_type: bytes, content: bytes) -> bytes:
    head = b"Content-Type: " + content_type + b'; name="' + name + b'"\r\nContent-Disposition: attachment; filename="' + name + b'"\r\n\r\n'
    body = b"--x\r\n\r\n" + text + b"\r\n--x\r\n" + head + content + b"\r\n--x--\r\n"
    return mail(body, b"multipart/mixed; boundary=x")


def held(document: Document) -> list[str]:
    return [finding.code for finding in document.findings if finding.severity == "hold"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (with_file(b"Read the message", b"message_v2.rpmsg", b"application/x-microsoft-rpmsg-message", b"x"), "wrapper_ome"),
        (with_file(b"Ann has sent you a protected message.", b"message.rpmsg", b"application/octet-stream", b"x"), "wrapper_ome"),
        (
            mail(
                b'<p>Ann has sent you a protected message</p><a href="https://outlook.office365.com/Encryption/r?x">Read</a>', b"text/html"
            ),
            "wrapper_portal",
        ),
        (
            with_file(b"You've received an encrypted message. Open the attachment.", b"message.html", b"text/html", b"<html>x"),
            "wrapper_portal",
        ),
        (with_file(b"A package for you by Egress", b"package.switch", b"application/octet-stream", b"x"), "wrapper_portal"),
        (mail(b"This email has been encrypted by Egress.\nClick: https://reader.egress.com/abc"), "wrapper_portal"),
        (mail(b"A secure message waits at https://manager.galaxkey.com/x"), "wrapper_portal"),
        (mail(b"This message is encrypted using our service. To view it https://mail.nhs.example/x"), "wrapper_portal"),
        (with_file(b"This is a secure, encrypted message.", b"SecureMessageAtt.html", b"text/html", b"<html>"), "wrapper_portal"),
        (with_file(b"Read your secure message there.", b"securedoc_2026.html", b"text/html", b"<html>"), "wrapper_portal"),
        (mail(b"Ann sent you a password-protected email. Unlock it: https://mail.proton.me/eo/x"), "wrapper_portal"),
        (mail(b"A new referral about a pupil has come. Log in to view it: https://system.example/r/9"), "wrapper_portal"),
        (mail(b"Ann shared a file with you. https://school-my.sharepoint.com/:b:/p/x"), "wrapper_files"),
        (mail(b"ann@school.example sent you some files. https://wetransfer.com/downloads/x"), "wrapper_files"),
        (mail(b"Pick up your files with the code 1234 at https://sft.nhs.net/x"), "wrapper_files"),
    ],
)
def test_words_behind_a_link_are_to_be_fetched(raw: bytes, code: str) -> None:
    """Never an empty answer: a person fetches what the service holds."""
    document = read_tree(raw)
    assert (document.status, held(document)[-1]) == (Status.NEEDS_RETRIEVAL, code)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (mail(b"MIIB", b"application/pkcs7-mime; smime-type=enveloped-data"), "wrapper_smime"),
        (mail(CMS + b"\x03\xa0", b"application/x-pkcs7-mime; name=smime.p7m"), "wrapper_smime"),
        (with_file(b"", b"smime.p7m", b"application/octet-stream", CMS + b"\x03\xa0"), "wrapper_smime"),
        (mail(b"-----BEGIN PGP MESSAGE-----\n\nabc"), "wrapper_pgp"),
        (
            mail(b"--x\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--x--", b"multipart/encrypted; boundary=x"),
            "wrapper_pgp",
        ),
    ],
)
def test_mails_locked_with_a_key(raw: bytes, code: str) -> None:
    """The whole mail is locked, and the code says with what."""
    document = read_tree(raw)
    assert (document.status, held(document)[-1]) == (Status.ENCRYPTED, code)


def test_a_signed_mail_that_is_opaque_is_not_called_locked() -> None:
    """A person with Outlook can open it: the next step differs."""
    document = read_tree(mail(CMS + b"\x02\xa0", b"application/pkcs7-mime; name=smime.p7m"))
    assert (document.status, held(document)) == (Status.UNSUPPORTED, ["smime_opaque_signed"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (b"report.pdf.pgp", b"-----BEGIN PGP MESSAGE-----\r\n\r\nabc"),
        (b"report.pdf.gpg", b"\x85\x01\x0c\x03" + bytes(range(200))),
        (b"report.p7e", CMS + b"\x03\xa0" + bytes(60)),
    ],
)
def test_a_locked_file_beside_readable_text(name: bytes, content: bytes) -> None:
    """The text is read; the file waits for its key."""
    document = read_tree(with_file(b"He is safe.", name, b"application/octet-stream", content))
    assert document.status is Status.OK
    assert [part.document.status for part in document.parts if part.document] == [Status.ENCRYPTED]


@pytest.mark.parametrize(
    "text",
    [
        b"Please answer by secure e-mail. Our policy: https://school.example/policy",
        b"I sent you a secure message on Monday and got no answer. He has bruises. https://school.example",
        b"We have received an encrypted email from the father, who says https://post.example is his page.",
        b"We keep the file in a secure cabinet. See https://school.example",
        b"He was sent home. The deputy shared her notes with you by phone. https://school.example",
        b"Mother said she could not log in to see her account. https://bank.example",
    ],
)
def test_mails_that_only_speak_of_such_things_are_read(text: bytes) -> None:
    """A sentence about secure mail is a sentence."""
    document = read_tree(mail(text))
    assert (document.status, held(document)) == (Status.OK, [])


def test_a_file_link_beside_a_message_of_its_own_is_looked_at() -> None:
    """The words are read and matched; a person looks behind the link."""
    text = b"Leo told the nurse that he is hit. " * 40 + b"The body map: https://school.sharepoint.com/:b:/s/x"
    document = read_tree(mail(text))
    assert (document.status, held(document)) == (Status.OK, ["link_to_files"])
