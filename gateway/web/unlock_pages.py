"""The password of a locked item: taken once, by POST, shown and logged nowhere."""

from __future__ import annotations

from starlette.responses import Response

from gateway.errors import Rejected
from gateway.web import words
from gateway.web.desk_pages import short
from gateway.web.opened import see
from gateway.web.rendering import page, redirect
from gateway.web.visit import Visit

TRY_AGAIN = frozenset({"password_wrong", "password_missing", "unlock_failed"})


def unlock_page(visit: Visit) -> Response:
    """Ask for the password."""
    return _ask(visit, "")


def unlock(visit: Visit) -> Response:
    """Try the password; what it opens is read at once."""
    summary = see(visit)
    try:
        visit.deps.unlocking.unlock(summary.id, visit.user, visit.submission.one("password"))
    except Rejected as error:
        if error.code not in TRY_AGAIN:
            raise
        return _ask(visit, words.say(words.PROBLEMS, error.code))
    return redirect(f"/items/{summary.id}?done=unlocked")


def _ask(visit: Visit, problem: str) -> Response:
    summary = see(visit)
    context = {"summary": summary, "short": short(summary.id), "problem": problem}
    return page(visit, "unlock.html", context, status=400 if problem else 200)
