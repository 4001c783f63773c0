"""What an item is before anyone asks whom it is about."""

import pytest

from gateway.items import ItemState, Sender, SenderStatus
from gateway.pipeline.triage import Sight, early_ending, reasons_to_look
from parsers import Document, Finding, MessageClass, MessageHead, Part, Segment, SegmentKind, Status, Submission
from tests.makers import VERIFIED

FORGED = Sender(SenderStatus.FORGED, None, reasons=("dmarc_fail",))
UNKNOWN = Sender(SenderStatus.UNKNOWN, None, reasons=("unknown_domain",))


def mail(kind=MessageClass.ORDINARY, **changes):
    head = MessageHead("s", (("", "a@b.example"),), (), (), (), "", "<1@b.example>", (), (), kind)
    return Document("message/rfc822", message=head, **changes)


def inside(document):
    return mail(parts=(Part("x", "application/pdf", "00", 1, document=document),))


@pytest.mark.parametrize(
    ("sight", "state", "why"),
    [
        (Sight(mail(), VERIFIED, signature="Eicar"), ItemState.QUARANTINED, "malware"),
        (
            Sight(inside(Document("x", findings=(Finding("executable", severity="quarantine"),))), VERIFIED),
            ItemState.QUARANTINED,
            "executable",
        ),
        (Sight(mail(), FORGED), ItemState.QUARANTINED, "sender_forged"),
        (Sight(mail(), VERIFIED, earlier="it_0"), ItemState.DUPLICATE, "duplicate"),
        (Sight(mail(MessageClass.AUTO_REPLY), VERIFIED), ItemState.IGNORED, "auto_reply"),
        (Sight(mail(MessageClass.BOUNCE), UNKNOWN), ItemState.IGNORED, "bounce"),
        (Sight(mail(MessageClass.BULK), UNKNOWN), ItemState.IGNORED, "bulk"),
        (Sight(Document("a/b", submissions=(Submission("g", "f", "r", "", "test"),)), VERIFIED), ItemState.IGNORED, "test_submission"),
        (Sight(inside(Document("x", Status.NEEDS_RETRIEVAL)), VERIFIED), ItemState.NEEDS_RETRIEVAL, "needs_retrieval"),
        (Sight(Document("application/pdf", Status.ENCRYPTED), VERIFIED), ItemState.AWAITING_PASSWORD, "locked"),
        (Sight(Document("application/pdf", Status.CRASHED), VERIFIED), ItemState.QUARANTINED, "unreadable_crashed"),
    ],
)
def test_early_endings(sight, state, why):
    """Each rule ends an item in its state with its own code first."""
    ending = early_ending(sight)
    assert ending is not None
    assert (state, why) == (ending.state, ending.why[0])


def test_a_forged_automatic_repeat_is_quarantined_and_not_ignored():
    """Nothing hostile hides behind a harmless class."""
    ending = early_ending(Sight(mail(MessageClass.AUTO_REPLY), FORGED, earlier="it_0"))
    assert ending is not None
    assert ending.state is ItemState.QUARANTINED


def test_bulk_mail_of_a_known_agency_is_read():
    """A newsletter header on a known agency's message does not lose it."""
    assert early_ending(Sight(mail(MessageClass.BULK), VERIFIED)) is None


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (inside(Document("application/zip", Status.ENCRYPTED)), "part_locked"),
        (inside(Document("application/msword", Status.UNSUPPORTED)), "part_unread"),
        (inside(Document("a/b", findings=(Finding("macro", severity="hold"),))), "macro"),
        (inside(Document("a/b", segments=(Segment("s0", SegmentKind.HIDDEN, "obey"),))), "hidden_text"),
    ],
)
def test_what_is_inside_is_looked_at(document, reason):
    """A locked, unread, suspicious or hidden part brings a person to an otherwise readable item."""
    assert early_ending(Sight(document, VERIFIED)) is None
    assert reason in reasons_to_look(Sight(document, VERIFIED))


def test_an_unproved_sender_is_always_a_reason():
    """Who is not proved is never matched automatically."""
    assert reasons_to_look(Sight(mail(), UNKNOWN)) == ("sender_not_verified", "unknown_domain")


def test_a_plain_item_of_a_proved_sender_gives_no_reason():
    """No reason is made up where there is none."""
    assert reasons_to_look(Sight(mail(), VERIFIED)) == ()


def test_a_letter_beside_a_test_form_is_read():
    """Somebody tried the form out and attached a real letter: the letter is not ignored with it."""
    form = Part("form.json", "", "", 1, document=Document("a/b", submissions=(Submission("g", "f", "r", "", "test"),)))
    letter = Part("letter.pdf", "", "", 1, document=Document("c/d", segments=(Segment("s0", SegmentKind.BODY, "A bruise."),)))
    both = Sight(mail(parts=(form, letter)), VERIFIED)
    assert early_ending(both) is None
    assert "test_submission" in reasons_to_look(both)
    ending = early_ending(Sight(mail(parts=(form,)), VERIFIED))
    assert ending is not None
    assert ending.why == ("test_submission",)
