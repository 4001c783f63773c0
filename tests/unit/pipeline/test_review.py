"""What a named person does with an item."""

from contextlib import nullcontext

import pytest

from gateway.children import ChildRecord
from gateway.errors import Rejected
from gateway.ids import Borough, ChildId, CopyId
from gateway.items import ItemState
from gateway.pipeline.intake import Intake
from gateway.pipeline.review import NewChild, ReviewDesk
from gateway.routing.rules import Route
from tests.fakes import FixedClock, MemoryChildIndex, MemoryStore
from tests.makers import envelope, proposal, user

ROS, SAM = user("u-ros", Borough.LBHF), user("u-sam", Borough.LBHF)
RECORDS = (
    ChildRecord(ChildId("C1"), "Amelia", "Hartwell", None, borough=Borough.LBHF),
    ChildRecord(ChildId("C9"), "Out", "Moved", None, borough=Borough.OUT_OF_AREA),
)


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def store(clock):
    return MemoryStore(clock)


@pytest.fixture
def index():
    return MemoryChildIndex(RECORDS)


@pytest.fixture
def desk(store, index, clock):
    return ReviewDesk(store, index, (Route("*", "*", ("drop",)),), clock)


@pytest.fixture
def item(store):
    """An item in review with a draft for C1."""
    item = Intake(store, 10_000).accept(envelope(), b"words").item
    store.seal_proposal(item, proposal("in_review", ("same_name",), item=item))
    with store.unit() as unit:
        unit.move(item, ItemState.IN_REVIEW, why=("same_name",))
    return item


def key(item):
    return CopyId(f"{item}.cC1")


def test_linking_is_recorded_and_asks_for_new_copies(desk, store, item):
    """A person's link is in force at once, and the worker gets a fresh order."""
    desk.choose(item, ROS, [("m0", ChildId("C1"))], "name_and_birth")
    with store.unit() as unit:
        assert [(c, by) for c, _, by, _ in unit.links(item)] == [("C1", "u-ros")]
    assert len(store.orders) == 2


def test_sending_needs_a_link(desk, item):
    """A draft of a child whom nobody linked cannot be sent."""
    with pytest.raises(Rejected) as refused:
        desk.send(item, ROS, [key(item)])
    assert refused.value.code == "child_not_linked"


def test_sent_copies_stand_in_the_tray_and_the_item_is_routed(desk, store, item):
    """Link, send, routed."""
    desk.choose(item, ROS, [("m0", ChildId("C1"))], "known")
    desk.send(item, ROS, [key(item)])
    assert store.summary(item).state is ItemState.ROUTED
    assert [c.state for c in store.copies_of(item)] == ["delivered"]


def test_undo_takes_the_copy_back(desk, store, item):
    """The tray loses the copy, the link ends, the item waits for a person again."""
    desk.choose(item, ROS, [("m0", ChildId("C1"))], "known")
    desk.send(item, ROS, [key(item)])
    desk.undo(item, SAM, "wrong_child")
    assert store.summary(item).state is ItemState.IN_REVIEW
    assert [c.state for c in store.copies_of(item)] == ["withdrawn"]
    with store.unit() as unit:
        assert unit.links(item) == ()


def test_a_withdrawn_copy_cannot_be_accepted(desk, item):
    """What was taken back cannot be taken from the tray."""
    desk.choose(item, ROS, [("m0", ChildId("C1"))], "known")
    desk.send(item, ROS, [key(item)])
    desk.undo(item, SAM, "wrong_child")
    with pytest.raises(Rejected):
        desk.accept_copy(key(item), ROS)


def test_accepting_by_name_files_the_item(desk, store, item):
    """When every copy has been taken by a person the item is filed."""
    desk.choose(item, ROS, [("m0", ChildId("C1"))], "known")
    desk.send(item, ROS, [key(item)])
    desk.accept_copy(key(item), SAM)
    assert store.summary(item).state is ItemState.FILED
    assert [c.accepted_by for c in store.copies_of(item)] == ["u-sam"]


def test_another_boroughs_user_cannot_accept(desk, item):
    """A copy does not exist for people of another borough."""
    desk.choose(item, ROS, [("m0", ChildId("C1"))], "known")
    desk.send(item, ROS, [key(item)])
    with pytest.raises(Rejected) as refused:
        desk.accept_copy(key(item), user("u-other", Borough.WCC))
    assert refused.value.code == "copy_unknown"


def test_release_from_quarantine_takes_two_different_people(desk, store, item):
    """One person's two clicks are one yes."""
    desk.quarantine(item, ROS, "looks_hostile")
    assert desk.release(item, ROS, "checked") == "first_yes"
    with pytest.raises(Rejected) as refused:
        desk.release(item, ROS, "checked")
    assert refused.value.code == "second_person_needed"
    assert desk.release(item, SAM, "checked") == "released"
    assert store.summary(item).state is ItemState.IN_REVIEW


