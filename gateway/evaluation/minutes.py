"""Minutes of a folder through the sandboxed parser, in the shape that the minutes scorer reads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from gateway.bootstrap import load_config
from gateway.bootstrap.pipeline import open_reader
from gateway.evaluation.sets import files_of
from parsers import Document, Meeting, MeetingSubject, walk_documents

Row = dict[str, "str | list[str] | None"]
Prediction = dict[str, "list[str] | Row | list[Row]"]
_ISO_LENGTH = len("2026-01-01")


def write_predictions(directory: Path, out: Path) -> int:
    """Read every record of `directory` (NNN.ext beside NNN.gold.json); returns how many predictions were written. Raises `ConfigError`."""
    files = files_of(directory)
    out.mkdir(parents=True, exist_ok=True)
    with open_reader(load_config("")) as reader:
        for file in files:
            document = reader.read(file.read_bytes(), file.name, "")
            (out / f"{file.stem}.json").write_text(json.dumps(prediction(document), ensure_ascii=False, indent=1), encoding="utf-8")
    return len(files)


def prediction(document: Document) -> Prediction:
    """The first meeting of the document or its parts; empty where there is none."""
    found = ((inner.meeting, {s.id: s.text for s in inner.segments}) for _, inner in walk_documents(document) if inner.meeting is not None)
    meeting, texts = next(found, (None, {}))
    return {} if meeting is None else _as_object(meeting, texts)


def _as_object(meeting: Meeting, texts: Mapping[str, str]) -> Prediction:
    attendees: list[Row] = [{"name": a.name, "role": a.role, "agency": a.agency} for a in meeting.attendees]
    actions: list[Row] = [{"text": a.text, "owner": a.owner, "due": _iso_or_none(a.due)} for a in meeting.actions]
    return {
        "meeting": {"type": meeting.type, "date": meeting.date, "chair": meeting.chair},
        "attendees": attendees,
        "apologies": [person.name for person in meeting.apologies],
        "subjects": [_subject(s, texts) for s in meeting.subjects],
        "actions": actions,
        "decisions": [d.text for d in meeting.decisions],
        "confidential": [texts[i] for i in meeting.confidential],
    }


def _iso_or_none(due: str) -> str | None:
    """A due date in words ("within a week") is shown to people; the scorer knows dates only."""
    return due if len(due) == _ISO_LENGTH and due[:4].isdigit() else None


def _subject(subject: MeetingSubject, texts: Mapping[str, str]) -> Row:
    given, _, family = subject.name.partition(" ")
    return {
        "given_name": given,
        "family_name": family,
        "date_of_birth": subject.date_of_birth,
        "edd": subject.expected,
        "belongs": [texts[i] for i in subject.segments],
        "shared": [texts[i] for i in subject.shared],
    }
