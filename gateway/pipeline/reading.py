"""From a parsed document to what redaction reads: segments become passages, with ids unique in the whole tree."""

from __future__ import annotations

from parsers import Document, Segment, walk
from redaction import Cell, Passage


def numbered_segments(document: Document) -> tuple[tuple[str, Segment], ...]:
    """(part path, segment) of the whole tree in reading order; segment ids are unique in the tree."""
    return tuple(walk(document))


def passages_of(segments: tuple[tuple[str, Segment], ...]) -> tuple[Passage, ...]:
    """The same text as passages."""
    return tuple(_passage(part, segment) for part, segment in segments)


def _passage(part: str, segment: Segment) -> Passage:
    return Passage(
        id=segment.id,
        kind=segment.kind.value,
        text=segment.text,
        part=part,
        section=segment.section,
        label=segment.locator.field,
        speaker=segment.speaker,
        cells=tuple(Cell(cell.header, cell.start, cell.end) for cell in segment.locator.cells),
        table=f"{segment.locator.sheet}#{segment.locator.table or ''}",
    )
