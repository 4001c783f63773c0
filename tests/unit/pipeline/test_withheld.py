"""What was left out is asked for by whoever has the copy, answered by the desk, and stays sealed where somebody would come to harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from gateway.children import ChildRecord
from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import Borough, ChildId, CopyId
from gateway.items import ItemState, RawItem
from gateway.outgoing import WithheldNote
from gateway.pipeline.history import History
from gateway.pipeline.intake import Intake
from gateway.pipeline.review import ReviewDesk
from gateway.pipeline.runner import Runner
from gateway.pipeline.still_asked import WITHHELD_ASKED
from gateway.pipeline.withheld import BORDERLINE, NEVER_ASKED, TWO_PEOPLE, answer, ask, have_in, lifted, open_asks
from gateway.proposal import AppliedRedaction, Proposal
from redaction import group_parties, minimise
from redaction.copy_rules import SEALING
from tests.fakes import FixedClock, MemoryChildIndex, MemoryStore
from tests.makers import VERIFIED, draft, envelope, linked, user
from tests.redaction_builders import copy_of, family, passages, policy, tags_of, text_of

ROS, SAM, DEE = (user(name, Borough.LBHF) for name in ("u-ros", "u-sam", "u-dee"))
CHILD = ChildId("C1")


class Hub:
    """An item whose copy for C1 is in its tray, with passages left out for these reasons."""

    def __init__(self, *reasons: str) -> None:
        clock = FixedClock()
        self.store = MemoryStore(clock)
        self.desk = ReviewDesk(self.store, MemoryChildIndex((ChildRecord(CHILD, "C1", "Hartwell", None, borough=Borough.LBHF),)), (), clock)
        self.item = Intake(self.store, 10_000).accept(envelope(), b"words").item
        with self.store.unit() as unit:
            unit.move(self.item, ItemState.IN_REVIEW)
        self.desk.choose(self.item, ROS, [("m1", CHILD)], "known")
        made = draft(self.item, "C1")
        notes = tuple(WithheldNote(reason, 1) for reason in reasons)
        made = replace(made, copy=replace(made.copy, withheld=notes))
        self.store.seal_proposal(self.item, Proposal("in_review", (), VERIFIED, "", (linked("C1", "m1"),), (made,)))
        self.key = CopyId(f"{self.item}.cC1")
        self.desk.send(self.item, ROS, [self.key])

    def ask(self, *reasons: str) -> None:
        (row,) = self.store.copies_of(self.item)
        ask(self.store, row, DEE, reasons)

    def state(self) -> tuple[ItemState, tuple[str, ...]]:
        summary = self.store.summary(self.item)
        return summary.state, summary.why[:1]

    def acts(self) -> list[tuple[str, str]]:
        return [(e.actor, e.action) for e in self.store.timeline(self.item) if e.action.startswith("withheld.")]


def test_asking_brings_the_item_back_to_the_desk_and_leaves_the_copy() -> None:
    """The desk finds it in the queue, first of its reasons; the tray keeps what it has."""
    hub = Hub("signature", "complete_history")
    hub.ask("complete_history")
    assert hub.state() == (ItemState.IN_REVIEW, (WITHHELD_ASKED,))
    assert [c.state for c in hub.store.copies_of(hub.item)] == ["delivered"]
    assert [(a.key, a.reasons, a.by) for a in open_asks(hub.store.timeline(hub.item))] == [(hub.key, ("complete_history",), "u-dee")]


@pytest.mark.parametrize("reasons", [(), ("signature",), ("another_child",), ("informant", "never_heard_of")])
def test_what_was_not_left_out_or_is_sealed_cannot_be_asked_for(reasons: tuple[str, ...]) -> None:
    """Another family's passages and what would lead to an informant stay out, whoever asks."""
    hub = Hub("complete_history", "another_child", "informant")
    with pytest.raises(Rejected, match="nothing_asked"):
        hub.ask(*reasons)
    assert hub.state()[0] is ItemState.ROUTED


def test_what_the_code_seals_is_never_asked_for() -> None:
    """Every sealing reason is among those that nobody's asking opens."""
    assert SEALING <= NEVER_ASKED
    assert not TWO_PEOPLE & NEVER_ASKED


def test_one_question_at_a_time() -> None:
    """While one is open another is refused."""
    hub = Hub("complete_history", "signature")
    hub.ask("complete_history")
    with pytest.raises(Rejected, match="asked_already"):
        hub.ask("signature")


def test_a_release_is_one_persons_where_nobody_is_protected_by_it() -> None:
    """It is recorded for the child's copy; the copy is made anew and waits to be checked; nothing is sent by it."""
    hub = Hub("complete_history")
    hub.ask("complete_history")
    assert answer(hub.store, hub.item, ROS, hub.key, "release") == "released"
    assert lifted(hub.store.timeline(hub.item)) == {CHILD: frozenset({"complete_history"})}
    assert hub.state()[0] is ItemState.IN_REVIEW
    assert [c.key for c in hub.store.copies_of(hub.item)] == [hub.key]
    with pytest.raises(Rejected, match="ask_unknown"):
        answer(hub.store, hub.item, ROS, hub.key, "release")


