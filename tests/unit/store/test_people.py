"""Accounts, the two steps of sign-in, and sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pyotp
import pytest
from argon2 import PasswordHasher

from gateway.errors import Rejected
from gateway.ids import Borough, UserId
from gateway.store import SqlPeople
from gateway.store.people import SessionLimits
from tests.fakes import FixedClock
from tests.store_fixtures import open_in

PASSWORD = "correct horse battery"
NAME = "Pat.Okafor@hub.example"
CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def people(tmp_path: Path, clock: FixedClock) -> Iterator[SqlPeople]:
    store = open_in(tmp_path, clock)
    yield SqlPeople(store.database, store.keys, clock, SessionLimits(), CHEAP)
    store.close()


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as caught:
        act()
    return caught.value.code


def enrol(people: SqlPeople) -> str:
    return people.create_user(NAME, "Pat Okafor", PASSWORD, roles=frozenset({"reviewer"}), boroughs=frozenset({Borough.WCC}))


def code_at(secret: str, clock: FixedClock) -> str:
    return pyotp.TOTP(secret).at(int(clock.now().timestamp()))


def sign_in(people: SqlPeople, secret: str, clock: FixedClock) -> UserId:
    return people.check_totp(people.check_password(NAME, PASSWORD), code_at(secret, clock))


def test_password_and_code_open_a_session_with_roles(people: SqlPeople, clock: FixedClock) -> None:
    """Both steps together give a person with their roles and boroughs; the name's case does not matter."""
    secret = enrol(people)
    user = people.check_totp(people.check_password(NAME.lower(), PASSWORD), code_at(secret, clock))
    found = people.session_user(people.open_session(user))
    assert found is not None
    assert (found.id, found.display_name, found.roles, found.boroughs) == (
        user,
        "Pat Okafor",
        frozenset({"reviewer"}),
        frozenset({Borough.WCC}),
    )


def test_a_ticket_is_not_a_session(people: SqlPeople) -> None:
    """The password alone opens nothing."""
    enrol(people)
    assert people.session_user(people.check_password(NAME, PASSWORD)) is None


def test_refusals_do_not_tell_what_was_wrong(people: SqlPeople) -> None:
    """Unknown name, wrong password and wrong code give one and the same code."""
    enrol(people)
    ticket = people.check_password(NAME, PASSWORD)
    refusals = {
        refusal(lambda: people.check_password("nobody@hub.example", PASSWORD)),
        refusal(lambda: people.check_password(NAME, "wrong horse battery")),
        refusal(lambda: people.check_totp(ticket, "000000")),
        refusal(lambda: people.check_totp("no ticket", "000000")),
        refusal(lambda: people.check_totp(ticket, "\u0661\u0662\u0663\u0664\u0665\u0666")),
    }
    assert refusals == {"sign_in_refused"}


def test_a_code_is_accepted_once(people: SqlPeople, clock: FixedClock) -> None:
    """The same code, or an earlier one, is refused the second time; the next one is fine."""
    secret = enrol(people)
    sign_in(people, secret, clock)
    assert refusal(lambda: sign_in(people, secret, clock)) == "sign_in_refused"
    clock.forward(seconds=30)
    assert sign_in(people, secret, clock)


def test_a_ticket_is_spent_by_success_and_dies_after_five_minutes(people: SqlPeople, clock: FixedClock) -> None:
    """Neither a used nor an old ticket takes a fresh code."""
    secret = enrol(people)
    used = people.check_password(NAME, PASSWORD)
    people.check_totp(used, code_at(secret, clock))
    old = people.check_password(NAME, PASSWORD)
    clock.forward(minutes=1)
    assert refusal(lambda: people.check_totp(used, code_at(secret, clock))) == "sign_in_refused"
    clock.forward(minutes=5)
    assert refusal(lambda: people.check_totp(old, code_at(secret, clock))) == "sign_in_refused"


def test_five_failures_pause_the_account_even_for_the_right_password(people: SqlPeople, clock: FixedClock) -> None:
    """Guessing stops for fifteen minutes, then the owner gets in."""
    secret = enrol(people)
    for _turn in range(5):
        assert refusal(lambda: people.check_password(NAME, "wrong horse battery")) == "sign_in_refused"
    assert refusal(lambda: people.check_password(NAME, PASSWORD)) == "sign_in_paused"
    clock.forward(minutes=16)
    assert sign_in(people, secret, clock)


