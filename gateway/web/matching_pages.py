"""Starting automatic matching again after it has stopped: a manager's act, with a reason."""

from __future__ import annotations

from starlette.responses import Response

from gateway.errors import Rejected
from gateway.web import matching_words, words
from gateway.web.item_pages import required_reason
from gateway.web.rendering import redirect
from gateway.web.system_pages import show_system
from gateway.web.visit import Visit


def start(visit: Visit) -> Response:
    """Certain matches go on by themselves again; wrong links are counted anew."""
    try:
        visit.deps.matching.start(visit.user, required_reason(visit, matching_words.START_REASONS))
    except Rejected as error:
        return show_system(visit, words.say(words.PROBLEMS, error.code))
    return redirect("/system?done=matching_started")
