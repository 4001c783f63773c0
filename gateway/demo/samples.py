"""The samples as `config/demo/samples.toml` lists them, stamped anew for each run.

A message that is sent twice is a duplicate and says so; a new run must therefore carry new Message-IDs and times.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import Field

from gateway.settings import read_model
from gateway.settings.model import Section

MESSAGE_ID = re.compile(rb"^(Message-ID: <)", re.MULTILINE | re.IGNORECASE)


class SampleRow(Section):
    """One `[[sample]]`."""

    file: str
    channel: str = Field(pattern="^(smtp|form|upload)$")
    sender: str = ""
    expects: str
    shows: str


class SamplesFile(Section):
    """The whole file."""

    sample: tuple[SampleRow, ...] = Field(strict=False)


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample of this run: its row and the bytes to send."""

    row: SampleRow
    content: bytes


def samples_of_run(folder: Path, run: str, now: datetime) -> tuple[Sample, ...]:
    """The samples of `folder`, stamped with `run`: the same file twice in the list gives the same bytes twice."""
    rows = read_model(folder / "samples.toml", SamplesFile).sample
    return tuple(Sample(row, _stamped(row, (folder / "items" / row.file).read_bytes(), run, now)) for row in rows)


def _stamped(row: SampleRow, content: bytes, run: str, now: datetime) -> bytes:
    match row.channel:
        case "smtp":
            return MESSAGE_ID.sub(rb"\1" + run.encode() + b".", content, count=1)
        case "form":
            payload = {**json.loads(content), "submitted_at": now.isoformat(timespec="microseconds")}
            return json.dumps(payload, ensure_ascii=False).encode()
        case _:
            return content.rstrip() + f"\n\nFiled by the desk as {run}\n".encode()
