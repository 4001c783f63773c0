"""Messages that bend the rules are read as a tolerant mail program reads them."""

from __future__ import annotations

import hashlib

import pytest

from parsers import DEFAULT_LIMITS, eml
from parsers.document import Document
from parsers.summary import EmailSummary, summarise
from parsers.tree import read_tree
from tests.tolerant_mail import MESSAGES, Expected


def differences(found: EmailSummary, expected: Expected) -> list[tuple[str, object, object]]:
    """(what, found, expected) wherever the two differ."""
    head, text = found.head, f"{found.plain}\n{found.html}"
    names = tuple(part.likely_name or part.untrusted_filename for part in found.parts if part.untrusted_filename)
    hashes = [part.sha256 for part in found.parts]
    pairs = (
        ("subject", head.likely_subject or head.subject, expected.subject),
        ("sender", tuple("|".join(each) for each in head.sender), expected.sender),
        ("to", tuple("|".join(each) for each in head.to), expected.to),
        ("date", head.date, expected.date),
        ("names", names, expected.names),
    )
    out: list[tuple[str, object, object]] = [(what, got, wanted) for what, got, wanted in pairs if wanted is not None and got != wanted]
    out += [("shown", text, piece) for piece in expected.shown if piece not in text]
    out += [("unshown", text, piece) for piece in expected.unshown if piece in text]
    wanted = [hashlib.sha256(content).hexdigest() for content in expected.payloads or ()]
    return out + [("payload", [part.content for part in found.parts], expected.payloads) for each in wanted if each not in hashes]


@pytest.mark.parametrize("name", MESSAGES)
def test_a_message_that_bends_the_rules_is_read(name: str) -> None:
    """Head, words shown, file names and file contents, whatever the sender's program did to the form."""
    raw, expected = MESSAGES[name]
    assert differences(summarise(raw, DEFAULT_LIMITS), expected) == []
    assert isinstance(eml.parse(raw, DEFAULT_LIMITS), Document)


def test_letters_that_no_byte_declares_are_read_but_never_claimed() -> None:
    """Subject and file name keep U+FFFD where bare bytes declare no letter; the passages hold the likely word for readers."""
    raw = (
        b"Subject: Besuch bei Zo\xeb\r\nContent-Type: text/plain; charset=iso-8859-1; name=x\r\n"
        b'Content-Disposition: attachment; filename="Zo\xeb.txt"\r\n\r\nhello\r\n'
    )
    document = read_tree(raw, "mail.eml", "message/rfc822")
    assert document.message is not None
    assert (document.message.subject, document.parts[0].untrusted_filename) == ("Besuch bei Zo\ufffd", "Zo\ufffd.txt")
    assert [s.text for s in document.segments if s.kind.value in {"subject", "file_name"}] == ["Besuch bei Zoë", "Zoë.txt"]
