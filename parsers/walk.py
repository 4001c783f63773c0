"""Reading a tree of documents from outside: parts by path, segments with ids unique in the tree."""

from __future__ import annotations

from collections.abc import Iterator
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
