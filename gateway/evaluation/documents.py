"""Documents for the document scorer: everything a reader could see, in the shape the scorer states."""

from __future__ import annotations

import atexit
from contextlib import ExitStack
from functools import lru_cache

from gateway.sandbox import OcrSettings, SandboxedReader, SandboxSettings, Tesseract, find_tesseract
from parsers import Document, Status, walk, walk_documents

# The scorer gives a file twenty seconds: budgets of ours stay below, so that a slow page is held rather than a hang.
# At the worst all three follow each other: 8.5 s to read, a page begun at 3.5 s and 7.5 s for it.
_BUDGETS = SandboxSettings(cpu_seconds=9, wall_seconds=8.5, picture_seconds=3.5)
_OCR = OcrSettings(page_seconds=7)


def parse_document(data: bytes, filename: str) -> dict[str, object]:
    """text, media_type, tables, metadata, fields, attachments (names) and status ("ok", "encrypted", ...) of one file."""
    document = _reader().read(data, filename, "")
    return {
        "text": "\n".join(segment.text for _, segment in walk(document)),
        "media_type": document.media_type,
        "tables": _rows(document),
        "metadata": _heads(document),
        "fields": _fields(document),
        "attachments": [part.untrusted_filename for part in document.parts],
        "status": "ok" if document.status is Status.OK else document.status.value,
    }


@lru_cache(maxsize=1)
def _reader() -> SandboxedReader:
    """The reader that serves, for as long as the scorer's process lives."""
    stack = ExitStack()
    atexit.register(stack.close)
    program = find_tesseract()
    pictures = stack.enter_context(Tesseract(program, _OCR)) if program else None
    return stack.enter_context(SandboxedReader(_BUDGETS, pictures=pictures))


def _rows(document: Document) -> list[str]:
    """Table rows as the file has them, cell by cell: a segment of ours repeats the column's label before each value."""
    rows = ((segment.text, segment.locator) for _, segment in walk(document))
    return [" ".join(text[cell.start : cell.end] for cell in place.cells) for text, place in rows if place.row is not None]


def _heads(document: Document) -> list[str]:
    """Header lines of every message in the tree."""
    found: list[str] = []
    for _, inner in walk_documents(document):
        head = inner.message
        if head is not None:
            people = (*head.sender, *head.to, *head.cc, *head.reply_to)
            found += [head.subject, *(f"{name} {address}" for name, address in people), head.date, head.message_id]
    return found


def _fields(document: Document) -> dict[str, str | bool]:
    """Field name -> value of the whole tree; a tick box is a boolean."""
    found: dict[str, str | bool] = {}
    for _, inner in walk_documents(document):
        for field in inner.fields:
            found[field.name or field.label] = field.value if field.checked is None else field.checked
    return found
