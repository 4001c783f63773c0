"""The reply reference: which open request an item claims to answer, and whether the agency asked is the one answering.

A reference names a thread, never a child: people reply to the wrong thread. Quoted history does not count as a claim
where the author's own words hold a reference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gateway.agencies import OpenRequest
from gateway.items import Sender
from gateway.matching.rules import ThreadEvidence
from gateway.ports import ChildIndex, RequestBook
from parsers import Document, Segment, SegmentKind

REFERENCE = re.compile(r"\bMASH-[0-9A-Z]{4}-[0-9A-Z]{4}\b", re.IGNORECASE)
SAID_BY_OTHERS = frozenset({SegmentKind.QUOTE, SegmentKind.DISCLAIMER, SegmentKind.HIDDEN, SegmentKind.METADATA})


@dataclass(frozen=True, slots=True)
class Thread:
    """The claim and what we know of it. `reference` is "" where none was found."""

    reference: str
    request: OpenRequest | None
    evidence: ThreadEvidence | None


def references_in(document: Document, segments: tuple[tuple[str, Segment], ...]) -> tuple[str, ...]:
    """All references, the author's own words first, then quoted history; upper case, without repeats."""
    own = [s.text for _, s in segments if s.kind not in SAID_BY_OTHERS]
    form = [leaf.value for sub in document.submissions for leaf in sub.leaves if leaf.path == "reference"]
    subject = [document.message.subject] if document.message else []
    quoted = [s.text for _, s in segments if s.kind is SegmentKind.QUOTE]
    found = (match.group().upper() for text in (*subject, *form, *own, *quoted) for match in REFERENCE.finditer(text))
    return tuple(dict.fromkeys(found))


def thread_of(references: tuple[str, ...], sender: Sender, *, requests: RequestBook, index: ChildIndex) -> Thread:
    """The first reference that is an open request, with the child it was about; else the first that was written."""
    for reference in references:
        request = requests.by_reference(reference)
        if request is not None:
            asked = "yes" if sender.agency is not None and sender.agency == request.agency else "no"
            return Thread(reference, request, ThreadEvidence(reference, index.get(request.child), asked))
    first = references[0] if references else ""
    return Thread(first, None, ThreadEvidence(first, None, "no") if first else None)
