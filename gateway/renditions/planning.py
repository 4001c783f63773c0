"""A parsed file and what was taken out of it for one copy -> what is asked of the maker and of the verifier.

Only here is it decided which passages stand on a page at all. What is not named is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gateway.renditions.orders import Expectation, Range, RenditionOrder, Shown
from parsers.document import Box, Segment, SegmentKind

_ON_NO_PAGE = frozenset({SegmentKind.COMMENT, SegmentKind.METADATA, SegmentKind.FILE_NAME})
_PIECE = "~"  # behind the id of a passage that was parted for its length
_READ = "o"  # begins the id of a passage that was read from a picture
_TICKED = "\u2612"
_TICK = "X"
_WHICH = "The text of the copy says which of its passages."
_WINDOW = 4  # words: of a long passage each stretch of so many is looked for


@dataclass(frozen=True, slots=True)
class Removal:
    """Characters [start, end) of a passage that do not travel."""

    passage: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The order without words of pictures yet; `pictures` are the pages whose words a reader of pictures must place."""

    order: RenditionOrder
    expected: Expectation
    pictures: tuple[int, ...] = ()


def plan(segments: Sequence[Segment], removals: Sequence[Removal], travelling: Iterable[str], title: str) -> Plan:
    """The plan of one file: `segments` are its own, with the ids by which `removals` and `travelling` (passages of the copy) speak."""
    kept = set(travelling)
    whole = [_joined(list(pieces), removals, kept) for _, pieces in groupby(segments, key=lambda s: s.id.partition(_PIECE)[0])]
    placed = [(segment, _shown(segment, gone)) for segment, gone in whole]
    shown = _without_looks([(segment, passage) for segment, passage in placed if passage is not None], segments)
    absent = tuple(dict.fromkeys(phrase for segment, gone in whole for phrase in _phrases(segment.text, gone)))
    printed = tuple(passage.kept for segment, passage in shown if not _is_read(segment))
    read = tuple(passage.kept for segment, passage in shown if _is_read(segment))
    pictures = tuple(sorted({segment.locator.page or 1 for segment, _ in whole if _is_read(segment)}))
    return Plan(RenditionOrder(title, tuple(passage for _, passage in shown)), Expectation(title, absent, printed, read), pictures)


def under(planned: Plan, caveats: Iterable[str]) -> Plan:
    """The plan with a line above the first page that says by which caveats its passages travel; the same where there are none."""
    found = " ".join(dict.fromkeys(filter(None, caveats)))
    if not found:
        return planned
    banner = f"{found} {_WHICH}"
    return replace(planned, order=replace(planned.order, banner=banner), expected=replace(planned.expected, banner=banner))


def _without_looks(shown: list[tuple[Segment, Shown]], fields: Sequence[Segment]) -> list[tuple[Segment, Shown]]:
    """Without the look of a field: its value is shown by itself, or hidden there, and then its look must not show it."""
    boxes = [segment.locator.boxes[0] for segment in fields if segment.locator.field and segment.locator.boxes]
    return [pair for pair in shown if pair[0].kind is not SegmentKind.TEXT_BOX or not _inside_any(pair[1], boxes)]


def _inside_any(passage: Shown, outer: Sequence[Box]) -> bool:
    return any(all(_around(box, inner) for inner in passage.boxes) for box in outer)


def _around(outer: Box, inner: Box) -> bool:
    across, down = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return outer.page == inner.page and outer.x0 <= across <= outer.x1 and outer.y0 <= down <= outer.y1


def hiding(segments: Sequence[Segment], phrases: Iterable[str]) -> tuple[Removal, ...]:
    """Every place where a phrase stands as words of its own, whatever its case and spaces: a file may part a word to set it."""
    letters = (r"\s*".join(re.escape(letter) for letter in "".join(phrase.split())) for phrase in phrases)
    patterns = [re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE) for pattern in letters if pattern]
    return tuple(
        Removal(segment.id, found.start(), found.end())
        for segment in segments
        for pattern in patterns
        for found in pattern.finditer(segment.text)
        if found.group()
    )


def _is_read(segment: Segment) -> bool:
    return segment.id.rpartition("/")[2].startswith(_READ)


def _joined(pieces: Sequence[Segment], removals: Sequence[Removal], kept: set[str]) -> tuple[Segment, tuple[Range, ...]]:
    """A passage whole again, with what is gone of it: the ranges taken out, and all of a piece that does not travel."""
    gone: list[Range] = []
    at = 0
    for piece in pieces:
        mine = [(at + r.start, at + r.end) for r in removals if r.passage == piece.id]
        gone += mine if piece.id in kept else [(at, at + len(piece.text))]
        at += len(piece.text)
    first = pieces[0]
    text = "".join(piece.text for piece in pieces)
    return Segment(first.id, first.kind, text, first.locator, first.section, first.speaker), tuple(sorted(gone))


def _shown(segment: Segment, gone: Sequence[Range]) -> Shown | None:
    """The passage as it stands on its page; None where it stands on none or nothing of it is left."""
    where = segment.locator
    if segment.kind in _ON_NO_PAGE or where.page is None or not where.boxes or _covers(gone, len(segment.text)):
        return None
    if where.field:
        return _field(segment, gone)
    stretches = [(cell.start, cell.end) for cell in where.cells] or [(0, len(segment.text))]
    text, hidden = _cut_out(segment.text, stretches, gone)
    return Shown(text, where.page, where.boxes, hidden)


def _field(segment: Segment, gone: Sequence[Range]) -> Shown | None:
    """A fillable field's value; a tick box is ticked only where nothing of its question is taken out."""
    where = segment.locator
    if where.cells:
        text, hidden = _cut_out(segment.text, [(cell.start, cell.end) for cell in where.cells], gone)
        return Shown(text, where.page or 1, where.boxes, hidden, "field")
    if _TICKED in segment.text and not gone:
        return Shown(_TICK, where.page or 1, where.boxes, (), "field")
    return None


def _covers(gone: Sequence[Range], length: int) -> bool:
    at = 0
    for start, end in gone:
        if start > at:
            return False
        at = max(at, end)
    return at >= length


def _cut_out(text: str, stretches: Sequence[Range], gone: Sequence[Range]) -> tuple[str, tuple[Range, ...]]:
    """Only these stretches of the text, a space between them, and what is gone of them: labels beside cells are ours, not the page's."""
    pieces: list[str] = []
    hidden: list[Range] = []
    length = 0
    for start, end in stretches:
        for first, last in gone:
            if first < end and last > start:
                hidden.append((length + max(first, start) - start, length + min(last, end) - start))
        pieces.append(text[start:end])
        length += end - start + 1
    return " ".join(pieces), tuple(sorted(hidden))


def _phrases(text: str, gone: Sequence[Range]) -> Iterator[str]:
    """What must not be found: each stretch taken out, a long one in windows of a few words, since a leak may be partial."""
    for start, end in gone:
        words = text[start:end].split()
        if len(words) <= 2 * _WINDOW:
            yield " ".join(words)
        else:
            yield from (" ".join(words[at : at + _WINDOW]) for at in range(0, len(words) - _WINDOW + 1, _WINDOW))
