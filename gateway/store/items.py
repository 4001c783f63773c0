"""The durable store: sealed originals in a folder, rows in a database, keys in another."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, delete, select, update

from gateway.again import LookAgain
from gateway.errors import GatewayError, Rejected
from gateway.ids import Borough, ChannelName, CopyId, ItemId, RenditionId
from gateway.items import Envelope, ItemState, RawItem
from gateway.outgoing import MinimisedItem, Rendition
from gateway.ports import Clock
from gateway.proposal import Proposal
from gateway.store import audit, look_again, queries
from gateway.store.blobs import BlobFolder
from gateway.store.checkpoint import verifier_key
from gateway.store.children import SqlChildIndex
from gateway.store.copy_rows import CopyRows
from gateway.store.database import KEY_LOCK, Database, StoreSettings
from gateway.store.item_rows import ItemRows
from gateway.store.keyring import KeyRing, open_keyring
from gateway.store.keys import KeyProvider
from gateway.store.mailboxes import SqlMailboxes
from gateway.store.not_taken_rows import NotTakenRows
from gateway.store.people import USUAL_LIMITS, SessionLimits, SqlPeople
from gateway.store.rendition_rows import RenditionRows
from gateway.store.requests import SqlRequestBook
from gateway.store.schema import KEYS, MAIN, upgrade
from gateway.store.sealed_forms import (
    COPIES,
    PROPOSAL,
    PROPOSALS,
    RAW,
    bare_proposal,
    copy_part,
    join_raw,
    rendition_part,
    split_raw,
    unlocked_part,
)
from gateway.store.tables import CopyRow, FactRow, ItemMessageRow, ItemRow, ProposalRow, UnlockedRow
from gateway.store.unit import Enqueue, SqlUnit
from gateway.views import Counts, DrawnRow, ItemSummary, LedgerFilter, LedgerRow, NotTaken, TimelineEntry, TrayCopy


def no_orders(_connection: sa.Connection, _item: ItemId, _run: str) -> None:
    """For processes without an engine (the command line, tests): the reconciler finds RECEIVED items later."""


@dataclass(frozen=True, slots=True)
class SqlStore:
    """`gateway.ports.Store` on SQLite or PostgreSQL. Safe for threads: each call has its own transaction."""

    database: Database
    keys: KeyRing
    blobs: BlobFolder
    clock: Clock
    order: Enqueue

    @contextmanager
    def unit(self) -> Iterator[SqlUnit]:
        """See `Store.unit`."""
        with self.database.writing() as session:
            yield self._unit(session)

    def seal_raw(self, item: ItemId, envelope: Envelope, content: bytes) -> str:
        """See `Store.seal_raw`. On a fault neither key nor blob stays."""
        sealed = self.keys.new_item(item).seal(RAW, join_raw(envelope, content))
        try:
            self.blobs.put(item, sealed)
        except GatewayError:
            with suppress(GatewayError):
                self.keys.destroy(item)
            raise
        return hashlib.sha256(content).hexdigest()

    def discard_raw(self, item: ItemId) -> None:
        """See `Store.discard_raw`. A journalled item's blob is never discarded: raises `Rejected("item_journalled")`."""
        with self.database.reading() as session:
            if session.get(ItemRow, item) is not None:
                raise Rejected("item_journalled")
        self.keys.destroy(item)
        self.blobs.remove(item)

    def load_raw(self, item: ItemId) -> RawItem:
        """See `Store.load_raw`. Raises `Rejected("item_unknown")`, `SealBroken` where the blob was altered."""
        try:
            sealer, sealed = self.keys.item(item), self.blobs.get(item)
        except Rejected as error:
            raise Rejected("item_unknown", error.code) from error
        envelope, content = split_raw(sealer.open(RAW, sealed))
        return RawItem(item, envelope, hashlib.sha256(content).hexdigest(), content)

    def seal_proposal(self, item: ItemId, proposal: Proposal) -> None:
        """See `Store.seal_proposal`."""
        with self.database.writing() as session:
            if session.get(ItemRow, item) is None:
                raise Rejected("item_unknown")
            sealer, now = self.keys.item(item), self.clock.now()
            session.merge(ProposalRow(item_id=item, sealed=sealer.seal(PROPOSAL, bare_proposal(proposal)), made_at=now))
            rows = RenditionRows(session)
            rows.keep(item, proposal.copies, sealer, now)
            named = [draft.copy for draft in proposal.copies] + [self._opened(row) for row in CopyRows(session).in_force(item)]
            rows.erase(item, but=frozenset(rendition.id for copy in named for rendition in copy.renditions))

    def load_proposal(self, item: ItemId) -> Proposal | None:
        """See `Store.load_proposal`."""
        with self.database.reading() as session:
            row = session.get(ProposalRow, item)
        return None if row is None else PROPOSALS.validate_json(self.keys.item(item).open(PROPOSAL, row.sealed))

    def load_unlocked(self, item: ItemId) -> dict[str, bytes]:
        """See `Store.load_unlocked`."""
        with self.database.reading() as session:
            rows = session.exec(select(UnlockedRow).where(col(UnlockedRow.item_id) == item)).all()
        if not rows:
            return {}
        sealer = self.keys.item(item)
        return {row.locked_sha256: sealer.open(unlocked_part(row.locked_sha256), row.sealed) for row in rows}

    def load_copy(self, key: CopyId) -> MinimisedItem:
        """See `Store.load_copy`; raises `Rejected("copy_unknown")`."""
        with self.database.reading() as session:
            row = session.get(CopyRow, key)
        if row is None:
            raise Rejected("copy_unknown")
        return self._opened(row)

    def _opened(self, row: CopyRow) -> MinimisedItem:
        return COPIES.validate_json(self.keys.item(ItemId(row.item_id)).open(copy_part(row.key), row.sealed))

    def load_rendition(self, item: ItemId, rendition: RenditionId) -> bytes:
        """See `Store.load_rendition`."""
        with self.database.reading() as session:
            sealed = RenditionRows(session).sealed(item, rendition)
        return self.keys.item(item).open(rendition_part(rendition), sealed)

    def renditions_of(self, item: ItemId) -> tuple[Rendition, ...]:
        """See `Store.renditions_of`."""
        with self.database.reading() as session:
            return RenditionRows(session).readable(item)

    def drawn(self, within: frozenset[Borough], limit: int) -> tuple[DrawnRow, ...]:
        """See `Store.drawn`."""
        with self.database.reading() as session:
            return RenditionRows(session).drawn(within, limit)

    def unfinished(self, limit: int) -> tuple[ItemId, ...]:
        """See `Store.unfinished`."""
        with self.database.reading() as session:
            return queries.unfinished(session, limit)

    def queue(self, states: Iterable[ItemState], boroughs: frozenset[Borough] | None, limit: int, offset: int) -> tuple[ItemSummary, ...]:
        """See `Store.queue`."""
        with self.database.reading() as session:
            return queries.queue(session, states, boroughs, limit=limit, offset=offset)

    def summary(self, item: ItemId) -> ItemSummary:
        """See `Store.summary`."""
        with self.database.reading() as session:
            return queries.summary(session, item)

    def agency_types(self, items: Collection[ItemId]) -> dict[ItemId, str]:
        """The sort of agency that sent each of these, of those that are known."""
        with self.database.reading() as session:
            return queries.agency_types(session, items)

    def rows_of(self, item: ItemId) -> tuple[ItemSummary, ...]:
        """See `Store.rows_of`."""
        with self.database.reading() as session:
            return queries.rows_of(session, item)

    def tray(self, borough: Borough, limit: int, offset: int) -> tuple[TrayCopy, ...]:
        """See `Store.tray`."""
        with self.database.reading() as session:
            return queries.tray(session, borough, limit=limit, offset=offset)

    def copies_of(self, item: ItemId) -> tuple[TrayCopy, ...]:
        """See `Store.copies_of`."""
        with self.database.reading() as session:
            return queries.copies_of(session, item)

    def ledger(self, where: LedgerFilter) -> tuple[LedgerRow, ...]:
        """See `Store.ledger`."""
        with self.database.reading() as session:
            return queries.ledger(session, where)

    def timeline(self, item: ItemId) -> tuple[TimelineEntry, ...]:
        """See `Store.timeline`."""
        with self.database.reading() as session:
            return audit.timeline(session, item)

    def entries(self, actions: Iterable[str], after: int) -> tuple[TimelineEntry, ...]:
        """See `Store.entries`."""
        with self.database.reading() as session:
            return audit.entries(session, actions, after)

    def draw(self, purpose: str, item: ItemId) -> float:
        """A number from 0 to below 1, always the same for item and purpose, that nobody without the store's key can foretell."""
        return int(self.keys.blind().digest(purpose, item)[:13], 16) / 16**13

    def ended(self, state: ItemState, received_before: datetime, after: str, limit: int) -> tuple[ItemId, ...]:
        """See `Store.ended`."""
        with self.database.reading() as session:
            return queries.ended(session, state, received_before, after, limit)

    def has_words(self, item: ItemId) -> bool:
        """See `Store.has_words`: without the item's key nothing sealed can be read."""
        return self.keys.knows(item) or self.blobs.has(item)

    def not_taken(self) -> tuple[NotTaken, ...]:
        """See `Store.not_taken`."""
        with self.database.reading() as session:
            return NotTakenRows(session).open()

    def looked_again(self, limit: int) -> tuple[LookAgain, ...]:
        """The newest orders to match again what waits, done or not."""
        with self.database.reading() as session:
            return look_again.latest(session, limit)

    def counts(self) -> Counts:
        """See `Store.counts`."""
        with self.database.reading() as session:
            return queries.counts(session, self.clock.now())

    def checkpoint(self) -> str:
        """Sign the audit tree as it stands and return the note, to be anchored outside this machine."""
        with self.database.writing() as session:
            return audit.make_checkpoint(session, self.keys.audit_key(), self.clock.now())

    def verify_audit(self, anchors: tuple[str, ...] = ()) -> audit.AuditReport:
        """Recompute the audit tree and hold it against itself, its checkpoints and outside `anchors`."""
        with self.database.reading() as session:
            return audit.verify(session, self.keys.audit_key().public_key(), anchors)

    def export_audit(self) -> Iterator[bytes]:
        """The leaves as they were hashed, oldest first, one line each: what `audit_verifier` reads."""
        with self.database.reading() as session:
            yield from audit.leaves(session)

    def verifier_key(self) -> str:
        """The public half of the audit key, as text for an auditor."""
        return verifier_key(audit.ORIGIN, self.keys.audit_key().public_key())

    def children(self) -> SqlChildIndex:
        """The child index of this store."""
        return SqlChildIndex(self.database, self.keys, self.clock)

    def requests(self) -> SqlRequestBook:
        """The open requests of this store."""
        return SqlRequestBook(self.database, self.keys.blind())

    def mailboxes(self) -> SqlMailboxes:
        """The positions of polled mailboxes."""
        return SqlMailboxes(self.database)

    def people(self, limits: SessionLimits = USUAL_LIMITS) -> SqlPeople:
        """The console's accounts."""
        return SqlPeople(self.database, self.keys, self.clock, limits)

    def erase(self, item: ItemId) -> None:
        """See `Store.erase`. A copy whose words are gone answers `Rejected("item_key_gone")`. Words go first, the key last.

        `has_words` stays true until the last step, so that an erasure cut off in the middle is found and ended.
        """
        with self.database.writing() as session:
            session.execute(delete(ProposalRow).where(col(ProposalRow.item_id) == item))
            session.execute(delete(UnlockedRow).where(col(UnlockedRow.item_id) == item))
            session.execute(delete(ItemMessageRow).where(col(ItemMessageRow.item_id) == item))
            session.execute(update(CopyRow).where(col(CopyRow.item_id) == item).values(sealed=b""))
            RenditionRows(session).erase(item, but=frozenset())
        self.blobs.remove(item)
        self.keys.destroy(item)

    def problems(self) -> tuple[str, ...]:
        """Codes of what keeps the store from accepting an item now, for /ready: a row, a key and a blob are really written."""
        probe = ItemId(f"probe_{secrets.token_hex(8)}")
        try:
            with self.database.writing() as session:
                session.merge(FactRow(name="last_probe", value=self.clock.now().isoformat()))
            self.seal_raw(probe, Envelope(ChannelName.UPLOAD, self.clock.now()), b"probe")
            self.discard_raw(probe)
        except GatewayError as error:
            return (error.code,)
        return ()

    def close(self) -> None:
        """Let all connections go."""
        self.database.close()
        self.keys.database.close()

    def _unit(self, session: Session) -> SqlUnit:
        return SqlUnit(session, ItemRows(session, self.keys.blind()), CopyRows(session), self.keys, self.clock, self.order)


def open_store(settings: StoreSettings, keys: KeyProvider, clock: Clock, enqueue: Enqueue = no_orders) -> SqlStore:
    """Open or make the store: newest schema, keys checked. Raises `ConfigError` (key, url, folder) or `Retryable`."""
    kek = keys.kek()
    database, key_database = Database(settings.main_url()), Database(settings.key_url(), lock=KEY_LOCK)
    upgrade(key_database, KEYS)
    keyring = open_keyring(key_database, kek, clock)
    upgrade(database, MAIN)
    blobs = BlobFolder(settings.folder / "blobs")
    blobs.sweep()
    store = SqlStore(database, keyring, blobs, clock, enqueue)
    store.children().file_anew()
    return store
