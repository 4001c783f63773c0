"""Error pages. They say what happened and what to do now; "nothing is lost" stands only where that is true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from gateway.errors import Rejected, Retryable
from gateway.web.rendering import page
from gateway.web.visit import Visit
from gateway.web.words import PROBLEMS, say


@dataclass(frozen=True, slots=True)
class Failure:
    """An error page: its status, heading and what to do. `wait` is after how many seconds it is worth trying again, 0 unknown."""

    status: int
    heading: str
    advice: str
    wait: int = 0


UNWELL_SECONDS = 60
NOT_HERE = Failure(404, "There is no such page", "Check the address, or start from the desk.")
OUR_FAULT = Failure(500, "Something went wrong on our side", "We cannot tell whether this was saved. Open the item to see.")
PUBLIC_FORM = "/concern"  # each form carries a mark of its own: sent again it is known
OUR_FAULT_ON_FORM = Failure(
    500, "Something went wrong on our side", "We cannot tell whether it was saved. Go back and send it again: it is taken in once only."
)
STALE = Failure(403, "This form is out of date", "Nothing was done. Go back, load the page again and send it once more.")
FAILURES: Mapping[str, Failure] = {
    "page_unknown": NOT_HERE,
    "item_unknown": NOT_HERE,
    "copy_unknown": NOT_HERE,
    "role_missing": Failure(403, "Your role does not open this page", "Ask your team manager if you need it."),
    "host_unknown": Failure(400, "That address is not ours", "Use the address that your council gave you."),
    "form_expired": STALE,
    "form_from_elsewhere": STALE,
    "session_over": Failure(403, "You were signed out", "Nothing was done. Sign in, then open the page again."),
    "form_too_large": Failure(413, "That is too large", "Nothing was taken in. Send a smaller file, or ask IT."),
    "form_unreadable": Failure(400, "The form could not be read", "Nothing was done. Load the page again and send it once more."),
}


def refused(visit: Visit, error: Rejected) -> Response:
    """The page for a refusal. An act that came too late is a conflict (409): nothing was overwritten."""
    failure = FAILURES.get(error.code) or Failure(409, say(PROBLEMS, error.code), "Nothing was changed. Open the item again to see it.")
    return _failed(visit, failure)


def unwell(visit: Visit, error: Retryable) -> Response:
    """The store or another part does not answer just now."""
    advice = "What was accepted before is safe. What you just sent was not taken in: wait a minute and send it again."
    return _failed(
        visit, Failure(503, "The gateway cannot do this just now", f"{advice} If it goes on, tell IT: {error.code}.", UNWELL_SECONDS)
    )


def unexpected(visit: Visit) -> Response:
    """Our own fault."""
    return _failed(visit, OUR_FAULT_ON_FORM if visit.request.url.path == PUBLIC_FORM else OUR_FAULT)


def unknown_page(visit: Visit, status: int) -> Response:
    """What the router itself could not serve: no such page, or a page that does not take this method."""
    failure = NOT_HERE if status in {404, 405} else Failure(status, "The gateway cannot do this", "Go back and try again.")
    return _failed(visit, failure)


def _failed(visit: Visit, failure: Failure) -> Response:
    response = page(visit, "failure.html", {"failure": failure}, status=failure.status)
    if failure.wait:
        response.headers["Retry-After"] = str(failure.wait)
    return response
