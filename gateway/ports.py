"""What the application asks of the world, as Protocols.

Implementations: store, engine, sandbox, destinations; fakes of our own in `tests/fakes.py`. One contract test suite runs on both.

Wording follows RFC 2119. Every method may raise `Retryable` when the world is unwell; none raises with content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from gateway.again import AgainOrders
from gateway.agencies import OpenRequest
from gateway.children import Candidates, ChildRecord
from gateway.events import AuditEvent
from gateway.ids import Borough, ChildId, CopyId, ItemId, RenditionId, UserId
from gateway.items import Envelope, ItemState, RawItem
from gateway.outgoing import Delivery, MinimisedItem, Receipt, Rendition
from gateway.proposal import AppliedRedaction, Proposal
from gateway.renditions.orders import Outcome
from gateway.renditions.planning import Plan
from gateway.views import Counts, DrawnRow, ItemSummary, LedgerFilter, LedgerRow, NotTaken, TimelineEntry, TrayCopy
from parsers.document import Document, Part
from redaction.passages import Passage
from redaction.tags import Tag


class Clock(Protocol):
    """Time as UTC-aware datetimes."""

    def now(self) -> datetime:
        """The present moment, timezone-aware UTC."""
        ...


class Unit(AgainOrders, Protocol):
    """One transaction. Everything done through it commits together or not at all.

    State change, decision, audit leaf, outbox row and engine enqueue of one step MUST go through one unit.
    """

    # items
    def journal(self, raw: RawItem) -> None:
        """Write the item row in RECEIVED. The encrypted blob MUST already be durable (`Store.seal_raw`)."""
        ...

    def find_by_source(self, source_key: str) -> ItemId | None:
        """The item with this channel identity ("imap/box/uidvalidity/uid", "form/client/idempotency-key"), if any."""
        ...

    def find_by_hash(self, sha256: str) -> tuple[ItemId, ...]:
        """Items with the same raw bytes, oldest first."""
        ...

    def find_by_message_id(self, message_id_digest: str) -> tuple[ItemId, ...]:
        """Items whose Message-ID has this keyed digest, oldest first."""
        ...

    def note_message_id(self, item: ItemId, message_id_digest: str) -> None:
        """Remember the keyed digest of an item's Message-ID, for duplicate detection."""
        ...

    def state(self, item: ItemId) -> ItemState:
        """The item's state; raises `Rejected("item_unknown")`."""
        ...

    def move(self, item: ItemId, to: ItemState, *, why: tuple[str, ...] = ()) -> None:
        """Set the state and its reason codes. Legality is checked by the caller (`pipeline.states.require_legal`)."""
        ...

    def set_sender(self, item: ItemId, *, agency: str, agency_type: str, request: str, rag: str, due_at: datetime | None) -> None:
        """Note who sent the item and which request it answers, for queues."""
        ...

    def link(self, item: ItemId, mention: str, child: ChildId, borough: Borough, *, decided_by: str, basis: str) -> None:
        """Record that this item is about this child. Repeating it is a no-op."""
        ...

    def unlink(self, item: ItemId, child: ChildId, *, decided_by: str, reason: str) -> tuple[ChildId, ...]:
        """Undo a link; the row stays as history. Returns the records that the item was linked to: those merged into it too."""
        ...

    def links(self, item: ItemId) -> tuple[tuple[ChildId, Borough, str, str], ...]:
        """Links in force: (child, borough, decided_by, basis). A merged child's is its survivor's."""
        ...

    def save_copy(
        self, copy: MinimisedItem, redactions: Sequence[AppliedRedaction], *, confirmed_by: str = "", first_yes_by: str = ""
    ) -> None:
        """Store one child's copy (sealed) and its redaction rows (offsets and codes). Same key again is a no-op.

        `confirmed_by` is the person who looked at it and let it go, "" where a rule did; `first_yes_by` who said yes before them.
        Raises `Rejected("copy_not_ready")` where a rendition that it names cannot be read.
        """
        ...

    def seal_unlocked(self, item: ItemId, contents: Mapping[str, bytes]) -> None:
        """Keep plain bytes that a person unlocked, by the SHA-256 of the locked ones, sealed under the item's key."""
        ...

    def withdraw_copy(self, key: CopyId, *, by: str, reason: str) -> None:
        """Take a copy back from its tray; its outbox rows become WITHDRAWN."""
        ...

    def accept_copy(self, key: CopyId, by: UserId, at: datetime) -> None:
        """A named person accepts the copy; raises `Rejected("copy_not_waiting")` where it is withdrawn or accepted."""
        ...

    def claim(self, item: ItemId, by: UserId, at: datetime) -> None:
        """Soft claim of an item by a reviewer; the caller checks idle time of an older claim."""
        ...

    def release_claim(self, item: ItemId) -> None:
        """Let a claim go."""
        ...

    # outbox
    def put_delivery(self, delivery: Delivery) -> None:
        """Insert or replace one outbox row, by (key, destination)."""
        ...

    def due_deliveries(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Rows WAITING or BEGUN whose `next_at` has come, oldest first."""
        ...

    def deliveries(self, item: ItemId) -> tuple[Delivery, ...]:
        """All rows of an item's copies."""
        ...

    # what polled channels could not take in
    def note_not_taken(self, found: NotTaken) -> bool:
        """Insert, or count one more try under the same `ref`. True where it is new, open again, or has another reason."""
        ...

    def close_not_taken(self, ref: str, *, by: str, reason: str) -> bool:
        """Close the open row; False where there is none."""
        ...

    # audit and engine
    def audit(self, event: AuditEvent) -> int:
        """Append one leaf to the audit tree; returns its sequence number."""
        ...

    def enqueue(self, item: ItemId, run: str = "0") -> None:
        """Ask the engine to process the item, in this same transaction. (item, run) again is a no-op.

        A person's decision or a retry passes a fresh `run`; the run recomputes everything from the raw item and the links.
        """
        ...


class Store(Protocol):
    """The durable store. Reading methods open their own short transactions."""

    def unit(self) -> AbstractContextManager[Unit]:
        """A transaction: commits on a clean exit, rolls back on an exception."""
        ...

    def seal_raw(self, item: ItemId, envelope: Envelope, content: bytes) -> str:
        """Encrypt and write the raw bytes and envelope, fsynced, under a fresh per-item key; returns the sha256."""
        ...

    def discard_raw(self, item: ItemId) -> None:
        """Remove a sealed blob whose journal transaction never committed."""
        ...

    def load_raw(self, item: ItemId) -> RawItem:
        """The item as it came."""
        ...

    def seal_proposal(self, item: ItemId, proposal: Proposal) -> None:
        """Encrypt and keep the proposal with the renditions that came with it; replaces an older one atomically.

        In the same step, renditions of the item that neither this proposal nor a copy in force names are erased; that they were
        made stays on record. What is named without content MUST be there from an earlier proposal.
        """
        ...

    def load_proposal(self, item: ItemId) -> Proposal | None:
        """The latest proposal, or None."""
        ...

    def load_unlocked(self, item: ItemId) -> Mapping[str, bytes]:
        """What was unlocked of the item; empty where nothing was."""
        ...

    def load_copy(self, key: CopyId) -> MinimisedItem:
        """One stored copy. Its renditions have no content: `load_rendition` gives that."""
        ...

    def load_rendition(self, item: ItemId, rendition: RenditionId) -> bytes:
        """The verified file; raises `Rejected("rendition_gone")` where it was never made or is erased."""
        ...

    def renditions_of(self, item: ItemId) -> tuple[Rendition, ...]:
        """Renditions of the item that can be read, without content."""
        ...

    def drawn(self, within: frozenset[Borough], limit: int) -> tuple[DrawnRow, ...]:
        """What was drawn, or could not be, for children of these boroughs: newest first, codes only."""
        ...

    def unfinished(self, limit: int) -> tuple[ItemId, ...]:
        """Items still RECEIVED, oldest first: what the reconciler compares with the engine."""
        ...

    def queue(self, states: Iterable[ItemState], boroughs: frozenset[Borough] | None, limit: int, offset: int) -> tuple[ItemSummary, ...]:
        """Queue rows, nearest deadline first. None means every borough."""
        ...

    def summary(self, item: ItemId) -> ItemSummary:
        """One queue row; raises `Rejected("item_unknown")`."""
        ...

    def rows_of(self, item: ItemId) -> tuple[ItemSummary, ...]:
        """The items made of an item's submissions, by their number; empty where it was not split."""
        ...

    def tray(self, borough: Borough, limit: int, offset: int) -> tuple[TrayCopy, ...]:
        """A borough's tray, newest first."""
        ...

    def copies_of(self, item: ItemId) -> tuple[TrayCopy, ...]:
        """All copies made of an item."""
        ...

    def ledger(self, where: LedgerFilter) -> tuple[LedgerRow, ...]:
        """Redactions, newest first."""
        ...

    def timeline(self, item: ItemId) -> tuple[TimelineEntry, ...]:
        """The item's audit entries, oldest first."""
        ...

    def entries(self, actions: Iterable[str], after: int) -> tuple[TimelineEntry, ...]:
        """Audit entries of these actions with a sequence number above `after` (-1 for all), oldest first."""
        ...

    def ended(self, state: ItemState, received_before: datetime, after: str, limit: int) -> tuple[ItemId, ...]:
        """Items in this state that were received before then, by id, from the one after `after` ("" for the first) on."""
        ...

    def erase(self, item: ItemId) -> None:
        """Destroy the item's key and every word of it, for good; codes, ids and the audit stay. Again is a no-op.

        The caller MUST have moved the item to ERASED. What is read later is refused by code.
        """
        ...

    def has_words(self, item: ItemId) -> bool:
        """Whether anything of the item could still be read."""
        ...

    def not_taken(self) -> tuple[NotTaken, ...]:
        """Open rows of what polled channels could not take in, oldest first, at most a thousand."""
        ...

    def counts(self) -> Counts:
        """Numbers for the desk, /ready and metrics."""
        ...


class ChildIndex(Protocol):
    """The child index. Reading is hot: one query per mention."""

    def candidates(self, keys: Sequence[str], cap: int, among: Sequence[str] = ()) -> Candidates:
        """All records under any of the keys, with `among` under one of these too; a block above `cap` MUST be told and gives nobody."""
        ...

    def get(self, child: ChildId) -> ChildRecord | None:
        """One record."""
        ...

    def household(self, household: str) -> tuple[ChildRecord, ...]:
        """All children of a household."""
        ...

    def version(self) -> str:
        """Changes whenever the index does."""
        ...


class RequestBook(Protocol):
    """Open information requests."""

    def by_reference(self, reference: str) -> OpenRequest | None:
        """The request with this MASH-XXXX-XXXX reference."""

    def by_mail(self, message_id: str) -> tuple[OpenRequest, ...]:
        """The requests of which the mail with this Message-ID told, by reference; angle brackets and case do not matter."""


class Reader(Protocol):
    """The sandboxed parser: bytes in, document out. Never raises for content; the verdict is `Document.status`."""

    def read(self, content: bytes, untrusted_filename: str, declared_type: str, unlocked: Mapping[str, bytes]) -> Document:
        """Parse in a killable child. Time-out, crash and limit are verdicts.

        `unlocked` are plain bytes by the SHA-256 of locked ones inside, as a person's password opened them.
        """


class PartSource(Protocol):
    """Gives the bytes of what stands in a file, taken out where files are parsed."""

    def contents(self, content: bytes, claim: Part, places: tuple[int, ...]) -> Mapping[int, bytes]:
        """Bytes of the parts at these places, of those that are there. `claim` is the file's name, type and disposition.

        Raises `Rejected` where the child died or took too long, `Retryable("sandbox_unavailable")`.
        """


class RenditionRoom(Protocol):
    """Draws a file's pages anew and has them verified by somebody else. Nothing unverified ever comes out."""

    def rendition(self, content: bytes, untrusted_filename: str, planned: Plan) -> Outcome:
        """The rendition, or why there is none. Raises `Retryable("sandbox_unavailable")` only."""


class Tagger(Protocol):
    """Personal-data detection over passages."""

    def tag(self, passages: Sequence[Passage]) -> tuple[Tag, ...]:
        """Tags of all passages, ordered by (passage order, start); overlaps resolved."""


class Scanner(Protocol):
    """Malware scanner."""

    def scan(self, content: bytes) -> str:
        """Empty for clean, else the signature's name. Raises `Retryable("scanner_unavailable")`."""


class Destination(Protocol):
    """Where a copy goes. MUST be idempotent by `MinimisedItem.key`; raises `Retryable` or `Held`."""

    @property
    def name(self) -> str:
        """The name that routing.toml gives it."""
        ...

    def deliver(self, copy: MinimisedItem) -> Receipt:
        """Deliver once by key."""
        ...
