"""What one person may not do with an item that is held apart: hostile, forged, unopenable, or set aside by hand.

Rule: it comes back to where copies are made by the release of two different people only, whichever way is tried: a link, an undo,
a decision maker's question, or closing it and opening it again. Its copies and links may be taken back by one; it stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from gateway.errors import Rejected
from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.pipeline.second_yes import SECOND_YES_NEEDED
from gateway.ports import Store, Unit
from gateway.views import TimelineEntry

HELD_APART = "held_apart"
OUR_OWN_FAULT = frozenset({"internal_fault", "gave_up"})
"""Why an item is apart of which nothing is known against it: read again, it is judged by the same rules as when it came."""


def stands_apart(store: Store, unit: Unit, item: ItemId) -> bool:
    """Whether it is held apart, or was so when it was closed as not for us."""
    state = unit.state(item)
    return state is ItemState.QUARANTINED or (state is ItemState.NOT_FOR_US and _was_apart(store.timeline(item)))


def require_released(store: Store, unit: Unit, item: ItemId) -> None:
    """Raise `Rejected("held_apart")` where only two people's release lets anybody work on the item."""
    if stands_apart(store, unit, item):
        raise Rejected(HELD_APART)


def require_readable_again(store: Store, unit: Unit, item: ItemId) -> None:
    """As `require_released`, but what a fault of ours put apart may be read again as if it had just come."""
    why = set(store.summary(item).why) - {SECOND_YES_NEEDED}
    if not why or why - OUR_OWN_FAULT:
        require_released(store, unit, item)


def _was_apart(entries: Iterable[TimelineEntry]) -> bool:
    """Whether nothing but its closing came after it was held apart."""
    apart = False
    for entry in entries:
        to = dict(entry.facts).get("to", "")
        if to:
            apart = to == ItemState.QUARANTINED.value or (apart and to == ItemState.NOT_FOR_US.value)
    return apart
