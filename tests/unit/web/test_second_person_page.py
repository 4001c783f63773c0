"""The second person's yes as two people meet it on the pages."""

from __future__ import annotations

import re

import pytest

from gateway.ids import CopyId
from gateway.items import ItemState
from gateway.pipeline.second_yes import NEEDS_TWO
from gateway.web.words import WHY
from tests.console_visitor import Visitor
from tests.console_world import INES, LUCAS, World, build_world


@pytest.fixture
def world() -> World:
    """The twins' item with a copy for each: Lucas's holds what must never be shared."""
    made = build_world()
    made.desk.choose(made.items["twins"], made.person("reviewer"), [("m1", INES.id), ("m1", LUCAS.id)], "details_agree")
    made.make_copies(made.items["twins"])
    return made


def check_all(visitor: Visitor, item: str) -> str:
    """Say of each copy that it is right; the address of step 3."""
    where = visitor.get(f"/items/{item}/copies").headers["location"]
    while "/copies/" in where:
        text = visitor.get(where).text
        fields = {name: re.findall(rf'name="{name}" value="([^"]+)"', text) for name in ("mark", "checked")}
        where = visitor.post(where.partition("?")[0], {"answer": "right", **fields}, on=where).headers["location"]
    return where


def send_all(visitor: Visitor, item: str) -> tuple[int, str]:
    """Tick every copy of step 3 and send: the status, and the next address or the page."""
    where = check_all(visitor, item)
    text = visitor.get(where).text
    fields = {name: re.findall(rf'name="{name}" value="([^"]+)"', text) for name in ("copy", "checked")}
    answer = visitor.post(f"/items/{item}/tray", fields, on=where)
    return answer.status_code, answer.headers.get("location", answer.text)


def in_trays(world: World) -> set[CopyId]:
    return {c.key for c in world.store.copies_of(world.items["twins"])}


def test_the_first_yes_sends_the_plain_copy_and_keeps_the_other(world: World) -> None:
    """The page says so; a colleague finds it in the queue by its reason; with their yes it goes."""
    item = world.items["twins"]
    ros, marcus = Visitor(world).sign_in("reviewer"), Visitor(world).sign_in("manager")
    assert "Yours is the first; it does not go yet" in ros.get(check_all(ros, item)).text
    assert send_all(ros, item) == (303, f"/items/{item}?done=part_first_yes")
    assert "The rest waits until a second person says yes" in ros.get(f"/items/{item}?done=part_first_yes").text
    assert in_trays(world) == {f"{item}.c1"}
    assert f"/items/{item}" in marcus.get("/queue?why=second_yes_needed").text
    assert "Ros Achebe said the first yes. With yours it goes." in marcus.get(check_all(marcus, item)).text
    assert send_all(marcus, item) == (303, f"/items/{item}?done=sent")
    assert (in_trays(world), world.store.summary(item).state) == ({f"{item}.c1", f"{item}.c2"}, ItemState.ROUTED)


def test_the_same_person_is_told_that_somebody_else_must_say_the_other(world: World) -> None:
    """The page stays, nothing goes."""
    ros = Visitor(world).sign_in("reviewer")
    send_all(ros, world.items["twins"])
    status, text = send_all(ros, world.items["twins"])
    assert (status, "You said the first yes. A second person must say the other" in text) == (400, True)
    assert in_trays(world) == {f"{world.items['twins']}.c1"}


def test_a_copy_that_changed_after_it_was_looked_at_is_not_sent(world: World) -> None:
    """A mark of what was seen goes with the form: 409, and no yes is kept."""
    item = world.items["twins"]
    ros = Visitor(world).sign_in("reviewer")
    where = check_all(ros, item)
    marks = re.findall(r'name="copy" value="([^"]+)"', ros.get(where).text)
    answer = ros.post(f"/items/{item}/tray", {"copy": [mark[:-1] + "x" for mark in marks]}, on=where)
    assert (answer.status_code, in_trays(world)) == (409, set())
    assert not any("first_yes" in e.action for e in world.store.events)


def test_every_reason_for_two_people_has_words() -> None:
    """The second person reads why, not a code."""
    assert sorted(NEEDS_TWO - set(WHY)) == []
