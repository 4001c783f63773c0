"""The MIME layer: wire bytes kept, broken mail read, nothing raised."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.limits import DEFAULT_LIMITS, Limits
from parsers.mime import leaves, read_entity
from parsers.transfer import decode_body, uu_files

FRAGMENTS = [b"--b", b"--b--", b"\r\n", b"\n", b"Content-Type: multipart/mixed; boundary=b", b"x: y", b" ", b"=?", b"\xff", b"text"]


def bodies(raw):
    return [leaf.content() for leaf in leaves(read_entity(raw, DEFAULT_LIMITS))]


def multipart(boundary, *parts, end=True):
    text = b"Content-Type: multipart/mixed; boundary=" + boundary + b"\r\n\r\n"
    for part in parts:
        text += b"--" + boundary.strip(b'"') + b"\r\n" + part + b"\r\n"
    return text + (b"--" + boundary.strip(b'"') + b"--\r\n" if end else b"")


def test_parts_keep_their_bytes():
    """A nested message has the hash that it had on the wire, odd spacing and all."""
    nested = b"From:  a@b.example\r\nX-Odd:\tfolded\r\n  here\r\n\r\nline  \r\n"
    raw = multipart(b"b1", b"Content-Type: message/rfc822\r\n\r\n" + nested)
    assert hashlib.sha256(bodies(raw)[0]).digest() == hashlib.sha256(nested).digest()


def test_an_unclosed_multipart_gives_its_last_part():
    """Mail cut off on the way still shows what arrived, and says so."""
    raw = multipart(b"b1", b"Content-Type: text/plain\r\n\r\nfirst", b"Content-Type: text/plain\r\n\r\nsecond", end=False)
    entity = read_entity(raw, DEFAULT_LIMITS)
    assert [leaf.content().strip() for leaf in leaves(entity)] == [b"first", b"second"]
    assert entity.faults == ("boundary_unclosed",)


def test_white_space_after_a_delimiter_is_no_content():
    """RFC 2046 allows padding after the delimiter; body lines are not eaten."""
    raw = b"Content-Type: multipart/mixed; boundary=x\n\n--x  \n\none\n--x \n\ntwo\n--x--  \n"
    assert bodies(raw) == [b"one", b"two"]


def test_a_wrong_boundary_is_guessed():
    """Where no delimiter matches, a line that delimits parts is found by what follows it."""
    raw = b"Content-Type: multipart/mixed; boundary=wrong\n\n--right\nContent-Type: text/plain\n\nhello\n--right--\n"
    assert bodies(raw) == [b"hello"]


def test_a_head_without_its_empty_line_ends_at_the_first_line_of_text():
    """Senders who forget the empty line lose nothing."""
    entity = read_entity(b"Subject: x\nThis is text\nand more\n", DEFAULT_LIMITS)
    assert (entity.first("subject").strip(), entity.content()) == (b"x", b"This is text\nand more\n")


@pytest.mark.parametrize(
    ("raw", "encoding", "expected"),
    [
        (b"aGVs\r\nbG8=", "base64", b"hello"),
        (b"aGVsbG8", "BASE64", b"hello"),
        (b"aGVs=bG8=", "base64", b"hello"),
        (b"aGVsbG8=aGVsbG8=", "base64", b"hellohello"),
        (b"this was never base64, was it?", "base64", b"this was never base64, was it?"),
        (b"caf=C3=A9 =\r\nau lait=ZZ", "quoted-printable", b"caf\xc3\xa9 au lait=ZZ"),
        (b"as it is", "8bit", b"as it is"),
        (b"as it is", "x-unknown", b"as it is"),
        (b"", "base64", b""),
    ],
)
def test_transfer_encodings(raw, encoding, expected):
    """Each encoding is undone as far as its bytes allow."""
    assert decode_body(raw, encoding) == expected


def test_uuencoded_files_are_found_in_text():
    """A file between begin and end is a file."""
    raw = b"see below\nbegin 644 note.txt\n%:&5L;&\\\n`\nend\nbye\n"
    assert [(file.name, file.content) for file in uu_files(raw)] == [(b"note.txt", b"hello")]


def test_limits_cut_and_say_so():
    """Too many parts, too deep a nesting and too long a head are cut, with the fault named."""
    many = multipart(b"b", *[b"\r\nx"] * 20)
    assert read_entity(many, Limits(parts=5)).faults == ("parts",)
    assert "header_bytes" in read_entity(b"X-A: " + b"y" * 100 + b"\nX-B: z\n\nbody", Limits(header_bytes=50)).faults
    deep = b"end"
    for level in range(40):
        name = b"n%d" % level
        deep = multipart(name, deep)
    assert "mime_depth" in read_entity(deep, DEFAULT_LIMITS).faults


@settings(max_examples=200)
@given(st.lists(st.sampled_from(FRAGMENTS)))
def test_no_bytes_raise(pieces):
    """Any sequence of structural fragments is read."""
    raw = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"\n".join(pieces)
    for leaf in leaves(read_entity(raw, DEFAULT_LIMITS)):
        assert isinstance(leaf.content(), bytes)
