"""A page of PDF -> fragments of text with boxes and looks, by PDFium. Coordinates: points on the page as shown, origin top left."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.document import Box
from parsers.errors import LimitExceeded
from parsers.pdf_characters import Edges, Run, character_runs, edges_of
from parsers.pdf_glyphs import UNREAD, Glyphs, page_glyphs
from parsers.pdf_view import PageView, page_view

_JOIN_GAP = 0.8  # of the line height: less is a word space or a change of font, more is a column
_SPACE_GAP = 0.12
_LETTER_GAP = 0.4  # of the height of the ink: more is a space, however the file sets it
_NAME_BYTES = 256
_BOLD_WEIGHT = 600
_LINE_ENDS = frozenset({10, 13})
_FEW_SIGNS = 8  # characters: a box stands alone, or some in a row
_SYMBOLS: tuple[tuple[bytes, Mapping[int, int]], ...] = (
    (b"wingdings2", str.maketrans("£RSTPO*", "☐☑☒☒✓✗☐")),
    (b"wingdings-2", str.maketrans("£RSTPO*", "☐☑☒☒✓✗☐")),
    (b"wingdings", str.maketrans("¨oqrþýxüû", "☐☐☐☐☑☒☒✓✗")),
)
"""Part of a font's name -> letters that its files carry where they give no Unicode, and the sign that a reader sees."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text set in one run on one line."""

    text: str
    box: Box
    size: float
    bold: str  # "bold" or ""
    lead: str = ""  # " " where white space stands before it

    @property
    def height(self) -> float:
        """Height of the glyph box, at least one point."""
        return max(self.box.y1 - self.box.y0, 1.0)


def page_fragments(page: pdfium.PdfPage, number: int, budget: int) -> list[Fragment]:
    """Fragments in content order. Raises `LimitExceeded("characters")`."""
    text_page = page.get_textpage()
    count = text_page.count_chars()
    if count > budget:
        raise LimitExceeded("characters")
    view = view_of(page, number)
    glyphs = page_glyphs(text_page.raw, count, view)
    look = _Look(text_page.raw, glyphs)
    runs = _words_whole(character_runs(text_page.raw, glyphs), look)
    return [_fragment(run, look, view) for run in runs]


def page_signs(raw: pdfium_c.FPDF_TEXTPAGE, glyphs: Glyphs) -> dict[int, str]:
    """Index of a character -> the box or tick that its symbol font shows, where the file gives a letter or a bare code for it."""
    look = _Look(raw, glyphs)
    found: dict[int, str] = {}
    if not any(map(look.table, dict(zip(glyphs.sources, range(len(glyphs.sources)), strict=True)).values())):
        return found  # nearly all pages: no runs are made of their characters
    for run in _words_whole(character_runs(raw, glyphs), look):
        signs = look.signs(run)
        if signs != run.text:
            drawn = [place for place in range(run.first, run.end) if glyphs.shown[place].strip()]
            letters = zip(drawn, "".join(signs.split()), strict=True)
            found.update((place, sign) for place, sign in letters if sign != glyphs.shown[place])
    return found


def _words_whole(runs: Iterator[Run], look: _Look) -> Iterator[Run]:
    """The runs, those that follow each other inside a word as one: browsers set a word in several pieces, as their letters are hinted."""
    held: Run | None = None
    for run in runs:
        if held is not None and _goes_on(held, run) and look.alike(held.first, run.first):
            held.text += run.text
            held.edges.join(run.edges)
            held.end = run.end
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def _goes_on(left: Run, right: Run) -> bool:
    """Whether no white space stands between, in the file or on the page, and both are on one line."""
    if left.end != right.first or right.lead:
        return False
    gap = right.edges.left - left.edges.right
    height = max(left.edges.height, right.edges.height)
    level = min(left.edges.top, right.edges.top) - max(left.edges.bottom, right.edges.bottom)
    return abs(gap) <= _LETTER_GAP * height and level > 0


def view_of(page: pdfium.PdfPage, number: int) -> PageView:
    """The page as PDFium shows it."""
    return page_view(number, page.get_bbox(), page.get_rotation())


def _fragment(run: Run, look: _Look, view: PageView) -> Fragment:
    edges = run.edges
    box = Box(view.number, edges.left, view.height - edges.top, edges.right, view.height - edges.bottom)
    return Fragment(look.signs(run), box, look.size(run.first), look.bold(run.first), run.lead)


def plain_lines(page: pdfium.PdfPage, number: int) -> Iterator[tuple[str, tuple[Box, ...]]]:
    """The page's lines as PDFium orders them, with a box for each word: for slanted text, whose boxes tell nothing about lines."""
    text_page, view = page.get_textpage(), view_of(page, number)
    glyphs = page_glyphs(text_page.raw, text_page.count_chars(), view)
    signs = page_signs(text_page.raw, glyphs)
    line = _Line([], [])
    for index, shown in enumerate(glyphs.shown):
        character = signs.get(index, shown)
        if glyphs.codes[index] in _LINE_ENDS:
            if line.shown:
                yield line.shown, tuple(line.boxes(view))
            line = _Line([], [])
            continue
        line.take(character, edges_of(glyphs, index) if character.strip() else None)
    if line.shown:
        yield line.shown, tuple(line.boxes(view))


