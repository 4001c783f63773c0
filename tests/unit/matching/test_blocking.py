"""Blocking keys: a record and a mention of the same child meet under at least one key."""

from __future__ import annotations

from datetime import date

import pytest

from gateway.children import Address, Adult, ChildRecord
from gateway.ids import ChildId
from gateway.matching import blocking
from gateway.matching.evidence import Evidence, EvidenceKind, Mention

RECORD = ChildRecord(
    id=ChildId("C1"),
    given_name="Mohamed",
    family_name="O'Neill-Hersi",
    date_of_birth=date(2015, 9, 21),
    middle_names=("Ali",),
    known_as=("Mo",),
    nhs_number="9990000026",
    upn="A123456789012",
    former_upns=("B123456789012",),
    case_id="CS-1",
    addresses=(Address("Flat 12, 4 Heron Court", "W6 7AB"),),
    school="Brackenbury Green Primary School",
    gp_practice="Lillie Road Surgery",
    household="HH-1",
    adults=(Adult("Fatima Hersi", "mother"),),
)


def mention(*evidence: tuple[EvidenceKind, str]) -> Mention:
    return Mention("m0", tuple(Evidence(kind, value) for kind, value in evidence))


@pytest.mark.parametrize(
    "evidence",
    [
        [(EvidenceKind.NHS_NUMBER, "9990000026")],
        [(EvidenceKind.UPN, "A123456789012")],
        [(EvidenceKind.UPN, "B123456789012")],
        [(EvidenceKind.CASE_ID, "CS-1")],
        [(EvidenceKind.DATE_OF_BIRTH, "2015-09-21")],
        [(EvidenceKind.NAME, "HERSI, Muhammad")],
        [(EvidenceKind.NAME, "Mo ONeill")],
        [(EvidenceKind.NAME, "Mo"), (EvidenceKind.DATE_OF_BIRTH, "2015-09-22")],
        [(EvidenceKind.POSTCODE, "w67ab")],
        [(EvidenceKind.ADDRESS, "4 Heron Ct")],
        [(EvidenceKind.CARER_NAME, "Hersi Fatma")],
        [(EvidenceKind.CARER_NAME, "Fatima"), (EvidenceKind.SCHOOL, "Brackenbury Primary")],
        [(EvidenceKind.CARER_NAME, "F Hersi")],
        [(EvidenceKind.NAME, "M Hersi")],
        [(EvidenceKind.NAME, "Hersi, M.")],
        [(EvidenceKind.NAME, "Mohamad Xersi"), (EvidenceKind.SCHOOL, "Brackenbury Green")],
        [(EvidenceKind.NAME, "Xalid Hersi"), (EvidenceKind.GP_PRACTICE, "Lillie Road Practice")],
    ],
)
def test_record_is_found(evidence: list[tuple[EvidenceKind, str]]) -> None:
    """Each single kind of evidence, however spelt, leads to the record."""
    assert set(blocking.keys_of(mention(*evidence))) & blocking.keys(RECORD)


def test_day_and_month_exchanged_are_found() -> None:
    """A name part and a date of birth with day and month exchanged lead to the record."""
    record = ChildRecord(ChildId("C2"), "Zeenat", "Chaudhry", date(2012, 3, 4))
    searched = blocking.keys_of(mention((EvidenceKind.NAME, "Zinat"), (EvidenceKind.DATE_OF_BIRTH, "2012-04-03")))
    assert set(searched) & blocking.keys(record)


def test_usual_form_of_a_name_is_found() -> None:
    """A child is found by the full name that a short form stands for, with any family name spelt as recorded."""
    record = ChildRecord(ChildId("C4"), "Emmanuel", "Okoro", None)
    assert set(blocking.keys_of(mention((EvidenceKind.NAME, "Manny Okoro")))) & blocking.keys(record)


def test_stranger_shares_no_key() -> None:
    """Nothing in common, no key in common."""
    other = mention((EvidenceKind.NAME, "Kacper Nowakowski"), (EvidenceKind.DATE_OF_BIRTH, "2010-01-30"))
    assert not set(blocking.keys_of(other)) & blocking.keys(RECORD)


def test_household_key_is_filed() -> None:
    """All children of a household can be fetched by one key."""
    assert blocking.household_key("HH-1") in blocking.keys(RECORD)


def test_empty_record_has_no_keys() -> None:
    """A record that holds nothing is filed under nothing, rather than under empty strings that match everybody."""
    assert blocking.keys(ChildRecord(ChildId("C3"), "", "", None)) == frozenset()


def test_nameless_mention_asks_for_nothing() -> None:
    """A reference alone yields no search key."""
    assert blocking.keys_of(mention((EvidenceKind.REFERENCE, "MASH-AAAA-BBBB"))) == ()
