"""What is late is seen: on the desk, in the list of what is held apart, in the metrics. By whom a second yes is missed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gateway.observability import StoreCollector
from gateway.pipeline.second_yes import second_yes_waiting
from tests.console_visitor import Visitor
from tests.console_world import World, build_world


@pytest.fixture
def world() -> World:
    return build_world()


def gauges(world: World) -> dict[str, float]:
    collector = StoreCollector(
        world.store.counts, lambda: second_yes_waiting(world.store, world.clock.now()), lambda: world.clock.now().timestamp()
    )
    return {sample.name: sample.value for family in collector.collect() for sample in family.samples}


def first_yes(world: World) -> None:
    world.desk.release(world.items["forged"], world.person("reviewer"), "checked")


def test_items_held_apart_have_a_clock_and_are_counted_when_late(world: World) -> None:
    """The list shows the time left; the desk warns when it has run out."""
    clerk = Visitor(world).sign_in("clerk")
    assert "15 h left of" in clerk.get("/apart").text
    assert "held apart is late" not in clerk.get("/desk").text
    world.clock.forward(minutes=930)
    clerk = Visitor(world).sign_in("clerk")
    assert "Late by 30 min" in clerk.get("/apart").text
    assert "1 item held apart is late" in clerk.get("/desk").text


def test_monitoring_sees_how_many_are_late_and_by_how_much(world: World) -> None:
    """One item of the world was due 80 minutes ago."""
    found = gauges(world)
    assert (found["mash_late"], found["mash_most_late_seconds"]) == (1, 80 * 60)


@pytest.mark.parametrize(
    ("person", "says"),
    [("manager", lambda text: 'href="/queue?why=second_yes_needed"' in text), ("clerk", lambda text: "Tell your manager" in text)],
)
def test_a_second_yes_unanswered_for_half_an_hour_is_told(world: World, person: str, says: Callable[[str], bool]) -> None:
    """The manager is led to it; others are asked to tell them. Before half an hour nobody is."""
    first_yes(world)
    world.clock.forward(minutes=29)
    assert "second person’s yes</strong>" not in Visitor(world).sign_in(person).get("/desk").text
    assert gauges(world)["mash_second_yes_overdue"] == 0
    world.clock.forward(minutes=6)
    text = Visitor(world).sign_in(person).get("/desk").text
    assert ("1 item has waited more than 30 minutes for a second person’s yes" in text, says(text)) == (True, True)
    found = gauges(world)
    assert (found["mash_second_yes_overdue"], found["mash_oldest_first_yes_seconds"]) == (1, 35 * 60)
