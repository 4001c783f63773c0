"""Rows of the orders to match again what waits. Works inside the caller's transaction."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from gateway.again import LookAgain
from gateway.ids import ItemId
from gateway.store.index_tables import LookAgainRow


def ask(session: Session, because: str, item: ItemId | None, at: datetime) -> None:
    """One more order, unless the same one is there and has not begun."""
    same = select(LookAgainRow).where(LookAgainRow.because == because, LookAgainRow.item == (item or ""))
    if session.exec(same.where(LookAgainRow.position == "", col(LookAgainRow.done_at).is_(None))).first() is None:
        session.add(LookAgainRow(because=because, item=item or "", at=at))
        session.flush()


def under_way(session: Session) -> tuple[LookAgain, ...]:
    """Orders that are not done, oldest first."""
    rows = session.exec(select(LookAgainRow).where(col(LookAgainRow.done_at).is_(None)).order_by(col(LookAgainRow.id)))
    return tuple(_order(row) for row in rows)


def latest(session: Session, limit: int) -> tuple[LookAgain, ...]:
    """The newest orders, done or not."""
    return tuple(_order(row) for row in session.exec(select(LookAgainRow).order_by(col(LookAgainRow.id).desc()).limit(limit)))


def note(session: Session, order: LookAgain) -> None:
    """How far it has come."""
    row = session.get_one(LookAgainRow, order.id)
    row.position, row.considered, row.asked, row.done_at = order.position, order.considered, order.asked, order.done_at
    session.flush()


def _order(row: LookAgainRow) -> LookAgain:
    item = ItemId(row.item) if row.item else None
    return LookAgain(row.id or 0, row.because, item, row.at, row.position, row.considered, row.asked, row.done_at)
