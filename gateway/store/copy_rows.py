"""Rows about copies: the tray, the redaction ledger and the outbox. Works inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, select

from gateway.errors import Rejected
from gateway.ids import CopyId, ItemId, UserId
from gateway.outgoing import Delivery, DeliveryState, MinimisedItem, Receipt
from gateway.proposal import AppliedRedaction
from gateway.store.tables import CopyRow, DeliveryRow, RedactionRow

DUE = (DeliveryState.WAITING.value, DeliveryState.BEGUN.value)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """When a copy was let go and by whom: user ids, "" where a rule let it go and nobody's first yes was needed."""

    at: datetime
    by: str = ""
    first_yes_by: str = ""


@dataclass(frozen=True, slots=True)
class CopyRows:
    """Reads and writes `copy`, `redaction` and `delivery`."""

    session: Session

    def wanted(self, key: CopyId) -> bool:
        """Whether a copy under this key is to be written: there is none, or it was withdrawn and made anew."""
        row = self.session.get(CopyRow, key)
        return row is None or row.state == "withdrawn"

    def in_force(self, item: ItemId) -> tuple[CopyRow, ...]:
        """The item's copies that were not withdrawn and have their words."""
        query = select(CopyRow).where(CopyRow.item_id == item, CopyRow.state != "withdrawn")
        return tuple(row for row in self.session.exec(query) if row.sealed)

    def save(self, copy: MinimisedItem, redactions: Sequence[AppliedRedaction], *, sealed: bytes, confirmed: Confirmed) -> None:
        """Write the copy and its ledger rows, in place of a withdrawn one."""
        self.session.execute(delete(RedactionRow).where(col(RedactionRow.copy_key) == copy.key))
        self.session.merge(_copy_row(copy, sealed, confirmed))
        self.session.flush()
        self.session.add_all(_redaction_row(copy, redaction, confirmed.at) for redaction in redactions)
        self.session.flush()

    def withdraw(self, key: CopyId, *, by: str, reason: str) -> None:
        """Take back from the tray and from the outbox. Raises `Rejected("copy_unknown")`."""
        row = self.session.get(CopyRow, key)
        if row is None:
            raise Rejected("copy_unknown")
        row.state, row.withdrawn_by, row.withdrawn_reason = "withdrawn", by, reason
        for delivery in self.session.exec(select(DeliveryRow).where(DeliveryRow.copy_key == key)):
            delivery.state = DeliveryState.WITHDRAWN.value
        self.session.flush()

    def accept(self, key: CopyId, by: UserId, at: datetime) -> None:
        """Accept by name. Raises `Rejected("copy_not_waiting")`."""
        row = self.session.get(CopyRow, key)
        if row is None or row.state != "delivered":
            raise Rejected("copy_not_waiting")
        row.state, row.accepted_by, row.accepted_at = "accepted", by, at
        self.session.flush()

    def put_delivery(self, delivery: Delivery) -> None:
        """Insert or replace. Raises `Rejected("copy_unknown")`."""
        if self.session.get(CopyRow, delivery.key) is None:
            raise Rejected("copy_unknown")
        self.session.merge(_delivery_row(delivery))
        self.session.flush()

    def due(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """What is to be attempted, oldest first."""
        query = select(DeliveryRow).where(col(DeliveryRow.state).in_(DUE), col(DeliveryRow.next_at) <= now)
        return _deliveries(self.session.exec(query.order_by(col(DeliveryRow.next_at), *_BY_KEY).limit(limit)))

    def deliveries(self, item: ItemId) -> tuple[Delivery, ...]:
        """All rows of an item's copies."""
        query = select(DeliveryRow).join(CopyRow).where(CopyRow.item_id == item)
        return _deliveries(self.session.exec(query.order_by(*_BY_KEY)))


_BY_KEY = (col(DeliveryRow.copy_key), col(DeliveryRow.destination))


def _deliveries(rows: Iterable[DeliveryRow]) -> tuple[Delivery, ...]:
    return tuple(_delivery(row) for row in rows)


def _delivery(row: DeliveryRow) -> Delivery:
    receipt = Receipt(row.destination, row.receipt_reference, row.receipt_at) if row.receipt_at else None
    return Delivery(CopyId(row.copy_key), row.destination, row.attempt, DeliveryState(row.state), row.next_at, receipt, row.error)


def _delivery_row(delivery: Delivery) -> DeliveryRow:
    receipt = delivery.receipt
    return DeliveryRow(
        copy_key=delivery.key,
        destination=delivery.destination,
        attempt=delivery.attempt,
        state=delivery.state.value,
        next_at=delivery.next_at,
        receipt_reference=receipt.reference if receipt else "",
        receipt_at=receipt.at if receipt else None,
        error=delivery.error,
    )


def _copy_row(copy: MinimisedItem, sealed: bytes, confirmed: Confirmed) -> CopyRow:
    return CopyRow(
        key=copy.key,
        item_id=copy.item,
        child_id=copy.child,
        borough=copy.borough.value,
        agency=copy.agency,
        agency_type=copy.agency_type,
        policy=copy.policy,
        received_at=copy.received_at,
        delivered_at=confirmed.at,
        withheld=sum(note.passages for note in copy.withheld),
        state="delivered",
        confirmed_by=confirmed.by,
        first_yes_by=confirmed.first_yes_by,
        purpose=copy.purpose,
        sealed=sealed,
    )


def _redaction_row(copy: MinimisedItem, redaction: AppliedRedaction, at: datetime) -> RedactionRow:
    return RedactionRow(
        copy_key=copy.key,
        item_id=copy.item,
        passage=redaction.passage,
        start=redaction.start,
        end=redaction.end,
        entity=redaction.entity,
        role=redaction.role,
        operator=redaction.operator,
        reason=redaction.reason,
        policy=redaction.policy,
        recogniser=redaction.recogniser,
        score=redaction.score,
        evidence=redaction.evidence,
        agency_type=copy.agency_type,
        borough=copy.borough.value,
        at=at,
    )
