"""Rows of a list of people: the child's own row travels, the others stay, whichever cells are empty."""

from datetime import date

from redaction import Cell, Household, Passage, SubjectView
from redaction.belonging import infer_belonging
from redaction.home import Home

KOFI = Home.of(SubjectView(names=("Kofi Mensah",), household=Household(people=()), known_as=("Kofi",), date_of_birth=date(2013, 3, 8)))


def row(number, table="5R#1", **values):
    """A row as the spreadsheet reader writes it: "Label: value", empty cells left out."""
    text, cells = "", []
    for label, value in values.items():
        text += (" | " if text else "") + f"{label}: "
        cells.append(Cell(label, len(text), len(text) + len(value)))
        text += value
    return Passage(f"s{number}", "table_row", text, section=("5R",), cells=tuple(cells), table=table)


LABELS = Passage("s0", "table_row", "Surname | Forename | DOB | Comment", section=("5R",), cells=(Cell("", 0, 7),), table="5R#1")
ROWS = (
    LABELS,
    row(1, Surname="Mensah", Forename="Kofi", DOB="08/03/2013", Comment="tired"),
    row(2, Surname="Brightman", Forename="Alice", DOB="14/04/2013"),
    row(3, Surname="Sadler", Forename="Hugo", Comment="new"),
)


def test_empty_cells_do_not_split_a_table():
    """The child's row is found in the table although other rows leave cells empty."""
    found = infer_belonging(ROWS, (), KOFI, {})
    assert (found.of, found.concerns) == ({"s1": "subject", "s2": "other", "s3": "other"}, ())


def test_a_list_without_the_child_asks_for_a_person():
    """A list of people that does not hold the child is said so."""
    assert infer_belonging((LABELS, *ROWS[2:]), (), KOFI, {}).concerns == ("child_not_in_list",)


def test_two_tables_are_two_lists():
    """A second table under the same heading is judged by itself."""
    other = row(9, table="5R#2", Surname="Okoro", Forename="Jay", DOB="10/10/2010")
    assert infer_belonging((*ROWS, other), (), KOFI, {}).concerns == ("child_not_in_list",)


def test_questions_with_their_answers_list_nobody():
    """A form sent as a table asks for the child in one row; what happened to the child stands in another and stays."""
    form = (
        row(1, **{"Your telephone": "07700 900111"}),
        row(2, **{"Child or children": "Kofi Mensah, and the baby"}),
        row(3, **{"What happened?": "He was held under the tap. The little one is tied in the pushchair."}),
        row(4, **{"How did you hear of us?": "poster"}),
    )
    assert infer_belonging(form, (), KOFI, {}).of == {}


def test_children_with_numbers_have_each_their_own_rows():
    """A table that asks the same of child 1 and child 2 lists children: the other's answers stay behind."""
    form = tuple(
        row(n, **{f"Child {1 + n // 2} {'name' if n % 2 == 0 else 'concern'}": value})
        for n, value in enumerate(("Tia Obi", "hit with a belt", "Kofi Mensah", "late", "Jay Okoro", "knife"))
    )
    assert infer_belonging(form, (), KOFI, {}).of["s1"] == "other"
