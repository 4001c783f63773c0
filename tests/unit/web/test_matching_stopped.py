"""That automatic matching has stopped is said to those who must know, and only a manager starts it again."""

from __future__ import annotations

import pytest

from gateway.events import AuditEvent
from gateway.ids import ChildId, ItemId
from gateway.observability import StoreCollector
from gateway.pipeline.link_record import linked
from gateway.pipeline.second_yes import second_yes_waiting
from gateway.proposal import PersonDecision
from tests.console_visitor import Visitor
from tests.console_world import World, build_world

CERTAIN = PersonDecision("m1", "Somebody", "linked", "name_and_birth", (), ChildId("C1"), stratum="number")
BANNER = "Automatic matching has stopped"


@pytest.fixture
def world() -> World:
    """A hub in which one automatic link was wrong; it bears none."""
    made = build_world()
    with made.store.unit() as unit:
        unit.audit(linked(ItemId("it_a"), CERTAIN, ChildId("C1"), "no"))
        unit.audit(AuditEvent("link.undone", actor="u1", item=ItemId("it_a"), reason="wrong_child", facts=(("child", "C1"),)))
    return made


def test_managers_and_it_see_it_on_every_page_and_nobody_else_does(world: World) -> None:
    """One who can act or must know is told wherever they are."""
    assert BANNER in Visitor(world).sign_in("manager").get("/desk").text
    assert BANNER in Visitor(world).sign_in("it").get("/not-taken").text
    assert BANNER not in Visitor(world).sign_in("clerk").get("/desk").text


def test_only_a_manager_is_offered_the_start_and_says_why(world: World) -> None:
    """IT sees the state and no form; without a reason nothing starts; with one the banner goes, and the audit knows who."""
    assert "Start again" not in Visitor(world).sign_in("it").get("/system").text
    manager = Visitor(world).sign_in("manager")
    assert "Start again" in manager.get("/system").text
    assert manager.post("/system/matching/start", {"reason": "because"}, on="/system").status_code == 400
    assert manager.post("/system/matching/start", {"reason": "index_repaired"}, on="/system").status_code == 303
    assert BANNER not in manager.get("/system").text
    told = [(e.action, e.actor) for e in world.store.events if e.action.startswith("matching.")]
    assert told == [("matching.stopped", "rule"), ("matching.started", "u_manager")]


def test_metrics_tell_it_in_numbers(world: World) -> None:
    """An alarm can be set on it."""
    now = world.clock.now()
    waiting = second_yes_waiting(world.store, now)
    collector = StoreCollector(world.store.counts, lambda: waiting, now.timestamp, world.deps.matching.standing)
    found = {sample.name: sample.value for family in collector.collect() for sample in family.samples}
    assert (found["mash_automatic_matching"], found["mash_automatic_matching_stopped"]) == (0.0, 1.0)
    assert (found["mash_automatic_links"], found["mash_automatic_links_checked"], found["mash_automatic_links_wrong"]) == (1, 1, 1)