def test_a_release_that_could_harm_somebody_takes_two_people() -> None:
    """The same person twice is refused; the second is somebody else."""
    hub = Hub("victim")
    hub.ask("victim")
    assert answer(hub.store, hub.item, ROS, hub.key, "release") == "first_yes"
    assert lifted(hub.store.timeline(hub.item)) == {}
    with pytest.raises(Rejected, match="second_person_needed"):
        answer(hub.store, hub.item, ROS, hub.key, "release")
    assert answer(hub.store, hub.item, SAM, hub.key, "release") == "released"
    assert hub.acts() == [("u-dee", "withheld.asked"), ("u-ros", "withheld.first_yes"), ("u-sam", "withheld.released")]


def test_whoever_asks_is_neither_of_the_two() -> None:
    """A decision maker who also works at the desk says no yes to their own question."""
    hub = Hub("victim")
    hub.ask("victim")
    with pytest.raises(Rejected, match="second_person_needed"):
        answer(hub.store, hub.item, DEE, hub.key, "release")


def test_a_yes_to_an_earlier_question_is_none_to_the_next() -> None:
    """Kept back after one yes and asked again, two people must say yes anew."""
    hub = Hub("victim")
    hub.ask("victim")
    assert answer(hub.store, hub.item, ROS, hub.key, "release") == "first_yes"
    assert answer(hub.store, hub.item, ROS, hub.key, "keep_back") == "kept_back"
    hub.ask("victim")
    assert answer(hub.store, hub.item, SAM, hub.key, "release") == "first_yes"


@pytest.mark.parametrize(("accepted", "ends"), [("no", ItemState.ROUTED), ("yes", ItemState.FILED)])
def test_kept_back_the_item_goes_where_its_copies_put_it(accepted: str, ends: ItemState) -> None:
    """A copy that was accepted while the question was open files the item."""
    hub = Hub("complete_history")
    hub.ask("complete_history")
    if accepted == "yes":
        hub.desk.accept_copy(hub.key, DEE)
    assert answer(hub.store, hub.item, ROS, hub.key, "keep_back") == "kept_back"
    assert hub.state()[0] is ends
    assert open_asks(hub.store.timeline(hub.item)) == ()


def test_undoing_the_link_ends_a_release() -> None:
    """What was released for a wrong child is released for nobody."""
    hub = Hub("complete_history")
    hub.ask("complete_history")
    answer(hub.store, hub.item, ROS, hub.key, "release")
    hub.desk.undo(hub.item, ROS, "wrong_child")
    assert lifted(hub.store.timeline(hub.item)) == {}


def test_a_copy_in_its_tray_does_not_go_again() -> None:
    """Sending the item's copies after a release leaves the one that is there as it is, with its acceptance."""
    hub = Hub("complete_history")
    hub.desk.accept_copy(hub.key, DEE)
    (before,) = hub.store.copies_of(hub.item)
    hub.ask("complete_history")
    hub.desk.send(hub.item, SAM, [hub.key])
    assert hub.store.copies_of(hub.item) == (before,)
    assert sum(e.action == "copy.delivered" for e in hub.store.timeline(hub.item)) == 1


def test_the_item_rests_only_when_what_was_released_has_gone() -> None:
    """The copy that is in the tray does not count for the one that was made anew."""
    hub = Hub("complete_history")
    hub.ask("complete_history")
    answer(hub.store, hub.item, ROS, hub.key, "release")
    old, made = draft(hub.item, "C1"), draft(hub.item, "C1")
    made = replace(made, copy=replace(made.copy, key=CopyId(f"{hub.item}.cNEW")))
    hub.store.seal_proposal(hub.item, Proposal("in_review", (), VERIFIED, "", (linked("C1", "m1"),), (old, made)))
    with hub.store.unit() as unit:  # as the worker writes when the copies are made
        unit.audit(AuditEvent("item.redrafted", actor="rule", item=hub.item, facts=(("copies", "2"),)))
    hub.desk.send(hub.item, ROS, [hub.key])
    assert hub.state()[0] is ItemState.IN_REVIEW
    hub.desk.send(hub.item, ROS, [made.copy.key])
    assert hub.state()[0] is ItemState.ROUTED
    assert {c.key for c in hub.store.copies_of(hub.item)} == {hub.key, made.copy.key}


def test_the_copy_is_made_anew_with_what_was_released() -> None:
    """The run after a release is told for which child which reasons are lifted."""
    hub = Hub("complete_history")
    hub.ask("complete_history")
    answer(hub.store, hub.item, ROS, hub.key, "release")
    told: list[History] = []

    class Listening:
        def propose(self, raw: RawItem, history: History) -> Proposal:
            told.append(history)
            return Proposal("in_review", (), VERIFIED, "")

    Runner(hub.store, Listening(), NoDeadlines(), (), FixedClock()).run(hub.item, "r1")
    assert [(h.lifted, h.being_redrafted) for h in told] == [({CHILD: frozenset({"complete_history"})}, "yes")]


