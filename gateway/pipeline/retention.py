"""Retention: ended items are erased when nothing has happened to them for as long as the site's schedule says.

UK GDPR art. 5(1)(e): kept no longer than necessary. Only ended items go: one that waits for a person, or whose copy nobody has
accepted, is never erased by a clock. A legal hold keeps an item. What is erased is words; ids, codes and the audit stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import ItemId, UserId
from gateway.items import ItemState
from gateway.outgoing import DeliveryState
from gateway.pipeline.states import require_legal
from gateway.ports import Clock, Store, Unit

PAGE = 200
HOLDS = {"hold.placed": "yes", "hold.lifted": "no"}
TO_THE_LAST = timedelta(days=1)  # past any clock that went astray a little
GONE = frozenset({DeliveryState.DONE, DeliveryState.WITHDRAWN})
log = structlog.get_logger("retention")


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long an item of each state rests after its last event. A state without a row is never erased."""

    rest: Mapping[ItemState, timedelta]


@dataclass(slots=True)
class Retention:
    """`forget(item)` removes the engine's finished orders of an item."""

    store: Store
    schedule: Schedule
    forget: Callable[[ItemId], None]
    clock: Clock
    _cut_off: str = "perhaps"  # at the start, and after a fault until a whole round has gone well

    def run_once(self) -> int:
        """End erasures that were cut off, then erase what is due; returns how many items became ERASED."""
        if self._cut_off == "perhaps":
            self._end_what_was_begun()
        self._cut_off = "perhaps"
        erased = sum(self._let_go(item, state) for item, state in self.due())
        self._cut_off = "no"
        return erased

    def _end_what_was_begun(self) -> None:
        for item in self._pages(ItemState.ERASED, self.clock.now() + TO_THE_LAST):
            if self.store.has_words(item):
                self._erase(item)

    def due(self) -> Iterator[tuple[ItemId, ItemState]]:
        """Items that the schedule lets go now, with their states."""
        for state, rest in self.schedule.rest.items():
            for item in self._pages(state, self.clock.now() - rest):
                with self.store.unit() as unit:
                    due = self._is_due(unit, item, state)
                if due:
                    yield item, state

    def _pages(self, state: ItemState, received_before: datetime) -> Iterator[ItemId]:
        after = ""
        while page := self.store.ended(state, received_before, after, PAGE):
            yield from page
            after = page[-1]

    def _is_due(self, unit: Unit, item: ItemId, state: ItemState) -> bool:
        """Still in the state, at rest for long enough, not held, and no copy of it still on its way or given up."""
        return (
            unit.state(item) is state
            and self._rests_since(item) < self.clock.now() - self.schedule.rest[state]
            and not is_held(self.store, item)
            and all(delivery.state in GONE for delivery in unit.deliveries(item))
        )

    def _rests_since(self, item: ItemId) -> datetime:
        entries = self.store.timeline(item)
        return entries[-1].at if entries else self.clock.now()

    def _let_go(self, item: ItemId, state: ItemState) -> int:
        """The decision and its audit leaf first: an erasure that is cut off afterwards is ended by the next round."""
        with self.store.unit() as unit:
            if not self._is_due(unit, item, state):
                return 0  # a person took it back or held it meanwhile
            require_legal(state, ItemState.ERASED, actor="retention")
            unit.move(item, ItemState.ERASED, why=("retention",))
            unit.audit(AuditEvent("item.erased", actor="retention", item=item, reason="retention", facts=(("from", state.value),)))
        self._erase(item)
        return 1

    def _erase(self, item: ItemId) -> None:
        self.forget(item)
        self.store.erase(item)
        log.info("item.erased", item=item)


def is_held(store: Store, item: ItemId) -> bool:
    """Whether the last word on a legal hold was that the item stays."""
    words = [HOLDS[entry.action] for entry in store.timeline(item) if entry.action in HOLDS]
    return words[-1:] == ["yes"]


def place_hold(store: Store, item: ItemId, by: UserId, reason: str) -> None:
    """Keep an item whatever the schedule says. Raises `Rejected("item_erased" | "item_unknown")`."""
    with store.unit() as unit:
        if unit.state(item) is ItemState.ERASED:
            raise Rejected("item_erased")
        unit.audit(AuditEvent("hold.placed", actor=by, item=item, reason=reason))


def lift_hold(store: Store, item: ItemId, by: UserId, reason: str) -> None:
    """Let the schedule hold again; its clock starts anew. Raises `Rejected("item_unknown" | "item_not_held")`."""
    store.summary(item)
    if not is_held(store, item):
        raise Rejected("item_not_held")
    with store.unit() as unit:
        unit.audit(AuditEvent("hold.lifted", actor=by, item=item, reason=reason))
