"""A question that was left open stays open: neither a sibling's answer nor the next title of the form fills it."""

from __future__ import annotations

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import read_tree, walk_documents
from parsers.document import Document, Finding, Locator, Segment, SegmentKind
from parsers.forms.part_titles import is_title_below
from parsers.forms.passages import entries_of
from parsers.forms.reader import read_forms
from tests.form_layouts.docx_layouts import grid, saved

LABELS = (
    "Surname",
    "First name",
    "DOB",
    "Expected due date (unborn)",
    "Home address",
    "Post code",
    "Ethnicity",
    "Religion",
    "Registered GP",
)
RAVI = ("Hale", "Ravi", "30/06/2021", "", "9 Alder Walk", "N15 3TD", "Asian Indian", "Sikh", "Canal Practice")
UNBORN = ("Hale", "Unborn", "", "19/03/2027", "9 Alder Walk", "N15 3TD", "", "", "Canal Practice")
ORME = ("Orme", "Tess", "01/02/2019", "", "4 Lime Row", "E8 2JW", "White British", "None", "Lime Surgery")
AWAY = ("Hale", "Tess", "01/02/2019", "", "", "", "", "", "")


def child_parts(*children: tuple[str, ...]) -> dict[str, str]:
    """The leaves of a Word form that asks the same of each child, in a part of its own."""
    made = docx.Document()
    made.add_heading("Safeguarding referral", 0)
    made.add_heading("About you", 1)
    grid(made, [["Full name", "Ann Orme"], ["Job title", "Midwife"], ["Telephone", "07700 900317"]])
    for number, told in enumerate(children, 1):
        made.add_heading(f"Details of child {number} (or unborn baby)", 1)
        grid(made, [list(pair) for pair in zip(LABELS, told, strict=True)])
    made.add_heading("What are you worried about?", 1)
    made.add_paragraph("There was no food in the house on three visits.")
    made.add_heading("Consent", 1)
    grid(made, [["Are the parents aware of this referral?", "Yes"], ["Have the parents consented?", "Yes"]])
    (found,) = [s for _, d in walk_documents(read_tree(saved(made), "form.docx")) for s in d.submissions]
    return {leaf.path: leaf.value for leaf in found.leaves}


def test_an_unborn_sibling_is_not_given_what_its_own_part_leaves_open() -> None:
    """Ethnicity and religion below an address of the home are the first child's where the second child's part asks for them too."""
    leaves = child_parts(RAVI, UNBORN)
    assert (leaves["children.0.ethnicity"], leaves["children.0.religion"]) == ("Asian Indian", "Sikh")
    assert leaves["children.1.edd"] == "2027-03-19"
    assert not {"children.1.ethnicity", "children.1.religion"} & leaves.keys()
    assert leaves["children.1.gp"] == "Canal Practice"


def test_two_homes_stay_two_homes() -> None:
    """A "home address" that each child's part asks for is that child's; a part that leaves it open has none."""
    leaves = child_parts(RAVI, ORME, AWAY)
    assert [leaves.get(f"children.{n}.address", "") for n in range(3)] == ["9 Alder Walk", "4 Lime Row", ""]
    assert [leaves.get(f"children.{n}.postcode", "") for n in range(3)] == ["N15 3TD", "E8 2JW", ""]


def scanned(*lines: str) -> Document:
    """A page read from a picture: one passage a line."""
    found = tuple(Segment(f"s{n}", SegmentKind.BODY, line, Locator()) for n, line in enumerate(lines))
    return Document("image/png", segments=found, findings=(Finding("text_by_ocr"),))


CLOSED = st.sampled_from(["First language", "Ethnicity", "Religion", "School", "GP", "Known as", "NHS number", "Home address"])
TITLES = st.sampled_from(
    [
        "Household members",
        "About the referrer",
        "Parents and carers",
        "Agencies involved",
        "Person making this referral",
        "Child 2",
        "Your details",
    ]
)


@given(CLOSED, TITLES)
def test_the_next_title_answers_no_question_of_a_scan(label: str, title: str) -> None:
    """An unanswered row above a title of the form stays empty, and the title opens its part."""
    entries = entries_of(scanned("Child details", "First name: Lena", label, title, "Full name: Ann Hale"))
    assert title not in [entry.value for entry in entries]
    assert entries[-1].sections[-1] == title


def test_who_stands_below_such_a_title_is_not_taken_for_the_child() -> None:
    """The title that seemed an answer had hidden whose the names below it are."""
    page = scanned(
        *("Referral form", "Child details", "First name: Lena", "Surname: Hale", "DOB: 01/02/2015", "First language"),
        *("Household members", "Name: Ann Hale", "Relationship to child: Mother", "Referrer details", "Name: Jo Orme", "Agency: School"),
    )
    (found,) = read_forms(page, "scan.png").submissions
    leaves = {leaf.path: leaf.value for leaf in found.leaves}
    assert "children.0.first_language" not in leaves
    assert leaves["children.0.given_name"] == "Lena"
    assert leaves["household.0.name"] == "Ann Hale"
    assert leaves["referrer.name"] == "Jo Orme"


@pytest.mark.parametrize(
    ("label", "answer"),
    [
        ("School", "Pupil Referral Unit"),
        ("School", "Children's House"),
        ("Disability", "Child with autism"),
        ("Relationship to child", "Parents and carers"),
        ("Home address", "Parents' house, 4 Lime Row"),
        ("Who lives at home?", "Parents and siblings"),
        ("Known as", "Child"),
    ],
)
def test_answers_that_speak_of_a_family_stay_answers(label: str, answer: str) -> None:
    """Only what is made of the words of titles alone is one."""
    assert not is_title_below(label, answer)
