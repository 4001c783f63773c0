"""Rules for layouts nobody showed the reader: on which side a mark stands, whose an answer is, and what an empty label asks."""

from __future__ import annotations

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import Submission, read_tree, walk_documents
from parsers.forms.captions import keeps_apart
from parsers.forms.entries import Mark
from parsers.forms.geometry import Table, TableCell, TableRow
from parsers.forms.same_child import points_above
from parsers.forms.tick_tables import tick_rows
from parsers.forms.ticks import has_boxes, lone_mark, read_ticks, without_spoken_signs
from parsers.forms.values import sex, written, yes_no
from tests.form_layouts.docx_layouts import grid, saved

CATEGORIES = ("Neglect", "Physical abuse", "Sexual abuse", "Emotional abuse", "Domestic abuse", "Self-harm", "Bullying", "Forced marriage")


def read(content: bytes, name: str) -> dict[str, str]:
    """The leaves of the one submission of a file."""
    found: list[Submission] = [s for _, d in walk_documents(read_tree(content, name)) for s in d.submissions]
    assert len(found) == 1
    return {leaf.path: leaf.value for leaf in found[0].leaves}


def word(*tables: list[list[str]]) -> bytes:
    """A referral form of these tables, with a referrer."""
    made = docx.Document()
    made.add_heading("Safeguarding referral", 0)
    for rows in (*tables, [["Referrer name", "Ada Example"], ["Referrer role", "Teacher"], ["Parents informed?", "Yes"]]):
        grid(made, rows)
        made.add_paragraph()
    return saved(made)


@given(st.lists(st.booleans(), min_size=4, max_size=8), st.sampled_from(["before", "behind"]), st.integers(1, 3))
def test_a_mark_in_a_cell_of_its_own_ticks_the_words_on_its_own_side(ticked: list[bool], side: str, across: int) -> None:
    """Whatever is ticked, no category is reported that has no mark, though cells without a mark leave no trace."""
    wanted = {label for label, mark in zip(CATEGORIES, ticked, strict=False) if mark}
    cells = [(place, label) for place, label in enumerate(CATEGORIES[: len(ticked)])]
    rows = []
    for start in range(0, len(cells), across):
        row: list[TableCell] = []
        for place, (_, label) in enumerate(cells[start : start + across]):
            words = TableCell(2 * place + (side == "before"), label, "")
            mark = [TableCell(2 * place + (side == "behind"), "x", "")] if label in wanted else []
            row += [*mark, words] if side == "before" else [words, *mark]
        rows.append(TableRow(f"s{start}", tuple(row)))
    found = tick_rows(Table("t", tuple(rows), ()))
    reported = {entry.label for entries in found.values() for entry in entries if entry.mark is Mark.TICKED}
    assert reported <= wanted
    assert not found or reported == wanted


def test_marks_on_both_sides_of_the_words_say_nothing() -> None:
    """A table in which marks stand before the first words and behind the last is not guessed at."""
    row = (TableCell(0, "x", ""), TableCell(1, "Neglect", ""), TableCell(3, "Self-harm", ""), TableCell(4, "x", ""))
    assert tick_rows(Table("t", (TableRow("s0", row),), ())) == {}


@pytest.mark.parametrize("head", ["No", "Does not apply", "Not present", "Not selected", "N/K", "Doesn't apply", "Not a concern"])
def test_a_mark_under_a_heading_that_denies_is_no_tick(head: str) -> None:
    """The category is left empty, not ticked."""
    rows = (
        TableRow("s0", (TableCell(0, "Concern", ""), TableCell(1, "Applies", ""), TableCell(2, head, ""))),
        TableRow("s1", (TableCell(0, "Neglect", "Concern"), TableCell(2, "✓", head))),
        TableRow("s2", (TableCell(0, "Self-harm", "Concern"), TableCell(1, "✓", "Applies"))),
    )
    found = tick_rows(Table("t", rows, (0,)))
    assert {(e.label, e.mark) for entries in found.values() for e in entries} == {("Neglect", Mark.UNTICKED), ("Self-harm", Mark.TICKED)}


