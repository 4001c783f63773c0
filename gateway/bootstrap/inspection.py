"""What the parts see in one file, for the command line: parsed tree, tags, decisions. Nothing is stored."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter

from gateway.bootstrap.config import Config
from gateway.bootstrap.core import open_core
from gateway.bootstrap.pipeline import open_proposer, open_reader, open_renditions, sandbox_settings
from gateway.ids import ChannelName, ItemId
from gateway.items import Envelope, RawItem
from gateway.pipeline.history import History
from gateway.pipeline.reading import numbered_segments
from gateway.renditions.orders import Outcome
from gateway.renditions.planning import hiding, plan
from gateway.sandbox import SandboxedPainter
from parsers import Document, Status, walk_documents
from parsers.page_orders import Order

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
DOCUMENT = TypeAdapter(Document)


def parsed(config: Config, file: Path) -> Document:
    """The file as the sandboxed parser reads it."""
    (document,) = parsed_all(config, [file])
    return document


def parsed_all(config: Config, files: Iterable[Path]) -> Iterator[Document]:
    """Each file as the sandboxed parser reads it, one sandbox for all."""
    with open_reader(config) as reader:
        for file in files:
            yield reader.read(file.read_bytes(), file.name, "")


def as_object(file: Path, document: Document) -> Json:
    """The document as plain JSON values, with the name it was asked by."""
    value: dict[str, Json] = json.loads(DOCUMENT.dump_json(document))
    return {"file": str(file), **value}


def needs_a_person(document: Document) -> bool:
    """Whether a part could not be read to its end, or a finding holds."""
    return bool(holding(document))


def holding(document: Document) -> tuple[str, ...]:
    """Why a person must look, as stable words, each once: how reading of a part ended, the findings that hold. Empty where nobody must."""
    inside = [inner for _, inner in walk_documents(document)]
    ended = (inner.status.value for inner in inside if inner.status is not Status.OK)
    found = (finding.code for inner in inside for finding in inner.findings if finding.severity != "notice")
    return tuple(dict.fromkeys((*ended, *found)))


def page_drawn(config: Config, file: Path, order: Order) -> bytes:
    """The page as PNG with its marks, made in the sandbox. Raises `Rejected("page_not_drawn")`."""
    with SandboxedPainter(sandbox_settings(config)) as painter:
        return painter.picture(file.read_bytes(), file.name, order)


def rendition_of(config: Config, file: Path, phrases: Sequence[str]) -> Outcome:
    """The file drawn anew without these phrases, verified; or why there is none. The title is as opaque as a copy's key."""
    document = parsed(config, file)
    segments = [segment for part, segment in numbered_segments(document) if not part]
    if document.status is not Status.OK:
        return Outcome(failed=(document.status.value,))
    planned = plan(segments, hiding(segments, phrases), [segment.id for segment in segments], secrets.token_hex(8))
    with open_renditions(config) as room:
        return room.rendition(file.read_bytes(), file.name, planned)


def matched(config: Config, file: Path) -> list[tuple[str, str, str, str, str, str]]:
    """(person, outcome, rule, child, bits, evidence) of every candidate."""
    raw = RawItem(ItemId("it_inspection"), _envelope(file), "", file.read_bytes())
    with open_core(config) as core, open_proposer(core) as proposer:
        proposal = replace(proposer, drawer=None).propose(raw, History(being_redrafted="yes"))
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
