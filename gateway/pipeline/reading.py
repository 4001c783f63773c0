"""From a parsed document to what redaction reads: segments become passages, with ids unique in the whole tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parsers import Document, Segment, walk
from redaction import Cell, Passage

MOST = 6_000
"""Characters of one passage: detection and minimising look around each finding, which costs by the passage's length."""
_CUTS = ("\n\n", "\n", ". ", " ")  # where a long passage may be cut, the best first


def numbered_segments(document: Document) -> tuple[tuple[str, Segment], ...]:
    """(part path, segment) of the whole tree in reading order; segment ids are unique in the tree.

    A segment of more than `MOST` characters becomes several, the first under its own id: no word is lost, and none is cut.
    """
    return tuple((part, piece) for part, segment in walk(document) for piece in _pieces(segment))


def _pieces(segment: Segment) -> Iterator[Segment]:
    if len(segment.text) <= MOST or segment.locator.cells:
        yield segment
        return
    start = 0
    for number, end in enumerate(_ends(segment.text)):
        yield replace(segment, id=segment.id if number == 0 else f"{segment.id}~{number}", text=segment.text[start:end])
        start = end


def _ends(text: str) -> Iterator[int]:
    """Where the pieces end: behind a paragraph, a line, a sentence, a word; inside a word only where there is nothing else."""
    start = 0
    while len(text) - start > MOST:
        found = (text.rfind(mark, start + 1, start + MOST) + len(mark) for mark in _CUTS)
        start = next((end for end in found if end > start + MOST // 2), start + MOST)
        yield start
    yield len(text)


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
