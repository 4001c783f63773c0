"""A drawn automatic link is decided anew by somebody who does not see what was decided."""

from __future__ import annotations

import pytest

from gateway.items import ItemState
from gateway.pipeline.link_record import linked
from tests.console_visitor import Visitor
from tests.console_world import INES, LUCAS, World, build_world


@pytest.fixture
def world() -> World:
    """The twins' item in its tray, its link to Inês drawn for a check."""
    made = build_world()
    item = made.items["in_tray"]
    proposal = made.store.load_proposal(item)
    assert proposal is not None
    with made.store.unit() as unit:
        unit.audit(linked(item, proposal.decisions[0], INES.id, "yes"))
    return made


def test_the_page_shows_the_records_by_name_and_nothing_of_the_decision(world: World) -> None:
    """Both twins, no score, no evidence, no record of what was linked; that it was opened is on record."""
    item = world.items["in_tray"]
    page = Visitor(world).sign_in("reviewer").get(f"/checks/{item}").text
    assert page.index(INES.id) < page.index(LUCAS.id)
    assert not any(word in page for word in ("proposed", "Points for", "Conflicts", "checked>"))
    assert ("what", "blind_check") in [fact for e in world.store.events if e.action == "item.opened" for fact in e.facts]


def test_the_same_child_agrees_and_the_check_is_done(world: World) -> None:
    """One answer is enough; it counts as checked and right."""
    item, ros = world.items["in_tray"], Visitor(world).sign_in("reviewer")
    gone = ros.post(f"/checks/{item}", {"who.m1": INES.id}, on=f"/checks/{item}")
    assert gone.headers["location"] == "/checks?done=check_agreed"
    now = world.deps.matching.standing()
    assert (now.checked, now.wrong, world.deps.matching.to_check()) == (1, 0, ())


def test_another_child_disagrees_and_opens_the_way_to_take_copies_back(world: World) -> None:
    """The item's page has the form that takes its copies back; the disagreement counts as a wrong link."""
    item, ros = world.items["in_tray"], Visitor(world).sign_in("reviewer")
    gone = ros.post(f"/checks/{item}", {"who.m1": LUCAS.id}, on=f"/checks/{item}")
    assert gone.headers["location"] == f"/items/{item}?done=check_disagreed"
    assert f'action="/items/{item}/undo"' in ros.get(f"/items/{item}").text
    assert world.deps.matching.standing().wrong == 1
    assert "did not agree" in ros.get("/checks").text
    world.desk.undo(item, world.person("reviewer"), "wrong_child")
    assert "did not agree" not in ros.get("/checks").text


def test_a_disagreement_that_was_a_mistake_is_taken_back_by_linking_again(world: World) -> None:
    """Taken back, looked at and linked to the same child by a person: the rule was right, and nobody is asked again."""
    item, ros = world.items["in_tray"], Visitor(world).sign_in("reviewer")
    ros.post(f"/checks/{item}", {"who.m1": LUCAS.id}, on=f"/checks/{item}")
    world.desk.undo(item, world.person("manager"), "wrong_child")
    world.desk.choose(item, world.person("manager"), [("m1", INES.id)], "details_agree")
    now = world.deps.matching.standing()
    assert (now.checked, now.wrong, world.deps.matching.to_check()) == (1, 0, ())


def test_who_has_opened_the_item_is_not_asked(world: World) -> None:
    """They may know the answer: the list leaves it out and the page does not exist for them."""
    item, ros = world.items["in_tray"], Visitor(world).sign_in("reviewer")
    assert f"/checks/{item}" in ros.get("/checks").text
    ros.get(f"/items/{item}")
    assert f"/checks/{item}" not in ros.get("/checks").text
    assert ros.get(f"/checks/{item}").status_code == 404


def test_no_answer_is_no_verdict(world: World) -> None:
    """An empty form is asked again and nothing is counted."""
    item, ros = world.items["in_tray"], Visitor(world).sign_in("reviewer")
    assert ros.post(f"/checks/{item}", {}, on=f"/checks/{item}").status_code == 400
    assert world.deps.matching.standing().checked == 0


def test_an_erased_item_asks_nobody(world: World) -> None:
    """Its words are gone: in the list it would push out those that can still be decided."""
    item = world.items["in_tray"]
    with world.store.unit() as unit:
        unit.move(item, ItemState.ERASED, why=("retention",))
    assert f"/checks/{item}" not in Visitor(world).sign_in("reviewer").get("/checks").text
