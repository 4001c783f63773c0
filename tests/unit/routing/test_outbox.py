"""The outbox: at least once with a stable key, back-off, dead letters."""

import pytest

from gateway.errors import Held, Retryable
from gateway.ids import ItemId
from gateway.outgoing import Delivery, DeliveryState
from gateway.pipeline.intake import Intake
from gateway.routing.outbox import BACK_OFF, Outbox
from tests.fakes import FixedClock, MemoryStore, RecordingDestination
from tests.makers import copy, envelope


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def store(clock):
    return MemoryStore(clock)


@pytest.fixture
def item(store, clock) -> ItemId:
    item = Intake(store, 10_000).accept(envelope(), b"words").item
    with store.unit() as unit:
        made = copy(item)
        unit.save_copy(made, ())
        unit.put_delivery(Delivery(made.key, "drop", 0, DeliveryState.WAITING, clock.now()))
    return item


def row(store, item) -> Delivery:
    with store.unit() as unit:
        return unit.deliveries(item)[0]


def test_a_delivery_is_made_once_and_has_a_receipt(store, clock, item):
    """Done is done: a second round attempts nothing."""
    drop = RecordingDestination("drop")
    outbox = Outbox(store, {"drop": drop}, clock)
    assert (outbox.run_once(), outbox.run_once()) == (1, 0)
    assert row(store, item).state is DeliveryState.DONE
    assert row(store, item).receipt.destination == "drop"


def test_a_fault_of_the_network_waits_longer_each_time(store, clock, item):
    """Back-off follows the table, and nothing is attempted before its time."""
    drop = RecordingDestination("drop", failures=[Retryable("x"), Retryable("x")])
    outbox = Outbox(store, {"drop": drop}, clock)
    outbox.run_once()
    assert row(store, item).next_at == clock.now() + BACK_OFF[0]
    assert outbox.run_once() == 0
    clock.forward(seconds=BACK_OFF[0].total_seconds())
    outbox.run_once()
    assert row(store, item).next_at == clock.now() + BACK_OFF[1]


def test_after_the_last_wait_the_letter_is_dead_and_audited(store, clock, item):
    """A delivery that never succeeds ends where a person sees it."""
    drop = RecordingDestination("drop", failures=[Retryable("down")] * 99)
    outbox = Outbox(store, {"drop": drop}, clock)
    for wait in (*BACK_OFF, BACK_OFF[-1]):
        outbox.run_once()
        clock.forward(seconds=wait.total_seconds())
    assert (row(store, item).state, row(store, item).error) == (DeliveryState.DEAD, "down")
    assert "delivery.dead" in [e.action for e in store.events]


def test_a_refusal_is_dead_at_once(store, clock, item):
    """What the receiver refuses for good is not tried for three days."""
    Outbox(store, {"drop": RecordingDestination("drop", failures=[Held("mail_refused")])}, clock).run_once()
    assert row(store, item).state is DeliveryState.DEAD


def test_an_attempt_left_open_by_a_crash_is_repeated_with_the_same_key_and_said_so(store, clock, item):
    """BEGUN before a crash: sent again, audited as a possible repeat."""
    with store.unit() as unit:
        unit.put_delivery(Delivery(copy(item).key, "drop", 1, DeliveryState.BEGUN, clock.now()))
    drop = RecordingDestination("drop")
    Outbox(store, {"drop": drop}, clock).run_once()
    assert list(drop.received) == [copy(item).key]
    assert "possible_repeat" in [e.reason for e in store.events if e.action == "delivery.begun"]


def test_an_unforeseen_fault_of_one_destination_does_not_stop_another(store, clock, item):
    """A bug in one destination is retried and the next row goes out."""

    class Broken:
        name = "broken"

        def deliver(self, copy):
            raise ZeroDivisionError

    drop = RecordingDestination("drop")
    with store.unit() as unit:
        unit.put_delivery(Delivery(copy(item).key, "broken", 0, DeliveryState.WAITING, clock.now()))
    Outbox(store, {"drop": drop, "broken": Broken()}, clock).run_once()
    assert list(drop.received) == [copy(item).key]


def test_an_unknown_destination_is_a_dead_letter(store, clock, item):
    """A copy for a destination that was removed from config is shown to a person, not lost."""
    Outbox(store, {}, clock).run_once()
    assert (row(store, item).state, row(store, item).error) == (DeliveryState.DEAD, "destination_unknown")


def test_a_copy_withdrawn_while_the_round_runs_is_not_sent(store, clock, item):
    """What a person takes back between two deliveries of one round never leaves."""
    second = copy(item, "C2")
    with store.unit() as unit:
        unit.save_copy(second, ())
        unit.put_delivery(Delivery(second.key, "drop", 0, DeliveryState.WAITING, clock.now()))

    class Withdrawing(RecordingDestination):
        """As it delivers the first copy, a person withdraws the other."""

        def deliver(self, delivered):
            other = second.key if delivered.key != second.key else copy(item).key
            with store.unit() as unit:
                unit.withdraw_copy(other, by="u-ros", reason="wrong_child")
            return super().deliver(delivered)

    drop = Withdrawing("drop")
    Outbox(store, {"drop": drop}, clock).run_once()
    assert len(drop.received) == 1
