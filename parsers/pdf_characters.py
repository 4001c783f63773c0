"""Characters of a PDF page -> runs: characters of one text object that follow each other on one line.

Text is never asked for by area: where lines are tight an area holds slices of the lines above and below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import sub

import pypdfium2.raw as pdfium_c

from parsers.pdf_glyphs import Glyphs, is_generated

_COLUMN_GAP = 3.0  # of the height: more is another column even inside one text object; justified lines stretch to less
_SMALLEST = 8.0  # points: gaps are never measured against less
_APART = 0.25  # of the height: more is another line


@dataclass(slots=True)
class Edges:
    """A rectangle on the page as it is shown: points, origin bottom left."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Height in points."""
        return self.top - self.bottom

    def join(self, other: Edges) -> None:
        """Grow to hold the other."""
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.bottom, self.top = min(self.bottom, other.bottom), max(self.top, other.top)


@dataclass(slots=True)
class Run:
    """Characters set together; `first` is the index of the first one on the page, `lead` the space that stood before it.

    `end` is the index after the last one.
    """

    text: str
    first: int
    edges: Edges
    lead: str = ""
    end: int = 0

    def takes(self, edges: Edges) -> bool:
        """Whether a character that comes next belongs here rather than to another line or column."""
        height = max(self.edges.height, edges.height, _SMALLEST)
        gap = max(edges.left - self.edges.right, self.edges.left - edges.right)  # to either side: some scripts run leftwards
        apart = max(edges.bottom - self.edges.top, self.edges.bottom - edges.top)
        return apart < height * _APART and gap < _COLUMN_GAP * height

    def reach(self, space: Edges) -> None:
        """A space that the file itself sets after this run: what follows it follows the run."""
        if self.takes(space) and space.right > space.left:
            self.edges.right = max(self.edges.right, space.right)


@dataclass(frozen=True, slots=True)
class _Visible:
    """Columns of the characters that show ink: the index on the page, the white space before (" " or ""), and the edges."""

    places: list[int]
    leads: list[str]
    lefts: list[float]
    rights: list[float]
    bottoms: list[float]
    tops: list[float]


def character_runs(raw: pdfium_c.FPDF_TEXTPAGE, glyphs: Glyphs) -> Iterator[Run]:
    """Runs in content order, without the white space between them."""
    visible = _visible(glyphs)
    start = 0
    for _, stretch in groupby(map(glyphs.sources.__getitem__, visible.places)):
        end = start + sum(1 for _ in stretch)
        if _together(visible, start, end):
            run = _whole(glyphs, visible, start, end)
            _reach(run, raw, glyphs, range(visible.places[start] + 1, _next(glyphs, visible, end - 1)))
            yield run
        else:
            yield from _parted(raw, glyphs, visible, range(start, end))
        start = end


def edges_of(glyphs: Glyphs, index: int) -> Edges:
    """The box of a character's ink on the page as it is shown."""
    return Edges(glyphs.lefts[index], glyphs.rights[index], glyphs.bottoms[index], glyphs.tops[index])


def _visible(glyphs: Glyphs) -> _Visible:
    places: list[int] = []
    leads: list[str] = []
    space = ""
    for index, character in enumerate(glyphs.shown):
        if character.strip():
            places.append(index)
            leads.append(space)
            space = ""
        elif character:
            space = " "
    columns = ([column[place] for place in places] for column in (glyphs.lefts, glyphs.rights, glyphs.bottoms, glyphs.tops))
    return _Visible(places, leads, *columns)


def _together(visible: _Visible, start: int, end: int) -> bool:
    """Whether each character of a stretch is sure to be taken by the run of those before it, however small their type.

    A run only grows, so that what is near the character before it is near the run.
    """
    if max(visible.bottoms[start:end]) - min(visible.tops[start:end]) >= _SMALLEST * _APART:
        return False
    lefts, rights = visible.lefts[start:end], visible.rights[start:end]
    widest = max(map(sub, lefts[1:], rights), default=0.0), max(map(sub, lefts, rights[1:]), default=0.0)
    return max(widest) < _SMALLEST * _COLUMN_GAP


def _whole(glyphs: Glyphs, visible: _Visible, start: int, end: int) -> Run:
    places, leads = visible.places[start:end], visible.leads[start:end]
    text = "".join([lead + glyphs.shown[place] for lead, place in zip(leads, places, strict=True)]).lstrip()
    edges = Edges(
        min(visible.lefts[start:end]), max(visible.rights[start:end]), min(visible.bottoms[start:end]), max(visible.tops[start:end])
    )
    return Run(text, places[0], edges, leads[0], places[-1] + 1)


def _next(glyphs: Glyphs, visible: _Visible, position: int) -> int:
    """The index on the page of the next visible character: what stands before it is white space."""
    return visible.places[position + 1] if position + 1 < len(visible.places) else len(glyphs.shown)


def _reach(run: Run, raw: pdfium_c.FPDF_TEXTPAGE, glyphs: Glyphs, places: range) -> None:
    """Let the spaces among these places reach to the right of the run."""
    spaces = [index for index in places if glyphs.shown[index] == " " and glyphs.rights[index] > run.edges.right]
    for index in spaces:
        if glyphs.sources[index] == glyphs.sources[run.first] and not is_generated(raw, index):
            run.reach(edges_of(glyphs, index))


def _parted(raw: pdfium_c.FPDF_TEXTPAGE, glyphs: Glyphs, visible: _Visible, stretch: range) -> Iterator[Run]:
    """The runs of one text object that may hold several lines or columns, character by character."""
    run: Run | None = None
    for position in stretch:
        place, lead = visible.places[position], visible.leads[position]
        edges = edges_of(glyphs, place)
        if run is not None and run.takes(edges):
            run.text += lead + glyphs.shown[place]
            run.edges.join(edges)
        else:
            if run is not None:
                yield run
            run = Run(glyphs.shown[place], place, edges, lead)
        run.end = place + 1
        _reach(run, raw, glyphs, range(place + 1, _next(glyphs, visible, position)))
    if run is not None:
        yield run
