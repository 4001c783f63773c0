"""What was burnt is one even black, and no word of the text layer stands in it."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from gateway.renditions.orders import Burnt, Expectation
from gateway.renditions.verifying.opened import Opened

_SCALE = 150 / 72  # pixels a point
_EDGE = 2  # pixels of blur at an edge
_SPACE = 32  # code: this and less is white space or control
_BLACK = 90  # grey: JPEG rings near edges


def boxes_are_even(rendition: Opened, wanted: Expectation) -> bool:
    """Whether every burnt rectangle is black all over, but for its blurred edges."""
    for number, boxes in _by_page(wanted.burnt).items():
        if not 1 <= number <= len(rendition.pages):
            return False
        image = rendition.pages[number - 1].render(scale=_SCALE, grayscale=True).to_pil().convert("L")
        if not all(_even(image, box) for box in boxes):
            return False
    return True


def _even(image: Image.Image, box: Burnt) -> bool:
    left, top, right, bottom = (round(edge * _SCALE) for edge in (box.x0, box.y0, box.x1, box.y1))
    inner = (left + _EDGE, top + _EDGE, right - _EDGE, bottom - _EDGE)
    if inner[0] >= inner[2] or inner[1] >= inner[3]:
        return True  # nothing but edge
    darkest_and_lightest = image.crop(inner).getextrema()
    return bool(darkest_and_lightest[1] <= _BLACK)  # type: ignore[operator] # one band: two numbers


def boxes_hold_no_words(rendition: Opened, wanted: Expectation) -> bool:
    """Whether no character of the text layer has its middle in a burnt rectangle."""
    return not any(
        box.x0 + 1 < x < box.x1 - 1 and box.y0 + 1 < y < box.y1 - 1
        for number, boxes in _by_page(wanted.burnt).items()
        for x, y in (_middles(rendition.pages[number - 1]) if 1 <= number <= len(rendition.pages) else ())
        for box in boxes
    )


def _by_page(burnt: Sequence[Burnt]) -> dict[int, list[Burnt]]:
    found: dict[int, list[Burnt]] = defaultdict(list)
    for box in burnt:
        found[box.page].append(box)
    return found


def _middles(page: pdfium.PdfPage) -> list[tuple[float, float]]:
    """Middles of the characters that are no white space: points from the top left."""
    text, height = page.get_textpage(), page.get_height()
    sides = [ctypes.c_double() for _ in range(4)]
    found = []
    for index in range(text.count_chars()):
        if pdfium_c.FPDFText_GetUnicode(text.raw, index) <= _SPACE:
            continue
        if pdfium_c.FPDFText_GetCharBox(text.raw, index, *map(ctypes.byref, sides)):
            left, right, bottom, top = (side.value for side in sides)
            found.append(((left + right) / 2, height - (bottom + top) / 2))
    return found
