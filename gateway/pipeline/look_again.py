"""What waits is matched again when the child index changes or a person links a related item: through the runner, by the same rules.

Rule: nothing here decides. Items that a person has said anything of, or works on, are left alone; nothing is ever sent, whether
or not the site links by itself; a person sees what came of it. A follow-up stays one unless something is in doubt beside its
question, or the children whose copies went are not those who are certain now: then it waits in review.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal, Protocol

from gateway.again import LookAgain
from gateway.children import ChildRecord
from gateway.events import AuditEvent
from gateway.ids import ChildId, ItemId
from gateway.items import ItemState
from gateway.matching.normalise import name_tokens
from gateway.pipeline.crash_points import nothing
from gateway.pipeline.rejecting import note_drawn
from gateway.pipeline.review import CLAIM_IDLE
from gateway.pipeline.states import AT_THE_DESK, require_legal
from gateway.ports import Clock, Store, Unit
from gateway.proposal import Proposal
from gateway.views import TimelineEntry

LOOKED, SETTLED = "item.looked_at_again", "item.settled"
CERTAIN_NOW = "certain_now"  # nothing would hold it, had it come today: a person sends it all the same
RUN = "again"  # runs are "again-<order>-<because>"
BATCH = 20
NOTHING_ELSE = frozenset({ItemState.FOLLOW_UP, ItemState.ROUTED})  # outcomes that leave no doubt but a follow-up's own question
OF_A_PERSON = frozenset(
    {
        *("link.made", "link.undone", "match.reviewed", "match.disagreed", "item.moved", "purpose.chosen"),
        *("picture.picked", "rendition.rejected", "copy.first_yes", "copy.said_wrong", "copy.withdrawn"),
        *("withheld.asked", "withheld.released", "new_children.awaited"),
    }
)
"""What a person has said of an item since it was read: from then on it is theirs."""


class Children(Protocol):
    """The child index, as far as families are concerned."""

    def get(self, child: ChildId) -> ChildRecord | None:
        """One record."""
        ...

    def household(self, household: str) -> tuple[ChildRecord, ...]:
        """All children of a household."""
        ...


@dataclass(frozen=True, slots=True)
class Related:
    """What an item shares with another that was linked: the request it answers, a child of the family, the family's name."""

    request: str
    family: frozenset[ChildId]
    names: frozenset[str]

    def holds(self, proposal: Proposal) -> bool:
        """Whether the other item may be about the same family."""
        named = {token for decision in proposal.decisions for token in name_tokens(decision.label)}
        meant = {candidate.child for decision in proposal.decisions for candidate in decision.candidates}
        return bool((self.request and proposal.request == self.request) or meant & self.family or named & self.names)


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Asks for runs, some items at a time. Two processes share an order without asking for anything twice."""

    store: Store
    children: Children
    clock: Clock
    crash_point: Callable[[str], None] = nothing

    def run_once(self) -> int:
        """One batch of the oldest order; returns how many items were asked for."""
        with self.store.unit() as unit:
            order = next(iter(unit.asked_again()), None)
        if order is None:
            return 0
        page = self._page(order.position)
        related = self._related(order.item) if order.item is not None else None
        asked = [item for item in page if item != order.item and self._is_wanted(item, related)]
        self.crash_point("again.before_batch")
        with self.store.unit() as unit:
            if next(iter(unit.asked_again()), None) != order:
                return 0  # another process was faster
            self._ask(unit, order, page, asked)
        self.crash_point("again.after_batch")
        return len(asked)

    def _page(self, after: str) -> tuple[ItemId, ...]:
        """The next items at the desk, by id, whichever state they wait in."""
        now = self.clock.now()
        return tuple(sorted(item for state in AT_THE_DESK for item in self.store.ended(state, now, after, BATCH))[:BATCH])

    def _ask(self, unit: Unit, order: LookAgain, page: tuple[ItemId, ...], asked: list[ItemId]) -> None:
        for item in asked:
            unit.enqueue(item, run_name(order))
        done = self.clock.now() if len(page) < BATCH else None
        reached = replace(
            order,
            position=page[-1] if page else order.position,
            considered=order.considered + len(page),
            asked=order.asked + len(asked),
            done_at=done,
        )
        unit.note_again(reached)
        if done is not None:
            facts = (("order", str(order.id)), ("considered", str(reached.considered)), ("asked", str(reached.asked)))
            unit.audit(AuditEvent("matching.looked_again", actor="system", item=order.item, reason=order.because, facts=facts))

    def _is_wanted(self, item: ItemId, related: Related | None) -> bool:
        summary = self.store.summary(item)
        claimed = summary.claimed_at is not None and self.clock.now() - summary.claimed_at < CLAIM_IDLE
        if claimed or is_a_persons(self.store.timeline(item)):
            return False
        proposal = self.store.load_proposal(item)
        return proposal is not None and (related is None or related.holds(proposal))

    def _related(self, item: ItemId) -> Related:
        with self.store.unit() as unit:
            linked = [record for child, *_ in unit.links(item) if (record := self.children.get(child)) is not None]
        family = {kin.id for record in linked for kin in (record, *self.children.household(record.household))}
        names = {token for record in linked for token in name_tokens(record.family_name)}
        proposal = self.store.load_proposal(item)
        return Related(proposal.request if proposal else "", frozenset(family), frozenset(names))


def run_name(order: LookAgain) -> str:
    """The run of every item of an order: asked for again, it is the same run."""
    return f"{RUN}-{order.id}-{order.because}"


def because_of(run: str) -> str:
    """Why a run looks again, "" for any other run."""
    kind, _, rest = run.partition("-")
    return rest.partition("-")[2] if kind == RUN else ""


def is_a_persons(timeline: Iterable[TimelineEntry]) -> bool:
    """Whether a person has said anything of the item since it was last read whole."""
    since = takewhile(lambda entry: entry.action != SETTLED, reversed(list(timeline)))
    return any(entry.action in OF_A_PERSON for entry in since)


def keep_second_look(store: Store, item: ItemId, proposal: Proposal, run: str) -> Literal["kept", "left"]:
    """Keep what a second look found, once, with why the item waits now; "left" where a person was faster.

    The audit comes first: cut off behind it, the same run keeps the proposal without telling it twice.
    """
    before = store.load_proposal(item)
    with store.unit() as unit:
        timeline = store.timeline(item)
        if unit.state(item) not in AT_THE_DESK or is_a_persons(timeline):
            return "left"
        if not any(entry.action == LOOKED and ("run", run) in entry.facts for entry in timeline):
            note_drawn(unit, item, proposal, timeline)
            better = "yes" if before is None or standing(proposal) > standing(before) else "no"
            to = _where_to(unit, item, proposal)
            require_legal(unit.state(item), to, actor="rule")
            unit.move(item, to, why=proposal.why or (CERTAIN_NOW,))
            facts = (("run", run), ("better", better), *proposal.versions)
            unit.audit(AuditEvent(LOOKED, actor="rule", item=item, reason=because_of(run), facts=facts))
    store.seal_proposal(item, proposal)
    make_anew_if_overtaken(store, item, run)
    return "kept"


def make_anew_if_overtaken(store: Store, item: ItemId, run: str) -> None:
    """Where a person decided between a second look's audit and its sealing, what it sealed may hide the copies made since."""
    with store.unit() as unit:
        begun, overtaken = False, False
        for entry in store.timeline(item):
            begun = begun or (entry.action == LOOKED and ("run", run) in entry.facts)
            overtaken = overtaken or (begun and entry.action in OF_A_PERSON | {"item.unlocked"})
        if overtaken and unit.state(item) in AT_THE_DESK:
            unit.enqueue(item, f"r{secrets.token_hex(6)}")


def _where_to(unit: Unit, item: ItemId, proposal: Proposal) -> ItemState:
    went = {child for child, *_ in unit.links(item)}
    as_before = ItemState(proposal.outcome) in NOTHING_ELSE and went <= {decision.chosen for decision in proposal.decisions}
    return ItemState.FOLLOW_UP if unit.state(item) is ItemState.FOLLOW_UP and as_before else ItemState.IN_REVIEW


def standing(proposal: Proposal) -> tuple[int, int]:
    """How much is known of whom an item is about, to be compared: children certain, and people of whom nobody is known, fewer first."""
    certain = sum(decision.chosen is not None for decision in proposal.decisions)
    nobody = sum(decision.outcome == "none" for decision in proposal.decisions) + (not proposal.decisions)
    return certain, -nobody


def seen_again(timeline: Iterable[TimelineEntry]) -> TimelineEntry | None:
    """The latest second look that told more, for the item's page."""
    found = [entry for entry in timeline if entry.action == LOOKED and ("better", "yes") in entry.facts]
    return found[-1] if found else None
