"""Which request an item answers: by a reference in its words, or by the mail of ours that it replies to."""

from __future__ import annotations

import pytest

from gateway.agencies import OpenRequest
from gateway.children import ChildRecord
from gateway.ids import AgencyId, ChildId
from gateway.items import Sender, SenderStatus
from gateway.pipeline.reading import numbered_segments
from gateway.pipeline.thread import Thread, mails_answered, references_in, thread_of
from parsers import Limits
from parsers.eml import parse
from tests.fakes import NOON, MemoryChildIndex, MemoryRequestBook

ONE, OTHER = ChildId("MR-1"), ChildId("MR-2")
ASKED = Sender(SenderStatus.VERIFIED, AgencyId("AG-1"))
ELSEWHERE = Sender(SenderStatus.VERIFIED, AgencyId("AG-2"))
NOBODY = Sender(SenderStatus.UNKNOWN, None)


def request(reference: str, child: ChildId, *mails: str, status: str = "open") -> OpenRequest:
    return OpenRequest(reference, child, AgencyId("AG-1"), NOON, "Amber", NOON, status, mails=mails)


BOOK = MemoryRequestBook(
    [
        request("MASH-AAAA-0001", ONE, "<first.one@hub.example>", "<reminder.one@hub.example>"),
        request("MASH-AAAA-0002", OTHER, "other@hub.example", "both@hub.example"),
        request("MASH-AAAA-0003", ONE, "both@hub.example", "later@hub.example"),
        request("MASH-AAAA-0004", ONE, "answered@hub.example", status="closed"),
    ]
)
INDEX = MemoryChildIndex([ChildRecord(ONE, "Idris", "Kaplan", None), ChildRecord(OTHER, "Bethan", "Oakes", None)])


def thread(head: str = "", words: str = "Thank you, all is well.", sender: Sender = ASKED) -> Thread:
    mail = f"From: a@row.example\nSubject: your mail\nMessage-ID: <x@row.example>\n{head}Content-Type: text/plain\n\n{words}\n"
    document = parse(mail.encode(), Limits())
    references = references_in(document, numbered_segments(document))
    return thread_of(references, mails_answered(document), sender, requests=BOOK, index=INDEX)


def about(found: Thread) -> tuple[str, str, str]:
    """The reference, the child of the request, and whether the agency asked is answering."""
    evidence = found.evidence
    child = evidence.child.id if evidence is not None and evidence.child is not None else ""
    return found.reference, child, evidence.from_agency_asked if evidence is not None else ""


@pytest.mark.parametrize(
    "head",
    [
        "In-Reply-To: <first.one@hub.example>\n",
        "In-Reply-To: <FIRST.ONE@Hub.Example>\n",
        "References: <first.one@hub.example> <their.own@row.example>\n",
        "In-Reply-To: <their.own@row.example>\nReferences: <other@hub.example>\n <reminder.one@hub.example>\n <their.own@row.example>\n",
    ],
)
def test_a_reply_without_a_reference_is_known_by_the_mail_it_answers(head: str) -> None:
    """The nearest mail of ours chooses the request, a reminder as well; what found it is kept with how far it is trusted."""
    found = thread(head)
    assert about(found) == ("MASH-AAAA-0001", ONE, "yes")
    assert [(c.value, c.extractor, c.confidence) for c in found.claims] == [("MASH-AAAA-0001", "reply_header@1", 0.8)]
    assert found.why == ()


def test_a_mail_that_is_not_ours_names_nothing() -> None:
    """Nor does a header without any identifier."""
    for head in ("In-Reply-To: <stranger@hub.example>\n", "In-Reply-To: your mail of Friday\n", ""):
        assert (about(thread(head)), thread(head).claims) == (("", "", ""), ())


