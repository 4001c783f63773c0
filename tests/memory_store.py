"""The durable store in dictionaries: the same promises without durability. Values are frozen, so a snapshot is a shallow copy."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime

from gateway.errors import Rejected, Retryable
from gateway.events import AuditEvent
from gateway.ids import Borough, ChildId, CopyId, ItemId, RenditionId, UserId
from gateway.items import Envelope, ItemState, RawItem
from gateway.outgoing import Delivery, DeliveryState, MinimisedItem, Rendition
from gateway.ports import Clock
from gateway.proposal import AppliedRedaction, Proposal
from gateway.views import Counts, DrawnRow, ItemSummary, LedgerFilter, LedgerRow, NotTaken, TimelineEntry, TrayCopy
from tests.memory_ledger import ledger_row, passes
from tests.memory_renditions import erase_renditions, put_renditions

WAITING_STATES = (ItemState.IN_REVIEW, ItemState.AWAITING_PASSWORD, ItemState.NEEDS_RETRIEVAL, ItemState.QUARANTINED)
DUE_STATES = (DeliveryState.WAITING, DeliveryState.BEGUN)
FAR_FUTURE = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LinkNote:
    """One link; `undone` names who took it back, "" while in force."""

    child: ChildId
    borough: Borough
    decided_by: str
    basis: str
    mention: str
    undone: str = ""


@dataclass(slots=True)
class Shelves:
    """Everything a transaction may change."""

    items: dict[ItemId, ItemSummary] = field(default_factory=dict)
    hashes: dict[ItemId, str] = field(default_factory=dict)
    sources: dict[str, ItemId] = field(default_factory=dict)
    messages: dict[tuple[str, ItemId], None] = field(default_factory=dict)
    links: dict[ItemId, tuple[LinkNote, ...]] = field(default_factory=dict)
    copies: dict[CopyId, MinimisedItem] = field(default_factory=dict)
    tray: dict[CopyId, TrayCopy] = field(default_factory=dict)
    ledger: dict[CopyId, tuple[LedgerRow, ...]] = field(default_factory=dict)
    outbox: dict[tuple[CopyId, str], Delivery] = field(default_factory=dict)
    not_taken: dict[str, tuple[NotTaken, str]] = field(default_factory=dict)
    events: dict[int, tuple[datetime, AuditEvent]] = field(default_factory=dict)
    orders: dict[tuple[ItemId, str], None] = field(default_factory=dict)
    renditions: dict[tuple[ItemId, RenditionId], tuple[DrawnRow, Rendition]] = field(default_factory=dict)

    def snapshot(self) -> Shelves:
        return Shelves(**{f.name: dict(getattr(self, f.name)) for f in fields(self)})


class MemoryUnit:
    """One transaction on the shelves."""

    def __init__(self, shelves: Shelves, clock: Clock) -> None:
        self._shelves = shelves
        self._clock = clock

    def journal(self, raw: RawItem) -> None:
        envelope = raw.envelope
        if envelope.source_key:
            if envelope.source_key in self._shelves.sources:
                raise Retryable("accepted_elsewhere")
            self._shelves.sources[envelope.source_key] = raw.id
        self._shelves.hashes[raw.id] = raw.sha256
        self._shelves.items[raw.id] = ItemSummary(raw.id, ItemState.RECEIVED, envelope.channel, "", envelope.received_at, None, "", (), ())
        if envelope.batch:
            self._change(raw.id, batch_of=envelope.batch.item, batch_row=envelope.batch.row)

    def find_by_source(self, source_key: str) -> ItemId | None:
        return self._shelves.sources.get(source_key)

    def find_by_hash(self, sha256: str) -> tuple[ItemId, ...]:
        return self._oldest_first(i for i, h in self._shelves.hashes.items() if h == sha256)

    def find_by_message_id(self, message_id_digest: str) -> tuple[ItemId, ...]:
        return self._oldest_first(i for d, i in self._shelves.messages if d == message_id_digest)

    def note_message_id(self, item: ItemId, message_id_digest: str) -> None:
        self._known(item)
        self._shelves.messages[message_id_digest, item] = None

    def state(self, item: ItemId) -> ItemState:
        return self._known(item).state

    def move(self, item: ItemId, to: ItemState, *, why: tuple[str, ...] = ()) -> None:
        self._change(item, state=to, why=why)

    def set_sender(self, item: ItemId, *, agency: str, agency_type: str, request: str, rag: str, due_at: datetime | None) -> None:
        self._change(item, agency=agency, rag=rag, due_at=due_at)

    def link(self, item: ItemId, mention: str, child: ChildId, borough: Borough, *, decided_by: str, basis: str) -> None:
        self._known(item)
        notes = self._shelves.links.get(item, ())
        if not any(n.child == child and not n.undone for n in notes):
            self._set_links(item, (*notes, LinkNote(child, borough, decided_by, basis, mention)))

    def unlink(self, item: ItemId, child: ChildId, *, decided_by: str, reason: str) -> None:
        notes = self._shelves.links.get(item, ())
        self._set_links(item, tuple(replace(n, undone=decided_by) if n.child == child and not n.undone else n for n in notes))

    def links(self, item: ItemId) -> tuple[tuple[ChildId, Borough, str, str], ...]:
        notes = self._shelves.links.get(item, ())
        return tuple((n.child, n.borough, n.decided_by, n.basis) for n in notes if not n.undone)

    def save_copy(
        self, copy: MinimisedItem, redactions: Sequence[AppliedRedaction], *, confirmed_by: str = "", first_yes_by: str = ""
    ) -> None:
        item = self._known(copy.item)
        earlier = self._shelves.tray.get(copy.key)
        if earlier is not None and earlier.state != "withdrawn":
            return
        there = {r.id for (item_id, _), (row, r) in self._shelves.renditions.items() if item_id == copy.item and row.state == "kept"}
        if not {r.id for r in copy.renditions} <= there:
            raise Rejected("copy_not_ready")
        copy = copy.without_pages()
        now = self._clock.now()
        withheld = sum(note.passages for note in copy.withheld)
        self._shelves.copies[copy.key] = copy
        self._shelves.tray[copy.key] = TrayCopy(copy.key, copy.item, copy.borough, copy.agency, copy.received_at, now, item.rag, withheld)
        self._shelves.ledger[copy.key] = tuple(ledger_row(copy, r, now, (confirmed_by, first_yes_by)) for r in redactions)

    def withdraw_copy(self, key: CopyId, *, by: str, reason: str) -> None:
        if key not in self._shelves.tray:
            raise Rejected("copy_unknown")
        self._shelves.tray[key] = replace(self._shelves.tray[key], state="withdrawn")
        for slot, row in self._shelves.outbox.items():
            if slot[0] == key:
                self._shelves.outbox[slot] = replace(row, state=DeliveryState.WITHDRAWN)

    def accept_copy(self, key: CopyId, by: UserId, at: datetime) -> None:
        found = self._shelves.tray.get(key)
        if found is None or found.state != "delivered":
            raise Rejected("copy_not_waiting")
        self._shelves.tray[key] = replace(found, state="accepted", accepted_by=by, accepted_at=at)

    def claim(self, item: ItemId, by: UserId, at: datetime) -> None:
        self._change(item, claimed_by=by, claimed_at=at)

    def release_claim(self, item: ItemId) -> None:
        self._change(item, claimed_by=None, claimed_at=None)

    def put_delivery(self, delivery: Delivery) -> None:
        if delivery.key not in self._shelves.tray:
            raise Rejected("copy_unknown")
        self._shelves.outbox[delivery.key, delivery.destination] = delivery

    def due_deliveries(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        due = [d for d in self._shelves.outbox.values() if d.state in DUE_STATES and d.next_at <= now]
        return tuple(sorted(due, key=lambda d: (d.next_at, d.key, d.destination))[:limit])

    def deliveries(self, item: ItemId) -> tuple[Delivery, ...]:
        mine = [d for d in self._shelves.outbox.values() if self._shelves.tray[d.key].item == item]
        return tuple(sorted(mine, key=lambda d: (d.key, d.destination)))

    def note_not_taken(self, found: NotTaken) -> bool:
        earlier, closed = self._shelves.not_taken.get(found.ref, (None, ""))
        kept = found if earlier is None else replace(found, first_at=earlier.first_at, tries=earlier.tries + 1)
        self._shelves.not_taken[found.ref] = (kept, "")
        return earlier is None or bool(closed) or (earlier.code, earlier.state) != (found.code, found.state)

    def close_not_taken(self, ref: str, *, by: str, reason: str) -> bool:
        row, closed = self._shelves.not_taken.get(ref, (None, ""))
        if row is None or closed:
            return False
        self._shelves.not_taken[ref] = (row, by)
        return True

    def audit(self, event: AuditEvent) -> int:
        seq = len(self._shelves.events)
        self._shelves.events[seq] = (self._clock.now(), event)
        return seq

    def enqueue(self, item: ItemId, run: str = "0") -> None:
        self._shelves.orders[item, run] = None

    def _known(self, item: ItemId) -> ItemSummary:
        if item not in self._shelves.items:
            raise Rejected("item_unknown")
        return self._shelves.items[item]

    def _change(self, item: ItemId, **changes: object) -> None:
        self._shelves.items[item] = replace(self._known(item), **changes)  # type: ignore[arg-type]

    def _set_links(self, item: ItemId, notes: tuple[LinkNote, ...]) -> None:
        self._shelves.links[item] = notes
        boroughs = tuple(sorted({n.borough for n in notes if not n.undone}))
        if item in self._shelves.items:
            self._change(item, boroughs=boroughs)

    def _oldest_first(self, items: Iterable[ItemId]) -> tuple[ItemId, ...]:
        return tuple(sorted(items, key=lambda i: (self._shelves.items[i].received_at, i)))


class MemoryStore:
    """A Store in memory. `orders` shows what the engine was asked; transactions roll back on any exception."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._shelves = Shelves()
        self._raw: dict[ItemId, RawItem] = {}
        self._proposals: dict[ItemId, Proposal] = {}
        self._unlocked: dict[ItemId, dict[str, bytes]] = {}
        self._lock = threading.RLock()

    @property
    def orders(self) -> tuple[tuple[ItemId, str], ...]:
        return tuple(self._shelves.orders)

    @property
    def events(self) -> tuple[AuditEvent, ...]:
        return tuple(event for _at, event in self._shelves.events.values())

    @contextmanager
    def unit(self) -> Iterator[MemoryUnit]:
        with self._lock:
            working = self._shelves.snapshot()
            yield MemoryUnit(working, self._clock)
            self._shelves = working

    def seal_raw(self, item: ItemId, envelope: Envelope, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        self._raw[item] = RawItem(item, envelope, digest, content)
        return digest

    def discard_raw(self, item: ItemId) -> None:
        if item in self._shelves.items:
            raise Rejected("item_journalled")
        self._raw.pop(item, None)

    def load_raw(self, item: ItemId) -> RawItem:
        if item not in self._raw:
            raise Rejected("item_unknown")
        return self._raw[item]

    def seal_proposal(self, item: ItemId, proposal: Proposal) -> None:
        if item not in self._shelves.items:
            raise Rejected("item_unknown")
        shelves = self._shelves.snapshot()
        for draft in proposal.copies:
            put_renditions(shelves.renditions, item, draft, self._clock.now())
        in_force = [shelves.copies[key] for key, row in shelves.tray.items() if row.item == item and row.state != "withdrawn"]
        named = {r.id for copy in [*(draft.copy for draft in proposal.copies), *in_force] for r in copy.renditions}
        erase_renditions(shelves.renditions, item, named)
        self._shelves = shelves
        self._proposals[item] = replace(
            proposal, copies=tuple(replace(draft, copy=draft.copy.without_pages()) for draft in proposal.copies)
        )

    def load_rendition(self, item: ItemId, rendition: RenditionId) -> bytes:
        row, found = self._shelves.renditions.get((item, rendition), (None, None))
        if row is None or found is None or row.state != "kept":
            raise Rejected("rendition_gone")
        return found.content

    def renditions_of(self, item: ItemId) -> tuple[Rendition, ...]:
        mine = [r for (owner, _), (row, r) in self._shelves.renditions.items() if owner == item and row.state == "kept"]
        return tuple(replace(r, content=b"") for r in sorted(mine, key=lambda r: r.id))

    def drawn(self, within: frozenset[Borough], limit: int) -> tuple[DrawnRow, ...]:
        rows = sorted((row for row, _ in self._shelves.renditions.values() if row.borough in within), key=lambda row: row.id)
        return tuple(sorted(rows, key=lambda row: row.at, reverse=True)[:limit])

    def load_proposal(self, item: ItemId) -> Proposal | None:
        return self._proposals.get(item)

    def seal_unlocked(self, item: ItemId, contents: Mapping[str, bytes]) -> None:
        self._unlocked[item] = {**self._unlocked.get(item, {}), **contents}

    def load_unlocked(self, item: ItemId) -> dict[str, bytes]:
        return self._unlocked.get(item, {})

    def load_copy(self, key: CopyId) -> MinimisedItem:
        if key not in self._shelves.tray:
            raise Rejected("copy_unknown")
        if key not in self._shelves.copies:
            raise Rejected("item_key_gone")
        return self._shelves.copies[key]

    def unfinished(self, limit: int) -> tuple[ItemId, ...]:
        rows = [r for r in self._shelves.items.values() if r.state is ItemState.RECEIVED]
        return tuple(r.id for r in sorted(rows, key=lambda r: (r.received_at, r.id))[:limit])

    def queue(self, states: Iterable[ItemState], boroughs: frozenset[Borough] | None, limit: int, offset: int) -> tuple[ItemSummary, ...]:
        wanted = frozenset(states)
        rows = [r for r in self._shelves.items.values() if r.state in wanted and _shown_to(boroughs, r)]
        return tuple(sorted(rows, key=lambda r: (r.due_at or FAR_FUTURE, r.received_at, r.id))[offset : offset + limit])

    def summary(self, item: ItemId) -> ItemSummary:
        if item not in self._shelves.items:
            raise Rejected("item_unknown")
        return self._shelves.items[item]

    def rows_of(self, item: ItemId) -> tuple[ItemSummary, ...]:
        rows = (r for r in self._shelves.items.values() if r.batch_of == item)
        return tuple(sorted(rows, key=lambda r: (r.batch_row, r.id)))

    def tray(self, borough: Borough, limit: int, offset: int) -> tuple[TrayCopy, ...]:
        rows = sorted((c for c in self._tray_rows() if c.borough is borough), key=lambda c: c.key)
        return tuple(sorted(rows, key=lambda c: c.delivered_at, reverse=True)[offset : offset + limit])

    def copies_of(self, item: ItemId) -> tuple[TrayCopy, ...]:
        return tuple(sorted((c for c in self._tray_rows() if c.item == item), key=lambda c: c.key))

    def ledger(self, where: LedgerFilter) -> tuple[LedgerRow, ...]:
        rows = [r for rows in self._shelves.ledger.values() for r in rows if passes(where, r)]
        newest = sorted(rows, key=lambda r: r.at, reverse=True)
        return tuple(newest[where.offset : where.offset + where.limit])

    def timeline(self, item: ItemId) -> tuple[TimelineEntry, ...]:
        return tuple(
            TimelineEntry(seq, at, event.actor, event.action, event.reason, event.facts)
            for seq, (at, event) in self._shelves.events.items()
            if event.item == item
        )

    def ended(self, state: ItemState, received_before: datetime, after: str, limit: int) -> tuple[ItemId, ...]:
        rows = self._shelves.items.values()
        return tuple(sorted(r.id for r in rows if r.state is state and r.received_at < received_before and r.id > after)[:limit])

    def erase(self, item: ItemId) -> None:
        self._raw.pop(item, None)
        self._proposals.pop(item, None)
        self._unlocked.pop(item, None)
        self._shelves.copies = {key: copy for key, copy in self._shelves.copies.items() if copy.item != item}
        erase_renditions(self._shelves.renditions, item, set())
        self._shelves.messages = {pair: None for pair in self._shelves.messages if pair[1] != item}

    def has_words(self, item: ItemId) -> bool:
        return item in self._raw

    def not_taken(self) -> tuple[NotTaken, ...]:
        rows = [row for row, closed in self._shelves.not_taken.values() if not closed]
        return tuple(sorted(rows, key=lambda r: (r.first_at, r.ref)))

    def counts(self) -> Counts:
        items, outbox = self._shelves.items.values(), self._shelves.outbox.values()
        waiting = [r for r in items if r.state in WAITING_STATES]
        late = [r.due_at for r in waiting if r.due_at is not None and r.due_at <= self._clock.now()]
        return Counts(
            by_state=tuple((state, sum(r.state is state for r in items)) for state in ItemState),
            oldest_waiting=min((r.received_at for r in waiting), default=None),
            outbox_waiting=sum(d.state in DUE_STATES for d in outbox),
            outbox_dead=sum(d.state is DeliveryState.DEAD for d in outbox),
            not_taken=len(self.not_taken()),
            oldest_not_taken=min((r.first_at for r in self.not_taken()), default=None),
            late=len(late),
            most_late=min(late, default=None),
            renditions_failed=sum(bool(set(row.failed) - {"rendition_rejected"}) for row, _ in self._shelves.renditions.values()),
        )

    def _tray_rows(self) -> list[TrayCopy]:
        return [replace(row, rag=self._shelves.items[row.item].rag) for row in self._shelves.tray.values()]


def _shown_to(boroughs: frozenset[Borough] | None, row: ItemSummary) -> bool:
    return boroughs is None or row.is_shown_to(boroughs)
