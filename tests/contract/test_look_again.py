"""What waits is matched again when the index changes or a related item is linked: on the stand-in, SQLite and PostgreSQL.

The proposer is the real matching over the store's own index; only reading and minimising are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from gateway.again import LookAgain
from gateway.children import ChildRecord
from gateway.errors import Held
from gateway.ids import AgencyId, Borough, ChildId, ItemId, UserId
from gateway.items import ItemState, RawItem, Sender, SenderStatus
from gateway.matching.decision import ForReview, Linked, NoCandidate
from gateway.matching.resolving import Matcher
from gateway.pipeline.history import History
from gateway.pipeline.look_again import BATCH, SecondLook, run_name, seen_again
from gateway.pipeline.review import ReviewDesk
from gateway.pipeline.runner import Runner
from gateway.pipeline.showing import shown_decision
from gateway.ports import Store
from gateway.proposal import PersonDecision, Proposal
from gateway.routing.rules import Route
from gateway.views import User
from tests.fakes import FixedClock, MemoryChildIndex
from tests.store_fixtures import accept
from tests.unit.matching.matching_cases import WEIGHTS, K, mention

ROS = User(UserId("u_ros"), "Ros", frozenset({"reviewer"}), frozenset({Borough.RBKC}))
AMINA = ChildRecord(ChildId("MR-1"), "Amina", "Jama", date(2015, 3, 4), borough=Borough.RBKC, household="HH-1")
SENDER = Sender(SenderStatus.VERIFIED, AgencyId("AG-1"), "school")
WHY = {Linked: "linked", ForReview: "review", NoCandidate: "none"}


class Matching:
    """Proposes by matching the item's words, a name and a birthday, against the index; certain or not, a person decides."""

    def __init__(self, index: MemoryChildIndex, holds: tuple[str, ...] = ("suggest_only",)) -> None:
        self.index, self.holds, self.fault = index, holds, ""
        self.found: Proposal | None = None

    def propose(self, raw: RawItem, history: History) -> Proposal:
        assert history.being_redrafted in {"yes", "no"}
        if self.fault:
            raise Held(self.fault)
        if self.found is not None:
            return self.found
        name, born = raw.content.decode().split("|")
        asked = mention((K.NAME, name), (K.DATE_OF_BIRTH, born))
        found = Matcher(partial(self.index.candidates, cap=50), WEIGHTS).one(asked, thread=None)
        why = self.holds if isinstance(found, Linked) else (*self.holds, found.why)
        return Proposal("in_review" if why else "routed", why, SENDER, "", decisions=(shown_decision(found),))


class NoDeadlines:
    def due(self, request: str) -> tuple[str, None]:
        return "", None


class Hub:
    """A store with items that wait, the index, and the worker that carries the orders out."""

    def __init__(self, store: Store, clock: FixedClock, holds: tuple[str, ...] = ("suggest_only",)) -> None:
        self.store, self.clock, self.index = store, clock, MemoryChildIndex()
        self.proposer = Matching(self.index, holds)
        self.runner = Runner(store, self.proposer, NoDeadlines(), (Route("*", "*", ("drop",)),), clock)
        self.look = SecondLook(store, self.index, clock)
        self.desk = ReviewDesk(store, self.index, (), clock)

    def item(self, name: str, words: str = "Amina Jama|2015-03-04") -> ItemId:
        item = ItemId(f"it_{name}")
        accept(self.store, item, content=words.encode())
        self.runner.run(item, "0")
        self.clock.forward(minutes=1)
        return item

    def order(self, because: str = "index_refreshed") -> LookAgain:
        with self.store.unit() as unit:
            unit.ask_again(because, None)
            return unit.asked_again()[-1]

    def work(self, order: LookAgain, *items: ItemId) -> None:
        """As the engine does with what was asked for."""
        for item in items:
            self.runner.run(item, run_name(order))

    def looked(self, item: ItemId) -> list[dict[str, str]]:
        return [dict(e.facts) for e in self.store.timeline(item) if e.action == "item.looked_at_again"]


@pytest.fixture
def hub(store: Store, clock: FixedClock) -> Hub:
    return Hub(store, clock)


def chosen(hub: Hub, item: ItemId) -> list[ChildId | None]:
    found = hub.store.load_proposal(item)
    assert found is not None
    return [decision.chosen for decision in found.decisions]


