"""Geometries of the first round: bars over parts side by side, small labels over answers, leaders, blanks, rings, struck choices."""

from __future__ import annotations

from collections.abc import Callable

from tests.form_prints.first_words import CITADEL, FENLAND, LARCHWOOD, ORCHARD, THAMESIDE, WESTMOOR
from tests.form_prints.parts import Part, Spoken, of_kind, parts
from tests.form_prints.pen import BOLD, LEFT, PLAIN, RIGHT, Pen
from tests.form_wordings.families import Family

_PROSE = ("narrative", "strengths", "confidential")


def bars_side_by_side(wording: Spoken, family: Family) -> bytes:
    """Two children, then two adults, beside each other under coloured bars whose titles are set in; typed boxes in two columns."""
    pen = Pen(size=9.5)
    _title(pen, wording)
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


def _title(pen: Pen, wording: Spoken) -> None:
    pen.pen.setFont(BOLD, 15)
    pen.pen.drawString(LEFT, pen.y, wording.title)
    pen.down(3)


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
    if part.of in _PROSE:
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
    _title(pen, wording)
    for part in parts(wording, family):
        pen.room(90)
        if part.title:
            pen.say(part.title, LEFT, BOLD)
            pen.down(2)
        if part.of == "concerns":
            _drawn_boxes(pen, part, "tick")
        elif part.of in _PROSE:
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


def _drawn_boxes(pen: Pen, part: Part, mark: str) -> None:
    for label, state in part.pairs:
        pen.room(20)
        pen.square(LEFT, mark=mark if state == "on" else "")
        pen.say(label, LEFT + 16)
        pen.down(1.7)


def dotted_leaders(wording: Spoken, family: Family) -> bytes:
    """Label, dots, answer: as typed forms print them; the options of yes and no with boxes behind the words."""
    pen = Pen(size=10)
    _title(pen, wording)
    for part in parts(wording, family):
        if part.title:
            pen.head(part.title)
        if part.of == "concerns":
            for label, state in part.pairs:
                end = pen.say(label, LEFT)
                pen.leaders(end + 3, 250)
                pen.square(262, mark="cross" if state == "on" else "")
                pen.down(1.7)
        elif part.of in _PROSE:
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
    _title(pen, wording)
    for part in parts(wording, family):
        if part.title:
            pen.head(part.title)
        if part.of == "concerns":
            _drawn_boxes(pen, part, "cross")
        elif part.of in _PROSE:
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


def unruled_grids(wording: Spoken, family: Family) -> bytes:
    """A row for each child and each adult under bold heads, without any line; cells wrap; pairs elsewhere by tab stops."""
    pen = Pen(size=8)
    _title(pen, wording)
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
            elif of in _PROSE:
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
            _drawn_boxes(pen, part, "cross")
        elif part.of in _PROSE:
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
    _title(pen, wording)
    for part in parts(wording, family):
        pen.room(80)
        if part.title:
            pen.say(part.title, LEFT, BOLD)
            pen.down(1)
        if part.of == "concerns":
            pen.down(1)
            _drawn_boxes(pen, part, "cross")
        else:
            for label, value in part.pairs:
                _ruled(pen, "" if part.of in _PROSE else label, value)
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


def check_answers(wording: Spoken, family: Family) -> bytes:
    """A portal's summary: question left in bold, answer right, a thin line below each; running head and foot; answers cross pages."""
    pen = Pen(size=11)
    _run(pen, wording)
    pen.pen.setFont(BOLD, 20)
    pen.pen.drawString(LEFT, pen.y - 10, wording.title)
    pen.down(5)
    for part in parts(wording, family):
        _break(pen, wording, 90)
        if part.title and part.of not in (*_PROSE, "concerns"):
            pen.pen.setFont(BOLD, 15)
            pen.pen.drawString(LEFT, pen.y, part.title)
            pen.down(2.4)
        chosen = "\n".join(label for label, state in part.pairs if state == "on")
        for label, value in ((part.title, chosen),) if part.of == "concerns" else part.pairs:
            _summary_row(pen, wording, label, value)
    return pen.done()


def _summary_row(pen: Pen, wording: Spoken, label: str, value: str) -> None:
    asked, told = pen.lines_of(label, 200, BOLD), pen.lines_of(value, 260)
    for number in range(max(len(asked), len(told))):
        _break(pen, wording, 20)
        if number < len(asked):
            pen.say(asked[number], LEFT, BOLD)
        if number < len(told):
            pen.say(told[number], LEFT + 225)
        pen.y -= 15
    pen.rule(LEFT, RIGHT, 5, 0.4)
    pen.y -= 8


def _break(pen: Pen, wording: Spoken, height: float) -> None:
    if pen.y - height < 45:
        pen.pen.showPage()
        pen.y = 780
        _run(pen, wording)


