"""What could not be taken in and still lies in a mailbox or a folder: where it is, since when, why. Nothing of it was read."""

from __future__ import annotations

from starlette.responses import Response

from gateway.errors import Rejected
from gateway.web import not_taken_words, words
from gateway.web.item_pages import required_reason
from gateway.web.rendering import page, redirect
from gateway.web.visit import Visit


def not_taken(visit: Visit) -> Response:
    """Open rows, oldest first."""
    return _show(visit, "")


def close(visit: Visit) -> Response:
    """Say that one has been dealt with, and how. It stays in the audit."""
    try:
        visit.deps.not_taken.close(visit.path("ref"), visit.user, required_reason(visit, not_taken_words.NOT_TAKEN_REASONS))
    except Rejected as error:
        return _show(visit, words.say(words.PROBLEMS, error.code))
    return redirect("/not-taken?done=not_taken_closed")


def _show(visit: Visit, problem: str) -> Response:
    context = {"rows": visit.deps.store.not_taken(), "problem": problem, "not_taken_words": not_taken_words}
    return page(visit, "not_taken.html", context, status=400 if problem else 200)
