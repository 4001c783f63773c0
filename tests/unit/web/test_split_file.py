"""A file that was taken apart and its submissions lead to each other, and nobody learns of another borough's item."""

from __future__ import annotations

import pytest

from gateway.ids import Borough
from gateway.web.words import STATES, WHY
from tests.console_batch import add_batch
from tests.console_visitor import Visitor
from tests.console_world import LUCAS, World, build_world


@pytest.fixture
def world() -> World:
    made = build_world()
    add_batch(made)
    return made


def test_the_files_page_lists_its_submissions_with_links(world: World) -> None:
    """Number, item, where it stands and why, in words."""
    page = Visitor(world).sign_in("reviewer").get(f"/items/{world.items['batch']}").text
    places = [page.index(f'href="/items/{world.items[name]}"') for name in ("first_row", "second_row")]
    assert places == sorted(places)
    for words in (WHY["batch_split"], WHY["batch_reference_repeated"], STATES[world.store.summary(world.items["second_row"]).state]):
        assert words in page


def test_a_submissions_page_says_which_it_is_and_leads_back(world: World) -> None:
    """A person who decides about one family can look at the file it came in."""
    page = Visitor(world).sign_in("reviewer").get(f"/items/{world.items['first_row']}").text
    assert "Submission 1 of" in page
    assert f'href="/items/{world.items["batch"]}"' in page


def test_a_submission_of_another_borough_is_counted_and_not_named(world: World) -> None:
    """As everywhere: an item of other boroughs does not exist for this person."""
    with world.store.unit() as unit:
        unit.link(world.items["first_row"], "m1", LUCAS.id, Borough.RBKC, decided_by="u_reviewer", basis="details_agree")
    page = Visitor(world).sign_in("westreview").get(f"/items/{world.items['batch']}").text
    assert world.items["first_row"] not in page
    assert world.items["second_row"] in page
    assert "1 more is with another borough" in page


def test_an_item_that_came_by_itself_says_nothing_of_files(world: World) -> None:
    """Neither a list nor a way back."""
    page = Visitor(world).sign_in("reviewer").get(f"/items/{world.items['twins']}").text
    assert ("Submissions of this file" in page, "Submission " in page) == (False, False)
