"""A document being written: numbers segments, keeps the heading path and spends the character budget.

Every format of ours that is not mail writes through `Draft`, so that ids, sections and limits are alike everywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from parsers.document import Document, Finding, FormField, Locator, Part, Segment, SegmentKind, Status
from parsers.errors import LimitExceeded
from parsers.limits import Limits
from parsers.list_labels import labelled
from parsers.page_scan import Scan

_SECTIONLESS = frozenset({SegmentKind.PAGE_HEADER, SegmentKind.PAGE_FOOTER, SegmentKind.METADATA})


class Draft:
    """Collects what a parser finds, in reading order. Raises `LimitExceeded("characters" | "parts" | "cells")`."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.fields: list[FormField] = []
        self.scans: list[Scan] = []
        self._segments: list[Segment] = []
        self._parts: list[Part] = []
        self._findings: dict[Finding, None] = {}
        self._headings: list[tuple[int, str]] = []
        self._characters = 0
        self._cells = 0
        self._tables = 0

    def add(
        self, kind: SegmentKind, text: str, locator: Locator = Locator(), *, speaker: str = "", labels: Sequence[tuple[int, str]] = ()
    ) -> str:
        """Append a segment and return its id; blank text adds nothing and returns "".

        `labels` are list numbers that stand in no text, each with its place in `text`, which then begins with no blank.
        """
        clean = text.replace("\x00", "").strip()
        if not clean:
            return ""
        clean, locator = labelled(clean, locator, labels)
        self._characters += len(clean)
        if self._characters > self.limits.characters:
            raise LimitExceeded("characters")
        identity = f"s{len(self._segments)}"
        section = () if kind in _SECTIONLESS else tuple(title for _, title in self._headings)
        self._segments.append(Segment(identity, kind, clean, locator, section, speaker))
        return identity

    def heading(self, text: str, level: int, locator: Locator = Locator(), *, label: str = "") -> str:
        """Append a heading and make it the section of what follows; `level` counts from 1, outermost first.

        `label` is the number that stands before it on the page: a section is known by its words alone.
        """
        clean = text.strip()
        if not clean:
            return ""
        self._headings = [entry for entry in self._headings if entry[0] < level]
        identity = self.add(SegmentKind.HEADING, clean, locator, labels=[(0, label)] if label else ())
        self._headings.append((level, " ".join(clean.split()).rstrip(":")))
        return identity

    def start_section(self, *titles: str) -> None:
        """Replace the heading path without a segment: a sheet or a page set stands for it."""
        self._headings = list(enumerate(titles, start=1))

    def add_cells(self, count: int) -> None:
        """Spend `count` table cells of the budget."""
        self._cells += count
        if self._cells > self.limits.cells:
            raise LimitExceeded("cells")

    def next_table(self) -> int:
        """The number of the next table, from 1."""
        self._tables += 1
        return self._tables

    def find(self, code: str, detail: str = "", severity: str = "notice") -> None:
        """Note a finding once."""
        self._findings[Finding(code, detail, severity)] = None

    def carry(self, name: str, content: bytes, *, declared_type: str = "", disposition: str = "embedded") -> None:
        """Add something the file carries inside, to be read by the tree walk."""
        if len(self._parts) >= self.limits.parts:
            raise LimitExceeded("parts")
        digest = hashlib.sha256(content).hexdigest()
        self._parts.append(Part(name, declared_type, digest, len(content), disposition, content))

    def refuse(self, name: str, code: str) -> None:
        """Name something the file carries that is beyond the budget: held, unread."""
        verdict = Document("application/octet-stream", Status.LIMITED, findings=(Finding(code, severity="hold"),))
        self._parts.append(Part(name, "", "", 0, "embedded", document=verdict))

    def segments(self) -> tuple[Segment, ...]:
        """The segments so far."""
        return tuple(self._segments)

    def document(self, media_type: str) -> Document:
        """The finished value."""
        return Document(
            media_type,
            segments=self.segments(),
            fields=tuple(self.fields),
            parts=tuple(self._parts),
            findings=tuple(self._findings),
            scans=tuple(self.scans),
        )
