"""The desk and the review queue: what waits, how long, and whether anything is lost. No name stands on these pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from starlette.responses import Response

from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.matching.decision import SIBLING_NAMED
from gateway.pipeline.second_yes import second_yes_waiting
from gateway.pipeline.states import WAITING
from gateway.views import ItemSummary
from gateway.web import follow_up_words
from gateway.web.clocks import Clock, deadline
from gateway.web.rendering import page, redirect
from gateway.web.visit import Visit
from gateway.web.words import why_words

ASKS = ("first", "follow_up")
"""What is asked of an item, for the filter: who gets a copy at all, or, the copies having gone, whether somebody else is due one."""
PAGE_ROWS = 50
MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A summary with its clock and its reason in words; `gone` of a follow-up, whose copies are in their trays."""

    summary: ItemSummary
    clock: Clock
    why: str
    gone: bool


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """The filter form's answers; empty means any."""

    ratings: tuple[str, ...]
    claimed: str
    why: str
    agency: str
    asks: str

    def keeps(self, row: ItemSummary, me: str) -> bool:
        """Whether the row passes every answer."""
        claimed = "nobody" if row.claimed_by is None else "me" if row.claimed_by == me else "other"
        return (
            (not self.ratings or rating(row) in self.ratings)
            and self.claimed in {"", claimed}
            and self.why in {"", _first(row)}
            and self.agency in {"", row.agency}
            and self.asks in {"", ASKS[row.state is ItemState.FOLLOW_UP]}
        )


def rating(row: ItemSummary) -> str:
    """red, amber, green, or "unset"."""
    known = row.rag.lower()
    return known if known in {"red", "amber", "green", "blue"} else "unset"


def rows_for(visit: Visit, states: tuple[ItemState, ...]) -> tuple[ItemSummary, ...]:
    """Items in these states that are this person's to see: of their boroughs, or of no borough yet."""
    return visit.deps.store.queue(states, visit.user.boroughs, MOST_ROWS, 0)


def desk(visit: Visit) -> Response:
    """Counts by state and by rating, the oldest that waits, and the sum that shows nothing is missing."""
    counts = visit.deps.store.counts()
    waiting = rows_for(visit, WAITING)
    now = visit.deps.clock.now()
    by_rating = {name: sum(rating(r) == name for r in waiting) for name in ("red", "amber", "green", "unset")}
    context = {
        "counts": counts,
        "total": sum(n for _state, n in counts.by_state),
        "waiting": len(waiting),
        "follow_ups": sum(row.state is ItemState.FOLLOW_UP for row in waiting),
        "mine": [r for r in waiting if r.claimed_by == visit.user.id],
        "by_rating": by_rating,
        "next": queue_row(visit, waiting[0]) if waiting else None,
        "late": _late(waiting, now),
        "late_apart": _late(rows_for(visit, (ItemState.QUARANTINED,)), now),
        "second_yes": second_yes_waiting(visit.deps.store, now),
    }
    return page(visit, "desk.html", context)


def queue(visit: Visit) -> Response:
    """The review queue, nearest deadline first, filtered by a plain GET form."""
    asked = QueueFilter(visit.query_all("rating"), visit.query("claimed"), visit.query("why"), visit.query("agency"), visit.query("asks"))
    every = rows_for(visit, WAITING)
    kept = [r for r in every if asked.keeps(r, visit.user.id)]
    start = _offset(visit)
    context = {
        "rows": [queue_row(visit, r) for r in kept[start : start + PAGE_ROWS]],
        "every": len(every),
        "kept": len(kept),
        "start": start,
        "size": PAGE_ROWS,
        "asked": asked,
        "reasons": sorted({_first(r) for r in every if r.why}),
        "agencies": sorted({r.agency for r in every if r.agency}),
        "nearest": queue_row(visit, every[0]) if every else None,
    }
    return page(visit, "queue.html", context)


def next_item(visit: Visit) -> Response:
    """Open the nearest deadline among my claims, else among what nobody has claimed."""
    waiting = rows_for(visit, WAITING)
    mine = [r for r in waiting if r.claimed_by == visit.user.id]
    free = [r for r in waiting if r.claimed_by is None]
    found = (mine or free)[:1]
    return redirect(f"/items/{found[0].id}" if found else "/queue")


def search(visit: Visit) -> Response:
    """Find an item by its reference; nothing else is searched, so a look-up reveals nothing about anyone."""
    asked = visit.query("reference").lower()
    found: ItemSummary | None = None
    if asked:
        matches = [r for r in rows_for(visit, tuple(ItemState)) if asked in {r.id, short(r.id)}]
        found = matches[0] if len(matches) == 1 else None
    return page(visit, "search.html", {"asked": asked, "found": found})


def short(item: ItemId) -> str:
    """The last eight characters of a reference: what people say to each other."""
    return item[-8:]


def queue_row(visit: Visit, row: ItemSummary) -> QueueRow:
    """The row with its clock of this moment."""
    gone = row.state is ItemState.FOLLOW_UP
    why = follow_up_words.ASKS if gone and _first(row) == SIBLING_NAMED else why_words(row.why)
    return QueueRow(row, deadline(visit.deps.clock.now(), row.received_at, row.due_at), why, gone)


def _late(rows: Iterable[ItemSummary], now: datetime) -> int:
    return sum(r.due_at is not None and r.due_at <= now for r in rows)


def _first(row: ItemSummary) -> str:
    return row.why[0].partition(":")[0] if row.why else ""


def _offset(visit: Visit) -> int:
    asked = visit.query("from")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0  # noqa: PLR2004 - MOST_ROWS has four digits