def test_a_mail_of_a_request_that_was_closed_names_nothing() -> None:
    """Nor does an older one behind it; a reference in words still does."""
    head = "In-Reply-To: <answered@hub.example>\nReferences: <first.one@hub.example> <answered@hub.example>\n"
    assert (about(thread(head)), thread(head).claims) == (("", "", ""), ())
    assert about(thread(head, "Our ref MASH-AAAA-0004.")) == ("MASH-AAAA-0004", ONE, "yes")


def test_only_the_agency_asked_answers_a_request() -> None:
    """Another that is proved and replies to our mail or writes the reference answers none: neither clock nor purpose comes of it."""
    head, words = "In-Reply-To: <first.one@hub.example>\n", "Our ref MASH-AAAA-0001."
    assert [found.answered is not None for found in (thread(head), thread(words=words))] == [True, True]
    assert [found.answered for found in (thread(head, sender=ELSEWHERE), thread(words=words, sender=ELSEWHERE))] == [None, None]


def test_a_sender_who_is_not_proved_gets_nothing_by_a_header() -> None:
    """Whoever knows an identifier can write it: the claim is shown, with no confidence, and is no evidence."""
    found = thread("In-Reply-To: <first.one@hub.example>\n", sender=NOBODY)
    assert about(found) == ("", "", "")
    assert [(c.value, c.confidence) for c in found.claims] == [("MASH-AAAA-0001", 0.0)]
    words = thread("In-Reply-To: <other@hub.example>\n", "Our ref MASH-AAAA-0001.", sender=NOBODY)
    assert (about(words), words.why) == (("MASH-AAAA-0001", ONE, "no"), ())


def test_an_agency_that_was_not_asked_proves_nothing_by_a_header() -> None:
    """As with a written reference: the child asked about is shown, and the answer counts as none."""
    found = thread("In-Reply-To: <first.one@hub.example>\n", sender=ELSEWHERE)
    assert (about(found), [c.confidence for c in found.claims]) == (("MASH-AAAA-0001", ONE, "no"), [0.0])


def test_a_reference_and_a_header_of_one_child_agree() -> None:
    """The words say which request is answered, where two are open about the child."""
    found = thread("In-Reply-To: <later@hub.example>\n", "Our ref MASH-AAAA-0001.")
    assert (about(found), found.why) == (("MASH-AAAA-0001", ONE, "yes"), ())
    assert [(c.value, c.extractor, c.confidence) for c in found.claims] == [
        ("MASH-AAAA-0001", "reference@1", 1.0),
        ("MASH-AAAA-0003", "reply_header@1", 0.8),
    ]


def test_a_reference_and_a_header_of_two_children_are_a_persons_question() -> None:
    """Both are kept: the words' request as before, the header's beside it."""
    found = thread("In-Reply-To: <other@hub.example>\n", "Our ref MASH-AAAA-0001.")
    assert (about(found), found.why) == (("MASH-AAAA-0001", ONE, "yes"), ("reply_contradicts_reference",))
    assert found.evidence is not None
    assert found.evidence.beside is not None
    assert (found.evidence.beside.reference, found.evidence.beside.told_by) == ("MASH-AAAA-0002", "reply_header@1")


def test_an_unknown_reference_beside_a_known_header_is_a_persons_question() -> None:
    """A slip of the pen, or another thread: the header's request is proposed, and nothing goes by rule."""
    found = thread("In-Reply-To: <first.one@hub.example>\n", "Our ref MASH-ZZZZ-0001.")
    assert (about(found), found.why) == (("MASH-AAAA-0001", ONE, "yes"), ("reply_contradicts_reference",))


def test_a_mail_about_two_children_says_of_neither_that_it_is_meant() -> None:
    """The words must; where they give one of the two references, the header agrees."""
    assert about(thread("In-Reply-To: <both@hub.example>\n")) == ("", "", "")
    found = thread("In-Reply-To: <both@hub.example>\n", "Our ref MASH-AAAA-0002.")
    assert (about(found), found.why) == (("MASH-AAAA-0002", OTHER, "yes"), ())
