"""The import of the child index: nothing lost in silence, nothing laid open."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from gateway.children import Address
from gateway.errors import Rejected
from gateway.ids import Borough, ChildId
from gateway.store import SqlStore, import_children, requests_from_table
from gateway.store.child_import import problem_lines
from gateway.store.children import Upserted
from tests.fakes import FixedClock
from tests.store_fixtures import open_in

HEADINGS = (
    *("record_id", "given_name", "middle_names", "family_name", "known_as", "date_of_birth", "sex", "ethnicity", "nhs_number"),
    *("upn", "address_line", "postcode", "borough", "previous_addresses", "school", "gp_practice", "household_id", "case_id"),
)
CHILD = ChildId("MR-1")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = open_in(tmp_path, FixedClock())
    yield opened
    opened.close()


def row(**cells: str) -> dict[str, str]:
    usual = {
        "record_id": "MR-1",
        "given_name": "Amina",
        "family_name": "Jama",
        "date_of_birth": "2015-03-04",
        "borough": "RBKC",
        "address_line": "12 Any Street",
        "postcode": "w11 1aa",
        "household_id": "HH-1",
    }
    return dict.fromkeys(HEADINGS, "") | usual | cells


def adult(**cells: str) -> dict[str, str]:
    usual = {"household_id": "HH-1", "name": "Hodan Jama", "relationship_to_children": "mother", "date_of_birth": "", "phone": ""}
    return usual | {"notes_flag": ""} | cells


def test_a_row_becomes_a_record_and_its_household(store: SqlStore) -> None:
    """Aliases, middle names, addresses newest first, adults, siblings by household."""
    first = row(known_as="Mina; Mimi", middle_names="Rose May", previous_addresses="Flat 2, 9 Old Road, SW6 4FQ;Somewhere else")
    rows = [first, row(record_id="MR-2", given_name="Yusuf", household_id="HH-1")]
    report = import_children(store.children(), rows, [adult(date_of_birth="1988-01-02", phone="020 7946 0000")])
    record = store.children().get(CHILD)
    assert (report.done, report.problems) == (Upserted(added=2), ())
    assert record is not None
    assert (record.known_as, record.middle_names, record.borough) == (("Mina", "Mimi"), ("Rose", "May"), Borough.RBKC)
    assert record.addresses == (
        Address("12 Any Street", "W11 1AA"),
        Address("Flat 2, 9 Old Road", "SW6 4FQ"),
        Address("Somewhere else", ""),
    )
    assert (record.siblings, record.adults[0].date_of_birth, record.flags) == (("MR-2",), date(1988, 1, 2), ())


def test_importing_again_changes_nothing(store: SqlStore) -> None:
    """The second import finds everything as given, and the index keeps its version."""
    index, rows = store.children(), [row(), row(record_id="MR-2", given_name="Yusuf")]
    import_children(index, rows)
    version = index.version()
    assert import_children(index, rows).done == Upserted(unchanged=2)
    assert index.version() == version
    assert import_children(index, [row(given_name="Aminah"), rows[1]]).done == Upserted(changed=1, unchanged=1)


def test_a_dry_run_tells_and_does_not_do(store: SqlStore) -> None:
    """Counts and problems as for real; the index stays as it was."""
    report = import_children(store.children(), [row(), row(record_id="", given_name="x")], mode="check")
    assert (report.done.added, len(report.problems)) == (1, 1)
    assert store.children().get(CHILD) is None


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"record_id": ""}, "record_id_invalid"),
        ({"record_id": "a b"}, "record_id_invalid"),
        ({"given_name": " ", "family_name": ""}, "name_missing"),
        ({"date_of_birth": "04/03/2015"}, "date_of_birth_invalid"),
        ({"date_of_birth": "2015-02-30"}, "date_of_birth_invalid"),
        ({"record_id": "MR-0"}, "record_id_repeated"),
    ],
)
def test_bad_rows_are_listed_with_line_and_reason(store: SqlStore, cells: dict[str, str], code: str) -> None:
    """The bad row is named, the good ones beside it go in."""
    rows = [row(record_id="MR-0"), row(**cells), row(record_id="MR-9")]
    report = import_children(store.children(), rows)
    assert report.done.added == 2
    assert problem_lines(report.problems) == (f"children line 3: {code} (row left out)",)


def test_a_row_of_another_width_is_listed(store: SqlStore) -> None:
    """What the csv reader marks as too short or too long is not guessed at."""
    short: dict[str, str] = row(record_id="MR-2")
    short["case_id"] = None  # type: ignore[assignment]
    report = import_children(store.children(), [row(), short])
    assert [p.code for p in report.problems] == ["columns_do_not_fit"]


def test_a_wrong_number_is_left_out_and_told_while_the_child_goes_in(store: SqlStore) -> None:
    """A number whose check digit fails must not find anyone; the child must still be found by name."""
    report = import_children(store.children(), [row(nhs_number="9434765918", upn="B000000000000")])
    record = store.children().get(CHILD)
    assert [p.code for p in report.problems] == ["nhs_number_invalid", "upn_invalid"]
    assert record is not None
    assert (record.nhs_number, record.upn) == ("", "")


@pytest.mark.parametrize(
    ("cells", "grown_up", "flags"),
    [
        ({"address_line": "Address held by Front Door", "postcode": ""}, {}, ("protected_address",)),
        ({"address_line": " ADDRESS  held by front door. "}, {}, ("protected_address",)),
        ({}, {"notes_flag": "address_confidential"}, ("protected_address",)),
        ({"borough": "Camden"}, {}, ("moved_out",)),
        ({"borough": ""}, {}, ("moved_out",)),
        ({}, {"relationship_to_children": "adoptive mother"}, ("adopted",)),
    ],
)
def test_what_must_be_protected_is_flagged(
    store: SqlStore, cells: dict[str, str], grown_up: dict[str, str], flags: tuple[str, ...]
) -> None:
    """Held addresses, confidential households, other areas and adoption."""
    import_children(store.children(), [row(**cells)], [adult(**grown_up)])
    record = store.children().get(CHILD)
    assert record is not None
    assert record.flags == flags
    assert not any("held by" in a.line.lower() for a in record.addresses)


def test_no_import_lifts_a_protection(store: SqlStore) -> None:
    """A later file without its household table must not lay an address open."""
    import_children(store.children(), [row()], [adult(notes_flag="address_confidential")])
    import_children(store.children(), [row(given_name="Aminah")])
    record = store.children().get(CHILD)
    assert record is not None
    assert (record.given_name, record.flags, len(record.adults)) == ("Aminah", ("protected_address",), 1)


@pytest.mark.parametrize("mark", [{"flags": "protected_address"}, {"address_line": "Address held by Front Door"}])
def test_a_row_left_out_for_another_fault_still_protects(store: SqlStore, mark: dict[str, str]) -> None:
    """The known record, and one that another row of the table brings, bear its mark; it is listed."""
    import_children(store.children(), [row()])
    rows = [row(date_of_birth="5/5/15", **mark), row(record_id="MR-2"), row(record_id="MR-2", **mark)]
    report = import_children(store.children(), rows)
    for child in (CHILD, ChildId("MR-2")):
        record = store.children().get(child)
        assert record is not None
        assert record.flags == ("protected_address",)
    assert [line for line in problem_lines(report.problems) if "taken over" in line] == [
        "children line 2: left_out_row_protects (taken over)",
        "children line 4: left_out_row_protects (taken over)",
    ]


HEAD = "record_id,given_name,family_name,date_of_birth,address_line,postcode,borough,household_id"


@pytest.mark.parametrize(
    ("line", "protected"),
    [
        ("MR-1,Amina,Jama,2015-03-04,Flat 2, 9 Elm Road,W6 0AA,LBHF,HH-1", True),  # a comma not quoted: one column later
        ("MR-1,Amina,Jama,2015-03-04,12 Any Street,HH-1,W11 1AA,LBHF,", True),  # one column earlier
        ("MR-1,Amina,Jama,none,12 Any Street,W11 1AA,LBHF,", True),  # no household: the one known before
        ("MR-1,Amina,Jama,none,12 Any Street,W11 1AA,LBHF,HH-2", True),  # another one, newly written
        ("MR-2,Yusuf,Jama,none,12 Any Street,W11 1AA,LBHF,", False),  # a child of another home
        ("MR-2,Yusuf,Jama,2015-03-04,Flat 2, 9 Elm Road,W6 0AA,LBHF,HH-3", False),
        ("MR-2,Yusuf,Jama,2015-03-04,Flat 2, 9 Elm Road,W6 0AA,protected_address,HH-3", True),  # a mark in another column
        ("MR-2,Yusuf,Jama,2015-03-04,Flat 2, 9 Elm Road,W6 0AA,LBHF,Address_Confidential", True),
    ],
)
def test_a_row_with_a_comma_too_many_or_no_household_still_protects(store: SqlStore, line: str, *, protected: bool) -> None:
    """The household that is newly confidential is sought in every cell, and the one of before counts."""
    import_children(store.children(), [row(), row(record_id="MR-2", given_name="Yusuf", household_id="HH-3")], [adult()])
    secret = [adult(notes_flag="address_confidential"), adult(household_id="HH-3")]
    report = import_children(store.children(), list(csv.DictReader([HEAD, line])), secret)
    record = store.children().get(ChildId(line[:4]))
    assert record is not None
    assert (record.flags, [p.outcome for p in report.problems]) == (
        ("protected_address",) if protected else (),
        ["row_left_out", *["taken_over"] * protected],
    )


def test_twins_exchanged_under_their_numbers_keep_no_alias(store: SqlStore) -> None:
    """Same home, birthday and sex: the name of the other would lead items about one to the other."""
    import_children(store.children(), [row(), row(record_id="MR-2", given_name="Sagal")])
    import_children(store.children(), [row(given_name="Sagal"), row(record_id="MR-2", given_name="Amina")])
    assert [record.known_as for record in store.children().records()] == [(), ()]


def test_household_rows_that_cannot_be_used_are_listed(store: SqlStore) -> None:
    """A nameless adult is left out, a bad date of birth leaves the adult in."""
    report = import_children(store.children(), [row()], [adult(name=""), adult(date_of_birth="1988")])
    record = store.children().get(CHILD)
    assert [(p.table, p.line, p.code) for p in report.problems] == [
        ("household", 2, "household_or_name_missing"),
        ("household", 3, "date_of_birth_invalid"),
    ]
    assert record is not None
    assert [a.name for a in record.adults] == ["Hodan Jama"]


def test_an_adult_without_a_name_protects_and_one_gone_does_not_stay(store: SqlStore) -> None:
    """The nameless row's mark holds; who is not in the table of the household is no adult of it, and of another home never."""
    import_children(store.children(), [row()], [adult()])
    import_children(store.children(), [row()], [adult(name="", notes_flag="address_confidential")])
    record = store.children().get(CHILD)
    assert record is not None
    assert (record.flags, [a.name for a in record.adults]) == (("protected_address",), ["Hodan Jama"])
    import_children(store.children(), [row(household_id="FOST")], [adult()])
    moved = store.children().get(CHILD)
    assert moved is not None
    assert (moved.flags, moved.adults) == (("protected_address",), ())