ONE_PERSONS_ACTS = {
    "choose": lambda desk, item: desk.choose(item, ROS, [("m0", ChildId("C1"))], "known"),
    "new_child": lambda desk, item: desk.new_child(item, ROS, "m0", NewChild("Anouk", "Verbeek", None, Borough.WCC), "x"),
    "undo": lambda desk, item: desk.undo(item, ROS, "wrong_child"),
    "retry": lambda desk, item: desk.retry(item, ROS),
}


@pytest.mark.parametrize("closed", ["no", "not_for_us"])
@pytest.mark.parametrize("act", ONE_PERSONS_ACTS)
def test_nothing_that_one_person_does_brings_an_item_back_from_quarantine(desk, store, item, act, closed):
    """Refused, but for the undo, after which it is apart; closed there and opened again likewise. No record and no order is made by it."""
    desk.quarantine(item, SAM, "looks_forged")
    if closed != "no":
        desk.not_for_us(item, ROS, "advertising")
    orders, records = len(store.orders), desk.children.version()
    with nullcontext() if act == "undo" else pytest.raises(Rejected, match="held_apart"):
        ONE_PERSONS_ACTS[act](desk, item)
    assert store.summary(item).state is (ItemState.QUARANTINED if act == "undo" or closed == "no" else ItemState.NOT_FOR_US)
    assert (len(store.orders), desk.children.version()) == (orders, records)


def test_what_was_never_held_apart_is_opened_again_by_one_person(desk, store, item):
    """Closed as not for us from review, or after two people had released it."""
    desk.quarantine(item, SAM, "looks_forged")
    desk.release(item, ROS, "checked")
    desk.release(item, SAM, "checked")
    desk.not_for_us(item, ROS, "advertising")
    desk.choose(item, ROS, [("m0", ChildId("C1"))], "known")
    assert store.summary(item).state is ItemState.IN_REVIEW


@pytest.mark.parametrize(
    "why", [("internal_fault",), ("second_yes_needed", "gave_up"), ("unreadable_malformed",), ("malware", "gave_up"), ()]
)
def test_only_what_a_fault_of_ours_put_apart_is_read_again(desk, store, item, why):
    """Nothing is known against it, and it is judged anew as when it came; anything else needs two people."""
    with store.unit() as unit:
        unit.move(item, ItemState.QUARANTINED, why=why)
    ours = why in {("internal_fault",), ("second_yes_needed", "gave_up")}
    if not ours:
        with pytest.raises(Rejected, match="held_apart"):
            desk.retry(item, ROS)
    else:
        desk.retry(item, ROS)
    assert store.summary(item).state is (ItemState.RECEIVED if ours else ItemState.QUARANTINED)


def test_an_old_yes_does_not_count_after_a_new_quarantine(desk, item):
    """A yes is for this stay in quarantine only."""
    desk.quarantine(item, ROS, "a")
    desk.release(item, ROS, "x")
    desk.release(item, SAM, "x")
    desk.quarantine(item, SAM, "b")
    assert desk.release(item, SAM, "x") == "first_yes"


def test_a_new_child_gets_a_provisional_record(desk, index, store, item):
    """Somebody who is not in the index is added under a new id and linked."""
    child = desk.new_child(item, ROS, "m0", NewChild("Anouk", "Verbeek", None, Borough.WCC), "not in index")
    assert index.get(child).flags == ("provisional",)
    with store.unit() as unit:
        assert [c for c, *_ in unit.links(item)] == [child]


def test_a_new_child_needs_a_borough_with_a_tray(desk, item):
    """A copy must have somewhere to go."""
    with pytest.raises(Rejected):
        desk.new_child(item, ROS, "m0", NewChild("Anouk", "Verbeek", None, Borough.UNKNOWN), "")


def test_a_claim_is_soft(desk, store, clock, item):
    """Others are refused while it is fresh and may take over after thirty idle minutes."""
    desk.claim(item, ROS)
    with pytest.raises(Rejected) as refused:
        desk.claim(item, SAM)
    assert refused.value.code == "item_claimed"
    clock.forward(minutes=31)
    desk.claim(item, SAM)
    assert store.summary(item).claimed_by == "u-sam"


def test_an_unknown_child_cannot_be_linked(desk, item):
    """A link names a record of the index."""
    with pytest.raises(Rejected) as refused:
        desk.choose(item, ROS, [("m0", ChildId("nobody"))], "x")
    assert refused.value.code == "child_unknown"


def test_a_wrong_choice_in_review_is_taken_back(desk, store, item):
    """Nothing has gone yet: the link goes, the audit says which, and new copies are asked for."""
    desk.choose(item, ROS, [("m0", ChildId("C1"))], "name_and_birth")
    desk.undo(item, ROS, "wrong_child")
    with store.unit() as unit:
        assert unit.links(item) == ()
        assert unit.state(item) is ItemState.IN_REVIEW
    assert ("link.undone", (("child", "C1"),)) in [(e.action, e.facts) for e in store.events]
