"""Signing in with a password and then a code (RFC 6238), and signing out.

Rule: what was wrong is never said, and tries are counted alike for names that exist and names that do not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from starlette.responses import Response

from gateway.errors import Rejected
from gateway.ids import UserId
from gateway.rates import Rate
from gateway.web import roles
from gateway.web.addresses import address_of
from gateway.web.cookies import CookieName, clear_cookie, read_cookie, set_cookie
from gateway.web.limits import waited
from gateway.web.rendering import page, redirect
from gateway.web.visit import NOBODY, Visit
from gateway.web.words import PROBLEMS, say

T = TypeVar("T")

SPENT: tuple[CookieName, ...] = ("ticket", "oidc", "visitor")
HOMES = (
    (roles.DESK, "/desk"),
    (roles.TRAY_READ, "/trays"),
    (roles.GOVERNANCE, "/ledger"),
    (roles.MACHINES, "/system"),
)


class TooMany(Exception):
    """Tries are used up; `wait` seconds until the next."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__()


def home(visit: Visit) -> Response:
    """Each role's first page."""
    return redirect(next((where for wanted, where in HOMES if visit.user.roles & wanted), "/sign-in"))


def sign_in_page(visit: Visit) -> Response:
    """Ask for a name and a password, or offer the council account."""
    if visit.user is not NOBODY:
        return redirect("/")
    return _ask_password(visit, "", 200)


def sign_in(visit: Visit) -> Response:
    """Check the password; go on to the code. The answer is the same whatever was wrong."""
    name, password = visit.submission.one("name"), visit.submission.one("password")
    try:
        ticket = counted(visit, name, lambda: visit.deps.people.check_password(name, password))
    except Rejected:
        return _ask_password(visit, PROBLEMS["sign_in_refused"], 400)
    except TooMany as too_many:
        return slowed(_ask_password(visit, too_many_words(too_many.wait), 429), too_many.wait)
    response = redirect("/sign-in/code")
    set_cookie(response, visit.deps, "ticket", ticket)
    return response


def code_page(visit: Visit) -> Response:
    """Ask for the six figures of the authenticator."""
    if not read_cookie(visit.request, visit.deps, "ticket"):
        return redirect("/sign-in")
    return _ask_code(visit, "", 200)


def check_code(visit: Visit) -> Response:
    """Check the code and open a session."""
    ticket, code = read_cookie(visit.request, visit.deps, "ticket"), visit.submission.one("code").replace(" ", "")
    if not ticket:
        return redirect("/sign-in")
    try:
        user = counted(visit, ticket, lambda: visit.deps.people.check_totp(ticket, code))
    except Rejected:
        return _ask_code(visit, PROBLEMS["sign_in_refused"], 400)
    except TooMany as too_many:
        return slowed(_ask_code(visit, too_many_words(too_many.wait), 429), too_many.wait)
    return enter(visit, user)


def enter(visit: Visit, user: UserId) -> Response:
    """Open a fresh session: its token never existed before sign-in, so none can be planted."""
    response = redirect("/")
    set_cookie(response, visit.deps, "session", visit.deps.people.open_session(user))
    for used in SPENT:
        clear_cookie(response, visit.deps, used)
    return response


def sign_out(visit: Visit) -> Response:
    """Close the session on the server and forget its cookie."""
    visit.deps.people.close_session(visit.anchor)
    response = redirect("/sign-in?done=signed_out")
    clear_cookie(response, visit.deps, "session")
    return response


def counted(visit: Visit, account: str, check: Callable[[], T]) -> T:
    """What `check` gives. Only refused tries count, for the address and for the account; raises `TooMany` where they are used up.

    Counted before the check, so that many tries at one instant are many tries; given back where it went well.
    """
    limits = visit.deps.limits
    uses = [(limits.sign_in_account, account.strip().casefold())]
    address = address_of(visit)
    if address:
        uses.append((limits.sign_in_address, address))
    _take(uses)
    found = check()
    for rate, key in uses:
        rate.give_back(key)
    return found


def slowed(response: Response, wait: int) -> Response:
    """With Retry-After (RFC 6585 s4)."""
    response.headers["Retry-After"] = str(wait)
    return response


def too_many_words(wait: int) -> str:
    """What to do where tries are used up."""
    return say(PROBLEMS, "sign_in_paused").format(wait=waited(wait))


def _take(uses: list[tuple[Rate, str]]) -> None:
    waits = [rate.take(key) for rate, key in uses]
    if any(waits):
        for (rate, key), wait in zip(uses, waits, strict=True):
            if not wait:
                rate.give_back(key)
        raise TooMany(max(waits))


def _ask_password(visit: Visit, problem: str, status: int) -> Response:
    oidc = visit.deps.oidc.label if visit.deps.oidc else ""
    return page(visit, "sign_in.html", {"problem": problem, "oidc_label": oidc}, status=status)


def _ask_code(visit: Visit, problem: str, status: int) -> Response:
    return page(visit, "sign_in_code.html", {"problem": problem}, status=status)
