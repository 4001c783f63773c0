"""One transaction of the store, as `gateway.ports.Unit` promises it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from gateway.again import LookAgain
from gateway.events import AuditEvent
from gateway.ids import Borough, ChildId, CopyId, ItemId, UserId
from gateway.items import ItemState, RawItem
from gateway.outgoing import Delivery, MinimisedItem
from gateway.ports import Clock
from gateway.proposal import AppliedRedaction
from gateway.store import audit, look_again
from gateway.store.copy_rows import Confirmed, CopyRows
from gateway.store.forwards import survivor_of
from gateway.store.item_rows import ItemRows, link_facts
from gateway.store.keyring import KeyRing
from gateway.store.not_taken_rows import NotTakenRows
from gateway.store.rendition_rows import RenditionRows
from gateway.store.sealed_forms import COPIES, copy_part, unlocked_part
from gateway.store.tables import LinkRow, UnlockedRow
from gateway.views import NotTaken

Enqueue = Callable[[sa.Connection, ItemId, str], None]


@dataclass(frozen=True, slots=True)
class SqlUnit:
    """Each method is one statement of the port; the rows know the rest."""

    session: Session
    items: ItemRows
    copies: CopyRows
    keys: KeyRing
    clock: Clock
    order: Enqueue

    def journal(self, raw: RawItem) -> None:
        """See `Unit.journal`."""
        self.items.journal(raw)

    def find_by_source(self, source_key: str) -> ItemId | None:
        """See `Unit.find_by_source`."""
        return self.items.find_by_source(source_key)

    def find_by_hash(self, sha256: str) -> tuple[ItemId, ...]:
        """See `Unit.find_by_hash`."""
        return self.items.find_by_hash(sha256)

    def find_by_message_id(self, message_id_digest: str) -> tuple[ItemId, ...]:
        """See `Unit.find_by_message_id`."""
        return self.items.find_by_message_id(message_id_digest)

    def note_message_id(self, item: ItemId, message_id_digest: str) -> None:
        """See `Unit.note_message_id`."""
        self.items.note_message_id(item, message_id_digest)

    def state(self, item: ItemId) -> ItemState:
        """See `Unit.state`."""
        return ItemState(self.items.row(item).state)

    def move(self, item: ItemId, to: ItemState, *, why: tuple[str, ...] = ()) -> None:
        """See `Unit.move`."""
        self.items.move(item, to, why)

    def set_sender(self, item: ItemId, *, agency: str, agency_type: str, request: str, rag: str, due_at: datetime | None) -> None:
        """See `Unit.set_sender`."""
        self.items.set_sender(item, agency=agency, agency_type=agency_type, request=request, rag=rag, due_at=due_at)

    def link(self, item: ItemId, mention: str, child: ChildId, borough: Borough, *, decided_by: str, basis: str) -> None:
        """See `Unit.link`."""
        self.items.link(
            LinkRow(
                item_id=item,
                mention=mention,
                child_id=child,
                borough=borough.value,
                decided_by=decided_by,
                basis=basis,
                made_at=self.clock.now(),
            ),
        )

    def unlink(self, item: ItemId, child: ChildId, *, decided_by: str, reason: str) -> tuple[ChildId, ...]:
        """See `Unit.unlink`."""
        stands = survivor_of(self.session, child)
        mine = [row for row in self.items.links(item) if survivor_of(self.session, ChildId(row.child_id)) == stands]
        for row in mine:
            self.items.unlink(item, ChildId(row.child_id), by=decided_by, reason=reason, at=self.clock.now())
        return tuple(ChildId(row.child_id) for row in mine)

    def links(self, item: ItemId) -> tuple[tuple[ChildId, Borough, str, str], ...]:
        """See `Unit.links`."""
        found: dict[ChildId, tuple[ChildId, Borough, str, str]] = {}
        for child, borough, decided_by, basis in map(link_facts, self.items.links(item)):
            stands = survivor_of(self.session, child)
            found.setdefault(stands, (stands, borough, decided_by, basis))
        return tuple(found.values())

    def save_copy(
        self, copy: MinimisedItem, redactions: Sequence[AppliedRedaction], *, confirmed_by: str = "", first_yes_by: str = ""
    ) -> None:
        """See `Unit.save_copy`. A copy that was withdrawn is replaced by the new one of the same key."""
        self.items.row(copy.item)
        if self.copies.wanted(copy.key):
            RenditionRows(self.session).require(copy.item, copy.renditions)
            sealed = self.keys.item(copy.item).seal(copy_part(copy.key), COPIES.dump_json(copy.without_pages()))
            confirmed = Confirmed(self.clock.now(), confirmed_by, first_yes_by)
            self.copies.save(copy, redactions, sealed=sealed, confirmed=confirmed)

    def seal_unlocked(self, item: ItemId, contents: Mapping[str, bytes]) -> None:
        """See `Unit.seal_unlocked`."""
        sealer = self.keys.item(item)
        for locked, plain in contents.items():
            self.session.merge(UnlockedRow(item_id=item, locked_sha256=locked, sealed=sealer.seal(unlocked_part(locked), plain)))

    def withdraw_copy(self, key: CopyId, *, by: str, reason: str) -> None:
        """See `Unit.withdraw_copy`."""
        self.copies.withdraw(key, by=by, reason=reason)

    def accept_copy(self, key: CopyId, by: UserId, at: datetime) -> None:
        """See `Unit.accept_copy`."""
        self.copies.accept(key, by, at)

    def claim(self, item: ItemId, by: UserId, at: datetime) -> None:
        """See `Unit.claim`."""
        self.items.claim(item, by, at)

    def release_claim(self, item: ItemId) -> None:
        """See `Unit.release_claim`."""
        self.items.claim(item, None, None)

    def put_delivery(self, delivery: Delivery) -> None:
        """See `Unit.put_delivery`."""
        self.copies.put_delivery(delivery)

    def due_deliveries(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """See `Unit.due_deliveries`."""
        return self.copies.due(now, limit)

    def deliveries(self, item: ItemId) -> tuple[Delivery, ...]:
        """See `Unit.deliveries`."""
        return self.copies.deliveries(item)

    def ask_again(self, because: str, item: ItemId | None) -> None:
        """See `Unit.ask_again`."""
        look_again.ask(self.session, because, item, self.clock.now())

    def asked_again(self) -> tuple[LookAgain, ...]:
        """See `Unit.asked_again`."""
        return look_again.under_way(self.session)

    def note_again(self, order: LookAgain) -> None:
        """See `Unit.note_again`."""
        look_again.note(self.session, order)

    def note_not_taken(self, found: NotTaken) -> bool:
        """See `Unit.note_not_taken`."""
        return NotTakenRows(self.session).note(found)

    def close_not_taken(self, ref: str, *, by: str, reason: str) -> bool:
        """See `Unit.close_not_taken`."""
        return NotTakenRows(self.session).close(ref, by=by, reason=reason, at=self.clock.now())

    def audit(self, event: AuditEvent) -> int:
        """See `Unit.audit`."""
        return audit.append(self.session, event, self.clock.now())

    def enqueue(self, item: ItemId, run: str = "0") -> None:
        """See `Unit.enqueue`: the engine writes its order on this transaction's own connection."""
        self.order(self.session.connection(), item, run)
