"""Items held apart: seen as codes only, released into review by two different people, never further."""

from __future__ import annotations

from starlette.responses import Response

from gateway.errors import Rejected
from gateway.items import ItemState
from gateway.pipeline.second_yes import RELEASE_YES, first_yes
from gateway.web import words
from gateway.web.desk_pages import queue_row, rows_for
from gateway.web.item_pages import facts, required_reason
from gateway.web.opened import see
from gateway.web.rendering import page, redirect
from gateway.web.visit import Visit


def apart(visit: Visit) -> Response:
    """Everything held apart, nearest deadline first."""
    return page(visit, "apart.html", {"rows": [queue_row(visit, r) for r in rows_for(visit, (ItemState.QUARANTINED,))]})


def apart_item(visit: Visit) -> Response:
    """One item: why it is here, what was found, who said the first yes. No link, picture or file of it is shown."""
    return _show(visit, "")


def release(visit: Visit) -> Response:
    """Say yes to a release."""
    summary = see(visit)
    try:
        outcome = visit.deps.desk.release(summary.id, visit.user, required_reason(visit, words.RELEASE_REASONS))
    except Rejected as error:
        if error.code not in {"reason_missing", "second_person_needed"}:
            raise
        return _show(visit, words.say(words.PROBLEMS, error.code))
    return redirect(f"/items/{summary.id}?done=released" if outcome == "released" else f"/apart/{summary.id}?done=first_yes")


def _show(visit: Visit, problem: str) -> Response:
    summary = see(visit)
    if summary.state is not ItemState.QUARANTINED:
        return redirect(f"/items/{summary.id}")
    proposal = visit.deps.store.load_proposal(summary.id)
    context = facts(visit, summary) | {
        "proposal": proposal,
        "first_yes": first_yes(visit.deps.store.timeline(summary.id), RELEASE_YES),
        "out": sum(copy.state != "withdrawn" for copy in visit.deps.store.copies_of(summary.id)),
        "people": visit.colleagues(),
        "problem": problem,
    }
    return page(visit, "apart_item.html", context, status=400 if problem else 200)
