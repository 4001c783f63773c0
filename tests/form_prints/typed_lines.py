"""Geometries that run in lines as on a typewriter: dots, blanks with rings, colons."""

from __future__ import annotations

from tests.form_prints.parts import Spoken, parts
from tests.form_prints.pen import BOLD, LEFT, PLAIN, RIGHT, Pen
from tests.form_prints.sheet import PROSE, drawn_boxes, title
from tests.form_wordings.families import Family


def dotted_leaders(wording: Spoken, family: Family) -> bytes:
    """Label, dots, answer: as typed forms print them; the options of yes and no with boxes behind the words."""
    pen = Pen(size=10)
    title(pen, wording)
    for part in parts(wording, family):
        if part.title:
            pen.head(part.title)
        if part.of == "concerns":
            for label, state in part.pairs:
                end = pen.say(label, LEFT)
                pen.leaders(end + 3, 250)
                pen.square(262, mark="cross" if state == "on" else "")
                pen.down(1.7)
        elif part.of in PROSE:
            pen.prose(part.pairs[0][1])
        else:
            for label, value in part.pairs:
                pen.room(20)
                end = pen.say(label, LEFT)
                pen.leaders(end + 2, max(end + 14, 245))
                pen.wrapped(value, max(end + 20, 250), 290)
                pen.down(0.3)
    return pen.done()


def blanks_and_rings(wording: Spoken, family: Family) -> bytes:
    """Answers typed on drawn blanks, two to a line; yes or no with a ring drawn round what was chosen."""
    pen = Pen(size=10)
    title(pen, wording)
    for part in parts(wording, family):
        if part.title:
            pen.head(part.title)
        if part.of == "concerns":
            drawn_boxes(pen, part, "cross")
        elif part.of in PROSE:
            _lined(pen, part.pairs[0][1])
        elif part.of == "consent":
            for label, value in part.pairs:
                _ringed(pen, label, value)
        else:
            for start in range(0, len(part.pairs), 2):
                _blanks(pen, part.pairs[start : start + 2])
    return pen.done()


def _lined(pen: Pen, words: str) -> None:
    for line in pen.lines_of(words, RIGHT - LEFT):
        pen.room(20)
        pen.say(line)
        pen.rule(LEFT, RIGHT)
        pen.down(1.6)


def _blanks(pen: Pen, pairs: tuple[tuple[str, str], ...]) -> None:
    pen.room(24)
    wide = any(len(value) > 26 for _, value in pairs)
    for place, (label, value) in enumerate(pairs):
        if wide and place:
            pen.down(2)
        x = LEFT + (0 if wide else 255 * place)
        end = pen.say(f"{label}:", x)
        pen.say(value, end + 6)
        pen.rule(end + 4, RIGHT if wide else x + 245)
    pen.down(2)


def _ringed(pen: Pen, label: str, value: str) -> None:
    pen.room(30)
    pen.say(label, LEFT)
    if value in {"Yes", "No", ""} and "why" not in label and "reason" not in label.casefold():
        for x, choice in ((400, "Yes"), (450, "No")):
            end = pen.say(choice, x)
            if choice == value:
                pen.ring(x, end)
        pen.down(2)
    else:
        pen.down(1.5)
        pen.prose(value)


def colon_lines(wording: Spoken, family: Family) -> bytes:
    """Bold label, colon and answer on one line, in running type; lists of categories chosen; a title in colour with a rule below."""
    pen = Pen(size=10.5)
    title(pen, wording)
    for part in parts(wording, family):
        pen.room(60)
        if part.title:
            pen.down(0.6)
            pen.pen.setFillColorRGB(0.0, 0.35, 0.35)
            pen.pen.setFont(PLAIN, 13)
            pen.pen.drawString(LEFT, pen.y, part.title)
            pen.pen.setFillGray(0)
            pen.rule(LEFT, RIGHT, -5, 1)
            pen.down(2)
        if part.of == "concerns":
            drawn_boxes(pen, part, "cross")
        elif part.of in PROSE:
            pen.prose(part.pairs[0][1])
        else:
            for label, value in part.pairs:
                pen.room(20)
                end = pen.say(f"{label.rstrip('?')}{'?' if label.endswith('?') else ':'}", LEFT, BOLD)
                pen.say(value, end + 5)
                pen.down(1.5)
    return pen.done()
