"""An index that was filed another way is filed anew, and nobody is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from hypothesis import given
from hypothesis import strategies as st

from gateway.children import Address, Adult, ChildRecord
from gateway.errors import Retryable
from gateway.ids import Borough, ChildId
from gateway.matching import blocking
from gateway.matching.decision import Candidate
from gateway.matching.frequencies import frequencies_of
from gateway.store import SqlStore, children, filing
from gateway.store.child_form import dump_child, load_child, outline_of
from gateway.store.database import look_up_in
from gateway.store.merges import SqlMerges
from gateway.store.record_cache import BYTES_BESIDE, BYTES_EACH, RecordCache
from gateway.store.schema import MAIN, configuration
from gateway.store.sealed_forms import CHILD, CHILDREN
from tests.fakes import FixedClock
from tests.store_fixtures import open_in

TEXT = st.text(max_size=8) | st.text("\x1c\x1d\x1e\x1f{1a", max_size=4)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
RECORDS = st.builds(
    ChildRecord,
    id=TEXT,
    given_name=TEXT,
    family_name=TEXT,
    date_of_birth=st.none() | st.dates(),
    middle_names=TEXTS,
    known_as=TEXTS,
    previous_names=TEXTS,
    sex=TEXT,
    ethnicity=TEXT,
    nhs_number=TEXT,
    upn=TEXT,
    former_upns=TEXTS,
    case_id=TEXT,
    addresses=st.lists(st.builds(Address, TEXT, TEXT), max_size=2).map(tuple),
    borough=st.sampled_from(Borough),
    school=TEXT,
    gp_practice=TEXT,
    household=TEXT,
    siblings=TEXTS,
    adults=st.lists(st.builds(Adult, TEXT, TEXT, st.none() | st.dates(), TEXT, TEXTS), max_size=2).map(tuple),
    flags=TEXTS,
    previous_schools=TEXTS,
    absent_since=st.none() | st.dates(),
)


@given(RECORDS)
def test_every_record_comes_back_from_its_form(record: ChildRecord) -> None:
    """Whatever the texts hold, the separators of the form included; and from the JSON of earlier releases."""
    assert load_child(dump_child(record)) == record
    assert load_child(CHILDREN.dump_json(record)) == record


@given(RECORDS)
def test_an_outline_says_what_its_record_says(record: ChildRecord) -> None:
    """Every field of an outline is the record's own, and the whole record can be had from it; nothing of the child is printed."""
    for plain in (dump_child(record), CHILDREN.dump_json(record)):
        outline = outline_of(plain)
        assert outline.whole == record
        fields = ("id", "given_name", "family_name", "date_of_birth", "middle_names", "known_as", "other_families", "household")
        more = ("sex", "nhs_number", "upn", "former_upns", "case_id", "school", "previous_schools", "gp_practice", "previous_names")
        for field in (*fields, *more, "addresses", "adult_names", "numbers"):
            assert getattr(outline, field) == getattr(record, field)
    assert "Jama" not in repr(outline_of(dump_child(people(1)[0])))


@given(RECORDS)
def test_candidates_of_outlines_and_of_records_can_be_kept_in_sets(record: ChildRecord) -> None:
    """A candidate is a frozen value, whatever form its record came in."""
    for outline in (record, outline_of(dump_child(record))):
        assert len({Candidate(outline, 1.0, ()), Candidate(outline, 1.0, ())}) == 1


def test_a_fault_of_the_driver_itself_is_something_to_retry(store: SqlStore) -> None:
    """Statements past SQLAlchemy fail like all others, in a transaction that reads and in one that writes."""
    with store.database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE child_key")
    with pytest.raises(Retryable) as caught:
        SqlMerges(store.children()).find()
    assert caught.value.code == "store_unavailable"
    with pytest.raises(Retryable), store.database.writing() as session:
        filing.blocks(look_up_in(session), [1], 1)


