"""A message as a document: bodies, kinds of passage, hidden text, wrappers, classes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, MessageClass, SegmentKind, Status, eml, html, read_tree, walk, walk_parts
from parsers.limits import Limits

HEAD = b"From: Ann Other <ann@school.example>\r\nTo: mash@council.example\r\nSubject: About\r\nMessage-ID: <1@school.example>\r\n"


def mail(body, extra=b"", content_type=b"text/plain; charset=utf-8"):
    return HEAD + extra + b"Content-Type: " + content_type + b"\r\n\r\n" + body


def kinds(raw):
    return [(segment.kind.value, segment.text) for segment in eml.parse(raw, DEFAULT_LIMITS).segments[1:]]


def alternative(plain, shown):
    body = b"--x\r\nContent-Type: text/plain\r\n\r\n" + plain + b"\r\n--x\r\nContent-Type: text/html\r\n\r\n" + shown + b"\r\n--x--\r\n"
    return mail(body, content_type=b"multipart/alternative; boundary=x")


def test_the_head_is_decoded():
    """Subject, sender and identifier are plain values."""
    head = eml.parse(mail(b"x"), DEFAULT_LIMITS).message
    assert head is not None
    assert (head.subject, head.sender, head.message_id) == ("About", (("Ann Other", "ann@school.example"),), "1@school.example")


def test_paragraphs_headings_and_sections():
    """One passage a paragraph; a label line is the section of what follows."""
    segments = eml.parse(mail(b"Hello\n\nHealth:\nHe is thin.\n\nStill thin."), DEFAULT_LIMITS).segments
    assert [(s.kind, s.text, s.section) for s in segments[1:]] == [
        (SegmentKind.BODY, "Hello", ()),
        (SegmentKind.HEADING, "Health:", ()),
        (SegmentKind.BODY, "He is thin.", ("Health",)),
        (SegmentKind.BODY, "Still thin.", ("Health",)),
    ]


def test_a_reply_keeps_inline_answers_in_order():
    """Answers between quoted questions stay the author's words, in their places."""
    found = kinds(mail(b"Answers below.\n\nOn 3 Mar 2026, MASH <m@c.example> wrote:\n> Seen?\n\nYes, twice.\n\n> Hurt?\n\nA bruise."))
    assert [text for kind, text in found if kind == "body"] == ["Answers below.", "Yes, twice.", "A bruise."]
    assert [text for kind, text in found if kind == "quote"][-1] == "Hurt?"


def test_a_forwarded_chain_is_content_with_its_speaker():
    """What a FW: passes on is what we are meant to read; each level names who wrote it."""
    head = b"-----Original Message-----\nFrom: Neighbour <n@post.example>\nSent: 1 March 2026\nTo: Housing\nSubject: noise\n\n"
    body = b"See below.\n\n" + head + b"Crying all night."
    document = eml.parse(mail(body).replace(b"Subject: About", b"Subject: FW: noise"), DEFAULT_LIMITS)
    forwarded = [s for s in document.segments if s.kind is SegmentKind.FORWARDED]
    assert forwarded[-1].text == "Crying all night."
    assert forwarded[-1].speaker == "Neighbour <n@post.example>"


def test_the_same_chain_under_a_reply_is_a_quote():
    """Our own request coming back is history, not news."""
    head = b"-----Original Message-----\nFrom: MASH <m@c.example>\nSent: 1 March 2026\nTo: School\nSubject: ask\n\n"
    body = b"Nothing known.\n\n" + head + b"Please say."
    assert kinds(mail(body).replace(b"Subject: About", b"Subject: RE: ask"))[-1] == ("quote", "Please say.")


@pytest.mark.parametrize(
    "closing",
    [
        b"Kind regards\nAnn Other\nDeputy Head\n020 7946 0172",
        b"-- \nAnn Other\nSchool",
        b"Ann Other | Deputy Head | A School\n020 7946 0172\nWinners of the borough bake off again this year we are!",
    ],
)
def test_signatures(closing):
    """Sign-off, delimiter or contact card at the end."""
    found = kinds(mail(b"He had a bruise.\n\n" + closing))
    assert found[0] == ("body", "He had a bruise.")
    assert {kind for kind, _ in found[1:]} == {"signature"}


