"""What an item is before anyone asks whom it is about: hostile, automatic, locked, or to be read.

Rules stand in a table, first hit wins; each says a code that docs/codes.md explains. Rule of rules: nothing hostile is
ever "ignored" or "duplicate", and nothing automatic is ever matched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gateway.items import ItemState, Sender, SenderStatus
from gateway.proposal import SplitRow
from parsers.document import Document, Finding, SegmentKind, Status
from parsers.message_head import MessageClass

AUTOMATIC = frozenset({MessageClass.AUTO_REPLY, MessageClass.BOUNCE, MessageClass.READ_RECEIPT})
UNREAD = frozenset({Status.UNSUPPORTED, Status.MALFORMED, Status.LIMITED, Status.TIMEOUT, Status.CRASHED})


@dataclass(frozen=True, slots=True)
class Ending:
    """An early end of the pipeline: the state and its reason codes."""

    state: ItemState
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """What triage sees. `signature` is the malware scanner's finding, "" for clean; `earlier` the item this one repeats.

    `rows` are the submissions that become items of their own.
    """

    document: Document
    sender: Sender
    signature: str = ""
    earlier: str = ""
    rows: tuple[SplitRow, ...] = ()


def documents(document: Document) -> Iterator[Document]:
    """The document and every document inside it, outermost first."""
    yield document
    for part in document.parts:
        if part.document is not None:
            yield from documents(part.document)


def findings(document: Document) -> tuple[Finding, ...]:
    """All findings of the tree."""
    return tuple(finding for inner in documents(document) for finding in inner.findings)


def _held(*found: Document) -> tuple[str, ...]:
    """Codes of what holds these documents: they say which wrapper it is, and so what to do next."""
    return tuple(dict.fromkeys(f.code for inner in found for f in inner.findings if f.severity == "hold"))


def _says_more(document: Document) -> bool:
    """Whether a part that holds no form holds words, other than names of files."""
    parts = [part.document for part in document.parts if part.document is not None]
    forms = [any(inner.submissions for inner in documents(part)) for part in parts]
    return any(
        _says_more(part) if form else any(s.kind is not SegmentKind.FILE_NAME for inner in documents(part) for s in inner.segments)
        for part, form in zip(parts, forms, strict=True)
    )


def malware(sight: Sight) -> Ending | None:
    """The scanner named something."""
    return Ending(ItemState.QUARANTINED, ("malware",)) if sight.signature else None


def hostile(sight: Sight) -> Ending | None:
    """A parser found something that must not be opened: an executable, a polyglot."""
    codes = tuple(dict.fromkeys(f.code for f in findings(sight.document) if f.severity == "quarantine"))
    return Ending(ItemState.QUARANTINED, codes) if codes else None


def forged(sight: Sight) -> Ending | None:
    """The domain's own policy says that this message is not from it."""
    if sight.sender.status is SenderStatus.FORGED:
        return Ending(ItemState.QUARANTINED, ("sender_forged", *sight.sender.reasons))
    return None


def repeated(sight: Sight) -> Ending | None:
    """The same message came before."""
    return Ending(ItemState.DUPLICATE, ("duplicate",)) if sight.earlier else None


def automatic(sight: Sight) -> Ending | None:
    """Out-of-office, bounce or receipt: kept in the log, never matched (RFC 3834)."""
    message = sight.document.message
    if message is not None and message.message_class in AUTOMATIC:
        return Ending(ItemState.IGNORED, (message.message_class.value,))
    return None


def only_tests(sight: Sight) -> Ending | None:
    """A form marked as a test must not become a case; what lies beside it and says something is read."""
    submissions = [s for inner in documents(sight.document) for s in inner.submissions]
    if submissions and all(s.test == "test" for s in submissions) and not _says_more(sight.document):
        return Ending(ItemState.IGNORED, ("test_submission",))
    return None


def several(sight: Sight) -> Ending | None:
    """Several submissions of one file: each becomes an item of its own, with its own child and its own clock."""
    return Ending(ItemState.SPLIT, ("batch_split",)) if sight.rows else None


def advertising(sight: Sight) -> Ending | None:
    """Bulk mail from nobody we know."""
    message = sight.document.message
    known = sight.sender.status in {SenderStatus.VERIFIED, SenderStatus.STAFF}
    if message is not None and message.message_class is MessageClass.BULK and not known:
        return Ending(ItemState.IGNORED, ("bulk",))
    return None


def elsewhere(sight: Sight) -> Ending | None:
    """A wrapper with a link: the answer is in another system and a person must fetch it."""
    behind = [inner for inner in documents(sight.document) if inner.status is Status.NEEDS_RETRIEVAL]
    return Ending(ItemState.NEEDS_RETRIEVAL, ("needs_retrieval", *_held(*behind))) if behind else None


def locked(sight: Sight) -> Ending | None:
    """The whole item is locked. A locked attachment beside readable text is a reason for review instead."""
    if sight.document.status is Status.ENCRYPTED:
        return Ending(ItemState.AWAITING_PASSWORD, ("locked", *_held(sight.document)))
    return None


def unreadable(sight: Sight) -> Ending | None:
    """The whole item cannot be read: a person must open it."""
    if sight.document.status in UNREAD:
        return Ending(ItemState.QUARANTINED, (f"unreadable_{sight.document.status.value}",))
    return None


RULES: tuple[Callable[[Sight], Ending | None], ...] = (
    malware,
    hostile,
    forged,
    repeated,
    automatic,
    only_tests,
    several,
    advertising,
    elsewhere,
    locked,
    unreadable,
)


def early_ending(sight: Sight) -> Ending | None:
    """The first rule's ending that fits, or None where the item is to be read."""
    return next((ending for rule in RULES if (ending := rule(sight)) is not None), None)


def reasons_to_look(sight: Sight) -> tuple[str, ...]:
    """Why a person must look although the item can be read: sender not proved, a part locked or unread, hidden text."""
    reasons: list[str] = []
    if sight.sender.status in {SenderStatus.UNKNOWN, SenderStatus.SYSTEM}:
        reasons += ["sender_not_verified", *sight.sender.reasons]
    for inner in list(documents(sight.document))[1:]:
        if inner.status is Status.ENCRYPTED:
            reasons.append("part_locked")
        elif inner.status in UNREAD:
            reasons.append("part_unread")
    reasons += [f.code for f in findings(sight.document) if f.severity == "hold"]
    if any(s.test == "test" for inner in documents(sight.document) for s in inner.submissions):
        reasons.append("test_submission")
    if any(s.kind is SegmentKind.HIDDEN for inner in documents(sight.document) for s in inner.segments):
        reasons.append("hidden_text")
    return tuple(dict.fromkeys(reasons))
