"""PDF forms: fields with meaningless names, flat prints."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

_MARGIN = 48.0


@dataclass
class Sheet:
    """A canvas with a pen that goes down the page; y is the next baseline in points."""

    size: float = 9.0
    out: io.BytesIO = field(default_factory=io.BytesIO)
    y: float = A4[1] - 50
    named: int = 0
    pens: list[Canvas] = field(default_factory=list)

    @property
    def pen(self) -> Canvas:
        """The canvas of this sheet."""
        if not self.pens:
            self.pens.append(Canvas(self.out, pagesize=A4))
        return self.pens[0]

    def room(self, height: float) -> None:
        """A new page where less than `height` points are left."""
        if self.y - height < 40:
            self.pen.showPage()
            self.y = A4[1] - 50

    def say(self, words: str, x: float = _MARGIN, font: str = "Helvetica", dy: float = 0) -> float:
        """One line at `x`; returns where it ends."""
        self.pen.setFont(font, self.size)
        self.pen.drawString(x, self.y + dy, words)
        return x + float(self.pen.stringWidth(words, font, self.size))

    def down(self, lines: float = 1.5) -> None:
        """Go down that many line heights."""
        self.y -= lines * self.size

    def head(self, words: str) -> None:
        """A heading in bold with air around it."""
        self.room(60)
        self.down(1.2)
        self.pen.setFont("Helvetica-Bold", self.size + 3)
        self.pen.drawString(_MARGIN, self.y, words)
        self.down(2)

    def wrapped(self, words: str, x: float, width: float) -> None:
        """Lines of `words` within `width` points; the pen stands under them."""
        for paragraph in words.split("\n"):
            for line in simpleSplit(paragraph, "Helvetica", self.size, width) or [""]:
                self.room(self.size * 2)
                self.say(line, x)
                self.down(1.35)

    def text_field(self, value: str, x: float, width: float, height: float = 15.0, **more: object) -> None:
        """A text field called Text1, Text2 ... whose baseline is this line's."""
        self.named += 1
        self.pen.acroForm.textfield(
            name=f"Text{self.named}",
            value=value,
            x=x,
            y=self.y - height + 11,
            width=width,
            height=height,
            fontSize=8,
            borderWidth=0.5,
            **more,
        )

    def box(self, x: float, state: str) -> None:
        """A tick box called Check Box 1 ...; `state` is "on" or "off"."""
        self.named += 1
        self.pen.acroForm.checkbox(name=f"Check Box {self.named}", checked=state == "on", x=x, y=self.y - 2, size=10, buttonStyle="check")

    def done(self) -> bytes:
        """The finished file."""
        self.pen.save()
        return self.out.getvalue()
