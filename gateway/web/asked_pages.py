"""What a decision maker asks for that was left out of a copy: the desk releases it into a new copy, or keeps it back."""

from __future__ import annotations

from starlette.responses import Response

from gateway.errors import Rejected
from gateway.ids import CopyId
from gateway.pipeline.second_yes import first_yes
from gateway.pipeline.withheld import FIRST_YES, TWO_PEOPLE, Answer, answer, open_asks, since
from gateway.web import words
from gateway.web.item_pages import facts
from gateway.web.opened import see
from gateway.web.rendering import page, redirect
from gateway.web.visit import Visit

ANSWERS: dict[str, Answer] = {"release": "release", "keep_back": "keep_back"}


def asked(visit: Visit) -> Response:
    """Open questions of the item: for which reasons' passages, by whom, since when."""
    return _show(visit, "")


def answered(visit: Visit) -> Response:
    """Say yes or no to one question."""
    summary = see(visit)
    said = ANSWERS.get(visit.submission.one("answer"))
    if said is None:
        return _show(visit, words.PROBLEMS["ask_unanswered"])
    try:
        outcome = answer(visit.deps.store, summary.id, visit.user, CopyId(visit.submission.one("key")), said)
    except Rejected as error:
        if error.code not in {"ask_unknown", "second_person_needed"}:
            raise
        return _show(visit, words.PROBLEMS[error.code])
    where = {"released": "/copies", "first_yes": "/asked"}.get(outcome, "")
    return redirect(f"/items/{summary.id}{where}?done=ask_{outcome}")


def _show(visit: Visit, problem: str) -> Response:
    summary = see(visit)
    timeline = visit.deps.store.timeline(summary.id)
    rows = [(a, bool(TWO_PEOPLE & set(a.reasons)), first_yes(since(timeline, a), FIRST_YES, a.key)) for a in open_asks(timeline)]
    context = facts(visit, summary) | {"rows": rows, "people": visit.colleagues(), "problem": problem}
    return page(visit, "asked.html", context, status=400 if problem else 200)
