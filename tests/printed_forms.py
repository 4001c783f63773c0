"""Referral forms as programs print them, made in memory: parts side by side, questions over answers, boxes drawn by lines."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas

HEIGHT, LAST_LINE = 842.0, 560.0
Draw = Callable[[Canvas, float, float, float], None]
Words = tuple[float, float, str, str]  # x, y from the top, text, "bold" or ""


def sheet(words: Sequence[Words], draw: Callable[[Canvas], None] = lambda _canvas: None) -> bytes:
    """One page with these words in this order, then what `draw` adds."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, HEIGHT))
    for x, y, text, bold in words:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 12 if bold else 10)
        canvas.drawString(x, HEIGHT - y, text)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


CHILD = (
    ("First name", "Ruben"),
    ("Surname", "Lis"),
    ("Date of birth", "30/06/2017"),
    ("Address", "9 Weavers Fold"),
    ("Postcode", "HX7 9DT"),
)
ADULTS = (("Full name", "Ada Kowal"), ("Date of birth", "21/01/1990"), ("", "Adult 2"), ("Full name", "Piotr Lis"), ("Date of birth", ""))
BELOW = (
    ("Referrer", "bold"),
    ("Name: Carl Oak", ""),
    ("Role: Paramedic", ""),
    ("Type of concern", "bold"),
    ("[x] Neglect", ""),
    ("[ ] Self-harm", ""),
)


def side_by_side(order: str, bold: str) -> bytes:
    """A child on the left and two adults on the right, written "by line" across the page or "by part"; titles bold or plain."""
    left: list[Words] = [(50, 100, "Child", bold)]
    right: list[Words] = [(310, 100, "Adult 1", bold)]
    for number, (one, other) in enumerate(zip(CHILD, ADULTS, strict=True)):
        y = 120 + 16 * number
        for side, x, (label, value) in ((left, 50, one), (right, 310, other)):
            side.extend([(x, y, f"{label}:", ""), (x + 100, y, value, "")] if label else [(x, y, value, bold)])
    rest: list[Words] = [(50, 230 + 18 * number, text, shown) for number, (text, shown) in enumerate(BELOW)]
    beside = sorted([*left, *right], key=lambda word: word[1]) if order == "by line" else [*left, *right]
    return sheet([*beside, *rest])


ASKED = (
    (
        "About you",
        (("What is your name?", "Una Marsh"), ("What is your job title?", "Head of Year"), ("Your email address", "u@vale.example")),
    ),
    (
        "Child 1",
        (
            ("First name", "Tegan"),
            ("Last name", "Lis"),
            ("Is the child known by any other names?", ""),
            ("Date of birth", "9 May 2014"),
            ("NHS number (if known)", ""),
            ("Which school, college, nursery or other education setting does the child or young person attend?", "Vale Academy"),
        ),
    ),
    (
        "Child 2",
        (
            ("First name", "Kyle"),
            ("Last name", "Mottram"),
            ("Is the child known by any other names?", "Ky"),
            ("Date of birth", ""),
            ("NHS number (if known)", ""),
            ("Which school, college, nursery or other education setting does the child or young person attend?", ""),
        ),
    ),
    ("Concerns", (("Which of these are you concerned about? (select all that apply)", "Neglect{}Missed medical appointments"),)),
    ("Consent", (("Have the parents been told about this referral?", "Yes"), ("Have the parents consented to this referral?", "No"))),
)


