"""Marks typed into cells of ruled tables: whose they are follows from the columns of the whole table, or nothing is ticked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers import Document, read_tree
from tests.printed_forms import HEIGHT, sheet

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


def ruled(cells: Cells, widths: Sequence[float], title: str) -> Document:
    """A form with this table, every cell of it drawn."""
    edges = [LEFT + sum(widths[:number]) for number in range(len(widths) + 1)]
    words = [(LEFT, 60.0 + 16 * n, text, bold) for n, (text, bold) in enumerate((("Referral of a child", "bold"), *HEAD, (title, "bold")))]
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
