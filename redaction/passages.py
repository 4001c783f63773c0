"""What redaction reads: passages of text, told apart by kind. Mirrors `parsers.Segment` without importing it.

The two packages may not see each other (ARCHITECTURE.md); `gateway.pipeline.stages` translates.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell's character range inside a row passage, with its column label."""

    header: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text. `kind` is the value of `parsers.SegmentKind`; `label` is a form field's question.

    `part` names the document part ("" for the item itself, "1" for its second attachment); `section` is the heading path.
    """

    id: str
    kind: str
    text: str
    part: str = ""
    section: tuple[str, ...] = ()
    label: str = ""
    speaker: str = ""
    cells: tuple[Cell, ...] = ()
    table: str = ""  # which table of the part a row belongs to; rows of one table share it
