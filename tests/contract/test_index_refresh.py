"""The child index brought up to date with a whole file, on SQLite and PostgreSQL: nothing lost, nobody taken out, all or nothing."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.children import Address
from gateway.errors import Rejected, Retryable
from gateway.ids import ChildId
from gateway.matching import blocking
from gateway.pipeline.crash_points import OF_A_REFRESH, killing
from gateway.store import ChangeBounds, GivenRow, RefreshReport, RefreshTables, SqlStore, left_out_rows, refresh_index
from gateway.store.arrivals import begin
from tests.fakes import NOON, FixedClock
from tests.store_fixtures import open_in, open_laid

Cells = dict[str, str]


def row(child: str = "MR-1", **cells: str) -> Cells:
    usual = {
        "record_id": child,
        "given_name": "Amina",
        "family_name": "Jama",
        "date_of_birth": "2015-03-04",
        "borough": "RBKC",
        "address_line": "12 Any Street",
        "postcode": "W11 1AA",
        "school": "Any Primary School",
        "household_id": "HH-1",
    }
    return usual | cells


def given_rows(rows: Iterable[Cells]) -> list[GivenRow]:
    return [GivenRow(line, cells, f"line {line} as it stands") for line, cells in enumerate(rows, 2)]


def refresh(
    store: SqlStore, rows: Sequence[Cells], *, adults: Sequence[Cells] = (), bounds: ChangeBounds | None = None, mode: str = "apply"
) -> RefreshReport:
    tables = RefreshTables(given_rows(rows), given_rows(adults) if adults else None)
    return refresh_index(store.children(), tables, bounds=bounds, mode="check" if mode == "check" else "apply")


def counts(report: RefreshReport) -> tuple[int, int, int, int, int]:
    return report.added, report.changed, report.absent, report.back, report.unchanged


def test_a_refresh_adds_changes_and_leaves_alone(sql_store: SqlStore) -> None:
    """Changed records are told by the names of their fields; the same file again changes nothing, the version included."""
    rows = [row("MR-1"), row("MR-2", given_name="Yusuf")]
    assert counts(refresh(sql_store, rows)) == (2, 0, 0, 0, 0)
    rows = [row("MR-1", address_line="9 New Road", postcode="W2 2BB"), rows[1], row("MR-3", given_name="Piotr", household_id="HH-2")]
    report = refresh(sql_store, rows)
    assert (counts(report), report.fields) == ((1, 1, 0, 0, 1), (("addresses", 1),))
    version = sql_store.children().version()
    assert counts(refresh(sql_store, rows)) == (0, 0, 0, 0, 3)
    assert sql_store.children().version() == version


def test_former_values_are_kept_and_find_the_child(sql_store: SqlStore) -> None:
    """Family name, address, school and UPN of before are evidence after; the child is filed under them and under the new ones."""
    refresh(sql_store, [row(upn="H801200001001")])
    now = row(family_name="Noor", address_line="9 New Road", postcode="W2 2BB", school="Other Academy", upn="J801200001001")
    refresh(sql_store, [now])
    record = sql_store.children().get(ChildId("MR-1"))
    assert record is not None
    assert record.previous_names == ("Jama",)
    assert record.addresses == (Address("9 New Road", "W2 2BB"), Address("12 Any Street", "W11 1AA"))
    assert (record.school, record.previous_schools, record.former_upns) == ("Other Academy", ("Any Primary School",), ("H801200001001",))
    for key in blocking.keys(record):
        assert [r.id for r in sql_store.children().candidates([key], 10).records] == ["MR-1"]


def test_a_child_that_the_file_lacks_is_marked_and_stays(sql_store: SqlStore) -> None:
    """With the day, found as before; marked once; back when the file has it again. A person's provisional record is no absent one."""
    refresh(sql_store, [row("MR-1"), row("MR-2", given_name="Yusuf")])
    provisional = sql_store.children().get(ChildId("MR-1"))
    assert provisional is not None
    sql_store.children().add(type(provisional)(ChildId("NEW-1"), "Ada", "Finch", None, flags=("provisional",)))
    assert counts(refresh(sql_store, [row("MR-1")])) == (0, 0, 1, 0, 1)
    gone = sql_store.children().get(ChildId("MR-2"))
    assert gone is not None
    assert gone.absent_since == NOON.date()
    assert "MR-2" in {r.id for r in sql_store.children().candidates(sorted(blocking.keys(gone)), 10).records}
    assert counts(refresh(sql_store, [row("MR-1")])) == (0, 0, 0, 0, 1)
    assert counts(refresh(sql_store, [row("MR-1"), row("MR-2", given_name="Yusuf")])) == (0, 1, 0, 1, 1)
    back = sql_store.children().get(ChildId("MR-2"))
    assert back is not None
    assert back.absent_since is None


