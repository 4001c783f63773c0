"""A daily export of several submissions is handed on as files of their own: every cell kept, each read as if it had come alone."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, Document, read_tree
from parsers.tabular import parse, read_rows

HEADER = (
    "Reference",
    "Submitted at",
    "Child's first name",
    "Child's last name",
    "Child's date of birth",
    "What are you worried about?",
    "Do the parents know about this referral?",
)
AMELIA = ("GF1", "2026-11-24T08:00:00Z", "Amelia", "Hartwell", "19/05/2014", 'A bruise,\nseen on "Monday"; on her arm.', "Yes")
IDRIS = ("GF2", "2026-11-24T09:00:00Z", "Idris", "Belmonte", "02/03/2016", "Came hungry every day.", "No")
CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\x00"), max_size=12)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=9).filter(any), min_size=2, max_size=6)
PRINTED = st.text(st.characters(exclude_categories=("C",)), max_size=12)
PRINTED_ROWS = st.lists(st.lists(PRINTED, min_size=1, max_size=9).filter(any), min_size=2, max_size=6)


def export(*rows: tuple[str, ...], delimiter: str = ",", encoding: str = "utf-8", end: str = "\n") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows((HEADER, *rows))
    return out.getvalue().encode(encoding)


def read(content: bytes, name: str = "govuk_forms_concern_2026-11-24.csv") -> Document:
    return read_tree(content, name, "text/csv")


def cells_of(document: Document) -> list[list[list[str]]]:
    return [read_rows(row.content.encode(), DEFAULT_LIMITS) for row in document.batch]


@given(ROWS)
def test_rows_joined_again_give_every_cell_of_the_original(rows: list[list[str]]) -> None:
    """Whatever the cells hold - delimiters, quotes, lines, a mark of byte order - n submissions give n files with the same cells."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows((HEADER, *rows))
    whole = read_rows(out.getvalue().encode(), DEFAULT_LIMITS)
    wanted = [[whole[0], row] for row in whole[1:] if row != whole[0]]
    assert len(wanted) == len(rows)
    assert cells_of(parse(out.getvalue().encode(), DEFAULT_LIMITS)) == wanted


@given(PRINTED_ROWS)
def test_a_submission_alone_says_what_it_said_in_the_file(rows: list[list[str]]) -> None:
    """The answers of each file alone are those of its row in the whole file, and none is split again."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows((HEADER, *rows))
    whole = read(out.getvalue().encode())
    for submission, row in zip(whole.submissions, whole.batch, strict=True):
        alone = read(row.content.encode())
        assert alone.batch == ()
        told = [(answer.label, answer.value) for answer in alone.submissions[0].answers]
        assert told == [(answer.label, answer.value) for answer in submission.answers]


@pytest.mark.parametrize(
    "content",
    [
        export(AMELIA, IDRIS),
        export(AMELIA, IDRIS, encoding="utf-8-sig"),
        export(AMELIA, IDRIS, delimiter=";"),
        export(AMELIA, IDRIS, delimiter="\t"),
        export(AMELIA, IDRIS, end="\r\n"),
        b"\n\r\n" + export(AMELIA, IDRIS, delimiter=";"),
        export(AMELIA, IDRIS) + b"\n\r\n,,,,,,\n",
        export(AMELIA, HEADER, IDRIS),
    ],
    ids=["plain", "byte order mark", "semicolons", "tabs", "windows lines", "empty lines before", "empty lines after", "header again"],
)
def test_every_way_of_writing_the_file_gives_the_same_two_submissions(content: bytes) -> None:
    """Marks, delimiters and empty lines are the exporter's, not the author's."""
    rows = read(content).batch
    assert [(row.number, row.reference, row.repeated) for row in rows] == [(1, "GF1", "no"), (2, "GF2", "no")]
    assert cells_of(read(content)) == [[list(HEADER), list(AMELIA)], [list(HEADER), list(IDRIS)]]


def test_letters_of_windows_1252_are_kept() -> None:
    """An export without Unicode still gives the author's letters."""
    zoe = (*IDRIS[:2], "Zoë", "Núñez – Brügge", *IDRIS[4:])
    assert cells_of(read(export(AMELIA, zoe, encoding="cp1252")))[1] == [list(HEADER), list(zoe)]


def test_a_delimiter_in_the_questions_does_not_decide() -> None:
    """Semicolons and lines inside a quoted question are its words."""
    header = (*HEADER[:5], "What are you worried about? Tell us: who; where; when; how;\nand; so; on", *HEADER[6:])
    out = io.StringIO()
    csv.writer(out).writerows((header, AMELIA, IDRIS))
    assert cells_of(read(out.getvalue().encode()))[0] == [list(header), list(AMELIA)]


@pytest.mark.parametrize("content", [export(), export(AMELIA), export(AMELIA) + b"\n\n"], ids=["header only", "one", "one and empty lines"])
def test_fewer_than_two_submissions_are_no_batch(content: bytes) -> None:
    """There is nothing to take apart."""
    assert read(content).batch == ()


def test_another_table_is_no_batch() -> None:
    """A list of visits has rows of its own kind: it stays one file."""
    assert read(b"Date,Who,Note\n1 May,Nurse,well\n2 May,Nurse,unwell\n", "visits.csv").batch == ()


def test_a_form_of_other_questions_is_known_by_the_service_that_wrote_it() -> None:
    """GOV.UK Forms opens each file with the same two columns, whatever is asked."""
    rows = read(b"Reference,Submitted at,Best time to call\nGF1,2026-11-24,noon\nGF2,2026-11-24,night\n").batch
    assert [row.reference for row in rows] == ["GF1", "GF2"]


def test_a_reference_that_stands_twice_is_marked_in_both_rows() -> None:
    """Which of the two is right only a person can tell."""
    again = ("GF1", *IDRIS[1:])
    assert [row.repeated for row in read(export(AMELIA, IDRIS, again)).batch] == ["yes", "no", "yes"]


def test_rows_without_a_reference_repeat_nothing() -> None:
    """Two empty references are not the same reference."""
    assert [row.repeated for row in read(export(("", *AMELIA[1:]), ("", *IDRIS[1:]))).batch] == ["no", "no"]


@pytest.mark.parametrize("row", [IDRIS[:-1], (*IDRIS, "and the dog")], ids=["too few", "too many"])
def test_a_row_of_another_length_is_held_with_all_its_words(row: tuple[str, ...]) -> None:
    """Which question a cell answers is a guess then; the words of a cell too many are read as well."""
    first, second = (read(found.content.encode()) for found in read(export(AMELIA, row)).batch)
    assert [finding.code for finding in first.findings if finding.severity == "hold"] == []
    assert [finding.code for finding in second.findings if finding.severity == "hold"] == ["row_columns"]
    said = "\n".join(segment.text for segment in second.segments)
    assert [cell for cell in row if cell not in said] == []


def test_empty_cells_behind_the_last_question_are_no_fault() -> None:
    """Some services end each row with a delimiter."""
    assert read(export((*AMELIA, ""), (*IDRIS, " "))).findings == ()


def test_the_name_of_a_test_file_makes_each_submission_a_test() -> None:
    """The mark of GOV.UK Forms stands in the file's name, which each row keeps."""
    row = read(export(AMELIA, IDRIS)).batch[0]
    assert [s.test for s in read(row.content.encode(), "test_govuk_forms_concern_2026-11-24.csv").submissions] == ["test"]
    assert [s.test for s in read(row.content.encode()).submissions] == ["live"]
