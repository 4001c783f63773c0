"""Marks typed into cells of ruled tables: whose they are follows from the columns of the whole table, or nothing is ticked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers import Document, read_tree
from tests.printed_forms import HEIGHT, Words, sheet

HEAD = (
    ("Referrer name: Una Marsh", ""),
    ("Referrer agency: Vale Surgery", ""),
    ("Child", "bold"),
    ("First name: Ruben", ""),
    ("Surname: Lis", ""),
    ("Date of birth: 30/06/2017", ""),
    ("Address: 9 Weavers Fold, HX7 9DT", ""),
)
LISTED = (
    ("Neglect", "Domestic abuse", "Self-harm"),
    ("Emotional harm", "Poor housing", "Missing from home"),
    ("Bullying", "Gangs", "Truancy"),
)
TICKED = {"Domestic abuse", "Poor housing", "Missing from home", "Bullying"}
LEFT, TALL, NARROW, WIDE = 50.0, 18.0, 24.0, 120.0
Cells = Sequence[Sequence[str]]


def opening(title: str) -> list[Words]:
    """A referrer and a child, then the title of what follows."""
    lines = (("Referral of a child", "bold"), *HEAD, (title, "bold"))
    return [(LEFT, 60.0 + 16 * n, text, bold) for n, (text, bold) in enumerate(lines)]


def ruled(cells: Cells, widths: Sequence[float], title: str) -> Document:
    """A form with this table, every cell of it drawn."""
    edges = [LEFT + sum(widths[:number]) for number in range(len(widths) + 1)]
    words = opening(title)
    top = 220.0
    for number, row in enumerate(cells):
        words += [(edges[n] + 4, top + TALL * number + 13, text, "") for n, text in enumerate(row) if text]

    def draw(canvas: Canvas) -> None:
        for number in range(len(cells) + 1):
            canvas.line(edges[0], HEIGHT - top - TALL * number, edges[-1], HEIGHT - top - TALL * number)
        for edge in edges:
            canvas.line(edge, HEIGHT - top, edge, HEIGHT - top - TALL * len(cells))

    return read_tree(sheet(words, draw), "form.pdf")


def reported(document: Document, group: str) -> set[str]:
    return {leaf.value for s in document.submissions for leaf in s.leaves if leaf.path.startswith(f"{group}.")}


@pytest.mark.parametrize("side", ["before", "behind"])
def test_a_mark_belongs_to_the_words_beside_its_column(side):
    """A row that begins with words and a row that begins with a mark are read alike, since boxes stand on one side in the whole table."""
    pairs = [[(("X" if word in TICKED else ""), word) for word in row] for row in LISTED]
    cells = [[text for pair in row for text in (pair if side == "before" else pair[::-1])] for row in pairs]
    found = ruled(cells, ([NARROW, WIDE] if side == "before" else [WIDE, NARROW]) * 3, "Type of concern")
    assert reported(found, "concerns") == TICKED
    assert reported(found, "unchecked") == {word for row in LISTED for word in row} - TICKED
    assert not [finding for finding in found.findings if finding.code == "box_unsure"]


def test_where_the_side_cannot_be_told_nothing_is_ticked():
    """Words at both ends and marks between them: the row is shown as not understood, and the item waits for a person."""
    cells = [["Neglect", "X", "Domestic abuse", "", "Self-harm"], ["Bullying", "", "Gangs", "X", "Truancy"]]
    found = ruled(cells, [WIDE, NARROW, WIDE, NARROW, WIDE], "Type of concern")
    assert reported(found, "concerns") == set()
    assert [finding.severity for finding in found.findings if finding.code == "box_unsure"] == ["hold"]
    assert all(
        word in " ".join(s.text for s in found.segments)
        for word in ("Neglect", "Domestic abuse", "Self-harm", "Bullying", "Gangs", "Truancy")
    )


@pytest.mark.parametrize(
    ("row", "informed"), [(["Yes", "X", "No", ""], "Yes"), (["Yes", "", "No", "X"], "No"), (["X", "Yes", "", "No"], "Yes")]
)
def test_the_marked_one_of_two_choices_is_the_answer(row, informed):
    """The box of a choice is a cell beside it; a blank one at the end of the table is a box as well."""
    widths = [200, *([60] * 4)]
    cells = [["Have the parents been told?", *row], ["Do the parents consent?", *row]]
    found = ruled(cells, widths, "Consent")
    assert reported(found, "consent") == {informed}


def test_marks_between_categories_without_rulings_tick_nothing():
    """Rows seen by alignment alone do not tell whose a mark is where categories stand on both sides of all of them."""
    rows = ("Neglect", "X", "Domestic abuse"), ("Bullying", "X", "Gang links"), ("Truancy", "X", "Self-harm")
    places = (LEFT, 180.0, 260.0)
    words = [(x, 260.0 + 18 * y, text, "") for y, row in enumerate(rows) for x, text in zip(places, row, strict=True)]
    consent = [(LEFT, 330.0, "Consent", "bold"), (LEFT, 350.0, "Do the parents consent? Yes", "")]
    found = read_tree(sheet([*opening("Type of concern"), *words, *consent]), "form.pdf")
    assert reported(found, "concerns") == set()
    assert [finding.severity for finding in found.findings if finding.code == "box_unsure"] == ["hold"]


def test_worries_answered_yes_or_no_and_a_question_that_wraps():
    """Below a title about worries each line is a category, in any words; a wrapped bold question has the answer beside its first line."""
    listed = (("Somebody shouts at him", "Yes"), ("He is out at night", "No"), ("His shoes are too small", "Yes"))
    words = [(x, 250.0 + 18 * n, text, "") for n, pair in enumerate(listed) for x, text in zip((LEFT, 300.0), pair, strict=True)]
    asked = [(LEFT, 340.0, "Do the parents know that you", "bold"), (LEFT, 354.0, "wrote to us?", "bold"), (300.0, 340.0, "No", "")]
    found = read_tree(sheet([*opening("What worries you?"), *words, (LEFT, 318.0, "Do they know", "bold"), *asked]), "form.pdf")
    assert (reported(found, "concerns"), reported(found, "unchecked")) == ({listed[0][0], listed[2][0]}, {listed[1][0]})
    assert reported(found, "consent") == {"No"}


def test_two_questions_with_boxes_on_lines_that_follow_each_other():
    """A line that opens with a question of its own is no rest of the line above it, however close."""
    lines = (
        "Have the parents been told about this notification form? [x] Yes [ ] No",
        "Do the parents consent to our sharing? [ ] Yes [x] No",
    )
    words = [(LEFT, 250.0 + 12 * n, text, "") for n, text in enumerate(lines)]
    found = read_tree(sheet([*opening("Consent"), *words]), "form.pdf")
    consent = {leaf.path: leaf.value for s in found.submissions for leaf in s.leaves if leaf.path.startswith("consent.")}
    assert consent == {"consent.parents_informed": "Yes", "consent.consent_given": "No"}


@pytest.mark.parametrize(
    ("row", "informed"), [((("Yes", 230.0), ("X", 300.0), ("No", 330.0)), set()), ((("Yes", 230.0), ("No", 330.0), ("X", 380.0)), {"No"})]
)
def test_a_mark_between_two_choices_without_rulings_answers_nothing(row, informed):
    """Yes, a cross, No: the cross may stand behind the one or before the other; at the end of the line it is the last one's."""
    words = [(x, 250.0, text, "") for text, x in (("Have the parents been told?", LEFT), *row)]
    listed = [(LEFT, 300.0 + 14 * n, text, "") for n, text in enumerate(("[x] Neglect", "[ ] Bullying", "[ ] Self-harm"))]
    found = read_tree(sheet([*opening("Consent"), *words, (LEFT, 280.0, "Type of concern", "bold"), *listed]), "form.pdf")
    assert reported(found, "consent") == informed
    assert reported(found, "concerns") == {"Neglect"}
    assert [f.severity for f in found.findings if f.code == "box_unsure"] == ([] if informed else ["hold"])
