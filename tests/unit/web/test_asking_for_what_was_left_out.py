"""A decision maker asks for what was left out of a copy, and the desk answers, as both meet it on the pages."""

from __future__ import annotations

import pytest

from gateway.items import ItemState
from tests.console_visitor import Visitor
from tests.console_world import World, build_world


@pytest.fixture
def world() -> World:
    return build_world()


def ask(world: World, **fields: str) -> tuple[int, str]:
    path = f"/copies/{world.items['in_tray']}.c1"
    answer = Visitor(world).sign_in("decider").post(f"{path}/ask", fields, on=path)
    return answer.status_code, answer.headers.get("location", answer.text)


def test_a_copy_says_in_words_what_was_left_out_and_offers_to_ask(world: World) -> None:
    """The reader sees how many passages and why; asking without a tick says what to do and changes nothing."""
    path = f"/copies/{world.items['in_tray']}.c1"
    page = Visitor(world).sign_in("decider").get(path).text
    assert "1 passage, because other family." in page
    assert "Ask the desk for it" in page
    status, text = ask(world)
    assert (status, "Tick what you need" in text) == (400, True)
    assert world.store.summary(world.items["in_tray"]).state is ItemState.ROUTED


def test_the_desk_finds_the_question_and_keeps_it_back(world: World) -> None:
    """It stands in the queue in words, is answered on a page of its own, and the reader's page no longer says "not yet"."""
    item = world.items["in_tray"]
    assert ask(world, reason="other_family") == (303, f"/copies/{item}.c1?done=asked")
    decider, reviewer = Visitor(world).sign_in("decider"), Visitor(world).sign_in("reviewer")
    assert "Not yet answered" in decider.get(f"/copies/{item}.c1").text
    assert f"/items/{item}" in reviewer.get("/queue?why=withheld_asked").text
    assert f'href="/items/{item}/asked"' in reviewer.get(f"/items/{item}").text
    fields = {"key": f"{item}.c1"}
    assert reviewer.post(f"/items/{item}/asked", fields, on=f"/items/{item}/asked").status_code == 400
    kept = reviewer.post(f"/items/{item}/asked", {**fields, "answer": "keep_back"}, on=f"/items/{item}/asked")
    assert kept.headers["location"] == f"/items/{item}?done=ask_kept_back"
    assert world.store.summary(item).state is ItemState.ROUTED
    assert "Not yet answered" not in decider.get(f"/copies/{item}.c1").text


def test_a_release_asks_for_the_copy_to_be_made_anew(world: World) -> None:
    """The reviewer reads that it is being made and is asked no more; a second answer to the same question is refused."""
    item = world.items["in_tray"]
    ask(world, reason="other_family")
    reviewer = Visitor(world).sign_in("reviewer")
    fields = {"key": f"{item}.c1", "answer": "release"}
    assert "what was left out is asked for</h1>" in reviewer.get(f"/items/{item}").text
    said = reviewer.post(f"/items/{item}/asked", fields, on=f"/items/{item}/asked")
    assert said.headers["location"] == f"/items/{item}/copies?done=ask_released"
    waits = reviewer.get(said.headers["location"])
    assert waits.status_code == 200
    assert "1 still being made" in waits.text
    assert "Released. The new copy is being made" in waits.text
    assert f'href="/items/{item}/asked"' not in reviewer.get(f"/items/{item}").text
    assert reviewer.post(f"/items/{item}/asked", fields, on=f"/items/{item}").status_code == 400
    assert [e.action for e in world.store.timeline(item) if e.action.startswith("withheld.")] == ["withheld.asked", "withheld.released"]
