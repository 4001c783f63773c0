"""Filled forms of many layouts become the same canonical submission, and an empty box is never read as ticked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers import Document, Submission, read_tree, walk_documents
from tests.form_layouts import (
    borough_layouts,
    docx_controls,
    docx_layouts,
    docx_marks,
    hub_layouts,
    inbox_layouts,
    partner_layouts,
    pdf_layouts,
    portal_layouts,
    web_layouts,
)
from tests.form_layouts.answers import FORMS, Filled, Layout, expected

LAYOUTS: tuple[Callable[[Filled], Layout], ...] = (
    *docx_layouts.LAYOUTS,
    *docx_controls.LAYOUTS,
    *docx_marks.LAYOUTS,
    *web_layouts.LAYOUTS,
    *pdf_layouts.LAYOUTS,
    *hub_layouts.LAYOUTS,
    *portal_layouts.LAYOUTS,
    *borough_layouts.LAYOUTS,
    *inbox_layouts.LAYOUTS,
    *partner_layouts.LAYOUTS,
)
every_form = pytest.mark.parametrize("filled", FORMS, ids=["one_child", "two_children", "unborn"])
every_layout = pytest.mark.parametrize("make", LAYOUTS, ids=lambda make: make.__name__)


def submissions(document: Document) -> list[Submission]:
    return [submission for _, inner in walk_documents(document) for submission in inner.submissions]


def read(layout: Layout) -> Submission:
    found = submissions(read_tree(layout.content, layout.filename))
    assert len(found) == 1
    return found[0]


def leaves(submission: Submission) -> dict[str, str]:
    return {leaf.path: leaf.value for leaf in submission.leaves}


def plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def under(found: dict[str, str], group: str) -> list[str]:
    return [value for path, value in found.items() if path.startswith(f"{group}.")]


@every_form
@every_layout
def test_each_answer_stands_at_its_canonical_path(make: Callable[[Filled], Layout], filled: Filled) -> None:
    """Every field that the layout has is found, and one left empty stays empty."""
    layout = make(filled)
    found = leaves(read(layout))
    wanted = expected(filled, layout)
    assert {path: plain(found.get(path, "")) for path in wanted} == {path: plain(value) for path, value in wanted.items()}


@every_form
@every_layout
def test_no_person_is_invented_or_lost(make: Callable[[Filled], Layout], filled: Filled) -> None:
    """As many children and adults as the form names."""
    found = leaves(read(make(filled)))
    assert len({path.split(".")[1] for path in found if path.startswith("children.")}) == len(filled.children)
    assert len({path.split(".")[1] for path in found if path.startswith("household.")}) == len(filled.adults)


@every_form
@every_layout
def test_ticked_boxes_are_reported_and_empty_ones_are_not(make: Callable[[Filled], Layout], filled: Filled) -> None:
    """Exactly the ticked categories are concerns; the empty ones are noted as unchecked where the layout prints them."""
    layout = make(filled)
    found = leaves(read(layout))
    assert sorted(map(plain, under(found, "concerns"))) == sorted(map(plain, filled.ticked))
    if "unchecked" in layout.asks:
        assert sorted(map(plain, under(found, "unchecked"))) == sorted(map(plain, filled.unticked))


@every_form
@every_layout
def test_what_is_kept_from_the_family_is_kept_apart(make: Callable[[Filled], Layout], filled: Filled) -> None:
    """The narrative and the strengths are whole, and the confidential text is in neither."""
    found = leaves(read(make(filled)))
    told, apart = plain(" ".join(under(found, "narrative"))), plain(" ".join(under(found, "confidential")))
    assert all(plain(text) in told for text in (*filled.worries, filled.well))
    assert plain(filled.secret) in apart
    assert plain(filled.secret) not in told
    assert not any(plain(text) in apart for text in (*filled.worries, filled.well))


@every_layout
def test_each_leaf_leads_back_to_the_passage_it_came_from(make: Callable[[Filled], Layout]) -> None:
    """A leaf names answers of its submission, and each answer a passage of its document."""
    layout = make(FORMS[1])
    for _, document in walk_documents(read_tree(layout.content, layout.filename)):
        known = {segment.id for segment in document.segments}
        for submission in document.submissions:
            answers = {answer.id: answer for answer in submission.answers}
            assert all(leaf.answer_ids and set(leaf.answer_ids) <= answers.keys() for leaf in submission.leaves)
            assert {answer.segment for answer in submission.answers} <= known


def test_a_batch_is_one_submission_for_each_row() -> None:
    """A day's export keeps the answers of its rows apart."""
    document = read_tree(web_layouts.batch_csv(FORMS), "govuk_forms_tell_us_2026-11-24.csv")
    found = document.submissions
    assert [submission.reference for submission in found] == [filled.reference for filled in FORMS]
    for submission, filled in zip(found, FORMS, strict=True):
        values = leaves(submission)
        assert values["children.0.given_name"] == filled.children[0].given
        assert values["household.0.name"] == filled.adults[0].name
        assert under(values, "concerns") == list(filled.ticked)
        assert under(values, "confidential") == [filled.secret]


def test_a_test_submission_is_marked_by_its_file_name() -> None:
    """The form service marks a test only by the name of the file."""
    layout = web_layouts.runner_webhook(FORMS[0])
    assert submissions(read_tree(layout.content, "test_form.json"))[0].test == "test"
    for name in ("form.json", "Test Valley School referral.json", "test_results_idris.json"):
        assert submissions(read_tree(layout.content, name))[0].test == "live"


def test_a_letter_is_no_form() -> None:
    """A letter about a child with contact lines is not mapped: guessing would put words into wrong fields."""
    letter = b"Dear colleague,\n\nRe: Idris Kowalczyk, date of birth: 03/11/2015\n\nHe was seen today. Name of GP: Dr Sharma.\n\nMaureen"
    assert submissions(read_tree(letter, "letter.txt")) == []
