"""Geometries of portals and programs: a summary of answers, fields to fill in, questions over answers."""

from __future__ import annotations

from tests.form_prints.parts import Part, Spoken, parts
from tests.form_prints.pen import BOLD, LEFT, PLAIN, RIGHT, Pen
from tests.form_prints.sheet import PROSE, title
from tests.form_wordings.families import Family


def check_answers(wording: Spoken, family: Family) -> bytes:
    """A portal's summary: question left in bold, answer right, a thin line below each; running head and foot; answers cross pages."""
    pen = Pen(size=11)
    _run(pen, wording)
    pen.pen.setFont(BOLD, 20)
    pen.pen.drawString(LEFT, pen.y - 10, wording.title)
    pen.down(5)
    for part in parts(wording, family):
        _break(pen, wording, 90)
        if part.title and part.of not in (*PROSE, "concerns"):
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
    title(pen, wording)
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
        elif part.of in PROSE:
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


def questions_over_answers(wording: Spoken, family: Family) -> bytes:
    """A portal's print with plain questions and bold answers below them, all of one size; what was chosen is a list."""
    pen = Pen(size=10)
    title(pen, wording)
    for part in parts(wording, family):
        pen.room(70)
        if part.title and part.of not in (*PROSE, "concerns"):
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
