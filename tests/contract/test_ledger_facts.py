"""What the ledger tells of each redaction, on every store; and the step of the schema that lets it, up and down, on both databases."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa
from alembic import command

from gateway.ports import Store
from gateway.store import SqlStore
from gateway.store.schema import MAIN, configuration
from gateway.views import LedgerFilter
from tests.store_fixtures import ITEM, accept, copy_of, redaction


def test_the_ledger_says_how_sure_by_what_and_who_confirmed(store: Store) -> None:
    """Each row has the finding's score and what tells whose it is; who confirmed the copy, nobody where a rule sent it."""
    accept(store)
    sure = replace(redaction(), score=0.85, evidence="nearest_name")
    with store.unit() as unit:
        unit.save_copy(copy_of(number=1), [sure], confirmed_by="u2", first_yes_by="u1")
        unit.save_copy(copy_of(number=2), [redaction()])
    by_copy = {r.copy: (r.score, r.evidence, r.first_yes_by, r.confirmed_by) for r in store.ledger(LedgerFilter(item=ITEM))}
    assert by_copy == {copy_of(number=1).key: (0.85, "nearest_name", "u1", "u2"), copy_of(number=2).key: (0.0, "", "", "")}


def test_tray_and_ledger_say_for_what_a_copy_was_made(store: Store) -> None:
    """The hub's assessment where nothing else was said."""
    accept(store)
    with store.unit() as unit:
        unit.save_copy(copy_of(number=1), [redaction()])
        unit.save_copy(replace(copy_of(number=2), purpose="panel"), [redaction()])
    expected = {copy_of(number=1).key: "assessment", copy_of(number=2).key: "panel"}
    assert {c.key: c.purpose for c in store.copies_of(ITEM)} == expected
    assert {r.copy: r.purpose for r in store.ledger(LedgerFilter(item=ITEM))} == expected


def columns(store: SqlStore, table: str) -> set[str]:
    with store.database.reading() as session:
        return {column["name"] for column in sa.inspect(session.connection()).get_columns(table)}


def test_rows_from_before_stay_and_say_nothing_of_what_was_not_kept(sql_store: SqlStore) -> None:
    """Going down takes the columns away and no row; going up again, old rows have no score, no evidence and nobody's name."""
    accept(sql_store)
    with sql_store.unit() as unit:
        unit.save_copy(copy_of(), [replace(redaction(), score=0.9, evidence="record")], confirmed_by="u1", first_yes_by="u2")
    (before,) = sql_store.ledger(LedgerFilter(item=ITEM))
    with sql_store.database.writing() as session:
        command.downgrade(configuration(MAIN, session.connection()), "0004")
    assert {"score", "evidence"} & columns(sql_store, "redaction") == set()
    assert {"confirmed_by", "first_yes_by"} & columns(sql_store, "copy") == set()
    with sql_store.database.writing() as session:
        command.upgrade(configuration(MAIN, session.connection()), "head")
    (after,) = sql_store.ledger(LedgerFilter(item=ITEM))
    assert after == replace(before, score=0.0, evidence="", confirmed_by="", first_yes_by="")
