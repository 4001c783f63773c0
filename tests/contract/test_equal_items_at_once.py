"""Two copies of one message, differing in trace headers only, run at one instant: exactly one goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gateway.errors import Retryable
from gateway.ids import ItemId
from gateway.items import ItemState, RawItem
from gateway.pipeline.history import History
from gateway.pipeline.runner import Runner
from gateway.ports import Store
from gateway.proposal import Proposal
from gateway.routing.rules import Route
from tests import makers
from tests.fakes import FixedClock
from tests.postgres import fresh_database
from tests.store_fixtures import ITEM, OTHER, accept, open_in

ROUNDS = 5
WORDS = b"Message-ID: <one@school.example>\r\n\r\nwords\r\n"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.server)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = fresh_database(request.getfixturevalue("postgres")) if request.param == "postgres" else ""
    opened = open_in(tmp_path, FixedClock(), url=url)
    yield opened
    opened.close()


class NoDeadlines:
    def due(self, request: str) -> tuple[str, None]:
        return "", None


@dataclass(slots=True)
class LooksInTurn:
    """Calls a repeat a duplicate. The first looks of both runs are made in the given order, and before either settles."""

    first: ItemId
    looked: threading.Event = field(default_factory=threading.Event)
    both: threading.Barrier = field(default_factory=lambda: threading.Barrier(2, timeout=30))
    seen: set[ItemId] = field(default_factory=set)

    def propose(self, raw: RawItem, history: History) -> Proposal:
        if raw.id in self.seen:
            return self._answer(raw, history)
        self.seen.add(raw.id)
        if raw.id != self.first:
            assert self.looked.wait(30)
        answer = self._answer(raw, history)
        self.looked.set()
        self.both.wait()
        return answer

    @staticmethod
    def _answer(raw: RawItem, history: History) -> Proposal:
        if history.same_bytes or history.find_same("one message"):
            return makers.proposal("duplicate", ("duplicate",), item=raw.id, children=())
        return makers.proposal(item=raw.id)


def run_until_settled(runner: Runner, item: ItemId) -> None:
    """As the engine does: a `Retryable` is tried again."""
    for _ in range(ROUNDS):
        try:
            runner.run(item, "0")
        except Retryable:
            continue
        return
    pytest.fail("never settled")


@pytest.mark.parametrize("first", [ITEM, OTHER])
@pytest.mark.parametrize("equal", ["words", "bytes"])
def test_of_two_equal_messages_run_at_once_exactly_one_is_sent(store: Store, first: ItemId, equal: str) -> None:
    """Whoever looks first and whoever came first: one is routed with its copy, the other is its duplicate."""
    accept(store, ITEM, content=WORDS)
    accept(store, OTHER, minutes=1, content=WORDS if equal == "bytes" else b"Received: by another\r\n" + WORDS)
    proposer = LooksInTurn(first)
    runner = Runner(store, proposer, NoDeadlines(), (Route("*", "*", ("drop",)),), FixedClock())
    with ThreadPoolExecutor(2) as workers:
        for _ in workers.map(lambda item: run_until_settled(runner, item), (ITEM, OTHER)):
            pass
    states = sorted(store.summary(item).state.value for item in (ITEM, OTHER))
    assert states == [ItemState.DUPLICATE.value, ItemState.ROUTED.value]
    assert sum(len(store.copies_of(item)) for item in (ITEM, OTHER)) == 1
