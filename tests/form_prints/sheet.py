"""What the geometries share: the title of the form and boxes drawn before their words."""

from __future__ import annotations

from tests.form_prints.parts import Part, Spoken
from tests.form_prints.pen import BOLD, LEFT, Pen

PROSE = ("narrative", "strengths", "confidential")


def title(pen: Pen, wording: Spoken) -> None:
    pen.pen.setFont(BOLD, 15)
    pen.pen.drawString(LEFT, pen.y, wording.title)
    pen.down(3)


def drawn_boxes(pen: Pen, part: Part, mark: str) -> None:
    for label, state in part.pairs:
        pen.room(20)
        pen.square(LEFT, mark=mark if state == "on" else "")
        pen.say(label, LEFT + 16)
        pen.down(1.7)