def test_a_dry_run_tells_the_same_and_changes_nothing(sql_store: SqlStore) -> None:
    """Records, version and what was left out stay as they were."""
    refresh(sql_store, [row("MR-1"), row("MR-2"), row("")])
    version, left = sql_store.children().version(), list(left_out_rows(sql_store.children()))
    changed = [row("MR-1", given_name="Zofia", date_of_birth="2015-03-05"), row("MR-3")]
    dry = refresh(sql_store, changed, mode="check")
    assert sql_store.children().version() == version
    assert list(left_out_rows(sql_store.children())) == left
    assert sql_store.children().get(ChildId("MR-3")) is None
    assert counts(dry) == counts(refresh(sql_store, changed)) == (1, 1, 1, 0, 0)


def test_bad_rows_are_listed_kept_whole_and_no_sign_of_absence(sql_store: SqlStore) -> None:
    """The row's own words can be had again; a child whose row cannot be used is not absent; a second row of a child is told."""
    refresh(sql_store, [row("MR-1"), row("MR-2")])
    rows = [row("MR-1", date_of_birth="31/31/2015"), row("MR-2"), row("MR-2", given_name="Other"), row("MR-3", nhs_number="9990000001")]
    report = refresh(sql_store, rows)
    assert [(p.line, p.code, p.outcome) for p in report.problems] == [
        (2, "date_of_birth_invalid", "row_left_out"),
        (4, "record_id_repeated", "row_left_out"),
        (5, "nhs_number_invalid", "field_left_out"),
    ]
    assert (report.rows_left_out, report.absent) == (2, 0)
    kept = {problem.line: words for problem, words in left_out_rows(sql_store.children())}
    assert kept == {2: "line 2 as it stands", 4: "line 4 as it stands", 5: ""}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([row(f"MR-{n}") for n in range(8)], "too_many_absent"),
        ([row(f"MR-{n}", school="Elsewhere" if n < 3 else "Any Primary School") for n in range(10)], "too_many_changed"),
        ([row(f"MR-{n}", school="Elsewhere" if n < 2 else "Any Primary School") for n in range(9)], ""),
    ],
)
def test_the_guard_holds_a_large_change(sql_store: SqlStore, rows: list[Cells], code: str) -> None:
    """Of ten children at most one may be absent and two changed here; where the guard holds, the index is as it was."""
    refresh(sql_store, [row(f"MR-{n}") for n in range(10)])
    version = sql_store.children().version()
    assert refresh(sql_store, rows, bounds=ChangeBounds(absent=10, changed=20)).refused == code
    assert (sql_store.children().version() == version) is bool(code)
    assert refresh(sql_store, rows).refused == ""
    assert sql_store.children().version() != version


def test_a_first_load_needs_no_yes(sql_store: SqlStore) -> None:
    """Nobody was known before, so nobody can be missing."""
    assert refresh(sql_store, [row()], bounds=ChangeBounds(absent=0, changed=0)).refused == ""


def test_adults_come_with_their_household_and_stay_without_one(sql_store: SqlStore) -> None:
    """A protection that the household's rows brought is not lifted by a file without them."""
    mother = {"household_id": "HH-1", "name": "Hodan Jama", "relationship_to_children": "mother", "notes_flag": "address_confidential"}
    report = refresh(sql_store, [row()], adults=[mother, {"household_id": "HH-1", "name": ""}])
    assert [(p.source, p.line, p.code) for p in report.problems] == [("household", 3, "household_or_name_missing")]
    refresh(sql_store, [row(school="Elsewhere")])
    record = sql_store.children().get(ChildId("MR-1"))
    assert record is not None
    assert ([a.name for a in record.adults], record.flags) == (["Hodan Jama"], ("protected_address",))


def test_another_child_under_a_known_number_inherits_nothing(sql_store: SqlStore) -> None:
    """Names of the child before would lead items about that child here: they are not kept, and somebody is told to look."""
    refresh(sql_store, [row()], adults=[{"household_id": "HH-1", "name": "Hodan Jama"}])
    report = refresh(sql_store, [row(given_name="Piotr", family_name="Nowak", date_of_birth="2011-08-19", school="Elsewhere")])
    record = sql_store.children().get(ChildId("MR-1"))
    assert record is not None
    assert (record.known_as, record.previous_names, record.previous_schools, record.adults) == ((), (), (), ())
    assert [(p.code, p.outcome) for p in report.problems] == [("identity_changed", "taken_over")]


def test_an_adopted_childs_earlier_names_are_protected_ones(sql_store: SqlStore) -> None:
    """They stand among the names that copies seal, none among those that copies show."""
    refresh(sql_store, [row(known_as="Mina")])
    refresh(sql_store, [row(given_name="Ella", family_name="Reed", flags="adopted")])
    record = sql_store.children().get(ChildId("MR-1"))
    assert record is not None
    assert (record.known_as, set(record.previous_names)) == ((), {"Jama", "Amina", "Mina"})


def test_a_later_refresh_takes_the_place_over(sql_store: SqlStore) -> None:
    """Two that run at once do not mix: the earlier is refused and changes nothing."""
    earlier = begin(sql_store.children(), NOON.date())
    refresh(sql_store, [row("MR-2")])
    with pytest.raises(Rejected) as caught:
        earlier.children(given_rows([row("MR-1")]), lambda _line: None)
    assert caught.value.code == "refresh_superseded"
    assert sql_store.children().get(ChildId("MR-1")) is None


