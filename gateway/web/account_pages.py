"""A person's own page: change the password, switch single keys off. A lost authenticator is renewed by the site's administrator."""

from __future__ import annotations

from starlette.responses import Response

from gateway.errors import Rejected
from gateway.web import words
from gateway.web.cookies import clear_cookie, read_cookie, set_cookie
from gateway.web.rendering import page, redirect
from gateway.web.signing_in import TooMany, counted, slowed, too_many_words
from gateway.web.visit import Visit


def account(visit: Visit) -> Response:
    """What a person may change for themselves."""
    return _show(visit, "", 200)


def change_password(visit: Visit) -> Response:
    """Old password, a fresh code, the new one twice. Every session of this person ends, this one too."""
    form = visit.submission
    if form.one("new") != form.one("again"):
        return _show(visit, words.PROBLEMS["passwords_differ"], 400)
    old, code, new = form.one("old"), form.one("code").replace(" ", ""), form.one("new")
    try:
        counted(visit, visit.user.id, lambda: visit.deps.people.change_password(visit.user.id, old, code, new))
    except Rejected as error:
        return _show(visit, words.PROBLEMS[error.code if error.code in OWN_FAULTS else "sign_in_refused"], 400)
    except TooMany as too_many:
        return slowed(_show(visit, too_many_words(too_many.wait), 429), too_many.wait)
    response = redirect("/sign-in?done=password_changed")
    clear_cookie(response, visit.deps, "session")
    return response


def keys(visit: Visit) -> Response:
    """Single-key shortcuts on or off in this browser (WCAG 2.1.4)."""
    off = visit.submission.one("keys") == "off"
    response = redirect(f"/account?done={'keys_off' if off else 'keys_on'}")
    if off:
        set_cookie(response, visit.deps, "keys", "off")
    else:
        clear_cookie(response, visit.deps, "keys")
    return response


OWN_FAULTS = frozenset({"password_too_short", "password_unchanged"})
"""What may be said: it tells nothing about the old password or the code."""


def _show(visit: Visit, problem: str, status: int) -> Response:
    context = {"problem": problem, "keys": read_cookie(visit.request, visit.deps, "keys") or "on", "council": visit.deps.oidc is not None}
    return page(visit, "account.html", context, status=status)
