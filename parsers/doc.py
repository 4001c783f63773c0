"""Word 97-2003 ([MS-DOC]): body, tables, notes, page headers, annotations, text boxes, form fields, deleted and hidden text.

No macro, link or object is followed. Word 6 and 95 are read without their looks, and held.
Raises `Malformed`, `Encrypted`, `LimitExceeded`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import ClassVar

from parsers.containers import open_ole
from parsers.doc_file import Piece, WordFile, open_word
from parsers.doc_formats import CharacterFormat, Formats
from parsers.doc_forms import read_settings
from parsers.document import Document, SegmentKind
from parsers.draft import Draft
from parsers.errors import LimitExceeded
from parsers.limits import Limits
from parsers.office_art import stored_pictures
from parsers.ole import embedded_objects
from parsers.ole_properties import write_properties
from parsers.pictures_inside import PicturesInside
from parsers.stories import Story, write_story
from parsers.symbol_fonts import symbol
from parsers.word_fields import Field, close_field

MEDIA_TYPE = "application/msword"
_PIECES = re.compile(r"[\x00-\x1f]|[^\x00-\x1f]+")
_CHARACTERS = {"\x09": "\t", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": ""}
_MOST_FIELDS = 100


def parse(data: bytes, limits: Limits) -> Document:
    """A .doc file: the body, then notes, annotations, text boxes, page headers and footers."""
    word = open_word(data)
    draft = Draft(limits)
    if word.age:
        draft.find("word_6", severity="hold")
    formats = Formats(word)
    at = 0
    for kind, length in _stories(word):
        story = Story(kind)
        _Walk(word, formats, story, draft).between(at, at + length)
        at += length
        story.end()
        write_story(draft, story)
        draft.start_section()
    write_properties(data, draft)
    for risk in open_ole(data).risks:
        draft.find(risk, severity="hold")
    for name, content in embedded_objects(data, limits):
        draft.find("embedded_object")
        draft.carry(name, content)
    pictures = PicturesInside(draft)
    for content in (*stored_pictures(word.form_data), *stored_pictures(word.text)):
        pictures.add("", content)
    return draft.document(MEDIA_TYPE)


def _stories(word: WordFile) -> tuple[tuple[SegmentKind, int], ...]:
    lengths = word.lengths
    return (
        (SegmentKind.BODY, lengths.body),
        (SegmentKind.NOTE, lengths.footnotes),
        (SegmentKind.PAGE_HEADER, lengths.headers),
        (SegmentKind.HIDDEN, lengths.macros),
        (SegmentKind.COMMENT, lengths.annotations),
        (SegmentKind.NOTE, lengths.endnotes),
        (SegmentKind.TEXT_BOX, lengths.text_boxes),
        (SegmentKind.PAGE_HEADER, lengths.header_text_boxes),
    )


class _Walk:
    """Characters of one story into lines, cells and fields."""

    def __init__(self, word: WordFile, formats: Formats, story: Story, draft: Draft) -> None:
        self._word, self._formats, self._story, self._draft = word, formats, story, draft
        self._left = draft.limits.characters
        self._cell_before = -1  # where the last cell ended: in old files a second mark right after it ends the row
        self._fields: list[tuple[Field, str]] = []  # open fields, with "result" once their result has begun

    def between(self, first: int, last: int) -> None:
        """All characters [first, last)."""
        for piece in self._word.spans(first, last):
            text = self._word.decode(piece)
            self._left -= len(text)
            if self._left < 0:
                raise LimitExceeded("characters")
            at = 0
            while at < len(text):
                offset = piece.offset + at * piece.width
                end, form = self._formats.character(offset)
                until = min(len(text), at + max(1, -(-(end - offset) // piece.width)))
                self._run(text[at:until], form, Piece(0, 0, offset, piece.width))
                at = until

    def _run(self, text: str, form: CharacterFormat, place: Piece) -> None:
        for match in _PIECES.finditer(text):
            piece = match[0]
            if piece in self._MARKS:
                self._MARKS[piece](self, form, place.offset + match.start() * place.width)
            elif piece >= " ":
                self._put(symbol_of(form) or piece, form)
            else:
                self._put(_CHARACTERS.get(piece, ""), form)

    def _put(self, text: str, form: CharacterFormat) -> None:
        if self._fields and not self._fields[-1][1]:
            self._fields[-1][0].instruction.append(text)
        else:
            self._story.line.inline.put(text, form.look)

    def _paragraph(self, _form: CharacterFormat, offset: int) -> None:
        found = self._formats.paragraph(offset)
        if found.ends == "cell":
            self._story.end_cell(found.depth)
        elif found.ends == "row":
            self._story.end_row(max(found.depth, 1), [])
        else:
            self._story.end_line(found.depth, found.level)

    def _cell(self, _form: CharacterFormat, offset: int) -> None:
        after_cell = bool(self._word.age) and not self._story.line.inline.pieces and self._cell_before == offset - 1
        if after_cell or self._formats.paragraph(offset).ends == "row":
            self._story.end_row(1, [])
            return
        self._story.end_cell(1)
        self._cell_before = offset

    def _picture(self, form: CharacterFormat, _offset: int) -> None:
        """A picture's anchor; inside a form field's instruction it stands for the settings."""
        if self._fields and not self._fields[-1][1] and form.place >= 0:
            read_settings(self._word.form_data, form.place, self._fields[-1][0])

    def _field(self, _form: CharacterFormat, _offset: int) -> None:
        if len(self._fields) < _MOST_FIELDS:
            self._fields.append((Field(), ""))

    def _result(self, _form: CharacterFormat, _offset: int) -> None:
        if self._fields:
            found, inline = self._fields[-1][0], self._story.line.inline
            found.first, found.inline = len(inline.pieces), inline
            self._fields[-1] = (found, "result")

    def _field_end(self, form: CharacterFormat, offset: int) -> None:
        if not self._fields:
            return
        if not self._fields[-1][1]:
            self._result(form, offset)
        found, _ = self._fields.pop()
        if self._fields and not self._fields[-1][1]:
            return  # the result is part of another field's instruction
        close_field(found, self._story.line.inline, self._draft, form.look)

    _MARKS: ClassVar[Mapping[str, Callable[[_Walk, CharacterFormat, int], None]]] = {
        "\x0d": _paragraph,
        "\x07": _cell,
        "\x01": _picture,
        "\x13": _field,
        "\x14": _result,
        "\x15": _field_end,
    }


def symbol_of(form: CharacterFormat) -> str:
    """A tick box set in a symbol font, "" for other characters; such fonts' numbers are not looked up."""
    code = form.symbol >> 16
    return symbol("wingdings", f"{code:X}") if code else ""