def test_an_item_whose_child_has_come_is_proposed_anew_and_says_so(hub: Hub) -> None:
    """Nobody before, certain after; it waits for a person still, with the new reason, and nothing has gone anywhere."""
    item = hub.item("one")
    assert hub.store.summary(item).why == ("suggest_only", "new_child")
    hub.index.put(AMINA)
    order = hub.order()
    assert hub.look.run_once() == 1
    hub.work(order, item)
    assert chosen(hub, item) == [AMINA.id]
    assert (hub.store.summary(item).state, hub.store.summary(item).why) == (ItemState.IN_REVIEW, ("suggest_only",))
    assert (hub.store.copies_of(item), [f["better"] for f in hub.looked(item)]) == ((), ["yes"])
    told = seen_again(hub.store.timeline(item))
    assert told is not None
    assert told.reason == "index_refreshed"


def test_what_would_go_by_rule_today_waits_for_a_person_all_the_same(store: Store, clock: FixedClock) -> None:
    """Also where the site links by itself: a second look sends nothing."""
    hub = Hub(store, clock, holds=())
    item = hub.item("one")
    hub.index.put(AMINA)
    order = hub.order()
    hub.look.run_once()
    hub.work(order, item)
    with store.unit() as unit:
        assert (unit.links(item), unit.deliveries(item)) == ((), ())
    assert (store.summary(item).state, store.summary(item).why) == (ItemState.IN_REVIEW, ("certain_now",))


def test_nothing_better_is_kept_and_not_told(hub: Hub) -> None:
    """The index changed and nobody fits as before: no note on the page."""
    item = hub.item("one")
    order = hub.order()
    hub.look.run_once()
    hub.work(order, item)
    assert [f["better"] for f in hub.looked(item)] == ["no"]
    assert seen_again(hub.store.timeline(item)) is None


@pytest.mark.parametrize("act", ["link", "undo", "claim", "not_for_us"])
def test_what_a_person_decided_or_works_on_is_left_alone(hub: Hub, act: str) -> None:
    """Neither asked for nor, where the order was out already, changed."""
    other = ChildRecord(ChildId("MR-9"), "Zofia", "Nowak", date(2012, 1, 1), borough=Borough.RBKC)
    item = hub.item("one")
    hub.index.put(other)
    acts: dict[str, Callable[[], object]] = {
        "link": lambda: hub.desk.choose(item, ROS, [("m0", other.id)], "details_agree"),
        "undo": lambda: (hub.desk.choose(item, ROS, [("m0", other.id)], "details_agree"), hub.desk.undo(item, ROS, "wrong_child")),
        "claim": lambda: hub.desk.claim(item, ROS),
        "not_for_us": lambda: hub.desk.not_for_us(item, ROS, "advertising"),
    }
    acts[act]()
    before = (hub.store.load_proposal(item), hub.store.summary(item))
    hub.index.put(AMINA)
    with hub.store.unit() as unit:
        for order in unit.asked_again():
            unit.note_again(replace(order, done_at=hub.clock.now()))
    order = hub.order()
    assert hub.look.run_once() == 0
    if act != "claim":
        hub.work(order, item)
    assert (hub.store.load_proposal(item), hub.store.summary(item), hub.looked(item)) == (*before, [])


def test_a_fault_on_the_second_look_keeps_what_was_known(hub: Hub) -> None:
    """The proposal stays, and the item is not put aside for it."""
    item = hub.item("one")
    before = hub.store.load_proposal(item)
    hub.proposer.fault = "policy_missing"
    order = hub.order()
    hub.look.run_once()
    hub.work(order, item)
    assert (hub.store.load_proposal(item), hub.store.summary(item).state, hub.looked(item)) == (before, ItemState.IN_REVIEW, [])


def test_linking_an_item_asks_again_for_its_family_and_nobody_else(hub: Hub) -> None:
    """A new child that a person records is proposed for the sister item at once; an item about others is not run."""
    first, sister, stranger = hub.item("one"), hub.item("two"), hub.item("three", "Piotr Nowak|2011-08-19")
    hub.index.put(AMINA)
    hub.desk.choose(first, ROS, [("m0", AMINA.id)], "details_agree")
    with hub.store.unit() as unit:
        (order,) = unit.asked_again()
    assert (order.because, order.item, hub.look.run_once()) == ("related_item_linked", first, 1)
    hub.work(order, sister, stranger)
    assert chosen(hub, sister) == [AMINA.id]
    asked = [dict(e.facts) for e in hub.store.entries(["matching.looked_again"], -1)]
    assert [(f["considered"], f["asked"]) for f in asked] == [("3", "1")]


