"""Compares our item table with the engine: an item still RECEIVED without a live work order gets a new one.

This makes "nothing lost" independent of the engine's own recovery. An item that has used up its runs is quarantined,
whole, visible and with a clock, instead of being tried for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from gateway.events import AuditEvent
from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.pipeline.holding_clock import DEFAULT_HOLD, due_at
from gateway.pipeline.states import require_legal
from gateway.ports import Store, Unit

BATCH = 200
log = structlog.get_logger("reconciler")


@dataclass(slots=True)
class Reconciler:
    """`is_live(item)` asks the engine. Counts its own retries per item in memory: a restart starts the count anew."""

    store: Store
    is_live: Callable[[ItemId], bool]
    give_up_after: int
    hold: timedelta = DEFAULT_HOLD
    _tries: dict[ItemId, int] = field(default_factory=dict)

    def run_once(self) -> int:
        """Returns how many items had been stranded."""
        stranded = [item for item in self.store.unfinished(BATCH) if not self.is_live(item)]
        for item in stranded:
            self._rescue(item)
        self._tries = {item: n for item, n in self._tries.items() if item in set(stranded)}
        return len(stranded)

    def _rescue(self, item: ItemId) -> None:
        tries = self._tries[item] = self._tries.get(item, 0) + 1
        with self.store.unit() as unit:
            if unit.state(item) is not ItemState.RECEIVED:
                return
            if tries > self.give_up_after:
                require_legal(ItemState.RECEIVED, ItemState.QUARANTINED, actor="system")
                unit.move(item, ItemState.QUARANTINED, why=("gave_up",))
                self._set_clock(unit, item)
                facts = (("to", ItemState.QUARANTINED.value), ("why", "gave_up"))
                unit.audit(AuditEvent("item.settled", actor="system", item=item, reason="gave_up", facts=facts))
            else:
                unit.enqueue(item, f"rescue{tries}")
                unit.audit(AuditEvent("item.rescued", actor="system", item=item, facts=(("try", str(tries)),)))
        log.warning("item.stranded", item=item, tries=tries)

    def _set_clock(self, unit: Unit, item: ItemId) -> None:
        """No run settled it, so nobody knows its sender; one that was settled before keeps the clock that it had."""
        summary = self.store.summary(item)
        if summary.due_at is None:
            due = due_at(summary.received_at, ItemState.QUARANTINED, None, self.hold)
            unit.set_sender(item, agency="", agency_type="", request="", rag="", due_at=due)
