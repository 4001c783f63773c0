"""Which open request an item claims to answer, and whether the agency asked is the one answering.

The claim is a reference in its words or, without one, a mail of ours that it replies to. Either names a thread, never a child:
people reply to the wrong thread. Quoted history does not count as a claim where the author's own words hold a reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gateway.agencies import OpenRequest
from gateway.items import Sender
from gateway.matching.evidence import REPLY_HEADER, WRITTEN, Evidence, reference_evidence
from gateway.matching.rules import ThreadEvidence
from gateway.ports import ChildIndex, RequestBook
from parsers import Document, Segment, SegmentKind

REFERENCE = re.compile(r"\bMASH-[0-9A-Z]{4}-[0-9A-Z]{4}\b", re.IGNORECASE)
SAID_BY_OTHERS = frozenset({SegmentKind.QUOTE, SegmentKind.DISCLAIMER, SegmentKind.HIDDEN, SegmentKind.METADATA})
CONTRADICTED = "reply_contradicts_reference"


@dataclass(frozen=True, slots=True)
class Thread:
    """The claim and what we know of it. `reference` is "" where none was found.

    `claims` are the references found, each with what found it and how far it is to be trusted; `why` is a reason to hold the item.
    """

    reference: str
    request: OpenRequest | None
    evidence: ThreadEvidence | None
    claims: tuple[Evidence, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def answered(self) -> OpenRequest | None:
        """The request, where the agency asked is the one answering: to anybody else's item it gives neither answer nor purpose."""
        return self.request if self.evidence is not None and self.evidence.from_agency_asked == "yes" else None


def references_in(document: Document, segments: tuple[tuple[str, Segment], ...]) -> tuple[str, ...]:
    """All references, the author's own words first, then quoted history; upper case, without repeats."""
    own = [s.text for _, s in segments if s.kind not in SAID_BY_OTHERS]
    form = [leaf.value for sub in document.submissions for leaf in sub.leaves if leaf.path == "reference"]
    subject = [document.message.subject] if document.message else []
    quoted = [s.text for _, s in segments if s.kind is SegmentKind.QUOTE]
    found = (match.group().upper() for text in (*subject, *form, *own, *quoted) for match in REFERENCE.finditer(text))
    return tuple(dict.fromkeys(found))


def mails_answered(document: Document) -> tuple[str, ...]:
    """Message-IDs of the mails that this one replies to, the nearest first (RFC 5322 s3.6.4: the parent is the last of References)."""
    message = document.message
    return () if message is None else tuple(dict.fromkeys((*message.in_reply_to, *reversed(message.references))))


def thread_of(references: tuple[str, ...], mails: tuple[str, ...], sender: Sender, *, requests: RequestBook, index: ChildIndex) -> Thread:
    """The first reference that is an open request, else the request of the nearest mail of ours, else the first that was written.

    Of a sender who is not proved, the header counts for nothing. Where words and header tell of different children, or the words
    of a request that is none of ours, a person decides.
    """
    written = _written(references, sender, requests, index)
    asked = _requests_of(mails, requests)
    claims = tuple(_claim(r.reference, REPLY_HEADER, _is_asked(sender, r)) for r in asked)
    if written.reference:
        claims = (_claim(written.reference, WRITTEN, written.evidence is not None and written.evidence.from_agency_asked == "yes"), *claims)
    if not asked or sender.agency is None:
        return replace(written, claims=claims)
    return replace(_with_header(written, [_by_header(r, sender, index) for r in asked]), claims=claims)


def _written(references: Sequence[str], sender: Sender, requests: RequestBook, index: ChildIndex) -> Thread:
    for reference in references:
        request = requests.by_reference(reference)
        if request is not None:
            return _thread(request, WRITTEN, sender, index)
    first = references[0] if references else ""
    return Thread(first, None, ThreadEvidence(first, None, "no") if first else None)


def _requests_of(mails: Sequence[str], requests: RequestBook) -> tuple[OpenRequest, ...]:
    """Those of the nearest mail that is ours: what it was itself a reply to was about something else, or about the same.

    Not those that were closed since: whoever replies to an old mail writes of something new.
    """
    nearest: tuple[OpenRequest, ...] = next((found for mail in mails if (found := requests.by_mail(mail))), ())
    return tuple(request for request in nearest if request.status.lower() != "closed")


def _by_header(request: OpenRequest, sender: Sender, index: ChildIndex) -> Thread:
    return _thread(request, REPLY_HEADER, sender, index)


def _with_header(written: Thread, by_header: Sequence[Thread]) -> Thread:
    """What both say together."""
    children = {_about(thread) for thread in by_header}
    if not written.reference:
        return by_header[0] if len(children) == 1 else written  # one mail about two children says of neither that it is meant
    if written.request is None:
        return replace(by_header[0], why=(CONTRADICTED,)) if len(children) == 1 else replace(written, why=(CONTRADICTED,))
    if _about(written) in children or written.evidence is None:
        return written
    return replace(written, evidence=replace(written.evidence, beside=by_header[0].evidence), why=(CONTRADICTED,))


def _about(thread: Thread) -> str:
    """The child of the request as the index has it: a merged record's survivor."""
    if thread.evidence is not None and thread.evidence.child is not None:
        return thread.evidence.child.id
    return thread.request.child if thread.request is not None else ""


def _thread(request: OpenRequest, told_by: str, sender: Sender, index: ChildIndex) -> Thread:
    asked = "yes" if _is_asked(sender, request) else "no"
    return Thread(request.reference, request, ThreadEvidence(request.reference, index.get(request.child), asked, told_by))


def _is_asked(sender: Sender, request: OpenRequest) -> bool:
    return sender.agency is not None and sender.agency == request.agency


def _claim(reference: str, told_by: str, counts: bool) -> Evidence:  # noqa: FBT001 - what it says stands in its name
    """The claim as it is kept; without any confidence where it is not from the agency asked."""
    found = reference_evidence(reference, told_by)
    return found if counts else replace(found, confidence=0.0)