@pytest.mark.parametrize(
    "text",
    [
        "Thanks\n\nPS. I forgot to say that he told me his father locks him in the shed at night.",
        "Mother: Kelly Tanner\nDOB 19/08/1993\n07700 900152",
        "This is confidential: please do not tell the father where they live.",
        "He said -- and I quote -- that it hurts.",
    ],
)
def test_content_that_looks_like_a_closing_stays(text):
    """A fact of concern is never hidden as signature or small print."""
    found = kinds(mail(b"First.\n\n" + text.encode()))
    assert text.split("\n")[-1] in "\n".join(t for kind, t in found if kind == "body")


def test_a_disclaimer_is_small_print():
    """The usual wording is marked, the words before it are not."""
    found = kinds(mail(b"Seen today.\nThis message is intended only for the addressee. Destroy it."))
    assert [kind for kind, _ in found] == ["body", "disclaimer"]


def test_plain_text_wins_over_equal_html():
    """One of two equal bodies is read, once."""
    assert kinds(alternative(b"He is safe.", b"<p>He is safe.</p>")) == [("body", "He is safe.")]


def test_a_stub_gives_way_to_html():
    """`View this in an HTML client` is no message."""
    shown = b"<p>" + b" ".join(b"word%d" % n for n in range(40)) + b"</p>"
    assert kinds(alternative(b"Please view this e-mail in an HTML client.", shown))[0][1].startswith("word0 word1")


def test_alternatives_that_differ_are_both_read_and_held():
    """A sender who tells two readers two stories is looked at by a person."""
    one = b" ".join(b"left%d" % n for n in range(30))
    other = b"<p>" + b" ".join(b"right%d" % n for n in range(30)) + b"</p>"
    document = eml.parse(alternative(one, other), DEFAULT_LIMITS)
    assert [(f.code, f.severity) for f in document.findings] == [("alternatives_differ", "hold")]
    assert len([s for s in document.segments if s.kind is SegmentKind.BODY]) == 2


@pytest.mark.parametrize(
    "shown",
    [
        '<span style="display:none">secret</span>',
        '<span style="font-size:0px">secret</span>',
        '<div style="color:#ffffff">secret</div>',
        '<font color="white">secret</font>',
        '<div style="background:#eee;color:#eee">secret</div>',
        '<div style="position:absolute;left:-9999px">secret</div>',
        '<div style="height:0;overflow:hidden">secret</div>',
        "<div hidden>secret</div>",
        "<style>.gone{display:none}</style><p class=gone>secret</p>",
    ],
)
def test_text_out_of_sight_is_hidden(shown):
    """What a reader would not see is kept, marked and reported."""
    document = html.parse(f"<p>open</p>{shown}".encode(), DEFAULT_LIMITS)
    assert [(s.kind.value, s.text) for s in document.segments] == [("body", "open"), ("hidden", "secret")]
    assert [f.code for f in document.findings] == ["hidden_text"]


def test_remote_content_is_reported_and_never_needed():
    """A tracking pixel is a finding."""
    assert [f.code for f in html.parse(b'<p>x</p><img src="https://t.example/1.gif">', DEFAULT_LIMITS).findings] == ["remote_content"]


def test_a_data_table_gives_rows_with_cells():
    """Cells can be addressed by column."""
    head = b"<table><tr><th>Name</th><th>Year</th><th>Note</th></tr>"
    page = head + b"<tr><td>Ann</td><td>5</td><td>late</td></tr><tr><td>Bo</td><td>6</td><td></td></tr></table>"
    rows = [s for s in html.parse(page, DEFAULT_LIMITS).segments if s.kind is SegmentKind.TABLE_ROW]
    assert [row.text for row in rows] == ["Name | Year | Note", "Ann | 5 | late", "Bo | 6 | "]
    cell = rows[1].locator.cells[2]
    assert (cell.header, rows[1].text[cell.start : cell.end]) == ("Note", "late")


