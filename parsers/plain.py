"""Plain text -> one segment a paragraph, with headings noted as the section of what follows."""

from __future__ import annotations

from parsers.charsets import decode
from parsers.document import Document, Segment
from parsers.errors import LimitExceeded
from parsers.limits import Limits
from parsers.paragraphs import paragraphs, segments_of


def parse(data: bytes, limits: Limits) -> Document:
    """A text file. Raises `LimitExceeded("characters")`."""
    return Document("text/plain", segments=read_text(decode(data), limits))


def read_text(text: str, limits: Limits) -> tuple[Segment, ...]:
    """Segments of a text with no reply structure: notes, minutes, exports."""
    if len(text) > limits.characters:
        raise LimitExceeded("characters")
    return segments_of(paragraphs(text))
