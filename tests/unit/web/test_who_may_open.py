"""Every address of the console against every person: who gets the page, who is sent to sign in, for whom it does not exist.

The expected answers stand in the table below. A new page without a row fails the first test.
"""

from __future__ import annotations

import re

import httpx
import pytest

from gateway.ids import UserId
from gateway.web.pages import PAGES, Page
from tests.console_visitor import Visitor, address, rbkc_world, visitor
from tests.console_world import World

PERSONS = ("anonymous", "clerk", "reviewer", "manager", "decider", "elsewhere", "westreview", "dpo", "auditor", "it")
# decider and elsewhere are decision makers of RBKC and WCC; westreview a reviewer of WCC; the items of the table are RBKC's.
# 303: sent on (anonymous: to sign in). 403: the role does not open it. 404: it does not exist for this person.
ANSWERS = {
    #                                         anon clrk revw mngr decd else west dpo  audt it
    "GET /health":                           "200  200  200  200  200  200  200  200  200  200",
    "GET /ready":                            "200  200  200  200  200  200  200  200  200  200",
    "GET /sign-in":                          "200  303  303  303  303  303  303  303  303  303",
    "POST /sign-in":                         "400  400  400  400  400  400  400  400  400  400",
    "GET /sign-in/code":                     "303  303  303  303  303  303  303  303  303  303",
    "POST /sign-in/code":                    "303  303  303  303  303  303  303  303  303  303",
    "GET /sign-in/council":                  "404  404  404  404  404  404  404  404  404  404",
    "GET /sign-in/council/back":             "404  404  404  404  404  404  404  404  404  404",
    "GET /concern":                          "200  200  200  200  200  200  200  200  200  200",
    "POST /concern":                         "400  400  400  400  400  400  400  400  400  400",
    "GET /concern/received":                 "200  200  200  200  200  200  200  200  200  200",
    "GET /":                                 "303  303  303  303  303  303  303  303  303  303",
    "POST /sign-out":                        "403  303  303  303  303  303  303  303  303  303",
    "GET /account":                          "303  200  200  200  200  200  200  200  200  200",
    "POST /account/password":                "403  400  400  400  400  400  400  400  400  400",
    "POST /account/keys":                    "403  303  303  303  303  303  303  303  303  303",
    "GET /desk":                             "303  200  200  200  403  403  200  403  403  403",
    "GET /queue":                            "303  200  200  200  403  403  200  403  403  403",
    "GET /next":                             "303  303  303  303  403  403  303  403  403  403",
    "GET /search":                           "303  200  200  200  403  403  200  200  200  403",
    "GET /items/{item}":                     "303  200  200  200  403  403  404  403  403  403",
    "GET /items/{item}/history":             "303  200  200  200  403  403  404  200  200  403",
    "POST /items/{item}/claim":              "403  303  303  303  403  403  404  403  403  403",
    "POST /items/{item}/let-go":             "403  303  303  303  403  403  404  403  403  403",
    "POST /items/{item}/choose":             "403  403  400  400  403  403  404  403  403  403",
    "GET /items/{item}/new-child":           "303  403  200  200  403  403  404  403  403  403",
    "POST /items/{item}/new-child":          "403  403  400  400  403  403  404  403  403  403",
    "POST /items/{item}/not-for-us":         "403  403  303  303  403  403  404  403  403  403",
    "POST /items/{item}/purpose":            "403  403  303  303  403  403  404  403  403  403",
    "POST /items/{item}/undo":               "403  403  303  303  403  403  404  403  403  403",
    "POST /items/{item}/apart":              "403  303  303  303  403  403  404  403  403  403",
    "POST /items/{item}/retry":              "403  303  303  303  403  403  404  403  403  403",
    "GET /items/{item}/unlock":              "303  403  200  200  403  403  404  403  403  403",
    "POST /items/{item}/unlock":             "403  403  400  400  403  403  404  403  403  403",
    "GET /items/{item}/copies":              "303  403  303  303  403  403  404  403  403  403",
    "GET /items/{item}/copies/{copy}":       "303  403  200  200  403  403  404  403  403  403",
    "POST /items/{item}/copies/{copy}":      "403  403  400  400  403  403  404  403  403  403",
    "POST /items/{item}/copies/{copy}/have-in": "403  403  400  400  403  403  404  403  403  403",
    # pictures of pages are for whoever has opened the draft's own page: nobody here has
    "GET /items/{item}/copies/{copy}/pages/{rendition}/anew/{number}":
                                             "303  403  404  404  403  403  404  403  403  403",
    "GET /items/{item}/copies/{copy}/pages/{rendition}/original/{number}":
                                             "303  403  404  404  403  403  404  403  403  403",
    "POST /items/{item}/copies/{copy}/pages/{rendition}/out":
                                             "403  403  303  303  403  403  404  403  403  403",
    "POST /items/{item}/copies/{copy}/pages/{rendition}/in":
                                             "403  403  409  409  403  403  404  403  403  403",
    "GET /items/{item}/tray":                "303  403  303  303  403  403  404  403  403  403",
    "POST /items/{item}/tray":               "403  403  303  303  403  403  404  403  403  403",
    "GET /trays":                            "303  200  200  200  303  303  303  403  403  403",
    "GET /trays/{borough}":                  "303  200  200  200  200  404  404  403  403  403",
    "GET /copies/{key}":                     "303  403  403  403  200  404  403  403  403  403",
    "GET /copies/{key}/pages/{rendition}":   "303  403  403  403  200  404  403  403  403  403",
    "POST /copies/{key}/accept":             "403  403  403  403  303  404  403  403  403  403",
    "POST /copies/{key}/ask":                "403  403  403  403  303  404  403  403  403  403",
    "GET /items/{item}/asked":               "303  403  200  200  403  403  404  403  403  403",
    "POST /items/{item}/asked":              "403  403  400  400  403  403  404  403  403  403",
    "GET /duplicates":                       "303  403  200  200  403  403  200  403  403  403",
    "POST /duplicates/{pair}":               "403  403  303  303  403  403  404  403  403  403",
    "POST /duplicates/merges/{merge}/back":  "403  403  303  303  403  403  400  403  403  403",
    "GET /apart":                            "303  200  200  200  403  403  200  403  403  403",
    "GET /apart/{item}":                     "303  200  200  200  403  403  404  403  403  403",
    "POST /apart/{item}/release":            "403  403  400  400  403  403  404  403  403  403",
    "GET /upload":                           "303  200  200  200  403  403  200  403  403  403",
    "POST /upload":                          "403  400  400  400  403  403  400  403  403  403",
    "GET /upload/{item}":                    "303  200  200  200  403  403  404  403  403  403",
    "GET /ledger":                           "303  403  403  403  403  403  403  200  200  403",
    "GET /ledger.csv":                       "303  403  403  403  403  403  403  200  200  403",
    "GET /ledger.json":                      "303  403  403  403  403  403  403  200  200  403",
    "GET /links":                            "303  403  403  200  403  403  403  200  200  403",
    "GET /drawn":                            "303  403  403  403  403  403  403  200  200  403",
    "GET /not-taken":                        "303  403  403  200  403  403  403  403  403  200",
    "POST /not-taken/{ref}/close":           "403  403  403  303  403  403  403  403  403  303",
    "GET /checks":                           "303  403  200  200  403  403  200  403  403  403",
    "GET /checks/{item}":                    "303  403  404  404  403  403  404  403  403  403",
    "POST /checks/{item}":                   "403  403  404  404  403  403  404  403  403  403",
    "GET /system":                           "303  403  403  200  403  403  403  403  403  200",
    "POST /system/matching/start":           "403  403  403  400  403  403  403  403  403  403",
}  # fmt: skip
FIELDS = {
    "POST /items/{item}/new-child": {"who": "0"},
    "POST /items/{item}/not-for-us": {"reason": "advertising"},
    "POST /copies/{key}/ask": {"reason": "other_family"},
    "POST /items/{item}/purpose": {"purpose": "assessment"},
    "POST /items/{item}/undo": {"reason": "wrong_child"},
    "POST /items/{item}/apart": {"reason": "looks_forged"},
    "POST /duplicates/{pair}": {"keep": "left", "reason": "details_tell"},
    "POST /duplicates/merges/{merge}/back": {"reason": "two_children"},
    "POST /not-taken/{ref}/close": {"reason": "not_for_the_hub"},
}
NOT_OUR_TOKEN = "0" * 64