@pytest.mark.parametrize(
    "advice",
    [
        "Type a tick (✓) after each that applies",
        "Please ✓ all that apply",
        "Put an [x] in the box",
        "✓ all that apply",
        "Concerns (please ✓)",
    ],
)
def test_a_sign_that_advice_speaks_of_is_no_box(advice: str) -> None:
    """The instruction of a list of boxes ticks nothing."""
    assert not has_boxes(without_spoken_signs(advice))


@pytest.mark.parametrize(
    "line", ["Bite mark ☒", "☒ Neglect ☐ Self-harm", "Yes please ☒", "[x] Missing from home", "Alcohol use ☒ In care ☐"]
)
def test_a_real_box_is_not_taken_for_advice(line: str) -> None:
    """A tick must not be lost."""
    assert without_spoken_signs(line) == line


def test_bulleted_words_have_their_mark_behind_them() -> None:
    """A tick between two items of a line belongs to the one it follows."""
    found = read_ticks("• School attendance ✓\t• Neglect")
    assert [(option.label, option.mark) for option in found.options] == [("School attendance", Mark.TICKED), ("Neglect", Mark.UNTICKED)]


@pytest.mark.parametrize(("text", "mark"), [("Selected", Mark.TICKED), ("✔ Selected", Mark.TICKED), ("Not selected", Mark.UNTICKED)])
def test_selected_and_not_selected_are_marks(text: str, mark: Mark) -> None:
    """The words that portals print for a box."""
    assert lone_mark(text) is mark


@pytest.mark.parametrize(
    "line",
    [
        "7. Is there anybody we must not talk to about this, or anything we must not pass on to your family?",
        "Information that must not be disclosed to the family",
        "Third party information - not to be shared with the parents",
    ],
)
def test_a_line_that_keeps_things_from_the_family_opens_its_own_part(line: str) -> None:
    """However long it is, and inside an account too."""
    assert keeps_apart(line)


@pytest.mark.parametrize("line", ["Mum asked us not to tell the family about this", "She said that she does not want her father told."])
def test_a_sentence_of_an_account_opens_nothing(line: str) -> None:
    """Words of the writer stay narrative."""
    assert not keeps_apart(line)


@pytest.mark.parametrize("text", ["As above", "same as child 1", "Yr un fath / Same as above", "Ditto", "(same address as above)"])
def test_an_answer_may_point_at_another_childs(text: str) -> None:
    """Such an answer is never itself an address."""
    assert points_above(text)


def test_two_languages_of_one_answer_are_one_answer() -> None:
    """Welsh beside English, as forms in Wales print it."""
    assert (sex("Benyw / Female"), yes_no("Nac ydy / No"), yes_no("Oes/Yes"), written("Anhysbys / Unknown")) == ("Female", "No", "Yes", "")


def test_an_empty_label_asks_nothing_of_the_next_one() -> None:
    """Neither a label beside it nor one below becomes its answer, and it opens no part of its own."""
    child = [
        ["Surname", "Example", "Forename", "Nia"],
        ["Also known as", "", "Gender", ""],
        ["Religion", "", "Disability", ""],
        ["Preferred name", "", "", ""],
        ["Date of birth", "01/02/2015", "First language", "Welsh"],
    ]
    found = read(word(child), "form.docx")
    assert {path: value for path, value in found.items() if path.startswith("children.")} == {
        "children.0.family_name": "Example",
        "children.0.given_name": "Nia",
        "children.0.date_of_birth": "2015-02-01",
        "children.0.first_language": "Welsh",
    }


def test_a_table_keyed_by_a_childs_name_adds_to_that_child() -> None:
    """A child named in two tables is one child, and each answer stays with its own."""
    named = [["First name", "Last name", "DOB"], ["Ola", "Example", "01/02/2015"], ["Bo", "Sample", "03/04/2018"]]
    schools = [["Child", "School / nursery"], ["Bo", "Elm Nursery"], ["Ola", "Oak Primary"]]
    found = read(word(named, schools), "form.docx")
    assert [found.get(f"children.{n}.school") for n in range(3)] == ["Oak Primary", "Elm Nursery", None]


