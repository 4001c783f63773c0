"""An item of which the rule sent one child a copy and whose brother is named: a follow-up on the stand-in store."""

from __future__ import annotations

from dataclasses import replace

from gateway.children import ChildRecord
from gateway.errors import Held
from gateway.ids import Borough, ChildId, CopyId
from gateway.items import ItemState, RawItem
from gateway.outgoing import WithheldNote
from gateway.pipeline.history import History
from gateway.pipeline.intake import Intake
from gateway.pipeline.review import ReviewDesk
from gateway.pipeline.runner import Runner
from gateway.pipeline.withheld import ask
from gateway.proposal import DraftCopy, PersonDecision, Proposal
from gateway.routing.rules import Route
from tests.fakes import FixedClock, MemoryChildIndex, MemoryStore
from tests.makers import VERIFIED, draft, envelope, linked, user

ROS, DEE = user("u-ros", Borough.LBHF), user("u-dee", Borough.LBHF)
SUBJECT, BROTHER = ChildId("C1"), ChildId("C2")
ASKED = PersonDecision("m1", "Rui", "review", "sibling_named")
FOLLOWS_UP = (ItemState.FOLLOW_UP, ("sibling_named",))


class Hub:
    """An item of which the rule sent C1 a copy, and whose brother C2 is named; `run` is the worker."""

    def __init__(self, outcome: str = "follow_up", why: str = "sibling_named") -> None:
        self.outcome, self.why = outcome, why
        self.clock = FixedClock()
        self.store = MemoryStore(self.clock)
        records = [ChildRecord(child, "A", "Pacheco", None, borough=Borough.LBHF) for child in (SUBJECT, BROTHER)]
        routes = (Route("*", "*", ("drop",)),)
        self.desk = ReviewDesk(self.store, MemoryChildIndex(records), routes, self.clock)
        self.item = Intake(self.store, 10_000).accept(envelope(), b"words").item
        self.fault = ""
        self.runner = Runner(self.store, self, self, routes, self.clock)
        self.run("0")

    def due(self, _request: str) -> tuple[str, None]:
        return "", None

    def propose(self, raw: RawItem, history: History) -> Proposal:
        """As the pipeline does: a draft for the certain child and for whoever a person linked."""
        if self.fault:
            raise Held(self.fault)
        children = dict.fromkeys((SUBJECT, *(child for child, *_ in history.links)))
        drafts = tuple(self.drafted(child, "again" if history.lifted else "") for child in children)
        return Proposal(self.outcome, (self.why,), VERIFIED, "", (linked("C1", "m0"), ASKED), drafts)

    def drafted(self, child: ChildId, again: str) -> DraftCopy:
        made = draft(self.item, child)
        key = CopyId(f"{made.copy.key}{again if child == SUBJECT else ''}")
        return replace(made, copy=replace(made.copy, key=key, withheld=(WithheldNote("complete_history", 1),)))

    def run(self, name: str) -> None:
        self.runner.run(self.item, name)

    def stands(self) -> tuple[ItemState, tuple[str, ...]]:
        summary = self.store.summary(self.item)
        return summary.state, summary.why

    def state(self) -> ItemState:
        return self.store.summary(self.item).state

    def copies(self) -> list[tuple[str, str]]:
        return [(self.store.load_copy(c.key).child, c.state) for c in self.store.copies_of(self.item)]

    def accept(self) -> None:
        self.desk.accept_copy(self.store.copies_of(self.item)[0].key, DEE)

    def reviewed(self) -> list[tuple[str, str]]:
        entries = [dict(e.facts) for e in self.store.timeline(self.item) if e.action == "match.reviewed"]
        return [(facts["mention"], facts["said"]) for facts in entries]

    def link_brother(self) -> None:
        self.desk.choose(self.item, ROS, [("m1", BROTHER)], "known_to_desk")
        self.run("r1")

    def ask(self) -> None:
        ask(self.store, self.store.copies_of(self.item)[0], DEE, ("complete_history",))
