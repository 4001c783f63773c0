"""The tables at the head of an RTF file (fonts, colours, styles), its character set, and the definition of the current row."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.rtf_fonts import FALLBACK, Font, codec_of_charset, codec_of_page
from parsers.rtf_state import Mode

_DOCUMENT_CODECS = {"ansi": FALLBACK, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_WHITE = 255
_TITLE_LEVEL = 1
_OUTLINE_LEVELS = 9


@dataclass(slots=True)
class _RowDefinition:
    """Cells as a row's definition has them: "shaded", or "header" in a row that repeats on each page."""

    cells: list[str] = field(default_factory=list)
    header: str = ""
    shade: str = ""


@dataclass(slots=True)
class Tables:
    """Filled while the tokens go by."""

    document_codec: str = FALLBACK
    default_font: int = 0
    fonts: dict[int, Font] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)  # paragraph style number -> heading level
    colours: list[tuple[int, ...]] = field(default_factory=list)
    _row: _RowDefinition = field(default_factory=_RowDefinition)
    _colour: dict[str, int] = field(default_factory=dict)
    _font: Font = field(default_factory=Font)
    _style: int = 0
    _style_name: str = ""
    _style_level: int = 0

    def word(self, word: str, number: int | None, mode: Mode) -> bool:
        """Whether a control word sets something here."""
        value = number or 0
        if word in _DOCUMENT_CODECS:
            self.document_codec = _DOCUMENT_CODECS[word]
        elif word == "ansicpg":
            self.document_codec = codec_of_page(value) if value else self.document_codec
        elif word == "deff":
            self.default_font = value
        elif word in {"fcharset", "cpg"} and mode is Mode.FONTS:
            self._font.codec = codec_of_charset(value) if word == "fcharset" else codec_of_page(value)
        elif word in {"red", "green", "blue"} and mode is Mode.COLOURS:
            self._colour[word] = value
        else:
            return self._row_word(word, value)
        return True

    def _row_word(self, word: str, value: int) -> bool:
        if word == "trowd":
            self._row = _RowDefinition()
        elif word == "trhdr":
            self._row.header = "header"
        elif word == "clcbpat":
            self._row.shade = "shaded" if self._is_coloured(value) else ""
        elif word == "clshdng":
            self._row.shade = "shaded" if value > 0 else self._row.shade
        elif word == "cellx":
            self._row.cells.append(self._row.header or self._row.shade)
            self._row.shade = ""
        else:
            return False
        return True

    def row_emphasis(self) -> list[str]:
        """One entry a cell of the row that ends now."""
        return list(self._row.cells)

    def text(self, text: str, mode: Mode) -> None:
        """Text inside one of the tables: names, each ended by a semicolon."""
        for piece, ended in _pieces(text):
            if mode is Mode.FONTS:
                self._font.name += piece
                self._font = Font() if ended else self._font
            elif mode is Mode.STYLES:
                self._style_name += piece
                self._end_style(ended)
            elif mode is Mode.COLOURS and ended:
                self.colours.append(tuple(self._colour.get(name, 0) for name in ("red", "green", "blue")) if self._colour else ())
                self._colour = {}

    def begin_font(self, number: int) -> None:
        """A font table entry starts."""
        self._font = self.fonts.setdefault(number, Font())

    def begin_style(self, number: int) -> None:
        """A style sheet entry starts."""
        self._style, self._style_name, self._style_level = number, "", 0

    def style_level(self, level: int) -> None:
        """The style being read has this outline level."""
        self._style_level = level if level <= _OUTLINE_LEVELS else 0

    def heading_level(self, style: int) -> int:
        """Heading level of a paragraph style, 0 for running text."""
        return self.levels.get(style, 0)

    def codec(self, font: int) -> str:
        """How the bytes of a run in that font are read; -1 is the default font."""
        return self._known(font).codec or self.document_codec

    def font_name(self, font: int) -> str:
        """Lower-case name of a font, "" where unknown."""
        return self._known(font).name.strip().casefold()

    def _known(self, font: int) -> Font:
        return self.fonts.get(self.default_font if font < 0 else font, _NO_FONT)

    def _end_style(self, ended: str) -> None:
        if not ended:
            return
        words = self._style_name.strip().casefold()
        named = words.removeprefix("heading ").strip()
        level = int(named) if words.startswith("heading ") and named.isdigit() else _TITLE_LEVEL if words == "title" else self._style_level
        if level:
            self.levels[self._style] = level
        self.begin_style(0)

    def _is_coloured(self, index: int) -> bool:
        colour = self.colours[index] if 0 <= index < len(self.colours) else ()
        return bool(colour) and any(part != _WHITE for part in colour)


def _pieces(text: str) -> list[tuple[str, str]]:
    """(piece, ";" where it is ended) of a text."""
    pieces = text.split(";")
    return [(piece, ";") for piece in pieces[:-1]] + ([(pieces[-1], "")] if pieces[-1] else [])


_NO_FONT = Font()
