"""What is still asked of an item outlasts whatever else is done with it: it ends by answers, not by the last copy that goes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from gateway.errors import Retryable
from gateway.events import AuditEvent
from gateway.ids import Borough, ChildId, CopyId, ItemId
from gateway.items import ItemState, RawItem
from gateway.pipeline.history import History
from gateway.pipeline.look_again import keep_second_look
from gateway.pipeline.reconciler import Reconciler
from gateway.pipeline.review import NewChild
from gateway.pipeline.second_yes import COPY_YES, SECOND_YES_NEEDED, second_yes_waiting
from gateway.pipeline.still_asked import is_unanswered
from gateway.pipeline.withheld import answer
from gateway.proposal import DraftCopy, Proposal
from gateway.views import TimelineEntry
from tests.follow_up_hub import ASKED, BROTHER, ROS, SUBJECT, Hub
from tests.makers import VERIFIED, linked

LOOK = "again-1-index_changed"
ANOUK, BAS = (NewChild(name, "Pacheco", None, Borough.LBHF) for name in ("Anouk", "Bas"))


@pytest.fixture
def hub() -> Hub:
    return Hub()


def enter(hub: Hub, mention: str, child: NewChild) -> ChildId:
    entered = hub.desk.new_child(hub.item, ROS, mention, child, "new_child")
    hub.run(f"r{mention}")
    return entered


def send(hub: Hub, child: ChildId, again: str = "") -> None:
    hub.desk.send(hub.item, ROS, [CopyId(f"{hub.item}.c{child}{again}")])


def doubted(hub: Hub) -> None:
    """A second look finds that two children fit one of those named."""
    hub.run("0")
    keep_second_look(hub.store, hub.item, Proposal("in_review", ("two_children_fit",), VERIFIED, "", (linked("C1", "m0"), ASKED)), LOOK)


def test_a_new_child_who_is_yet_to_be_entered_outlasts_the_copies(hub: Hub) -> None:
    """Every linked child's copy has gone, and the item waits on until the child is entered and has a copy, too."""
    hub.desk.choose(hub.item, ROS, [("m1", BROTHER)], "known_to_desk", still_open=["m2", "m3"])
    hub.run("r1")
    send(hub, BROTHER)
    assert hub.stands() == (ItemState.IN_REVIEW, ("new_child_awaited",))
    send(hub, enter(hub, "m2", ANOUK))
    assert hub.stands() == (ItemState.IN_REVIEW, ("new_child_awaited",))
    last = enter(hub, "m3", BAS)
    assert hub.stands() == (ItemState.IN_REVIEW, ("opened_for_review",))
    send(hub, last)
    assert hub.state() is ItemState.ROUTED


def test_of_two_new_children_the_second_is_not_forgotten(hub: Hub) -> None:
    """Nobody else was linked: entering the first and sending the copy ends nothing."""
    hub.desk.to_enter(hub.item, ROS, ["m1", "m2"])
    send(hub, enter(hub, "m1", ANOUK))
    assert hub.stands() == (ItemState.IN_REVIEW, ("new_child_awaited",))


def test_a_new_answer_replaces_that_a_child_is_new(hub: Hub) -> None:
    """That no copy is due, or who it is after all, ends the wait for good."""
    hub.desk.to_enter(hub.item, ROS, ["m1"])
    hub.desk.none_due(hub.item, ROS, "concern_not_theirs")
    hub.ask()
    answer(hub.store, hub.item, ROS, CopyId(f"{hub.item}.cC1"), "keep_back")
    assert hub.state() is ItemState.ROUTED
    other = Hub()
    other.desk.choose(other.item, ROS, [("m0", SUBJECT)], "details_agree", still_open=["m1"])
    other.desk.choose(other.item, ROS, [("m1", SUBJECT)], "details_agree")
    assert other.state() is ItemState.ROUTED


@pytest.mark.parametrize("said", ["keep_back", "release"])
def test_a_second_looks_doubt_outlasts_a_decision_makers_question(hub: Hub, said: str) -> None:
    """Kept back, or released and sent: nobody has said whom the item is about, so it waits for that; the answer ends it."""
    doubted(hub)
    hub.ask()
    answer(hub.store, hub.item, ROS, CopyId(f"{hub.item}.cC1"), "keep_back" if said == "keep_back" else "release")
    if said == "release":
        hub.run("r1")
        send(hub, SUBJECT, "again")
    assert hub.stands() == (ItemState.IN_REVIEW, ("two_children_fit",))
    hub.desk.choose(hub.item, ROS, [("m0", SUBJECT)], "details_agree")
    assert hub.state() is ItemState.ROUTED


def test_that_none_is_due_was_an_answer_when_the_question_is_kept_back(hub: Hub) -> None:
    """The decision maker's question alone kept it."""
    hub.ask()
    hub.desk.none_due(hub.item, ROS, "concern_not_theirs")
    answer(hub.store, hub.item, ROS, CopyId(f"{hub.item}.cC1"), "keep_back")
    assert hub.state() is ItemState.ROUTED


