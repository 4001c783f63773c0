"""Rules that sixteen fresh layouts asked for: several answers on a line, arrays of choices, relations, and questions in other words."""

from __future__ import annotations

import json

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import read_tree, walk_documents
from parsers.forms.captions import keeps_apart
from parsers.forms.entries import Entry
from parsers.forms.labels import field_of
from parsers.forms.related_rows import with_relations
from parsers.forms.several_pairs import several_pairs
from parsers.forms.subjects import explicit_group, person_number
from tests.form_layouts.docx_layouts import grid, saved

WORDS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=1, max_size=12)


def leaves(content: bytes, name: str) -> dict[str, str]:
    """The leaves of the one submission of a file."""
    found = [s for _, d in walk_documents(read_tree(content, name)) for s in d.submissions]
    assert len(found) == 1
    return {leaf.path: leaf.value for leaf in found[0].leaves}


def told(found: dict[str, str], kind: str) -> set[str]:
    """The values of all leaves of a kind: "concerns", "unchecked"."""
    return {value for path, value in found.items() if path.startswith(f"{kind}.")}


def typed(*lines: str) -> bytes:
    """A Word file of these paragraphs under a title."""
    made = docx.Document()
    made.add_heading("Safeguarding referral", 0)
    for line in lines:
        made.add_paragraph(line)
    return saved(made)


@given(WORDS, WORDS, st.sampled_from(["; ", " | ", "\t", ", "]))
def test_a_line_of_labelled_answers_is_cut_at_whatever_parts_them(given_name: str, family: str, between: str) -> None:
    """Each part keeps its own answer, and the number before the first label is every label's."""
    line = between.join((f"Forename: {given_name}", f"Surname: {family}", "DOB: 04/05/2016"))
    expected = [("Forename", given_name), ("Surname", family), ("DOB", "04/05/2016")]
    assert several_pairs(line) == expected
    assert several_pairs(f"Child 2 – {line}") == [(f"Child 2 - {label}", value) for label, value in expected]


@pytest.mark.parametrize("line", ["Mum said: wait; then she left", "Address: 4 Lime Row, Otley", "Name: Ada; she lives nearby", "A; B; C"])
def test_a_line_with_fewer_than_two_known_labels_is_left_whole(line: str) -> None:
    """A colon in a sentence or one label alone cuts nothing."""
    assert several_pairs(line) == []


def test_persons_one_to_a_line_with_labels_inside_the_line() -> None:
    """Children by their number, adults each by a name that comes again; a heading that tells of the incident is no account."""
    found = leaves(
        typed(
            "CHILDREN PRESENT AT THE INCIDENT",
            "Child 1 – Forename: Nuala; Surname: Brisk; DOB: 04/05/2014; Sex: F; School: Lime Row Primary",
            "Child 2 – Forename: Corin; Surname: Brisk; DOB: 09/10/2017; Sex: M; School:",
            "ADULTS INVOLVED",
            "Name: Orla Brisk; Relationship to children: Mother; DOB: 02/03/1988",
            "Name: Hamo Teale; Relationship to children: Stepfather; DOB: 07/08/1985",
            "REPORTING OFFICER",
            "Name: Ada Example",
            "Role: Constable",
            "WHAT HAPPENED",
            "Nuala rang for help when the shouting began and hid in the loft.",
        ),
        "notice.docx",
    )
    assert found["children.0.given_name"] == "Nuala"
    assert found["children.1.family_name"] == "Brisk"
    assert found["children.0.school"] == "Lime Row Primary"
    assert "children.2.given_name" not in found
    assert (found["household.0.name"], found["household.1.name"]) == ("Orla Brisk", "Hamo Teale")
    assert found["household.1.relationship"] == "Stepfather"


