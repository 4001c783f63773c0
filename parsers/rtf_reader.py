"""Walks the tokens of an RTF file and gathers its stories, fields, objects and properties."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from parsers.document import SegmentKind
from parsers.draft import Draft
from parsers.errors import LimitExceeded
from parsers.inline import Look
from parsers.pictures_inside import PicturesInside
from parsers.rtf_closing import CLOSERS, Gathered
from parsers.rtf_fonts import decode
from parsers.rtf_state import Mode, State
from parsers.rtf_tables import Tables
from parsers.rtf_tokens import Kind, Token
from parsers.rtf_words import (
    ANCHORED,
    CHARACTERS,
    GATHERED,
    INDEX_ENTRIES,
    LINKED_OBJECTS,
    LOOKS,
    MARGINS,
    NEUTRAL,
    SILENT,
    SKIPPED,
    SYMBOLS,
)
from parsers.stories import Story
from parsers.symbol_fonts import symbol
from parsers.word_fields import Field

_MOST_GROUPS = 2000
_SURROGATES = range(0xD800, 0xE000)
_LOW_SURROGATES = 0xDC00
_OUTLINE_LEVELS = 9
_GLYPHS = 0xF000  # where symbol fonts stand in Unicode's private use area


class Reader:
    """Feed every token, then call `end`; the stories are then in `body` and `margins`."""

    def __init__(self, draft: Draft) -> None:
        self.body = Story()
        self.margins: list[Story] = []
        self.tables = Tables()
        self.gathered = Gathered(draft, PicturesInside(draft))
        self.state = State(self.body)
        self._draft = draft
        self._outer: list[State] = []
        self._star = False
        self._ended = False
        self._skip = 0
        self._bytes = bytearray()
        self._high = 0

    def feed(self, token: Token) -> None:
        """Take one token."""
        if token.kind is Kind.TEXT or token.kind is Kind.BYTE:
            drop = min(self._skip, len(token.content))
            self._skip -= drop
            self._bytes += token.content[drop:]
            return
        self._flush()
        self._KINDS[token.kind](self, token)

    def end(self) -> None:
        """The file ends; groups left open end with it."""
        self._flush()
        if self._outer:
            self._draft.find("unbalanced_groups")
        while self._outer:
            self._close(Token(Kind.CLOSE))
        self.body.end()

    def _open(self, _token: Token) -> None:
        if len(self._outer) >= _MOST_GROUPS:
            raise LimitExceeded("depth")
        self._skip = 0
        self._outer.append(self.state)
        self.state = replace(self.state, closes="")

    def _close(self, _token: Token) -> None:
        self._skip, self._star = 0, False
        closing = self.state
        if not self._outer:
            return
        self.state = self._outer.pop()
        if closing.closes:
            CLOSERS[closing.closes](self.gathered, closing)
        self._ended = self._ended or not self._outer

    def _binary(self, token: Token) -> None:
        if self.state.mode is Mode.GATHER:
            self.state.sink.append(token.content.hex())

    def _symbol(self, token: Token) -> None:
        if self._skip:
            self._skip -= 1
        elif token.word == "*":
            self._star = True
        elif token.word in {"\r", "\n"}:
            self._paragraph(0)
        else:
            self._put(SYMBOLS.get(token.word, ""))

    def _word(self, token: Token) -> None:
        word, number, star = token.word, token.number, self._star
        self._star = False
        state = self.state
        if word == "ud" and state.before_alternative is not None:
            state.mode, state.before_alternative = state.before_alternative, None
        elif state.mode is Mode.SKIP:
            return
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif word in LOOKS:
            state.look = state.look & ~LOOKS[word] if number == 0 else state.look | LOOKS[word]
        elif word in self._WORDS:
            self._WORDS[word](self, number or 0)
        elif not self._destination(word) and not self.tables.word(word, number, state.mode) and star:
            state.mode = Mode.SKIP
        elif word in LINKED_OBJECTS:
            self._draft.find(*LINKED_OBJECTS[word], "hold")

    def _destination(self, word: str) -> bool:
        """Whether the word opens a destination; if so the rest of the group belongs to it."""
        state = self.state
        if word in ANCHORED or word in MARGINS:
            self._new_story(word)
        elif word in GATHERED:
            own = word == "fldinst" and state.field is not None
            state.mode, state.sink, state.closes = Mode.GATHER, state.field.instruction if own and state.field else [], word
        elif word in self._DESTINATIONS:
            self._DESTINATIONS[word](self)
        elif word in SKIPPED:
            state.mode = Mode.SKIP
        elif word in SILENT:
            state.mode = Mode.SILENT
        elif word in INDEX_ENTRIES:
            state.look |= Look.HIDDEN
        elif word not in NEUTRAL:
            return False
        return True

    def _new_story(self, word: str) -> None:
        state = self.state
        if state.mode is not Mode.TEXT:
            state.mode = Mode.SKIP
            return
        kind = MARGINS.get(word) or ANCHORED[word]
        if kind is SegmentKind.TEXT_BOX and state.story.kind is not SegmentKind.BODY:
            kind = state.story.kind
        story = Story(kind, self.gathered.author if kind is SegmentKind.COMMENT else "")
        (self.margins if word in MARGINS else state.story.line.aside).append(story)
        state.story, state.closes, state.field = story, "story", None
        state.look &= Look.DELETED | Look.HIDDEN
        state.in_table, state.nesting, state.level = "", 0, 0

    def _field(self) -> None:
        inline = self.state.story.line.inline
        self.state.field, self.state.closes = Field(first=len(inline.pieces), inline=inline), "field"

    def _result(self) -> None:
        inline = self.state.story.line.inline
        if self.state.field is not None:
            self.state.field.first, self.state.field.inline = len(inline.pieces), inline

    def _alternative(self) -> None:
        self.state.before_alternative, self.state.mode = self.state.mode, Mode.SKIP

    def _fonts(self) -> None:
        self.state.mode = Mode.FONTS

    def _colours(self) -> None:
        self.state.mode = Mode.COLOURS

    def _styles(self) -> None:
        self.state.mode = Mode.STYLES

    def _paragraph(self, _number: int) -> None:
        if self.state.mode is Mode.TEXT:
            self.state.story.end_line(self.state.depth, self.state.level)
        elif self.state.mode is Mode.GATHER:
            self.state.sink.append("\n")

    def _plain_paragraph(self, _number: int) -> None:
        self.state.in_table, self.state.nesting, self.state.level = "", 0, 0

    def _cell(self, _number: int) -> None:
        if self.state.mode is Mode.TEXT:
            self.state.story.end_cell(1)

    def _nested_cell(self, _number: int) -> None:
        if self.state.mode is Mode.TEXT:
            self.state.story.end_cell(max(2, self.state.nesting))

    def _row(self, _number: int) -> None:
        self.state.story.end_row(1, self.tables.row_emphasis())

    def _nested_row(self, _number: int) -> None:
        self.state.story.end_row(max(2, self.state.nesting), self.tables.row_emphasis())

    def _in_table(self, _number: int) -> None:
        self.state.in_table = "in table"

    def _nesting(self, number: int) -> None:
        self.state.nesting = max(0, number)
        self.state.in_table = "in table" if number > 0 else self.state.in_table

    def _embedded(self, _number: int) -> None:
        self.state.embedded = "embedded"

    def _outline(self, number: int) -> None:
        if self.state.mode is Mode.STYLES:
            self.tables.style_level(number + 1)
        else:
            self.state.level = number + 1 if 0 <= number < _OUTLINE_LEVELS else 0

    def _style(self, number: int) -> None:
        if self.state.mode is Mode.STYLES:
            self.tables.begin_style(number)
        else:
            self.state.level = self.tables.heading_level(number)

    def _font(self, number: int) -> None:
        if self.state.mode is Mode.FONTS:
            self.tables.begin_font(number)
        else:
            self.state.font = number

    def _plain(self, _number: int) -> None:
        self.state.look, self.state.font = Look.PLAIN, -1

    def _fallbacks(self, number: int) -> None:
        self.state.fallbacks = max(0, number)

    def _unicode(self, number: int) -> None:
        """UTF-16, one unit a word: a pair of surrogates is one character."""
        unit = number & 0xFFFF
        self._skip = self.state.fallbacks
        if unit not in _SURROGATES:
            self._put(chr(unit))
        elif unit < _LOW_SURROGATES:
            self._high = unit
            return
        elif self._high:
            self._put(chr(0x10000 + ((self._high & 0x3FF) << 10) + (unit & 0x3FF)))
        self._high = 0

    def _result_setting(self, number: int) -> None:
        if self.state.field is not None:
            self.state.field.settings["ffres"] = number

    def _default_setting(self, number: int) -> None:
        if self.state.field is not None:
            self.state.field.settings["ffdefres"] = number

    def _flush(self) -> None:
        """Decode the bytes gathered since the last word: a character may take two, escaped or not."""
        if self._bytes:
            content = bytes(self._bytes)
            self._bytes.clear()
            if self.state.mode is not Mode.SKIP and self.state.mode is not Mode.SILENT:
                self._put(decode(content, self.tables.codec(self.state.font)))

    def _put(self, text: str) -> None:
        state = self.state
        if state.mode is Mode.TEXT:
            if self._ended and text.strip("\x00 \r\n\t\x1a"):
                self._draft.find("text_after_end")
            state.story.line.inline.put(self._glyphs(text), state.look)
        elif state.mode is Mode.GATHER:
            state.sink.append(self._glyphs(text))
        else:
            self.tables.text(text, state.mode)

    def _glyphs(self, text: str) -> str:
        """Text in a symbol font: tick boxes by their glyph; other glyphs are ornaments."""
        name = self.tables.font_name(self.state.font)
        if not name.startswith("wingdings"):
            return text
        return "".join(each if each.isspace() else symbol(name, f"{_GLYPHS | (ord(each) & 0xFF):X}") for each in text)

    _KINDS: ClassVar[Mapping[Kind, Callable[[Reader, Token], None]]] = {
        Kind.OPEN: _open,
        Kind.CLOSE: _close,
        Kind.BINARY: _binary,
        Kind.SYMBOL: _symbol,
        Kind.WORD: _word,
    }
    _WORDS: ClassVar[Mapping[str, Callable[[Reader, int], None]]] = {
        "par": _paragraph,
        "sect": _paragraph,
        "pard": _plain_paragraph,
        "cell": _cell,
        "nestcell": _nested_cell,
        "row": _row,
        "nestrow": _nested_row,
        "intbl": _in_table,
        "itap": _nesting,
        "objemb": _embedded,
        "outlinelevel": _outline,
        "s": _style,
        "f": _font,
        "plain": _plain,
        "uc": _fallbacks,
        "u": _unicode,
        "ffres": _result_setting,
        "ffdefres": _default_setting,
    }
    _DESTINATIONS: ClassVar[Mapping[str, Callable[[Reader], None]]] = {
        "field": _field,
        "fldrslt": _result,
        "upr": _alternative,
        "fonttbl": _fonts,
        "colortbl": _colours,
        "stylesheet": _styles,
    }
