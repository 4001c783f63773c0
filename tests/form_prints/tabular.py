"""Geometries of rows and columns: grids without lines, ruled pairs in a form object, struck choices, a column for each person."""

from __future__ import annotations

from tests.form_prints.parts import Part, Spoken, of_kind, parts
from tests.form_prints.pen import BOLD, LEFT, PLAIN, RIGHT, Pen
from tests.form_prints.sheet import PROSE, drawn_boxes, title
from tests.form_wordings.families import Family


def unruled_grids(wording: Spoken, family: Family) -> bytes:
    """A row for each child and each adult under bold heads, without any line; cells wrap; pairs elsewhere by tab stops."""
    pen = Pen(size=8)
    title(pen, wording)
    for of in wording.order:
        found = of_kind(parts(wording, family), of)
        if of in {"child", "adult"}:
            pen.head("Children" if of == "child" else "Adults in the family")
            _grid(pen, [[label for label, _ in found[0].pairs], *([value for _, value in part.pairs] for part in found)])
            continue
        for part in found:
            if part.title:
                pen.head(part.title)
            if of == "concerns":
                _zapf_boxes(pen, part)
            elif of in PROSE:
                pen.prose(part.pairs[0][1])
            else:
                for label, value in part.pairs:
                    pen.say(f"{label}:", LEFT)
                    pen.wrapped(value, LEFT + 230, 260)
                    pen.down(0.3)
    return pen.done()


def _grid(pen: Pen, rows: list[list[str]]) -> None:
    width = (RIGHT - LEFT) / len(rows[0])
    for number, row in enumerate(rows):
        font = PLAIN if number else BOLD
        cells = [pen.lines_of(text, width - 5, font) for text in row]
        pen.room(pen.size * 1.3 * max(map(len, cells)) + 10)
        top = pen.y
        for place, lines in enumerate(cells):
            pen.y = top
            for line in lines:
                pen.say(line, LEFT + width * place, font)
                pen.down(1.2)
        pen.y = top - pen.size * 1.2 * max(map(len, cells)) - 5


def _zapf_boxes(pen: Pen, part: Part) -> None:
    """Boxes and ticks of ZapfDingbats."""
    for start in range(0, len(part.pairs), 3):
        for place, (label, state) in enumerate(part.pairs[start : start + 3]):
            pen.say("✔" if state == "on" else "❏", LEFT + 168 * place, "ZapfDingbats")
            pen.say(label, LEFT + 168 * place + 14)
        pen.down(1.8)
    pen.down(1)


def inside_form_object(wording: Spoken, family: Family) -> bytes:
    """All of the page's content inside a form object, as print drivers write it; ruled pairs, drawn boxes with crosses."""
    pen = Pen(size=9)
    _opened(pen)
    _say_title(pen, wording)
    for part in parts(wording, family):
        if pen.y < 150:
            _closed(pen)
            pen.top()
            _opened(pen)
        if part.title:
            pen.say(part.title, LEFT, BOLD)
            pen.down(2)
        if part.of == "concerns":
            drawn_boxes(pen, part, "cross")
        elif part.of in PROSE:
            pen.prose(part.pairs[0][1])
        else:
            _ruled_lines(pen, part)
        pen.down(1)
    _closed(pen)
    return pen.done()


def _ruled_lines(pen: Pen, part: Part) -> None:
    for label, value in part.pairs:
        pen.say(label, LEFT + 4)
        pen.say(value, LEFT + 274)
        pen.rule(LEFT, RIGHT, -4)
        pen.pen.line(LEFT + 270, pen.y - 4, LEFT + 270, pen.y + 10)
        pen.down(1.6)


def _say_title(pen: Pen, wording: Spoken) -> None:
    pen.pen.setFont(BOLD, 14)
    pen.pen.drawString(LEFT, pen.y, wording.title)
    pen.down(3)


def _opened(pen: Pen) -> None:
    pen.named += 1
    pen.pen.beginForm(f"page{pen.named}")


def _closed(pen: Pen) -> None:
    pen.pen.endForm()
    pen.pen.doForm(f"page{pen.named}")


