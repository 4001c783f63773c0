"""A refresh looks for duplicates among what is new or changed and asks a person about them; killed, the next goes on with the rest."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest

from gateway.children import ChildRecord
from gateway.errors import Retryable
from gateway.ids import ChildId, UserId
from gateway.matching.duplicates import duplicate_code
from gateway.pipeline.crash_points import killing
from gateway.store import ChangeBounds, GivenRow, RefreshReport, RefreshTables, SqlMerges, SqlStore, duplicate_search, filing, refresh_index
from tests.fakes import FixedClock
from tests.store_fixtures import open_in

ROS = UserId("u_ros")


def row(child: str, given: str = "Amina", **cells: str) -> dict[str, str]:
    usual = {
        "family_name": "Jama",
        "date_of_birth": "2015-03-04",
        "borough": "RBKC",
        "address_line": "12 Any Street",
        "postcode": "W11 1AA",
    }
    return {"record_id": child, "given_name": given} | usual | cells


FAR = {"address_line": "9 Far Road", "postcode": "W2 2BB"}
APART = [row("MR-1"), row("MR-2", "Piotr"), row("MR-3", "Zofia")]
"""Three children of one home and birthday: nobody is a duplicate."""


def tables(rows: Iterable[dict[str, str]]) -> RefreshTables:
    return RefreshTables([GivenRow(line, cells, "") for line, cells in enumerate(rows, 2)])


def refresh(store: SqlStore, rows: Iterable[dict[str, str]], *, bounds: ChangeBounds | None = None) -> RefreshReport:
    return refresh_index(store.children(), tables(rows), bounds=bounds)


def open_pairs(store: SqlStore) -> list[tuple[str, str]]:
    return [(pair.left.id, pair.right.id) for pair in SqlMerges(store.children()).open()]


def test_a_new_record_of_a_known_child_is_asked_about_once(sql_store: SqlStore) -> None:
    """The report tells how many pairs; the same file again proposes none, and neither does the search of the whole index."""
    assert refresh(sql_store, APART).duplicates == 0
    rows = [*APART, row("MR-9")]
    assert refresh(sql_store, rows).duplicates == 1
    assert open_pairs(sql_store) == [("MR-1", "MR-9")]
    assert (refresh(sql_store, rows).duplicates, SqlMerges(sql_store.children()).find()) == (0, 0)


@pytest.mark.parametrize("changed", [0, 1])
def test_a_changed_record_is_held_against_those_before_and_after_it(sql_store: SqlStore, changed: int) -> None:
    """Whichever of the two was there first."""
    rows = [row("MR-1"), row("MR-2")]
    rows[changed] = row(f"MR-{changed + 1}", "Zofia", **FAR)
    assert refresh(sql_store, rows).duplicates == 0
    rows[changed] = row(f"MR-{changed + 1}", **FAR, nhs_number="9991234551")
    rows[1 - changed] |= {"nhs_number": ""}
    assert refresh(sql_store, rows).duplicates == 0  # one name and birthday at two addresses: matching takes them for two
    rows[changed] = row(f"MR-{changed + 1}")
    assert refresh(sql_store, rows).duplicates == 1
    assert open_pairs(sql_store) == [("MR-1", "MR-2")]


def test_what_a_person_refused_is_never_asked_again(sql_store: SqlStore) -> None:
    """Though both records change; nor is it asked by way of a record that was merged into one of the two."""
    rows = [row("MR-1"), row("MR-2")]
    assert refresh(sql_store, rows).duplicates == 1
    merges = SqlMerges(sql_store.children())
    merges.keep_apart(merges.open()[0].id, ROS, "two_children")
    rows = [one | {"school": "Other Academy"} for one in rows]
    assert (refresh(sql_store, rows).duplicates, open_pairs(sql_store)) == (0, [])
    rows.append(row("MR-3", "Zofia"))
    refresh(sql_store, rows)
    merges.merge(ChildId("MR-1"), ChildId("MR-3"), ROS, "seen")
    rows[2] = row("MR-3", school="Other Academy")  # named as MR-2 is from now on, and it is MR-1's
    assert (refresh(sql_store, rows).duplicates, open_pairs(sql_store)) == (0, [])


def test_a_survivor_is_no_child_from_whom_the_merged_record_was_kept_apart(sql_store: SqlStore) -> None:
    """A person said of the record that is now part of it that the two are different children."""
    rows = [row("MR-1", "Zofia", **FAR), row("MR-2"), row("MR-3")]
    assert refresh(sql_store, rows).duplicates == 1
    merges = SqlMerges(sql_store.children())
    merges.keep_apart(merges.open()[0].id, ROS, "two_children")
    merges.merge(ChildId("MR-1"), ChildId("MR-2"), ROS, "seen")
    rows[0] = row("MR-1")
    assert (refresh(sql_store, rows).duplicates, open_pairs(sql_store)) == (0, [])


def test_a_duplicate_of_a_merged_record_is_asked_about_as_its_survivors(sql_store: SqlStore) -> None:
    """Else no answer but no could be given; the survivor is shown with what the merged record knew."""
    rows = [row("MR-1", **FAR), row("MR-2", "Zofia", nhs_number="9991234551")]
    refresh(sql_store, rows)
    merges = SqlMerges(sql_store.children())
    merges.merge(ChildId("MR-1"), ChildId("MR-2"), ROS, "seen")
    assert refresh(sql_store, [*rows, row("MR-3", "Zofia")]).duplicates == 1
    assert open_pairs(sql_store) == [("MR-1", "MR-3")]
    assert merges.open()[0].left.nhs_number == "9991234551"
    assert merges.merge(ChildId("MR-1"), ChildId("MR-3"), ROS, "seen") == "merged"


@pytest.mark.parametrize("why", ["dry_run", "guard"])
def test_where_nothing_is_taken_over_nothing_is_proposed(sql_store: SqlStore, why: str) -> None:
    """The file's rows are not in the index."""
    refresh(sql_store, APART)
    rows = tables([row("MR-8"), row("MR-9")])
    if why == "dry_run":
        report = refresh_index(sql_store.children(), rows, bounds=None, mode="check")
    else:
        report = refresh_index(sql_store.children(), rows, bounds=ChangeBounds(absent=10, changed=10))
    assert (report.duplicates, bool(report.refused), open_pairs(sql_store)) == (0, why == "guard", [])


