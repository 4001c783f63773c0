"""Reading a tree of documents from outside: parts by path, segments with ids unique in the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from parsers.document import Document, Part, Segment


def walk(document: Document) -> Iterator[tuple[str, Segment]]:
    """(part path, segment) in reading order. Path "" is the root, "1.0" part 0 of part 1; ids are "s0", "1.0/s3"."""
    yield from _walk(document, "")


def walk_parts(document: Document) -> Iterator[tuple[str, Part]]:
    """(part path, part) of every part, parents before children."""
    yield from _parts(document, "")


def walk_documents(document: Document) -> Iterator[tuple[str, Document]]:
    """(part path, document) of the root and every part that was read."""
    yield "", document
    for path, part in walk_parts(document):
        if part.document is not None:
            yield path, part.document


def map_documents(document: Document, change: Callable[[Document], Document]) -> Document:
    """The tree with every document changed, in the order of `walk_documents`."""
    changed = change(document)
    parts = (replace(part, document=map_documents(part.document, change)) if part.document is not None else part for part in changed.parts)
    return replace(changed, parts=tuple(parts))


def _walk(document: Document, path: str) -> Iterator[tuple[str, Segment]]:
    for segment in document.segments:
        yield path, replace(segment, id=f"{path}/{segment.id}") if path else segment
    for index, part in enumerate(document.parts):
        if part.document is not None:
            yield from _walk(part.document, _below(path, index))


def _parts(document: Document, path: str) -> Iterator[tuple[str, Part]]:
    for index, part in enumerate(document.parts):
        inner = _below(path, index)
        yield inner, part
        if part.document is not None:
            yield from _parts(part.document, inner)


def _below(path: str, index: int) -> str:
    return f"{path}.{index}" if path else str(index)
