"""For what an item is, as the desk and a tray read it: no copy waits for nobody, and a choice is one press."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gateway.pipeline.purpose import UNCLEAR, WITHOUT_POLICY, chosen_purpose
from gateway.purposes import Purpose, Purposes
from gateway.web.app import create_app
from gateway.web.words import WHY
from tests.console_visitor import Visitor
from tests.console_world import INES, World, build_world

PANEL = Purposes((Purpose("panel"),))


@pytest.fixture
def world() -> World:
    """The hub with a second purpose; the twins' item is linked to Inês."""
    made = build_world()
    made.desk = replace(made.desk, purposes=PANEL)
    made.app = create_app(replace(made.deps, desk=made.desk, purposes=PANEL.names))
    made.desk.choose(made.items["twins"], made.person("reviewer"), [("m1", INES.id)], "details_agree")
    return made


def without_copies(world: World, code: str) -> str:
    item = world.items["twins"]
    proposal = world.store.load_proposal(item)
    assert proposal is not None
    world.store.seal_proposal(item, replace(proposal, why=(code,), copies=()))
    return item


@pytest.mark.parametrize("code", [UNCLEAR, WITHOUT_POLICY])
def test_the_page_says_why_no_copy_is_made_and_asks_for_the_purpose(world: World, code: str) -> None:
    """Nobody is left to wait for a copy that will not come."""
    item = without_copies(world, code)
    ros = Visitor(world).sign_in("reviewer")
    assert ros.get(f"/items/{item}/copies").headers["location"] == f"/items/{item}"
    page = ros.get(f"/items/{item}").text
    assert WHY[code] in page
    assert '<option value="panel">Panel</option>' in page
    assert "A copy is being made" not in page


def test_a_choice_makes_the_copies_anew_and_every_page_says_for_what(world: World) -> None:
    """Draft, tray and copy name the purpose; the draft made before the choice is shown no longer."""
    item = world.items["twins"]
    world.make_copies(item)
    ros = Visitor(world).sign_in("reviewer")
    assert "for assessment" in ros.get(f"/items/{item}/tray?checked={_mark(ros, item)}").text
    answer = ros.post(f"/items/{item}/purpose", {"purpose": "panel"}, on=f"/items/{item}")
    assert answer.headers["location"] == f"/items/{item}/copies?done=linked"
    assert chosen_purpose(world.store.timeline(world.items["twins"])) == "panel"
    assert "still being made" in ros.get(f"/items/{item}/copies").text
    proposal = world.store.load_proposal(item)
    assert proposal is not None
    made = tuple(replace(d, copy=replace(d.copy, purpose="panel")) for d in proposal.copies)
    world.store.seal_proposal(item, replace(proposal, copies=made, purpose="panel"))
    world.desk.send(item, world.person("reviewer"), [d.copy.key for d in made])
    dana = Visitor(world).sign_in("decider")
    assert "<td>Panel</td>" in dana.get(f"/trays/{INES.borough.value}").text
    assert "panel only" in dana.get(f"/copies/{made[0].copy.key}").text
    assert "for panel" in Visitor(world).sign_in("dpo").get("/ledger").text


def _mark(visitor: Visitor, item: str) -> str:
    where = visitor.get(f"/items/{item}/copies").headers["location"]
    return visitor.get(where).text.partition('name="mark" value="')[2].partition('"')[0]


def test_a_hub_with_one_purpose_asks_nobody(world: World) -> None:
    """Where there is nothing to choose nothing is asked."""
    world.app = create_app(replace(world.deps, purposes=("assessment",)))
    assert "Say for what it is" not in Visitor(world).sign_in("reviewer").get(f"/items/{world.items['twins']}").text
