"""Every page of the console in real Chromium, as each role: no finding of axe, no sideways scrolling, sound print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from gateway.ids import ChildId, CopyId
from gateway.pipeline.link_record import linked
from gateway.store import SqlMerges
from gateway.web.pages import PAGES
from tests.accessibility import DESK, NARROW, findings
from tests.chromium import sign_in
from tests.console_batch import add_batch
from tests.console_site import ConsoleSite
from tests.console_world import INES, LUCAS, PASSWORD, make_copies

pytestmark = [pytest.mark.server, pytest.mark.slow]

NOT_FOR_EYES = {
    "/health",
    "/ready",
    "/ledger.csv",
    "/ledger.json",
    "/sign-in/council",
    "/sign-in/council/back",
    "/items/{item}/copies/{copy}/pages/{rendition}/anew/{number}",
    "/items/{item}/copies/{copy}/pages/{rendition}/original/{number}",
    "/copies/{key}/pages/{rendition}",
}  # pictures that stand in the copy's page, machines, a file, redirects
STEPS_OF_SIGN_IN = {"/sign-in", "/sign-in/code"}
WORLD_ITEMS = ("twins", "nobody", "unreadable", "reading", "in_tray", "accepted", "batch", "first_row")
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "/": ("/",),
    "/concern": ("/concern",),
    "/concern/received": ("/concern/received",),
    "/account": ("/account", "/account?done=keys_off"),
    "/desk": ("/desk",),
    "/queue": ("/queue", "/queue?rating=green", "/queue?claimed=me&why=sibling_fits"),
    "/next": ("/next",),
    "/search": ("/search", "/search?reference=2222222a", "/search?reference=nothing"),
    "/items/{item}": tuple(f"/items/{{{name}}}" for name in WORLD_ITEMS),
    "/items/{item}/history": ("/items/{accepted}/history",),
    "/items/{item}/new-child": ("/items/{nobody}/new-child?who=0",),
    "/items/{item}/unlock": ("/items/{unreadable}/unlock",),
    "/items/{item}/copies": ("/items/{nobody}/copies", "/items/{twins}/copies", "/items/{unreadable}/copies"),
    "/items/{item}/copies/{copy}": ("/items/{twins}/copies/c1", "/items/{twins}/copies/c2"),
    "/items/{item}/tray": ("/items/{twins}/tray",),
    "/trays": ("/trays",),
    "/trays/{borough}": ("/trays/RBKC", "/trays/WCC"),
    "/copies/{key}": ("/copies/{in_tray}.c1", "/copies/{accepted}.c1"),
    "/items/{item}/asked": ("/items/{in_tray}/asked",),
    "/checks": ("/checks",),
    "/checks/{item}": ("/checks/{in_tray}",),
    "/duplicates": ("/duplicates",),
    "/apart": ("/apart",),
    "/apart/{item}": ("/apart/{forged}",),
    "/upload": ("/upload",),
    "/upload/{item}": ("/upload/{reading}",),
    "/ledger": ("/ledger", "/ledger?entity=NOTHING"),
    "/drawn": ("/drawn",),
    "/links": ("/links",),
    "/not-taken": ("/not-taken",),
    "/system": ("/system",),
}
THOROUGH = {"reviewer", "decider", "dpo", "it"}  # these see every example, the rest the first of each page
ROLES = ("clerk", "reviewer", "manager", "decider", "dpo", "auditor", "it")
REFUSED = {("decider", "/trays/WCC"), ("reviewer", "/checks/{in_tray}")}
"""Another borough's tray does not exist for this person, nor does a check of an item that they have opened."""


@pytest.fixture(scope="module")
def hub(console: ConsoleSite) -> ConsoleSite:
    """With copies that wait for a check, one of them said to be wrong, and one that is being made."""
    reviewer = console.person("reviewer")
    console.desk.choose(console.items["twins"], reviewer, [("m1", INES.id), ("m1", LUCAS.id)], "details_agree")
    make_copies(console, console.items["twins"])
    console.desk.say_wrong(console.items["twins"], reviewer, CopyId(f"{console.items['twins']}.c1"))
    console.desk.choose(console.items["nobody"], reviewer, [("m1", INES.id)], "details_agree")
    add_batch(console)
    console.children.upsert([replace(INES, id=ChildId("MR-105186")), replace(LUCAS, id=ChildId("MR-104502"), flags=("protected_address",))])
    merges = SqlMerges(console.children)
    merges.find()
    merges.merge(INES.id, ChildId("MR-105186"), reviewer.id, "details_tell")
    merges.merge(LUCAS.id, ChildId("MR-104502"), reviewer.id, "details_tell")
    proposal = console.store.load_proposal(console.items["in_tray"])
    assert proposal is not None
    with console.store.unit() as unit:
        unit.audit(linked(console.items["in_tray"], proposal.decisions[0], INES.id, "yes"))
    return console


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK)
    yield context.new_page()
    context.close()


def test_every_page_that_can_be_opened_is_looked_at() -> None:
    """A page that joins the table must be added here, or named as not made for eyes."""
    opened = {row.path for row in PAGES if row.method == "GET"}
    assert opened == set(EXAMPLES) | NOT_FOR_EYES | STEPS_OF_SIGN_IN


