"""A person's moves of an item, each with its audit leaf: from one state to another, and to its end where its copies are."""

from __future__ import annotations

from gateway.events import AuditEvent
from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.pipeline.states import require_legal
from gateway.ports import Store, Unit
from gateway.views import User

Facts = tuple[tuple[str, str], ...]


def move(unit: Unit, item: ItemId, to: ItemState, user: User, reason: str, *, actor: str = "", answers: Facts = ()) -> None:
    """Raises `Rejected("illegal_move")`. `actor` names the table of moves where it is not one person's; `answers` go into the leaf."""
    require_legal(unit.state(item), to, actor=actor or user.id)
    unit.move(item, to, why=(reason,) if reason else ())
    unit.audit(AuditEvent("item.moved", actor=user.id, item=item, reason=reason, facts=(("to", to.value), *answers)))


def close(store: Store, unit: Unit, item: ItemId, user: User, reason: str) -> None:
    """Into the trays, and filed where every copy was accepted meanwhile. A copy dispatched in this very unit is not seen yet."""
    move(unit, item, ItemState.ROUTED, user, reason)
    if all(copy.state != "delivered" for copy in store.copies_of(item)):
        require_legal(ItemState.ROUTED, ItemState.FILED, actor="rule")
        unit.move(item, ItemState.FILED)