def test_many_items_are_asked_for_batch_by_batch(hub: Hub) -> None:
    """Each once, in bounded steps; the order says how far it has come and ends with a leaf of the audit."""
    items = [hub.item(f"{n:03}", f"Child{n} Jama|2015-03-04") for n in range(BATCH + 3)]
    hub.order()
    assert [hub.look.run_once() for _ in range(3)] == [BATCH, 3, 0]
    with hub.store.unit() as unit:
        assert unit.asked_again() == ()
    asked = [dict(e.facts) for e in hub.store.entries(["matching.looked_again"], -1)]
    assert [(f["considered"], f["asked"]) for f in asked] == [(str(len(items)), str(len(items)))]


@pytest.mark.parametrize(
    ("outcome", "chosen_now", "stands"),
    [
        ("follow_up", AMINA.id, (ItemState.FOLLOW_UP, ("sibling_named",))),
        ("routed", AMINA.id, (ItemState.FOLLOW_UP, ("certain_now",))),
        ("in_review", AMINA.id, (ItemState.IN_REVIEW, ("name_is_common",))),
        ("follow_up", ChildId("MR-9"), (ItemState.IN_REVIEW, ("sibling_named",))),
    ],
)
def test_a_follow_up_is_matched_again_and_its_question_stays(
    hub: Hub, outcome: str, chosen_now: ChildId, stands: tuple[ItemState, tuple[str, ...]]
) -> None:
    """Nothing is sent and nothing closed; another doubt, or another child than the one whose copy went, brings it into review."""
    item = hub.item("one")
    with hub.store.unit() as unit:
        unit.link(item, "m0", AMINA.id, AMINA.borough, decided_by="rule", basis="name_and_birth")
        unit.move(item, ItemState.FOLLOW_UP, why=("sibling_named",))
    hub.proposer.found = Proposal(
        outcome, {"routed": (), "follow_up": ("sibling_named",)}.get(outcome, ("name_is_common",)), SENDER, "",
        decisions=(PersonDecision("m0", "Amina", "linked", "name_and_birth", (), chosen_now),),
    )  # fmt: skip
    order = hub.order()
    assert hub.look.run_once() == 1
    hub.work(order, item)
    assert ((hub.store.summary(item).state, hub.store.summary(item).why), len(hub.looked(item))) == (stands, 1)


class Died(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("point", ["again.before_batch", "again.after_batch", "run.before_proposal", "run.before_seal", "sealing"])
def test_dying_anywhere_tells_once_and_loses_nothing(hub: Hub, monkeypatch: pytest.MonkeyPatch, point: str) -> None:
    """Given again, by whoever comes next, the item is matched and said to be looked at again once."""
    item = hub.item("one")
    hub.index.put(AMINA)
    order = hub.order()

    def die(name: str) -> None:
        if name == point:
            raise Died

    def no_seal(_item: ItemId, _proposal: Proposal) -> None:
        raise Died

    with suppress(Died):
        replace(hub.look, crash_point=die).run_once()
    with suppress(Died), monkeypatch.context() as patched:
        if point == "sealing":
            patched.setattr(type(hub.store), "seal_proposal", lambda _self, i, p: no_seal(i, p))
        replace(hub.runner, crash_point=die).run(item, run_name(order))
    hub.look.run_once()
    hub.work(order, item)
    assert (chosen(hub, item), [f["better"] for f in hub.looked(item)]) == ([AMINA.id], ["yes"])
    hub.work(order, item)
    assert len(hub.looked(item)) == 1


def test_an_order_that_has_not_begun_stands_for_a_second_one(hub: Hub) -> None:
    """Ten links of a family in one minute ask once; an index that changes under an order asks anew."""
    for n in range(BATCH + 1):
        hub.item(f"{n:03}")
    first = hub.order()
    assert hub.order() == first
    assert hub.order("records_merged").id != first.id
    hub.look.run_once()
    assert hub.order().id not in {first.id, first.id + 1}
    with hub.store.unit() as unit:
        assert [(o.because, bool(o.position)) for o in unit.asked_again()] == [
            ("index_refreshed", True),
            ("records_merged", False),
            ("index_refreshed", False),
        ]


def test_two_processes_share_an_order(hub: Hub) -> None:
    """The slower of two that took the same batch asks for nothing."""
    hub.item("one")
    hub.order()
    faster = SecondLook(hub.store, hub.index, hub.clock)

    def overtaken(name: str) -> None:
        if name == "again.before_batch":
            assert faster.run_once() == 1

    assert replace(hub.look, crash_point=overtaken).run_once() == 0