@pytest.mark.parametrize("role", ROLES)
def test_no_page_of_a_role_has_a_finding(hub: ConsoleSite, page: Page, role: str) -> None:
    """Axe finds nothing, and nothing scrolls sideways at 320 px or at 200 %, on any page that the role may open."""
    sign_in(page, hub, role)
    person, found = hub.person(role), {}
    for row in PAGES:
        if row.method != "GET" or row.path not in EXAMPLES or not row.open_to(person):
            continue
        for example in EXAMPLES[row.path] if role in THOROUGH else EXAMPLES[row.path][:1]:
            answer = page.goto(hub.origin + example.format_map(hub.items))
            expected = 404 if (role, example) in REFUSED else 200
            seen = findings(page) + ([f"status {answer.status}"] if answer and answer.status != expected else [])
            found.update({example: seen} if seen else {})
    assert found == {}


def test_signing_in_has_no_finding_even_when_it_fails(hub: ConsoleSite, page: Page) -> None:
    """Name and password, the refusal, the code, the wrong code."""
    found = []
    page.goto(f"{hub.origin}/sign-in")
    found += findings(page)
    page.get_by_label("Account name").fill("clerk")
    page.get_by_label("Password", exact=True).fill("not this one")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found += findings(page)
    page.get_by_label("Account name").fill("clerk")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Code from your authenticator")).to_be_visible()
    found += findings(page)
    page.get_by_label("Code from your authenticator").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert found + findings(page) == []


@pytest.mark.parametrize(
    ("role", "where", "button"),
    [
        ("reviewer", "/items/{twins}", "Save decision"),
        ("reviewer", "/items/{twins}/copies/c1", "Save decision"),
        ("reviewer", "/items/{nobody}/new-child?who=0", "Make the record and link it"),
        ("clerk", "/upload", "Add the notes"),
        ("clerk", "/concern", "Send"),
    ],
)
def test_an_empty_form_comes_back_with_its_problems_and_no_finding(
    hub: ConsoleSite, page: Page, role: str, where: str, button: str
) -> None:
    """The refusal is announced, its title says "Error", its links lead to fields that exist, and axe finds nothing."""
    sign_in(page, hub, role).goto(hub.origin + where.format_map(hub.items))
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    expect(page).to_have_title(re.compile("^Error: "))
    for link in page.get_by_role("alert").get_by_role("link").all():
        expect(page.locator(link.get_attribute("href") or "no target")).to_have_count(1)
    assert findings(page) == []


@pytest.mark.parametrize(("where", "status"), [("/nowhere", 404), ("/system", 403), ("/items/it_unknown", 404)])
def test_a_refusal_is_a_sound_page_too(hub: ConsoleSite, page: Page, where: str, status: int) -> None:
    """What does not exist, and what the role does not open."""
    sign_in(page, hub, "clerk")
    answer = page.goto(hub.origin + where)
    assert answer is not None
    assert (answer.status, findings(page)) == (status, [])


def test_the_decision_bar_leaves_the_evidence_in_sight(hub: ConsoleSite, page: Page) -> None:
    """At 1366 x 900 the bar stands at the bottom, takes less than a tenth of the window, and on small windows it does not stick."""
    sign_in(page, hub, "reviewer").goto(f"{hub.origin}/items/{hub.items['twins']}")
    bar = page.locator(".mash-decision")
    box = bar.bounding_box()
    assert box is not None
    assert box["height"] < DESK["height"] / 10
    assert abs(box["y"] + box["height"] - DESK["height"]) < 1
    page.set_viewport_size(NARROW)
    expect(bar).to_have_css("position", "static")


def test_a_question_stands_below_its_rule(hub: ConsoleSite, page: Page) -> None:
    """The legend begins under the line above it, so that the line does not cross the words."""
    sign_in(page, hub, "reviewer").goto(f"{hub.origin}/items/{hub.items['nobody']}")
    question = page.locator("fieldset.mash-question").first
    frame, legend = question.bounding_box(), question.locator("legend").bounding_box()
    assert frame is not None
    assert legend is not None
    assert legend["y"] >= frame["y"] + 3
    assert legend["width"] > frame["width"] * 0.9


def test_a_printed_copy_keeps_its_words_and_marking(hub: ConsoleSite, page: Page) -> None:
    """On paper: who, whose and how sensitive; boxes in black on white with a frame; no navigation and no buttons."""
    sign_in(page, hub, "decider").goto(f"{hub.origin}/copies/{hub.items['in_tray']}.c1")
    page.emulate_media(media="print")
    for kept in (page.get_by_text("OFFICIAL-SENSITIVE"), page.get_by_role("heading", level=1), page.get_by_text("Withheld: 1 passage")):
        expect(kept).to_be_visible()
    screen_only = [page.get_by_role("button", name=name) for name in ("Sign out", "Accept in my name")] + [
        page.get_by_role("link", name="Tray")
    ]
    for left_out in screen_only:
        expect(left_out).to_have_count(0)  # what is not shown has no role
    hidden = page.locator(".mash-box--black").first
    expect(hidden).to_have_css("color", "rgb(0, 0, 0)")
    expect(hidden).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(hidden).to_have_css("border-top-style", "solid")