def test_copies_that_cannot_be_made_hide_no_question_and_nobody_named(hub: Hub) -> None:
    """What is asked stands before the fault, what was read and whom it names stays, and no old copy can be sent."""
    hub.ask()
    hub.fault = "policy_missing"
    hub.run("r1")
    assert hub.stands() == (ItemState.FOLLOW_UP, ("withheld_asked", "policy_missing", "sibling_named"))
    kept = hub.store.load_proposal(hub.item)
    assert kept is not None
    assert ([d.label for d in kept.decisions], kept.copies) == (["Somebody", "Rui"], ())


def test_a_second_yes_is_missed_behind_a_decision_makers_question_too(hub: Hub) -> None:
    """The manager is told wherever among the reasons it stands."""
    with hub.store.unit() as unit:
        unit.move(hub.item, ItemState.FOLLOW_UP, why=(SECOND_YES_NEEDED, "sibling_named"))
        unit.audit(AuditEvent(COPY_YES, "u-ros", hub.item, facts=(("key", f"{hub.item}.cC1"),)))
    hub.ask()
    assert second_yes_waiting(hub.store, hub.clock.now()).oldest == hub.clock.now()


class Unchanged(Hub):
    """What was released was in the copy already: made anew it is the same."""

    def drafted(self, child: ChildId, again: str) -> DraftCopy:
        return super().drafted(child, "")


def test_a_copy_that_was_accepted_and_is_the_same_anew_files_the_item() -> None:
    """Nothing goes a second time, and nobody waits for a copy that is accepted already."""
    hub = Unchanged()
    hub.accept()
    hub.desk.none_due(hub.item, ROS, "concern_not_theirs")
    hub.ask()
    answer(hub.store, hub.item, ROS, CopyId(f"{hub.item}.cC1"), "release")
    hub.run("r1")
    send(hub, SUBJECT)
    assert (hub.state(), hub.copies()) == (ItemState.FILED, [("C1", "accepted")])


class Overtaken(Hub):
    """While copies are being made, a person decides, once."""

    def propose(self, raw: RawItem, history: History) -> Proposal:
        made = super().propose(raw, history)
        if history.being_redrafted == "yes" and not history.lifted:
            answer(self.store, self.item, ROS, CopyId(f"{self.item}.cC1"), "release")
        return made


def test_copies_made_without_a_decision_do_not_replace_those_made_with_it() -> None:
    """The run is tried again and makes them with what was released; until then that is owed."""
    hub = Overtaken()
    hub.ask()
    with pytest.raises(Retryable, match="decided_meanwhile"):
        hub.run("r1")
    assert not any(e.action == "item.redrafted" for e in hub.store.timeline(hub.item))
    hub.run("r1")
    made = hub.store.load_proposal(hub.item)
    assert made is not None
    assert [d.copy.key for d in made.copies] == [f"{hub.item}.cC1again"]


@pytest.mark.parametrize("cut_off", ["no", "behind the sealing"])
def test_a_second_look_that_was_overtaken_has_the_copies_made_anew(hub: Hub, monkeypatch: pytest.MonkeyPatch, cut_off: str) -> None:
    """A person linked the brother between its audit and its sealing, and the copies were made: what it sealed lacks his."""
    sealing = hub.store.seal_proposal

    def late(item: ItemId, proposal: Proposal) -> None:
        monkeypatch.undo()
        hub.link_brother()
        sealing(item, proposal)
        if cut_off != "no":
            raise KeyboardInterrupt

    monkeypatch.setattr(hub.store, "seal_proposal", late)
    if cut_off == "no":
        doubted(hub)
    else:
        with pytest.raises(KeyboardInterrupt):
            doubted(hub)
        hub.run(LOOK)
    assert [run for _, run in hub.store.orders][-1].startswith("r")
    assert len(hub.store.orders) == 3  # it came, the brother was linked, once more


def test_an_item_given_up_has_a_clock(hub: Hub) -> None:
    """No run settled it: it is held apart with the time of an item that answers nothing."""
    with hub.store.unit() as unit:
        unit.move(hub.item, ItemState.RECEIVED)
        unit.set_sender(hub.item, agency="", agency_type="", request="", rag="", due_at=None)
    Reconciler(hub.store, lambda _item: False, 0, timedelta(hours=2)).run_once()
    summary = hub.store.summary(hub.item)
    assert (summary.state, summary.due_at) == (ItemState.QUARANTINED, summary.received_at + timedelta(hours=2))


@pytest.mark.parametrize(("opened", "asked"), [("yes", True), ("no", False)])
def test_whoever_an_opened_file_names_is_asked_about(opened: str, *, asked: bool) -> None:
    """What was said of the item before its file was opened answers nothing about those whom only the file names."""
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    acts = ["item.settled", "link.made", *(["item.unlocked"] if opened == "yes" else [])]
    entries = [TimelineEntry(n, at, "u_ros", act, "", (("to", "in_review"),) if n == 0 else ()) for n, act in enumerate(acts)]
    assert is_unanswered(entries) is asked
