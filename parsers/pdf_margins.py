"""Lines in the margins of a PDF page that belong to the sheet and not to its text: running heads, page numbers, a print's address.

A line is one only at the very top or bottom of the page, and only where the page before or after has the same line (but for
its figures) at the same height, where it is a page number or web address, or where it stands at the foot far below all else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.forms.lines import labelled
from parsers.pdf_text import Fragment, joined, same_line

_TOP, _BOTTOM = 0.07, 0.93  # of the page's height
_SAME_HEIGHT = 4.0  # points
_FAR = 36.0  # points between the text and a lone foot
_FIGURES = re.compile(r"\d+")
_OF_SHEET = re.compile(r"(?:https?://\S+\s*)?(?:(?:page\s*)?\d{1,4}\s*(?:/|of)\s*\d{1,4}|page\s*\d{1,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Margins:
    """The fragments of a page, parted: what runs at its head and foot, and its text."""

    head: list[Fragment]
    text: list[Fragment]
    foot: list[Fragment]


def margins_of(fragments: list[Fragment], height: float, neighbours: Sequence[Sequence[Fragment]]) -> Margins:
    """`neighbours` are the fragments of the pages before and after."""
    around = {_masked(row): row[0].box.y0 for page in neighbours for row in (*_edge(page, height, "head"), *_edge(page, height, "foot"))}
    head = _running(_edge(fragments, height, "head"), around)
    foot = _running(_edge(fragments, height, "foot"), around) or _lone_foot(fragments, height)
    apart = {id(fragment) for fragment in (*head, *foot)}
    return Margins(head, [fragment for fragment in fragments if id(fragment) not in apart], foot)


def line_texts(fragments: Sequence[Fragment]) -> list[Fragment]:
    """One fragment for each stretch of words."""
    return [part for row in _rows(fragments) for part in joined(row)]


def _edge(fragments: Sequence[Fragment], height: float, side: str) -> list[list[Fragment]]:
    """Lines of one margin, from the edge of the page inwards."""
    if side == "head":
        return _rows([f for f in fragments if f.box.y1 < height * _TOP])
    return _rows([f for f in fragments if f.box.y0 > height * _BOTTOM])[::-1]


def _rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: f.box.y0 + f.box.y1):
        if rows and same_line(rows[-1][0], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda f: f.box.x0) for row in rows]


def _running(rows: Sequence[list[Fragment]], around: dict[str, float]) -> list[Fragment]:
    """From the edge inwards, up to the first line that is the page's own."""
    found: list[Fragment] = []
    for row in rows:
        text = _masked(row)
        repeated = text in around and abs(around[text] - row[0].box.y0) <= _SAME_HEIGHT
        if not repeated and not _OF_SHEET.fullmatch(" ".join(fragment.text for fragment in row).strip()):
            break
        found.extend(row)
    return found


def _lone_foot(fragments: Sequence[Fragment], height: float) -> list[Fragment]:
    rows = _edge(fragments, height, "foot")
    if len(rows) != 1:
        return []
    above = max((f.box.y1 for f in fragments if f.box.y1 < rows[0][0].box.y0), default=height)
    own = any(labelled(part.text, "").label for part in joined(rows[0]))
    return rows[0] if rows[0][0].box.y0 - above >= _FAR and not own else []


def _masked(row: Sequence[Fragment]) -> str:
    return _FIGURES.sub("#", " ".join(fragment.text for fragment in row))