@pytest.mark.parametrize(
    ("extra", "subject", "expected"),
    [
        (b"Auto-Submitted: auto-replied\r\n", b"Re: x", MessageClass.AUTO_REPLY),
        (b"", b"Automatic reply: x", MessageClass.AUTO_REPLY),
        (b"Auto-Submitted: auto-generated\r\n", b"Referral 1", MessageClass.ORDINARY),
        (b"X-Failed-Recipients: a@b.example\r\n", b"x", MessageClass.BOUNCE),
        (b"Return-Path: <>\r\n", b"Undeliverable: x", MessageClass.BOUNCE),
        (b"List-Unsubscribe: <mailto:u@b.example>\r\nPrecedence: bulk\r\n", b"News", MessageClass.BULK),
        (b"List-Unsubscribe: <mailto:u@b.example>\r\nList-Id: <n.b.example>\r\n", b"News", MessageClass.BULK),
        (b"List-Unsubscribe: <mailto:u@b.example>\r\n", b"Referral", MessageClass.ORDINARY),
        (b"List-Id: <n.b.example>\r\nPrecedence: list\r\nIn-Reply-To: <1@c.example>\r\n", b"Re: Leo", MessageClass.ORDINARY),
        (b"", b"Out of Office: RE: Leo", MessageClass.AUTO_REPLY),
        (b"", b"Out of office hours concern about Leo", MessageClass.ORDINARY),
        (b"", b"Away from the office, but worried: please ring", MessageClass.ORDINARY),
        (b"", b"Reading between the lines", MessageClass.ORDINARY),
    ],
)
def test_message_classes(extra, subject, expected):
    """Machines' answers are told from people's."""
    message = eml.parse(mail(b"x", extra).replace(b"Subject: About", b"Subject: " + subject), DEFAULT_LIMITS).message
    assert message is not None
    assert message.message_class is expected


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"x", b'application/x-microsoft-rpmsg-message; name="message_v2.rpmsg"', Status.NEEDS_RETRIEVAL),
        (b"Ann has sent you a protected message.\nhttps://outlook.office365.com/Encryption/x", b"text/plain", Status.NEEDS_RETRIEVAL),
        (b"You have received a secure email. Open it at https://reader.egress.com/x", b"text/plain", Status.NEEDS_RETRIEVAL),
        (b"MIAG", b"application/pkcs7-mime; smime-type=enveloped-data", Status.ENCRYPTED),
        (b"-----BEGIN PGP MESSAGE-----\nabc", b"text/plain", Status.ENCRYPTED),
        (b"We keep the file in a secure cabinet. See https://school.example", b"text/plain", Status.OK),
    ],
)
def test_wrappers_are_never_an_empty_answer(body, content_type, status):
    """A wrapper holds the item until a person has fetched what is inside."""
    assert eml.parse(mail(body, content_type=content_type), DEFAULT_LIMITS).status is status


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (b"", MessageClass.CALENDAR_REPLY),
        (b"When: Thursday 5 March 10:00\r\nWhere: Room 2\r\n", MessageClass.CALENDAR_REPLY),
        (b"I am in court. He was hit again last night.", MessageClass.ORDINARY),
    ],
)
def test_a_note_to_a_calendar_answer_is_read(note, expected):
    """A bare answer is a machine's; what somebody adds to it is a message."""
    calendar = b"--x\r\nContent-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n--x--\r\n"
    raw = mail(b"--x\r\nContent-Type: text/plain\r\n\r\n" + note + b"\r\n" + calendar, content_type=b"multipart/alternative; boundary=x")
    message = eml.parse(raw.replace(b"Subject: About", b"Subject: Declined: strategy meeting"), DEFAULT_LIMITS).message
    assert message is not None
    assert message.message_class is expected


