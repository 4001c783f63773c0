"""What takes two different people: copies whose original holds what must never be shared. And the record of who looked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gateway.children import ChildRecord
from gateway.errors import Rejected
from gateway.ids import Borough, ChildId, CopyId, ItemId
from gateway.items import ItemState
from gateway.pipeline.intake import Intake
from gateway.pipeline.review import ReviewDesk
from gateway.pipeline.second_yes import NEEDS_TWO, needs_two, second_yes_waiting
from gateway.proposal import Proposal
from gateway.views import SecondYesWaiting
from tests.fakes import FixedClock, MemoryChildIndex, MemoryStore
from tests.makers import VERIFIED, draft, envelope, linked, user

ROS, SAM, MAX = (user(name, Borough.LBHF) for name in ("u-ros", "u-sam", "u-max"))
RECORDS = tuple(ChildRecord(ChildId(c), c, "Hartwell", None, borough=Borough.LBHF) for c in ("C1", "C2"))


class Hub:
    """An item with a sensitive copy for C1 and a plain one for C2, both linked."""

    def __init__(self, concerns: tuple[str, ...] = ("informant_clue",)) -> None:
        self.clock = clock = FixedClock()
        self.store = MemoryStore(clock)
        self.desk = ReviewDesk(self.store, MemoryChildIndex(RECORDS), (), clock)
        self.item = Intake(self.store, 10_000).accept(envelope(), b"words").item
        self.concerns = concerns
        with self.store.unit() as unit:
            unit.move(self.item, ItemState.IN_REVIEW)
        self.link()

    def link(self) -> None:
        self.desk.choose(self.item, ROS, [("m1", ChildId("C1")), ("m2", ChildId("C2"))], "known")
        copies = (draft(self.item, "C1", concerns=self.concerns), draft(self.item, "C2"))
        self.store.seal_proposal(self.item, Proposal("in_review", (), VERIFIED, "", (linked("C1", "m1"), linked("C2", "m2")), copies))

    def key(self, child: str) -> CopyId:
        return CopyId(f"{self.item}.c{child}")

    def in_trays(self) -> list[str]:
        return [c.key for c in self.store.copies_of(self.item) if c.state == "delivered"]

    def acts(self) -> list[tuple[str, str]]:
        return [(e.actor, e.action) for e in self.store.timeline(self.item) if ".first_yes" in e.action or ".second_yes" in e.action]


def test_one_yes_keeps_the_copy_and_the_second_persons_sends_it() -> None:
    """The first yes moves nothing; the second, by somebody else, delivers; both stand in the audit with the copy's key."""
    hub = Hub()
    assert hub.desk.send(hub.item, ROS, [hub.key("C1")]) == ()
    assert (hub.in_trays(), hub.store.summary(hub.item).state) == ([], ItemState.IN_REVIEW)
    assert hub.desk.send(hub.item, SAM, [hub.key("C1")]) == (hub.key("C1"),)
    assert hub.in_trays() == [hub.key("C1")]
    assert hub.acts() == [("u-ros", "copy.first_yes"), ("u-sam", "copy.second_yes")]
    facts = [dict(e.facts) for e in hub.store.timeline(hub.item) if e.action == "copy.second_yes"]
    assert facts == [{"key": hub.key("C1"), "first": "u-ros"}]


def test_the_queue_says_that_a_second_person_is_needed() -> None:
    """First among the reasons, once, beside why the item came; gone when the copies have gone."""
    hub = Hub()
    with hub.store.unit() as unit:
        unit.move(hub.item, ItemState.IN_REVIEW, why=("two_children_fit",))
    hub.desk.send(hub.item, ROS, [hub.key("C1"), hub.key("C2")])
    assert hub.store.summary(hub.item).why == ("second_yes_needed", "two_children_fit")
    hub.desk.send(hub.item, SAM, [hub.key("C1")])
    assert hub.store.summary(hub.item).why == ("sent",)


