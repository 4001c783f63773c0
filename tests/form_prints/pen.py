"""A pen for printed forms: wrapped words, colours, rules, boxes and marks. Points; `y` is the next baseline."""

from __future__ import annotations

import math

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit

from tests.form_wordings.pages import Sheet

LEFT, RIGHT = 48.0, 547.0
BOLD, PLAIN = "Helvetica-Bold", "Helvetica"


class Pen(Sheet):
    """A sheet with rules, colours and marks; `runs` prints something at the head and foot of each page."""

    def lines_of(self, words: str, width: float, font: str = PLAIN) -> list[str]:
        """The words as they wrap."""
        return [line for paragraph in words.split("\n") for line in simpleSplit(paragraph, font, self.size, width) or [""]]

    def grey(self, words: str, x: float, size: float, shade: float = 0.4, font: str = PLAIN) -> None:
        """Words in small grey type."""
        self.pen.setFillGray(shade)
        self.pen.setFont(font, size)
        self.pen.drawString(x, self.y, words)
        self.pen.setFillGray(0)

    def bar(self, words: str, x: float = LEFT, right: float = RIGHT, *, colour: tuple[float, float, float] = (0.1, 0.25, 0.4)) -> None:
        """A coloured bar with white words; the pen stands below it."""
        self.room(70)
        self.pen.setFillColorRGB(*colour)
        self.pen.rect(x, self.y - 5, right - x, 16, stroke=0, fill=1)
        self.pen.setFillGray(1)
        self.pen.setFont(BOLD, self.size + 1)
        self.pen.drawString(x + 6, self.y, words)
        self.pen.setFillGray(0)

    def rule(self, x: float, right: float, dy: float = -3, width: float = 0.5) -> None:
        """A line across."""
        self.pen.setLineWidth(width)
        self.pen.line(x, self.y + dy, right, self.y + dy)

    def square(self, x: float, side: float = 9, mark: str = "", dy: float = -1) -> None:
        """A box drawn by lines, with a cross, a tick or a filling in it."""
        bottom = self.y + dy
        self.pen.setLineWidth(0.7)
        self.pen.rect(x, bottom, side, side)
        if mark == "cross":
            self.pen.line(x + 1.5, bottom + 1.5, x + side - 1.5, bottom + side - 1.5)
            self.pen.line(x + 1.5, bottom + side - 1.5, x + side - 1.5, bottom + 1.5)
        elif mark == "tick":
            path = self.pen.beginPath()
            path.moveTo(x + 1.5, bottom + side / 2)
            path.lineTo(x + side / 2.5, bottom + 1.5)
            path.lineTo(x + side - 1, bottom + side - 1)
            self.pen.drawPath(path)

    def ring(self, x: float, right: float) -> None:
        """An ellipse drawn round the words between two places."""
        self.pen.setLineWidth(1)
        self.pen.ellipse(x - 4, self.y - 4, right + 4, self.y + self.size + 1)

    def strike(self, x: float, right: float) -> None:
        """A line drawn through the words between two places."""
        self.pen.setLineWidth(0.8)
        self.pen.line(x - 1, self.y + self.size * 0.3, right + 1, self.y + self.size * 0.3)

    def leaders(self, x: float, right: float) -> None:
        """Dots from one place to another."""
        dot = self.pen.stringWidth(".", PLAIN, self.size)
        self.say("." * max(3, math.floor((right - x) / dot)), x)

    def top(self) -> None:
        """Begin another page."""
        self.pen.showPage()
        self.y = A4[1] - 50

    def prose(self, words: str, x: float = LEFT, width: float = RIGHT - LEFT) -> None:
        """A paragraph with air below it."""
        self.wrapped(words, x, width)
        self.down(0.8)