@dataclass(slots=True)
class _Line:
    """Characters of a line and the edges of its words; None parts two words."""

    characters: list[str]
    words: list[Edges | None]

    @property
    def shown(self) -> str:
        """The characters of the line without white space at its ends."""
        return "".join(self.characters).strip()

    def take(self, character: str, edges: Edges | None) -> None:
        """One character and, where it is drawn, its edges in points; without edges the word before it ends."""
        self.characters.append(character)
        last = self.words[-1] if self.words else None
        if edges is not None and last is not None:
            last.join(edges)
        elif edges is not None or character:
            self.words.append(edges)

    def boxes(self, view: PageView) -> Iterator[Box]:
        """The box of each word."""
        for word in self.words:
            if word is not None:
                yield Box(view.number, word.left, view.height - word.top, word.right, view.height - word.bottom)


def mostly_upright(fragments: list[Fragment]) -> bool:
    """Whether lines run left to right across the page."""
    tall = sum(len(f.text) for f in fragments if len(f.text) > 3 and f.box.y1 - f.box.y0 > f.box.x1 - f.box.x0)  # noqa: PLR2004 - a short word may be taller than wide
    return tall * 3 < sum(len(f.text) for f in fragments) + 1


def joined(line: list[Fragment], columns: tuple[float, ...] = ()) -> list[Fragment]:
    """Fragments of one line with neighbours merged, unless a column of the current table starts between them."""
    merged: list[Fragment] = []
    for fragment in line:
        last = merged[-1] if merged else None
        if last is None or not _neighbours(last, fragment) or any(abs(fragment.box.x0 - x) < 2 and last.box.x0 < x - 4 for x in columns):  # noqa: PLR2004 - points of alignment
            merged.append(fragment)
            continue
        space = " " if fragment.lead or fragment.box.x0 - last.box.x1 > _SPACE_GAP * last.height else ""
        box = Box(last.box.page, last.box.x0, min(last.box.y0, fragment.box.y0), fragment.box.x1, max(last.box.y1, fragment.box.y1))
        bold = last.bold if last.bold == fragment.bold else ""
        merged[-1] = Fragment(f"{last.text}{space}{fragment.text}", box, last.size, bold, last.lead)
    return merged


def _neighbours(left: Fragment, right: Fragment) -> bool:
    return right.box.x0 - left.box.x1 < _JOIN_GAP * max(left.height, right.height, 8.0)


def same_line(one: Fragment, other: Fragment) -> bool:
    """Whether two fragments share at least half of the smaller one's height."""
    overlap = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    return overlap >= min(one.height, other.height) / 2


@dataclass(slots=True)
class _Look:
    """Size and weight of the type of characters; a font is asked for its name once a page."""

    raw: pdfium_c.FPDF_TEXTPAGE
    glyphs: Glyphs
    fonts: dict[int, str] = field(default_factory=dict)
    symbols: dict[int, Mapping[int, int]] = field(default_factory=dict)

    def signs(self, run: Run) -> str:
        """The run's text with the boxes and ticks that a symbol font shows where the file gives letters, or bare codes."""
        if len(run.text) > _FEW_SIGNS:
            return run.text
        table = self.table(run.first)
        return "".join(self._sign(run, table)) if table else run.text

    def table(self, index: int) -> Mapping[int, int]:
        """Code -> sign of the symbol font of a character; empty where it is set in another."""
        font = self._font(index)
        if font is None:
            return {}
        if font not in self.symbols:
            name = self._name(index)
            self.symbols[font] = next((shown for words, shown in _SYMBOLS if words in name), {})
        return self.symbols[font]

    def _sign(self, run: Run, signs: Mapping[int, int]) -> Iterator[str]:
        """Each character as the font's table has it; what is not in the table stays as it is."""
        codes = iter([code for code, shown in self._of(run) if shown == UNREAD])
        for character in run.text:
            code = next(codes, 0) if character == UNREAD else ord(character)
            yield chr(signs[code]) if code in signs else character

    def _of(self, run: Run) -> Iterator[tuple[int, str]]:
        places = slice(run.first, run.end)
        return zip(self.glyphs.codes[places], self.glyphs.shown[places], strict=True)

    def size(self, index: int) -> float:
        """Font size of a character in points, before the page's own scaling."""
        return float(pdfium_c.FPDFText_GetFontSize(self.raw, index))

    def bold(self, index: int) -> str:
        """The word "bold", or nothing."""
        font = self._font(index)
        if font is None:
            return self._weight(index)
        if font not in self.fonts:
            self.fonts[font] = self._weight(index)
        return self.fonts[font]

    def alike(self, index: int, other: int) -> bool:
        """Whether two characters are set in one font and size."""
        return self._font(index) == self._font(other) and abs(self.size(index) - self.size(other)) < 1

    def _font(self, index: int) -> int | None:
        source = pdfium_c.FPDFText_GetTextObject(self.raw, index)
        return ctypes.cast(pdfium_c.FPDFTextObj_GetFont(source), ctypes.c_void_p).value if source else None

    def _weight(self, index: int) -> str:
        if pdfium_c.FPDFText_GetFontWeight(self.raw, index) >= _BOLD_WEIGHT:
            return "bold"
        name = self._name(index)
        return "bold" if b"bold" in name or b"black" in name or b"heavy" in name else ""

    def _name(self, index: int) -> bytes:
        buffer = ctypes.create_string_buffer(_NAME_BYTES)
        pdfium_c.FPDFText_GetFontInfo(self.raw, index, buffer, _NAME_BYTES, ctypes.c_int())
        return buffer.value.lower()
