"""A mapping profile tried on one file, for the command line. Nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter

from gateway.bootstrap.config import Config
from gateway.bootstrap.inspection import Json
from gateway.bootstrap.pipeline import sandbox_settings
from gateway.sandbox import SandboxedReader
from gateway.settings import read_profile
from parsers import Submission, walk_documents

SUBMISSION = TypeAdapter(Submission)
UNMAPPED = "(no place)"


def tried(config: Config, profile: Path, file: Path) -> tuple[Submission, ...]:
    """The submissions of a file under one profile alone. Raises `ConfigError` where the profile cannot be used."""
    with SandboxedReader(sandbox_settings(config), profiles=(read_profile(profile),)) as reader:
        document = reader.read(file.read_bytes(), file.name, "")
    return tuple(submission for _, inner in walk_documents(document) for submission in inner.submissions)


def as_trial(submission: Submission) -> Json:
    """The submission as plain JSON values."""
    value: Json = json.loads(SUBMISSION.dump_json(submission))
    return value


def trial_rows(submission: Submission) -> Iterator[tuple[str, str, str, str]]:
    """(path, value, label, section) of each leaf, then of each answer that has no place in the canonical form."""
    answers = {answer.id: answer for answer in submission.answers}
    used = {identity for leaf in submission.leaves for identity in leaf.answer_ids}
    for leaf in submission.leaves:
        source = answers.get(next(iter(leaf.answer_ids), ""))
        yield leaf.path, leaf.value, source.label if source else "", source.section if source else ""
    for answer in submission.answers:
        if answer.id not in used:
            yield UNMAPPED, answer.value, answer.label, answer.section
