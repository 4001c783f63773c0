"""The reviewer's forms in real Chromium, by keyboard: pictures, what was left out, for what an item is, a check, role chips, the notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gateway.pipeline.link_record import linked
from gateway.proposal import AppliedRedaction
from gateway.purposes import Purpose, Purposes
from tests.accessibility import DESK, findings
from tests.chromium import sign_in
from tests.console_site import ConsoleSite, console_site
from tests.console_world import INES, LUCAS, TEXT, make_copies
from tests.keyboard import Hands

pytestmark = [pytest.mark.server, pytest.mark.slow]

PANEL = Purposes((Purpose("panel"),))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[ConsoleSite]:
    """The made-up hub with a second purpose; the twins' item is linked to both, and their copies wait for a check."""
    with console_site(tmp_path, purposes=PANEL) as made:
        made.desk.choose(made.items["twins"], made.person("reviewer"), [("m1", INES.id), ("m1", LUCAS.id)], "details_agree")
        make_copies(made, made.items["twins"])
        yield made


@pytest.fixture
def hands(browser: Browser, site: ConsoleSite) -> Iterator[Hands]:
    """The reviewer, signed in."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    sign_in(page, site, "reviewer")
    yield Hands(page)
    context.close()


def actions(site: ConsoleSite, name: str) -> list[str]:
    return [entry.action for entry in site.store.timeline(site.items[name])]


def at(hands: Hands, site: ConsoleSite, where: str) -> Page:
    """The page at that address, with no finding of axe and nothing that scrolls sideways."""
    hands.page.goto(site.origin + where.format_map(site.items))
    assert findings(hands.page) == []
    return hands.page


def test_a_picture_that_is_nobodys_is_put_in_by_keyboard(site: ConsoleSite, hands: Hands) -> None:
    """Its button says what it does and is reached past the picture; the page behind it says that the copy is made anew."""
    page = at(hands, site, "/items/{twins}/copies/c2")
    expect(page.get_by_role("region", name="as it came")).to_be_visible()
    hands.follow("This picture is this child’s: put it in")
    assert "picture.picked" in actions(site, "twins")
    assert "/copies/c2" not in page.url
    assert findings(page) == []


def test_pages_are_taken_out_by_keyboard(site: ConsoleSite, hands: Hands) -> None:
    """Each picture of a page has words for who cannot see it; taken out, the copy waits to be made anew."""
    page = at(hands, site, "/items/{twins}/copies/c1")
    pictures = page.locator(".mash-page img").all()
    assert [bool(picture.get_attribute("alt")) for picture in pictures] == [True] * 4
    hands.follow("Take these pages out of the copy")
    assert "rendition.rejected" in actions(site, "twins")
    assert findings(page) == []


def test_what_was_left_out_is_had_in_by_keyboard(site: ConsoleSite, hands: Hands) -> None:
    """Nothing ticked: the problem is announced and leads back; ticked, the copy is made anew."""
    proposal = site.store.load_proposal(site.items["twins"])
    assert proposal is not None
    words = "seen in A&E with Sandra."
    start = TEXT.index(words)
    cut = AppliedRedaction(
        "s1", start, start + len(words), "SENTENCE", "uncertain", "withhold", "complete_history", "gp@1:a", "relevance@1"
    )
    copies = (replace(proposal.copies[0], redactions=(*proposal.copies[0].redactions, cut)), *proposal.copies[1:])
    site.store.seal_proposal(site.items["twins"], replace(proposal, copies=copies))
    page = at(hands, site, "/items/{twins}/copies/c1")
    expect(page.get_by_role("listitem").filter(has_text=words)).to_be_visible()
    hands.follow("Have it in the copy")
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    assert findings(page) == []
    hands.tab_to("What was left out because")
    hands.press("Space")
    hands.follow("Have it in the copy")
    assert "withheld.released" in actions(site, "twins")
    assert findings(page) == []


def test_for_what_an_item_is_can_be_said_by_keyboard(site: ConsoleSite, hands: Hands) -> None:
    """The fold opens with Enter, the list takes the arrow, the copies are made anew for what was said."""
    page = at(hands, site, "/items/{twins}")
    hands.tab_to("Say for what it is")
    hands.press("Enter")
    expect(page.get_by_label("What was this item given for?")).to_be_visible()
    assert findings(page) == []
    hands.tab_to("What was this item given for?")
    page.get_by_label("What was this item given for?").press("End")
    expect(page.get_by_label("What was this item given for?")).to_have_value("panel")
    hands.follow("Make its copies for this")
    assert "purpose.chosen" in actions(site, "twins")
    assert findings(page) == []


def test_a_check_is_answered_by_keyboard_and_shows_no_decision(site: ConsoleSite, hands: Hands) -> None:
    """Unanswered it says so; nothing of the decision stands on the page; the answer leads back to the list."""
    proposal = site.store.load_proposal(site.items["in_tray"])
    assert proposal is not None
    with site.store.unit() as unit:
        unit.audit(linked(site.items["in_tray"], proposal.decisions[0], INES.id, "yes"))
    page = at(hands, site, "/checks")
    hands.follow(site.items["in_tray"][-8:])
    assert findings(page) == []
    expect(page.get_by_text("Points for")).to_have_count(0)
    expect(page.locator("input:checked")).to_have_count(0)
    hands.follow("Save answer")
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    assert findings(page) == []
    hands.tab_to("Inês Pacheco")
    hands.press("Space")
    hands.follow("Save answer")
    expect(page).to_have_url(re.compile(r"/checks\?done=check_agreed$"))
    assert findings(page) == []


def test_a_mark_says_whose_it_is_in_words(site: ConsoleSite, hands: Hands) -> None:
    """Read aloud each tag is its words and its role, never a colour alone; at 320 px the chips scroll nothing sideways."""
    page = at(hands, site, "/items/{twins}")
    told = [" ".join((tag.text_content() or "").split()) for tag in page.locator(".mash-passage .mash-tagchip").all()]
    assert len(told) == page.locator(".mash-passage .mash-tag").count() > 0
    assert all(told)
    assert (
        page.locator(".mash-tag", has_text="Mrs D. Alves").evaluate("el => el.nextElementSibling.textContent") == " (asked not to be named)"
    )


def test_a_site_that_only_suggests_says_so_where_the_child_is_chosen(site: ConsoleSite, hands: Hands) -> None:
    """The reviewer reads why a certain match waits."""
    proposal = site.store.load_proposal(site.items["nobody"])
    assert proposal is not None
    only = replace(proposal.decisions[0], outcome="review", rule="suggest_only")
    site.store.seal_proposal(site.items["nobody"], replace(proposal, why=("suggest_only",), decisions=(only, *proposal.decisions[1:])))
    page = at(hands, site, "/items/{nobody}")
    expect(page.get_by_text("Every match is checked by a person here").first).to_be_visible()
