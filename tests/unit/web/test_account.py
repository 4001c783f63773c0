"""A person's own page: the password, and single keys off."""

from __future__ import annotations

import pytest

from tests.console_visitor import Visitor
from tests.console_world import CODE, PASSWORD, World, build_world

NEW = "three other words"
GOOD = {"old": PASSWORD, "code": f"{CODE[:3]} {CODE[3:]}", "new": NEW, "again": NEW}


@pytest.fixture
def world() -> World:
    return build_world()


def change(visitor: Visitor, **fields: str) -> tuple[int, str]:
    answer = visitor.post("/account/password", {**GOOD, **fields}, on="/account")
    return answer.status_code, answer.text


def test_a_changed_password_ends_every_session_of_that_person_only(world: World) -> None:
    """Here and at the other desk; a colleague goes on. The next page asks to sign in and says what happened."""
    here, there, colleague = (Visitor(world).sign_in(name) for name in ("clerk", "clerk", "manager"))
    answer = here.post("/account/password", GOOD, on="/account")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?done=password_changed")
    assert "Your password is changed" in here.get(answer.headers["location"]).text
    assert [v.get("/desk").status_code for v in (here, there, colleague)] == [303, 303, 200]


def test_a_wrong_password_and_a_wrong_code_read_the_same(world: World) -> None:
    """Nothing says which."""
    visitor = Visitor(world).sign_in("clerk")
    (first, password_wrong), (second, code_wrong) = change(visitor, old="wrong"), change(visitor, code="000000")
    assert (first, second) == (400, 400)
    assert "That did not match." in password_wrong
    assert without_token(password_wrong) == without_token(code_wrong)
    assert visitor.get("/desk").status_code == 200


def without_token(text: str) -> list[str]:
    return [line for line in text.splitlines() if "form_token" not in line and "nonce" not in line]


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"again": "three other wards"}, "not the same"), ({"new": "short", "again": "short"}, "at least 12 characters")],
)
def test_what_is_wrong_with_the_new_one_is_said(world: World, fields: dict[str, str], words: str) -> None:
    """That tells nobody anything."""
    status, text = change(Visitor(world).sign_in("clerk"), **fields)
    assert (status, words in text) == (400, True)


def test_nothing_typed_comes_back(world: World) -> None:
    """No password stands in a page."""
    _, text = change(Visitor(world).sign_in("clerk"), old="an old guess")
    assert not any(typed in text for typed in ("an old guess", NEW))


def test_tries_are_counted_as_at_sign_in(world: World) -> None:
    """429 after five, with Retry-After."""
    visitor = Visitor(world).sign_in("clerk")
    answers = [change(visitor, old="wrong")[0] for _ in range(6)]
    assert answers == [400] * 5 + [429]


def test_single_keys_are_switched_off_and_on_in_this_browser(world: World) -> None:
    """The page says so to its script by a class; the cookie lives for a year and is no session."""
    visitor = Visitor(world).sign_in("clerk")
    assert "mash-nokeys" not in visitor.get("/desk").text
    answer = visitor.post("/account/keys", {"keys": "off"}, on="/account")
    assert "Max-Age=31536000" in answer.headers["set-cookie"]
    assert "mash-nokeys" in body_tag(visitor.get("/queue").text)
    assert "Switch single keys on" in visitor.get("/account").text
    visitor.post("/account/keys", {"keys": "on"}, on="/account")
    assert "mash-nokeys" not in visitor.get("/queue").text
    assert "mash-nokeys" not in Visitor(world).sign_in("clerk").get("/queue").text


def body_tag(text: str) -> str:
    return text[text.index("<body") :].split(">", 1)[0]


def test_every_signed_in_page_leads_to_the_account(world: World) -> None:
    """From the name at the top."""
    for name, path in (("clerk", "/desk"), ("decider", "/trays/RBKC"), ("dpo", "/ledger"), ("it", "/system")):
        assert 'href="/account"' in Visitor(world).sign_in(name).get(path).text
