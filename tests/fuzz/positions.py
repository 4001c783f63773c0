"""What holds for every document of every parser: ids, ranges, boxes, hashes, references, encodable text."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator

from parsers import Box, Cell, Document, Part, Segment, walk_documents


def faults(document: Document) -> tuple[str, ...]:
    """What is wrong in the tree, as stable words."""
    return tuple(dict.fromkeys(word for _, inner in walk_documents(document) for word in _of(inner)))


def _of(document: Document) -> Iterator[str]:
    ids = [segment.id for segment in document.segments]
    if len(set(ids)) != len(ids):
        yield "segment ids repeat"
    if not _texts_encode(document):
        yield "text cannot be encoded"
    for segment in document.segments:
        yield from _located(segment)
    for part in document.parts:
        yield from _carried(part)
    if not _references(document) <= set(ids):
        yield "a reference to no segment"


def _located(segment: Segment) -> Iterator[str]:
    place = segment.locator
    if not segment.text.strip():
        yield "an empty segment"
    if any(not _within(cell, segment.text) for cell in place.cells):
        yield "a cell outside its text"
    if any(not _sound(box) for box in place.boxes):
        yield "a box that is none"
    if any(number is not None and number < 1 for number in (place.page, place.paragraph, place.row, place.table)):
        yield "counting below one"


def _within(cell: Cell, text: str) -> bool:
    return 0 <= cell.start <= cell.end <= len(text)


def _sound(box: Box) -> bool:
    sides = (box.x0, box.y0, box.x1, box.y1)
    return box.page >= 1 and all(math.isfinite(side) for side in sides) and box.x0 <= box.x1 and box.y0 <= box.y1


def _carried(part: Part) -> Iterator[str]:
    """A part read by the tree is emptied; one still full is what its hash and size say."""
    full = part.document is None or part.content
    if full and (part.sha256 != hashlib.sha256(part.content).hexdigest() or part.size != len(part.content)):
        yield "a part that is not what its hash says"


def _references(document: Document) -> set[str]:
    named = {answer.segment for form in document.submissions for answer in form.answers if answer.segment}
    meeting = document.meeting
    if meeting is not None:
        named |= {one for subject in meeting.subjects for one in (*subject.segments, *subject.shared)}
        named |= {*meeting.confidential, *meeting.unassigned, *meeting.register}
    return named


def _texts_encode(document: Document) -> bool:
    """The sandbox answers in JSON, as UTF-8: a lone surrogate would lose the whole answer."""
    texts = [segment.text + segment.speaker + "".join(segment.section) for segment in document.segments]
    texts += [part.untrusted_filename + part.declared_type for part in document.parts]
    texts += [field.name + field.label + field.value for field in document.fields]
    if document.message is not None:
        texts += [document.message.subject, *(name + value for name, value in document.message.headers)]
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return False
    return True
