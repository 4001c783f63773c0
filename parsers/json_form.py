"""JSON items: the hub's own form `mash-concern-v1`, GOV.UK Forms submissions, else every value as a labelled passage.

Each value becomes a segment, so that nothing submitted is overlooked; known values also become leaves of the canonical form.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping, Sequence

from parsers.document import Cell, Document, Locator, SegmentKind, Submission
from parsers.draft import Draft
from parsers.errors import LimitExceeded, Malformed
from parsers.form_answers import FormAnswers, label_of_key
from parsers.form_payloads import is_govuk, is_xgov, write_govuk, write_xgov
from parsers.json_values import Value, as_text, items_of, list_of
from parsers.limits import Limits

MEDIA_TYPE = "application/json"
CONCERN_FORM = "mash-concern-v1"
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
MAX_DEPTH = 30
CHILD = ("given_name", "family_name", "date_of_birth", "nhs_number", "upn", "school", "address", "known_as", "sex", "postcode", "gp")
ADULT = ("name", "relationship", "date_of_birth", "phone", "address")
REFERRER = {"name": "name", "role": "role", "organisation": "agency", "email": "email", "phone": "phone"}


def parse(data: bytes, limits: Limits) -> Document:
    """Raises `Malformed("json_malformed")` or `LimitExceeded`."""
    value = _load(data)
    draft = Draft(limits)
    if isinstance(value, Mapping) and value.get("form") == CONCERN_FORM:
        submission = _concern(value, draft)
    elif isinstance(value, Mapping) and is_govuk(value):
        submission = write_govuk(value, draft)
    elif isinstance(value, Mapping) and is_xgov(value):
        submission = write_xgov(value, draft)
    else:
        write_everything(value, draft, (), 0)
        return draft.document(MEDIA_TYPE)
    document = draft.document(MEDIA_TYPE)
    return Document(MEDIA_TYPE, segments=document.segments, parts=document.parts, findings=document.findings, submissions=(submission,))


def _load(data: bytes) -> Value:
    try:
        value: Value = json.loads(data.decode("utf-8-sig"))
        if _SURROGATE.search(data):  # half a character: nothing can carry it on
            value = json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise Malformed("json_malformed") from error
    return value


def _concern(payload: Mapping[str, Value], draft: Draft) -> Submission:
    form = FormAnswers(draft)
    submitter = payload.get("submitter")
    draft.start_section("Submitted by")
    for key, value in items_of(submitter):
        form.text(label_of_key(key), as_text(value), section="submitter", leaf=f"referrer.{REFERRER[key]}" if key in REFERRER else "")
    for number, child in enumerate(list_of(payload.get("children"))):
        draft.start_section(f"Child {number + 1}")
        _person(form, f"children.{number}", child, CHILD)
    for number, adult in enumerate(list_of(payload.get("household"))):
        draft.start_section("Household", f"Adult {number + 1}")
        _person(form, f"household.{number}", adult, ADULT)
    draft.start_section()
    for key, leaf in (("concern", "narrative.0"), ("consent", "consent.details"), ("reference", "reference")):
        form.text(label_of_key(key), as_text(payload.get(key)), leaf=leaf)
    known = {"form", "submitted_at", "submitter", "children", "household", "concern", "consent", "reference", "attachments"}
    for key, value in payload.items():
        if key not in known:
            write_everything(value, draft, (label_of_key(key),), 0)
    _attachments(payload.get("attachments"), draft)
    at = as_text(payload.get("submitted_at"))
    return form.done(system="api", name=CONCERN_FORM, reference=as_text(payload.get("reference")), submitted_at=at, test="live")


def _person(form: FormAnswers, path: str, person: Value, known: Sequence[str]) -> None:
    for key, value in items_of(person):
        form.text(label_of_key(key), as_text(value), section=path, leaf=f"{path}.{key}" if key in known else "")


def _attachments(value: Value, draft: Draft) -> None:
    for attachment in list_of(value):
        facts = dict(items_of(attachment))
        name, declared = as_text(facts.get("filename")), as_text(facts.get("content_type"))
        try:
            content = base64.b64decode(as_text(facts.get("content_base64")), validate=True)
        except (binascii.Error, ValueError):
            draft.find("attachment_unreadable", severity="hold")
            continue
        draft.carry(name, content, declared_type=declared, disposition="attachment")


def write_everything(value: Value, draft: Draft, path: tuple[str, ...], depth: int) -> None:
    """Any other JSON: each leaf value as a labelled passage under its path."""
    if depth > MAX_DEPTH:
        raise LimitExceeded("depth")
    if isinstance(value, Mapping):
        for key, inner in value.items():
            write_everything(inner, draft, (*path, label_of_key(str(key))), depth + 1)
    elif isinstance(value, list):
        several = len(value) > 1 and all(isinstance(inner, Mapping) for inner in value)
        for number, inner in enumerate(value, start=1):
            write_everything(inner, draft, (*path[:-1], f"{path[-1]} {number}") if several and path else path, depth + 1)
    elif (text := as_text(value)) != "":
        draft.start_section(*path[:-1])
        label = path[-1] if path else ""
        cells = (Cell("", label, len(label) + 2, len(label) + 2 + len(text)),) if label else ()
        draft.add(SegmentKind.FIELD, f"{label}: {text}" if label else text, Locator(field=label, cells=cells))
