"""What holds for any bytes and for whatever a mailer may build: nothing raised, nothing lost, ids unique."""

from __future__ import annotations

import base64
import binascii
import quopri
from collections import Counter
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, Document, ParseError, SegmentKind, eml, read_tree, walk, walk_parts
from parsers.lines import reflow
from parsers.mime import leaves, read_entity
from parsers.parameters import read_value

PIECES = st.sampled_from(
    [
        b"From: a@b.example\r\n",
        b"Subject: =?utf-8?B?w6k=?=\r\n",
        b"Content-Type: multipart/mixed; boundary=x\r\n",
        b"Content-Type: message/rfc822\r\n",
        b"Content-Type: text/html; charset=koi8-r\r\n",
        b"Content-Transfer-Encoding: base64\r\n",
        b"Content-Disposition: attachment; filename*0*=utf-8''a%; filename=\"\xff\"\r\n",
        b"\r\n",
        b"--x\r\n",
        b"--x--\r\n",
        b"begin 644 f\r\n#0V%T\r\nend\r\n",
        b"-----BEGIN PGP MESSAGE-----\r\n",
        b"> On 2 Mar 2026 a@b.example wrote:\r\n",
        b"<div hidden><blockquote type=cite>",
        b"=E9=\r\n",
        b"\x00\xff\xfe",
    ]
)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=60).filter(
    lambda name: name == name.strip() and not set(name) & set('"\\') and "=?" not in name
)


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=14).map(b"".join)))
def test_any_bytes_are_a_document_with_unique_ids(raw: bytes) -> None:
    """Hostile or broken, a message ends as a document or as a verdict; no two passages share an id."""
    try:
        document = eml.parse(raw, DEFAULT_LIMITS)
    except ParseError:
        return
    assert isinstance(document, Document)
    ids = Counter(segment.id for _, segment in walk(read_tree(raw, "x.eml", "message/rfc822")))
    assert not ids or max(ids.values()) == 1


@settings(max_examples=100)
@given(st.binary(max_size=300), st.sampled_from(["base64", "quoted-printable", "8bit"]))
def test_a_file_comes_out_as_it_went_in(content: bytes, encoding: str) -> None:
    """Whatever the transfer encoding, the receiver's bytes are the sender's."""
    if encoding == "8bit":
        content = content.replace(b"\r", b"").replace(b"\n", b"").replace(b"--x", b"")
    coded = {"base64": base64.encodebytes, "quoted-printable": lambda raw: quopri.encodestring(raw, quotetabs=True), "8bit": bytes}[
        encoding
    ]
    if encoding == "quoted-printable":
        content = content.replace(b"\r", b"").replace(b"\n", b"")
    head = f"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
    raw = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + head + coded(content).rstrip(b"\n") + b"\r\n--x--\r\n"
    assert [leaf.content() for leaf in leaves(read_entity(raw, DEFAULT_LIMITS))] == [content]


@settings(max_examples=100)
@given(st.lists(st.binary(min_size=1, max_size=300), max_size=4))
def test_nested_messages_keep_their_wire_bytes(bodies: list[bytes]) -> None:
    """A forwarded original has the hash it had, so that it can be told from a changed one."""
    nested = [b"Subject: n\r\n\r\n" + body.replace(b"--x", b"").rstrip(b"\r\n") for body in bodies]
    parts = b"".join(b"--x\r\nContent-Type: message/rfc822\r\n\r\n" + one + b"\r\n" for one in nested)
    raw = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + parts + b"--x--\r\n"
    found = [part.content for part in eml.parse(raw, DEFAULT_LIMITS).parts]
    assert found == nested