def test_the_same_person_twice_is_one_yes() -> None:
    """Nothing goes, nothing more is recorded."""
    hub = Hub()
    hub.desk.send(hub.item, ROS, [hub.key("C1")])
    with pytest.raises(Rejected) as refused:
        hub.desk.send(hub.item, ROS, [hub.key("C1")])
    assert refused.value.code == "second_person_needed"
    assert (hub.in_trays(), hub.acts()) == ([], [("u-ros", "copy.first_yes")])


def test_a_no_ends_the_first_yes() -> None:
    """Whoever comes after it says the first yes anew, so that nobody sends what a colleague just called wrong."""
    hub = Hub()
    hub.desk.send(hub.item, ROS, [hub.key("C1")])
    hub.desk.say_wrong(hub.item, SAM, hub.key("C1"))
    assert hub.store.summary(hub.item).why[0] == "copy_said_wrong"
    assert second_yes_waiting(hub.store, hub.clock.now()) == SecondYesWaiting(0, None)
    assert hub.desk.send(hub.item, MAX, [hub.key("C1")]) == ()
    assert hub.desk.send(hub.item, SAM, [hub.key("C1")]) == (hub.key("C1"),)


def test_a_plain_copy_that_somebody_called_wrong_takes_two() -> None:
    """The no is kept, not only shown; copies beside it go on one yes as ever."""
    hub = Hub()
    hub.desk.say_wrong(hub.item, SAM, hub.key("C2"))
    assert hub.desk.send(hub.item, ROS, [hub.key("C2")]) == ()
    with pytest.raises(Rejected, match="second_person_needed"):
        hub.desk.send(hub.item, ROS, [hub.key("C2")])
    assert hub.desk.send(hub.item, MAX, [hub.key("C2")]) == (hub.key("C2"),)
    with pytest.raises(Rejected, match="copy_not_ready"):
        hub.desk.say_wrong(hub.item, SAM, CopyId("it_x.c9"))


def test_a_plain_copy_does_not_wait_for_the_sensitive_one() -> None:
    """Sent together, the plain copy goes at once and the item stays until the other has gone too."""
    hub = Hub()
    assert hub.desk.send(hub.item, ROS, [hub.key("C1"), hub.key("C2")]) == (hub.key("C2"),)
    assert hub.store.summary(hub.item).state is ItemState.IN_REVIEW
    hub.desk.send(hub.item, SAM, [hub.key("C1")])
    assert hub.store.summary(hub.item).state is ItemState.ROUTED


def test_a_yes_for_one_copy_is_none_for_another() -> None:
    """The yes names the copy by its key, which changes with its words."""
    hub = Hub()
    hub.desk.send(hub.item, ROS, [hub.key("C1")])
    proposal = hub.store.load_proposal(hub.item)
    assert proposal is not None
    old = proposal.copies[0]
    reworded = replace(old, copy=replace(old.copy, key=CopyId(f"{hub.item}.creworded")))
    hub.store.seal_proposal(hub.item, replace(proposal, copies=(reworded,)))
    assert hub.desk.send(hub.item, SAM, [reworded.copy.key]) == ()


def test_taking_back_ends_every_yes() -> None:
    """After an undo the copy needs two people anew, one of whom may be who said yes before."""
    hub = Hub()
    hub.desk.send(hub.item, ROS, [hub.key("C1"), hub.key("C2")])
    hub.desk.send(hub.item, SAM, [hub.key("C1")])
    hub.desk.undo(hub.item, SAM, "wrong_copy")
    hub.link()
    assert hub.desk.send(hub.item, MAX, [hub.key("C1")]) == ()
    assert hub.desk.send(hub.item, ROS, [hub.key("C1")]) == (hub.key("C1"),)


@pytest.mark.parametrize("concern", sorted(NEEDS_TWO))
def test_each_never_share_concern_needs_two(concern: str) -> None:
    """The table, row by row."""
    hub = Hub((concern,))
    assert hub.desk.send(hub.item, ROS, [hub.key("C1")]) == ()


@pytest.mark.parametrize("concern", ["uncertain_role", "other_child_named", ""])
def test_other_concerns_are_shown_and_one_person_decides(concern: str) -> None:
    """Two people for everything would teach people to say yes."""
    assert not needs_two(draft(concerns=(concern,) if concern else ()))


