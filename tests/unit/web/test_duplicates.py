"""Records that may be of one child, before a reviewer: nothing is chosen for anybody, nothing protected is shown, all is on record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gateway.ids import Borough
from gateway.web.app import create_app
from tests.console_visitor import Visitor, rbkc_world
from tests.console_world import INES, LUCAS, World
from tests.fakes import NoMerges


def with_pair(left: object = INES, right: object = LUCAS) -> tuple[World, NoMerges]:
    world, merges = rbkc_world(), NoMerges((left, right))  # type: ignore[arg-type]
    world.app = create_app(replace(world.deps, merges=merges))
    return world, merges


def test_the_pair_stands_side_by_side_and_nothing_is_chosen() -> None:
    """Both records with what tells them apart; that they were looked at is on record."""
    world, _ = with_pair(replace(INES, flags=("protected_address",)))
    page = Visitor(world).sign_in("reviewer").get("/duplicates").text
    assert (INES.full_name in page, LUCAS.full_name in page, "checked>" in page) == (True, True, False)
    assert (page.count("41 Golborne Mews"), "Address protected" in page) == (1, True)
    assert ("what", "duplicates") in [fact for e in world.store.events if e.action == "ledger.opened" for fact in e.facts]


@pytest.mark.parametrize(
    ("keep", "said", "done"),
    [
        ("left", ("merge", INES.id, LUCAS.id), "merged"),
        ("right", ("merge", LUCAS.id, INES.id), "merged"),
        ("both", ("apart", "pair1", "u_reviewer"), "kept_apart"),
    ],
)
def test_the_answer_is_what_was_ticked(keep: str, said: tuple[str, str, str], done: str) -> None:
    """The record that stays is the one that was named."""
    world, merges = with_pair()
    gone = Visitor(world).sign_in("reviewer").post("/duplicates/pair1", {"keep": keep, "reason": "details_tell"}, on="/duplicates")
    assert (merges.said, gone.headers["location"]) == ([said], f"/duplicates?done={done}")


@pytest.mark.parametrize("fields", [{"keep": "left"}, {"reason": "details_tell"}, {"keep": "middle", "reason": "details_tell"}])
def test_half_an_answer_changes_nothing(fields: dict[str, str]) -> None:
    """Which record and why are both asked for."""
    world, merges = with_pair()
    answer = Visitor(world).sign_in("reviewer").post("/duplicates/pair1", fields, on="/duplicates")
    assert (answer.status_code, merges.said) == (400, [])


def test_another_boroughs_records_do_not_exist_here() -> None:
    """Neither on the page nor by address; a pair across two boroughs is nobody's who has only one of them."""
    world, merges = with_pair(INES, replace(LUCAS, borough=Borough.WCC))
    someone = Visitor(world).sign_in("westreview")
    assert INES.full_name not in someone.get("/duplicates").text
    gone = someone.post("/duplicates/pair1", {"keep": "left", "reason": "details_tell"}, on="/duplicates")
    assert (gone.status_code, merges.said) == (404, [])


def test_a_merge_is_taken_back_with_a_reason() -> None:
    """By whoever may see the record that stayed."""
    world, merges = with_pair()
    someone = Visitor(world).sign_in("manager")
    gone = someone.post("/duplicates/merges/1/back", {"reason": "two_children"}, on="/duplicates")
    assert (merges.said, gone.headers["location"]) == ([("unmerge", LUCAS.id, "u_manager")], "/duplicates?done=unmerged")
