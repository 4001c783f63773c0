"""Tries are slowed down by address and by account, and nobody can lock out everyone."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.ids import ChannelName
from gateway.rates import Allowance, Rate
from gateway.web.app import create_app
from gateway.web.limits import FORMS_BY_ADDRESS, SIGN_IN_BY_ACCOUNT, SIGN_IN_BY_ADDRESS
from tests.console_visitor import Visitor
from tests.console_world import PASSWORD, World, build_world

FORM = {
    "name": "Robin Vale", "role": "Neighbour", "organisation": "none", "email": "robin@example.org", "given_name": "not known",
    "family_name": "not known", "birth-day": "3", "birth-month": "4", "birth-year": "2019", "concern": "Shouting at night.",
}  # fmt: skip
ANOTHER = "198.51.100.7"


def try_password(visitor: Visitor, name: str, password: str = "wrong") -> httpx.Response:
    return visitor.post("/sign-in", {"name": name, "password": password}, on="/sign-in")


def use_up_address(world: World, visitor: Visitor) -> None:
    for number in range(SIGN_IN_BY_ADDRESS.times):
        assert try_password(visitor, f"guess{number}").status_code == 400


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 20)), max_size=60), st.integers(1, 4))
def test_no_key_ever_goes_beyond_its_allowance(uses: list[tuple[str, int]], times: int) -> None:
    """In any span of the allowance's length at most so many uses are granted, for each key apart; a refusal names a wait that suffices."""
    now = 0.0
    rate = Rate(Allowance(times, 10.0), lambda: now)
    granted: dict[str, list[float]] = {"a": [], "b": []}
    for key, step in uses:
        now += step
        wait = rate.take(key)
        recent = [at for at in granted[key] if now - at < 10.0]
        assert (wait == 0) == (len(recent) < times)
        if wait:
            assert now + wait - recent[-times] >= 10.0
        else:
            granted[key].append(now)


@pytest.mark.parametrize("name", ["reviewer", "no-such-person"])
def test_an_account_is_slowed_after_five_refused_tries_whether_it_exists_or_not(name: str) -> None:
    """429 with Retry-After from the sixth on, from anywhere and for the right password too; after the time it is open again."""
    world = build_world()
    visitor = Visitor(world)
    refused = [try_password(visitor, name) for _ in range(SIGN_IN_BY_ACCOUNT.times)]
    assert [answer.status_code for answer in refused] == [400] * 5
    slowed = try_password(Visitor(world, ANOTHER), name.upper(), PASSWORD)
    assert (slowed.status_code, int(slowed.headers["retry-after"])) == (429, 900)
    assert "Wait 15 minutes" in slowed.text
    world.clock.forward(minutes=16)
    assert try_password(visitor, name, PASSWORD).status_code == (303 if name == "reviewer" else 400)


def test_other_accounts_and_other_addresses_go_on() -> None:
    """One address that guesses is slowed; a colleague at the next desk with another address signs in."""
    world = build_world()
    guesser = Visitor(world)
    use_up_address(world, guesser)
    slowed = try_password(guesser, "clerk", PASSWORD)
    assert (slowed.status_code, 0 < int(slowed.headers["retry-after"]) <= 300) == (429, True)
    Visitor(world, ANOTHER).sign_in("clerk")
    world.clock.forward(minutes=6)
    guesser.sign_in("clerk")


def test_an_office_behind_one_address_signs_in_as_often_as_it_likes() -> None:
    """Only refused tries count."""
    world = build_world()
    for _ in range(SIGN_IN_BY_ADDRESS.times + 5):
        Visitor(world).sign_in("clerk")


def test_wrong_codes_are_slowed_as_wrong_passwords_are() -> None:
    """Six figures cannot be tried one after the other."""
    world = build_world()
    visitor = Visitor(world)
    assert try_password(visitor, "clerk", PASSWORD).status_code == 303
    answers = [visitor.post("/sign-in/code", {"code": f"{n:06}"}, on="/sign-in/code").status_code for n in range(7)]
    assert answers == [400] * 5 + [429] * 2


