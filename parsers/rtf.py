"""Rich Text Format 1.9.1: body, tables, page headers, notes, annotations, text boxes, form fields, embedded files.

No object, link, template or field is followed. Raises `Malformed`, `LimitExceeded`.
"""

from __future__ import annotations

from parsers.document import Document
from parsers.draft import Draft
from parsers.errors import Malformed
from parsers.limits import Limits
from parsers.rtf_reader import Reader
from parsers.rtf_tokens import tokens
from parsers.stories import Story, write_story

MEDIA_TYPE = "application/rtf"
_START = b"{\\rt"
_WINDOW = 1024


def parse(data: bytes, limits: Limits) -> Document:
    """An .rtf file: the body with what is anchored in it, then page headers and footers."""
    start = data.find(_START, 0, _WINDOW)
    if start < 0:
        raise Malformed("rtf")
    draft = Draft(limits)
    reader = Reader(draft)
    for token in tokens(data[start:]):
        reader.feed(token)
    reader.end()
    write_story(draft, reader.body)
    draft.start_section()
    _write_margins(draft, reader.margins)
    return draft.document(MEDIA_TYPE)


def _write_margins(draft: Draft, margins: list[Story]) -> None:
    """Every section repeats its headers: those that say the same are written once."""
    seen: set[tuple[str, ...]] = set()
    for story in margins:
        scratch = Draft(draft.limits)
        write_story(scratch, story)
        said = (story.kind, *(segment.text for segment in scratch.segments()))
        if said not in seen:
            seen.add(said)
            write_story(draft, story)
