"""What the parts see in one file, for the command line: parsed tree, tags, decisions. Nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter

from gateway.bootstrap.config import Config
from gateway.bootstrap.core import open_core
from gateway.bootstrap.pipeline import open_detector, open_proposer, open_reader
from gateway.ids import ChannelName, ItemId
from gateway.items import Envelope, RawItem
from gateway.pipeline.history import History
from gateway.pipeline.reading import numbered_segments, passages_of
from parsers import Document

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
DOCUMENT = TypeAdapter(Document)
SHOWN = 400


def parsed(config: Config, file: Path) -> Document:
    """The file as the sandboxed parser reads it."""
    with open_reader(config) as reader:
        return reader.read(file.read_bytes(), file.name, "")


def as_object(document: Document) -> Json:
    """The document as plain JSON values."""
    value: Json = json.loads(DOCUMENT.dump_json(document))
    return value


def lines_of(document: Document, depth: int = 0, name: str = "") -> Iterator[str]:
    """The tree for a person: part, verdict, findings, passages by kind, then the parts inside."""
    pad = "  " * depth
    yield f"{pad}{name or 'item'}: {document.media_type} ({document.status.value})"
    for finding in document.findings:
        yield f"{pad}  ! {finding.code} [{finding.severity}] {finding.detail}".rstrip()
    for segment in document.segments:
        where = " / ".join(segment.section)
        text = " ".join(segment.text.split())[:SHOWN]
        yield f"{pad}  {segment.kind.value:<12} {f'[{where}] ' if where else ''}{text}"
    for number, part in enumerate(document.parts):
        if part.document is not None:
            yield from lines_of(part.document, depth + 1, f"part {number} {part.untrusted_filename!r}")


def detected(config: Config, file: Path) -> list[tuple[str, str, str, str, str]]:
    """(passage, entity, words, score, recogniser) of every tag."""
    passages = passages_of(numbered_segments(parsed(config, file)))
    text = {p.id: p.text for p in passages}
    tags = open_detector(config).tag(passages)
    return [(t.passage, t.entity, text[t.passage][t.start : t.end], f"{t.score:.2f}", t.recogniser) for t in tags]


def matched(config: Config, file: Path) -> list[tuple[str, str, str, str, str, str]]:
    """(person, outcome, rule, child, bits, evidence) of every candidate."""
    raw = RawItem(ItemId("it_inspection"), _envelope(file), "", file.read_bytes())
    with open_core(config) as core, open_proposer(core) as proposer:
        proposal = proposer.propose(raw, History(being_redrafted="yes"))
    rows: list[tuple[str, str, str, str, str, str]] = []
    for decision in proposal.decisions:
        for candidate in decision.candidates:
            evidence = "; ".join(f"{step.words} ({step.bits:+.1f})" for step in candidate.steps)
            rows.append((decision.label, decision.outcome, decision.rule, candidate.child, f"{candidate.bits:.1f}", evidence))
        if not decision.candidates:
            rows.append((decision.label, decision.outcome, decision.rule, "", "", ""))
    return rows


def _envelope(file: Path) -> Envelope:
    return Envelope(ChannelName.UPLOAD, datetime.now(UTC), uploader="command-line", untrusted_filename=file.name)
