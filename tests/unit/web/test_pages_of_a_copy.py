"""A copy's pages in the console: beside the original before they go, taken out if they are wrong, as a file in the tray, as codes."""

from __future__ import annotations

import pytest

from gateway.ids import UserId
from tests.console_visitor import Visitor
from tests.console_world import INES, LUCAS, World, build_world

AT = "/items/{item}/copies/c1/pages/d0c01"


@pytest.fixture
def world() -> World:
    """The twins' item with both copies ready."""
    made = build_world()
    item = made.items["twins"]
    made.desk.choose(item, made.people.users_by_id[UserId("u_reviewer")], [("m1", INES.id), ("m1", LUCAS.id)], "known_to_desk")
    made.make_copies(item)
    return made


def at(world: World) -> str:
    return AT.format(item=world.items["twins"])


def test_each_page_stands_beside_the_original_with_words_for_who_cannot_see_it(world: World) -> None:
    """Two pictures a page, each named; which checks passed; and the words of the pages as text."""
    page = Visitor(world).sign_in("reviewer").get(f"/items/{world.items['twins']}/copies/c1").text
    for number in (1, 2):
        assert f'src="{at(world)}/original/{number}" alt="Page {number} as it came' in page
        assert f'src="{at(world)}/anew/{number}" alt="Page {number} as it would travel' in page
    assert "9 checks passed" in page
    assert "The words on these pages of the copy" in page


def test_a_page_is_shown_to_who_was_written_down_as_looking(world: World) -> None:
    """By its address alone nobody sees it; behind the draft's page it is a PNG that nobody keeps."""
    reviewer = Visitor(world).sign_in("reviewer")
    assert [reviewer.get(f"{at(world)}/{which}/1").status_code for which in ("anew", "original")] == [404, 404]
    reviewer.get(f"/items/{world.items['twins']}/copies/c1")
    for which in ("anew", "original"):
        answer = reviewer.get(f"{at(world)}/{which}/1")
        assert (answer.status_code, answer.headers["content-type"], answer.content[:4]) == (200, "image/png", b"\x89PNG")
        assert answer.headers["cache-control"] == "no-store"
    assert [reviewer.get(f"{at(world)}/anew/{number}").status_code for number in ("x", "12345", "-1")] == [404, 404, 404]


def test_pages_that_could_not_be_drawn_say_why(world: World) -> None:
    """The reviewer reads words, not a code."""
    page = Visitor(world).sign_in("reviewer").get(f"/items/{world.items['twins']}/copies/c2").text
    assert "could not be drawn safely" in page
    assert "<img" not in page.partition("pages-1")[2].partition("pages-2")[0]


def test_a_picture_that_is_nobodys_is_shown_as_it_came_and_put_in_by_a_persons_word(world: World) -> None:
    """The check page has it with one button; then the copy is made anew, the audit says who, and the old draft is gone."""
    reviewer = Visitor(world).sign_in("reviewer")
    item = world.items["twins"]
    picture = f"/items/{item}/copies/c2/pages/d0c03"
    page = reviewer.get(f"/items/{item}/copies/c2").text
    assert (f'src="{picture}/original/1"' in page, "No words were read in it" in page, f"{picture}/anew" in page) == (True, True, False)
    assert reviewer.get(f"{picture}/original/1").content[:4] == b"\x89PNG"
    assert reviewer.post(f"{picture}/in", {}, on=f"/items/{item}/copies/c2").status_code == 303
    assert reviewer.get(f"/items/{item}/copies/c2").status_code == 404
    (event,) = [e for e in world.store.events if e.action == "picture.picked"]
    assert (event.actor, dict(event.facts)) == ("u_reviewer", {"key": f"{item}.c2", "child": LUCAS.id, "rendition": "d0c03"})


def test_taken_out_pages_wait_for_a_new_copy(world: World) -> None:
    """The old draft is no longer offered, the item says that a copy is being made, and the audit says who."""
    reviewer = Visitor(world).sign_in("reviewer")
    item = world.items["twins"]
    answer = reviewer.post(f"{at(world)}/out", {}, on=f"/items/{item}/copies/c1")
    assert answer.status_code == 303
    assert reviewer.get(f"/items/{item}/copies/c1").status_code == 404
    assert "being made" in reviewer.get(f"/items/{item}").text or "being made" in reviewer.get(f"/items/{item}/copies").text
    (event,) = [e for e in world.store.events if e.action == "rendition.rejected"]
    assert (event.actor, dict(event.facts)) == ("u_reviewer", {"key": f"{item}.c1", "child": INES.id, "rendition": "d0c01"})


def test_a_tray_gives_the_pages_as_a_file_with_an_opaque_name(world: World) -> None:
    """Saved, never shown inside the console's own pages; and written down."""
    key = f"{world.items['in_tray']}.c1"
    decider = Visitor(world).sign_in("decider")
    assert f"/copies/{key}/pages/d0c01" in decider.get(f"/copies/{key}").text
    answer = decider.get(f"/copies/{key}/pages/d0c01")
    assert (answer.headers["content-type"], answer.content) == ("application/pdf", b"%PDF-1.5\n")
    assert answer.headers["content-disposition"] == f'attachment; filename="{key}.d0c01.pdf"'
    assert decider.get(f"/copies/{key}/pages/d0c02").status_code == 404
    assert ("what", "tray_pages") in [fact for e in world.store.events for fact in e.facts]


def test_governance_sees_which_checks_passed_and_no_page(world: World) -> None:
    """Kept and failed, by code's words; a link from the ledger leads there."""
    auditor = Visitor(world).sign_in("auditor")
    assert 'href="/drawn"' in auditor.get("/ledger").text
    page = auditor.get("/drawn").text
    assert "read from the picture" in page
    assert "could not be drawn safely: check “every byte” failed" in page
    assert "<img" not in page
