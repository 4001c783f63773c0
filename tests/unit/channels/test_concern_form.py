"""Which e-form payloads can be accepted."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.channels.concern_form import FieldProblem, NotJson, problems_of, read_json
from gateway.channels.runner_form import is_runner_form
from tests.channel_fakes import concern_form as form

CHILD = {"given_name": "A", "family_name": "B", "date_of_birth": "2014-02-01"}


@pytest.mark.parametrize(
    "payload",
    [
        form(),
        form(submitted_at="2026-03-05T12:20:11Z", reference=None, consent="not sought", household=[{"name": "x"}], attachments=[]),
        form(attachments=[{"filename": "a.txt", "content_type": "text/plain", "content_base64": base64.b64encode(b"x" * 90).decode()}]),
        form(children=[CHILD, {**CHILD, "upn": "Y205449317023", "known_as": ["x"]}], unheard_of=1),
    ],
)
def test_complete_forms_are_accepted(payload: object) -> None:
    """Required fields suffice; optional and unknown ones do no harm."""
    assert problems_of(payload) == ()


@pytest.mark.parametrize(
    ("payload", "pointer", "code"),
    [
        ([], "", "wrong_type"),
        (form(form="DROP"), "/form", "required"),
        (form(form="other"), "/form", "unknown_form"),
        (form(submitted_at="yesterday"), "/submitted_at", "not_a_date"),
        (form(submitter="DROP"), "/submitter", "required"),
        (form(submitter={"name": "N", "role": "R", "organisation": "O"}), "/submitter/email", "required"),
        (form(children=[]), "/children", "empty"),
        (form(children={}), "/children", "wrong_type"),
        (form(children=[CHILD] * 51), "/children", "too_many"),
        (form(children=["x"]), "/children/0", "wrong_type"),
        (form(children=[CHILD, {"given_name": "A", "family_name": "B"}]), "/children/1/date_of_birth", "required"),
        (form(children=[{**CHILD, "date_of_birth": "01/02/2014"}]), "/children/0/date_of_birth", "not_a_date"),
        (form(children=[{**CHILD, "given_name": 7}]), "/children/0/given_name", "wrong_type"),
        (form(children=[{**CHILD, "upn": 7}]), "/children/0/upn", "wrong_type"),
        (form(concern="  \n"), "/concern", "empty"),
        (form(concern="DROP"), "/concern", "required"),
        (form(reference=5), "/reference", "wrong_type"),
        (form(household={}), "/household", "wrong_type"),
        (form(household=[1]), "/household/0", "wrong_type"),
        (form(attachments="x"), "/attachments", "wrong_type"),
        (form(attachments=[1]), "/attachments/0", "wrong_type"),
        (form(attachments=[{"filename": "a"}]), "/attachments/0/content_base64", "required"),
        (form(attachments=[{"filename": "a", "content_base64": "%%"}]), "/attachments/0/content_base64", "not_base64"),
        (form(attachments=[{"filename": "a", "content_base64": ""}] * 51), "/attachments", "too_many"),
    ],
)
def test_what_is_wrong_is_pointed_at(payload: object, pointer: str, code: str) -> None:
    """A pointer and a code, never the value."""
    assert FieldProblem(pointer, code) in problems_of(payload)


@pytest.mark.parametrize("body", [b"", b"{", b'{"a":1,"a":2}', b"NaN", b"[" * 100_000, b"\xff{}", b"1" * 6_000])
def test_what_readers_would_take_differently_is_no_json(body: bytes) -> None:
    """Repeated keys, NaN, bad UTF-8, bottomless nesting."""
    with pytest.raises(NotJson):
        read_json(body)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3), max_leaves=6
)
names = st.sampled_from(["submitted_at", "submitter", "children", "concern", "reference", "household", "attachments"])


@given(st.dictionaries(names, values | st.dictionaries(st.text(max_size=5), values, max_size=3)))
def test_any_payload_gets_an_answer(changes: dict[str, object]) -> None:
    """Whatever the types, problems are listed and nothing is raised."""
    payload = read_json(json.dumps(form(**changes)).encode())
    assert all(problem.code for problem in problems_of(payload))


@pytest.mark.parametrize(
    ("payload", "taken"),
    [
        ({"name": "Refer", "questions": [{"category": "Child", "question": "Name", "fields": [{"key": "a", "answer": "x"}]}]}, "yes"),
        ({"form_name": "Refer", "submission_reference": "H7KQ", "answers": [{"question_text": "Name", "answer_text": "x"}]}, "yes"),
        ({"questions": []}, "no"),
        ({"questions": [{"category": "Child"}]}, "no"),
        ({"questions": ["x"]}, "no"),
        ({"answers": [{"question_text": "Name"}]}, "no"),
        (form(questions=[{"fields": []}]), "no"),
        ([], "no"),
    ],
)
def test_payloads_of_form_runners_are_known_by_their_shape(payload: object, taken: str) -> None:
    """An XGov webhook and GOV.UK Forms JSON are forms too; half of one is none."""
    assert is_runner_form(payload) == (taken == "yes")
