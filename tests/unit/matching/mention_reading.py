"""Typed passages with tags by the words they hold, read as mentions."""

from __future__ import annotations

import re
from datetime import date

from gateway.matching.evidence import EvidenceKind, Mention
from gateway.matching.mentions import mentions_of
from parsers import Document, Segment, SegmentKind
from redaction.tags import Tag

TODAY = date(2026, 3, 5)
K = EvidenceKind


def tagged(passage: str, text: str, **found: str) -> list[Tag]:
    """Tags for strings of `text`: PERSON="A; B" tags every whole-word occurrence of A and of B."""
    tags = []
    for entity, strings in found.items():
        for wanted in strings.split(";"):
            tags += [
                Tag(passage, m.start(), m.end(), entity, 0.9, "test")
                for m in re.finditer(rf"(?<!\w){re.escape(wanted.strip())}(?!\w)", text)
            ]
    return tags


def read(text: str, kind: SegmentKind = SegmentKind.BODY, reference: str = "", **found: str) -> tuple[Mention, ...]:
    segment = Segment("s0", kind, text)
    return mentions_of(
        [("", segment)], tagged("s0", text, **found), Document("text/plain", segments=(segment,)), reference=reference, on=TODAY
    )


def named(mentions: tuple[Mention, ...], name: str) -> Mention:
    return next(m for m in mentions if name in (*m.values(K.NAME), *m.values(K.GIVEN_NAME)))