def test_wrong_codes_count_as_failures(people: SqlPeople) -> None:
    """Someone who has the password cannot try codes for ever."""
    enrol(people)
    ticket = people.check_password(NAME, PASSWORD)
    for _turn in range(5):
        assert refusal(lambda: people.check_totp(ticket, "000000")) == "sign_in_refused"
    assert refusal(lambda: people.check_totp(ticket, "000000")) == "sign_in_paused"


@pytest.mark.parametrize(("quiet_minutes", "turns", "lives"), [(14, 1, True), (16, 1, False), (10, 60, True), (10, 73, False)])
def test_sessions_end_when_idle_or_old(people: SqlPeople, clock: FixedClock, quiet_minutes: int, turns: int, lives: bool) -> None:
    """Fifteen idle minutes or twelve hours, whichever comes first."""
    token = people.open_session(sign_in(people, enrol(people), clock))
    found = None
    for _turn in range(turns):
        clock.forward(minutes=quiet_minutes)
        found = people.session_user(token)
    assert (found is not None) is lives


def test_sign_out_ends_the_session(people: SqlPeople, clock: FixedClock) -> None:
    """After sign-out the token is worth nothing; doing it twice is harmless."""
    token = people.open_session(sign_in(people, enrol(people), clock))
    people.close_session(token)
    people.close_session(token)
    assert people.session_user(token) is None


def test_switching_off_ends_everything_at_once(people: SqlPeople, clock: FixedClock) -> None:
    """Sessions end, the password is refused, no session opens, and the account leaves the list."""
    user = sign_in(people, enrol(people), clock)
    token = people.open_session(user)
    people.switch_off(user)
    assert people.session_user(token) is None
    assert refusal(lambda: people.check_password(NAME, PASSWORD)) == "sign_in_refused"
    assert refusal(lambda: people.open_session(user)) == "sign_in_refused"
    assert people.users() == ()


def test_a_new_password_ends_sessions_and_replaces_the_old(people: SqlPeople, clock: FixedClock) -> None:
    """Whoever held a session has to sign in again, with the new password only."""
    user = sign_in(people, enrol(people), clock)
    token = people.open_session(user)
    people.set_password(user, "another long password")
    assert people.session_user(token) is None
    assert refusal(lambda: people.check_password(NAME, PASSWORD)) == "sign_in_refused"
    assert people.check_password(NAME, "another long password")


def test_access_changes_hold_from_the_next_request(people: SqlPeople, clock: FixedClock) -> None:
    """A role taken away is gone in a session that is already open."""
    user = sign_in(people, enrol(people), clock)
    token = people.open_session(user)
    people.set_access(user, roles=frozenset({"auditor"}), boroughs=frozenset())
    found = people.session_user(token)
    assert found is not None
    assert (found.roles, found.boroughs) == (frozenset({"auditor"}), frozenset())


def test_a_subject_keeps_its_account_and_takes_its_claims(people: SqlPeople) -> None:
    """The same issuer and subject is the same person, with the claims of the last sign-in; another issuer is not."""
    first = people.subject_user("https://idp.example", "abc", "Sam", roles=frozenset({"clerk"}), boroughs=frozenset())
    again = people.subject_user("https://idp.example", "abc", "Sam J", roles=frozenset({"dpo"}), boroughs=frozenset())
    other = people.subject_user("https://other.example", "abc", "Else", roles=frozenset(), boroughs=frozenset())
    assert first == again != other
    assert [(u.display_name, u.roles) for u in people.users()] == [("Else", frozenset()), ("Sam J", frozenset({"dpo"}))]
    people.switch_off(first)
    again_off = lambda: people.subject_user("https://idp.example", "abc", "Sam", roles=frozenset(), boroughs=frozenset())  # noqa: E731 - table of acts
    assert refusal(again_off) == "sign_in_refused"


