"""A split item on every store: each row is an item once, wherever the process died, and both know of each other."""

from __future__ import annotations

from datetime import datetime

import pytest
from alembic import command

from gateway.ids import ItemId
from gateway.items import ItemState, RawItem
from gateway.pipeline.history import History
from gateway.pipeline.intake import Intake
from gateway.pipeline.runner import Runner
from gateway.ports import Store
from gateway.proposal import Proposal, SplitRow
from gateway.store import SqlStore
from gateway.store.schema import MAIN, configuration
from tests.fakes import FixedClock
from tests.makers import VERIFIED
from tests.store_fixtures import ITEM, accept, copy_of, envelope, redaction

CONTENT = b"three submissions"
WORDS = ("a,b\n1,one\n", "a,b\n2,two\n", "a,b\n3,three\n")


class Killed(BaseException):
    """Stands for `kill -9`: nothing catches it."""


class Rows:
    """Proposes to split the file, calls equal bytes a duplicate, and holds a row."""

    def propose(self, raw: RawItem, history: History) -> Proposal:
        if history.same_bytes:
            return Proposal("duplicate", ("duplicate",), VERIFIED, "", duplicate_of=history.same_bytes[0])
        if raw.content != CONTENT:
            return Proposal("in_review", ("suggest_only",), VERIFIED, "")
        rows = tuple(SplitRow(n, words, "batch.csv", ("doubt",) if n == 2 else ()) for n, words in enumerate(WORDS, start=1))
        return Proposal("split", ("batch_split",), VERIFIED, "", rows=rows)


class NoDeadlines:
    def due(self, _request: str) -> tuple[str, datetime | None]:
        return "", None


def run(store: Store, item: ItemId, *, die_at: str = "", times: int = 1) -> None:
    """One run that may die when it reaches a point for the n-th time."""
    reached = 0

    def point(name: str) -> None:
        nonlocal reached
        reached += name == die_at
        if name == die_at and reached == times:
            raise Killed

    Runner(store, Rows(), NoDeadlines(), (), FixedClock(), point).run(item, "0")


def arrived(store: Store, key: str = "folder/one") -> ItemId:
    return Intake(store, 10_000).accept(envelope(key), CONTENT).item


def as_they_came(store: Store, item: ItemId) -> list[tuple[int, bytes]]:
    return [(row.batch_row, store.load_raw(row.id).content) for row in store.rows_of(item)]


EACH = [(n, words.encode()) for n, words in enumerate(WORDS, start=1)]


def test_each_row_becomes_an_item_and_the_file_stays_whole(store: Store) -> None:
    """Sender, channel and clock go along; file and rows name each other; audit and work orders are there."""
    item = arrived(store)
    run(store, item)
    whole, rows = store.summary(item), store.rows_of(item)
    assert (whole.state, whole.why, store.load_raw(item).content) == (ItemState.SPLIT, ("batch_split",), CONTENT)
    assert as_they_came(store, item) == EACH
    assert {(r.state, r.batch_of, r.received_at, r.channel) for r in rows} == {(ItemState.RECEIVED, item, whole.received_at, whole.channel)}
    around = [store.load_raw(r.id).envelope for r in rows]
    assert [(e.batch.item, e.batch.row, e.batch.sender, e.batch.doubts) for e in around if e.batch] == [
        (item, 1, VERIFIED, ()),
        (item, 2, VERIFIED, ("doubt",)),
        (item, 3, VERIFIED, ()),
    ]
    facts = [dict(store.timeline(r.id)[0].facts) for r in rows]
    assert [(f["batch_of"], f["row"]) for f in facts] == [(item, "1"), (item, "2"), (item, "3")]
    assert [(e.action, dict(e.facts).get("rows")) for e in store.timeline(item)][1:] == [("item.split", "3"), ("item.settled", None)]
    assert (store.rows_of(rows[0].id), store.summary(rows[1].id).batch_row) == ((), 2)


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("point", ["split.after_blob", "split.after_row"])
def test_after_a_death_at_any_row_running_again_gives_each_row_once(store: Store, point: str, times: int) -> None:
    """Rows that are in are known, the others follow; until then the file waits for its next run."""
    item = arrived(store)
    with pytest.raises(Killed):
        run(store, item, die_at=point, times=times)
    assert store.summary(item).state is ItemState.RECEIVED
    run(store, item)
    assert (as_they_came(store, item), store.summary(item).state) == (EACH, ItemState.SPLIT)


@pytest.mark.parametrize("point", ["run.after_proposal", "split.after_rows", "run.after_settle"])
def test_after_a_death_before_or_after_the_rows_nothing_is_missing_or_doubled(store: Store, point: str) -> None:
    """Also where the rows were worked on meanwhile."""
    item = arrived(store)
    with pytest.raises(Killed):
        run(store, item, die_at=point)
    for row in store.rows_of(item):
        run(store, row.id)
    run(store, item)
    assert (as_they_came(store, item), store.summary(item).state) == (EACH, ItemState.SPLIT)
    assert len([e for e in store.timeline(item) if e.action == "item.split"]) == 1


def test_the_same_file_again_is_one_duplicate_without_rows(store: Store) -> None:
    """A person finds one line in the log, not a second set of items."""
    first = arrived(store)
    run(store, first)
    second = arrived(store, "folder/two")
    run(store, second)
    assert (store.summary(second).state, store.rows_of(second)) == (ItemState.DUPLICATE, ())


def test_a_row_that_came_before_is_a_duplicate_of_it_and_a_changed_one_is_new(store: Store) -> None:
    """As with every other item: equal bytes are recognised, whichever file they stood in."""
    accept(store, content=WORDS[1].encode())
    run(store, ITEM)
    item = arrived(store)
    run(store, item)
    for row in store.rows_of(item):
        run(store, row.id)
    assert [r.state for r in store.rows_of(item)] == [ItemState.IN_REVIEW, ItemState.DUPLICATE, ItemState.IN_REVIEW]


def test_the_schema_step_keeps_every_row_and_reference(sql_store: SqlStore) -> None:
    """Items with copies stand through the step, and the database knows the new state afterwards."""
    accept(sql_store)
    with sql_store.unit() as unit:
        unit.save_copy(copy_of(), [redaction()])
    with sql_store.database.writing() as session:
        command.downgrade(configuration(MAIN, session.connection()), "0005")
    with sql_store.database.writing() as session:
        command.upgrade(configuration(MAIN, session.connection()), "head")
    assert [copy.key for copy in sql_store.copies_of(ITEM)] == [copy_of().key]
    with sql_store.unit() as unit:
        unit.move(ITEM, ItemState.SPLIT)
    assert (sql_store.summary(ITEM).state, sql_store.summary(ITEM).batch_of) == (ItemState.SPLIT, None)
