"""Rules that hold for any form: nothing crashes, nothing is lost, an empty box is never ticked, values stay of their kind."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from parsers import Document, Locator, Segment, SegmentKind, read_tree
from parsers.document import Cell
from parsers.forms.entries import Mark
from parsers.forms.geometry import table_of
from parsers.forms.passages import entries_of
from parsers.forms.reader import read_forms
from parsers.forms.ticks import lone_mark, read_ticks
from parsers.forms.values import iso_date, split_name, written, yes_no
from tests.form_layouts.web_layouts import HEADERS

words = st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=40)
labels = st.sampled_from(["Neglect", "Physical abuse", "Date of birth", "Name", "Child 2", "Your role", "☐ Yes", "x", "[ ]", "No", ""])
kinds = st.sampled_from([SegmentKind.BODY, SegmentKind.HEADING, SegmentKind.FIELD, SegmentKind.TABLE_ROW])
options = st.lists(
    st.sampled_from(["Neglect", "Sexual abuse", "Going missing", "Bullying", "Self-harm"]), min_size=1, max_size=5, unique=True
)
empty_boxes = st.sampled_from(["☐", "□", "[ ]", "[]", "( )", "❏"])
full_boxes = st.sampled_from(["☒", "☑", "✓", "[x]", "[X]", "(x)", "[✓]"])


@st.composite
def segments(draw: st.DrawFn) -> tuple[Segment, ...]:
    """Passages of any kind with cells that lie anywhere in their text."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        text = draw(labels | words) + draw(st.sampled_from([": ", " | ", "\n", " "])) + draw(words | labels)
        cut = draw(st.integers(0, len(text)))
        cells = (Cell("A1", draw(labels), 0, cut), Cell("B1", draw(labels), cut, len(text))) if draw(st.booleans()) else ()
        locator = Locator(table=draw(st.sampled_from([None, 1, 2])), row=number, cells=cells)
        made.append(Segment(f"s{number}", draw(kinds), text, locator, tuple(draw(st.lists(labels, max_size=2)))))
    return tuple(made)


@given(segments())
def test_any_passages_are_read_without_a_crash(found: tuple[Segment, ...]) -> None:
    """Whatever a parser hands over, the reader answers, and its leaves lead to passages of the document."""
    document = read_forms(Document("text/plain", segments=found), "a.txt")
    known = {segment.id for segment in found}
    for submission in document.submissions:
        answers = {answer.id: answer.segment for answer in submission.answers}
        assert set(answers.values()) <= known
        assert all(set(leaf.answer_ids) <= answers.keys() for leaf in submission.leaves)


@given(options, empty_boxes)
def test_an_empty_box_is_never_ticked(printed: list[str], box: str) -> None:
    """Before or behind its words, alone or in a row."""
    before, behind = "   ".join(f"{box} {label}" for label in printed), "   ".join(f"{label} {box}" for label in printed)
    for text in (before, behind):
        found = read_ticks(text)
        assert [option.mark for option in found.options] == [Mark.UNTICKED] * len(printed)


@given(options, st.data())
def test_each_box_goes_with_its_own_words(printed: list[str], data: st.DataObject) -> None:
    """A mixed row keeps each mark beside the words it was printed for."""
    marks = [data.draw(st.booleans()) for _ in printed]
    empty, full = data.draw(empty_boxes), data.draw(full_boxes)
    text = "  ".join(f"{full if mark else empty} {label}" for label, mark in zip(printed, marks, strict=True))
    found = {option.label: option.mark is Mark.TICKED for option in read_ticks(text).options}
    assert found == dict(zip(printed, marks, strict=True))


@given(
    st.dates(date(1935, 1, 1), date(2030, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d-%b-%Y"]),
)
def test_a_date_in_any_british_form_is_that_date(day: date, form: str) -> None:
    """Day before month, words or figures."""
    assert iso_date(day.strftime(form)) == day.isoformat()


@given(words)
def test_a_date_is_a_date_or_nothing(text: str) -> None:
    """No text gives half a date."""
    found = iso_date(text)
    assert not found or date.fromisoformat(found).isoformat() == found


@given(words)
def test_values_stay_of_their_kind(text: str) -> None:
    """Yes, no or nothing; a mark or none; an answer is part of what was written; a name loses no letter but its title."""
    assert yes_no(text) in {"Yes", "No", ""}
    assert lone_mark(text) in {Mark.TICKED, Mark.UNTICKED, Mark.UNSURE, None}
    assert all(part in text for part in written(text).split())
    assert all(part in text for name in split_name(text) for part in name.replace(",", " ").split())


@given(st.lists(st.tuples(words, words), min_size=1, max_size=8))
def test_no_answer_of_a_payload_is_lost(pairs: list[tuple[str, str]]) -> None:
    """Every answer of a GOV.UK Forms payload stands among the answers and in the passages."""
    answers = [{"question_id": str(n), "question_text": question, "answer_text": answer} for n, (question, answer) in enumerate(pairs)]
    payload = {"form_name": "F", "submission_reference": "AB1", "answers": answers}
    document = read_tree(json.dumps(payload).encode(), "a.json")
    shown = "\n".join(segment.text for segment in document.segments)
    assert all(answer.strip() in shown for _, answer in pairs)


@given(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=20, unique=True), words)
def test_a_table_of_any_columns_is_read(heads: list[str], value: str) -> None:
    """Any selection of an export's columns, with any value in them."""
    row = ",".join('"' + value.replace('"', "") + '"' for _ in heads)
    content = ",".join(f'"{head}"' for head in heads) + "\n" + row + "\n"
    assert read_tree(content.encode(), "a.csv").segments


@given(segments())
def test_unticked_entries_hold_no_value(found: tuple[Segment, ...]) -> None:
    """A box without a mark carries nothing that could be taken for an answer."""
    assert all(not entry.value for entry in entries_of(Document("text/plain", segments=found)) if entry.mark is Mark.UNTICKED)


_LABELS = st.sampled_from(["Name", "Born", "Name: Born", "Name: Born: Place", "seen"])
_CELLS = st.dictionaries(st.integers(0, 3), st.tuples(_LABELS, st.one_of(st.just(""), _LABELS)), max_size=4)


@given(st.lists(_CELLS, max_size=6))
def test_a_row_heads_columns_where_a_cell_below_was_labelled_by_it(rows):
    """Two cells at least, none of them labelled, and one is the label, or the front of it, of a cell further down its column."""
    segments = [
        Segment(
            f"s{number}",
            SegmentKind.TABLE_ROW,
            "".join(text for text, _ in row.values()),
            Locator(cells=tuple(_placed(row))),
        )
        for number, row in enumerate(rows)
        if row
    ]
    table = table_of("t", segments)
    for index, row in enumerate(table.rows):
        below = [cell for later in table.rows[index + 1 :] for cell in later.cells]
        labelled = any(
            f"{cell.header}: ".startswith(f"{mine.text}: ") and cell.column == mine.column for cell in below for mine in row.cells
        )
        assert table.label_row(index) == (labelled and len(row.cells) > 1 and not any(cell.header for cell in row.cells))


def _placed(row):
    start = 0
    for column, (text, header) in row.items():
        yield Cell(f"{'ABCD'[column]}1", header, start, start + len(text))
        start += len(text)
