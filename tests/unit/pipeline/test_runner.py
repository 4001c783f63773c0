"""One item's run: settle once, whatever happens."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gateway.errors import Held, Retryable
from gateway.ids import Borough, ItemId
from gateway.items import ItemState
from gateway.pipeline.intake import Intake, new_item_id
from gateway.pipeline.runner import Runner
from gateway.routing.rules import Route
from tests.fakes import FixedClock, MemoryStore
from tests.makers import NOON, envelope, proposal

SECRET = "Oakley Road 14"


class Scripted:
    """A proposer that answers or raises what it is told."""

    def __init__(self, answer):
        self.answer = answer
        self.calls = 0

    def propose(self, raw, history):
        self.calls += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer(raw)


class NoDeadlines:
    def due(self, request):
        return "", None


@pytest.fixture
def store():
    return MemoryStore(FixedClock())


def accepted(store) -> ItemId:
    return Intake(store, 10_000).accept(envelope(), b"some words").item


def runner(store, answer):
    return Runner(store, Scripted(answer), NoDeadlines(), (Route("*", "*", ("drop",)),), FixedClock())


def test_a_certain_item_is_routed_with_its_copy_in_tray_and_outbox(store):
    """Link, copy, delivery, state and audit come together."""
    item = accepted(store)
    runner(store, lambda raw: proposal(item=raw.id)).run(item, "0")
    assert store.summary(item).state is ItemState.ROUTED
    assert [c.borough for c in store.copies_of(item)] == [Borough.LBHF]
    with store.unit() as unit:
        assert [d.destination for d in unit.deliveries(item)] == ["drop"]
        assert [link[2] for link in unit.links(item)] == ["rule"]
    assert [e.action for e in store.events] == ["item.received", "match.linked", "copy.delivered", "item.settled"]


def test_running_again_does_nothing_twice(store):
    """A recovered work order of a settled item changes nothing."""
    item = accepted(store)
    run = runner(store, lambda raw: proposal(item=raw.id))
    run.run(item, "0")
    before = (store.copies_of(item), len(store.events))
    run.run(item, "0")
    assert before == (store.copies_of(item), len(store.events))


def test_an_unforeseen_fault_quarantines_the_item_whole_and_says_nothing_of_its_words(store, capsys):
    """Our bug never loses an item, and its message never reaches a log or the audit."""
    item = accepted(store)
    runner(store, ValueError(f"cannot parse {SECRET}")).run(item, "0")
    summary = store.summary(item)
    assert (summary.state, summary.why) == (ItemState.QUARANTINED, ("internal_fault",))
    assert store.load_raw(item).content == b"some words"
    said = "".join(capsys.readouterr()) + repr(store.events) + repr(store.load_proposal(item))
    assert SECRET not in said


def test_held_brings_a_person(store):
    """A stage that holds the item puts it into review under its code."""
    item = accepted(store)
    runner(store, Held("policy_missing")).run(item, "0")
    assert (store.summary(item).state, store.summary(item).why) == (ItemState.IN_REVIEW, ("policy_missing",))


def test_retryable_leaves_the_item_received_for_another_try(store):
    """A fault of the world changes nothing; the engine tries again."""
    item = accepted(store)
    with pytest.raises(Retryable):
        runner(store, Retryable("scanner_unavailable")).run(item, "0")
    assert store.summary(item).state is ItemState.RECEIVED


def test_a_held_child_waits_while_a_certain_one_goes(store):
    """One item, two children: the doubt about one does not hold the other."""
    item = accepted(store)

    def answer(raw):
        made = proposal("in_review", ("same_name",), item=raw.id, children=("C1", "C2"))
        return replace(made, decisions=(made.decisions[0], replace(made.decisions[1], outcome="review")))

    runner(store, answer).run(item, "0")
    assert [c.key for c in store.copies_of(item)] == [f"{item}.cC1"]
    assert store.summary(item).state is ItemState.IN_REVIEW


def test_a_redraft_in_review_sends_nothing_by_rule(store):
    """After a person's decision new drafts are made; only a person sends them."""
    item = accepted(store)
    run = runner(store, lambda raw: proposal("in_review", ("suggest_only",), item=raw.id, children=()))
    run.run(item, "0")
    again = runner(store, lambda raw: proposal("routed", (), item=raw.id))
    again.run(item, "r1")
    assert store.summary(item).state is ItemState.IN_REVIEW
    assert store.copies_of(item) == ()
    assert [d.copy.child for d in store.load_proposal(item).copies] == ["C1"]


@pytest.mark.parametrize(("fault", "why"), [(Held("policy_missing"), "policy_missing"), (ValueError(SECRET), "internal_fault")])
def test_a_redraft_that_failed_says_why(store, fault, why):
    """Whoever waits for the new copies sees in the queue that none will come."""
    item = accepted(store)
    runner(store, lambda raw: proposal("in_review", ("suggest_only",), item=raw.id, children=())).run(item, "0")
    runner(store, fault).run(item, "r1")
    assert (store.summary(item).state, store.summary(item).why) == (ItemState.IN_REVIEW, (why,))


class Telling:
    """Keeps what it was told of equal items, and calls a repeat a duplicate."""

    def propose(self, raw, history):
        self.same = history.same_bytes
        self.alike = history.find_same("digest")
        return proposal("duplicate" if self.same else "in_review", ("x",), item=raw.id, children=())


def told(store, item):
    proposer = Telling()
    Runner(store, proposer, NoDeadlines(), (), FixedClock()).run(item, "0")
    return proposer


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_equal_items_exactly_one_is_the_repeat_whichever_runs_first(store, order):
    """Workers may take two equal items in any order: one goes on, the other is its repeat."""
    items = (accepted(store), accepted(store))
    for place in order:
        told(store, items[place])
    assert [store.summary(item).state for item in items].count(ItemState.DUPLICATE) == 1


def test_a_settled_equal_item_is_repeated_even_if_it_came_later(store):
    """What one worker has settled, another does not send again, by bytes or by what it says."""
    first, second = accepted(store), accepted(store)
    with store.unit() as unit:
        unit.note_message_id(second, "digest")
        unit.move(second, ItemState.IN_REVIEW, why=("x",))
    proposer = told(store, first)
    assert (proposer.same, proposer.alike) == ((second,), (second,))


def test_item_ids_are_ordered_by_time():
    """Ids of later items are greater as text."""
    moments = [NOON + timedelta(milliseconds=n * 37) for n in range(300)]
    ids = [new_item_id(at) for at in moments]
    assert ids == sorted(ids)