def test_bad_accounts_are_refused(people: SqlPeople) -> None:
    """A name taken, a short password, an unknown account."""
    enrol(people)
    assert refusal(lambda: enrol(people)) == "user_exists"
    short = refusal(lambda: people.create_user("x", "X", "short", roles=frozenset(), boroughs=frozenset()))
    assert short == "password_too_short"
    assert refusal(lambda: people.open_session(UserId("u_none"))) == "user_unknown"
    assert refusal(lambda: people.set_access(UserId("u_none"), roles=frozenset(), boroughs=frozenset())) == "user_unknown"


def test_a_person_changes_their_own_password_with_the_old_one_and_a_fresh_code(people: SqlPeople, clock: FixedClock) -> None:
    """Every session ends, this one too; the old password is refused from now on, the new one taken."""
    secret = enrol(people)
    user = sign_in(people, secret, clock)
    token, other = people.open_session(user), people.open_session(user)
    clock.forward(seconds=30)
    people.change_password(user, PASSWORD, code_at(secret, clock), "three other words")
    assert (people.session_user(token), people.session_user(other)) == (None, None)
    assert refusal(lambda: people.check_password(NAME, PASSWORD)) == "sign_in_refused"
    assert people.check_password(NAME, "three other words")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("wrong horse battery", "good", "three other words"), "sign_in_refused"),
        ((PASSWORD, "000000", "three other words"), "sign_in_refused"),
        ((PASSWORD, "used", "three other words"), "sign_in_refused"),
        (("wrong horse battery", "000000", "three other words"), "sign_in_refused"),
        ((PASSWORD, "good", "short"), "password_too_short"),
        ((PASSWORD, "good", PASSWORD), "password_unchanged"),
    ],
)
def test_a_change_that_is_refused_changes_nothing(people: SqlPeople, clock: FixedClock, typed: tuple[str, str, str], expected: str) -> None:
    """One code whatever of the two was wrong; sessions and password stay."""
    secret = enrol(people)
    used = code_at(secret, clock)
    user = sign_in(people, secret, clock)
    token = people.open_session(user)
    clock.forward(seconds=30)
    old, code, new = typed
    shown = {"good": code_at(secret, clock), "used": used}.get(code, code)
    assert refusal(lambda: people.change_password(user, old, shown, new)) == expected
    assert people.session_user(token) is not None
    assert people.check_password(NAME, PASSWORD)


def test_guessing_the_old_password_pauses_the_account_too(people: SqlPeople, clock: FixedClock) -> None:
    """An unattended desk is no place to try passwords for ever."""
    secret = enrol(people)
    user = sign_in(people, secret, clock)
    tried = []
    for old in ["wrong horse battery"] * 5 + [PASSWORD]:
        clock.forward(seconds=30)
        tried.append(refusal(partial(people.change_password, user, old, code_at(secret, clock), "three other words")))
    assert tried == ["sign_in_refused"] * 5 + ["sign_in_paused"]


def test_a_renewed_code_replaces_the_lost_authenticator(people: SqlPeople, clock: FixedClock) -> None:
    """The old secret is worth nothing, sessions end, the new one signs in."""
    secret = enrol(people)
    user = sign_in(people, secret, clock)
    token = people.open_session(user)
    clock.forward(seconds=30)
    fresh = people.renew_code(user)
    assert people.session_user(token) is None
    assert refusal(lambda: sign_in(people, secret, clock)) == "sign_in_refused"
    assert sign_in(people, fresh, clock) == user
    assert refusal(lambda: people.renew_code(UserId("u_none"))) == "user_unknown"


def test_a_paused_account_answers_after_the_same_work_as_an_unknown_name(people: SqlPeople, monkeypatch: pytest.MonkeyPatch) -> None:
    """The password is hashed in every case: how long it takes tells nothing."""
    enrol(people)
    for _turn in range(5):
        refusal(lambda: people.check_password(NAME, "wrong horse battery"))
    hashed: list[str] = []
    monkeypatch.setattr(SqlPeople, "_matches", lambda _self, _row, password: bool(hashed.append(password)))
    assert refusal(lambda: people.check_password(NAME, PASSWORD)) == "sign_in_paused"
    assert refusal(lambda: people.check_password("nobody", PASSWORD)) == "sign_in_refused"
    assert hashed == [PASSWORD, PASSWORD]