def test_what_was_imported_or_added_since_is_searched_with_the_next_refresh(sql_store: SqlStore) -> None:
    """A provisional record of a person's is asked about, though the file does not have it."""
    refresh(sql_store, APART)
    provisional, known = (sql_store.children().get(ChildId(child)) for child in ("MR-2", "MR-3"))
    assert provisional is not None
    assert known is not None
    sql_store.children().add(replace(provisional, id=ChildId("NEW-1"), flags=("provisional",)))
    sql_store.children().upsert([replace(known, id=ChildId("MR-4"))])
    assert refresh(sql_store, APART).duplicates == 2
    assert sorted(open_pairs(sql_store)) == [("MR-2", "NEW-1"), ("MR-3", "MR-4")]


def test_a_record_that_is_written_while_it_is_searched_stays_due(sql_store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was held against the others is its former self: the next search takes it as it is then. One batch is searched, not a second."""
    index = sql_store.children()
    refresh(sql_store, [row("MR-1"), row("MR-2", "Zofia", nhs_number="9991234551")])
    given = index.get(ChildId("MR-1"))
    assert given is not None

    def written_meanwhile(left: ChildRecord, right: ChildRecord) -> str:
        index.upsert([replace(right, given_name="Amina") if right.id == "MR-2" else replace(left, given_name="Amina")])
        return duplicate_code(left, right)

    with monkeypatch.context() as patch:
        patch.setattr(duplicate_search, "duplicate_code", written_meanwhile)
        patch.setattr(duplicate_search, "_rows_due", _once(duplicate_search._rows_due))
        changed = [row("MR-1"), row("MR-2", "Zofia", nhs_number="9991234551", school="Other Academy")]
        assert refresh(sql_store, changed).duplicates == 0
    found = duplicate_search.DuplicateSearch(index).due(lambda _done: None, lambda _point: None)
    assert (found, open_pairs(sql_store)) == (1, [("MR-1", "MR-2")])


def _once(rows_due: object) -> object:
    asked: list[str] = []

    def first_alone(session: object) -> object:
        asked.append("")
        return rows_due(session) if len(asked) == 1 else ()  # type: ignore[operator]

    return first_alone


def test_an_index_that_is_being_filed_anew_is_not_searched(sql_store: SqlStore) -> None:
    """A record whose block is not filed yet would be struck off unseen: it stays due."""
    amina = ChildRecord(ChildId("MR-1"), "Amina", "Jama", date(2015, 3, 4), nhs_number="9991234551")
    sql_store.children().upsert([amina, replace(amina, id=ChildId("MR-2"))])
    search = duplicate_search.DuplicateSearch(sql_store.children())
    with sql_store.database.writing() as session:
        filing.reach(session, "1")
    with pytest.raises(Retryable):
        search.due(lambda _done: None, lambda _point: None)
    with sql_store.database.writing() as session:
        filing.reach(session, filing.DONE)
    assert search.due(lambda _done: None, lambda _point: None) == 1


TWICE = [*APART, row("MR-7"), row("MR-8", "Piotr"), row("MR-9", "Zofia")]


def die_at(point: str, folder: str, url: str) -> None:
    """A process of its own that is killed at this point; it searches one record at a time."""
    duplicate_search.BATCH = 1
    store = open_in(Path(folder), FixedClock(), url=url)
    refresh_index(store.children(), tables(TWICE), bounds=None, crash_point=killing(point))
    sys.exit(7)


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.server)])
@pytest.mark.parametrize(("point", "before"), [("refresh.taking_over", 0), ("refresh.after_taking_over", 0), ("refresh.searching", 1)])
def test_killed_in_the_search_the_next_refresh_finds_the_rest(
    fresh_url: Callable[[str], str], tmp_path: Path, point: str, before: int, kind: str
) -> None:
    """Like `kill -9`, before the first and after the first record of six: no pair is lost and none proposed twice."""
    url = fresh_url(kind)
    open_in(tmp_path, FixedClock(), url=url).close()
    process = get_context("forkserver").Process(target=die_at, args=(point, str(tmp_path), url))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    again = open_in(tmp_path, FixedClock(), url=url)
    assert len(open_pairs(again)) == before
    assert refresh(again, TWICE).duplicates == 3 - before
    assert sorted(open_pairs(again)) == [("MR-1", "MR-7"), ("MR-2", "MR-8"), ("MR-3", "MR-9")]
    again.close()
