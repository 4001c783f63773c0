"""The desk's whole way through an item with the keyboard alone, and the same way without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from gateway.ids import ItemId
from gateway.items import ItemState
from tests.accessibility import DESK, axe_findings, findings
from tests.chromium import sign_in
from tests.console_site import ConsoleSite
from tests.console_world import INES, LUCAS, PASSWORD, add_follow_up, make_copies, twins_proposal
from tests.keyboard import MOST_STEPS, Hands

pytestmark = [pytest.mark.server, pytest.mark.slow]


@pytest.fixture
def hands(browser: Browser) -> Iterator[Hands]:
    context = browser.new_context(viewport=DESK)
    yield Hands(context.new_page())
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A browser that runs no scripts."""
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    yield context.new_page()
    context.close()


def sign_in_by_keyboard(hands: Hands, site: ConsoleSite) -> None:
    hands.page.goto(f"{site.origin}/sign-in")
    hands.tab_to("Account name")
    hands.write("reviewer")
    hands.tab_to("Password")
    hands.write(PASSWORD)
    with hands.page.expect_navigation():
        hands.press("Enter")
    hands.tab_to("Code from your authenticator")
    hands.write(site.code("reviewer"))
    with hands.page.expect_navigation():
        hands.press("Enter")
    expect(hands.page).to_have_url(re.compile("/desk$"))


def link_ines(hands: Hands, site: ConsoleSite) -> None:
    """Compare the twins, tick one, say why; the copy's page comes by itself once the copy is made."""
    page = hands.page
    hands.tab_to("Inês Pacheco")
    hands.press("Space")
    expect(page.get_by_role("checkbox", name="Inês Pacheco")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Lucas Pacheco")).not_to_be_checked()
    hands.tab_to("What decided it?")
    hands.press("ArrowDown")
    hands.follow("Save decision")
    expect(page.get_by_role("heading", level=1)).to_contain_text("the copy is being made")
    make_copies(site, site.items["twins"])
    page.wait_for_url("**/copies/c1")


def test_an_item_goes_its_whole_way_by_keyboard(console: ConsoleSite, hands: Hands) -> None:
    """Sign in, queue, item, candidates, link, copy, send, tray, undo, sign out: each stop seen, none covered, no trap."""
    page, item = hands.page, console.items["twins"]
    sign_in_by_keyboard(hands, console)
    hands.follow("Review queue")
    hands.follow(f"Item {item[-8:]}")
    link_ines(hands, console)

    expect(page.get_by_role("heading", name="Copy for this child")).to_be_visible()
    hands.tab_to("Yes, this copy is right")
    hands.press("Space")
    hands.follow("Save decision")
    assert axe_findings(page) == []
    hands.tab_to("Kensington and Chelsea tray")
    hands.press("Space")
    hands.follow("Send")
    expect(page.get_by_role("status")).to_be_visible()

    hands.follow("Trays")
    hands.follow("Kensington and Chelsea")
    row = page.get_by_role("row").filter(has_text=f"{item[-8:]}, copy 1")
    expect(row).to_contain_text("Not yet")

    hands.follow("Search")
    hands.tab_to("Item reference")
    hands.write(item[-8:])
    with page.expect_navigation():
        hands.press("Enter")
    hands.follow(f"Item {item[-8:]}")
    hands.tab_to("Undo")
    hands.press("Enter")
    hands.tab_to("Why")
    hands.press("ArrowDown")
    hands.follow("Take back every copy")
    expect(page.get_by_role("heading", level=1)).to_contain_text("who is it about?")
    assert console.store.copies_of(item)[0].state == "withdrawn"

    hands.follow("Sign out")
    expect(page).to_have_url(re.compile("/sign-in"))
    page.goto(f"{console.origin}/desk")
    expect(page).to_have_url(re.compile("/sign-in$"))


def test_the_skip_link_leads_past_the_navigation(console: ConsoleSite, hands: Hands) -> None:
    """It is the first stop, becomes visible, and the next stop after it stands in the main part."""
    page = sign_in(hands.page, console, "reviewer")
    page.goto(f"{console.origin}/queue")
    hands.tab_to("Skip to main content")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_in_viewport()
    hands.press("Enter", "Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_tab_key_goes_round_the_page_and_back(console: ConsoleSite, hands: Hands) -> None:
    """No trap on the item page: Tab reaches its last control, Shift and Tab come back to the first."""
    page = sign_in(hands.page, console, "reviewer")
    page.goto(f"{console.origin}/items/{console.items['nobody']}")
    hands.tab_to("Public form")
    for _ in range(MOST_STEPS):
        hands.press("Shift+Tab")
        if page.evaluate("document.activeElement.classList.contains('govuk-skip-link')"):
            return
    pytest.fail("the skip link was not reached")


def test_a_single_key_leads_to_its_control_but_not_while_writing(console: ConsoleSite, hands: Hands) -> None:
    """S goes to "Save decision" without pressing it; in a field it is a letter."""
    page = sign_in(hands.page, console, "reviewer")
    page.goto(f"{console.origin}/items/{console.items['nobody']}")
    hands.press("s")
    expect(page.get_by_role("button", name="Save decision")).to_be_focused()
    field = page.get_by_label("Or another record number").first
    field.focus()
    hands.press("s")
    expect(field).to_have_value("s")
    expect(field).to_be_focused()


def test_an_item_goes_its_whole_way_without_scripts(console: ConsoleSite, plain: Page) -> None:
    """Every step is a plain page and a plain form: filter, claim, link, look again, check, send, accept."""
    page, item = plain, console.items["nobody"]
    sign_in(page, console, "reviewer")
    page.goto(f"{console.origin}/queue")
    page.get_by_role("checkbox", name="Amber").check()
    page.get_by_role("button", name="Show").click()
    page.get_by_role("button", name=f"Claim {item[-8:]}").click()
    page.goto(f"{console.origin}/items/{item}")
    page.get_by_label("Or another record number").first.fill(INES.id)
    page.get_by_role("checkbox", name="No copy for this person").nth(1).check()
    page.get_by_label("What decided it?").select_option(index=1)
    page.get_by_role("button", name="Save decision").click()
    make_copies(console, item)
    page.get_by_role("button", name="See if it is ready").click()
    page.get_by_label("Yes, this copy is right").check()
    page.get_by_role("button", name="Save decision").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, console, "decider")
    page.get_by_role("link", name=f"{item[-8:]}, copy 1").click()
    page.get_by_role("button", name="Accept in my name").click()
    expect(page.get_by_text("Accepted by Dana Whitlock")).to_be_visible()
    assert console.store.copies_of(item)[0].accepted_by == console.ids["decider"]


def check_and_send(page: Page, site: ConsoleSite, item: ItemId) -> None:
    """Look at the item's one copy, say it is right, tick it and send."""
    page.goto(f"{site.origin}/items/{item}/copies")
    page.get_by_label("Yes, this copy is right").check()
    page.get_by_role("button", name="Save decision").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name=re.compile("Send|Say the first yes")).click()


