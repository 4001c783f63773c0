"""Signing in with a password and then a code (RFC 6238), and signing out."""

from __future__ import annotations

from starlette.responses import Response

from gateway.errors import Rejected
from gateway.ids import UserId
from gateway.web import roles
from gateway.web.cookies import CookieName, clear_cookie, read_cookie, set_cookie
from gateway.web.rendering import page, redirect
from gateway.web.visit import NOBODY, Visit
from gateway.web.words import PROBLEMS, say

SPENT: tuple[CookieName, ...] = ("ticket", "oidc", "visitor")
HOMES = (
    (roles.DESK, "/desk"),
    (roles.TRAY_READ, "/trays"),
    (roles.GOVERNANCE, "/ledger"),
    (roles.MACHINES, "/system"),
)


def home(visit: Visit) -> Response:
    """Each role's first page."""
    return redirect(next((where for wanted, where in HOMES if visit.user.roles & wanted), "/sign-in"))


def sign_in_page(visit: Visit) -> Response:
    """Ask for a name and a password, or offer the council account."""
    if visit.user is not NOBODY:
        return redirect("/")
    return _ask_password(visit, "")


def sign_in(visit: Visit) -> Response:
    """Check the password; go on to the code. The answer is the same whatever was wrong."""
    try:
        ticket = visit.deps.people.check_password(visit.submission.one("name"), visit.submission.one("password"))
    except Rejected as error:
        return _ask_password(visit, say(PROBLEMS, error.code))
    response = redirect("/sign-in/code")
    set_cookie(response, visit.deps, "ticket", ticket)
    return response


def code_page(visit: Visit) -> Response:
    """Ask for the six figures of the authenticator."""
    if not read_cookie(visit.request, visit.deps, "ticket"):
        return redirect("/sign-in")
    return _ask_code(visit, "")


def check_code(visit: Visit) -> Response:
    """Check the code and open a session."""
    ticket = read_cookie(visit.request, visit.deps, "ticket")
    if not ticket:
        return redirect("/sign-in")
    try:
        user = visit.deps.people.check_totp(ticket, visit.submission.one("code").replace(" ", ""))
    except Rejected as error:
        return _ask_code(visit, say(PROBLEMS, error.code))
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


def _ask_password(visit: Visit, problem: str) -> Response:
    oidc = visit.deps.oidc.label if visit.deps.oidc else ""
    return page(visit, "sign_in.html", {"problem": problem, "oidc_label": oidc}, status=400 if problem else 200)


def _ask_code(visit: Visit, problem: str) -> Response:
    return page(visit, "sign_in_code.html", {"problem": problem}, status=400 if problem else 200)
