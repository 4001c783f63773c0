"""Whether certain matches go on by themselves, told from the audit alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.errors import Rejected
from gateway.ids import Borough, ChildId, ItemId
from gateway.items import ItemState
from gateway.matching.wilson import lower_limit, upper_limit
from gateway.pipeline.automatic import LinkBounds, LinkWatch, is_drawn
from gateway.pipeline.intake import Intake
from gateway.pipeline.review import ReviewDesk
from gateway.pipeline.runner import Runner
from gateway.routing.rules import Route
from tests.fakes import FixedClock, MemoryChildIndex, MemoryStore
from tests.makers import envelope, proposal, user
from tests.unit.pipeline.test_review import RECORDS
from tests.unit.pipeline.test_runner import NoDeadlines, Scripted

ROS = user("u-ros", Borough.LBHF)
AT_ONCE = LinkBounds(wanted="on", reviewed=0, most_wrong=2)
ROUTES = (Route("*", "*", ("drop",)),)


@pytest.fixture
def store():
    return MemoryStore(FixedClock())


@pytest.fixture
def desk(store):
    return ReviewDesk(store, MemoryChildIndex(RECORDS), ROUTES, FixedClock())


def arrived(store) -> ItemId:
    return Intake(store, 10_000).accept(envelope(), b"some words").item


def routed(store) -> ItemId:
    """An item that a rule linked to C1 and sent."""
    item = arrived(store)
    Runner(store, Scripted(lambda raw: proposal(item=raw.id)), NoDeadlines(), ROUTES, FixedClock()).run(item, "0")
    return item


def in_review(store) -> ItemId:
    item = arrived(store)
    store.seal_proposal(item, proposal("in_review", ("suggest_until_reviewed",), item=item))
    with store.unit() as unit:
        unit.move(item, ItemState.IN_REVIEW)
    return item


def test_a_wish_is_not_in_force_before_people_have_decided_enough(store, desk):
    """One decision of two: still suggesting, and it says how far it is. With the second, certain matches go on."""
    watch = LinkWatch(store, LinkBounds(wanted="on", reviewed=2))
    desk.choose(in_review(store), ROS, [("m0", ChildId("C1"))], "details_agree")
    assert (watch.standing().says, watch.reasons()) == ("suggesting only: 1 of 2 decisions", ("suggest_until_reviewed",))
    desk.choose(in_review(store), ROS, [("m0", ChildId("C1"))], "details_agree")
    assert (watch.standing().says, watch.reasons()) == ("on", ())


def test_a_decision_taken_back_and_made_again_is_one(store, desk):
    """Changing one's mind does not bring automatic matching nearer."""
    item = in_review(store)
    for _ in range(3):
        desk.choose(item, ROS, [("m0", ChildId("C1"))], "details_agree")
        desk.undo(item, ROS, "wrong_child")
    assert LinkWatch(store, LinkBounds(wanted="on")).standing().reviewed == 1


def test_a_new_child_of_one_mention_does_not_answer_the_other_anew(store, desk):
    """The form links one child and then makes another: each mention keeps its own answer."""
    item = arrived(store)
    store.seal_proposal(item, proposal("in_review", ("new_child",), item=item, children=("C1", "C2")))
    with store.unit() as unit:
        unit.move(item, ItemState.IN_REVIEW)
    desk.choose(item, ROS, [("m0", ChildId("C1"))], "details_agree")
    desk.choose(item, ROS, [("m1", ChildId("C9"))], "new_child")
    said = [dict(e.facts)["mention"] for e in store.events if e.action == "match.reviewed"]
    assert said == ["m0", "m1", "m1"]


def test_the_third_wrong_link_stops_it_for_every_process_until_a_person_starts_again(store, desk):
    """Two wrong links are borne; the third stops. A start by a person counts anew, and both are in the audit."""
    watch = LinkWatch(store, AT_ONCE)
    items = [routed(store) for _ in range(4)]
    for item in items[:2]:
        desk.undo(item, ROS, "wrong_child")
    assert watch.reasons() == ()
    desk.undo(items[2], ROS, "wrong_child")
    assert watch.reasons() == ("matching_stopped",)
    watch.keep_stopped()
    watch.keep_stopped()
    another_process = LinkWatch(store, LinkBounds(wanted="on", reviewed=0, most_wrong=99))
    assert another_process.standing().state == "stopped"
    another_process.start(ROS, "index_repaired")
    assert (watch.reasons(), another_process.reasons()) == ((), ())
    told = [(e.action, e.actor, e.reason) for e in store.events if e.action.startswith("matching.")]
    assert told == [("matching.stopped", "rule", "too_many_wrong_links"), ("matching.started", "u-ros", "index_repaired")]
    desk.undo(items[3], ROS, "wrong_child")
    assert watch.standing().wrong == 1


def test_nobody_starts_what_has_not_stopped(store):
    """A start that is not needed would forgive wrong links unseen."""
    with pytest.raises(Rejected) as refused:
        LinkWatch(store, AT_ONCE).start(ROS, "because")
    assert refused.value.code == "matching_not_stopped"


def test_copies_taken_back_for_their_words_say_nothing_against_the_link(store, desk):
    """A wrong tray is no wrong child, unless another child is put in its place."""
    watch, item = LinkWatch(store, AT_ONCE), routed(store)
    desk.undo(item, ROS, "wrong_copy")
    assert watch.standing().wrong == 0
    desk.choose(item, ROS, [("m0", ChildId("C9"))], "details_agree")
    assert watch.standing().wrong == 1


def test_the_same_child_again_takes_the_doubt_back(store, desk):
    """Undone by mistake and linked again by a person: the rule was right."""
    watch, item = LinkWatch(store, AT_ONCE), routed(store)
    desk.undo(item, ROS, "wrong_child")
    desk.choose(item, ROS, [("m0", ChildId("C1"))], "details_agree")
    assert watch.standing().wrong == 0


def test_reading_an_item_again_does_not_wash_a_wrong_link_clean(store, desk):
    """What a person said stays, whatever the rule says next."""
    watch, item = LinkWatch(store, AT_ONCE), routed(store)
    desk.undo(item, ROS, "wrong_child")
    desk.retry(item, ROS)
    Runner(store, Scripted(lambda raw: proposal(item=raw.id)), NoDeadlines(), ROUTES, FixedClock()).run(item, "r1")
    assert watch.standing().wrong == 1


def test_a_links_undoing_by_people_of_peoples_links_counts_nothing(store, desk):
    """Only what a rule linked is held against the rule."""
    item = in_review(store)
    desk.choose(item, ROS, [("m0", ChildId("C1"))], "details_agree")
    desk.undo(item, ROS, "wrong_child")
    assert LinkWatch(store, AT_ONCE).standing().checked == 0


def test_a_share_of_items_is_drawn(store):
    """None at 0, all at 1, and about the share between; always the same for an item."""
    items = [ItemId(f"it_{number}") for number in range(4_000)]
    drawn = sum(is_drawn(store, 0.02, item) for item in items)
    assert 40 < drawn < 130
    assert not any(is_drawn(store, 0.0, item) for item in items)
    assert all(is_drawn(store, 1.0, item) for item in items)


@given(st.integers(0, 500), st.integers(1, 500))
def test_wilsons_limits_lie_around_the_rate(part, more):
    """The lower limit is never above the rate nor the upper below, and none leaves 0 to 1."""
    whole = part + more
    assert 0.0 <= lower_limit(part, whole) <= part / whole + 1e-12
    assert part / whole - 1e-12 <= upper_limit(part, whole) <= 1.0 + 1e-12
