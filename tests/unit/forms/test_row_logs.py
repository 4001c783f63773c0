"""A register or log exported as a table is no form, however much its columns look like one."""

from __future__ import annotations

from parsers import read_tree

HEAD = "date,time in,class,surname,first name,DOB,brought by,note\n"
ONCE = "02/02/2026,09:21,4B,Hersi,Mo,21/09/2015,mother,no bag\n03/02/2026,09:05,2A,Doran,Ella,26/05/2011,clerk,dentist\n"
AGAIN = "04/02/2026,09:40,4B,Hersi,Mo,21/09/2015,alone,soaked\n"


def test_rows_that_tell_of_one_child_again_are_a_log() -> None:
    """Each row is an entry of its own: no row is a child of a form, another pupil no new child of ours."""
    document = read_tree(f"{HEAD}{ONCE}{AGAIN}".encode(), "late book.csv", "text/csv")
    assert document.submissions == ()
    assert sum("Hersi" in s.text for s in document.segments) == 2


def test_a_table_that_names_each_child_once_is_read_as_before() -> None:
    """A list with one row for each person is read as a form's: the clerk's row names a child."""
    once = read_tree(f"{HEAD}{ONCE}".encode(), "children.csv", "text/csv")
    assert [leaf.value for s in once.submissions for leaf in s.leaves if leaf.path == "children.0.given_name"] == ["Ella"]