def test_nested_messages_are_read_in_the_tree():
    """A forwarded message attached to a message has its own head, and ids unique in the tree."""
    inner = b"From: v@h.example\r\nSubject: Visit\r\nDate: Thu, 5 Mar 2026 05:51:00 +0000\r\n\r\nTwo empty bottles."
    raw = mail(
        b"--x\r\n\r\nSee attached.\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--x--",
        content_type=b"multipart/mixed; boundary=x",
    )
    document = read_tree(raw)
    assert ("0/s1", "Two empty bottles.") in [(segment.id, segment.text) for _, segment in walk(document)]
    assert all(part.content == b"" for _, part in walk_parts(document))


def test_depth_is_limited():
    """Messages inside messages end at the limit, with a verdict on the part."""
    raw = mail(b"end")
    for _ in range(6):
        raw = mail(raw, content_type=b"message/rfc822")
    last = [part.document for _, part in walk_parts(read_tree(raw, limits=Limits(depth=3)))][-1]
    assert last is not None
    assert (last.status, last.findings[0].code) == (Status.LIMITED, "limit_depth")


def test_words_outside_the_parts_are_kept_and_marked():
    """No mail program shows what stands before the first and after the last delimiter; we do, as hidden."""
    body = b"Father is armed.\r\n--x\r\n\r\nHello\r\n--x--\r\nHe will come at six.\r\n"
    document = eml.parse(mail(body, content_type=b"multipart/mixed; boundary=x"), DEFAULT_LIMITS)
    hidden = [s.text.split() for s in document.segments if s.kind is SegmentKind.HIDDEN]
    assert hidden == [["Father", "is", "armed.", "He", "will", "come", "at", "six."]]
    assert "text_outside_parts" in [finding.code for finding in document.findings]


def test_the_usual_preamble_is_no_hidden_text():
    """A note to programs of the last century wastes nobody's time."""
    body = b"This is a multi-part message in MIME format.\r\n--x\r\n\r\nHello\r\n--x--\r\n"
    document = eml.parse(mail(body, content_type=b"multipart/mixed; boundary=x"), DEFAULT_LIMITS)
    assert [(s.kind, s.text) for s in document.segments[1:]] == [(SegmentKind.BODY, "Hello")]


def test_two_content_types_hold_the_message():
    """One program would show the text, another the parts: a person looks."""
    raw = mail(b"x", extra=b"Content-Type: multipart/mixed; boundary=x\r\n")
    assert ("content_type_repeated", "hold") in [(f.code, f.severity) for f in eml.parse(raw, DEFAULT_LIMITS).findings]


def test_two_content_types_are_read_both_ways():
    """Whatever either program would show is among the words that are searched for personal data."""
    parts = b"only plain text\r\n--x\r\n\r\nonly a part\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>a page</p>\r\n--x--\r\n"
    for types in (b"multipart/mixed; boundary=x", b"text/plain"), (b"text/plain", b"multipart/mixed; boundary=x"):
        raw = b"".join(b"Content-Type: " + each + b"\r\n" for each in types) + b"\r\n" + parts
        text = "\n".join(segment.text for segment in eml.parse(raw, DEFAULT_LIMITS).segments)
        assert "only plain text" in text
        assert "only a part\n--x" in text
        assert "<p>a page</p>" in text
        assert text.count("a page") > 1


def test_a_broken_line_of_the_head_is_kept_out_of_sight():
    """It ends no head where usual fields follow, and its words are still there."""
    raw = b"From: a@b.example\r\nno field here\r\nSubject: Leo\r\n\r\nHe is well.\r\n"
    document = eml.parse(raw, DEFAULT_LIMITS)
    assert [(s.kind, s.text) for s in document.segments] == [
        (SegmentKind.SUBJECT, "Leo"),
        (SegmentKind.BODY, "He is well."),
        (SegmentKind.HIDDEN, "no field here"),
    ]


@settings(max_examples=150)
@given(st.text(alphabet="ab \n>-_:|@<>.0 O", max_size=300))
def test_every_word_of_a_body_is_in_some_passage(text):
    """Separation never drops: each word lands in a passage."""
    segments = eml.parse(mail(text.encode()), DEFAULT_LIMITS).segments
    kept = "".join(segment.text for segment in segments)
    assert all(kept.count(letter) >= text.count(letter) for letter in "abO0")
