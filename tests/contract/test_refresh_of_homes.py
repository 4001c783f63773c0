"""A refresh keeps no adult of a household that the child has left, loses no protection, and refuses files that cannot be right."""

from __future__ import annotations

import pytest

from gateway.children import ChildRecord
from gateway.ids import Borough, ChildId
from gateway.store import ChangeBounds, GivenRow, RefreshReport, RefreshTables, SqlStore, refresh_index
from tests.contract.test_index_refresh import Cells, given_rows, row

WIDE = ChangeBounds(absent=100, changed=100)
MOTHER = {"household_id": "HH-1", "name": "Hodan Jama", "relationship_to_children": "mother", "phone": "020 7946 0000"}
AUNT = {"household_id": "HH-1", "name": "Sagal Jama", "relationship_to_children": "aunt"}


def refreshed(
    store: SqlStore, rows: list[Cells], adults: list[GivenRow] | None, bounds: ChangeBounds | None = WIDE
) -> tuple[RefreshReport, ChildRecord | None]:
    report = refresh_index(store.children(), RefreshTables(given_rows(rows), adults), bounds=bounds)
    return report, store.children().get(ChildId("MR-1"))


def names(record: ChildRecord | None) -> list[str]:
    assert record is not None
    return [adult.name for adult in record.adults]


@pytest.mark.parametrize("home", [{"household_id": "FOST"}, {"household_id": "ADOPT7", "flags": "adopted"}, {"household_id": ""}])
@pytest.mark.parametrize("adults", [given_rows([MOTHER]), None])
def test_adults_of_a_household_that_the_child_has_left_do_not_stay(sql_store: SqlStore, home: Cells, adults: list[GivenRow] | None) -> None:
    """A birth mother is no carer of a fostered or adopted child, whether or not a file of households came."""
    refreshed(sql_store, [row()], given_rows([MOTHER]))
    _, record = refreshed(sql_store, [row(**home)], adults)
    assert names(record) == []


def test_who_is_in_the_households_file_no_more_is_no_adult_of_the_home(sql_store: SqlStore) -> None:
    """One of two goes, and so does the last; without a file of households nobody goes."""
    refreshed(sql_store, [row()], given_rows([MOTHER, AUNT]))
    assert names(refreshed(sql_store, [row()], None)[1]) == ["Hodan Jama", "Sagal Jama"]
    assert names(refreshed(sql_store, [row()], given_rows([AUNT]))[1]) == ["Sagal Jama"]
    assert names(refreshed(sql_store, [row()], [])[1]) == []


@pytest.mark.parametrize(
    ("mark", "flag"),
    [({"notes_flag": "address_confidential"}, "protected_address"), ({"relationship_to_children": "adoptive mother"}, "adopted")],
)
def test_a_nameless_adult_protects_the_household(sql_store: SqlStore, mark: Cells, flag: str) -> None:
    """The row is left out and told; its mark holds, nobody without a name is of the record, and those of before stay."""
    refreshed(sql_store, [row()], given_rows([MOTHER]))
    report, record = refreshed(sql_store, [row()], given_rows([{"household_id": "HH-1", "name": ""} | mark]))
    assert [(p.code, p.outcome) for p in report.problems] == [("household_or_name_missing", "row_left_out")]
    assert record is not None
    assert (report.refused, record.flags, names(record)) == ("", (flag,), ["Hodan Jama"])


@pytest.mark.parametrize(
    "bad",
    [
        GivenRow(3, {"household_id": "HH-1", "name": "Hodan"}, "as it stands", "columns_do_not_fit"),
        GivenRow(3, {"household_id": "HH-1", "name": "Ho\ndan"}, "as it stands", "cell_of_several_lines"),
        GivenRow(3, {"household_id": "", "name": "Hodan", "notes_flag": "address_confidential"}, "as it stands"),
    ],
)
def test_a_households_row_that_cannot_be_read_holds_the_refresh(sql_store: SqlStore, bad: GivenRow) -> None:
    """It may be the one that hides an address: nothing is taken over, on a first load too, until a person has looked at it."""
    report, record = refreshed(sql_store, [row()], [bad])
    assert (report.refused, record) == ("household_unreadable", None)
    report, record = refreshed(sql_store, [row()], [bad], bounds=None)
    assert record is not None
    assert (report.refused, record.flags) == ("", ("protected_address",) if bad.cells["household_id"] else ())


def test_twins_exchanged_under_their_numbers_inherit_no_name(sql_store: SqlStore) -> None:
    """Same birthday and family: an alias of the other would lead items about one to the other."""
    refreshed(sql_store, [row(given_name="Ines", sex="F"), row("MR-2", given_name="Lucas", sex="M")], None)
    report, record = refreshed(sql_store, [row(given_name="Lucas", sex="M"), row("MR-2", given_name="Ines", sex="F")], None)
    other = sql_store.children().get(ChildId("MR-2"))
    assert record is not None
    assert other is not None
    assert (record.known_as, other.known_as, [p.code for p in report.problems]) == ((), (), ["identity_changed"] * 2)


def test_a_file_of_mostly_unknown_boroughs_is_refused_on_a_first_load(sql_store: SqlStore) -> None:
    """By value with the number of rows; a value that may be of a person is counted and not shown. With a yes it is taken over."""
    rows = [row(f"MR-{n}", borough="Hammersmth and Fulham") for n in range(1, 12)]
    rows += [row(f"MS-{n}", borough="Camden") for n in range(10)] + [row(f"MT-{n}", borough="H & F") for n in range(20)]
    report, record = refreshed(sql_store, rows, None)
    assert (report.refused, record) == ("boroughs_unknown", None)
    assert [(b.value, b.rows, b.line) for b in report.boroughs] == [("", 11, 2), ("Camden", 10, 13)]
    assert refreshed(sql_store, rows, None, bounds=None)[0].refused == ""


def test_a_council_written_in_full_is_ours_without_a_mapping(sql_store: SqlStore) -> None:
    """No child of the hub is moved out by an ampersand."""
    report, record = refreshed(sql_store, [row(borough="Hammersmith & Fulham")], None)
    assert record is not None
    assert (record.borough, record.flags, report.boroughs) == (Borough.LBHF, (), ())
