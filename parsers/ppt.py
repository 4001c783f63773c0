"""Presentations of PowerPoint 97-2003 ([MS-PPT]): text of slides, notes and masters, page footers, comments.

No macro, link or object is followed. Raises `Malformed`, `Encrypted`, `LimitExceeded`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.containers import open_ole
from parsers.document import Document, Locator, SegmentKind
from parsers.draft import Draft
from parsers.errors import Encrypted, LimitExceeded, Malformed
from parsers.limits import Limits
from parsers.office_art import stored_pictures
from parsers.ole import stream
from parsers.ole_properties import write_properties
from parsers.pictures_inside import PicturesInside

MEDIA_TYPE = "application/vnd.ms-powerpoint"
_LOCKED_TOKEN = 0xF3D1C4DF  # CurrentUserAtom.headerToken of an encrypted file
_LOCKED_EDIT = struct.pack("<HHI", 0, 0x0FF5, 0x20)  # a UserEditAtom with room for the place of the key (2.3.3)
_CONTAINER = 0xF
_DEEPEST = 40
_HEADER = 8
_SLIDE, _NOTES, _MASTER, _HANDOUT, _LIST, _COMMENT = 0x03EE, 0x03F0, 0x03F8, 0x0FC9, 0x0FF0, 0x2EE0
_PERSIST, _SLIDE_INFO, _WIDE_TEXT, _TEXT, _STRING, _CRYPT = 0x03F3, 0x03F9, 0x0FA0, 0x0FA8, 0x0FBA, 0x2F14
_FOOTERS, _FONTS, _TAGS, _EXTERNALS = 0x0FD9, 0x07D5, 0x138B, 0x0409
_PASSED = frozenset({_FONTS, _EXTERNALS})
_HIDDEN = 0x0004
_SLIDES, _MASTERS, _NOTES_LIST = 0, 1, 2  # recInstance of a SlideListWithText
_COMMENT_AUTHOR, _COMMENT_TEXT, _COMMENT_INITIALS = 0, 1, 2
_PROMPTS = ("Click to edit", "Click to move", "Click icon to add")


@dataclass(frozen=True, slots=True)
class _Record:
    kind: int
    instance: int
    container: str  # "container" or ""
    content: bytes


@dataclass(slots=True)
class _Place:
    """Where text that is met belongs; `page` is the number of the slide, None beside slides."""

    kind: SegmentKind = SegmentKind.BODY
    page: int | None = None


def parse(data: bytes, limits: Limits) -> Document:
    """A .ppt or .pps: the text of slides in order, then notes, masters, comments, properties."""
    if stream(data, "EncryptedSummary") or _locked(stream(data, "Current User")):
        raise Encrypted("encrypted")
    records = stream(data, "PowerPoint Document")
    if not records:
        raise Malformed("no_document_part")
    if _LOCKED_EDIT in records:
        raise Encrypted("encrypted")
    draft = Draft(limits)
    _Reader(draft).read(records)
    draft.start_section()
    write_properties(data, draft)
    for risk in open_ole(data).risks:
        draft.find(risk, severity="hold")
    pictures = PicturesInside(draft)
    for content in stored_pictures(stream(data, "Pictures")):
        pictures.add("", content)
    return draft.document(MEDIA_TYPE)


def _locked(user: bytes) -> bool:
    return len(user) >= 16 and struct.unpack_from("<I", user, 12)[0] == _LOCKED_TOKEN  # noqa: PLR2004 - header, size, token


class _Reader:
    """Text that older versions of a slide left in the file is read too: incremental saves keep it."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._seen: set[tuple[SegmentKind, str]] = set()
        self._slides = 0

    def read(self, content: bytes) -> None:
        """The whole stream: outline texts first, as the document container comes first.

        Slides are numbered by their order where the file holds as many as its list names; older versions have no number.
        """
        count = sum(record.kind == _SLIDE for record in _records(content))
        number = 0
        for record in _records(content):
            number += record.kind == _SLIDE
            numbered = record.kind == _SLIDE and count == self._slides
            if numbered:
                self._draft.start_section(f"Slide {number}")
            self._one(record, _Place(page=number if numbered else None), 0)

    def _one(self, record: _Record, place: _Place, depth: int) -> None:
        if depth > _DEEPEST:
            raise LimitExceeded("depth")
        if record.kind == _CRYPT:
            raise Encrypted("encrypted")
        if record.kind == _COMMENT:
            self._comment(record, place.page)
        elif record.container or record.kind == _TAGS:
            self._inside(record, place, depth)
        else:
            self._text(record, place)

    def _inside(self, record: _Record, place: _Place, depth: int) -> None:
        if record.kind in _PASSED:
            return
        inner = self._inner(record, place)
        for child in _records(record.content):
            if record.kind == _LIST and child.kind == _PERSIST and record.instance == _SLIDES:
                self._slides += 1
                inner.page = self._slides
                self._draft.start_section(f"Slide {self._slides}")
            self._one(child, inner, depth + 1)

    def _inner(self, record: _Record, place: _Place) -> _Place:
        if record.kind == _SLIDE:
            hidden = any(r.kind == _SLIDE_INFO and len(r.content) > 11 and r.content[10] & _HIDDEN for r in _records(record.content))  # noqa: PLR2004 - SlideShowSlideInfoAtom's flags
            if hidden:
                self._draft.find("hidden_slide")
            return _Place(SegmentKind.HIDDEN if hidden else SegmentKind.BODY, place.page)
        if record.kind == _NOTES or (record.kind == _LIST and record.instance == _NOTES_LIST):
            return _Place(SegmentKind.NOTE)
        if record.kind in {_MASTER, _HANDOUT} or (record.kind == _LIST and record.instance == _MASTERS):
            return _Place(SegmentKind.PAGE_HEADER)
        if record.kind == _FOOTERS:
            return _Place(SegmentKind.PAGE_FOOTER)
        return _Place(place.kind, place.page)

    def _text(self, record: _Record, place: _Place) -> None:
        if record.kind == _TEXT:
            text = record.content.decode("latin-1")
        elif record.kind == _WIDE_TEXT or (record.kind == _STRING and place.kind is SegmentKind.PAGE_FOOTER):
            text = record.content.decode("utf-16-le", "replace")
        else:
            return
        for line in text.replace("\x0b", "\n").split("\r"):
            self._add(place.kind, line, place.page)

    def _comment(self, record: _Record, page: int | None) -> None:
        strings = {r.instance: r.content.decode("utf-16-le", "replace") for r in _records(record.content) if r.kind == _STRING}
        self._draft.add(SegmentKind.COMMENT, strings.get(_COMMENT_TEXT, ""), Locator(page=page), speaker=strings.get(_COMMENT_AUTHOR, ""))

    def _add(self, kind: SegmentKind, text: str, page: int | None) -> None:
        """Text once: outline and slide both hold a title, and each save repeats what it changed."""
        shown = text.strip()
        if len(shown) < 2 and not shown.isalnum():  # noqa: PLR2004 - "*" stands for the number of the page
            return
        if (kind, shown) in self._seen or (kind is SegmentKind.PAGE_HEADER and shown.startswith(_PROMPTS)):
            return
        self._seen.add((kind, shown))
        self._draft.add(kind, shown, Locator(page=page))


def _records(content: bytes) -> Iterator[_Record]:
    at = 0
    while at + _HEADER <= len(content):
        start, kind, size = struct.unpack_from("<HHI", content, at)
        at += _HEADER
        yield _Record(kind, start >> 4, "container" if start & 0xF == _CONTAINER else "", content[at : at + size])
        at += size