@settings(max_examples=150)
@given(NAMES, st.integers(min_value=4, max_value=20))
def test_file_names_survive_every_way_of_writing_them(name: str, width: int) -> None:
    """RFC 2231 whole and in sections, encoded words, and raw UTF-8 where nothing is allowed at all."""
    coded = quote(name, safe="")
    sections = [coded[at : at + width] for at in range(0, len(coded), width)]
    split = "; ".join(f"filename*{n}*={'utf-8' + chr(39) * 2 if n == 0 else ''}{piece}" for n, piece in enumerate(sections))
    word = "=?utf-8?B?" + base64.b64encode(name.encode()).decode() + "?="
    ways = [
        f"attachment; filename*=utf-8''{coded}",
        f'attachment; filename="{word}"',
        f'attachment; filename="{name}"',
        f"attachment; {split}",
    ]
    assert [read_value(way.encode()).get("filename") for way in ways] == [name] * len(ways)


@settings(max_examples=100)
@given(st.binary(min_size=1, max_size=500))
def test_uuencoded_files_survive(content: bytes) -> None:
    """Old scanners still send them inside the text."""
    lines = b"".join(binascii.b2a_uu(content[at : at + 45]) for at in range(0, len(content), 45))
    raw = b"Subject: scan\r\n\r\nThe scan:\r\nbegin 644 scan.tif\r\n" + lines.replace(b"\n", b"\r\n") + b"`\r\nend\r\n"
    assert [(part.untrusted_filename, part.content) for part in eml.parse(raw, DEFAULT_LIMITS).parts] == [("scan.tif", content)]


@settings(max_examples=100)
@given(st.lists(st.lists(st.sampled_from(["Leo", "was", "seen", "5", "-", "ill"]), min_size=1, max_size=30), min_size=1, max_size=5))
def test_flowed_text_comes_back_as_paragraphs(written: list[list[str]]) -> None:
    """RFC 3676: a soft break is a space at the end of a line, a hard one has none."""
    flowed = "\r\n".join(" \r\n".join(" ".join(words[at : at + 5]) for at in range(0, len(words), 5)) for words in written)
    assert reflow(flowed) == "\n".join(" ".join(words) for words in written)


def test_a_flowed_signature_and_quotes_are_not_joined() -> None:
    """RFC 3676 s4.3 and s4.5: "-- " is no soft break, and depths do not flow into each other."""
    assert reflow("> Is he \n> well?\nHe is \nwell.\n-- \nTom") == "> Is he well?\nHe is well.\n-- \nTom"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (b'attachment; filename="b\xe4r.pdf"', "bär.pdf"),
        (b"attachment; filename=b\xc3\xa4r.pdf", "bär.pdf"),
        (b"attachment; filename*=iso-8859-1'de'b%E4r.pdf", "bär.pdf"),
        (b"attachment; filename*=windows-1252''%80.pdf", "€.pdf"),
        (b'attachment; filename*0="a "; filename*1*=%62; filename*2=.pdf', "a b.pdf"),
        (b'attachment; filename="=?iso-8859-1?Q?b=E4r?=\r\n =?iso-8859-1?Q?=2Epdf?="', "bär.pdf"),
        (b'attachment; filename="C:\\\\Users\\\\Ann\\\\notes.pdf"', "C:\\Users\\Ann\\notes.pdf"),
    ],
)
def test_file_names_as_old_mailers_write_them(value: bytes, name: str) -> None:
    """Undeclared bytes, sections of both kinds, folded words, Windows paths: the name a person would read."""
    assert read_value(value).get("filename") == name


