"""A named brother or sister does not hold the certain child's copy: it goes, and the question stays with a person until answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest

from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import CopyId, RenditionId
from gateway.items import ItemState
from gateway.pipeline.picking import pick
from gateway.pipeline.rejecting import reject
from gateway.pipeline.second_yes import COPY_YES, SECOND_YES_NEEDED, second_yes_waiting
from gateway.pipeline.unlocking import UnlockDesk
from gateway.pipeline.withheld import answer, ask, have_in
from tests.fakes import CleanScanner, OneKey
from tests.follow_up_hub import BROTHER, DEE, FOLLOWS_UP, ROS, SUBJECT, Hub


@pytest.fixture
def hub() -> Hub:
    return Hub()


def test_the_copy_goes_and_the_question_stays_with_its_clock(hub: Hub) -> None:
    """In its tray and on its way, as if routed; the item waits on, and is late when its time has run out."""
    assert (hub.stands(), hub.copies()) == (FOLLOWS_UP, [("C1", "delivered")])
    with hub.store.unit() as unit:
        assert [d.destination for d in unit.deliveries(hub.item)] == ["drop"]
    came, due = hub.store.summary(hub.item).received_at, hub.store.summary(hub.item).due_at
    assert due == came + timedelta(hours=4)
    hub.clock.at = due
    assert (hub.store.counts().late, hub.store.counts().oldest_waiting) == (1, came)


def test_an_open_question_keeps_the_item_from_being_filed(hub: Hub) -> None:
    """Accepting the copy answers nothing; with the answer the item ends where its copies are."""
    hub.accept()
    assert (hub.stands(), hub.copies()) == (FOLLOWS_UP, [("C1", "accepted")])
    hub.desk.none_due(hub.item, ROS, "concern_not_theirs")
    assert hub.state() is ItemState.FILED


def test_that_none_is_due_is_an_answer_by_name(hub: Hub) -> None:
    """The item is routed, its audit says who and why, and nothing is told against any match: nobody was asked who is who."""
    hub.desk.none_due(hub.item, ROS, "concern_not_theirs")
    last = hub.store.timeline(hub.item)[-1]
    assert (last.action, last.actor, last.reason, last.facts) == ("item.moved", "u-ros", "concern_not_theirs", (("to", "routed"),))
    assert (hub.state(), hub.reviewed()) == (ItemState.ROUTED, [])
    hub.accept()
    assert hub.state() is ItemState.FILED
    with pytest.raises(Rejected, match="item_not_waiting"):
        hub.desk.none_due(hub.item, ROS, "concern_not_theirs")


def test_the_brother_gets_a_copy_of_his_own(hub: Hub) -> None:
    """Linked by a person, made by the worker, sent by a person: then every due copy is in its tray. He alone was asked about."""
    hub.link_brother()
    assert (hub.state(), hub.copies()) == (ItemState.IN_REVIEW, [("C1", "delivered")])
    hub.desk.send(hub.item, ROS, [CopyId(f"{hub.item}.cC2")])
    assert (hub.state(), hub.copies()) == (ItemState.ROUTED, [("C1", "delivered"), ("C2", "delivered")])
    assert hub.reviewed() == [("m1", "other")]


def test_in_review_everybody_was_asked_about() -> None:
    """An answer there that leaves out the child whose copy the rule sent says so of that match, as ever."""
    hub = Hub("in_review", "two_children_fit")
    hub.desk.choose(hub.item, ROS, [("m1", BROTHER)], "known_to_desk")
    assert hub.reviewed() == [("m0", "nobody"), ("m1", "other")]


def test_who_is_named_may_be_the_child_whose_copy_went(hub: Hub) -> None:
    """Nothing is left to be made or sent, so nothing waits any more."""
    hub.desk.choose(hub.item, ROS, [("m1", SUBJECT)], "details_agree")
    assert (hub.state(), hub.copies()) == (ItemState.ROUTED, [("C1", "delivered")])


def test_a_new_child_who_is_yet_to_be_entered_keeps_the_item_waiting(hub: Hub) -> None:
    """One answer names the child whose copy went, another a child not in the index: until that child is entered, it is in review."""
    hub.desk.choose(hub.item, ROS, [("m1", SUBJECT)], "details_agree", still_open=["m2"])
    assert (hub.state(), hub.copies()) == (ItemState.IN_REVIEW, [("C1", "delivered")])


def test_undo_takes_the_copy_back_and_asks_for_everybody(hub: Hub) -> None:
    """As in review from the beginning; the question of the brother is answered with the rest."""
    hub.desk.undo(hub.item, ROS, "wrong_child")
    assert (hub.stands(), hub.copies()) == ((ItemState.IN_REVIEW, ("wrong_child",)), [("C1", "withdrawn")])
    hub.desk.choose(hub.item, ROS, [("m0", SUBJECT)], "known_to_desk")
    assert hub.reviewed() == [("m0", "other"), ("m1", "nobody")]


@pytest.mark.parametrize(
    ("act", "by_way_of"),
    [
        *product(["not_for_us", "retry"], [ItemState.FOLLOW_UP, ItemState.QUARANTINED, ItemState.IN_REVIEW]),
        ("unlock", ItemState.AWAITING_PASSWORD),
    ],
)
def test_what_takes_an_item_for_untouched_is_refused(hub: Hub, act: str, by_way_of: ItemState) -> None:
    """Its copy is out: it is taken back first, and not forgotten beside a closed item. Where it waits by then makes no difference."""
    with hub.store.unit() as unit:
        unit.move(hub.item, by_way_of, why=("sibling_named",))
    acts: dict[str, Callable[[], object]] = {
        "not_for_us": lambda: hub.desk.not_for_us(hub.item, ROS, "sent_by_mistake"),
        "retry": lambda: hub.desk.retry(hub.item, ROS),
        "unlock": lambda: UnlockDesk(hub.store, OneKey(), CleanScanner()).unlock(hub.item, ROS, OneKey.password),
    }
    with pytest.raises(Rejected, match="copy_gone_already"):
        acts[act]()
    assert (hub.stands(), hub.copies()) == ((by_way_of, ("sibling_named",)), [("C1", "delivered")])
    assert dict(hub.store.load_unlocked(hub.item)) == {}


def test_held_apart_its_copy_is_taken_back_and_it_stays_apart(hub: Hub) -> None:
    """One person takes the copy and the link back; two let anybody work on it again, and only then is it read as if it had just come."""
    hub.desk.quarantine(hub.item, ROS, "looks_forged")
    hub.ask()
    hub.desk.undo(hub.item, ROS, "wrong_child")
    assert (hub.stands(), hub.copies()) == ((ItemState.QUARANTINED, ("looks_forged",)), [("C1", "withdrawn")])
    for who in (ROS, DEE):
        with pytest.raises(Rejected, match="held_apart"):
            hub.desk.retry(hub.item, ROS)
        hub.desk.release(hub.item, who, "checked_safe")
    hub.desk.retry(hub.item, ROS)
    assert hub.state() is ItemState.RECEIVED


def test_a_decision_makers_question_brings_nothing_back_from_quarantine(hub: Hub) -> None:
    """It is asked of an item that stays apart, is released by nobody there, and is found in the queue when two people released the item."""
    hub.desk.quarantine(hub.item, ROS, "looks_forged")
    hub.ask()
    assert hub.stands() == (ItemState.QUARANTINED, ("withheld_asked", "looks_forged"))
    with pytest.raises(Rejected, match="held_apart"):
        answer(hub.store, hub.item, ROS, CopyId(f"{hub.item}.cC1"), "release")
    hub.desk.release(hub.item, ROS, "checked_safe")
    hub.desk.release(hub.item, DEE, "checked_safe")
    assert hub.stands() == (ItemState.IN_REVIEW, ("withheld_asked", "checked_safe"))


def test_a_question_of_a_decision_maker_does_not_swallow_it(hub: Hub) -> None:
    """Kept back or released, the brother is asked about as before."""
    hub.ask()
    assert hub.stands() == (ItemState.FOLLOW_UP, ("withheld_asked", "sibling_named"))
    answer(hub.store, hub.item, ROS, CopyId(f"{hub.item}.cC1"), "keep_back")
    assert hub.stands() == FOLLOWS_UP
    hub.ask()
    answer(hub.store, hub.item, ROS, CopyId(f"{hub.item}.cC1"), "release")
    hub.run("r1")
    hub.desk.send(hub.item, ROS, [CopyId(f"{hub.item}.cC1again")])
    assert (hub.stands(), len(hub.copies())) == (FOLLOWS_UP, 2)


@pytest.mark.parametrize("fault", ["", "policy_missing"])
def test_what_was_released_is_owed_until_its_copy_has_gone(hub: Hub, fault: str) -> None:
    """Answered before the copy is made anew, or after that failed, the item waits in review; it ends when the new copy has gone."""
    hub.ask()
    answer(hub.store, hub.item, ROS, CopyId(f"{hub.item}.cC1"), "release")
    if fault:
        hub.fault = fault
        hub.run("r1")
        hub.fault = ""
    hub.desk.none_due(hub.item, ROS, "concern_not_theirs")
    assert hub.state() is ItemState.IN_REVIEW
    hub.run("r2")
    hub.desk.send(hub.item, ROS, [CopyId(f"{hub.item}.cC1again")])
    assert hub.state() is ItemState.ROUTED


def test_one_question_kept_back_ends_nothing_while_another_is_owed(hub: Hub) -> None:
    """Of two copies asked about, what was released into one is still to be sent when the other's is kept back."""
    hub.link_brother()
    hub.desk.send(hub.item, ROS, [CopyId(f"{hub.item}.cC2")])
    for copy in hub.store.copies_of(hub.item):
        ask(hub.store, copy, DEE, ("complete_history",))
    answer(hub.store, hub.item, ROS, CopyId(f"{hub.item}.cC1"), "release")
    answer(hub.store, hub.item, ROS, CopyId(f"{hub.item}.cC2"), "keep_back")
    assert hub.state() is ItemState.IN_REVIEW


