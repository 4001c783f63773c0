"""winmail.dat: what Outlook wrapped is read as if it had not been wrapped."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, Malformed, ParseError, SegmentKind, Status, read_tree, tnef


def attribute(number: int, content: bytes, level: int = 1) -> bytes:
    return struct.pack("<BII", level, number, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)


def variable(number: int, kind: int, value: bytes) -> bytes:
    return struct.pack("<HHII", kind, number, 1, len(value)) + value + bytes(-len(value) % 4)


def properties(*found: bytes) -> bytes:
    return struct.pack("<I", len(found)) + b"".join(found)


def stream(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


def new_file(name: str, content: bytes, long_name: str = "") -> bytes:
    more = attribute(0x69005, properties(variable(0x3707, 0x1F, (long_name + "\0").encode("utf-16-le"))), 2) if long_name else b""
    return attribute(0x69002, bytes(14), 2) + attribute(0x18010, name.encode() + b"\0", 2) + attribute(0x6800F, content, 2) + more


def test_body_subject_and_attachments():
    """The plain body is text of the document; each attachment is a part under its long name, and is read."""
    data = stream(
        attribute(0x18004, b"About Ada\0"),
        attribute(0x2800C, b"Seen on Monday.\0"),
        new_file("LETTER~1.TXT", b"words of the letter", "Letter to the school.txt"),
    )
    found = read_tree(data, "winmail.dat")
    assert [(s.kind, s.text) for s in found.segments][:2] == [(SegmentKind.SUBJECT, "About Ada"), (SegmentKind.BODY, "Seen on Monday.")]
    assert [part.untrusted_filename for part in found.parts] == ["Letter to the school.txt"]
    assert found.parts[0].document is not None
    assert [s.text for s in found.parts[0].document.segments] == ["words of the letter"]


def test_a_body_in_html_is_a_part():
    """HTML from the message's own properties, behind a named property and a number, is read in its own part."""
    named = struct.pack("<HH", 0x1F, 0x8001) + bytes(16) + struct.pack("<II", 1, 4) + "ab".encode("utf-16-le")
    named += struct.pack("<II", 1, 4) + "x\0".encode("utf-16-le")
    number = struct.pack("<HHI", 3, 0x3FDE, 65001)
    data = stream(attribute(0x69003, properties(named, number, variable(0x1013, 0x102, b"<html><body><p>shown words</p></body></html>"))))
    found = read_tree(data, "winmail.dat")
    assert [part.declared_type for part in found.parts] == ["text/html"]
    assert found.parts[0].document is not None
    assert "shown words" in [s.text for s in found.parts[0].document.segments]


def test_a_message_inside_is_read():
    """An embedded message stands behind its interface identifier: it is read as a stream of its own."""
    inner = stream(attribute(0x2800C, b"inner words\0"))
    wrapped = attribute(0x69002, bytes(14), 2) + attribute(0x69005, properties(variable(0x3701, 0x0D, bytes(16) + inner)), 2)
    found = read_tree(stream(wrapped), "winmail.dat")
    assert found.parts[0].document is not None
    assert [s.text for s in found.parts[0].document.segments] == ["inner words"]


def test_a_cut_off_stream_is_held():
    """Half a stream is malformed: what is missing may be the attachment."""
    data = stream(attribute(0x2800C, b"Seen on Monday.\0"), new_file("a.txt", b"x" * 100))
    with pytest.raises(Malformed):
        tnef.parse(data[:-60], DEFAULT_LIMITS)
    found = read_tree(data[:-60], "winmail.dat")
    assert (found.status, [f.severity for f in found.findings]) == (Status.MALFORMED, ["hold"])


@given(st.binary(max_size=200), st.sampled_from([0x69003, 0x69005, 0x2800C, 0x69002]))
def test_any_bytes_are_read_or_refused(noise, number):
    """Noise as a stream and noise inside an attribute: a document or a ParseError."""
    for data in (stream(noise), stream(attribute(0x69002, b"", 2), attribute(number, noise))):
        try:
            found = tnef.parse(data, DEFAULT_LIMITS)
        except ParseError:
            continue
        assert all(s.text for s in found.segments)
        assert all(part.size == len(part.content) for part in found.parts)


def test_a_task_shows_its_owner_and_when_it_is_due():
    """Named properties of a task or a contact are fields; the same in a mail are not."""
    ticks = struct.pack("<HH", 0x40, 0x8001) + bytes(16) + struct.pack("<II", 0, 0x8105) + struct.pack("<Q", 133_500_000_000_000_000)
    words = "Ann Other\0".encode("utf-16-le")
    owner = struct.pack("<HH", 0x1F, 0x8002) + bytes(16) + struct.pack("<IIII", 0, 0x811F, 1, len(words)) + words + bytes(-len(words) % 4)
    shown = {}
    for kind in (b"IPM.Task\0", b"IPM.Note\0"):
        data = stream(attribute(0x78008, kind), attribute(0x2800C, b"Visit.\0"), attribute(0x69003, properties(ticks, owner)))
        shown[kind] = [s.text for s in tnef.parse(data, DEFAULT_LIMITS).segments if s.kind is SegmentKind.FIELD]
    assert shown == {b"IPM.Task\0": ["Due date: 2024-01-17T21:20:00+00:00", "Owner: Ann Other"], b"IPM.Note\0": []}