def test_an_index_that_changed_under_a_refresh_is_not_overwritten(sql_store: SqlStore) -> None:
    """What another process wrote meanwhile stays; the refresh is to be given again."""
    index = sql_store.children()
    refresh(sql_store, [row()])
    before = index.get(ChildId("MR-1"))
    assert before is not None
    tables = RefreshTables(given_rows([row(school="Elsewhere")]))

    def meanwhile(point: str) -> None:
        if point == "refresh.before_taking_over":
            index.upsert([type(before)(before.id, "Aminah", "Jama", date(2015, 3, 4))])

    with pytest.raises(Retryable) as caught:
        refresh_index(index, tables, bounds=None, crash_point=meanwhile)
    assert caught.value.code == "index_changed_meanwhile"
    after = index.get(ChildId("MR-1"))
    assert after is not None
    assert after.given_name == "Aminah"


ROWS = st.dictionaries(
    st.sampled_from([f"MR-{n}" for n in range(6)]),
    st.fixed_dictionaries(
        {
            "given_name": st.sampled_from(["Amina", "Yusuf", "Piotr"]),
            "family_name": st.sampled_from(["Jama", "Noor"]),
            "school": st.sampled_from(["", "Any Primary School", "Other Academy"]),
            "postcode": st.sampled_from(["W11 1AA", "W2 2BB"]),
        }
    ),
)


@given(st.lists(ROWS, min_size=1, max_size=4))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_row_of_files_leaves_an_index_that_tells_the_last(
    tmp_path_factory: pytest.TempPathFactory, files: list[dict[str, Cells]]
) -> None:
    """Every child ever given is there and found under exactly the keys of its record; absent are those whom the last file lacks."""
    store = open_laid(tmp_path_factory.mktemp("index"), FixedClock())
    for file in files:
        refresh(store, [row(child, **cells) for child, cells in file.items()])
    index = store.children()
    seen = {record.id: record for record in index.records()}
    assert set(seen) == {child for file in files for child in file}
    assert {child for child, record in seen.items() if record.absent_since} == set(seen) - set(files[-1])
    every = {key for record in seen.values() for key in blocking.keys(record)}
    for key in every:
        assert {r.id for r in index.candidates([key], 50).records} == {c for c, record in seen.items() if key in blocking.keys(record)}
    assert index.name_frequencies().total == len(seen)
    store.close()


def test_dates_of_absence_are_of_the_first_file_without_the_child(tmp_path: Path) -> None:
    """A later file without the child changes nothing of it."""
    clock = FixedClock()
    store = open_in(tmp_path, clock)
    refresh(store, [row("MR-1"), row("MR-2")])
    refresh(store, [row("MR-1")])
    clock.at += timedelta(days=3)
    refresh(store, [row("MR-1", school="Elsewhere")])
    gone = store.children().get(ChildId("MR-2"))
    assert gone is not None
    assert gone.absent_since == NOON.date()
    store.close()


OLD = [row(f"MR-{n}", given_name=name) for n, name in enumerate(("Amina", "Yusuf", "Piotr", "Zofia"))]
NEW = [OLD[0], row("MR-1", given_name="Yusuf", school="Elsewhere"), row("MR-9", given_name="Ada")]


def die_at(point: str, folder: str, url: str) -> None:
    """A process of its own that is killed at this point of a refresh."""
    store = open_in(Path(folder), FixedClock(), url=url)
    refresh_index(store.children(), RefreshTables(given_rows(NEW)), bounds=None, crash_point=killing(point))
    sys.exit(7)


def state(store: SqlStore) -> list[tuple[str, str, bool]]:
    return [(r.id, r.school, r.absent_since is not None) for r in sorted(store.children().records(), key=lambda r: r.id)]


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.server)])
@pytest.mark.parametrize("point", OF_A_REFRESH)
def test_killed_at_any_point_the_index_is_the_old_or_the_new_one(
    fresh_url: Callable[[str], str], tmp_path: Path, point: str, kind: str
) -> None:
    """Like `kill -9`. Until the one transaction is through, the old; after it the new; given again, the new in either case."""
    url = fresh_url(kind)
    store = open_in(tmp_path, FixedClock(), url=url) if url else open_laid(tmp_path, FixedClock())
    refresh(store, OLD)
    old = state(store)
    store.close()
    process = get_context("forkserver").Process(target=die_at, args=(point, str(tmp_path), url))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    again = open_in(tmp_path, FixedClock(), url=url)
    found = state(again)
    assert (found == old) is (point not in {"refresh.after_taking_over", "refresh.searching"})
    refresh(again, NEW)
    whole = open_laid(tmp_path / "whole", FixedClock())
    refresh(whole, OLD)
    refresh(whole, NEW)
    assert state(again) == state(whole)
    whole.close()
    again.close()