def test_the_answer_does_not_swallow_a_decision_makers_question(hub: Hub) -> None:
    """Whether a copy is due or not, what was asked for stays open, first of the item's reasons, also when all has been sent."""
    hub.ask()
    hub.desk.none_due(hub.item, ROS, "concern_not_theirs")
    assert hub.stands() == (ItemState.IN_REVIEW, ("withheld_asked",))
    other = Hub()
    other.ask()
    other.link_brother()
    assert other.stands() == (ItemState.IN_REVIEW, ("withheld_asked", "opened_for_review"))
    other.desk.send(other.item, ROS, [CopyId(f"{other.item}.cC2")])
    assert other.stands() == (ItemState.IN_REVIEW, ("withheld_asked",))


def test_copies_that_cannot_be_made_anew_leave_the_question(hub: Hub) -> None:
    """The fault is said first, the question stands behind it."""
    hub.fault = "policy_missing"
    hub.run("r1")
    assert hub.stands() == (ItemState.FOLLOW_UP, ("policy_missing", "sibling_named"))


def test_a_copy_made_anew_is_worked_on_as_in_review(hub: Hub) -> None:
    """Pages, pictures and what was left out may be decided on: what is refused is refused for its own reason."""
    key, nothing = CopyId(f"{hub.item}.cC1"), RenditionId("none")
    acts: list[tuple[Callable[[], None], str]] = [
        (lambda: pick(hub.store, hub.item, ROS, key, nothing), "copy_not_ready"),
        (lambda: reject(hub.store, hub.item, ROS, key, nothing), "copy_not_ready"),
        (lambda: have_in(hub.store, hub.item, ROS, key, ["complete_history"]), "nothing_asked"),
        (lambda: hub.desk.set_purpose(hub.item, ROS, "assessment"), "copy_gone_already"),
    ]
    for act, code in acts:
        with pytest.raises(Rejected, match=code):
            act()


def test_a_second_yes_is_missed_here_too(hub: Hub) -> None:
    """The manager is told of a first yes that nobody answers, wherever the item waits."""
    with hub.store.unit() as unit:
        unit.move(hub.item, ItemState.FOLLOW_UP, why=(SECOND_YES_NEEDED, "sibling_named"))
        unit.audit(AuditEvent(COPY_YES, "u-ros", hub.item, facts=(("key", f"{hub.item}.cC1"),)))
    assert second_yes_waiting(hub.store, hub.clock.now()).oldest == hub.clock.now()
