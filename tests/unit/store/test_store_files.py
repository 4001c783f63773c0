"""What lies on the disk: schema, pragmas, permissions, and no personal data in any file."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from gateway.children import Address, Adult, ChildRecord
from gateway.errors import ConfigError, Rejected, Retryable
from gateway.ids import Borough, ChildId, ItemId
from gateway.items import ItemState
from gateway.store import SqlStore, StoreSettings, open_store
from gateway.store.blobs import BlobFolder
from gateway.store.database import Database
from gateway.store.schema import KEYS, MAIN, Schema, configuration, upgrade
from gateway.views import LedgerFilter
from tests.fakes import FixedClock
from tests.store_fixtures import CANARY, CONTENT, ITEM, OTHER, KnownKey, accept, copy_of, envelope, open_in, proposal, redaction

WORDS = (CANARY, "Quillfeather", "bruise", "school.example", "Zlatoust Crescent", "9434765919", "192.0.2.7", "pat.okafor")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = open_in(tmp_path, FixedClock())
    yield opened
    opened.close()


def fill(store: SqlStore) -> None:
    """One of everything, each with words that must not show."""
    accept(store, source_key=f"imap/{CANARY}/1")
    store.seal_proposal(ITEM, proposal())
    with store.unit() as unit:
        unit.note_message_id(ITEM, f"{CANARY}@school.example")
        unit.link(ITEM, "m1", ChildId("MR-1"), Borough.RBKC, decided_by="rule", basis="nhs_name")
        unit.save_copy(copy_of(), [redaction()])
    store.children().upsert(
        [
            ChildRecord(
                ChildId("MR-1"),
                "Zebedee",
                "Quillfeather",
                date(2015, 1, 2),
                nhs_number="9434765919",
                addresses=(Address("1 Zlatoust Crescent", "W2 1AA"),),
                household="HH-1",
                adults=(Adult(CANARY),),
            ),
        ],
    )
    store.people().create_user("pat.okafor", CANARY, "a long password", roles=frozenset(), boroughs=frozenset())
    store.checkpoint()


def test_no_word_of_an_item_or_a_child_lies_in_any_file(store: SqlStore, tmp_path: Path) -> None:
    """Database, journal, key file and blobs are searched before and after closing."""
    fill(store)
    for _moment in ("open", "closed"):
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert len(files) >= 3
        for path in files:
            content = path.read_bytes().lower()
            assert [word for word in WORDS if word.lower().encode() in content] == []
        store.close()


def test_files_are_for_their_owner_only(store: SqlStore, tmp_path: Path) -> None:
    """Neither group nor others may read a file of the store."""
    fill(store)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_mode & 0o077] == []


def test_every_connection_is_durable_and_strict(store: SqlStore) -> None:
    """WAL, synchronous=FULL, foreign keys, overwriting of deleted rows, no untrusted schema."""
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2, "trusted_schema": 0}
    with store.database.engine.connect() as first, store.database.engine.connect() as second:
        for connection in (first, second):
            assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted


@pytest.mark.parametrize("schema", [MAIN, KEYS], ids=["main", "keys"])
def test_models_and_migrations_agree(tmp_path: Path, schema: Schema) -> None:
    """Alembic finds nothing to change after an upgrade, and going down leaves nothing."""
    database = Database(StoreSettings(tmp_path).main_url())
    upgrade(database, schema)
    upgrade(database, schema)
    with database.writing() as session:
        command.check(configuration(schema, session.connection()))
    with database.writing() as session:
        command.downgrade(configuration(schema, session.connection()), "base")
        assert set(sa.inspect(session.connection()).get_table_names()) == {schema.version_table}
    database.close()


def test_items_settled_before_every_hold_had_a_clock_get_one(store: SqlStore) -> None:
    """The step of the schema fills what is empty, four hours after the item came, and leaves what was set."""
    given = accept(store).envelope.received_at + timedelta(days=3)
    accept(store, OTHER)
    with store.unit() as unit:
        unit.set_sender(OTHER, agency="", agency_type="", request="", rag="Green", due_at=given)
    dues: dict[str, datetime | None] = {}
    with store.database.writing() as session:
        command.downgrade(configuration(MAIN, session.connection()), "0003")
        command.upgrade(configuration(MAIN, session.connection()), "head")
    for item in (ITEM, OTHER):
        dues[item] = store.summary(item).due_at
    assert dues == {ITEM: store.summary(ITEM).received_at + timedelta(hours=4), OTHER: given}


def test_the_database_itself_refuses_an_unknown_state(store: SqlStore) -> None:
    """A state word that no code knows never gets in."""
    accept(store)
    with pytest.raises(sa.exc.IntegrityError), store.database.writing() as session:
        session.execute(sa.text("UPDATE item SET state = 'lost'"))


def test_a_full_disk_is_told_and_nothing_half_is_left(store: SqlStore) -> None:
    """SQLite's "database or disk is full" comes out as disk_full, and the unit is undone."""
    accept(store)
    with store.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    sa.event.listen(store.database.engine, "begin", lambda c: c.exec_driver_sql(f"PRAGMA max_page_count={pages}"))

    def overfill() -> None:
        with store.unit() as unit:
            unit.move(ITEM, ItemState.IN_REVIEW)
            unit.save_copy(copy_of(text="x" * 200_000), [])

    with pytest.raises(Retryable) as caught:
        overfill()
    assert caught.value.code == "disk_full"
    assert store.summary(ITEM).state is ItemState.RECEIVED


