"""A copy as JSON and as plain text: the same words in each, nothing that is not in the `MinimisedItem`."""

from __future__ import annotations

import json

from gateway.destinations.account import facts, left_out, pages, warning
from gateway.destinations.outline import Block, Heading, Table, blocks
from gateway.outgoing import MinimisedItem


def as_mapping(copy: MinimisedItem) -> dict[str, object]:
    """The canonical `mash-copy-v1` object: opaque ids, policy label, segments, withheld counts."""
    return {
        "schema": "mash-copy-v1",
        "key": copy.key,
        "item": copy.item,
        "child": copy.child,
        "borough": copy.borough.value,
        "agency": copy.agency,
        "agency_type": copy.agency_type,
        "request": copy.request,
        "purpose": copy.purpose,
        "policy": copy.policy,
        "received_at": copy.received_at.isoformat(),
        "segments": [{"kind": s.kind, "heading": s.heading, "text": s.text, "handling": s.handling} for s in copy.segments],
        "renditions": [{"id": r.id, "media_type": r.media_type, "pages": r.pages, "bytes": r.size} for r in copy.renditions],
        "not_drawn": list(copy.not_drawn),
        "withheld": [{"reason": note.reason, "passages": note.passages} for note in copy.withheld],
    }


def as_json(copy: MinimisedItem) -> str:
    """Canonical JSON text: sorted keys, UTF-8, no trailing space; equal copies give equal bytes."""
    return json.dumps(as_mapping(copy), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_text(copy: MinimisedItem) -> str:
    """Plain text: a short head, the passages under their headings, tables as lines, the account of what was left out."""
    lines = [*(f"{label}: {value}" for label, value in facts(copy)), "", warning(copy), ""]
    for block in blocks(copy.segments):
        lines += _lines(block)
    lines += ["", *pages(copy), *left_out(copy)]
    return "\n".join(lines).strip() + "\n"


def _lines(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return ["", block.text]
    if isinstance(block, Table):
        return [*([" | ".join(block.columns)] if block.columns else []), *(" | ".join(row) for row in block.rows)]
    marked = "\n".join(f"> {line}" for line in block.text.split("\n")) if block.quoted else block.text
    return [*([f"({block.note})"] if block.note else []), marked]
