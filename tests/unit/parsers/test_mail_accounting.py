"""Every byte of a message has a place in its tree, and what is too much is cut before it costs time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, Status, eml, read_tree, walk_parts
from parsers.limits import Limits
from parsers.mime import margins, pieces, read_entity
from tests.tolerant_mail import MESSAGES

LINES = st.sampled_from(
    [
        b"--x",
        b"--x ",
        b"--x--",
        b"--xy",
        b"--y",
        b"--y--",
        b"",
        b" fold",
        b"words",
        b"Subject: s",
        b"Content-Type: text/plain",
        b"Content-Type: text/html",
        b"Content-Type: message/rfc822",
        b"Content-Type: multipart/mixed; boundary=x",
        b"Content-Type: multipart/alternative; boundary=y",
        b"Content-Transfer-Encoding: base64",
        b"\xff\x00",
    ]
)
BREAKS = st.sampled_from([b"\r\n", b"\n", b"\r"])


def check(raw: bytes) -> None:
    """The pieces of the tree are the message; what stands in a gap is a delimiter, blank, or margin, which is read as hidden text."""
    entity = read_entity(raw, DEFAULT_LIMITS)
    found = list(pieces(entity))
    assert b"".join(piece for _, piece in found) == raw
    outside = b"".join(margins(entity))
    stray = [line for kind, piece in found if kind == "gap" for line in piece.splitlines() if line.strip() and line not in outside]
    assert all(line.startswith(b"--") for line in stray)


@settings(max_examples=300)
@given(st.lists(st.tuples(LINES, BREAKS), max_size=40), st.sampled_from([b"", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"]))
def test_the_spans_of_a_tree_make_up_its_bytes(lines: list[tuple[bytes, bytes]], lead: bytes) -> None:
    """Heads, contents, delimiters and margin are all there is: no byte is in none of them, none in two."""
    check(lead + b"".join(line + end for line, end in lines))


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_any_bytes_are_accounted_for(raw: bytes) -> None:
    """Also where nothing is mail."""
    check(raw)


@pytest.mark.parametrize("name", MESSAGES)
def test_every_odd_message_is_accounted_for(name: str) -> None:
    """The same over messages that bend the rules on purpose."""
    check(MESSAGES[name][0])


def fields(count: int, text: bytes) -> bytes:
    return b"".join(text for _ in range(count))


TOO_MUCH: dict[str, tuple[bytes, Limits, str]] = {
    "header_bytes": (
        b"Subject: s\r\n" + fields(60, b"X-Pad: 0123456789\r\n") + b"\r\nwords",
        replace(DEFAULT_LIMITS, header_bytes=500),
        "header_bytes",
    ),
    "parts": (
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + fields(20, b"--x\r\n\r\nwords\r\n") + b"--x--\r\n",
        replace(DEFAULT_LIMITS, parts=5),
        "parts",
    ),
    "mime_depth": (
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(9)) + b"\r\nwords",
        replace(DEFAULT_LIMITS, mime_depth=4),
        "mime_depth",
    ),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_too_much_is_cut_and_held(name: str) -> None:
    """The cut is said, the item is held, and what lies behind the cut is still among the bytes."""
    raw, limits, fault = TOO_MUCH[name]
    document = eml.parse(raw, limits)
    assert document.status is Status.LIMITED
    assert ("limit_" + fault, "hold") in [(finding.code, finding.severity) for finding in document.findings]
    assert b"".join(piece for _, piece in pieces(read_entity(raw, limits))) == raw


def test_addresses_and_encoded_words_are_capped_before_they_are_decoded() -> None:
    """So many and no more; the words behind the cap stay as they were sent."""
    limits = replace(DEFAULT_LIMITS, addresses=7, encoded_words=3)
    raw = b"To: " + fields(50, b"a@b.example,\r\n ") + b"\r\nTo: c@d.example\r\nSubject: " + fields(9, b"=?utf-8?q?x?= ") + b"\r\n\r\nwords"
    head = eml.parse(raw, limits).message
    assert head is not None
    assert len(head.to) == 7
    assert head.subject.startswith("xxx")
    assert head.subject.count("=?utf-8?q?x?=") == 6


def test_messages_inside_messages_end_at_the_depth_of_the_tree() -> None:
    """Twenty nested messages, read as deep as allowed; the rest is held."""
    raw = b"Subject: inmost\r\n\r\nwords"
    for _ in range(20):
        raw = b"Subject: outer\r\nContent-Type: message/rfc822\r\n\r\n" + raw
    documents = [part.document for _, part in walk_parts(read_tree(raw, "x.eml", "message/rfc822"))]
    assert documents[-1] is not None
    assert documents[-1].status is Status.LIMITED
    assert len(documents) == DEFAULT_LIMITS.depth + 1
