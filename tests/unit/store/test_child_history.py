"""When a record tells of another person than before, and what a merge keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gateway.children import Address, Adult, ChildRecord
from gateway.ids import ChildId
from gateway.store.child_history import folded, is_another_person, with_history

BORN = date(2015, 3, 4)
INES = ChildRecord(ChildId("MR-1"), "Ines", "Costa", BORN, sex="F", nhs_number="9991234560", upn="H801200001001", household="HH-1")


@pytest.mark.parametrize(
    ("change", "another"),
    [
        ({"given_name": "Lucas", "sex": "M", "nhs_number": "9990000018"}, True),
        ({"given_name": "Clara", "nhs_number": "9990000018"}, True),
        ({"given_name": "Lucas", "sex": "M", "nhs_number": ""}, True),
        ({"given_name": "Clara", "nhs_number": "", "upn": "J801200001001"}, True),
        ({"given_name": "Clara"}, False),
        ({"given_name": "Luke", "sex": "M"}, False),
        ({"given_name": "Clara", "nhs_number": "", "upn": ""}, False),
        ({"given_name": "Inez", "nhs_number": "9990000018"}, False),
        ({"given_name": "I", "nhs_number": "9990000018"}, False),
        ({"given_name": "Clara", "nhs_number": "", "upn": "J801200001001", "former_upns": ("H801200001001",)}, False),
        ({"given_name": "Ella", "nhs_number": "9990000018", "upn": "J801200001001", "flags": ("adopted",)}, False),
        ({"given_name": "Lucas", "sex": "M", "nhs_number": "9990000018", "flags": ("adopted",)}, True),
    ],
)
def test_another_name_with_another_number_or_sex_is_another_child(change: dict[str, object], another: bool) -> None:
    """A new name or a corrected number alone is not; an adopted child is given new ones, and its old name must stay known."""
    assert is_another_person(replace(INES, **change), INES) is another  # type: ignore[arg-type]


def test_an_adopted_child_with_new_numbers_keeps_its_old_name_sealed() -> None:
    """Or nobody could keep it out of a copy."""
    now = replace(INES, given_name="Ella", family_name="Reed", nhs_number="9990000018", flags=("adopted",), household="ADOPT7")
    kept = with_history(now, INES)
    assert (kept.known_as, set(kept.previous_names)) == ((), {"Ines", "Costa"})


def test_a_merge_keeps_the_names_of_two_numbers_and_no_carer_of_another_home() -> None:
    """A person said that the two are one child; the household that it left is not its own again."""
    mother = Adult("Marta Costa", "mother")
    old = replace(INES, id=ChildId("MR-2"), given_name="Clara", nhs_number="9990000018", adults=(mother,))
    assert folded(replace(INES, household="FOST"), old).adults == ()
    assert folded(INES, old).adults == (mother,)
    assert folded(INES, old).known_as == ("Clara",)


JON = replace(INES, given_name="Jon", sex="M", addresses=(Address("3 Far Lane", "W6 0AA"),), flags=("protected_address",))
OTHER = replace(JON, id=ChildId("MR-2"), given_name="Jonathan", nhs_number="", upn="", flags=())


@pytest.mark.parametrize(
    ("kept", "twin", "another"),
    [
        ({}, {"given_name": "Lucas"}, False),  # the NHS number stays with the child
        ({"nhs_number": ""}, {"given_name": "Lucas"}, False),  # so does the UPN
        ({"nhs_number": "", "upn": ""}, {}, False),  # a duplicate under the long form of the name
        ({"nhs_number": "", "upn": ""}, {"given_name": "Lucas", "upn": JON.upn}, False),  # a duplicate by its number
        ({"nhs_number": "", "upn": ""}, {"given_name": "Lucas"}, True),
        ({"nhs_number": "", "upn": ""}, {"given_name": "Joanna", "sex": "F"}, True),  # names alike, and two children
        ({"nhs_number": "", "upn": ""}, {"given_name": "Jonah", "nhs_number": "9990000018"}, True),
    ],
)
def test_a_name_that_a_duplicate_bears_makes_no_other_person(kept: dict[str, str], twin: dict[str, str], another: bool) -> None:
    """A twin's name tells of an exchange only where no number says that it is the same child, and where the twin is another child."""
    other = replace(OTHER, **twin)  # type: ignore[arg-type]
    now = replace(JON, given_name=other.given_name, addresses=(), **kept)  # type: ignore[arg-type]
    assert is_another_person(now, JON, (JON, other)) is another
    told = with_history(now, JON, home=(JON, other))
    assert (told.known_as, told.addresses) == (() if another else ("Jon",), JON.addresses)


def test_of_another_person_only_protected_addresses_stay() -> None:
    """A hidden address is forgotten by no exchange; an open one is the other person's."""
    now = replace(INES, given_name="Lucas", sex="M", nhs_number="9990000018", addresses=(Address("1 Low Road", "W6 1AA"),))
    before = replace(INES, addresses=JON.addresses)
    assert with_history(now, before).addresses == now.addresses
    for hidden in (with_history(now, replace(before, flags=JON.flags)), with_history(replace(now, flags=JON.flags), before)):
        assert hidden.addresses == now.addresses + JON.addresses
