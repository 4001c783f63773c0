"""The e-form `mash-concern-v1`: whether a payload can be taken at all. Answers are JSON pointers and codes, never content."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn

FORM = "mash-concern-v1"
MAX_CHILDREN = 50
MAX_ATTACHMENTS = 50


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """`pointer` is an RFC 6901 pointer; `code` is required, wrong_type, empty, not_a_date, unknown_form, too_many or not_base64."""

    pointer: str
    code: str


class NotJson(ValueError):
    """The body is not one JSON value in UTF-8 that every reader understands alike."""


def read_json(body: bytes) -> object:
    """The value. Raises `NotJson`, also for repeated keys and NaN, which readers take differently (RFC 8259 s4, s6)."""
    try:
        value: object = json.loads(body.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise NotJson from error
    return value


def problems_of(payload: object) -> tuple[FieldProblem, ...]:
    """Everything that makes the payload unusable; empty where it can be accepted."""
    if not isinstance(payload, Mapping):
        return (FieldProblem("", "wrong_type"),)
    if payload.get("form") != FORM:
        return (FieldProblem("/form", "unknown_form" if "form" in payload else "required"),)
    found: list[FieldProblem] = [
        *_moment(payload, "submitted_at", ""),
        *_submitter(payload.get("submitter")),
        *_children(payload.get("children")),
        *_text(payload, "concern", ""),
        *_optional_text(payload, ("reference", "consent"), ""),
        *_attachments(payload.get("attachments")),
        *_household(payload.get("household")),
    ]
    return tuple(found)


def _unique(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotJson
    return found


def _refuse_constant(_name: str) -> NoReturn:
    raise NotJson


def _submitter(value: object) -> Iterator[FieldProblem]:
    if not isinstance(value, Mapping):
        yield FieldProblem("/submitter", "required" if value is None else "wrong_type")
        return
    for key in ("name", "role", "organisation", "email"):
        yield from _text(value, key, "/submitter")


def _children(value: object) -> Iterator[FieldProblem]:
    if not isinstance(value, list):
        yield FieldProblem("/children", "required" if value is None else "wrong_type")
        return
    if not value or len(value) > MAX_CHILDREN:
        yield FieldProblem("/children", "too_many" if value else "empty")
        return
    for index, child in enumerate(value):
        at = f"/children/{index}"
        if not isinstance(child, Mapping):
            yield FieldProblem(at, "wrong_type")
            continue
        yield from _text(child, "given_name", at)
        yield from _text(child, "family_name", at)
        yield from _day(child, "date_of_birth", at)
        yield from _optional_text(child, ("nhs_number", "upn", "school", "address"), at)


def _attachments(value: object) -> Iterator[FieldProblem]:
    if value is None:
        return
    if not isinstance(value, list):
        yield FieldProblem("/attachments", "wrong_type")
        return
    if len(value) > MAX_ATTACHMENTS:
        yield FieldProblem("/attachments", "too_many")
        return
    for index, attachment in enumerate(value):
        at = f"/attachments/{index}"
        if not isinstance(attachment, Mapping):
            yield FieldProblem(at, "wrong_type")
            continue
        yield from _text(attachment, "filename", at)
        yield from _optional_text(attachment, ("content_type",), at)
        yield from _base64(attachment.get("content_base64"), at)


def _base64(value: object, at: str) -> Iterator[FieldProblem]:
    if not isinstance(value, str):
        yield FieldProblem(f"{at}/content_base64", "required" if value is None else "wrong_type")
        return
    try:
        base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        yield FieldProblem(f"{at}/content_base64", "not_base64")


def _household(value: object) -> Iterator[FieldProblem]:
    if value is None:
        return
    if not isinstance(value, list):
        yield FieldProblem("/household", "wrong_type")
        return
    for index, member in enumerate(value):
        if not isinstance(member, Mapping):
            yield FieldProblem(f"/household/{index}", "wrong_type")


def _text(owner: Mapping[str, object], key: str, at: str) -> Iterator[FieldProblem]:
    value = owner.get(key)
    if value is None:
        yield FieldProblem(f"{at}/{key}", "required")
    elif not isinstance(value, str):
        yield FieldProblem(f"{at}/{key}", "wrong_type")
    elif not value.strip():
        yield FieldProblem(f"{at}/{key}", "empty")


def _optional_text(owner: Mapping[str, object], keys: Sequence[str], at: str) -> Iterator[FieldProblem]:
    for key in keys:
        if not isinstance(owner.get(key), str | None):
            yield FieldProblem(f"{at}/{key}", "wrong_type")


def _day(owner: Mapping[str, object], key: str, at: str) -> Iterator[FieldProblem]:
    faults = tuple(_text(owner, key, at))
    yield from faults
    if not faults:
        try:
            date.fromisoformat(str(owner[key]))
        except ValueError:
            yield FieldProblem(f"{at}/{key}", "not_a_date")


def _moment(owner: Mapping[str, object], key: str, at: str) -> Iterator[FieldProblem]:
    faults = tuple(_text(owner, key, at))
    yield from faults
    if not faults:
        try:
            datetime.fromisoformat(str(owner[key]))
        except ValueError:
            yield FieldProblem(f"{at}/{key}", "not_a_date")