def test_namesakes_of_one_table_stay_two_children() -> None:
    """One name in two rows of one table is not one child, date or no date."""
    named = [["First name", "Last name", "DOB", "School"], ["Ola", "Example", "", "Elm Nursery"], ["Ola", "Example", "", "Oak Primary"]]
    found = read(word(named), "form.docx")
    assert [found.get(f"children.{n}.school") for n in range(2)] == ["Elm Nursery", "Oak Primary"]


def test_same_as_above_is_the_answer_of_the_child_before() -> None:
    """The address comes with its postcode."""
    rows = [["Forename", "Surname", "DOB", "Address", "Postcode"], ["Ola", "Example", "01/02/2015", "1 Elm Road", "NW6 7XA"]]
    found = read(word([*rows, ["Bo", "Sample", "03/04/2018", "As above", ""]]), "form.docx")
    assert (found["children.1.address"], found["children.1.postcode"]) == ("1 Elm Road", "NW6 7XA")


def test_a_page_in_which_the_answers_are_bold_keeps_labels_and_table_titles() -> None:
    """The plain words are the labels, and a table's caption says whom it is about."""
    rows = (("Full name", "Ada Example", "Job title", "Teacher"), ("Agency", "Oak Primary", "Email", "ada@oak.example"))
    pairs = "".join(f"<tr><td>{a}</td><td><b>{b}</b></td><td>{c}</td><td><b>{d}</b></td></tr>" for a, b, c, d in rows)
    kids = "<tr><th>Forename</th><th>Surname</th></tr><tr><td>Ola</td><td>Example</td></tr><tr><td>Bo</td><td>Sample</td></tr>"
    page = f"<table><tr><td colspan=4><b>Referrer</b></td></tr>{pairs}</table><table><caption>Child(ren)</caption>{kids}</table>"
    found = read(f"<html><body><p>Referral</p>{page}<p>☑ Neglect</p></body></html>".encode(), "mail.html")
    assert (found["referrer.name"], found["referrer.role"], found["referrer.agency"]) == ("Ada Example", "Teacher", "Oak Primary")
    assert (found["children.0.given_name"], found["children.1.given_name"]) == ("Ola", "Bo")


def test_two_answers_that_name_no_child_are_not_every_childs() -> None:
    """Rows that nothing ties to a child give no child a value; one answer for the family is everybody's."""
    named = [["First name", "Last name", "DOB"], ["Ola", "Example", "01/02/2015"], ["Bo", "Sample", "03/04/2018"]]
    loose = [["Hospital", "First language", "Ethnicity"], ["St Elm", "Welsh", "White British"], ["Oak", "Polish", "White British"]]
    found = read(word(named, loose), "form.docx")
    assert [found.get(f"children.{n}.first_language") for n in range(2)] == [None, None]
    assert [found.get(f"children.{n}.ethnicity") for n in range(2)] == ["White British", "White British"]


def test_a_grid_goes_on_by_number() -> None:
    """What the second grid says under a number is the child's of that number in the first."""
    named = [["#", "First name", "Last name", "DOB"], ["1", "Ola", "Example", "01/02/2015"], ["2", "Bo", "Sample", "03/04/2018"]]
    more = [["#", "School", "First language"], ["2", "Elm Nursery", "Welsh"], ["1", "Oak Primary", "Polish"]]
    found = read(word(named, more), "form.docx")
    assert [found.get(f"children.{n}.school") for n in range(3)] == ["Oak Primary", "Elm Nursery", None]


def test_a_label_over_its_answer_is_not_the_answer_of_an_empty_one_beside_it() -> None:
    """A "School:" left empty does not take "GP: Dr Elm" from the next cell."""
    rows = [["First name:\nOla", "Surname:\nExample"], ["School:", "GP:\nDr Elm, Oak Surgery"], ["Date of birth:", "Ethnicity:\nWelsh"]]
    found = read(word(rows), "form.docx")
    assert {path: value for path, value in found.items() if path.startswith("children.")} == {
        "children.0.given_name": "Ola",
        "children.0.family_name": "Example",
        "children.0.gp": "Dr Elm, Oak Surgery",
        "children.0.ethnicity": "Welsh",
    }
