"""What is still asked of an item, read off its audit entries: who it is about, and which new children are yet to be entered.

Rule: sending ends an item only where nothing is asked any more. A copy made anew, or a decision maker's question that is answered,
answers nothing else: a second look's doubt or a child who is yet to be entered stays with a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gateway.events import AuditEvent
from gateway.ids import ItemId, UserId
from gateway.items import ItemState
from gateway.matching.decision import SIBLING_NAMED
from gateway.pipeline.second_yes import SECOND_YES_NEEDED
from gateway.views import TimelineEntry

AWAITED = "new_children.awaited"
NEW_CHILD_AWAITED = "new_child_awaited"
"""Why an item waits of which somebody said that a child is new, and nobody has entered the child yet."""
WITHHELD_ASKED = "withheld_asked"
"""The first reason of an item of which a decision maker asks for something that was left out: so it is found in the queue."""
MARKS = (WITHHELD_ASKED, SECOND_YES_NEEDED, NEW_CHILD_AWAITED)
NONE_DUE = ("answered", "none_due")
"""The fact of a move that answers who the item is about without a link."""
_ASKED_OF = frozenset({ItemState.IN_REVIEW.value, ItemState.FOLLOW_UP.value})


def awaited(item: ItemId, by: UserId, mentions: Sequence[str]) -> AuditEvent:
    """Which mentions are of new children who are yet to be entered; replaces what was said before."""
    return AuditEvent(AWAITED, actor=by, item=item, facts=(("mentions", ",".join(mentions)),))


def yet_to_enter(entries: Iterable[TimelineEntry]) -> tuple[str, ...]:
    """Mentions of new children whom nobody has entered. Taking the links back asks about everybody anew, and so does a new reading."""
    found: tuple[str, ...] = ()
    for entry in entries:
        if entry.action == AWAITED:
            found = tuple(filter(None, dict(entry.facts)["mentions"].split(",")))
        elif entry.action in {"link.undone", "item.settled"}:
            found = ()
    return found


def is_unanswered(entries: Iterable[TimelineEntry]) -> bool:
    """Whether the item came to the desk, or back to it by a second look or an opened file, and nobody has said since whom it is about."""
    asked = False
    for entry in entries:
        to = dict(entry.facts).get("to")
        if entry.action == "item.settled":
            asked = to in _ASKED_OF
        elif entry.action in {"item.looked_at_again", "item.unlocked", "link.undone"}:
            asked = True
        elif entry.action in {"link.made", AWAITED} or NONE_DUE in entry.facts or to == ItemState.ROUTED.value:
            asked = False
    return asked


def marks_of(why: Sequence[str]) -> tuple[str, ...]:
    """Those of an item's reasons that say what is still asked of a person: they outlast whatever else is said of it."""
    return tuple(code for code in why if code in MARKS)


def beside_the_fault(why: Sequence[str], before: Sequence[str], state: ItemState) -> tuple[str, ...]:
    """Reasons of an item whose copies could not be made anew: what was asked already, the fault, the question of a follow-up."""
    return (*marks_of(before), *why, *((SIBLING_NAMED,) if state is ItemState.FOLLOW_UP else ()))