def test_refusals_read_the_same_for_name_password_and_code() -> None:
    """The words never say which was wrong."""
    world = build_world()
    visitor = Visitor(world)
    said = {problem(try_password(visitor, "nobody")), problem(try_password(visitor, "clerk"))}
    try_password(visitor, "clerk", PASSWORD)
    said.add(problem(visitor.post("/sign-in/code", {"code": "000000"}, on="/sign-in/code")))
    assert len(said) == 1
    assert said.pop().startswith("That did not match.")


def problem(answer: httpx.Response) -> str:
    return answer.text.split('class="govuk-error-summary__body"', 1)[1].split('">', 2)[2].split("<", 1)[0]


def test_a_header_from_nobody_we_trust_changes_nothing() -> None:
    """X-Forwarded-For is applied by the server for named proxies only; here it is just a header."""
    world = build_world()
    liar = Visitor(world, headers={"X-Forwarded-For": ANOTHER, "X-Real-IP": ANOTHER})
    use_up_address(world, liar)
    assert try_password(Visitor(world, headers={"X-Forwarded-For": "203.0.113.5"}), "clerk", PASSWORD).status_code == 429
    assert try_password(Visitor(world, ANOTHER), "clerk", PASSWORD).status_code == 303


def test_addresses_of_one_ipv6_household_are_one() -> None:
    """A machine may choose any of 2 to the 64 addresses."""
    world = build_world()
    for number in range(SIGN_IN_BY_ADDRESS.times):
        try_password(Visitor(world, f"2001:db8:1:2::{number:x}"), f"guess{number}")
    assert try_password(Visitor(world, "2001:db8:1:2:ffff::9"), "clerk", PASSWORD).status_code == 429
    assert try_password(Visitor(world, "2001:db8:1:3::1"), "clerk", PASSWORD).status_code == 303


@pytest.mark.parametrize(("proxies", "status"), [("unnamed", 303), ("named", 429)])
def test_behind_a_proxy_that_nobody_named_there_is_no_limit_by_address(proxies: str, status: int) -> None:
    """All people share that proxy's address: one guesser must not lock out the hub. The account's limit still holds."""
    world = build_world("https://gateway.example")
    world.app = in_clear(create_app(replace(world.deps, proxies=proxies)))  # type: ignore[arg-type]
    guesser = Visitor(world)
    use_up_address(world, guesser)
    assert try_password(Visitor(world), "clerk", PASSWORD).status_code == status
    assert [try_password(guesser, "manager").status_code for _ in range(6)][-1] == 429


def in_clear(app: object) -> object:
    """The application as it is behind a proxy that ends TLS: the scope says http."""

    async def call(scope: dict[str, object], receive: object, send: object) -> None:
        await app({**scope, "scheme": "http"}, receive, send)  # type: ignore[operator]

    return call


def test_the_public_form_is_slowed_by_address_and_keeps_what_was_typed() -> None:
    """429 with the answers still in the form and what to do in danger; nothing was stored; another address goes on."""
    world = build_world()
    sender = Visitor(world)
    for _ in range(FORMS_BY_ADDRESS.times):
        assert sender.post("/concern", FORM, on="/concern").status_code == 303
    slowed = sender.post("/concern", FORM, on="/concern")
    assert (slowed.status_code, int(slowed.headers["retry-after"])) == (429, 600)
    assert all(words in slowed.text for words in ("Shouting at night.", "not taken in", "10 minutes", "999"))
    assert stored_forms(world) == FORMS_BY_ADDRESS.times
    assert Visitor(world, ANOTHER).post("/concern", FORM, on="/concern").status_code == 303


def stored_forms(world: World) -> int:
    return sum(e.actor == ChannelName.FORM.value for e in world.store.events if e.action == "item.received")


def test_an_incomplete_form_uses_up_nothing() -> None:
    """Correcting mistakes is not sending many forms."""
    world = build_world()
    sender = Visitor(world)
    for _ in range(FORMS_BY_ADDRESS.times + 1):
        assert sender.post("/concern", {**FORM, "concern": ""}, on="/concern").status_code == 400
    assert sender.post("/concern", FORM, on="/concern").status_code == 303