class NoDeadlines:
    def due(self, request: str) -> tuple[str, datetime | None]:
        return "", None


def test_lifting_lets_a_section_travel_and_no_name_in_it() -> None:
    """The history is read; whom a row hides stays hidden in it, and what is sealed stays sealed."""
    items = passages("Past medical history: a wrist plastered in 2019, with Priya Nair there", "Regards, Tom", kind="body")
    tags = tags_of(items, PERSON=["Priya Nair"])
    view = family()
    rules = policy("gp")
    made = minimise(items, tags, group_parties(items, tags, view.household), subject=view, policy=rules, belongs={})
    open_rules = rules.lifting(frozenset({"complete_history"}))
    opened = minimise(items, tags, group_parties(items, tags, view.household), subject=view, policy=open_rules, belongs={})
    assert "plastered" not in text_of(made)
    assert "plastered" in text_of(opened)
    assert "Priya" not in text_of(opened)


def test_no_asking_lifts_what_the_code_seals() -> None:
    """Even a lifted sealing reason leaves the informant's sentence out."""
    items = passages("The neighbour at 12 Low Road does not want to be named.")
    view = family()
    opened = minimise(items, (), (), subject=view, policy=policy("police").lifting(SEALING), belongs={})
    assert text_of(opened) == text_of(copy_of(items, agency="police"))


def test_a_lifted_reason_opens_nothing_that_another_reason_keeps() -> None:
    """A history that is also another child's stays out: the next reason counts when the first is lifted."""
    items = passages("Past medical history: Jordan Pike had a wrist plastered in 2019.")
    tags = tags_of(items, PERSON=["Jordan Pike"])
    view = family()
    rules = policy("gp").lifting(frozenset({"complete_history"}))
    opened = minimise(items, tags, group_parties(items, tags, view.household), subject=view, policy=rules, belongs={items[0].id: "other"})
    assert "plastered" not in text_of(opened)


def checking(*reasons: str) -> tuple[Hub, CopyId]:
    """A hub where the draft for C1 waits to be checked, with a sentence left out for each reason."""
    hub = Hub("signature")
    hub.desk.undo(hub.item, ROS, "wrong_copy")
    hub.desk.choose(hub.item, ROS, [("m1", CHILD)], "known")
    cut = tuple(AppliedRedaction("s1", n, n + 1, "SENTENCE", "uncertain", "withhold", r, "gp@1:a") for n, r in enumerate(reasons))
    made = replace(draft(hub.item, "C1"), redactions=cut)
    hub.store.seal_proposal(hub.item, Proposal("in_review", (), VERIFIED, "", (linked("C1", "m1"),), (made,)))
    return hub, made.copy.key


def test_the_reviewer_has_in_what_matters_after_all() -> None:
    """Recorded by name for the child's copy, as an answered question is; the copy is made anew and nothing is sent."""
    hub, key = checking("complete_history", "unrelated_business")
    have_in(hub.store, hub.item, ROS, key, ["complete_history"])
    assert lifted(hub.store.timeline(hub.item)) == {CHILD: frozenset({"complete_history"})}
    assert hub.acts() == [("u-ros", "withheld.released")]
    assert hub.state()[0] is ItemState.IN_REVIEW


@pytest.mark.parametrize("reason", ["informant", "another_child", "third_party", "complete_history", ""])
def test_only_what_the_copy_left_out_by_judgement_can_be_had_in(reason: str) -> None:
    """Sealed matter, another child's passages and what protects somebody are no question of relevance; nor is what was not left out."""
    hub, key = checking("informant", "another_child", "third_party", "unrelated_business")
    with pytest.raises(Rejected, match="nothing_asked"):
        have_in(hub.store, hub.item, ROS, key, [reason])
    assert lifted(hub.store.timeline(hub.item)) == {}


def test_no_judgement_of_relevance_protects_anybody() -> None:
    """One person's yes is enough for what the reviewer may have in."""
    assert not BORDERLINE & (NEVER_ASKED | TWO_PEOPLE)


def test_what_was_had_in_is_left_out_by_no_rule_any_more() -> None:
    """Sentence, clause or section: with the reason lifted the words stand, and the data inside them meet their rows."""
    said = passages(
        "Lena was seen at school. On another matter, the boiler at the flat is being mended and the tenancy officer will ring on Monday.",
        "His previous convictions: speeding 2012; battery 2021 against his partner in front of Lena.",
        "The rent account is in arrears of £412.",
    )
    tags = tags_of(said, PERSON=["Lena"])
    parties = group_parties(said, tags, family().household)
    plain = copy_of(said, tags, agency="police")
    reasons = frozenset(reason for reason, _ in plain.withheld)
    assert {"unrelated_business", "unrelated_offence", "financial_record"} <= reasons
    rules = policy("police").lifting(reasons)
    again = minimise(said, tags, parties, subject=family(), policy=rules, belongs={})
    assert again.withheld == ()
    assert "£412" in text_of(again)
