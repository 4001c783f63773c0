"""Payloads of the public form runners: the XGov runner's webhook and GOV.UK Forms JSON. Shape only; the parser maps the answers."""

from __future__ import annotations

from collections.abc import Mapping

MAX_QUESTIONS = 2_000


def is_runner_form(payload: object) -> bool:
    """Whether a payload is one of a form runner: questions with fields, or answers under a submission reference."""
    if not isinstance(payload, Mapping) or "form" in payload:
        return False
    return _are_questions(payload.get("questions")) or (
        isinstance(payload.get("submission_reference"), str) and _are_groups(payload.get("answers"))
    )


def _are_questions(value: object) -> bool:
    return _are_groups(value) and isinstance(value, list) and all(isinstance(asked.get("fields"), list) for asked in value)


def _are_groups(value: object) -> bool:
    return isinstance(value, list) and 0 < len(value) <= MAX_QUESTIONS and all(isinstance(item, Mapping) for item in value)
