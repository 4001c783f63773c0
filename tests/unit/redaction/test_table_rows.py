"""Rows of a list of people: the child's own row travels, the others stay, whichever cells are empty."""

import re
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


def plain(number, text, table="log#1"):
    """A row of a table whose labels stand nowhere beside the values."""
    cells = tuple(Cell("", m.start(), m.end()) for m in re.finditer(r"[^|]+", text))
    return Passage(f"s{number}", "table_row", text, cells=cells, table=table)


LOG = (
    plain(0, "Behaviour log Y4, all | printed 06/03/2026"),
    plain(1, "When | Pupil | Kind | What | Who"),
    plain(2, "24/02 | Strand, Milo | pastoral | Parents splitting up, in tears | KP"),
    plain(3, "25/02 | Mensah, Kofi | concern | Bruise under the eye, says he walked into a door | LH"),
    plain(4, "26/02 | Ipe, Anju | medical | Pump alarm twice, nurse told | Office"),
    plain(5, "27/02 | Ipe, Anju | other | Saw Kofi crying by the gate | KP"),
    plain(6, "28/02 | all of Y4 | other | Trip money due | KP"),
)


def test_labels_below_a_title_make_a_list_of_pupils():
    """Rows of a log stay where the child stands in the column of pupils, or is named in what is told of another."""
    assert infer_belonging(LOG, (), KOFI, {}).of == {"s2": "other", "s3": "subject", "s4": "other"}


def test_young_people_of_a_panel_are_each_a_case():
    """Labels that speak of young people make a list of cases; whoever is tied to the child's home is none of the others."""
    panel = (
        row(1, **{"Young person": "MENSAH Kofi", "Matter": "PWITS", "Discussion": "Stopped with wraps", "Action": "NRM"}),
        row(2, **{"Young person": "OSEI Ty", "Suspect or victim": "no", "Discussion": "First time, family paid", "Action": "none"}),
        row(3, **{"Young person": "QUILL Dan", "Matter": "Supply", "Discussion": "Lodger at the mother's", "Action": "charge"}),
    )
    assert infer_belonging(panel, (), KOFI, {}).of == {"s1": "subject", "s2": "other"}


def test_a_list_of_those_present_or_of_the_home_is_no_list_of_cases():
    """Whoever sits at the meeting, or lives in the home, is not left out for standing in a table with the child."""
    sat = (("Kofi Mensah", "pupil"), ("Ana Ruiz", "head"), ("Li Wei", "nurse"))
    present = [row(n, Name=name, Role=role) for n, (name, role) in enumerate(sat)]
    home = [row(n, Name=name, Relationship=kind) for n, (name, kind) in enumerate((("Kofi Mensah", "self"), ("Bo Ash", "stepfather")))]
    assert (infer_belonging(present, (), KOFI, {}).of, infer_belonging(home, (), KOFI, {}).of) == ({}, {})


def test_a_column_of_those_who_wrote_names_no_cases():
    """Without the child in it, a column of names is of staff: what they wrote of the child stays."""
    notes = [row(n, Date=f"0{n}/03/2026", By=by, Note="Kofi slept in class") for n, by in enumerate(("Ana Ruiz", "Li Wei", "Jo Penn"), 1)]
    assert infer_belonging(notes, (), KOFI, {}).of == {}


def test_a_grown_ups_row_is_no_other_case():
    """Of people under one label the one born a generation earlier may be the one who does the harm: the rules for running text decide."""
    rows = (
        row(1, Name="Kofi Mensah", DOB="08/03/2013", Involvement="subject"),
        row(2, Name="Ana Lowe", DOB="14/04/2012", Involvement="friend, bruised shin at football"),
        row(3, Name="Bo Quill", DOB="02/01/2014", Involvement="friend"),
        row(4, Name="Dean Howe", DOB="04/05/1985", Involvement="arrested, strangled the mother"),
    )
    assert infer_belonging(rows, (), KOFI, {}).of == {"s1": "subject", "s2": "other", "s3": "other"}


def test_residents_without_a_childs_birthday_are_no_list_of_children():
    """A table of those who live somewhere is none of children by its label alone."""
    rows = [row(n, Residents=name, Note=note) for n, (name, note) in enumerate((("Kofi Mensah", "8"), ("Dean Howe", "drinks daily")))]
    assert infer_belonging(rows, (), KOFI, {}).of == {}


def test_a_namesake_in_the_column_is_another_child():
    """The child's forename with another surname and another birthday is another child's row, whatever name it uses."""
    rows = (
        row(1, Pupil="Kofi Mensah", DOB="08/03/2013", Note="tired"),
        row(2, Pupil="Kofi Asante", DOB="14/04/2012", Note="self-harms"),
    )
    assert infer_belonging(rows, (), KOFI, {}).of == {"s1": "subject", "s2": "apart"}
