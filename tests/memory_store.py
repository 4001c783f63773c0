"""The durable store in dictionaries: the same promises without durability."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import Borough, CopyId, ItemId, RenditionId
from gateway.items import Envelope, ItemState, RawItem
from gateway.outgoing import DeliveryState, MinimisedItem, Rendition
from gateway.ports import Clock
from gateway.proposal import Proposal
from gateway.views import Counts, DrawnRow, ItemSummary, LedgerFilter, LedgerRow, NotTaken, TimelineEntry, TrayCopy
from tests.memory_ledger import passes
from tests.memory_renditions import erase_renditions, put_renditions
from tests.memory_unit import DUE_STATES, FAR_FUTURE, WAITING_STATES, MemoryUnit, Shelves

NOBODYS_FAULT = {"rendition_rejected", "picture_not_picked"}


class MemoryStore:
    """A Store in memory. `orders` shows what the engine was asked; transactions roll back on any exception."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._shelves = Shelves()
        self._raw: dict[ItemId, RawItem] = {}
        self._proposals: dict[ItemId, Proposal] = {}
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

    def load_unlocked(self, item: ItemId) -> dict[str, bytes]:
        return self._shelves.unlocked.get(item, {})

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
            TimelineEntry(seq, at, event.actor, event.action, event.reason, event.facts, event.item)
            for seq, (at, event) in self._shelves.events.items()
            if event.item == item
        )

    def entries(self, actions: Iterable[str], after: int) -> tuple[TimelineEntry, ...]:
        wanted = frozenset(actions)
        return tuple(
            TimelineEntry(seq, at, event.actor, event.action, event.reason, event.facts, event.item)
            for seq, (at, event) in self._shelves.events.items()
            if event.action in wanted and seq > after
        )

    def draw(self, purpose: str, item: ItemId) -> float:
        return int(hashlib.sha256(f"a test's key {purpose} {item}".encode()).hexdigest()[:13], 16) / 16**13

    def ended(self, state: ItemState, received_before: datetime, after: str, limit: int) -> tuple[ItemId, ...]:
        rows = self._shelves.items.values()
        return tuple(sorted(r.id for r in rows if r.state is state and r.received_at < received_before and r.id > after)[:limit])

    def erase(self, item: ItemId) -> None:
        self._raw.pop(item, None)
        self._proposals.pop(item, None)
        self._shelves.unlocked.pop(item, None)
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
            renditions_failed=sum(bool(set(row.failed) - NOBODYS_FAULT) for row, _ in self._shelves.renditions.values()),
        )

    def _tray_rows(self) -> list[TrayCopy]:
        return [replace(row, rag=self._shelves.items[row.item].rag) for row in self._shelves.tray.values()]


def _shown_to(boroughs: frozenset[Borough] | None, row: ItemSummary) -> bool:
    return boroughs is None or row.is_shown_to(boroughs)
