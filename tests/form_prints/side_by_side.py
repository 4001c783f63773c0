"""Geometries with several parts or labels beside each other: bars over two persons, small labels three to a row."""

from __future__ import annotations

from tests.form_prints.parts import Part, Spoken, of_kind, parts
from tests.form_prints.pen import BOLD, LEFT, RIGHT, Pen
from tests.form_prints.sheet import PROSE, drawn_boxes, title
from tests.form_wordings.families import Family


def bars_side_by_side(wording: Spoken, family: Family) -> bytes:
    """Two children, then two adults, beside each other under coloured bars whose titles are set in; typed boxes in two columns."""
    pen = Pen(size=9.5)
    title(pen, wording)
    for of in wording.order:
        found = of_kind(parts(wording, family), of)
        if of in {"child", "adult"}:
            for start in range(0, len(found), 2):
                _pair_of_parts(pen, found[start : start + 2])
        elif of == "concerns":
            _typed_boxes(pen, found[0], ("[X]", "[ ]"))
        else:
            for part in found:
                _bar_and_pairs(pen, part)
    return pen.done()


def _pair_of_parts(pen: Pen, found: list[Part]) -> None:
    pen.room(40 + 16 * len(found[0].pairs))
    top = pen.y
    for place, part in enumerate(found):
        pen.y = top
        pen.bar(part.title, LEFT + 252 * place, LEFT + 252 * place + 247)
    pen.y = top - 20
    for rows in zip(*(part.pairs for part in found), strict=True):
        for place, (label, value) in enumerate(rows):
            pen.say(label, LEFT + 18 + 252 * place, BOLD)
            pen.say(value, LEFT + 130 + 252 * place)
        pen.down(1.6)
    pen.down(1)


def _typed_boxes(pen: Pen, part: Part, signs: tuple[str, str]) -> None:
    pen.bar(part.title)
    pen.down(2)
    for start in range(0, len(part.pairs), 2):
        for place, (label, state) in enumerate(part.pairs[start : start + 2]):
            pen.say(f"{signs[state == 'off']} {label}", LEFT + 6 + 252 * place)
        pen.down(1.6)
    pen.down(1)


def _bar_and_pairs(pen: Pen, part: Part) -> None:
    if part.title:
        pen.bar(part.title)
        pen.down(2)
    if part.of in PROSE:
        pen.prose(part.pairs[0][1], LEFT + 6, 480)
        return
    for label, value in part.pairs:
        pen.say(label, LEFT + 6, BOLD)
        pen.wrapped(value, LEFT + 230, 260)
        pen.down(0.25)
    pen.down(1)


def small_labels_above(wording: Spoken, family: Family) -> bytes:
    """Labels in small grey type over the answers, three to a row, with thin lines between; drawn boxes with ticks."""
    pen = Pen(size=10)
    title(pen, wording)
    for part in parts(wording, family):
        pen.room(90)
        if part.title:
            pen.say(part.title, LEFT, BOLD)
            pen.down(2)
        if part.of == "concerns":
            drawn_boxes(pen, part, "tick")
        elif part.of in PROSE:
            pen.prose(part.pairs[0][1])
        else:
            _stacked(pen, part)
        pen.down(0.6)
    return pen.done()


def _stacked(pen: Pen, part: Part) -> None:
    across = {"consent": 1, "home": 2}.get(part.of, 3)
    for start in range(0, len(part.pairs), across):
        pen.room(40)
        row = part.pairs[start : start + across]
        for place, (label, _) in enumerate(row):
            pen.grey(label, LEFT + 504 / across * place, 7)
        pen.down(1.3)
        for place, (_, value) in enumerate(row):
            pen.say(value, LEFT + 504 / across * place)
        pen.rule(LEFT, RIGHT, -4, 0.3)
        pen.down(1.7)
