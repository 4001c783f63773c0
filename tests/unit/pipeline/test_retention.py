"""Retention: what has ended and rests is erased, what waits or is held never."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from gateway.errors import Rejected, Retryable
from gateway.events import AuditEvent
from gateway.ids import ItemId, UserId
from gateway.items import ItemState
from gateway.outgoing import Delivery, DeliveryState
from gateway.pipeline.retention import Retention, Schedule, lift_hold, place_hold
from tests.fakes import NOON, FixedClock, MemoryStore
from tests.store_fixtures import ITEM, OTHER, accept, copy_of

ENDED = (ItemState.FILED, ItemState.NOT_FOR_US, ItemState.IGNORED, ItemState.DUPLICATE)
SCHEDULE = Schedule({state: timedelta(days=30) for state in ENDED})
BY = UserId("u-owner")


@dataclass(slots=True)
class Site:
    clock: FixedClock = field(default_factory=FixedClock)
    forgotten: list[ItemId] = field(default_factory=list)
    store: MemoryStore = field(init=False)
    retention: Retention = field(init=False)

    def __post_init__(self) -> None:
        self.store = MemoryStore(self.clock)
        self.retention = Retention(self.store, SCHEDULE, self.forgotten.append, self.clock)

    def item(self, state: ItemState, item: ItemId = ITEM) -> ItemId:
        accept(self.store, item)
        with self.store.unit() as unit:
            unit.move(item, state)
            unit.audit(AuditEvent("item.settled", "rule", item))
        return item

    def state(self, item: ItemId = ITEM) -> ItemState:
        return self.store.summary(item).state


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.mark.parametrize("state", ENDED)
def test_an_ended_item_at_rest_is_erased_and_the_audit_says_so(site: Site, state: ItemState) -> None:
    """Words and the engine's orders go; state, id and the story stay."""
    site.item(state)
    site.clock.forward(days=31)
    assert site.retention.run_once() == 1
    assert (site.state(), site.store.has_words(ITEM), site.forgotten) == (ItemState.ERASED, False, [ITEM])
    last = site.store.timeline(ITEM)[-1]
    assert (last.action, last.actor, last.facts) == ("item.erased", "retention", (("from", state.value),))
    assert site.retention.run_once() == 0


@pytest.mark.parametrize("state", [state for state in ItemState if state not in {*ENDED, ItemState.ERASED}])
def test_what_waits_for_anybody_is_never_erased_by_a_clock(site: Site, state: ItemState) -> None:
    """However old it is."""
    site.item(state)
    site.clock.forward(days=9999)
    assert (site.retention.run_once(), site.state(), site.store.has_words(ITEM)) == (0, state, True)


def test_the_rest_is_counted_from_the_last_event(site: Site) -> None:
    """An item that somebody looked at yesterday is in use."""
    site.item(ItemState.FILED)
    site.clock.forward(days=29)
    with site.store.unit() as unit:
        unit.audit(AuditEvent("item.opened", BY, ITEM))
    site.clock.forward(days=29)
    assert site.retention.run_once() == 0
    site.clock.forward(days=2)
    assert site.retention.run_once() == 1


def test_a_legal_hold_keeps_an_item_until_it_is_lifted(site: Site) -> None:
    """And the rest is counted anew from then."""
    site.item(ItemState.FILED)
    place_hold(site.store, ITEM, BY, "CASE-1")
    site.clock.forward(days=999)
    assert site.retention.run_once() == 0
    lift_hold(site.store, ITEM, BY, "CASE-1 closed")
    assert site.retention.run_once() == 0
    site.clock.forward(days=31)
    assert site.retention.run_once() == 1
    with pytest.raises(Rejected) as refused:
        place_hold(site.store, ITEM, BY, "too late")
    assert refused.value.code == "item_erased"


def test_a_hold_that_is_not_there_cannot_be_lifted(site: Site) -> None:
    """So that nobody believes in a hold that was never placed."""
    site.item(ItemState.FILED)
    with pytest.raises(Rejected) as refused:
        lift_hold(site.store, ITEM, BY, "x")
    assert refused.value.code == "item_not_held"


@pytest.mark.parametrize(("state", "erased"), [(DeliveryState.DEAD, 0), (DeliveryState.WAITING, 0), (DeliveryState.DONE, 1)])
def test_a_copy_that_has_not_arrived_keeps_its_item(site: Site, state: DeliveryState, erased: int) -> None:
    """A destination that was down for months must still be given its copy."""
    site.item(ItemState.FILED)
    with site.store.unit() as unit:
        unit.save_copy(copy_of(), [])
        unit.put_delivery(Delivery(copy_of().key, "drop", 1, state, NOON))
    site.clock.forward(days=31)
    assert site.retention.run_once() == erased


def test_an_erasure_that_was_cut_off_is_ended_by_the_next_round(site: Site) -> None:
    """The decision stands; the fault of one moment leaves no words behind."""
    site.item(ItemState.FILED)
    site.clock.forward(days=31)
    whole, site.store.erase = site.store.erase, _away
    with pytest.raises(Retryable):
        site.retention.run_once()
    assert (site.state(), site.store.has_words(ITEM)) == (ItemState.ERASED, True)
    site.store.erase = whole
    site.retention.run_once()
    assert not site.store.has_words(ITEM)


def test_a_new_process_ends_an_erasure_that_a_killed_one_had_begun(site: Site) -> None:
    """The first round of a process looks for words of erased items."""
    site.item(ItemState.ERASED)
    Retention(site.store, Schedule({}), site.forgotten.append, site.clock).run_once()
    assert not site.store.has_words(ITEM)


def test_more_than_a_page_is_gone_through(site: Site) -> None:
    """Items that rest too short a time do not hide those behind them."""
    for number in range(450):
        site.item(ItemState.IGNORED, ItemId(f"it_{number:04d}"))
    site.clock.forward(days=31)
    for number in range(300):
        with site.store.unit() as unit:
            unit.audit(AuditEvent("item.opened", BY, ItemId(f"it_{number:04d}")))
    site.item(ItemState.RECEIVED, OTHER)
    assert site.retention.run_once() == 150


def _away(_item: ItemId) -> None:
    raise Retryable("store_unavailable")