def test_what_the_tables_leave_in_doubt_is_refused_until_accepted(store: SqlStore) -> None:
    """A household's row of another width, and boroughs that nobody knows in most rows."""
    short: dict[str, str] = adult()
    short["notes_flag"] = None  # type: ignore[assignment]
    elsewhere = [row(record_id=f"MR-{n}", borough="Camden") for n in range(12)]
    for rows, adults, code in (([row()], [short], "household_unreadable"), (elsewhere, [adult()], "boroughs_unknown")):
        with pytest.raises(Rejected) as caught:
            import_children(store.children(), rows, adults)
        assert (caught.value.code, store.children().get(CHILD)) == (code, None)
    report = import_children(store.children(), elsewhere, [short], doubts="accepted")
    record = store.children().get(CHILD)
    assert record is not None
    assert (report.done.added, record.flags) == (12, ("moved_out", "protected_address"))


def test_a_file_without_the_columns_is_refused(store: SqlStore) -> None:
    """The message names the columns, not the content."""
    with pytest.raises(Rejected) as caught:
        import_children(store.children(), [{"name": "Amina Jama"}])
    assert (caught.value.code, "record_id" in caught.value.hint, "Amina" in caught.value.hint) == ("columns_missing", True, False)


def test_request_times_without_zone_are_london_time() -> None:
    """In summer the hub's 09:00 is 08:00 UTC; a bad row is refused by its line."""
    cells = {"reference": "mash-ab12-cd34", "record_id": "MR-1", "agency_id": "AG-1", "rag": "Red", "status": "open"}
    (found,) = requests_from_table([cells | {"sent_at": "2026-07-01T09:00:00", "due_at": "2026-07-01T13:00:00+01:00"}])
    assert (found.reference, found.sent_at, found.due_at) == (
        "MASH-AB12-CD34",
        datetime(2026, 7, 1, 8, tzinfo=UTC),
        datetime(2026, 7, 1, 12, tzinfo=UTC),
    )
    with pytest.raises(Rejected) as caught:
        requests_from_table([cells])
    assert (caught.value.code, caught.value.hint) == ("request_row_invalid", "line 2")


@pytest.mark.parametrize(
    ("cell", "mails"),
    [("", ()), ("<a.1@hub.example>  B.2@HUB.example <a.1@hub.example>", ("a.1@hub.example", "b.2@hub.example")), ("sent Friday", None)],
)
def test_mails_of_a_request_stand_between_spaces(cell: str, mails: tuple[str, ...] | None) -> None:
    """In any form of letters and brackets; what is no identifier refuses the row by its line."""
    at = "2026-07-01T09:00:00"
    usual = {"reference": "mash-ab12-cd34", "record_id": "MR-1", "agency_id": "AG-1", "rag": "Red", "sent_at": at, "due_at": at}
    if mails is not None:
        assert [request.mails for request in requests_from_table([usual | {"message_ids": cell}])] == [mails]
        return
    with pytest.raises(Rejected) as caught:
        requests_from_table([usual | {"message_ids": cell}])
    assert (caught.value.code, caught.value.hint) == ("request_row_invalid", "line 2")
