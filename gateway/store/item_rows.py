"""Rows about items: journal, duplicates, state, sender, claims and links. Works inside the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from gateway.errors import Rejected, Retryable
from gateway.ids import Borough, ChildId, ItemId, UserId
from gateway.items import ItemState, RawItem
from gateway.store.sealing import BlindIndex
from gateway.store.tables import ItemMessageRow, ItemRow, LinkRow


@dataclass(frozen=True, slots=True)
class ItemRows:
    """Reads and writes `item`, `item_message` and `link`."""

    session: Session
    blind: BlindIndex

    def journal(self, raw: RawItem) -> None:
        """Insert in RECEIVED. A channel identity that another process took meanwhile is `Retryable("accepted_elsewhere")`."""
        envelope = raw.envelope
        row = ItemRow(
            id=raw.id,
            state=ItemState.RECEIVED.value,
            channel=envelope.channel.value,
            received_at=envelope.received_at,
            sha256=raw.sha256,
            source_digest=self._source(envelope.source_key) if envelope.source_key else None,
            batch_of=envelope.batch.item if envelope.batch else None,
            batch_row=envelope.batch.row if envelope.batch else 0,
        )
        try:
            self.session.add(row)
            self.session.flush()
        except IntegrityError as error:
            raise Retryable("accepted_elsewhere") from error

    def find_by_source(self, source_key: str) -> ItemId | None:
        """By channel identity."""
        found = self.session.exec(select(ItemRow.id).where(ItemRow.source_digest == self._source(source_key))).first()
        return None if found is None or not source_key else ItemId(found)

    def find_by_hash(self, sha256: str) -> tuple[ItemId, ...]:
        """By raw bytes, oldest first."""
        query = select(ItemRow.id).where(ItemRow.sha256 == sha256)
        return _ids(self.session.exec(query.order_by(col(ItemRow.received_at), col(ItemRow.id))))

    def find_by_message_id(self, digest: str) -> tuple[ItemId, ...]:
        """By Message-ID digest, oldest first."""
        query = select(ItemRow.id).join(ItemMessageRow).where(ItemMessageRow.digest == self._message(digest))
        return _ids(self.session.exec(query.order_by(col(ItemRow.received_at), col(ItemRow.id))))

    def note_message_id(self, item: ItemId, digest: str) -> None:
        """Remember; again is a no-op."""
        self.row(item)
        key = self._message(digest)
        if self.session.get(ItemMessageRow, (key, item)) is None:
            self.session.add(ItemMessageRow(digest=key, item_id=item))

    def row(self, item: ItemId) -> ItemRow:
        """The row; raises `Rejected("item_unknown")`."""
        row = self.session.get(ItemRow, item)
        if row is None:
            raise Rejected("item_unknown")
        return row

    def move(self, item: ItemId, to: ItemState, why: tuple[str, ...]) -> None:
        """Set state and reason codes."""
        row = self.row(item)
        row.state, row.why = to.value, json.dumps(why)

    def set_sender(self, item: ItemId, *, agency: str, agency_type: str, request: str, rag: str, due_at: datetime | None) -> None:
        """Note the sender and the clock."""
        row = self.row(item)
        row.agency, row.agency_type, row.request, row.rag, row.due_at = agency, agency_type, request, rag, due_at

    def claim(self, item: ItemId, by: UserId | None, at: datetime | None) -> None:
        """Set or, with None, clear the claim."""
        row = self.row(item)
        row.claimed_by, row.claimed_at = by, at

    def link(self, row: LinkRow) -> None:
        """Record a link unless one to the same child is in force."""
        self.row(ItemId(row.item_id))
        if not any(link.child_id == row.child_id for link in self.links(ItemId(row.item_id))):
            self.session.add(row)
            self.session.flush()

    def unlink(self, item: ItemId, child: ChildId, *, by: str, reason: str, at: datetime) -> None:
        """Undo the link in force; none is a no-op."""
        for link in self.links(item):
            if link.child_id == child:
                link.undone_by, link.undone_reason, link.undone_at = by, reason, at
        self.session.flush()

    def links(self, item: ItemId) -> tuple[LinkRow, ...]:
        """Links in force, oldest first."""
        query = select(LinkRow).where(LinkRow.item_id == item, col(LinkRow.undone_at).is_(None))
        return tuple(self.session.exec(query.order_by(col(LinkRow.id))))

    def _source(self, source_key: str) -> str:
        return self.blind.digest("source", source_key)

    def _message(self, digest: str) -> str:
        return self.blind.digest("message", digest)


def link_facts(row: LinkRow) -> tuple[ChildId, Borough, str, str]:
    """A link as the ports show it."""
    return ChildId(row.child_id), Borough(row.borough), row.decided_by, row.basis


def _ids(found: Iterable[str]) -> tuple[ItemId, ...]:
    return tuple(ItemId(item) for item in found)
