"""Signs that are boxes only beside others of their kind: a cross beside ticks, a full circle or square beside empty ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_CROSSES = "✗✘❌"
_TICKS = "✓✔✅"
_FULL_SQUARES = "■⬛◼"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a form draws: ticks, circles to choose, squares to fill."""

    ticks: bool
    circles: bool
    squares: bool


def signs_of(texts: Iterable[str]) -> Signs:
    """What the passages of a form draw, taken together."""
    drawn = {character for text in texts for character in text}
    return Signs(not drawn.isdisjoint(_TICKS), not drawn.isdisjoint("○◯"), not drawn.isdisjoint("□☐▢◻⬜"))


def as_boxes(text: str, signs: Signs) -> str:
    """The text with such signs as the boxes they stand for, each in its place.

    Beside ticks a cross means no; alone it is the mark that the form asks for. A full circle or square is a choice only
    where empty ones stand beside it; else it is a bullet.
    """
    for cross in _CROSSES:
        text = text.replace(cross, "☐" if signs.ticks else "☒")
    if signs.circles:
        text = text.replace("●", "◉")
    if signs.squares:
        text = "".join("☒" if character in _FULL_SQUARES else character for character in text)
    return text
