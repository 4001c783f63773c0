"""A borough's tray: copies to read and accept by name. The desk sees that a copy waits; only that borough reads its words."""

from __future__ import annotations

from starlette.responses import Response

from gateway.errors import Rejected
from gateway.ids import Borough, CopyId, ItemId
from gateway.pipeline.states import WAITING
from gateway.pipeline.withheld import NEVER_ASKED, ask, open_asks
from gateway.views import TrayCopy
from gateway.web import roles, words
from gateway.web.rendering import page, redirect
from gateway.web.visit import Visit, not_found

TRAY_ROWS = 200


def trays(visit: Visit) -> Response:
    """The person's trays; with one tray only, that one."""
    mine = _mine(visit)
    if len(mine) == 1:
        return redirect(f"/trays/{mine[0].value}")
    rows = [(b, _waiting(visit.deps.store.tray(b, TRAY_ROWS, 0))) for b in mine]
    return page(visit, "trays.html", {"rows": rows})


def tray(visit: Visit) -> Response:
    """One borough's tray, newest first: who sent and when, no names."""
    borough = _borough(visit)
    rows = visit.deps.store.tray(borough, TRAY_ROWS, 0)
    accepted = [r for r in rows if r.accepted_at is not None]
    context = {
        "borough": borough,
        "waiting": [r for r in rows if r.state == "delivered"],
        "accepted": sorted(accepted, key=lambda r: r.accepted_at or r.delivered_at, reverse=True),
        "withdrawn": [r for r in rows if r.state == "withdrawn"],
        "reads": visit.has_role(*roles.TRAY_READ),
        "at_desk": len(visit.deps.store.queue(WAITING, frozenset({borough}), TRAY_ROWS, 0)),
        "people": visit.colleagues(),
    }
    return page(visit, "tray.html", context)


def copy(visit: Visit) -> Response:
    """The words of one copy. Another borough's copy does not exist here."""
    return _show(visit, copy_of_mine(visit), "")


def ask_withheld(visit: Visit) -> Response:
    """Ask the desk for what was left out, by reason."""
    row = copy_of_mine(visit)
    try:
        ask(visit.deps.store, row, visit.user, visit.submission.many("reason"))
    except Rejected as error:
        if error.code not in {"nothing_asked", "asked_already"}:
            raise
        return _show(visit, row, words.PROBLEMS[error.code])
    return redirect(f"/copies/{row.key}?done=asked")


def _show(visit: Visit, row: TrayCopy, problem: str) -> Response:
    visit.deps.desk.opened(visit.user, "tray_copy", row.item, row.key)
    made = visit.deps.store.load_copy(row.key)
    child = visit.deps.children.get(made.child)
    asked = [a for a in open_asks(visit.deps.store.timeline(row.item)) if a.key == row.key]
    context = {"row": row, "copy": made, "child": child, "people": visit.colleagues(), "asked": asked, "never_asked": NEVER_ASKED}
    return page(visit, "copy.html", context | {"problem": problem}, status=400 if problem else 200)


def accept(visit: Visit) -> Response:
    """Accept a copy in one's own name."""
    row = copy_of_mine(visit)
    visit.deps.desk.accept_copy(row.key, visit.user)
    return redirect(f"/copies/{row.key}?done=accepted")


def _mine(visit: Visit) -> list[Borough]:
    return [b for b in words.TRAYS if b in visit.user.boroughs]


def _borough(visit: Visit) -> Borough:
    asked = next((b for b in _mine(visit) if b.value == visit.path("borough")), None)
    if asked is None:
        raise not_found()
    return asked


def copy_of_mine(visit: Visit) -> TrayCopy:
    """The copy of the path, where it is in a tray of this person; else 404."""
    key = CopyId(visit.path("key"))
    item = ItemId(key.rsplit(".", 1)[0])
    found = next((c for c in visit.deps.store.copies_of(item) if c.key == key), None)
    if found is None or found.borough not in visit.user.boroughs or found.state == "withdrawn":
        raise not_found()
    return found


def _waiting(rows: tuple[TrayCopy, ...]) -> int:
    return sum(r.state == "delivered" for r in rows)