def _run(pen: Pen, wording: Spoken) -> None:
    pen.pen.setFont(PLAIN, 7)
    pen.pen.drawString(30, 822, "14/11/2026, 16:40")
    pen.pen.drawCentredString(297, 822, f"{wording.title} - submitted form")
    pen.pen.drawString(30, 20, "https://forms.borough.example/submissions/7c1a")
    pen.pen.drawRightString(565, 20, f"{pen.pen.getPageNumber()}/3")


def fillable(wording: Spoken, family: Family) -> bytes:
    """Fields Text1, Text2 ... under their labels, three to a row; buttons for yes and no; boxes before their words."""
    pen = Pen(size=9)
    _title(pen, wording)
    for part in parts(wording, family):
        pen.room(100)
        if part.title:
            pen.bar(part.title)
            pen.down(2.2)
        if part.of == "concerns":
            for start in range(0, len(part.pairs), 2):
                for place, (label, state) in enumerate(part.pairs[start : start + 2]):
                    pen.box(LEFT + 250 * place, state)
                    pen.say(label, LEFT + 250 * place + 16)
                pen.down(2)
        elif part.of in _PROSE:
            pen.down(5)
            pen.text_field(part.pairs[0][1], LEFT, 490, 60, fieldFlags="multiline")
            pen.down(3.5)
        else:
            _field_rows(pen, part)
    return pen.done()


def _field_rows(pen: Pen, part: Part) -> None:
    across = 1 if part.of == "consent" else 3
    for start in range(0, len(part.pairs), across):
        pen.room(50)
        row = part.pairs[start : start + across]
        for place, (label, value) in enumerate(row):
            pen.say(label, LEFT + 168 * place)
            if value in {"Yes", "No", ""} and across == 1 and "?" in label:
                _buttons(pen, value)
        pen.down(2)
        for place, (label, value) in enumerate(row):
            if not (value in {"Yes", "No", ""} and across == 1 and "?" in label):
                pen.text_field(value, LEFT + 168 * place, 480 if across == 1 else 158)
        pen.down(1.8)


def _buttons(pen: Pen, value: str) -> None:
    pen.named += 1
    for x, choice in ((400, "Yes"), (460, "No")):
        pen.pen.acroForm.radio(
            name=f"Group{pen.named}", value=f"Choice{choice == 'No':d}", selected=value == choice, x=x, y=pen.y - 2, size=11, tooltip=""
        )
        pen.say(choice, x + 15)


def colon_lines(wording: Spoken, family: Family) -> bytes:
    """Bold label, colon and answer on one line, in running type; lists of categories chosen; a title in colour with a rule below."""
    pen = Pen(size=10.5)
    _title(pen, wording)
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
            _drawn_boxes(pen, part, "cross")
        elif part.of in _PROSE:
            pen.prose(part.pairs[0][1])
        else:
            for label, value in part.pairs:
                pen.room(20)
                end = pen.say(f"{label.rstrip('?')}{'?' if label.endswith('?') else ':'}", LEFT, BOLD)
                pen.say(value, end + 5)
                pen.down(1.5)
    return pen.done()


def columns_of_persons(wording: Spoken, family: Family) -> bytes:
    """A ruled table with a column for each child, another with one for each adult; yes and no as drawn boxes in line."""
    pen = Pen(size=8.5)
    _title(pen, wording)
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
                _drawn_boxes(pen, part, "tick")
            elif of in _PROSE:
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


def questions_over_answers(wording: Spoken, family: Family) -> bytes:
    """A portal's print with plain questions and bold answers below them, all of one size; what was chosen is a list."""
    pen = Pen(size=10)
    _title(pen, wording)
    for part in parts(wording, family):
        pen.room(70)
        if part.title and part.of not in (*_PROSE, "concerns"):
            pen.pen.setFont(BOLD, 14)
            pen.pen.drawString(LEFT, pen.y, part.title)
            pen.down(2.2)
        chosen = "\n".join(label for label, state in part.pairs if state == "on")
        for label, value in ((part.title, chosen),) if part.of == "concerns" else part.pairs:
            pen.room(36)
            pen.wrapped(label, LEFT, 480)
            for line in pen.lines_of(value, 480, BOLD):
                pen.room(16)
                pen.say(line, LEFT, BOLD)
                pen.down(1.35)
            pen.down(0.7)
    return pen.done()


Geometry = Callable[[Spoken, Family], bytes]
PRINTS: tuple[tuple[Spoken, Geometry], ...] = (
    (FENLAND, bars_side_by_side),
    (THAMESIDE, small_labels_above),
    (WESTMOOR, dotted_leaders),
    (CITADEL, blanks_and_rings),
    (LARCHWOOD, unruled_grids),
    (ORCHARD, inside_form_object),
    (WESTMOOR, struck_choices),
    (THAMESIDE, check_answers),
    (LARCHWOOD, fillable),
    (FENLAND, colon_lines),
    (CITADEL, columns_of_persons),
    (ORCHARD, questions_over_answers),
)
SELECTIONS = frozenset({"check_answers", "questions_over_answers"})  # show what was chosen and nothing else
