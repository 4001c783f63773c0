"""What every answer of the console carries, errors among them: headers, a title without names, plain words, careful cookies."""

from __future__ import annotations

import re
from dataclasses import replace

import httpx
import pytest
from fastapi import APIRouter

from gateway.errors import GatewayError, Retryable
from gateway.web.app import create_app
from gateway.web.pages import PAGES, Page
from tests.console_visitor import Visitor, address, rbkc_world, visitor
from tests.console_world import NAMES, PEOPLE, World, build_world

OPENERS = ("reviewer", "decider", "dpo", "it")
ERRORS = {404: "There is no such page", 403: "Your role does not open this page", 500: "Something went wrong on our side"}
STEADY = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    "x-robots-tag": "noindex, nofollow",
}
POLICY = re.compile(
    r"default-src 'none'; script-src 'self' 'nonce-[\w-]{20,}'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    r"form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
SURNAMES = tuple(word for user in PEOPLE for word in user.display_name.split())


def broken_world(fault: Exception) -> World:
    """A hub where asking for its health fails."""
    world = build_world()

    def health() -> dict[str, object]:
        raise fault

    world.app = create_app(replace(world.deps, health=health))
    return world


def check_headers(answer: httpx.Response) -> None:
    assert {name: answer.headers.get(name) for name in STEADY} == STEADY
    assert POLICY.fullmatch(answer.headers["content-security-policy"])
    assert "server" not in answer.headers


def check_words(answer: httpx.Response) -> None:
    """Neither the title nor a heading, nor an address on the page, says who."""
    places = re.findall(r"<(?:title|h1|h2)[^>]*>(.*?)</(?:title|h1|h2)>", answer.text, re.DOTALL)
    places += re.findall(r'(?:href|action)="([^"]*)"', answer.text)
    said = [name for name in (*NAMES, *SURNAMES) for place in places if name in place]
    assert (said, len(places) > 2) == ([], True)


@pytest.mark.parametrize("page", [p for p in PAGES if p.method == "GET"], ids=lambda page: page.name)
def test_every_page_has_the_headers_and_says_no_name_in_title_heading_or_address(page: Page) -> None:
    """For the person who sees most of it, and for one who is turned away."""
    world = rbkc_world()
    answers = [visitor(world, person).get(address(world, page)) for person in OPENERS]
    for answer in (*answers, Visitor(world).get(address(world, page))):
        check_headers(answer)
        if answer.headers.get("content-type", "").startswith("text/html"):
            check_words(answer)


@pytest.mark.parametrize("page", [p for p in PAGES if p.method == "GET"], ids=lambda page: page.name)
def test_no_page_needs_what_the_policy_forbids(page: Page) -> None:
    """No style attribute, no handler attribute, no script without the nonce, nothing from another host."""
    world = rbkc_world()
    for person in OPENERS:
        answer = visitor(world, person).get(address(world, page))
        if answer.status_code != 200 or not answer.headers["content-type"].startswith("text/html"):
            continue
        nonce = re.search(r"'nonce-([\w-]+)'", answer.headers["content-security-policy"])
        assert nonce is not None
        assert re.findall(r"<[^>]+\s(?:style|on[a-z]+)=", answer.text) == []
        assert re.findall(r'(?:src|href|action)="(?:https?:)?//[^"]*"', answer.text) == []
        inline = [tag for tag in re.findall(r"<script([^>]*)>", answer.text) if "src=" not in tag]
        assert all(f'nonce="{nonce[1]}"' in tag for tag in inline)


@pytest.mark.parametrize(
    ("path", "person", "status"),
    [("/no/such/page", "anonymous", 404), ("/no/such/page", "clerk", 404), ("/ledger", "clerk", 403), ("/items/it_x", "clerk", 404)],
)
def test_an_error_page_says_what_happened_and_where_to_go(path: str, person: str, status: int) -> None:
    """Plain words, a way on, and the headers of every other page."""
    answer = visitor(build_world(), person).get(path)
    assert answer.status_code == status
    assert ERRORS[status] in answer.text
    assert re.search(r'<main[^>]*>.*<a class="govuk-link" href="/', answer.text, re.DOTALL)
    check_headers(answer)
    check_words(answer)


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (ZeroDivisionError("Pacheco"), 500, ERRORS[500]),
        (GatewayError("bug"), 500, ERRORS[500]),
        (Retryable("disk_full"), 503, "The gateway cannot do this just now"),
    ],
)
def test_our_own_fault_is_a_page_too(fault: Exception, status: int, words: str) -> None:
    """With the headers, without what the exception said; where it helps to wait, Retry-After says how long."""
    answer = Visitor(broken_world(fault)).get("/health")
    assert (answer.status_code, words in answer.text, "Pacheco" in answer.text) == (status, True, False)
    assert ("retry-after" in answer.headers) == (status == 503)
    check_headers(answer)


