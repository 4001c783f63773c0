"""Outlook .msg files: the head, bodies, chains, files and messages inside, and what is locked."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, ParseError, SegmentKind, Status, msg, read_tree, walk
from parsers.limits import Limits
from parsers.message_head import MessageClass
from tests.compound_file import Tree, attachment, binary, compound_file, outlook_message, properties, recipient, text


def message_file(body: str = "", *, subject: str = "About Leo", html: bytes = b"", extra: Tree | None = None) -> bytes:
    return compound_file(outlook_message(body, subject=subject, html=html, extra=extra))


def kinds(raw: bytes) -> list[tuple[str, str]]:
    return [(segment.kind.value, segment.text) for segment in msg.parse(raw, DEFAULT_LIMITS).segments[1:]]


def test_the_head_is_read_from_the_properties() -> None:
    """Subject, sender by SMTP address, recipients by kind, moment in UTC, identifier without brackets."""
    people: Tree = {
        "__recip_version1.0_#00000000": recipient("MASH", "mash@council.example", 1),
        "__recip_version1.0_#00000001": recipient("Head", "head@school.example", 2),
    }
    document = read_tree(message_file("He is well.", extra=people), "note.msg")
    assert document.media_type == "application/vnd.ms-outlook"
    head = document.message
    assert head is not None
    assert (head.subject, head.sender, head.message_id) == ("About Leo", (("Ruth Abara", "r.abara@school.example"),), "1@school.example")
    assert (head.to, head.cc) == ((("MASH", "mash@council.example"),), (("Head", "head@school.example"),))
    assert head.date == "2024-01-17T21:20:00+00:00"


def test_own_words_and_quote_are_separated_as_in_mail() -> None:
    """The same separation serves both forms."""
    body = "He is at home.\r\n\r\nFrom: MASH <m@c.example>\r\nSent: 2 March 2026 09:14\r\nTo: Office\r\nSubject: Leo\r\n\r\nWhere is he?"
    found = kinds(message_file(body))
    assert found[0] == ("body", "He is at home.")
    assert found[-1] == ("quote", "Where is he?")


def test_an_html_body_is_read_where_there_is_no_text() -> None:
    """With what it hides marked."""
    assert kinds(message_file(html=b"<p>Seen today.</p><p style='display:none'>not shown</p>")) == [
        ("body", "Seen today."),
        ("hidden", "not shown"),
    ]


def test_files_and_messages_inside_are_parts() -> None:
    """An attached text is read, a forwarded message has its own head and ids of its own."""
    inner = outlook_message("Two bottles on the stairs.", subject="Visit", embedded=True)
    extra: Tree = {
        "__attach_version1.0_#00000000": attachment("map.txt", b"A bruise on the left arm."),
        "__attach_version1.0_#00000001": {**text("3001", "Visit"), "__substg1.0_3701000D": inner},
    }
    document = read_tree(message_file("See both.", extra=extra), "note.msg")
    found = {segment.id: segment.text for _, segment in walk(document)}
    assert [part.disposition for part in document.parts] == ["attachment", "message"]
    assert {"See both.", "A bruise on the left arm.", "Two bottles on the stairs."} <= set(found.values())
    assert document.parts[1].document is not None
    assert document.parts[1].document.message is not None
    assert document.parts[1].document.message.subject == "Visit"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("REPORT.IPM.Note.NDR", MessageClass.BOUNCE),
        ("REPORT.IPM.Note.IPNRN", MessageClass.READ_RECEIPT),
        ("IPM.Schedule.Meeting.Resp.Pos", MessageClass.CALENDAR_REPLY),
        ("IPM.Note.Rules.OofTemplate.Microsoft", MessageClass.AUTO_REPLY),
        ("IPM.Note", MessageClass.ORDINARY),
    ],
)
def test_outlooks_own_classes(kind: str, expected: MessageClass) -> None:
    """Reports and answers bear their class in a property."""
    message = msg.parse(message_file(extra=text("001A", kind)), DEFAULT_LIMITS).message
    assert message is not None
    assert message.message_class is expected


@pytest.mark.parametrize(
    ("raw", "status", "code"),
    [
        (message_file("", extra=text("001A", "IPM.Note.SMIME")), Status.ENCRYPTED, "wrapper_smime"),
        (message_file("Ann sent you a secure message. https://reader.egress.com/x"), Status.NEEDS_RETRIEVAL, "wrapper_portal"),
        (
            message_file("Read it.", extra={"__attach_version1.0_#00000000": attachment("message.rpmsg", b"v")}),
            Status.NEEDS_RETRIEVAL,
            "wrapper_ome",
        ),
    ],
)
def test_wrappers_in_outlook_files_are_held(raw: bytes, status: Status, code: str) -> None:
    """Saved from a mailbox, a wrapper is as empty as it was there."""
    document = msg.parse(raw, DEFAULT_LIMITS)
    assert (document.status, [f.code for f in document.findings if f.severity == "hold"]) == (status, [code])


def test_messages_inside_messages_end_at_the_limit() -> None:
    """With a verdict on the part."""
    tree = outlook_message("end", embedded=True)
    for level in range(4):
        inner: Tree = {"__attach_version1.0_#00000000": {**text("3001", "n"), "__substg1.0_3701000D": tree}}
        tree = outlook_message(f"level {level}", embedded=level < 3, extra=inner)
    document = read_tree(compound_file(tree), "n.msg", limits=Limits(depth=2))
    while document.parts:
        part = document.parts[0].document
        assert part is not None
        document = part
    assert document.status is Status.LIMITED


@settings(max_examples=60)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_a_verdict(at: int, damage: bytes) -> None:
    """Whatever bytes are wrong, a document or a parse error; never anything else."""
    raw = bytearray(message_file("He is well.", extra={"__attach_version1.0_#00000000": attachment("a.txt", b"x" * 5000)}))
    place = at % len(raw)
    raw[place : place + len(damage)] = damage
    try:
        document = msg.parse(bytes(raw), DEFAULT_LIMITS)
    except ParseError:
        return
    assert all(segment.kind in SegmentKind for segment in document.segments)


def ansi(tag: str, value: bytes) -> Tree:
    """A string property in the code page of the message."""
    return {f"__substg1.0_{tag}001E": value}


@pytest.mark.parametrize(("page", "codec"), [(1250, "cp1250"), (1251, "cp1251"), (1256, "cp1256"), (936, "gbk"), (65001, "utf-8")])
def test_strings_that_are_not_unicode_are_in_the_code_page_of_the_message(page: int, codec: str) -> None:
    """Files saved by old programs: subject, body and sender."""
    words = {"cp1250": "Zażółć gęślą", "cp1251": "Привет, мир", "cp1256": "مرحبا بالعالم", "gbk": "你好世界", "utf-8": "Grüße"}[codec]
    tree: Tree = {**ansi("0037", words.encode(codec)), **ansi("1000", words.encode(codec)), **ansi("0C1A", words.encode(codec))}
    document = msg.parse(compound_file({**tree, **properties(32, t3FFD=page)}), DEFAULT_LIMITS)
    assert [segment.text for segment in document.segments] == [words, words]
    assert document.message is not None
    assert document.message.sender == ((words, ""),)


def test_the_author_is_told_from_the_one_who_sent_it_for_them() -> None:
    """From of the mail is whom it was sent for."""
    extra: Tree = {**text("0042", "Head Teacher"), **text("5D02", "head@school.example")}
    head = msg.parse(message_file("x", extra=extra), DEFAULT_LIMITS).message
    assert head is not None
    assert head.sender == (("Head Teacher", "head@school.example"),)


def test_the_head_that_it_had_on_the_way_is_used() -> None:
    """What Outlook has no property for: where answers go, what it answers, that a machine wrote it."""
    wire = "Reply-To: Duty <duty@school.example>\r\nReferences: <1@c.example> <2@c.example>\r\nAuto-Submitted: auto-replied\r\n"
    head = msg.parse(message_file("I am away.", extra=text("007D", wire)), DEFAULT_LIMITS).message
    assert head is not None
    assert head.reply_to == (("Duty", "duty@school.example"),)
    assert head.references == ("1@c.example", "2@c.example")
    assert head.message_class is MessageClass.AUTO_REPLY


@pytest.mark.parametrize(
    "markup", [text("1013", "<p>Seen today.</p>"), ansi("1013", b"<p>Seen today.</p>"), binary("1013", b"<p>Seen today.</p>")]
)
def test_html_is_read_however_it_is_kept(markup: Tree) -> None:
    """As bytes or as a string."""
    assert kinds(message_file(extra=markup)) == [("body", "Seen today.")]


def test_text_that_says_less_than_the_page_gives_way() -> None:
    """As in mail: what only the page says is read, and what differs both ways is held."""
    words = " ".join(f"word{n}" for n in range(40))
    assert words in str(kinds(message_file("See the page.", html=f"<p>See the page. {words}</p>".encode())))
    other = " ".join(f"other{n}" for n in range(40))
    document = msg.parse(message_file(other, html=f"<p>{words}</p>".encode()), DEFAULT_LIMITS)
    assert "alternatives_differ" in [finding.code for finding in document.findings]


def test_an_object_of_another_program_is_a_file_or_held() -> None:
    """A sheet dropped into a message is never an empty message."""
    packed: Tree = {
        "__substg1.0_3701000D": {"CONTENTS": b"A bruise on the left arm."},
        **text("3001", "note.txt"),
        **properties(8, t3705=6),
    }
    strange: Tree = {"__substg1.0_3701000D": {"Workings": b"x"}, **text("3001", "drawing"), **properties(8, t3705=6)}
    extra: Tree = {"__attach_version1.0_#00000000": packed, "__attach_version1.0_#00000001": strange}
    document = read_tree(message_file("See inside.", extra=extra), "note.msg")
    first, second = (part.document for part in document.parts)
    assert first is not None
    assert second is not None
    assert "A bruise on the left arm." in [segment.text for segment in first.segments]
    assert (second.status, [finding.severity for finding in second.findings]) == (Status.UNSUPPORTED, ["hold"])


def nameid(*numbers: int) -> Tree:
    """The table that names properties 0x8000 on by these numbers."""
    rows = b"".join(struct.pack("<IHH", number, 0, place) for place, number in enumerate(numbers))
    return {"__nameid_version1.0": binary("0003", rows)}


def moments(**ticks: int) -> Tree:
    rows = [struct.pack("<HHIQ", 0x40, int(tag[1:], 16), 6, value) for tag, value in ticks.items()]
    return {"__properties_version1.0": bytes(32) + b"".join(rows)}


def test_a_contact_shows_its_particulars() -> None:
    """Telephone, home address and birthday of a contact are fields; a property without a word of ours is kept beside them."""
    extra = {**text("001A", "IPM.Contact"), **text("3A1C", "07700 900123"), **text("8000", "3 Mill Lane"), **text("8001", "knows the aunt")}
    tree = outlook_message("Ring first.", subject="Aunt", extra={**extra, **nameid(0x801A, 0x8999)}) | moments(
        t3A42=119_600_064_000_000_000
    )
    raw = compound_file(tree)
    found = kinds(raw)
    assert ("body", "Ring first.") in found
    assert {("field", "Mobile telephone: 07700 900123"), ("field", "Home address: 3 Mill Lane")} <= set(found)
    assert ("metadata", "property 8001: knows the aunt") in found
    assert ("field", "Birthday: 1980-01-01T00:00:00+00:00") in found


def test_an_appointment_shows_when_and_where() -> None:
    """Start and place of a strategy meeting are fields; a moment that Outlook keeps for "none" is none."""
    extra = {**text("001A", "IPM.Appointment"), **text("8001", "Civic Centre"), **nameid(0x820D, 0x8208, 0x8105)}
    when = moments(t8000=133_500_000_000_000_000, t8002=0x0CB34557A3DD4000)
    found = kinds(compound_file(outlook_message("Agenda.", subject="Meeting", extra=extra) | when))
    assert [pair for pair in found if pair[0] == "field"] == [
        ("field", "Location: Civic Centre"),
        ("field", "Start: 2024-01-17T21:20:00+00:00"),
    ]


def test_properties_of_a_mail_are_not_shown_as_fields() -> None:
    """A mail has a head: its properties say nothing to a reader."""
    assert kinds(message_file("He is well.", extra=text("3A1C", "07700 900123"))) == [("body", "He is well.")]
