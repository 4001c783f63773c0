"""A PDF page as it is shown: cropped, then turned clockwise (ISO 32000-2 14.11.2, 7.7.3.3). Points, origin top left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.document import Box

_TURNS = (0, 90, 180, 270)


@dataclass(frozen=True, slots=True)
class PageView:
    """Page `number` shows the rectangle (left, bottom, right, top) of user space, turned by `rotation` degrees clockwise."""

    number: int
    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def height(self) -> float:
        """Height as shown."""
        return self.right - self.left if self.rotation in {90, 270} else self.top - self.bottom

    def shown(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Where a rectangle of user space stands on the page as shown."""
        corners = (self.point(x0, y0), self.point(x1, y1))
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return Box(self.number, min(across), min(down), max(across), max(down))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of user space stands on the page as shown."""
        turned = {
            0: (x - self.left, self.top - y),
            90: (y - self.bottom, x - self.left),
            180: (self.right - x, y - self.bottom),
            270: (self.top - y, self.right - x),
        }
        return turned[self.rotation]


def page_view(number: int, crop: Sequence[float], rotation: int) -> PageView:
    """The view of a page; a rotation that is no quarter turn counts as none, as programs that show PDF do."""
    x0, x1 = sorted((crop[0], crop[2]))
    y0, y1 = sorted((crop[1], crop[3]))
    turn = rotation % 360
    return PageView(number, x0, y0, x1, y1, turn if turn in _TURNS else 0)
