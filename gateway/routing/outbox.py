"""Delivers what the outbox holds: at least once with a stable key, back-off, and a dead letter that a person sees.

Honest contract: an attempt is written down (BEGUN) before it is made. After a crash the same key is sent again and the
audit says "possible repeat"; a receiver drops repeats by key. The folder destination is exactly once by construction.
One of the two places where a broad `except` stands (the other is `pipeline.runner`): an unforeseen fault of one
destination must not stop the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import structlog

from gateway.errors import Held, Rejected, Retryable
from gateway.events import AuditEvent
from gateway.ids import ItemId
from gateway.outgoing import Delivery, DeliveryState, MinimisedItem, Receipt
from gateway.ports import Clock, Destination, Store, Unit

BACK_OFF = tuple(timedelta(seconds=s) for s in (10, 30, 120, 600, 1800, 3600, 7200, 14400, 28800, 28800, 28800, 28800, 28800, 28800))
"""Waits between attempts; they add up to about 72 hours, then the letter is dead."""

log = structlog.get_logger("outbox")


@dataclass(frozen=True, slots=True)
class Outbox:
    """Runs due deliveries. Call `run_once` from one loop per process; rows are keyed, so a second process does no harm."""

    store: Store
    destinations: Mapping[str, Destination]
    clock: Clock
    batch: int = 50
    crash_point: Callable[[str], None] = lambda _name: None

    def run_once(self) -> int:
        """Attempt every due delivery; returns how many were attempted."""
        with self.store.unit() as unit:
            due = unit.due_deliveries(self.clock.now(), self.batch)
        for delivery in due:
            self._attempt(delivery)
        return len(due)

    def _attempt(self, delivery: Delivery) -> None:
        repeat = "possible_repeat" if delivery.state is DeliveryState.BEGUN else ""
        begun = replace(delivery, state=DeliveryState.BEGUN, attempt=delivery.attempt + 1)
        if not self._begin(begun, repeat):
            return
        self.crash_point("deliver.after_begin")
        try:
            receipt = self._deliver(begun)
        except Retryable as error:
            self._again(begun, error.code)
        except Held as error:
            self._write(replace(begun, state=DeliveryState.DEAD, error=error.code), "delivery.dead", error.code)
        except Exception as error:  # noqa: BLE001 - house.md: an unforeseen fault of one destination must not stop the others
            fault = type(error).__name__  # never the message: a library may quote content in it
            log.error("delivery.fault", key=begun.key, destination=begun.destination, fault=fault)  # noqa: TRY400 - no traceback
            self._again(begun, "internal_fault")
        else:
            self.crash_point("deliver.before_done")
            self._write(replace(begun, state=DeliveryState.DONE, receipt=receipt, error=""), "delivery.done", "")

    def _begin(self, begun: Delivery, repeat: str) -> bool:
        """Write the attempt down unless the copy was withdrawn since the round began; one transaction, so nothing slips between."""
        with self.store.unit() as unit:
            now = next((d for d in unit.deliveries(_item_of(begun)) if (d.key, d.destination) == (begun.key, begun.destination)), None)
            if now is None or now.state is DeliveryState.WITHDRAWN:
                return False
            self._note(unit, begun, "delivery.begun", repeat)
        return True

    def _deliver(self, delivery: Delivery) -> Receipt:
        destination = self.destinations.get(delivery.destination)
        if destination is None:
            raise Held("destination_unknown")
        return destination.deliver(self._whole(self.store.load_copy(delivery.key)))

    def _whole(self, copy: MinimisedItem) -> MinimisedItem:
        """The copy with its renditions' content; one without is never sent as if it had none: a person looks."""
        try:
            pages = tuple(replace(r, content=self.store.load_rendition(copy.item, r.id)) for r in copy.renditions)
        except Rejected as error:
            raise Held(error.code) from error
        return replace(copy, renditions=pages)

    def _again(self, delivery: Delivery, code: str) -> None:
        if delivery.attempt > len(BACK_OFF):
            self._write(replace(delivery, state=DeliveryState.DEAD, error=code), "delivery.dead", code)
            return
        wait = BACK_OFF[delivery.attempt - 1]
        later = replace(delivery, state=DeliveryState.WAITING, next_at=self.clock.now() + wait, error=code)
        self._write(later, "delivery.retry", code)

    def _write(self, delivery: Delivery, action: str, reason: str) -> None:
        with self.store.unit() as unit:
            self._note(unit, delivery, action, reason)

    @staticmethod
    def _note(unit: Unit, delivery: Delivery, action: str, reason: str) -> None:
        facts = (("key", delivery.key), ("destination", delivery.destination), ("attempt", str(delivery.attempt)))
        unit.put_delivery(delivery)
        unit.audit(AuditEvent(action, actor="system", item=_item_of(delivery), reason=reason, facts=facts))
        log.info(action, key=delivery.key, destination=delivery.destination, attempt=delivery.attempt, code=reason)


def _item_of(delivery: Delivery) -> ItemId:
    return ItemId(delivery.key.rsplit(".", 1)[0])
