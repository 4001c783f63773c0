"""Automatic links that a person decides anew, as if nothing had been decided: neither the link nor its evidence is shown.

Rule: only somebody who has not opened the item before is asked, because the item's own pages show what was decided.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.pipeline.link_tally import AutomaticLink
from gateway.proposal import Proposal, ShownCandidate
from gateway.views import ItemSummary
from gateway.web.desk_pages import short
from gateway.web.opened import see
from gateway.web.rendering import page, redirect
from gateway.web.visit import Visit, not_found

NOBODY_HERE = "nobody"
MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """One person named in the item, and records that may be meant, in the order of their names."""

    mention: str
    label: str
    candidates: tuple[ShownCandidate, ...]


def checks(visit: Visit) -> Response:
    """Items that this person can decide anew, and those where somebody did not agree and nothing was taken back yet."""
    items = dict.fromkeys(link.item for link in visit.deps.matching.to_check())
    rows = [summary for item in items if (summary := _open_to(visit, item)) is not None][:MOST_ROWS]
    disputed = dict.fromkeys(link.item for link in visit.deps.matching.disputed())
    open_to = [s for s in (visit.deps.store.summary(item) for item in disputed) if s.is_shown_to(visit.user.boroughs)]
    return page(visit, "checks.html", {"rows": rows, "disputed": open_to})


def check(visit: Visit) -> Response:
    """The words and the records that may be meant."""
    return _show(visit, status=200)


def answer(visit: Visit) -> Response:
    """Say who it is about. Where that is another child than the one linked, the item opens, to be taken back."""
    summary, links, _proposal = _asked(visit)
    said = {link.mention: _said(visit, link.mention) for link in links}
    if not all(said.values()):
        return _show(visit, status=400)
    agreed = visit.deps.matching.judge(summary.id, visit.user, said)
    return redirect("/checks?done=check_agreed" if agreed else f"/items/{summary.id}?done=check_disagreed")


def _said(visit: Visit, mention: str) -> str:
    return visit.submission.one(f"record.{mention}") or visit.submission.one(f"who.{mention}")


def _asked(visit: Visit) -> tuple[ItemSummary, tuple[AutomaticLink, ...], Proposal]:
    summary = see(visit)
    links = tuple(link for link in visit.deps.matching.to_check() if link.item == summary.id)
    proposal = visit.deps.store.load_proposal(summary.id)
    if not links or proposal is None or _has_seen(visit, summary.id):
        raise not_found()
    return summary, links, proposal


def _show(visit: Visit, *, status: int) -> Response:
    summary, links, proposal = _asked(visit)
    visit.deps.desk.opened(visit.user, "blind_check", summary.id)
    mentions = {link.mention for link in links}
    questions = [
        Asked(decision.mention, decision.label, tuple(sorted(decision.candidates, key=lambda c: (c.name, c.child))))
        for decision in proposal.decisions
        if decision.mention in mentions
    ]
    context = {"summary": summary, "short": short(summary.id), "passages": proposal.passages, "questions": questions}
    return page(visit, "check.html", context | {"problem": "" if status == 200 else "Answer for every person."}, status=status)  # noqa: PLR2004


def _open_to(visit: Visit, item: ItemId) -> ItemSummary | None:
    summary = visit.deps.store.summary(item)
    if summary.state is ItemState.ERASED or not summary.is_shown_to(visit.user.boroughs):
        return None  # of an erased item nobody can say any more whom it was about
    return None if _has_seen(visit, item) else summary


def _has_seen(visit: Visit, item: ItemId) -> bool:
    """Whether this person has opened the item otherwise: they may know what was decided."""
    opened = (e for e in visit.deps.store.timeline(item) if e.action == "item.opened" and e.actor == visit.user.id)
    return any(dict(entry.facts).get("what") != "blind_check" for entry in opened)