def ask(world: World, page: Page, someone: Visitor) -> httpx.Response:
    if page.method == "GET":
        return someone.get(address(world, page))
    token_page = "/concern" if page.takes == "fields" else "/upload"
    on = token_page if someone.get(token_page).status_code == 200 else "/concern"
    files = {"other": ("x.txt", b"x", "text/plain")} if page.takes == "file" else None
    return someone.post(address(world, page), FIELDS.get(page.name), on=on, files=files)


def test_every_page_has_its_row_and_no_row_is_left_over() -> None:
    """The table of this test and the table of pages name the same addresses."""
    assert sorted(ANSWERS) == sorted(page.name for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_person_gets_what_the_table_says(page: Page) -> None:
    """Roles open pages; another borough's item is 404; nobody signed out gets further than the door.

    What somebody sends may change the hub for those who follow: they get a hub each.
    """
    shared = rbkc_world() if page.method == "GET" else None
    worlds = {person: shared or rbkc_world() for person in PERSONS}
    found = {person: ask(world, page, visitor(world, person)).status_code for person, world in worlds.items()}
    assert found == dict(zip(PERSONS, map(int, ANSWERS[page.name].split()), strict=True))


@pytest.mark.parametrize("page", [p for p in PAGES if "{item}" in p.path], ids=lambda page: page.name)
def test_another_boroughs_item_looks_like_one_that_does_not_exist(page: Page) -> None:
    """Not only the number: the page's words are the same, so that trying references tells nothing."""
    world = rbkc_world()
    someone = visitor(world, "westreview")
    theirs = ask(world, page, someone)
    world.items.update(dict.fromkeys(world.items, "it_00000000000000000000000000"))
    unknown = ask(world, page, someone)
    assert (unknown.status_code, without_nonce(unknown)) == (404, without_nonce(theirs))


@pytest.mark.parametrize("page", [p for p in PAGES if p.method == "POST"], ids=lambda page: page.name)
@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({}, {}),
        ({"form_token": NOT_OUR_TOKEN}, {}),
        ({"form_token": "own"}, {"Sec_Fetch_Site": "cross-site"}),
        ({"form_token": "own"}, {"Sec_Fetch_Site": "same-site"}),
    ],
    ids=["no token", "made-up token", "from another site", "from a sister site"],
)
def test_no_form_is_taken_without_its_token_or_from_elsewhere(page: Page, fields: dict[str, str], headers: dict[str, str]) -> None:
    """Refused with 403 for the very people who may otherwise do it, and nothing is written."""
    world = rbkc_world()
    someone = visitor(world, "decider" if page.path.startswith("/copies") else "manager")
    sent = dict(FIELDS.get(page.name, {}))
    if fields.get("form_token") == "own":
        found = re.search(r'name="form_token" value="([0-9a-f]+)"', someone.get("/concern").text)
        assert found is not None
        sent["form_token"] = found[1]
    else:
        sent |= fields
    before, sessions = world.store.events, dict(world.people.sessions)
    files = {"notes": ("x.txt", b"words", "text/plain")} if page.takes == "file" else None
    assert someone.post(address(world, page), sent, files=files, **headers).status_code == 403
    assert (world.store.events, world.people.sessions) == (before, sessions)


