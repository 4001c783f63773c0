"""Read models for screens: queue, tray, ledger, counts. One or two statements each; no words of an item."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from gateway.errors import Rejected
from gateway.ids import HUB, Borough, ChannelName, CopyId, ItemId, UserId
from gateway.items import ItemState
from gateway.outgoing import DeliveryState
from gateway.pipeline.states import WAITING_OR_APART
from gateway.store.copy_rows import DUE
from gateway.store.not_taken_rows import NotTakenRows
from gateway.store.rendition_rows import RenditionRows
from gateway.store.tables import CopyRow, DeliveryRow, ItemRow, LinkRow, RedactionRow
from gateway.views import Counts, ItemSummary, LedgerFilter, LedgerRow, TrayCopy

WAITING_FOR_A_PERSON = tuple(state.value for state in WAITING_OR_APART)
LEDGER_COLUMNS = {
    "entity": col(RedactionRow.entity),
    "reason": col(RedactionRow.reason),
    "policy": col(RedactionRow.policy),
    "agency_type": col(RedactionRow.agency_type),
    "borough": col(RedactionRow.borough),
    "item": col(RedactionRow.item_id),
}
AT_ONCE = 1000
_IN_FORCE = col(LinkRow.undone_at).is_(None)


def unfinished(session: Session, limit: int) -> tuple[ItemId, ...]:
    """Items still RECEIVED, oldest first."""
    query = select(ItemRow.id).where(ItemRow.state == ItemState.RECEIVED.value)
    found = session.exec(query.order_by(col(ItemRow.received_at), col(ItemRow.id)).limit(limit))
    return tuple(ItemId(item) for item in found)


def ended(session: Session, state: ItemState, received_before: datetime, after: str, limit: int) -> tuple[ItemId, ...]:
    """A page of the items of a state, by id."""
    query = select(ItemRow.id).where(ItemRow.state == state.value, col(ItemRow.received_at) < received_before, ItemRow.id > after)
    return tuple(ItemId(item) for item in session.exec(query.order_by(col(ItemRow.id)).limit(limit)))


def agency_types(session: Session, items: Collection[ItemId]) -> dict[ItemId, str]:
    """The sort of agency that sent each of these items, where one is proved; a thousand at a time, as databases limit parameters."""
    wanted, found = sorted(items), {}
    for start in range(0, len(wanted), AT_ONCE):
        query = select(ItemRow.id, ItemRow.agency_type).where(col(ItemRow.id).in_(wanted[start : start + AT_ONCE]))
        found.update({ItemId(item): sort for item, sort in session.exec(query) if sort})
    return found


def queue(
    session: Session, states: Iterable[ItemState], boroughs: frozenset[Borough] | None, *, limit: int, offset: int
) -> tuple[ItemSummary, ...]:
    """Nearest deadline first. Who may know of an item: `ItemSummary.is_shown_to`."""
    query = select(ItemRow).where(col(ItemRow.state).in_([state.value for state in states]))
    if boroughs is not None:
        owners = col(LinkRow.borough).in_([b.value for b in HUB])
        linked = sa.exists().where(col(LinkRow.item_id) == ItemRow.id, _IN_FORCE, owners)
        query = query.where(~linked | linked.where(col(LinkRow.borough).in_([b.value for b in boroughs])))
    order = (col(ItemRow.due_at).is_(None), col(ItemRow.due_at), col(ItemRow.received_at), col(ItemRow.id))
    rows = session.exec(query.order_by(*order).limit(limit).offset(offset)).all()
    return _summaries(session, rows)


def summary(session: Session, item: ItemId) -> ItemSummary:
    """One row; raises `Rejected("item_unknown")`."""
    row = session.get(ItemRow, item)
    if row is None:
        raise Rejected("item_unknown")
    return _summaries(session, [row])[0]


def rows_of(session: Session, item: ItemId) -> tuple[ItemSummary, ...]:
    """The items made of one item's submissions, in their order there."""
    found = session.exec(select(ItemRow).where(ItemRow.batch_of == item).order_by(col(ItemRow.batch_row), col(ItemRow.id))).all()
    return _summaries(session, found)


def tray(session: Session, borough: Borough, *, limit: int, offset: int) -> tuple[TrayCopy, ...]:
    """A borough's copies, newest first."""
    query = select(CopyRow, ItemRow.rag).join(ItemRow).where(CopyRow.borough == borough.value)
    newest = query.order_by(col(CopyRow.delivered_at).desc(), col(CopyRow.key)).limit(limit).offset(offset)
    return tuple(_tray_copy(row, rag) for row, rag in session.exec(newest))