def portal_print(empty: str, bold: str, between: str) -> bytes:
    """Questions over their answers, printed from a browser with its lines at the head and foot of each page."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, HEIGHT))
    lines: list[tuple[str, str]] = []
    for title, answers in ASKED:
        lines.append((title, "bold"))
        for asked, answer in answers:
            lines.append((asked, bold))
            lines.extend((line, "") for line in (answer.format(between) or empty).split("\n"))
    y = 70
    for text, shown in lines:
        if y > LAST_LINE:
            _run(canvas)
            canvas.showPage()
            y = 70
        canvas.setFont("Helvetica-Bold" if shown else "Helvetica", 12 if text in dict(ASKED) else 10)
        canvas.drawString(40, HEIGHT - y, text)
        y += 18
    _run(canvas)
    canvas.save()
    return stream.getvalue()


def _run(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 7)
    canvas.drawString(30, HEIGHT - 25, "11/11/2026, 10:02")
    canvas.drawString(220, HEIGHT - 25, "Submission - Vale portal")
    canvas.drawString(30, 25, "https://portal.vale.example/s/991")
    canvas.drawRightString(565, 25, f"{canvas.getPageNumber()}/2")


OPTIONS = ("Physical abuse", "Neglect", "Emotional abuse", "Domestic abuse")
TICKED = frozenset({"Neglect", "Domestic abuse"})
SIDE = 10.0


def boxes_drawn(outline: Draw, mark: Draw, behind: str = "") -> bytes:
    """A form whose boxes are no text: `outline` draws each, `mark` those that are ticked, before or behind their words."""
    words: list[Words] = [
        (50, 60, "Child details", "bold"),
        (50, 140, "Referrer", "bold"),
        (50, 200, "Types of concern (tick all that apply)", "bold"),
    ]
    words += [(50, 80 + 16 * n, f"{label}: {value}", "") for n, (label, value) in enumerate(CHILD[:3])]
    words += [(50, 160, "Name: Carl Oak", ""), (50, 176, "Role: Paramedic", "")]
    places = [(50 + 180 * (n % 2), 220 + 18 * (n // 2), option) for n, option in enumerate(OPTIONS)]
    words += [(x if behind else x + 16, y, option, "") for x, y, option in places]
    words.append((50, 300, "Are the parents aware of this referral?", ""))
    words += [(286, 300, "Yes", ""), (346, 300, "No", "")]

    def draw(canvas: Canvas) -> None:
        for x, y, option in [*places, (270, 300, "Yes"), (330, 300, "No")]:
            left = x + 110 if behind and option in OPTIONS else x
            outline(canvas, left, HEIGHT - y - 1, SIDE)
            if option in TICKED | {"No"}:
                mark(canvas, left, HEIGHT - y - 1, SIDE)

    return sheet(words, draw)


def square(canvas: Canvas, x: float, y: float, side: float) -> None:
    """An outline."""
    canvas.rect(x, y, side, side)


def four_lines(canvas: Canvas, x: float, y: float, side: float) -> None:
    """The same of four lines."""
    for line in ((x, y, x + side, y), (x, y, x, y + side), (x + side, y, x + side, y + side), (x, y + side, x + side, y + side)):
        canvas.line(*line)


def rounded(canvas: Canvas, x: float, y: float, side: float) -> None:
    """The same with round corners."""
    canvas.roundRect(x, y, side, side, 2)


def dark_and_light(canvas: Canvas, x: float, y: float, side: float) -> None:
    """A border as browsers print one: a light square upon a dark one."""
    for grey, inset in ((0, 0.0), (1, 0.8)):
        canvas.setFillGray(grey)
        canvas.rect(x + inset, y + inset, side - 2 * inset, side - 2 * inset, stroke=0, fill=1)
    canvas.setFillGray(0)


def cross(canvas: Canvas, x: float, y: float, side: float) -> None:
    """Two lines across the box."""
    canvas.line(x + 1, y + 1, x + side - 1, y + side - 1)
    canvas.line(x + 1, y + side - 1, x + side - 1, y + 1)


def tick(canvas: Canvas, x: float, y: float, side: float) -> None:
    """A tick of one stroke that reaches over its box."""
    stroke = canvas.beginPath()
    stroke.moveTo(x + 2, y + side / 2)
    stroke.lineTo(x + side / 2 - 1, y + 2)
    stroke.lineTo(x + side - 1, y + side + 1)
    canvas.drawPath(stroke)


def typed(canvas: Canvas, x: float, y: float, side: float) -> None:
    """An X typed into the box."""
    canvas.setFont("Helvetica", side - 2)
    canvas.drawString(x + 2, y + 2, "X")


def filling(canvas: Canvas, x: float, y: float, side: float) -> None:
    """A dark square in the box."""
    canvas.rect(x + 2, y + 2, side - 4, side - 4, stroke=0, fill=1)


def scribble(canvas: Canvas, x: float, y: float, side: float) -> None:
    """A curve in the box that may be anything."""
    canvas.bezier(x + 3, y + 3, x + 5, y + side - 3, x + 6, y + 3, x + side - 3, y + 5)
