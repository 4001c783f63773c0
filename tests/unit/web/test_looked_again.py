"""A second look before the reviewer: said with day and reason where it told more, and no answer is taken for another page's."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gateway.events import AuditEvent
from tests.console_visitor import Visitor
from tests.console_world import INES, World, build_world


def looked_again(world: World, better: str) -> None:
    """The item without candidates was matched again."""
    item = world.items["nobody"]
    with world.store.unit() as unit:
        facts = (("run", "again-1-index_refreshed"), ("better", better))
        unit.audit(AuditEvent("item.looked_at_again", "rule", item, "index_refreshed", facts))


@pytest.mark.parametrize(("better", "said"), [("yes", True), ("no", False)])
def test_the_page_says_when_and_why_more_is_known(better: str, said: bool) -> None:
    """Only where more is known: otherwise nothing has changed for the reader."""
    world = build_world()
    looked_again(world, better)
    page = Visitor(world).sign_in("reviewer").get(f"/items/{world.items['nobody']}").text
    assert bool(re.search(r"Looked at again on [^<]+ because the child index was brought up to date", page)) is said


def test_an_answer_to_the_page_of_before_links_nothing() -> None:
    """Somebody else is proposed than when the page was opened: it is shown anew, and answered once more."""
    world = build_world()
    item, someone = world.items["twins"], Visitor(world).sign_in("reviewer")
    found = re.search(r'name="seen" value="([0-9a-f]+)"', someone.get(f"/items/{item}").text)
    before = world.store.load_proposal(item)
    assert found is not None
    assert before is not None
    (first, *rest) = before.decisions
    world.store.seal_proposal(item, replace(before, decisions=(replace(first, candidates=first.candidates[1:]), *rest)))
    fields = {"who.0": INES.id, "reason": "details_agree", "seen": found[1]}
    answer = someone.post(f"/items/{item}/choose", fields, on=f"/items/{item}")
    with world.store.unit() as unit:
        assert (answer.status_code, unit.links(item)) == (400, ())
    assert "looked at again while you had it open" in answer.text
    again = re.search(r'name="seen" value="([0-9a-f]+)"', answer.text)
    assert again is not None
    assert someone.post(f"/items/{item}/choose", fields | {"seen": again[1]}, on=f"/items/{item}").status_code == 303
