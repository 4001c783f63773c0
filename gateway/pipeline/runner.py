"""Runs one item: load, propose, settle. The engine calls it; it may be called again at any moment and does no harm twice.

One of the two places where a broad `except` stands (the other is `routing.outbox`): an unforeseen fault quarantines that
item whole, and the next item goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from gateway.errors import Held, Retryable
from gateway.events import AuditEvent
from gateway.ids import ItemId
from gateway.items import ItemState, RawItem, Sender, SenderStatus
from gateway.pipeline.crash_points import nothing
from gateway.pipeline.dispatch import dispatch
from gateway.pipeline.history import History
from gateway.pipeline.holding_clock import DEFAULT_HOLD, due_at
from gateway.pipeline.link_record import linked
from gateway.pipeline.look_again import because_of, is_a_persons, keep_second_look, make_anew_if_overtaken
from gateway.pipeline.picking import picked
from gateway.pipeline.purpose import chosen_purpose
from gateway.pipeline.rejecting import note_drawn, rejected
from gateway.pipeline.repeats import Repeats
from gateway.pipeline.splitting import Splitter
from gateway.pipeline.states import AT_THE_DESK, require_legal
from gateway.pipeline.still_asked import beside_the_fault
from gateway.pipeline.withheld import lifted
from gateway.ports import Clock, Store, Unit
from gateway.proposal import Proposal
from gateway.routing.rules import Route
from gateway.views import TimelineEntry

log = structlog.get_logger("runner")

FIRST_RUN = "0"
REMAKES = frozenset(
    {"link.made", "link.undone", "withheld.released", "rendition.rejected", "picture.picked", "purpose.chosen", "item.unlocked"}
)
NOBODY = Sender(SenderStatus.UNKNOWN, None)


class Proposer(Protocol):
    """Everything between the raw item and the proposal: authenticate, parse, tag, match, minimise."""

    def propose(self, raw: RawItem, history: History) -> Proposal:
        """Raises `Held` or `Retryable`; anything else is our bug."""
        ...


class Deadlines(Protocol):
    """RAG clocks of open requests."""

    def due(self, request: str) -> tuple[str, datetime | None]:
        """(RAG, deadline) of a request reference; ("", None) where there is none."""
        ...


def never(_item: ItemId) -> bool:
    """No link is looked at again."""
    return False


@dataclass(frozen=True, slots=True)
class Runner:
    """The only loop body of the pipeline."""

    store: Store
    proposer: Proposer
    deadlines: Deadlines
    routes: tuple[Route, ...]
    clock: Clock
    crash_point: Callable[[str], None] = nothing
    checks: Callable[[ItemId], bool] = never  # whether somebody is to look at this item's links as if nothing had been decided
    hold: timedelta = DEFAULT_HOLD  # how long an item that answers no request may wait for a person

    def run(self, item: ItemId, run: str) -> None:
        """Carry out one work order. Raises only `Retryable`."""
        state = self._state(item)
        if not _wants_work(state, run):
            log.info("run.nothing_to_do", item=item, state=state.value)
            return
        if because_of(run) and (state not in AT_THE_DESK or is_a_persons(self.store.timeline(item))):
            log.info("run.left_to_a_person", item=item)
            make_anew_if_overtaken(self.store, item, run)
            return
        decided = decisions(self.store.timeline(item))
        raw = self.store.load_raw(item)
        self.crash_point("run.before_proposal")
        repeats = Repeats(self.store, item, raw.sha256)
        proposal = self._proposal(raw, state, repeats)
        self.crash_point("run.before_seal")
        if because_of(run) and state in AT_THE_DESK:
            self._look_again(item, proposal, run)
            return
        self.store.seal_proposal(item, self._to_keep(item, proposal, state))
        self.crash_point("run.after_proposal")
        if proposal.rows and state is ItemState.RECEIVED:
            self._split(raw, proposal, repeats)
        self._settle(raw, proposal, state, repeats, decided)
        self.crash_point("run.after_settle")

    def _to_keep(self, item: ItemId, proposal: Proposal, state: ItemState) -> Proposal:
        """Where no copies could be made anew, what was read and whom it names stays before the person; no old copy does."""
        before = self.store.load_proposal(item) if proposal.sender is NOBODY and state in AT_THE_DESK else None
        return proposal if before is None else replace(before, copies=(), why=proposal.why, findings=(*before.findings, *proposal.findings))

    def _look_again(self, item: ItemId, proposal: Proposal, run: str) -> None:
        """A second look that could not be taken changes nothing."""
        if proposal.sender is NOBODY:
            log.info("run.second_look_failed", item=item)
            return
        log.info("run.second_look", item=item, outcome=keep_second_look(self.store, item, proposal, run))
        self.crash_point("run.after_proposal")

    def _split(self, raw: RawItem, proposal: Proposal, repeats: Repeats) -> None:
        """The rows first, each in a transaction of its own: until all are in, the item stays as it is and will be run again."""
        with self.store.unit() as unit:
            repeats.require_none_missed(unit)
        Splitter(self.store, self.crash_point).split(raw, proposal)

    def _state(self, item: ItemId) -> ItemState:
        with self.store.unit() as unit:
            return unit.state(item)

    def _proposal(self, raw: RawItem, state: ItemState, repeats: Repeats) -> Proposal:
        try:
            return self.proposer.propose(raw, self._history(raw, state, repeats))
        except Retryable:
            raise
        except Held as held:
            return Proposal(ItemState.IN_REVIEW.value, (held.code,), NOBODY, "")
        except Exception as fault:  # noqa: BLE001 - house.md: quarantine first, explain second
            kind = type(fault).__name__  # never the message: a library may quote content in it
            log.error("run.fault", item=raw.id, fault=kind, at=_where(fault))  # noqa: TRY400 - a traceback would show locals' text
            return Proposal(ItemState.QUARANTINED.value, ("internal_fault",), NOBODY, "", findings=(f"fault:{kind}",))

    def _history(self, raw: RawItem, state: ItemState, repeats: Repeats) -> History:
        timeline = self.store.timeline(raw.id)
        with self.store.unit() as unit:
            return History(
                same_bytes=repeats.by_bytes(unit),
                links=unit.links(raw.id),
                being_redrafted="yes" if state in AT_THE_DESK else "no",
                find_same=repeats.by_words,
                unlocked=self.store.load_unlocked(raw.id),
                lifted=lifted(timeline),
                drawn={rendition.id: rendition for rendition in self.store.renditions_of(raw.id)},
                rejected=rejected(timeline),
                picked=picked(timeline),
                purpose=chosen_purpose(timeline),
            )

    def _settle(self, raw: RawItem, proposal: Proposal, before: ItemState, repeats: Repeats, decided: int) -> None:
        """One transaction: the state, who sent it, the links, the copies on their way and the audit leaf.

        Raises `Retryable("decided_meanwhile")` where a person decided something since `decided` acts were counted: the copies
        made without it may have replaced those that another run made with it, so they are made once more.
        """
        to = ItemState(proposal.outcome)
        rag, requested = self.deadlines.due(proposal.request)
        with self.store.unit() as unit:
            if unit.state(raw.id) is not before:
                return  # a person decided meanwhile: their decision has its own order
            if decisions(self.store.timeline(raw.id)) != decided:
                raise Retryable("decided_meanwhile")
            note_drawn(unit, raw.id, proposal, self.store.timeline(raw.id))
            if before in AT_THE_DESK:
                self._note_redraft(unit, raw.id, proposal, before)
                return
            repeats.require_none_missed(unit)
            require_legal(before, to, actor="rule")
            unit.set_sender(
                raw.id,
                agency=proposal.sender.agency or "",
                agency_type=proposal.sender.agency_type,
                request=proposal.request,
                rag=rag,
                due_at=due_at(raw.envelope.received_at, to, requested, self.hold),
            )
            self._link_and_send(unit, raw.id, proposal)
            if proposal.rows:
                unit.audit(AuditEvent("item.split", actor="rule", item=raw.id, facts=(("rows", str(len(proposal.rows))),)))
            unit.move(raw.id, to, why=proposal.why)
            facts = (("to", to.value), ("why", ",".join(proposal.why)), *proposal.versions)
            unit.audit(AuditEvent("item.settled", actor="rule", item=raw.id, reason=proposal.why[0] if proposal.why else "", facts=facts))

    def _link_and_send(self, unit: Unit, item: ItemId, proposal: Proposal) -> None:
        certain = {d.chosen: d for d in proposal.decisions if d.outcome == "linked" and d.chosen}
        ready = [draft for draft in proposal.copies if draft.copy.child in certain]
        for draft in ready:
            decision = certain[draft.copy.child]
            unit.link(item, decision.mention, draft.copy.child, draft.copy.borough, decided_by="rule", basis=decision.rule)
            unit.audit(linked(item, decision, draft.copy.child, "yes" if self.checks(item) else "no"))
        dispatch(unit, ready, self.routes, actor="rule", at=self.clock.now())

    def _note_redraft(self, unit: Unit, item: ItemId, proposal: Proposal, stays: ItemState) -> None:
        """The item stays where it is; where no drafts could be made, it says why beside what is asked of it already."""
        if proposal.sender is NOBODY:
            unit.move(item, stays, why=beside_the_fault(proposal.why, self.store.summary(item).why, stays))
        facts = (("copies", str(len(proposal.copies))), *proposal.versions)
        unit.audit(AuditEvent("item.redrafted", actor="rule", item=item, facts=facts))


def decisions(timeline: Iterable[TimelineEntry]) -> int:
    """How many acts on the item ask for its copies to be made anew."""
    return sum(entry.action in REMAKES for entry in timeline)


def _wants_work(state: ItemState, run: str) -> bool:
    """A first run wants a RECEIVED item; a later run also redrafts one at the desk."""
    return state is ItemState.RECEIVED or (state in AT_THE_DESK and run != FIRST_RUN)


def _where(fault: BaseException) -> str:
    """File and line of the innermost frame: enough to find the bug, no content."""
    frame = fault.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    return "" if frame is None else f"{frame.tb_frame.f_code.co_filename.rsplit('/', 2)[-1]}:{frame.tb_lineno}"
