"""Numbers that a word processor set by itself, in and out of a document's text.

They are part of what a person sees, so the text carries them and `Locator.labels` says where. Readers of forms and minutes
get the document without them: the number of a question is no answer, and "3." before a child is not the third child.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from parsers.document import Cell, Document, Locator, Segment

Span = tuple[int, int]


def labelled(text: str, locator: Locator, labels: Sequence[tuple[int, str]]) -> tuple[str, Locator]:
    """`text` with each (place, label) put in, and its locator in the new text; places are in order.

    A label at a cell's beginning belongs to the cell.
    """
    if not labels:
        return text, locator
    spans: list[Span] = []
    pieces: list[str] = []
    done = 0
    for at, label in labels:
        pieces += [text[done:at], label]
        start = at + sum(end - begin for begin, end in spans)
        spans.append((start, start + len(label)))
        done = at
    cells = tuple(_moved(cell, labels) for cell in locator.cells)
    return "".join((*pieces, text[done:])), replace(locator, cells=cells, labels=tuple(spans))


def _moved(cell: Cell, labels: Sequence[tuple[int, str]]) -> Cell:
    before = sum(len(label) for at, label in labels if at < cell.start)
    inside = sum(len(label) for at, label in labels if cell.start <= at < max(cell.end, cell.start + 1))
    return replace(cell, start=cell.start + before, end=cell.end + before + inside)


def without_labels(segment: Segment) -> Segment:
    """The segment as its author typed it."""
    spans = segment.locator.labels
    if not spans:
        return segment
    kept = [(end, start) for (_, end), (start, _) in zip(((0, 0), *spans), (*spans, (len(segment.text), 0)), strict=True)]
    cells = tuple(replace(cell, start=_back(cell.start, spans), end=_back(cell.end, spans)) for cell in segment.locator.cells)
    text = "".join(segment.text[begin:end] for begin, end in kept)
    return replace(segment, text=text, locator=replace(segment.locator, cells=cells, labels=()))


def _back(place: int, spans: Sequence[Span]) -> int:
    """A place in the text without labels."""
    return place - sum(min(place, end) - start for start, end in spans if start < place)


def read_without(document: Document, reader: Callable[[Document], Document]) -> Document:
    """What `reader` makes of the document without labels, with the labels in its text again."""
    if not any(segment.locator.labels for segment in document.segments):
        return reader(document)
    plain = replace(document, segments=tuple(without_labels(segment) for segment in document.segments))
    read = reader(plain)
    bearing = {segment.id: segment for segment in document.segments if segment.locator.labels}
    groups = groupby(read.segments, key=lambda segment: segment.id.split(".", maxsplit=1)[0])
    return replace(read, segments=tuple(back for origin, group in groups for back in _restored(bearing.get(origin), list(group))))


def _restored(original: Segment | None, pieces: list[Segment]) -> Iterator[Segment]:
    """The pieces that a reader made of one segment: whole again, or the label before the first of them."""
    if original is None:
        yield from pieces
        return
    if len(pieces) == 1 and pieces[0].text == without_labels(original).text:
        yield replace(pieces[0], text=original.text, locator=original.locator)
        return
    start, end = original.locator.labels[0]
    first = [(0, original.text[start:end])] if not original.text[:start].strip() else []
    text, locator = labelled(pieces[0].text, pieces[0].locator, first)
    yield replace(pieces[0], text=text, locator=locator)
    yield from pieces[1:]
