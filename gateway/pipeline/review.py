"""What a named person does with an item: open, link, send, refuse, undo, accept, hold apart, release. Each act is one transaction.

Rule: a person's decision is recorded first; the worker then makes the copies anew from the raw item and the links in force.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from gateway.children import ChildRecord
from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import Borough, ChildId, CopyId, ItemId
from gateway.items import ItemState
from gateway.matching.decision import SIBLING_NAMED
from gateway.pipeline.apart import require_readable_again, require_released, stands_apart
from gateway.pipeline.copies_out import require_none_out
from gateway.pipeline.dispatch import dispatch
from gateway.pipeline.drafts import draft_named
from gateway.pipeline.ending import all_gone, await_new_children, end_if_nothing_is_asked
from gateway.pipeline.link_record import reviewed
from gateway.pipeline.moving import close, move
from gateway.pipeline.picking import lacks_picked
from gateway.pipeline.purpose import choose_purpose, is_for_another
from gateway.pipeline.rejecting import holds_rejected
from gateway.pipeline.second_yes import COPY_SAID_WRONG, COPY_YES, RELEASE_YES, SAID_WRONG, SECOND_YES_NEEDED, first_yes, takes_two
from gateway.pipeline.states import TWO_PEOPLE, WAITING, require_legal
from gateway.pipeline.still_asked import NEW_CHILD_AWAITED, NONE_DUE, WITHHELD_ASKED, yet_to_enter
from gateway.pipeline.withheld import owed
from gateway.ports import Clock, Store, Unit
from gateway.proposal import DraftCopy
from gateway.purposes import HUB_ONLY, Purposes
from gateway.routing.rules import Route, has_tray
from gateway.views import User

CLAIM_IDLE = timedelta(minutes=30)


class ChildRegister(Protocol):
    """The child index as the desk uses it."""

    def get(self, child: ChildId) -> ChildRecord | None:
        """One record."""
        ...

    def add(self, record: ChildRecord) -> None:
        """Add a provisional record; its id is new."""
        ...


@dataclass(frozen=True, slots=True)
class NewChild:
    """What a person enters for a child who is not in the index."""

    given_name: str
    family_name: str
    date_of_birth: date | None
    borough: Borough


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """Commands of the console. All raise `Rejected(code)` where the item is not in a state for it."""

    store: Store
    children: ChildRegister
    routes: tuple[Route, ...]
    clock: Clock
    purposes: Purposes = HUB_ONLY

    def claim(self, item: ItemId, user: User) -> None:
        """Show others that this person works on it; a claim idle for 30 minutes may be taken over."""
        self._refuse_others_claim(item, user)
        with self.store.unit() as unit:
            unit.claim(item, user.id, self.clock.now())
            unit.audit(AuditEvent("item.claimed", actor=user.id, item=item))

    def let_go(self, item: ItemId, user: User) -> None:
        """Release one's own claim; somebody else's is theirs while it is fresh."""
        self._refuse_others_claim(item, user)
        with self.store.unit() as unit:
            unit.release_claim(item)
            unit.audit(AuditEvent("item.let_go", actor=user.id, item=item))

    def choose(self, item: ItemId, user: User, links: Sequence[tuple[str, ChildId]], reason: str, still_open: Sequence[str] = ()) -> None:
        """Record that the item is about these children, and ask for copies to be made; where all of them have gone, nothing waits.

        `still_open` are mentions of children who are yet to be entered as new: the item waits in review for them, whatever is sent.
        """
        if not links:
            raise Rejected("nothing_chosen")
        chosen = [(mention, self._known(child)) for mention, child in links]
        with self.store.unit() as unit:
            self._to_review(unit, item, user)
            for mention, record in chosen:
                unit.link(item, mention, record.id, record.borough, decided_by=user.id, basis=reason)
                facts = (("child", record.id), ("mention", mention))
                unit.audit(AuditEvent("link.made", actor=user.id, item=item, reason=reason, facts=facts))
            for event in reviewed(item, user.id, self.store.load_proposal(item), links, self.store.timeline(item)):
                unit.audit(event)
            unit.ask_again("related_item_linked", item)
            unit.enqueue(item, _fresh_run())
            await_new_children(self.store, unit, item, user, still_open)
            if not still_open and all_gone(self.store, unit, item):
                close(self.store, unit, item, user, reason)

    def to_enter(self, item: ItemId, user: User, mentions: Sequence[str]) -> None:
        """Record that these mentions are of new children only, nobody else being linked: the item waits until they are entered."""
        with self.store.unit() as unit:
            self._require(unit, item, frozenset(WAITING))
            await_new_children(self.store, unit, item, user, mentions)

    def none_due(self, item: ItemId, user: User, reason: str) -> None:
        """Answer a follow-up: no brother or sister is due a copy. What a decision maker asked of a copy meanwhile waits on, in review."""
        with self.store.unit() as unit:
            self._require(unit, item, frozenset({ItemState.FOLLOW_UP}))
            await_new_children(self.store, unit, item, user, ())
            if all_gone(self.store, unit, item):
                close(self.store, unit, item, user, reason)
                return
            still = tuple(
                code for code in self.store.summary(item).why if code not in {SIBLING_NAMED, SECOND_YES_NEEDED, NEW_CHILD_AWAITED}
            )
            move(unit, item, ItemState.IN_REVIEW, user, reason, answers=(NONE_DUE,))
            unit.move(item, ItemState.IN_REVIEW, why=still or (reason,))

    def new_child(self, item: ItemId, user: User, mention: str, child: NewChild, reason: str) -> ChildId:
        """Make a provisional record for a child who is not in the index, and link the item to it."""
        if not has_tray(child.borough) or not (child.given_name or child.family_name):
            raise Rejected("new_child_incomplete")
        with self.store.unit() as unit:
            require_released(self.store, unit, item)  # before a record is made that nobody would be linked to
        record = ChildRecord(
            id=ChildId(f"NEW-{secrets.token_hex(5).upper()}"),
            given_name=child.given_name,
            family_name=child.family_name,
            date_of_birth=child.date_of_birth,
            borough=child.borough,
            flags=("provisional",),
        )
        self.children.add(record)
        others = tuple(other for other in yet_to_enter(self.store.timeline(item)) if other != mention)
        self.choose(item, user, [(mention, record.id)], reason or "new_child", still_open=others)
        return record.id

    def send(self, item: ItemId, user: User, keys: Sequence[CopyId]) -> tuple[CopyId, ...]:
        """Send the drafts with these keys to their trays; returns the keys that went.

        A copy that needs two people gets this person's yes and stays, unless somebody else has said the first yes before. The
        item is ROUTED when every linked child's copy has gone, unless it is a follow-up: that waits for its own answer.
        """
        drafts = self._drafts(item, keys)
        with self.store.unit() as unit:
            self._require(unit, item, frozenset(WAITING))
            linked = {child for child, *_ in unit.links(item)}
            if any(d.copy.child not in linked for d in drafts):
                raise Rejected("child_not_linked")
            timeline = self.store.timeline(item)
            if any(holds_rejected(d, timeline) or lacks_picked(d, timeline) or is_for_another(d, timeline) for d in drafts):
                raise Rejected("copy_not_ready")
            there = {c.key for c in self.store.copies_of(item) if c.state != "withdrawn"}  # a copy in its tray does not go again
            going = [d for d in drafts if d.copy.key in there or self._may_go(unit, d, user)]
            new = [d for d in going if d.copy.key not in there]
            dispatch(unit, new, self.routes, actor=user.id, at=self.clock.now(), first_yes=self._first_yeses(item, new))
            sent = {d.copy.child for d in going} | {
                self.store.load_copy(c.key).child for c in self.store.copies_of(item) if c.state != "withdrawn"
            }
            if linked <= sent - owed(self.store, item, there | {d.copy.key for d in new}):
                end_if_nothing_is_asked(self.store, unit, item, user, new)
            elif len(going) < len(drafts):
                self._mark_waiting(unit, item)
        return tuple(d.copy.key for d in going)

    def say_wrong(self, item: ItemId, user: User, key: CopyId) -> None:
        """A person says that a copy must not go as it is: no yes to it holds any longer, and two people must say yes from now on."""
        draft = draft_named(self.store, item, key)
        with self.store.unit() as unit:
            self._require(unit, item, frozenset(WAITING))
            unit.audit(AuditEvent(SAID_WRONG, actor=user.id, item=item, facts=(("key", key), ("child", draft.copy.child))))
            self._mark_waiting(unit, item, COPY_SAID_WRONG)

    def not_for_us(self, item: ItemId, user: User, reason: str) -> None:
        """Close an item that is not for this hub and of which no copy is out; it stays in the log, whole."""
        with self.store.unit() as unit:
            require_none_out(self.store, item)
            move(unit, item, ItemState.NOT_FOR_US, user, reason)

    def undo(self, item: ItemId, user: User, reason: str) -> None:
        """Take every copy and link back and put the item into review; held apart it stays there. An accepted copy's tray is told."""
        with self.store.unit() as unit:
            for copy in self.store.copies_of(item):
                if copy.state == "withdrawn":
                    continue
                unit.withdraw_copy(copy.key, by=user.id, reason=reason)
                after = "after_acceptance" if copy.state == "accepted" else "before_acceptance"
                facts = (("key", copy.key), ("when", after))
                unit.audit(AuditEvent("copy.withdrawn", actor=user.id, item=item, reason=reason, facts=facts))
            for child, *_ in unit.links(item):
                for record in unit.unlink(item, child, decided_by=user.id, reason=reason):
                    unit.audit(AuditEvent("link.undone", actor=user.id, item=item, reason=reason, facts=(("child", record),)))
            to = ItemState.QUARANTINED if stands_apart(self.store, unit, item) else ItemState.IN_REVIEW
            if unit.state(item) is not to:
                move(unit, item, to, user, reason or "undone")
            if to is ItemState.IN_REVIEW:
                unit.enqueue(item, _fresh_run())
            else:  # the copy of which something was asked is back
                unit.move(item, to, why=tuple(code for code in self.store.summary(item).why if code != WITHHELD_ASKED))

    def accept_copy(self, key: CopyId, user: User) -> None:
        """A named person takes a copy from the tray; the item is FILED when every copy has been taken."""
        item = ItemId(key.rsplit(".", 1)[0])
        with self.store.unit() as unit:  # read inside: of two copies accepted at one moment the later sees the earlier
            copies = self.store.copies_of(item)
            mine = next((c for c in copies if c.key == key), None)
            if mine is None or mine.borough not in user.boroughs:
                raise Rejected("copy_unknown")
            unit.accept_copy(key, user.id, self.clock.now())
            unit.audit(AuditEvent("copy.accepted", actor=user.id, item=item, facts=(("key", key),)))
            if unit.state(item) is ItemState.ROUTED and all(c.key == key or c.state != "delivered" for c in copies):
                require_legal(ItemState.ROUTED, ItemState.FILED, actor="rule")
                unit.move(item, ItemState.FILED)

    def quarantine(self, item: ItemId, user: User, reason: str) -> None:
        """Hold an item apart."""
        with self.store.unit() as unit:
            move(unit, item, ItemState.QUARANTINED, user, reason)

    def release(self, item: ItemId, user: User, reason: str) -> str:
        """Two different people release an item from quarantine: "first_yes", then "released" into review, never further."""
        with self.store.unit() as unit:
            self._require(unit, item, frozenset({ItemState.QUARANTINED}))
            first = first_yes(self.store.timeline(item), RELEASE_YES)
            if not first:
                unit.audit(AuditEvent(RELEASE_YES, actor=user.id, item=item, reason=reason))
                self._mark_waiting(unit, item)
                return "first_yes"
            if first == user.id:
                raise Rejected("second_person_needed")
            self._into_review(unit, item, user, reason, actor=TWO_PEOPLE)
            unit.enqueue(item, _fresh_run())
        return "released"

    def set_purpose(self, item: ItemId, user: User, purpose: str) -> None:
        """Say for what the item is, where the item itself leaves it open or says it wrongly; its copies are made anew."""
        choose_purpose(self.store, item, user, purpose, self.purposes)

    def retry(self, item: ItemId, user: User) -> None:
        """Run the item again from its raw bytes, as if it had just arrived: no copy of it may be out, nor it be held apart by anybody."""
        with self.store.unit() as unit:
            require_none_out(self.store, item)
            require_readable_again(self.store, unit, item)
            if unit.state(item) is not ItemState.RECEIVED:
                move(unit, item, ItemState.RECEIVED, user, "retry")
            unit.enqueue(item, _fresh_run())

    def opened(self, user: User, what: str, item: ItemId | None, key: str = "") -> None:
        """Record that a person is about to see words or records: `what` is a code as "original", "tray_copy", "ledger".

        Nothing is shown where this cannot be written.
        """
        facts = (("what", what), *((("key", key),) if key else ()))
        with self.store.unit() as unit:
            unit.audit(AuditEvent("item.opened" if item else "ledger.opened", actor=user.id, item=item, facts=facts))

    def _refuse_others_claim(self, item: ItemId, user: User) -> None:
        summary = self.store.summary(item)
        fresh = summary.claimed_at is not None and self.clock.now() - summary.claimed_at < CLAIM_IDLE
        if fresh and summary.claimed_by not in {None, user.id}:
            raise Rejected("item_claimed")

    def _drafts(self, item: ItemId, keys: Sequence[CopyId]) -> list[DraftCopy]:
        proposal = self.store.load_proposal(item)
        drafts = [d for d in proposal.copies if d.copy.key in keys] if proposal else []
        if not drafts or len(drafts) != len(set(keys)):
            raise Rejected("copy_not_ready")
        if any(not has_tray(d.copy.borough) for d in drafts):
            raise Rejected("no_tray_for_borough")
        return drafts

    def _may_go(self, unit: Unit, draft: DraftCopy, user: User) -> bool:
        """Whether this person's yes is enough. Reads inside the transaction: there is one writer, so no yes can be missed."""
        item, key = draft.copy.item, draft.copy.key
        timeline = self.store.timeline(item)
        if not takes_two(draft, timeline):
            return True
        first = first_yes(timeline, COPY_YES, key)
        if first == user.id:
            raise Rejected("second_person_needed")
        facts = (("key", key), *((("first", first),) if first else ()))
        unit.audit(AuditEvent("copy.second_yes" if first else COPY_YES, actor=user.id, item=item, facts=facts))
        return bool(first)

    def _first_yeses(self, item: ItemId, going: Sequence[DraftCopy]) -> dict[CopyId, str]:
        timeline = self.store.timeline(item)
        return {d.copy.key: first_yes(timeline, COPY_YES, d.copy.key) for d in going if takes_two(d, timeline)}

    def _mark_waiting(self, unit: Unit, item: ItemId, reason: str = SECOND_YES_NEEDED) -> None:
        """Say first of its reasons that it waits for a second yes, or that a copy is wrong. The state stays, and so do other yeses."""
        why = tuple(code for code in self.store.summary(item).why if code != reason)
        unit.move(item, unit.state(item), why=(reason, *why))

    def _known(self, child: ChildId) -> ChildRecord:
        record = self.children.get(child)
        if record is None:
            raise Rejected("child_unknown")
        return record

    def _to_review(self, unit: Unit, item: ItemId, user: User) -> None:
        require_released(self.store, unit, item)
        if unit.state(item) is ItemState.IN_REVIEW:
            return
        self._into_review(unit, item, user, "opened_for_review")

    def _into_review(self, unit: Unit, item: ItemId, user: User, reason: str, *, actor: str = "") -> None:
        asks = tuple(code for code in self.store.summary(item).why if code == WITHHELD_ASKED)
        move(unit, item, ItemState.IN_REVIEW, user, reason, actor=actor)
        if asks:  # a decision maker's question is found by the first reason
            unit.move(item, ItemState.IN_REVIEW, why=(*asks, reason))

    @staticmethod
    def _require(unit: Unit, item: ItemId, states: frozenset[ItemState]) -> None:
        if unit.state(item) not in states:
            raise Rejected("item_not_waiting")


def _fresh_run() -> str:
    return f"r{secrets.token_hex(6)}"