def test_every_passage_of_a_chain_is_there_in_order() -> None:
    """Own words, three earlier levels, and a nested original: all are passages, none twice."""
    level = "From: {0} <{0}@nhs.example>\r\nSent: 0{1} March 2026 09:00\r\nTo: next\r\nSubject: visit\r\n\r\nWords of {0}.\r\n\r\n"
    text = "My own words.\r\n\r\n" + "".join(level.format(name, day) for name, day in (("ward", 3), ("midwife", 2), ("gp", 1)))
    nested = "From: clerk@nhs.example\r\nSubject: original\r\nMessage-ID: <1@nhs.example>\r\n\r\nWords of the clerk."
    body = f"--x\r\nContent-Type: text/plain\r\n\r\n{text}\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n{nested}\r\n--x--\r\n"
    raw = f"Subject: FW: visit\r\nMessage-ID: <2@nhs.example>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n{body}".encode()
    said = [(s.text, s.speaker) for _, s in walk(read_tree(raw)) if s.text.startswith(("My own", "Words")) or s.kind is SegmentKind.QUOTE]
    assert said == [
        ("My own words.", ""),
        ("Words of ward.", "ward <ward@nhs.example>"),
        ("Words of midwife.", "midwife <midwife@nhs.example>"),
        ("Words of gp.", "gp <gp@nhs.example>"),
        ("Words of the clerk.", ""),
    ]
    assert [part.disposition for _, part in walk_parts(read_tree(raw))] == ["message"]


HEAD = b"From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\nMessage-ID: <1@b.example>\r\nSubject: s\r\n"


def coded_yenc(content: bytes) -> bytes:
    """As the draft says: each byte shifted, four of them escaped, lines of 128."""
    shifted = b"".join(b"=" + bytes([(c + 106) % 256]) if (c + 42) % 256 in b"\0\r\n=" else bytes([(c + 42) % 256]) for c in content)
    lines = b"\r\n".join(shifted[at : at + 128] for at in range(0, len(shifted), 128))
    return b"=ybegin line=128 size=%d name=scan.tif\r\n" % len(content) + lines + b"\r\n=yend size=%d\r\n" % len(content)


@given(st.binary(min_size=1, max_size=100))
def test_yenc_files_survive(content: bytes) -> None:
    """The file comes out as it went in, and the words around it are the text."""
    found = eml.parse(HEAD + b"\r\nBefore.\r\n" + coded_yenc(content) + b"He is at risk.\r\n", DEFAULT_LIMITS)
    assert [(part.untrusted_filename, part.content) for part in found.parts] == [("scan.tif", content)]
    assert [segment.text for segment in found.segments] == ["s", "Before.\nHe is at risk."]


def test_the_signs_of_a_file_in_a_text_are_no_words() -> None:
    """Words before and behind an uuencoded file are read, the file is a part and its signs are not shown as text."""
    coded = b"begin 644 a.txt\r\n" + binascii.b2a_uu(b"words of a file").replace(b"\n", b"\r\n") + b"`\r\nend\r\n"
    found = eml.parse(HEAD + b"\r\nBefore.\r\n\r\n" + coded + b"\r\nHe is at risk.\r\n", DEFAULT_LIMITS)
    assert [segment.text for segment in found.segments] == ["s", "Before.", "He is at risk."]
    assert [part.content for part in found.parts] == [b"words of a file"]


def test_a_file_without_its_end_stays_text() -> None:
    """Where nobody can say where a yEnc file ends, its lines and all words behind them stay."""
    found = eml.parse(HEAD + b"\r\n=ybegin line=128 size=9 name=a\r\nHe is at risk.\r\n", DEFAULT_LIMITS)
    assert "He is at risk." in found.segments[-1].text


def test_a_nested_message_in_base64_is_read_with_its_winmail() -> None:
    """RFC 2046 s5.2.1 forbids the encoding and programs use it: message, wrapped body and words are read all the same."""
    wrapped = b"\x78\x9f\x3e\x22\x01\x00" + b"".join(
        (1).to_bytes(1, "little") + number.to_bytes(4, "little") + len(text).to_bytes(4, "little") + text + bytes(2)
        for number, text in ((0x18004, b"About Ada\0"), (0x2800C, b"Seen on Monday.\0"))
    )
    tnef = b"Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(wrapped)
    inner = HEAD + b"Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\nshown\r\n--y\r\n" + tnef + b"--y--\r\n"
    part = b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(inner)
    found = read_tree(HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + part + b"--x--\r\n", "m.eml")
    wanted = ["shown", "About Ada", "Seen on Monday."]
    assert [segment.text for _, segment in walk(found) if segment.text in wanted] == wanted
