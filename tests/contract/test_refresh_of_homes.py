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


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, True),  # twins of one sex, nothing but the name
        ({"family_name": "Costa"}, {"family_name": "Jama"}, True),  # one bears the father's name
        ({"given_name": "Hasan"}, {"given_name": "Husain"}, True),  # names that begin and end alike
        ({"given_name": "Hasan"}, {"given_name": "Hassan"}, False),  # one name in two spellings: a duplicate
        ({"given_name": "Gabriel", "sex": "M"}, {"given_name": "Gabriela", "sex": "F"}, True),
        ({}, {"date_of_birth": "2016-05-06"}, False),  # a younger sister
        ({}, {"household_id": "HH-2"}, False),  # nobody of the home
    ],
)
def test_twins_exchanged_without_numbers_are_listed(sql_store: SqlStore, first: Cells, second: Cells, expected: bool) -> None:
    """Two of one home and birthday whose given names change places: nothing of before is kept, and a person looks."""
    one, two = row(**{"given_name": "Amina", **first}), row("MR-2", **{"given_name": "Sagal", **second})
    refreshed(sql_store, [one, two], None)
    swapped = [one | {"given_name": two["given_name"]}, two | {"given_name": one["given_name"]}]
    report, record = refreshed(sql_store, swapped, None)
    assert record is not None
    assert [(p.code, p.outcome) for p in report.problems] == [("identity_changed", "taken_over")] * 2 * expected
    assert record.known_as == (() if expected else (one["given_name"],))
    assert refreshed(sql_store, swapped, None)[0].problem_count == 0


def test_a_renamed_child_of_a_home_with_twins_is_not_listed(sql_store: SqlStore) -> None:
    """A new name that no twin bears is a new name; the old one finds the child."""
    refreshed(sql_store, [row(), row("MR-2", given_name="Sagal")], None)
    report, record = refreshed(sql_store, [row(given_name="Mina"), row("MR-2", given_name="Sagal")], None)
    assert record is not None
    assert (report.problem_count, record.known_as) == (0, ("Amina",))


MARKS = [
    ({"flags": "protected_address"}, "protected_address"),
    ({"address_line": "Address held by Front Door", "postcode": ""}, "protected_address"),
    ({"flags": "adopted"}, "adopted"),
]


@pytest.mark.parametrize(("mark", "flag"), MARKS)
@pytest.mark.parametrize("fault", [{"date_of_birth": "31/31/2015"}, {"given_name": "", "family_name": ""}])
def test_a_row_left_out_still_protects_the_known_child(sql_store: SqlStore, mark: Cells, flag: str, fault: Cells) -> None:
    """Another fault of the row lays nothing open: the record of before bears the new mark, which is told by line."""
    refreshed(sql_store, [row()], None)
    report, record = refreshed(sql_store, [row(**mark, **fault)], None)
    assert record is not None
    assert (record.flags, record.given_name, report.changed, report.fields) == ((flag,), "Amina", 1, (("flags", 1),))
    assert [(p.line, p.code) for p in report.problems if p.outcome == "taken_over"] == [(2, "left_out_row_protects")]
    assert refreshed(sql_store, [row(**mark, **fault)], None)[0].changed == 0


@pytest.mark.parametrize("order", [1, -1])
def test_a_second_row_of_a_child_protects_whichever_comes_first(sql_store: SqlStore, order: int) -> None:
    """One row of two is taken over; the mark of the other holds, of a child known before and of a new one."""
    for faulty in ({}, {"date_of_birth": "none"}):
        child = f"MR-1{len(faulty)}"
        rows = [row(child, school="Elsewhere"), row(child, flags="protected_address", **faulty)][::order]
        refreshed(sql_store, rows, None)
        record = sql_store.children().get(ChildId(child))
        assert record is not None
        assert record.flags == ("protected_address",)


def test_a_row_that_does_not_fit_its_heading_still_protects(sql_store: SqlStore) -> None:
    """Its words stand in another column than their own."""
    refreshed(sql_store, [row()], None)
    bad = GivenRow(2, {"record_id": "MR-1", "school": "Address Held by  Front Door"}, "as it stands", "columns_do_not_fit")
    refresh_index(sql_store.children(), RefreshTables([bad], None), bounds=WIDE)
    record = sql_store.children().get(ChildId("MR-1"))
    assert record is not None
    assert record.flags == ("protected_address",)


@pytest.mark.parametrize(
    ("cells", "raw"),
    [
        ({"school": "HH-1"}, "as it stands"),  # the household in another column
        ({}, 'MR-1,Amina,"12 Any Street", Flat 2,HH-1'),  # beyond the last one
        ({"school": "protected_address"}, "as it stands"),
    ],
)
def test_marks_and_households_of_a_shifted_row_are_sought_in_all_its_cells(sql_store: SqlStore, cells: Cells, raw: str) -> None:
    """The child lived elsewhere before; the row that brings it into a confidential household has a comma too many."""
    secret = given_rows([MOTHER | {"notes_flag": "address_confidential"}])
    refreshed(sql_store, [row(household_id="HH-2")], secret)
    bad = GivenRow(2, {"record_id": "MR-1"} | cells, raw, "columns_do_not_fit")
    refresh_index(sql_store.children(), RefreshTables([bad], secret), bounds=WIDE)
    record = sql_store.children().get(ChildId("MR-1"))
    assert record is not None
    assert record.flags == ("protected_address",)


def test_a_household_newly_confidential_protects_a_child_whose_row_is_left_out(sql_store: SqlStore) -> None:
    """The mark stands in the other file, the fault in this one, whatever household the faulty row names."""
    refreshed(sql_store, [row()], given_rows([MOTHER]))
    secret = given_rows([MOTHER | {"notes_flag": "address_confidential"}])
    _, record = refreshed(sql_store, [row(date_of_birth="none", household_id="")], secret)
    assert record is not None
    assert record.flags == ("protected_address",)


def test_a_faulty_row_without_a_mark_changes_nothing(sql_store: SqlStore) -> None:
    """Nor does one of a number that nobody has."""
    refreshed(sql_store, [row()], None)
    rows = [row(date_of_birth="none"), row("MR-9", date_of_birth="none", flags="protected_address")]
    report, record = refreshed(sql_store, rows, None)
    assert record is not None
    assert (record.flags, report.changed, report.added) == ((), 0, 0)
    assert {p.outcome for p in report.problems} == {"row_left_out"}