def test_a_never_share_copy_goes_with_the_second_persons_yes(console: ConsoleSite, browser: Browser) -> None:
    """The first yes keeps the copy and says so; the same person cannot say the second; a colleague's yes sends it."""
    item = console.items["unreadable"]
    console.store.seal_proposal(item, twins_proposal())
    console.desk.choose(item, console.person("reviewer"), [("m1", LUCAS.id)], "details_agree")
    make_copies(console, item)
    first, second = (browser.new_context(viewport=DESK).new_page() for _ in range(2))
    check_and_send(sign_in(first, console, "reviewer"), console, item)
    assert console.store.copies_of(item) == ()
    check_and_send(first, console, item)
    expect(first.get_by_role("alert")).to_be_visible()
    assert console.store.copies_of(item) == ()
    sign_in(second, console, "manager").goto(f"{console.origin}/items/{item}/copies")
    expect(second.get_by_text("Ros Achebe said the first yes. Yours would let the copy go:")).to_be_visible()
    check_and_send(second, console, item)
    assert [copy.state for copy in console.store.copies_of(item)] == ["delivered"]
    for page in (first, second):
        page.context.close()


def test_a_follow_up_is_found_answered_and_gone(console: ConsoleSite, browser: Browser) -> None:
    """By keyboard alone from the desk: told apart, with its clock; only the brother is asked about; the copy that went stays."""
    item = add_follow_up(console)
    page = sign_in(browser.new_context(viewport=DESK).new_page(), console, "reviewer")
    hands = Hands(page)
    page.goto(f"{console.origin}/desk")
    hands.follow("See which")
    (row,) = page.locator("#rows tbody tr").all()
    expect(row).to_contain_text("Copy sent")
    expect(row).to_contain_text("Is a copy due to the brother or sister too?")
    expect(row).to_contain_text("min left of")
    hands.follow(f"Item {item[-8:]}")
    assert findings(page) == []
    expect(page.get_by_text("The copy for Inês Pacheco has gone.")).to_be_visible()
    expect(page.get_by_role("group", name="1 of 1: Lucas")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Inês Pacheco")).to_have_count(0)
    page.evaluate("window.lastFocused = null")
    hands.tab_to("No copy is due to them")
    hands.press("Space")
    hands.tab_to("What decided it")
    hands.write("The concern")
    hands.follow("Save decision")
    expect(page.get_by_role("status")).to_contain_text("Nobody else is due a copy")
    hands.follow("Review queue")
    expect(page.get_by_text(item[-8:])).to_have_count(0)
    assert (console.store.summary(item).state, console.store.copies_of(item)[0].state) == (ItemState.ROUTED, "delivered")
    page.context.close()
