"""Every item that a person must look at has a time by which they must."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from gateway.errors import Held
from gateway.items import ItemState
from gateway.pipeline.holding_clock import due_at
from gateway.pipeline.intake import Intake
from gateway.pipeline.runner import Runner
from tests.fakes import FixedClock
from tests.makers import NOON, envelope, proposal
from tests.memory_store import MemoryStore

CAME = NOON
HOLD = timedelta(hours=6)
UNREAD = (ItemState.QUARANTINED, ItemState.AWAITING_PASSWORD, ItemState.NEEDS_RETRIEVAL)


@pytest.mark.parametrize("state", ItemState)
def test_what_answers_no_request_is_due_some_hours_after_it_came(state: ItemState) -> None:
    """Whatever became of it: a person may bring back what was ended."""
    assert due_at(CAME, state, None, HOLD) == CAME + HOLD


@pytest.mark.parametrize("hours", [-5, 2, 72])
def test_an_answer_has_the_clock_of_its_request(hours: int) -> None:
    """Also one that has run out: the answer is late, and says so."""
    asked = CAME + timedelta(hours=hours)
    assert due_at(CAME, ItemState.IN_REVIEW, asked, HOLD) == asked


@pytest.mark.parametrize("state", UNREAD)
def test_what_nobody_has_read_never_waits_longer_for_naming_a_request(state: ItemState) -> None:
    """A stranger who quotes a Green request gets no three days of not being looked at."""
    assert due_at(CAME, state, CAME + timedelta(hours=72), HOLD) == CAME + HOLD
    assert due_at(CAME, state, CAME + timedelta(hours=2), HOLD) == CAME + timedelta(hours=2)


class Requests:
    """One open request, Amber."""

    def due(self, request):
        return ("Amber", CAME + timedelta(hours=24)) if request else ("", None)


class Answer:
    def __init__(self, answer):
        self.answer = answer

    def propose(self, raw, history):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize(
    ("answer", "state", "hours"),
    [
        (Held("no_child_identified"), ItemState.IN_REVIEW, 6),
        (ValueError("broken"), ItemState.QUARANTINED, 6),
        (replace(proposal("in_review", children=()), request="MASH-AAAA-BBBB"), ItemState.IN_REVIEW, 24),
        (replace(proposal("quarantined", children=()), request="MASH-AAAA-BBBB"), ItemState.QUARANTINED, 6),
        (replace(proposal("awaiting_password", children=()), request=""), ItemState.AWAITING_PASSWORD, 6),
    ],
)
def test_the_runner_gives_every_item_its_clock(answer, state, hours) -> None:
    """Held, broken, locked, held apart: each goes to its state with a deadline."""
    store = MemoryStore(FixedClock())
    item = Intake(store, 10_000).accept(envelope(), b"some words").item
    Runner(store, Answer(answer), Requests(), (), FixedClock(), hold=HOLD).run(item, "0")
    summary = store.summary(item)
    assert (summary.state, summary.due_at) == (state, summary.received_at + timedelta(hours=hours))