def test_an_array_of_words_is_a_list_of_selected_choices() -> None:
    """A flow sends the choices as JSON; a text in brackets that is no array stays what it is."""
    asked = ["Child 1: first name", "Child 1: last name", "Child 1: date of birth", "Your name", "Your role", "Which concerns apply?"]
    answers = ["Nuala", "Brisk", "2014-05-04", "Ada Example", "Teacher", json.dumps(["Neglect", "Loud quarrels, at night"])]
    rows = "".join(f"<tr><td>{q}</td><td>{a.replace('<', '')}</td></tr>" for q, a in zip(asked, answers, strict=True))
    found = leaves(f"<html><body><h1>Concern form</h1><table>{rows}</table></body></html>".encode(), "flow.html")
    assert told(found, "concerns") == {"Neglect", "Loud quarrels, at night"}


def test_who_somebody_is_beside_a_name_is_the_relation() -> None:
    """Where the one cell is a relation and another of the row the name; a row of two names keeps both."""
    row = [Entry("Who are they?", "Aunt", record="r1"), Entry("Full name", "Orla Brisk", record="r1")]
    assert [field_of(e.label) for e in with_relations(row)] == ["relationship", "name"]
    names = [Entry("Who are they?", "Hamo Teale", record="r2"), Entry("Full name", "Hamo Teale", record="r2")]
    assert with_relations(names) == names


def test_questions_that_number_the_parents_and_name_a_young_carer() -> None:
    """A question names the person in its middle: the first parent or carer is an adult, a young carer the child."""
    assert explicit_group("What is the first parent or carer's name?") == "household"
    assert person_number("What is the second parent or carer's date of birth?") == 2
    assert explicit_group("What is the young carer's full name?") == "child"
    assert explicit_group("Carer 1: name") == "household"
    assert explicit_group("Young carer") == ""


@pytest.mark.parametrize("line", ["Confidential: do not share with parents or relatives", "Private: never to be shown to the family"])
def test_a_marking_before_the_order_to_keep_words_from_the_family_opens_a_part(line: str) -> None:
    """The order ends with whom the words are kept from; with more behind it the line is an answer itself."""
    assert keeps_apart(line)
    assert not keeps_apart(f"{line} since Corin hides there")


def test_yes_or_no_beside_statements_below_a_question_on_worries_is_a_list_of_categories() -> None:
    """Whatever the statements say; a question below the same title is none of them."""
    rows = [["It is cold in the house", "Yes"], ["Nobody cooks", "No"], ["Strangers come at night", "Yes"]]
    made = docx.Document()
    made.add_heading("Online report", 0)
    for title, cells in (
        ("The child", [["Child's first name", "Nuala"], ["Child's last name", "Brisk"]]),
        ("What worries you?", rows),
        ("About you", [["Your name", "Ada Example"], ["Your role", "Neighbour"]]),
    ):
        made.add_heading(title, 1)
        grid(made, cells)
    found = leaves(saved(made), "report.docx")
    assert told(found, "concerns") == {"It is cold in the house", "Strangers come at night"}
    assert told(found, "unchecked") == {"Nobody cooks"}


def test_the_only_list_of_boxes_is_the_forms_list_of_categories() -> None:
    """Where no list asks for concerns in words that are known; yes and no are never categories."""
    found = leaves(
        typed(
            "Young carer 1",
            "What is the young carer's full name?",
            "Nuala Brisk",
            "When were they born?",
            "4 May 2014",
            "What does the young carer do?",
            "\t☒ Cooking for the household\t☐ Shopping on foot",
            "\t☐ Paying the rent\t☒ Nights awake",
            "Permission",
            "Does the parent know about this referral?",
            "☒ Yes   ☐ No",
            "Who is filling this in?",
            "Your name",
            "Ada Example",
            "Your job",
            "Teacher",
        ),
        "carer.docx",
    )
    assert told(found, "concerns") == {"Cooking for the household", "Nights awake"}
    assert told(found, "unchecked") == {"Shopping on foot", "Paying the rent"}
