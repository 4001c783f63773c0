"""Whether an item has come to its end: every due copy has gone and nothing is asked of anybody any more."""

from __future__ import annotations

from collections.abc import Sequence

from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.matching.decision import SIBLING_NAMED
from gateway.pipeline.moving import close, move
from gateway.pipeline.second_yes import SECOND_YES_NEEDED
from gateway.pipeline.still_asked import NEW_CHILD_AWAITED, WITHHELD_ASKED, awaited, is_unanswered, yet_to_enter
from gateway.pipeline.withheld import open_asks, owed
from gateway.ports import Store, Unit
from gateway.proposal import DraftCopy
from gateway.views import User


def end_if_nothing_is_asked(store: Store, unit: Unit, item: ItemId, user: User, new: Sequence[DraftCopy]) -> None:
    """All copies have gone, `new` with this act. What is asked stays: whom it is about, a child to enter, a decision maker's question."""
    state, timeline = unit.state(item), store.timeline(item)
    asks = (WITHHELD_ASKED,) if open_asks(timeline) else ()
    entering = (NEW_CHILD_AWAITED,) if yet_to_enter(timeline) else ()
    if state is ItemState.FOLLOW_UP:
        unit.move(item, state, why=(*asks, *entering, SIBLING_NAMED))
    elif is_unanswered(timeline):
        others = (code for code in store.summary(item).why if code not in {WITHHELD_ASKED, SECOND_YES_NEEDED})
        unit.move(item, state, why=(*asks, *others))
    elif asks or entering:
        unit.move(item, state, why=(*asks, *entering))
    elif new:
        move(unit, item, ItemState.ROUTED, user, "sent")
    else:
        close(store, unit, item, user, "sent")


def all_gone(store: Store, unit: Unit, item: ItemId) -> bool:
    """Whether every linked child's copy went before, with all that was released into it, and no decision maker asks for more."""
    there = [c.key for c in store.copies_of(item) if c.state != "withdrawn"]
    linked = {child for child, *_ in unit.links(item)}
    went = {store.load_copy(key).child for key in there} - owed(store, item, there)
    return bool(linked) and linked <= went and not open_asks(store.timeline(item))


def await_new_children(store: Store, unit: Unit, item: ItemId, user: User, mentions: Sequence[str]) -> None:
    """Say which new children are yet to be entered, none where all were: in the audit, and among the reasons of an item in review."""
    if not mentions and not yet_to_enter(store.timeline(item)):
        return
    unit.audit(awaited(item, user.id, mentions))
    why = store.summary(item).why
    if unit.state(item) is ItemState.IN_REVIEW and (mentions or NEW_CHILD_AWAITED in why):
        asks = tuple(code for code in why if code == WITHHELD_ASKED)
        unit.move(item, ItemState.IN_REVIEW, why=(*asks, NEW_CHILD_AWAITED if mentions else "opened_for_review"))
