"""Words that only the appearance of an annotation or a field shows (ISO 32000-2 12.5.5): drawn on the page, and in no text of it.

The page is flattened in memory, as for print, and what that adds is read with its place.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.document import Box, Locator, SegmentKind
from parsers.draft import Draft
from parsers.pdf_fields import PdfField
from parsers.pdf_text import Fragment, page_fragments, same_line

_QUIET = frozenset({pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP})
_WORD_GAP = 2.0  # of the height
_SAME_ROW = 1 / 3  # people set their words down less evenly than programs do
_MOST_ANNOTATIONS = 5_000
_NOTHING = 2  # bytes: the end of an empty UTF-16 text
_OFF = (ctypes.c_ushort * 4)(*b"Off")


def appears(page: pdfium.PdfPage) -> bool:
    """Whether the page carries annotations that may draw words."""
    count = min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)
    return any(_draws(page, index) for index in range(count))


def _draws(page: pdfium.PdfPage, index: int) -> bool:
    annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
    if not annotation:
        return False
    try:
        quiet = pdfium_c.FPDFAnnot_GetSubtype(annotation) in _QUIET
        return not quiet and bool(pdfium_c.FPDFAnnot_HasKey(annotation, b"AP"))
    finally:
        pdfium_c.FPDFPage_CloseAnnot(annotation)


def write_appearances(document: pdfium.PdfDocument, number: int, shown: Sequence[Fragment], said: str, draft: Draft) -> None:
    """Write what appearances add to page `number`. `shown` is the page's own text; `said` what fields and comments of it hold.

    On a page without text of its own all of it is written, as a reader sees it; else only what nothing else says.
    """
    page = document[number - 1]
    _settle_states(page)
    if pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY) != pdfium_c.FLATTEN_SUCCESS:
        return
    flat = document[number - 1]
    own = Counter(map(_key, shown))
    known = "" if not shown else letters(said)
    for text, box in _in_reading_order(_lines(page_fragments(flat, number, draft.limits.characters), own)):
        if letters(text) and letters(text) not in known:
            draft.add(SegmentKind.TEXT_BOX, text, Locator(page=number, boxes=(box,)))


def _settle_states(page: pdfium.PdfPage) -> None:
    """Say "Off" for an annotation that says no state and shows nothing.

    Flattening takes the first state there is for it, and ends the process where that refers to an object that is missing.
    """
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        stated = pdfium_c.FPDFAnnot_HasKey(annotation, b"AS")
        if not stated and pdfium_c.FPDFAnnot_GetAP(annotation, pdfium_c.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) <= _NOTHING:
            pdfium_c.FPDFAnnot_SetStringValue(annotation, b"AS", _OFF)
        pdfium_c.FPDFPage_CloseAnnot(annotation)


def _key(fragment: Fragment) -> tuple[str, int, int]:
    return fragment.text, round(fragment.box.x0), round(fragment.box.y0)


def _lines(fragments: Sequence[Fragment], own: Counter[tuple[str, int, int]]) -> Iterator[tuple[str, Box]]:
    """(text, box) of each line of the fragments that are not the page's own; `own` is used up."""
    line: list[Fragment] = []
    for fragment in fragments:
        if own[_key(fragment)] > 0:
            own[_key(fragment)] -= 1
        elif line and same_line(line[-1], fragment) and fragment.box.x0 >= line[-1].box.x0 and _near(line[-1], fragment):
            line.append(fragment)
        else:
            yield from _joined(line)
            line = [fragment]
    yield from _joined(line)


def _near(left: Fragment, right: Fragment) -> bool:
    """Whether two fragments of a row are words of one text rather than two annotations side by side."""
    return right.box.x0 - left.box.x1 < _WORD_GAP * max(left.height, right.height)


def _in_reading_order(lines: Iterator[tuple[str, Box]]) -> list[tuple[str, Box]]:
    """Appearances stand in the file in the order in which they were made: here rows from the top, each from the left."""
    rows: list[list[tuple[str, Box]]] = []
    for line in sorted(lines, key=lambda each: each[1].y0 + each[1].y1):
        if rows and _shared(rows[-1][-1][1], line[1]) >= _SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda each: each[1].x0)]


def _shared(one: Box, other: Box) -> float:
    """How much of the lower one's height two boxes share."""
    height = max(min(one.y1 - one.y0, other.y1 - other.y0), 1.0)
    return (min(one.y1, other.y1) - max(one.y0, other.y0)) / height


def _joined(line: Sequence[Fragment]) -> Iterator[tuple[str, Box]]:
    if line:
        boxes = [fragment.box for fragment in line]
        edges = (min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))
        yield " ".join(fragment.text for fragment in line), Box(boxes[0].page, *edges)


def letters(text: str) -> str:
    """Letters and digits of a text, lower case: how an appearance and a value are compared, whatever the line breaks."""
    return "".join(character for character in text.casefold() if character.isalnum())


def in_boxes(fields: Sequence[PdfField]) -> str:
    """What the fields of a page hold, as one text; tick marks are letters of a symbol font and count as said."""
    ticks = "".join(field.value for field in fields)
    return f"{ticks} 4 l n u 8 H"
