"""Which marks of a page travel: those that a passage claims and does not hide. All others go: nothing is shown by default.

A passage's text and the marks in its boxes are laid beside each other letter by letter. Where they do not agree the letter
is not shown, and where a hidden letter cannot be found at all nothing of the passage is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gateway.renditions.making.ink import Ink
from gateway.renditions.making.unread import without_strays
from gateway.renditions.orders import Shown
from parsers.document import Box

_NEAR = 0.8  # points: a box may be drawn that tight
_BAND = 12.0  # points of height that share a drawer of the index
_MOST_STEPS = 12_000_000  # letters times marks: beyond this nothing is laid beside each other
_TRUSTED = 2  # letters in a row: one alone may agree by chance


@dataclass(frozen=True, slots=True)
class _Place:
    passage: int
    place: int
    box: Box


def kept_ink(inks: Sequence[Ink], passages: Sequence[Shown]) -> set[int]:
    """Positions in `inks` of the marks that travel."""
    kept: set[int] = set()
    claimed = _claimed(inks, passages)
    for passage, found in claimed.items():
        kept.update(_agreed(passages[passage], [(position, inks[position].text) for position in found]))
    return without_strays(inks, kept, {position: passage for passage, found in claimed.items() for position in found})


def without_ink(inks: Sequence[Ink], passages: Sequence[Shown]) -> list[Shown]:
    """Passages in whose boxes the page itself has no mark: the look of an annotation or field, which is never drawn."""
    claimed = _claimed(inks, passages)
    return [passage for number, passage in enumerate(passages) if number not in claimed]


def _claimed(inks: Sequence[Ink], passages: Sequence[Shown]) -> dict[int, list[int]]:
    """Passage -> positions of the marks inside its boxes, box by box, in content order in each."""
    bands: dict[int, list[_Place]] = defaultdict(list)
    for number, passage in enumerate(passages):
        for place, box in enumerate(passage.boxes):
            for band in range(int((box.y0 - _NEAR) // _BAND), int((box.y1 + _NEAR) // _BAND) + 1):
                bands[band].append(_Place(number, place, box))
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for position, ink in enumerate(inks):
        across, down = (ink.x0 + ink.x1) / 2, (ink.y0 + ink.y1) / 2
        inside = [p for p in bands[int(down // _BAND)] if ink.text and _holds(p.box, across, down)]
        if inside:
            best = min(inside, key=lambda p: (abs((p.box.y0 + p.box.y1) / 2 - down), p.box.x1 - p.box.x0))
            found[best.passage, best.place].append(position)
    ordered: dict[int, list[int]] = defaultdict(list)
    for key in sorted(found):
        ordered[key[0]] += found[key]
    return ordered


def _holds(box: Box, across: float, down: float) -> bool:
    return box.x0 - _NEAR <= across <= box.x1 + _NEAR and box.y0 - _NEAR <= down <= box.y1 + _NEAR


def _agreed(passage: Shown, marks: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Positions of the marks that stand for a letter of the passage which is not hidden."""
    letters = [place for place, letter in enumerate(passage.text) if not letter.isspace()]
    away = {place for start, end in passage.hidden for place in range(start, end)}
    pairs = dict(_beside([passage.text[place] for place in letters], [mark for _, mark in marks]))
    lost = [place for number, place in enumerate(letters) if place in away and number not in pairs and passage.text[place].isalnum()]
    if lost:
        return
    for number, place in enumerate(letters):
        if place not in away and number in pairs:
            yield marks[pairs[number]][0]


def _beside(letters: list[str], marks: list[str]) -> Iterator[tuple[int, int]]:
    """(letter, mark) pairs that are sure to be the same."""
    if letters == marks:
        yield from enumerate(range(len(marks)))
        return
    if len(letters) * len(marks) > _MOST_STEPS:
        return
    for block in SequenceMatcher(None, letters, marks, autojunk=False).get_matching_blocks():
        if block.size >= min(_TRUSTED, len(letters), len(marks)):
            yield from ((block.a + step, block.b + step) for step in range(block.size))
