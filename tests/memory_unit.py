"""One transaction of the stand-in for the store. Values are frozen, so a snapshot is a shallow copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime

from gateway.again import LookAgain
from gateway.errors import Rejected, Retryable
from gateway.events import AuditEvent
from gateway.ids import Borough, ChildId, CopyId, ItemId, RenditionId, UserId
from gateway.items import ItemState, RawItem
from gateway.outgoing import Delivery, DeliveryState, MinimisedItem, Rendition
from gateway.ports import Clock
from gateway.proposal import AppliedRedaction
from gateway.views import DrawnRow, ItemSummary, LedgerRow, NotTaken, TrayCopy
from tests.memory_ledger import ledger_row

WAITING_STATES = (
    ItemState.IN_REVIEW,
    ItemState.FOLLOW_UP,
    ItemState.AWAITING_PASSWORD,
    ItemState.NEEDS_RETRIEVAL,
    ItemState.QUARANTINED,
)
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
    again: dict[int, LookAgain] = field(default_factory=dict)
    renditions: dict[tuple[ItemId, RenditionId], tuple[DrawnRow, Rendition]] = field(default_factory=dict)
    unlocked: dict[ItemId, dict[str, bytes]] = field(default_factory=dict)

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

    def unlink(self, item: ItemId, child: ChildId, *, decided_by: str, reason: str) -> tuple[ChildId, ...]:
        notes = self._shelves.links.get(item, ())
        self._set_links(item, tuple(replace(n, undone=decided_by) if n.child == child and not n.undone else n for n in notes))
        return tuple(n.child for n in notes if n.child == child and not n.undone)

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
        self._shelves.tray[copy.key] = TrayCopy(
            copy.key, copy.item, copy.borough, copy.agency, copy.received_at, now, item.rag, withheld, purpose=copy.purpose
        )
        self._shelves.ledger[copy.key] = tuple(ledger_row(copy, r, now, (confirmed_by, first_yes_by)) for r in redactions)

    def seal_unlocked(self, item: ItemId, contents: Mapping[str, bytes]) -> None:
        self._shelves.unlocked[item] = {**self._shelves.unlocked.get(item, {}), **contents}

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

    def ask_again(self, because: str, item: ItemId | None) -> None:
        if not any((o.because, o.item, o.position) == (because, item, "") for o in self.asked_again()):
            number = len(self._shelves.again) + 1
            self._shelves.again[number] = LookAgain(number, because, item, self._clock.now())

    def asked_again(self) -> tuple[LookAgain, ...]:
        return tuple(o for _, o in sorted(self._shelves.again.items()) if o.done_at is None)

    def note_again(self, order: LookAgain) -> None:
        self._shelves.again[order.id] = order

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
