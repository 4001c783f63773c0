"""Marks that nobody can read: the file draws them and does not say what letter they are.

Rule: such a mark travels only in the company of letters that do. A font may tell a whole word at one of its glyphs and
nothing at the others; the others are that word's ink, so that what hides the word must take them along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gateway.renditions.making.ink import Ink
from parsers.pdf_glyphs import UNREAD


def without_strays(inks: Sequence[Ink], kept: set[int], owners: Mapping[int, int]) -> set[int]:
    """`kept` without the unread marks whose company does not travel; `owners` tells the passage in whose boxes a mark lies."""
    away: set[int] = set()
    for run in _runs(inks):
        if not _may_travel(inks, run, kept, owners):
            away.update(run)
    return kept - away


def _runs(inks: Sequence[Ink]) -> Iterator[range]:
    """Stretches without a known letter or figure that hold an unread mark."""
    start = 0
    for end in range(len(inks) + 1):
        if end == len(inks) or inks[end].text.isalnum():
            if any(inks[position].text == UNREAD for position in range(start, end)):
                yield range(start, end)
            start = end + 1


def _may_travel(inks: Sequence[Ink], run: range, kept: set[int], owners: Mapping[int, int]) -> bool:
    """Whether all that is told at the glyphs before and behind, and belongs with it, travels; of several marks some must.

    What belongs with it is set by one text object, or stands in one passage. A sign by itself is a tick or a bullet; several
    are a word, of which nothing is known where no letter stands with it.
    """
    passages = {owners[position] for position in run if position in owners}
    sources = {inks[position].source for position in run} - {0}
    beside = [*_glyph(inks, run.start - 1, -1), *_glyph(inks, run.stop, 1)]
    company = [position for position in beside if owners.get(position) in passages or inks[position].source in sources]
    several = sum(inks[position].text == UNREAD for position in run) > 1
    return all(position in kept for position in company) and bool(company or not several)


def _glyph(inks: Sequence[Ink], start: int, step: int) -> Iterator[int]:
    """The mark at `start` and those that follow it in its very place: the letters that are told at one glyph."""
    position = start
    while 0 <= position < len(inks) and _place(inks[position]) == _place(inks[start]):
        yield position
        position += step


def _place(ink: Ink) -> tuple[float, float, float, float]:
    return ink.x0, ink.y0, ink.x1, ink.y1
