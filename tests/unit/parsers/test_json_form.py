"""JSON items: the hub's own form, GOV.UK Forms, and anything else without loss."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, Malformed, ParseError
from parsers.json_form import parse

CONCERN = {
    "form": "mash-concern-v1",
    "submitted_at": "2026-11-23T16:05:00Z",
    "submitter": {"name": "Helen Ormerod", "organisation": "Pimlico Arches School"},
    "children": [{"given_name": "Poppy", "family_name": "Shaw", "date_of_birth": "2016-11-23", "favourite_colour": "green"}],
    "concern": "There is no food at home.",
    "attachments": [{"filename": "note.txt", "content_type": "text/plain", "content_base64": base64.b64encode(b"hello").decode()}],
}


def read(value):
    return parse(json.dumps(value).encode(), DEFAULT_LIMITS)


def test_a_concern_becomes_a_submission_whose_leaves_name_the_child():
    """Known answers stand at their canonical paths."""
    leaves = {leaf.path: leaf.value for leaf in read(CONCERN).submissions[0].leaves}
    assert leaves["children.0.given_name"] == "Poppy"
    assert leaves["referrer.agency"] == "Pimlico Arches School"
    assert leaves["narrative.0"] == "There is no food at home."


def test_an_answer_without_a_place_is_kept_and_shown():
    """An unmapped answer is not lost."""
    document = read(CONCERN)
    assert "green" in [a.value for a in document.submissions[0].answers]
    assert any("green" in s.text for s in document.segments)


def test_attachments_are_carried_for_reading():
    """What is attached in base64 becomes a part with its bytes."""
    assert [(p.untrusted_filename, p.content) for p in read(CONCERN).parts] == [("note.txt", b"hello")]


def test_a_govuk_form_keeps_every_answer():
    """Reference and answers of a GOV.UK Forms submission."""
    form = {
        "form_name": "Report",
        "submission_reference": "ABC",
        "answers": [{"question_id": "1", "question_text": "Name?", "answer_text": "Jo"}],
    }
    submission = read(form).submissions[0]
    assert (submission.system, submission.reference, submission.answers[0].value) == ("govuk_forms", "ABC", "Jo")


def test_broken_json_is_malformed():
    """Half a payload is a verdict, not a crash."""
    with pytest.raises(Malformed):
        parse(b'{"form": ', DEFAULT_LIMITS)


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=20), lambda v: st.lists(v) | st.dictionaries(st.text(), v))
)
def test_any_json_is_read_or_refused_by_a_parse_error(value):
    """Whatever is sent, only a ParseError escapes, and no written word is overlooked."""
    try:
        document = read(value)
    except ParseError:
        return
    assert [s.id for s in document.segments] == [f"s{n}" for n in range(len(document.segments))]
