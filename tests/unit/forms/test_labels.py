"""Printed labels of referral forms mean a field of a person by their wording and by the section they stand in."""

from __future__ import annotations

import pytest

from parsers.forms.entries import Entry
from parsers.forms.labels import field_of, group_of
from parsers.forms.placing import Placer


def placed(section: str, label: str) -> str:
    entry = Entry(label, "Jane Doe", sections=(section,), place="p")
    found = Placer([entry], {}).place()[0]
    return f"{found.group}.{found.field}"


@pytest.mark.parametrize(
    ("section", "label", "path"),
    [
        ("Subject of the referral", "Called at home", "child.known_as"),
        ("Children being referred", "Name", "child.name"),
        ("Who else lives at home?", "Name", "household.name"),
        ("Person who fills in this sheet: referrer", "Name", "referrer.name"),
        ("Professionals involved", "Name", "professionals.name"),
        ("Children being referred", "DoB or expected date of delivery", "child.date_of_birth"),
        ("Children being referred", "Baby due", "child.edd"),
        ("Adults at home", "Relationship to child", "household.relationship"),
        ("Referrer details", "Relationship to child", "referrer.role"),
        ("Referrer details", "Direct dial", "referrer.phone"),
        ("Agreement", "Has the family been told of this?", "consent.parents_informed"),
        ("Agreement", "Is permission in place?", "consent.consent_given"),
        ("Agreement", "Grounds for going ahead without it", "consent.reason_not"),
        ("Children being referred", "D.O.B.", "child.date_of_birth"),
        ("Referrer details", "E-mail", "referrer.email"),
    ],
)
def test_the_section_says_whose_datum_a_label_asks_for(section: str, label: str, path: str) -> None:
    """One wording, several persons."""
    assert placed(section, label) == path


@pytest.mark.parametrize(
    "label",
    [
        "Notes (not shared with family)",
        "Must not be disclosed to the parents",
        "Is there anything the carers should not be told?",
        "For professionals only",
        "Third party information",
    ],
)
def test_text_kept_from_the_family_is_known_by_any_wording(label: str) -> None:
    """Advice in brackets counts too: missing it would disclose."""
    assert field_of(label) == "confidential"


@pytest.mark.parametrize("title", ["Confidential when completed", "CONFIDENTIAL REFERRAL", "Young person's details"])
def test_a_marking_of_the_whole_form_is_no_such_section(title: str) -> None:
    """Else every answer below the title would count as kept from the family."""
    assert field_of(title) != "confidential"


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("4. WHO ARE YOU WORRIED ABOUT?", "child"),
        ("Home and family", "household"),
        ("Source of referral", "referrer"),
        ("Sharing of information", "consent"),
        ("For office use only", "office"),
    ],
)
def test_headings_open_groups(title: str, group: str) -> None:
    """A heading of a form by its telling words."""
    assert group_of(title) == group