def test_a_token_of_another_session_is_refused() -> None:
    """The token belongs to one session: a colleague's does not do."""
    world = rbkc_world()
    found = re.search(r'name="form_token" value="([0-9a-f]+)"', visitor(world, "clerk").get("/desk").text)
    assert found is not None
    answer = visitor(world, "manager").post(f"/items/{world.items['twins']}/claim", {"form_token": found[1]})
    assert answer.status_code == 403


def test_search_finds_no_item_of_another_borough() -> None:
    """A reference typed in by somebody else's reviewer finds nothing."""
    world = rbkc_world()
    item = world.items["twins"]
    assert f"/items/{item}" in visitor(world, "reviewer").get(f"/search?reference={item}").text
    assert f"/items/{item}" not in visitor(world, "westreview").get(f"/search?reference={item}").text


def test_the_queue_and_the_list_of_held_items_show_no_item_of_another_borough() -> None:
    """Neither its row nor, for the queue's count, its existence."""
    world = rbkc_world()
    someone = visitor(world, "westreview")
    assert world.items["twins"] not in someone.get("/queue").text
    assert world.items["nobody"] not in someone.get("/apart").text
    assert world.items["twins"] in visitor(world, "reviewer").get("/queue").text


def test_a_borough_s_data_protection_officer_sees_that_boroughs_ledger_only() -> None:
    """Rows of hidden passages belong to the borough of the copy."""
    world = rbkc_world()
    every = visitor(world, "dpo").get("/ledger.csv").text.splitlines()
    dpo = world.people.users_by_id[UserId("u_dpo")]
    world.people.set_access(dpo.id, roles=dpo.roles, boroughs=frozenset(world.people.users_by_id[UserId("u_elsewhere")].boroughs))
    assert (len(every), len(visitor(world, "dpo").get("/ledger.csv").text.splitlines())) == (5, 1)


def without_nonce(answer: httpx.Response) -> str:
    return re.sub(r'(nonce="[^"]*"|value="[0-9a-f]{64}")', "", answer.text)