def copies_of(session: Session, item: ItemId) -> tuple[TrayCopy, ...]:
    """All copies of an item, by key."""
    query = select(CopyRow, ItemRow.rag).join(ItemRow).where(CopyRow.item_id == item).order_by(col(CopyRow.key))
    return tuple(_tray_copy(row, rag) for row, rag in session.exec(query))


def ledger(session: Session, where: LedgerFilter) -> tuple[LedgerRow, ...]:
    """Redactions, newest first, in the order of the text within a copy."""
    query = select(RedactionRow, CopyRow.confirmed_by, CopyRow.first_yes_by, CopyRow.purpose).join(CopyRow)
    for name, column in LEDGER_COLUMNS.items():
        wanted = str(getattr(where, name))
        if wanted:
            query = query.where(column == wanted)
    if where.within is not None:
        query = query.where(col(RedactionRow.borough).in_([b.value for b in where.within]))
    newest = query.order_by(col(RedactionRow.at).desc(), col(RedactionRow.id)).limit(where.limit).offset(where.offset)
    return tuple(_ledger_row(row, *copy) for row, *copy in session.exec(newest))


def counts(session: Session, now: datetime) -> Counts:
    """Items by state, the oldest that waits for a person, what is late, and the outbox."""
    items = dict(session.exec(select(ItemRow.state, sa.func.count()).group_by(col(ItemRow.state))).all())
    boxes = dict(session.exec(select(DeliveryRow.state, sa.func.count()).group_by(col(DeliveryRow.state))).all())
    not_taken, oldest_not_taken = NotTakenRows(session).counted()
    waits = col(ItemRow.state).in_(WAITING_FOR_A_PERSON)
    waiting = select(ItemRow.received_at).where(waits)
    late, most_late = session.exec(select(sa.func.count(), sa.func.min(ItemRow.due_at)).where(waits, col(ItemRow.due_at) <= now)).one()
    return Counts(
        by_state=tuple((state, items.get(state.value, 0)) for state in ItemState),
        oldest_waiting=session.exec(waiting.order_by(col(ItemRow.received_at)).limit(1)).first(),
        outbox_waiting=sum(boxes.get(state, 0) for state in DUE),
        outbox_dead=boxes.get(DeliveryState.DEAD.value, 0),
        not_taken=not_taken,
        oldest_not_taken=oldest_not_taken,
        late=late,
        most_late=most_late,
        renditions_failed=RenditionRows(session).failed(),
    )


def _summaries(session: Session, rows: Sequence[ItemRow]) -> tuple[ItemSummary, ...]:
    boroughs: dict[str, set[Borough]] = defaultdict(set)
    query = select(LinkRow.item_id, LinkRow.borough).where(col(LinkRow.item_id).in_([row.id for row in rows]), _IN_FORCE)
    for item, borough in session.exec(query):
        boroughs[item].add(Borough(borough))
    return tuple(_summary(row, tuple(sorted(boroughs[row.id]))) for row in rows)


def _summary(row: ItemRow, boroughs: tuple[Borough, ...]) -> ItemSummary:
    return ItemSummary(
        id=ItemId(row.id),
        state=ItemState(row.state),
        channel=ChannelName(row.channel),
        agency=row.agency,
        received_at=row.received_at,
        due_at=row.due_at,
        rag=row.rag,
        why=tuple(json.loads(row.why)),
        boroughs=boroughs,
        claimed_by=UserId(row.claimed_by) if row.claimed_by else None,
        claimed_at=row.claimed_at,
        batch_of=ItemId(row.batch_of) if row.batch_of else None,
        batch_row=row.batch_row,
    )


def _tray_copy(row: CopyRow, rag: str) -> TrayCopy:
    return TrayCopy(
        key=CopyId(row.key),
        item=ItemId(row.item_id),
        borough=Borough(row.borough),
        agency=row.agency,
        received_at=row.received_at,
        delivered_at=row.delivered_at,
        rag=rag,
        withheld=row.withheld,
        accepted_by=UserId(row.accepted_by) if row.accepted_by else None,
        accepted_at=row.accepted_at,
        state=row.state,
        purpose=row.purpose,
    )


def _ledger_row(row: RedactionRow, confirmed_by: str, first_yes_by: str, purpose: str) -> LedgerRow:
    return LedgerRow(
        item=ItemId(row.item_id),
        copy=CopyId(row.copy_key),
        passage=row.passage,
        start=row.start,
        end=row.end,
        entity=row.entity,
        role=row.role,
        operator=row.operator,
        reason=row.reason,
        policy=row.policy,
        recogniser=row.recogniser,
        agency_type=row.agency_type,
        borough=Borough(row.borough),
        at=row.at,
        score=row.score,
        evidence=row.evidence,
        confirmed_by=confirmed_by,
        first_yes_by=first_yes_by,
        purpose=purpose,
    )
