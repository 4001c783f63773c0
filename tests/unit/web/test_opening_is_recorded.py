"""Looking is an act: who opened which original, copy or ledger stands in the audit before it is shown."""

from __future__ import annotations

import pytest

from gateway.errors import Retryable
from gateway.ids import UserId
from tests.console_visitor import Visitor
from tests.console_world import INES, NAMES, World, build_world


def opened(world: World) -> list[tuple[str, str, str]]:
    return [(e.actor, e.item or "", dict(e.facts)["what"]) for e in world.store.events if e.action.endswith(".opened")]


@pytest.mark.parametrize(
    ("person", "path", "what"),
    [
        ("clerk", "/items/{twins}", "original"),
        ("dpo", "/items/{twins}/history", "history"),
        ("decider", "/copies/{in_tray}.c1", "tray_copy"),
        ("dpo", "/ledger?item={in_tray}", "ledger"),
        ("auditor", "/ledger.csv?item={in_tray}", "ledger_csv"),
    ],
)
def test_a_page_with_words_or_records_is_recorded(person: str, path: str, what: str) -> None:
    """Person, item and what was opened; ids and codes only."""
    world = build_world()
    assert Visitor(world).sign_in(person).get(path.format(**world.items)).status_code == 200
    item = world.items["in_tray" if "in_tray" in path else "twins"]
    assert opened(world) == [(f"u_{person}", item, what)]
    assert not any(name in repr(world.store.events) for name in NAMES)


def test_a_draft_is_recorded_with_its_key() -> None:
    """Step 2 shows original and copy side by side: the key says which child's."""
    world = build_world()
    item = world.items["twins"]
    world.desk.choose(item, world.people.users_by_id[UserId("u_reviewer")], [("m1", INES.id)], "known_to_desk")
    world.make_copies(item)
    assert Visitor(world).sign_in("reviewer").get(f"/items/{item}/copies/c1").status_code == 200
    facts = [dict(e.facts) for e in world.store.events if e.action == "item.opened"]
    assert facts == [{"what": "draft_copy", "key": f"{item}.c1"}]


def test_the_whole_ledger_is_recorded_without_an_item_and_without_what_was_typed() -> None:
    """A filter is free text: a name typed there must not enter the audit."""
    world = build_world()
    assert Visitor(world).sign_in("dpo").get("/ledger?item=Pacheco&entity=Sandra").status_code == 200
    assert opened(world) == [("u_dpo", "", "ledger")]


def test_queues_and_refusals_are_no_opening() -> None:
    """Lists show no words; what was refused was not seen."""
    world = build_world()
    clerk, elsewhere = Visitor(world).sign_in("clerk"), Visitor(world).sign_in("elsewhere")
    for path in ("/desk", "/queue", "/apart", "/trays/RBKC", "/ledger"):
        clerk.get(path)
    elsewhere.get(f"/copies/{world.items['in_tray']}.c1")
    assert opened(world) == []


def test_nothing_is_shown_where_the_record_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """No record, no words: 503 instead."""
    world = build_world()
    visitor = Visitor(world).sign_in("clerk")

    def full(*_: object) -> None:
        raise Retryable("disk_full")

    monkeypatch.setattr("gateway.pipeline.review.ReviewDesk.opened", full)
    answer = visitor.get(f"/items/{world.items['twins']}")
    assert (answer.status_code, any(name in answer.text for name in NAMES)) == (503, False)