def struck_choices(wording: Spoken, family: Family) -> bytes:
    """A ruled table whose cells wrap; of printed choices all but one have a line drawn through."""
    pen = Pen(size=9.5)
    title(pen, wording)
    for part in parts(wording, family):
        pen.room(80)
        if part.title:
            pen.say(part.title, LEFT, BOLD)
            pen.down(1)
        if part.of == "concerns":
            pen.down(1)
            drawn_boxes(pen, part, "cross")
        else:
            for label, value in part.pairs:
                _ruled(pen, "" if part.of in PROSE else label, value)
            pen.rule(LEFT, RIGHT, 9)
        pen.down(1)
    return pen.done()


def _ruled(pen: Pen, label: str, value: str) -> None:
    left = LEFT + 180 if label else LEFT
    asked, told = pen.lines_of(label, 170) if label else [], pen.lines_of(value, RIGHT - left - 10)
    tall = 13 * max(len(asked), len(told)) + 4
    pen.room(tall + 10)
    top = pen.y
    pen.rule(LEFT, RIGHT, 9)
    for x in {LEFT, left, RIGHT}:
        pen.pen.line(x, top + 9, x, top + 9 - tall)
    for line in asked:
        pen.say(line, LEFT + 4)
        pen.y -= 13
    pen.y = top
    if value in {"Yes", "No"} and label:
        x = left + 5
        for choice in ("Yes", "No", "Not known"):
            end = pen.say(choice, x)
            if choice != value:
                pen.strike(x, end)
            x = end + 18
    else:
        for line in told:
            pen.say(line, left + 5)
            pen.y -= 13
    pen.y = top - tall


def columns_of_persons(wording: Spoken, family: Family) -> bytes:
    """A ruled table with a column for each child, another with one for each adult; yes and no as drawn boxes in line."""
    pen = Pen(size=8.5)
    title(pen, wording)
    for of in wording.order:
        found = of_kind(parts(wording, family), of)
        if of in {"child", "adult"}:
            _person_columns(pen, found)
            continue
        for part in found:
            pen.room(80)
            if part.title:
                pen.say(part.title, LEFT, BOLD)
                pen.down(2)
            if of == "concerns":
                drawn_boxes(pen, part, "tick")
            elif of in PROSE:
                pen.prose(part.pairs[0][1])
            else:
                for label, value in part.pairs:
                    _boxed_choice(pen, label, value)
    return pen.done()


def _person_columns(pen: Pen, found: list[Part]) -> None:
    rows = [["", *(part.title for part in found)]]
    rows += [[label, *(part.pairs[n][1] for part in found)] for n, (label, _) in enumerate(found[0].pairs)]
    lefts = [LEFT, *(LEFT + 130 + 369 / len(found) * n for n in range(len(found))), RIGHT]
    pen.room(16 * len(rows) + 20)
    for row in rows:
        cells = [pen.lines_of(text, right - x - 6, BOLD) for x, right, text in zip(lefts, lefts[1:], row, strict=False)]
        tall = 11 * max(map(len, cells)) + 5
        top = pen.y
        pen.rule(LEFT, RIGHT, 9)
        for x in lefts:
            pen.pen.line(x, top + 9, x, top + 9 - tall)
        for x, lines in zip(lefts, cells, strict=False):
            pen.y = top
            for line in lines:
                pen.say(line, x + 3, BOLD if x == LEFT or row is rows[0] else PLAIN)
                pen.y -= 11
        pen.y = top - tall
    pen.rule(LEFT, RIGHT, 9)
    pen.down(1.5)


def _boxed_choice(pen: Pen, label: str, value: str) -> None:
    pen.room(30)
    pen.say(label, LEFT)
    if value in {"Yes", "No"}:
        for x, choice in ((340, "Yes"), (400, "No")):
            pen.square(x, mark="cross" if choice == value else "")
            pen.say(choice, x + 13)
    else:
        pen.wrapped(value, LEFT + 240, 250)
        pen.y += pen.size * 1.35
    pen.down(1.8)