def test_a_fault_behind_the_api_is_a_problem_to_try_again() -> None:
    """A machine gets 503 as problem details (RFC 9457) with Retry-After, and the headers of every other answer."""
    world, routes = build_world(), APIRouter()

    @routes.post("/api/v1/forms")
    def broken() -> None:
        raise ZeroDivisionError("Pacheco")

    world.app = create_app(replace(world.deps, routers=(routes,)))
    answer = Visitor(world).post("/api/v1/forms")
    assert (answer.status_code, answer.headers["content-type"], answer.json()["code"]) == (503, "application/problem+json", "unavailable")
    assert ("Pacheco" in answer.text, answer.headers["retry-after"]) == (False, "60")
    check_headers(answer)


def test_the_public_form_has_a_footer_for_the_public() -> None:
    """What is kept, where to turn in danger; nothing of how the console works inside."""
    text = Visitor(build_world()).get("/concern").text
    footer = text[text.index("<footer") : text.index("</footer>")]
    assert all(words in footer for words in ("call 999", "Tri-borough MASH", 'href="/sign-in"'))
    assert "Names stand inside items" not in footer


@pytest.mark.parametrize(("path", "advice"), [("/concern", "taken in once only"), ("/upload", "We cannot tell whether this was saved")])
def test_after_our_fault_the_page_says_what_is_safe_to_do(path: str, advice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The public form may be sent again; of anything else we cannot tell."""
    world = build_world()
    someone = Visitor(world).sign_in("clerk")
    with monkeypatch.context() as patched:
        patched.setattr("gateway.web.app.read_submission", lambda *_: 1 / 0)
        answer = someone.post(path, on=path)
    assert (answer.status_code, advice in answer.text) == (500, True)


def test_a_form_sent_twice_with_its_one_mark_is_one_item() -> None:
    """So the page after a fault may truly say: send it again."""
    world = build_world()
    sender, mark = Visitor(world), "a" * 32
    fields = {
        "name": "R", "role": "R", "organisation": "none", "email": "r@example.org", "given_name": "A", "family_name": "B",
        "birth-day": "3", "birth-month": "4", "birth-year": "2019", "concern": "Shouting.", "once": mark,
    }  # fmt: skip
    where = {sender.post("/concern", fields, on="/concern").headers["location"] for _ in range(2)}
    assert (len(where), sum(e.action == "item.received" for e in world.store.events)) == (1, 1)


def test_an_address_that_takes_no_such_method_does_not_exist() -> None:
    """GET on a form's address: no hint of what the router knows."""
    world = build_world()
    answer = visitor(world, "clerk").get(f"/items/{world.items['twins']}/claim")
    assert (answer.status_code, ERRORS[404] in answer.text) == (404, True)


def test_a_strange_host_is_refused() -> None:
    """A name rebound to our address reaches no page."""
    answer = Visitor(build_world()).get("/sign-in", Host="evil.example")
    assert answer.status_code == 400
    check_headers(answer)


@pytest.mark.parametrize(
    ("origin", "prefix", "secure"), [("https://gateway.example", "__Host-mash-", True), ("http://127.0.0.1:8700", "mash-", False)]
)
def test_cookies_are_for_this_host_and_unseen_by_scripts(origin: str, prefix: str, secure: bool) -> None:
    """HttpOnly and SameSite always; Secure and the __Host- prefix wherever TLS is; strict transport with it."""
    someone = Visitor(build_world(origin))
    answer = someone.get("/sign-in")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{prefix}visitor=")
    assert ("HttpOnly" in cookie, "SameSite=lax" in cookie, "Secure" in cookie) == (True, True, secure)
    assert ("strict-transport-security" in answer.headers) is secure


def test_the_session_is_new_at_sign_in_and_gone_at_sign_out() -> None:
    """A token planted before sign-in is worth nothing after it; the cookie is taken back at the end."""
    world = build_world()
    someone = Visitor(world)
    someone.cookies.set("mash-session", "planted", domain="127.0.0.1")
    someone.sign_in("clerk")
    token = next(iter(world.people.sessions))
    assert (token != "planted", someone.get("/desk").status_code) == (True, 200)
    someone.post("/sign-out", on="/desk")
    assert (world.people.sessions, someone.get("/desk").status_code) == ({}, 303)


def test_a_static_file_has_the_headers_too() -> None:
    """Nothing is served outside the rules."""
    check_headers(Visitor(build_world()).get("/static/console.css"))
