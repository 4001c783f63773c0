"""A copy as JSON, text and HTML: the same words in each, nothing that is not in the `MinimisedItem`."""

from __future__ import annotations

import html
import json

from gateway.outgoing import CopySegment, MinimisedItem


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
        "policy": copy.policy,
        "received_at": copy.received_at.isoformat(),
        "segments": [{"kind": s.kind, "heading": s.heading, "text": s.text, "handling": s.handling} for s in copy.segments],
        "withheld": [{"reason": note.reason, "passages": note.passages} for note in copy.withheld],
    }


def as_json(copy: MinimisedItem) -> str:
    """Canonical JSON text: sorted keys, UTF-8, no trailing space; equal copies give equal bytes."""
    return json.dumps(as_mapping(copy), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_text(copy: MinimisedItem) -> str:
    """Plain text: a short head, the passages under their headings, the withheld account."""
    lines = [f"From: {copy.agency or 'sender not proved'}", f"As at: {copy.received_at:%Y-%m-%d %H:%M} UTC", f"Policy: {copy.policy}", ""]
    heading = ""
    for segment in copy.segments:
        if segment.heading and segment.heading != heading:
            lines += ["", segment.heading]
        heading = segment.heading
        lines.append(segment.text)
    lines += ["", *_withheld_lines(copy)]
    return "\n".join(lines).strip() + "\n"


def as_html(copy: MinimisedItem) -> str:
    """A small accessible page: language, title by key only, one heading level per heading change."""
    body = "".join(_html_segment(segment) for segment in copy.segments)
    withheld = "".join(f"<li>{html.escape(line)}</li>" for line in _withheld_lines(copy))
    account = f"<h2>Withheld</h2><ul>{withheld}</ul>" if withheld else ""
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>'
        f"{html.escape(copy.key)}</title></head><body><h1>Copy {html.escape(copy.key)}</h1>"
        f"<p>{html.escape(copy.agency)}</p>{body}{account}</body></html>"
    )


def _html_segment(segment: CopySegment) -> str:
    heading = f"<h2>{html.escape(segment.heading)}</h2>" if segment.heading else ""
    return f"{heading}<p>{html.escape(segment.text)}</p>"


def _withheld_lines(copy: MinimisedItem) -> list[str]:
    return [f"Withheld: {note.passages} passage{'s' if note.passages != 1 else ''} ({note.reason})" for note in copy.withheld]
