"""A register or log exported as a table is no form, however much its columns look like one."""

from __future__ import annotations

import pytest

from parsers import read_tree
from parsers.document import Leaf, Submission
from parsers.forms.recognition import tells_of_a_child_again

HEAD = "date,time in,class,surname,first name,DOB,brought by,note\n"
ONCE = "02/02/2026,09:21,4B,Hersi,Mo,21/09/2015,mother,no bag\n03/02/2026,09:05,2A,Doran,Ella,26/05/2011,clerk,dentist\n"
AGAIN = "04/02/2026,09:40,4B,Hersi,Mo,21/09/2015,alone,soaked\n"


def test_rows_that_tell_of_one_child_again_are_a_log() -> None:
    """Each row is an entry of its own: no row is a child of a form, another pupil no new child of ours."""
    document = read_tree(f"{HEAD}{ONCE}{AGAIN}".encode(), "late book.csv", "text/csv")
    assert document.submissions == ()
    assert sum("Hersi" in s.text for s in document.segments) == 2


def test_rows_with_gaps_are_a_log_all_the_same() -> None:
    """An entry may leave a column empty: the row of column names stands over all of them."""
    gaps = "02/02/2026,,4B,Hersi,Mo,21/09/2015,mother,no bag\n03/02/2026,09:05,2A,Doran,Ella,26/05/2011,clerk,\n"
    assert read_tree(f"{HEAD}{gaps}{AGAIN.replace('alone', '')}".encode(), "late book.csv", "text/csv").submissions == ()


def test_a_table_that_names_each_child_once_is_read_as_before() -> None:
    """A list with one row for each person is read as a form's: the clerk's row names a child."""
    once = read_tree(f"{HEAD}{ONCE}".encode(), "children.csv", "text/csv")
    assert [leaf.value for s in once.submissions for leaf in s.leaves if leaf.path == "children.0.given_name"] == ["Ella"]


ANSWERS = (
    "Child given name,Ivo\nChild family name,Marsh\nDate of birth,02/03/2015\nConcern,Bruises on both arms since Monday\n"
    "Referrer name,Ann Lee\nReferrer email,ann@school.example\nReferrer role,Teacher\nConsent,Yes\n"
)


def member(number: int, name: str, born: str, relationship: str) -> str:
    """The answers about one member of the household."""
    asked = (("first name", name), ("last name", "Marsh"), ("date of birth", born), ("relationship to child", relationship))
    return "".join(f"Household member {number} {label},{value}\n" for label, value in asked)


@pytest.mark.parametrize(("born", "said"), [("03/04/1988", ("mother", "carer")), ("09/08/2011", ("cousin", "lodger"))])
def test_answers_that_name_one_of_the_home_in_two_parts_are_a_form(born: str, said: tuple[str, str]) -> None:
    """A list of labels and answers has no row of column names: who is named in two parts of it, of whatever age, makes no log of it."""
    home = "".join(member(n, "Paola", born, relationship) for n, relationship in enumerate(said, 1))
    found = read_tree(f"{ANSWERS}{home}".encode(), "referral.csv", "text/csv").submissions
    leaves = {leaf.path: leaf.value for leaf in found[0].leaves}
    assert (leaves["children.0.given_name"], leaves["concerns.0"]) == ("Ivo", "Bruises on both arms since Monday")
    assert (leaves["referrer.name"], leaves["consent.consent_given"]) == ("Ann Lee", "Yes")


@pytest.mark.parametrize(("born", "again"), [("1988-04-03", False), ("2011-08-09", True)])
def test_a_grown_up_told_twice_is_no_child_told_again(born: str, again: bool) -> None:
    """Who was born fourteen years or more before another of the submission is a parent or carer, and may have two parts in it."""
    told = [("children.0", "Ivo Marsh", "2015-03-02"), ("household.0", "Paola Marsh", born), ("household.1", "Paola Marsh", born)]
    leaves = tuple(
        Leaf(f"{group}.{field}", value) for group, name, day in told for field, value in (("name", name), ("date_of_birth", day))
    )
    assert tells_of_a_child_again(Submission("csv", "", "", "", "live", leaves=leaves)) is again
