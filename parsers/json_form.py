"""JSON items: the hub's own form `mash-concern-v1`, GOV.UK Forms submissions, else every value as a labelled passage.

Each value becomes a segment, so that nothing submitted is overlooked; known values also become leaves of the canonical form.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Sequence

from parsers.document import Answer, Document, Leaf, Locator, SegmentKind, Submission
from parsers.draft import Draft
from parsers.errors import LimitExceeded, Malformed
from parsers.limits import Limits

MEDIA_TYPE = "application/json"
CONCERN_FORM = "mash-concern-v1"
MAX_DEPTH = 30
CHILD = ("given_name", "family_name", "date_of_birth", "nhs_number", "upn", "school", "address", "known_as", "sex", "postcode", "gp")
ADULT = ("name", "relationship", "date_of_birth", "phone", "address")
REFERRER = {"name": "name", "role": "role", "organisation": "agency", "email": "email", "phone": "phone"}

Value = object


def parse(data: bytes, limits: Limits) -> Document:
    """Raises `Malformed("json_malformed")` or `LimitExceeded`."""
    value = _load(data)
    draft = Draft(limits)
    if isinstance(value, Mapping) and value.get("form") == CONCERN_FORM:
        submission = _concern(value, draft)
    elif isinstance(value, Mapping) and isinstance(value.get("answers"), Sequence) and "submission_reference" in value:
        submission = _govuk(value, draft)
    else:
        _everything(value, draft, (), 0)
        return draft.document(MEDIA_TYPE)
    document = draft.document(MEDIA_TYPE)
    return Document(MEDIA_TYPE, segments=document.segments, parts=document.parts, findings=document.findings, submissions=(submission,))


def _load(data: bytes) -> Value:
    try:
        value: Value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Malformed("json_malformed") from error
    return value


class _Form:
    """Collects the answers and leaves of one submission while its segments are written."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.answers: list[Answer] = []
        self.leaves: list[Leaf] = []

    def answer(self, path: str, label: str, value: Value, *, leaf: str = "") -> None:
        """One answer as a segment "Label: value"; `leaf` is its place in the canonical form, "" where it has none."""
        text = _text(value)
        if not text:
            return
        segment = self.draft.add(SegmentKind.FIELD, f"{label}: {text}", Locator(field=label))
        identity = f"a{len(self.answers)}"
        self.answers.append(Answer(identity, label, text, path.rpartition(".")[0], None, segment))
        if leaf:
            self.leaves.append(Leaf(leaf, text, (identity,)))

    def done(self, *, system: str, name: str, reference: str, submitted_at: str, test: str) -> Submission:
        """The finished submission."""
        return Submission(system, name, reference, submitted_at, test, tuple(self.answers), tuple(self.leaves))


def _concern(payload: Mapping[str, Value], draft: Draft) -> Submission:
    form = _Form(draft)
    submitter = payload.get("submitter")
    draft.start_section("Submitted by")
    for key, value in _items(submitter):
        form.answer(f"submitter.{key}", _label(key), value, leaf=f"referrer.{REFERRER[key]}" if key in REFERRER else "")
    for number, child in enumerate(_list(payload.get("children"))):
        draft.start_section(f"Child {number + 1}")
        _person(form, f"children.{number}", child, CHILD)
    for number, adult in enumerate(_list(payload.get("household"))):
        draft.start_section("Household", f"Adult {number + 1}")
        _person(form, f"household.{number}", adult, ADULT)
    draft.start_section()
    form.answer("concern", "Concern", payload.get("concern"), leaf="narrative.0")
    form.answer("consent", "Consent", payload.get("consent"), leaf="consent.details")
    form.answer("reference", "Reference", payload.get("reference"), leaf="reference")
    known = {"form", "submitted_at", "submitter", "children", "household", "concern", "consent", "reference", "attachments"}
    for key, value in payload.items():
        if key not in known:
            _everything(value, draft, (_label(key),), 0)
    _attachments(payload.get("attachments"), draft)
    at = _text(payload.get("submitted_at"))
    return form.done(system="api", name=CONCERN_FORM, reference=_text(payload.get("reference")), submitted_at=at, test="live")


def _person(form: _Form, path: str, person: Value, known: Sequence[str]) -> None:
    for key, value in _items(person):
        form.answer(f"{path}.{key}", _label(key), value, leaf=f"{path}.{key}" if key in known else "")


def _attachments(value: Value, draft: Draft) -> None:
    for attachment in _list(value):
        facts = dict(_items(attachment))
        name, declared = _text(facts.get("filename")), _text(facts.get("content_type"))
        try:
            content = base64.b64decode(_text(facts.get("content_base64")), validate=True)
        except (binascii.Error, ValueError):
            draft.find("attachment_unreadable", severity="hold")
            continue
        draft.carry(name, content, declared_type=declared, disposition="attachment")


def _govuk(payload: Mapping[str, Value], draft: Draft) -> Submission:
    """GOV.UK Forms JSON v1: answers in order, each value a string or a list of strings."""
    form = _Form(draft)
    for answer in _list(payload.get("answers")):
        facts = dict(_items(answer))
        label = _text(facts.get("question_text"))
        form.answer(_text(facts.get("question_id")), label, facts.get("answer_text") or facts.get("selections"))
    reference, name = _text(payload.get("submission_reference")), _text(payload.get("form_name"))
    test = "test" if name.lower().startswith("test ") else "live"
    return form.done(system="govuk_forms", name=name, reference=reference, submitted_at=_text(payload.get("submitted_at")), test=test)


def _everything(value: Value, draft: Draft, path: tuple[str, ...], depth: int) -> None:
    """Any other JSON: each leaf value as a labelled passage under its path."""
    if depth > MAX_DEPTH:
        raise LimitExceeded("depth")
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _everything(inner, draft, (*path, _label(str(key))), depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _everything(inner, draft, path, depth + 1)
    elif (text := _text(value)) != "":
        draft.start_section(*path[:-1])
        label = path[-1] if path else ""
        draft.add(SegmentKind.FIELD, f"{label}: {text}" if label else text, Locator(field=label))


def _items(value: Value) -> Iterator[tuple[str, Value]]:
    if isinstance(value, Mapping):
        yield from ((str(key), inner) for key, inner in value.items())


def _list(value: Value) -> Sequence[Value]:
    return value if isinstance(value, list) else ()


def _text(value: Value) -> str:
    """A value as a person reads it; lists joined by commas, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(part for part in (_text(inner) for inner in value) if part)
    return str(value).strip() if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)


def _label(key: str) -> str:
    return key.replace("_", " ").strip().capitalize()
