"""By when a person must have looked at an item. Every settled item has such a time: a hold without a clock is a lost item.

Rule: the clock of the request that the item answers; without one, so many hours after it came (`[review] default_hours`). An
item that nobody can read yet, or whose sender is in doubt, never waits longer than one that answers nothing: what it says of
a request is no proof, and what is in it may be urgent.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from gateway.items import ItemState

DEFAULT_HOLD = timedelta(hours=4)
"""As long as a Red item has: nobody has read it yet, so nobody knows that it is less."""
UNREAD = frozenset({ItemState.QUARANTINED, ItemState.AWAITING_PASSWORD, ItemState.NEEDS_RETRIEVAL})


def due_at(received_at: datetime, outcome: ItemState, requested: datetime | None, hold: timedelta = DEFAULT_HOLD) -> datetime:
    """The deadline in UTC. `requested` is the request's own, None where the item answers none."""
    usual = received_at + hold
    if requested is None:
        return usual
    return min(requested, usual) if outcome in UNREAD else requested