def test_looking_is_recorded_with_ids_only() -> None:
    """Who opened what of which item, before it is shown; the ledger as a whole has no item."""
    hub = Hub()
    hub.desk.opened(ROS, "original", hub.item)
    hub.desk.opened(SAM, "tray_copy", hub.item, hub.key("C1"))
    hub.desk.opened(MAX, "ledger", None)
    seen = [(e.actor, e.action, e.item, dict(e.facts)) for e in hub.store.events if e.action.endswith(".opened")]
    assert seen == [
        ("u-ros", "item.opened", hub.item, {"what": "original"}),
        ("u-sam", "item.opened", hub.item, {"what": "tray_copy", "key": hub.key("C1")}),
        ("u-max", "ledger.opened", None, {"what": "ledger"}),
    ]


def test_an_item_of_no_council_of_ours_stays_visible_to_all() -> None:
    """Linking an item to a child who moved away must not take it out of every queue."""
    hub = Hub()
    with hub.store.unit() as unit:
        for child in ("C1", "C2"):
            unit.unlink(hub.item, ChildId(child), decided_by="u-ros", reason="x")
        unit.link(hub.item, "m1", ChildId("C9"), Borough.OUT_OF_AREA, decided_by="u-ros", basis="x")
    for borough in (Borough.LBHF, Borough.WCC):
        assert queued(hub.store, borough) == [hub.item]


def test_an_item_of_one_council_is_not_shown_to_another() -> None:
    """Tenancy: the queue of another borough does not hold it."""
    hub = Hub()
    assert (queued(hub.store, Borough.LBHF), queued(hub.store, Borough.WCC)) == ([hub.item], [])


def queued(store: MemoryStore, borough: Borough) -> list[ItemId]:
    return [r.id for r in store.queue((ItemState.IN_REVIEW,), frozenset({borough}), 10, 0)]


def waiting(hub: Hub) -> SecondYesWaiting:
    return second_yes_waiting(hub.store, hub.clock.now())


def test_after_half_an_hour_a_first_yes_without_a_second_is_overdue() -> None:
    """It counts from the first yes, not from a later one; the second yes ends it. Nothing goes by itself."""
    hub = Hub()
    assert waiting(hub) == SecondYesWaiting(0, None)
    hub.desk.send(hub.item, ROS, [hub.key("C1")])
    said = hub.clock.now()
    hub.clock.forward(minutes=29)
    assert waiting(hub) == SecondYesWaiting(0, said)
    hub.clock.forward(minutes=1)
    assert (waiting(hub), hub.in_trays()) == (SecondYesWaiting(1, said), [])
    hub.desk.send(hub.item, SAM, [hub.key("C1")])
    assert waiting(hub) == SecondYesWaiting(0, None)


def test_what_is_taken_back_or_closed_waits_for_nobody() -> None:
    """The first yes ends with its stay: an item closed or brought back has none."""
    for end in (lambda hub: hub.desk.not_for_us(hub.item, SAM, "adult"), lambda hub: hub.desk.retry(hub.item, SAM)):
        hub = Hub()
        hub.desk.send(hub.item, ROS, [hub.key("C1")])
        hub.clock.forward(minutes=31)
        assert waiting(hub).overdue == 1
        end(hub)
        assert waiting(hub) == SecondYesWaiting(0, None)


def test_a_release_waits_for_its_second_yes_likewise() -> None:
    """Held apart: the item says first that it waits, keeps why it was held, and the release ends it."""
    hub = Hub()
    hub.desk.quarantine(hub.item, ROS, "looks_forged")
    said = hub.clock.now()
    hub.desk.release(hub.item, ROS, "checked")
    assert hub.store.summary(hub.item).why == ("second_yes_needed", "looks_forged")
    hub.clock.forward(minutes=45)
    assert waiting(hub) == SecondYesWaiting(1, said)
    hub.desk.release(hub.item, SAM, "checked")
    assert (hub.store.summary(hub.item).why, waiting(hub)) == (("checked",), SecondYesWaiting(0, None))
