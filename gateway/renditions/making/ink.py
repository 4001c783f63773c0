"""Every mark of text on a page as the maker sees it: a character (or the characters of a word read from a picture) and its box."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from gateway.renditions.making.untold import untold_boxes
from gateway.renditions.orders import ReadWord
from parsers.document import Box
from parsers.errors import LimitExceeded
from parsers.limits import DEFAULT_LIMITS
from parsers.pdf_glyphs import page_glyphs
from parsers.pdf_text import page_signs, view_of
from parsers.pdf_view import PageView

_UNSURE = 60.0  # of 100: Tesseract's confidence below which the place of a word is not believed either
_READ_MARGIN = 0.15  # of the height: what a reader of pictures says of places is near the truth only
_OVERSIZED = 3.0  # of the ink's own height: a font that claims more is not believed
_LEAST = 0.05  # points


@dataclass(slots=True)
class Ink:
    """A mark: what it says ("" where nobody knows), where its ink is and where a box must reach to cover it (points, origin top left).

    `order` tells marks apart in reading order; a gap of more than one is white space or nothing. `line` groups words of
    pictures; `unsure` is "line" where the whole line goes if any of it does.
    """

    text: str
    order: int
    x0: float
    y0: float
    x1: float
    y1: float
    spaced: str = ""  # " " where white space follows
    line: str = ""
    unsure: str = ""
    margin: float = 0.0
    source: int = 0  # the text object that sets it; 0 where none is known

    @property
    def height(self) -> float:
        """Height in points."""
        return max(self.y1 - self.y0, _LEAST)


def page_ink(page: pdfium.PdfPage, number: int) -> list[Ink]:
    """Marks of a PDF page in content order, behind them those without a word. Raises `LimitExceeded("characters")`."""
    text_page = page.get_textpage()
    count = text_page.count_chars()
    if count > DEFAULT_LIMITS.characters:
        raise LimitExceeded("characters")
    view = view_of(page, number)
    glyphs = page_glyphs(text_page.raw, count, view)
    signs = page_signs(text_page.raw, glyphs)
    found: list[Ink] = []
    for index, shown in enumerate(glyphs.shown):
        if shown.strip():
            top, bottom = view.height - glyphs.tops[index], view.height - glyphs.bottoms[index]
            found.append(
                Ink(signs.get(index, shown), index, glyphs.lefts[index], top, glyphs.rights[index], bottom, source=glyphs.sources[index])
            )
        elif shown and found:
            found[-1].spaced = " "
    told = {ink.source: Box(number, ink.x0, ink.y0, ink.x1, ink.y1) for ink in found}
    untold = untold_boxes(page, view, told)
    found += [Ink("", count + 2 * number, box.x0, box.y0, box.x1, box.y1) for number, box in enumerate(untold)]
    return [ink for ink in found if all(map(math.isfinite, (ink.x0, ink.y0, ink.x1, ink.y1)))]


def read_ink(words: Sequence[ReadWord]) -> list[Ink]:
    """Marks of words read from a picture: each character has its word's box, so that a word goes whole or not at all."""
    found: list[Ink] = []
    for word in words:
        unsure = "line" if word.confidence < _UNSURE else ""
        for character in word.text:
            box = word.box
            margin = _READ_MARGIN * min(box.y1 - box.y0, box.x1 - box.x0)  # of the line's height, on a page that lies on its side too
            found.append(Ink(character, len(found), box.x0, box.y0, box.x1, box.y1, "", word.line, unsure, margin))
        if found:
            found[-1].spaced = " "
    return found


def reach(page: pdfium.PdfPage, number: int, inks: Sequence[Ink]) -> None:
    """Let marks that go reach as high and low as their font does: the ink alone tells letters with stems from those without.

    To the sides they stay as they are: what a font leaves free there may be a neighbour's.
    """
    raw, view = page.get_textpage().raw, view_of(page, number)
    box = pdfium_c.FS_RECTF()
    for ink in inks:
        if not pdfium_c.FPDFText_GetLooseCharBox(raw, ink.order, ctypes.byref(box)):
            continue
        loose = _placed(view, box)
        if loose[3] - loose[1] <= _OVERSIZED * max(ink.height, (ink.x1 - ink.x0)) + 1:
            ink.y0, ink.y1 = min(ink.y0, loose[1]), max(ink.y1, loose[3])


def _placed(view: PageView, box: pdfium_c.FS_RECTF) -> tuple[float, float, float, float]:
    shown = view.shown(box.left, box.bottom, box.right, box.top)
    return shown.x0, shown.y0, shown.x1, shown.y1
