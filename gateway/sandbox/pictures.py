"""Pictures of pages on their way from the parser's child to a reader of pictures and back into the document as words."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from parsers.document import Document
from parsers.forms.profile import Profile
from parsers.forms.reader import read_forms
from parsers.list_labels import read_without
from parsers.minutes.reading import with_meeting
from parsers.ocr import place_words
from parsers.ocr_words import Word
from parsers.page_scan import Scan
from parsers.walk import map_documents


class PictureReader(Protocol):
    """Reads the words of one page. None where it could not: the page then stays held."""

    def words(self, picture: bytes) -> tuple[Word, ...] | None:
        """Words of a PNG picture in reading order."""
        ...


@dataclass(frozen=True, slots=True)
class Filling:
    """How pictures are read: by whom (None: nobody), for how many seconds in all, and the profiles of scanned forms."""

    reader: PictureReader | None
    seconds: float
    profiles: Sequence[Profile] = ()


def with_words(document: Document, pictures: Iterator[bytes], filling: Filling) -> Document:
    """The tree with the words of its pictures; what is not read stays held."""
    deadline = time.monotonic() + filling.seconds
    reader = filling.reader

    def fill(inner: Document) -> Document:
        """One document with its words; takes its pictures in any case, so that the next one gets its own."""
        found: list[tuple[Scan, tuple[Word, ...]]] = []
        for scan in inner.scans:
            picture = next(pictures, b"")
            words = reader.words(picture) if reader is not None and time.monotonic() < deadline else None
            if words is not None:
                found.append((scan, words))
        return _placed(inner, found, filling.profiles) if found else inner

    return map_documents(document, fill)


def _placed(document: Document, found: list[tuple[Scan, tuple[Word, ...]]], profiles: Sequence[Profile]) -> Document:
    """A scanned form or minute is one as much as a typed one."""
    placed = place_words(document, found)
    if placed.submissions or placed.meeting:
        return placed
    return read_without(placed, lambda plain: read_forms(with_meeting(plain), "", profiles))