def test_the_engines_order_is_written_in_the_same_transaction(tmp_path: Path) -> None:
    """The order goes with the unit: kept when it commits, gone when it fails."""

    def order(connection: sa.Connection, item: ItemId, run: str) -> None:
        connection.exec_driver_sql("INSERT INTO store_fact VALUES (?, ?)", (item, run))

    store = open_store(StoreSettings(tmp_path), KnownKey(), FixedClock(), order)
    with store.unit() as unit:
        unit.enqueue(ITEM, "0")

    def fail() -> None:
        with store.unit() as unit:
            unit.enqueue(OTHER, "0")
            raise Retryable("store_unavailable")

    with pytest.raises(Retryable):
        fail()
    with store.database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM store_fact WHERE name LIKE 'it_%'").scalars().all() == [ITEM]
    store.close()


def test_a_store_opened_again_has_everything(store: SqlStore, tmp_path: Path) -> None:
    """Two openings of one folder see the same items, copies, children and audit."""
    fill(store)
    again = open_in(tmp_path, FixedClock())
    assert again.load_raw(ITEM).content == CONTENT
    assert again.load_copy(copy_of().key) == copy_of()
    assert [r.id for r in again.children().records()] == ["MR-1"]
    assert again.verify_audit().faults == ()
    again.close()


@pytest.mark.parametrize(
    ("url", "code"),
    [("mysql://x/y", "store_url_unknown"), ("not a url", "store_url_malformed"), ("sqlite://", "store_url_unknown")],
)
def test_unusable_urls_stop_the_start(tmp_path: Path, url: str, code: str) -> None:
    """With a code and what is allowed."""
    with pytest.raises(ConfigError) as caught:
        StoreSettings(tmp_path, url).main_url() if code != "store_url_unknown" else Database(StoreSettings(tmp_path, url).main_url())
    assert caught.value.code == code


def test_an_unreachable_server_is_something_to_retry(tmp_path: Path) -> None:
    """A database that is away now may be back later."""
    with pytest.raises(Retryable) as caught:
        open_in(tmp_path, FixedClock(), url="postgresql://nobody@127.0.0.1:1/none")
    assert caught.value.code == "store_unavailable"


def test_mailbox_positions_survive(store: SqlStore, tmp_path: Path) -> None:
    """Nothing at first, then what was last written, also after a restart."""
    assert store.mailboxes().read("hub") is None
    store.mailboxes().write("hub", 4_000_000_000, 17, waiting=(3, 5))
    store.mailboxes().write("hub", 4_000_000_000, 18)
    again = open_in(tmp_path, FixedClock())
    assert again.mailboxes().read("hub") == (4_000_000_000, 18, ())
    again.close()


def test_sealing_one_item_twice_is_refused(store: SqlStore) -> None:
    """An item id is never used again, so that no original is ever replaced."""
    store.seal_raw(ITEM, envelope(), CONTENT)
    with pytest.raises(Exception, match="item_exists"):
        store.seal_raw(ITEM, envelope(), b"other")
    assert store.load_raw(ITEM).content == CONTENT


def test_an_erased_item_leaves_codes_but_no_words(store: SqlStore) -> None:
    """Original, proposal and copies are unreadable for good; tray, ledger and audit rows still tell that there was one."""
    fill(store)
    store.erase(ITEM)
    assert (len(store.copies_of(ITEM)), len(store.ledger(LedgerFilter())), store.verify_audit().faults) == (1, 1, ())
    assert store.load_proposal(ITEM) is None
    for read in (lambda: store.load_raw(ITEM), lambda: store.load_copy(copy_of().key)):
        with pytest.raises(Rejected):
            read()


def test_readiness_is_tried_and_not_guessed(store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sound store has no problems and keeps nothing of the probe; a full disk is named."""
    assert store.problems() == ()
    assert [path for path in (tmp_path / "blobs").rglob("*") if path.is_file()] == []

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "injected")

    with monkeypatch.context() as patched:
        patched.setattr("gateway.store.blobs._write_synced", full)
        assert store.problems() == ("disk_full",)
    assert store.problems() == ()


def test_a_blob_is_synced_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Power loss at any moment: either no name, or a name with all its bytes; the folder is synced last."""
    steps: list[str] = []
    sync, link = os.fsync, os.link

    def noting_sync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def noting_link(source: Path, target: Path) -> None:
        steps.append("name")
        link(source, target)

    blobs = BlobFolder(tmp_path / "blobs")
    blobs.put("it_one", b"x")
    monkeypatch.setattr("os.fsync", noting_sync)
    monkeypatch.setattr("os.link", noting_link)
    blobs.put("it_ane", b"x")
    assert steps == ["file", "name", "folder"]