def people(count: int) -> list[ChildRecord]:
    names = ("Amina", "Piotr", "Zofia", "Yusuf")
    return [ChildRecord(ChildId(f"MR-{n}"), names[n % 4], f"Jama{n}", date(2010, 1, 1 + n), household=f"HH-{n // 2}") for n in range(count)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = open_in(tmp_path, FixedClock())
    opened.children().upsert(people(9))
    yield opened
    opened.close()


def as_an_earlier_release_left_it(store: SqlStore) -> None:
    """The tables of before, each record sealed as JSON."""
    with store.database.writing() as session:
        command.downgrade(configuration(MAIN, session.connection()), "0006")
        for record in people(9):
            sealed = store.keys.index_sealer().seal(f"child/{record.id}", CHILD, CHILDREN.dump_json(record))
            session.connection().execute(
                sa.text("UPDATE child SET sealed = :s, digest = 'old' WHERE id = :i"), {"s": sealed, "i": record.id}
            )
        command.upgrade(configuration(MAIN, session.connection()), "head")


def found_by_all_keys(store: SqlStore) -> list[ChildRecord]:
    """Those of the children who are found under every one of their keys."""
    index = store.children()
    return [r for r in people(9) if all(r in index.candidates([key], 100).records for key in blocking.keys(r))]


def test_an_index_of_an_earlier_release_is_filed_anew_when_opened(store: SqlStore, tmp_path: Path) -> None:
    """Nobody is matched before; then every child is found under each key, names are counted, and an import finds nothing new."""
    as_an_earlier_release_left_it(store)
    with pytest.raises(Retryable) as caught:
        store.children().candidates(["born:2010-01-01"], 10)
    assert caught.value.code == "child_index_filing"
    again = open_in(tmp_path, FixedClock())
    assert found_by_all_keys(again) == people(9)
    assert again.children().name_frequencies() == frequencies_of(people(9))
    assert again.children().upsert(people(9)) == children.Upserted(unchanged=9)
    again.close()


def test_filing_that_was_cut_off_goes_on_where_it_was(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed after any transaction: what is filed stays, the rest follows, nothing twice; writing waits."""
    as_an_earlier_release_left_it(store)
    monkeypatch.setattr(children, "FILED_AT_ONCE", 4)
    index = store.children()
    for _step in range(2):
        assert index._file_some()  # the process ends here
    with pytest.raises(Retryable):
        index.upsert([replace(people(1)[0], given_name="Other")])
    store.children().file_anew()
    assert found_by_all_keys(store) == people(9)
    assert store.children().name_frequencies() == frequencies_of(people(9))


def test_name_counts_follow_every_change(store: SqlStore) -> None:
    """Added, renamed, many times over: the counts are those of the records as they stand."""
    now = {r.id: r for r in people(9)}
    for n in range(40):
        changed = replace(now[ChildId(f"MR-{n % 9}")], given_name=f"Name{'abcdefg'[n % 7]}", family_name="Jama Farah")
        now[changed.id] = changed
        store.children().upsert([changed])
    assert store.children().name_frequencies() == frequencies_of(now.values())


def test_another_process_notices_a_change(store: SqlStore, tmp_path: Path) -> None:
    """A record held in memory is read again once the index has another version."""
    other = open_in(tmp_path, FixedClock())
    index = other.children()
    assert [r.family_name for r in index.candidates(["born:2010-01-01"], 10).records] == ["Jama0"]
    store.children().upsert([replace(people(1)[0], family_name="Nowak")])
    assert [r.family_name for r in index.candidates(["born:2010-01-01"], 10).records] == ["Nowak"]
    other.close()


def test_a_fault_of_the_database_in_a_look_up_is_for_later(store: SqlStore) -> None:
    """Look-ups speak to the driver itself: its faults come out as every other's, and the connection is as good as before."""
    index = store.children()
    with store.database.writing() as session:
        session.execute(sa.text("ALTER TABLE child_key RENAME TO away"))
    with pytest.raises(Retryable) as caught:
        index.candidates(["born:2010-01-01"], 10)
    assert caught.value.code == "store_unavailable"
    with store.database.writing() as session:
        session.execute(sa.text("ALTER TABLE away RENAME TO child_key"))
    assert len(index.candidates(["born:2010-01-01"], 10).outlines) == 1


def test_memory_for_records_is_bounded() -> None:
    """What came first goes first; another version forgets all."""
    child, size = people(1)[0], 10 * BYTES_EACH + BYTES_BESIDE
    cache = RecordCache(most_bytes=3 * size)
    cache.take("1", set())
    for n in range(5):
        cache.keep("1", {n: child}, 10)
    assert set(cache.take("1", set(range(5)))) == {2, 3, 4}
    cache.keep("0", {9: child}, 10)
    assert set(cache.take("1", set(range(10)))) == {2, 3, 4}
    cache.keep("1", {5: child, 6: child}, 20)
    assert set(cache.take("1", set(range(10)))) == {4, 5, 6}
    assert cache.take("2", set(range(10))) == {}
