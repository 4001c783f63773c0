"""The words that a reader sees beside a fillable field: left of it, above it, at the head of its column, or behind its box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.document import Box
from parsers.forms.person_columns import names_person
from parsers.pdf_fields import PdfField
from parsers.pdf_text import Fragment

_NEAR = 260.0  # points between a label and its field
_BESIDE = 65.0  # points between a box and its words
_BUTTON = 12.0  # points between a button and the words that can only be its own
_ABOVE = 14.0
_OVERLAP = -2.0  # points by which neighbours may run into each other
_COLUMN = 4.0  # points by which fields of one column may differ
_LONGEST_CHOICE = 60
_NO_WORDS = "text|text ?(?:box|field)|check ?box|field|undefined|dropdown|group|button|untitled|combo ?box|list ?box|fill"
_EMPTY_TIP = re.compile(rf"(?:{_NO_WORDS})?[\s_.]*\d*(?:[\s_.]\d+)*", re.IGNORECASE)


_BARE = re.compile(r"\W*(?:yes|no|y|n|n/?a|not known|unknown|unsure|male|female|m|f|boy|girl)\W*", re.IGNORECASE)
_LINE_ABOVE = 24.0


@dataclass(frozen=True, slots=True)
class Label:
    """`text` as printed; `asked` is the question that a box beside "Yes" or "No" answers.

    `row` counts from 1 in a grid of fields below column headings, None outside one.
    """

    text: str
    row: int | None = None
    asked: str = ""


@dataclass(frozen=True, slots=True)
class FieldPage:
    """The printed fragments and the fields of one page."""

    fragments: tuple[Fragment, ...]
    fields: tuple[PdfField, ...]


def field_page(fragments: Sequence[Fragment], fields: Sequence[PdfField]) -> FieldPage:
    """The page as its fields are labelled from it."""
    return FieldPage(tuple(fragments), tuple(fields))


def label_of(field: PdfField, page: FieldPage) -> Label:
    """Right or left of a tick box; for any other field its tooltip, what stands left or above; else its name."""
    tip = "" if _EMPTY_TIP.fullmatch(field.tooltip) else field.tooltip
    if not field.widgets or not page.fragments:
        return Label(tip or field.name)
    box = field.widgets[0].box
    if field.kind == "box":
        text = _box_label(box, page) or tip or field.name
        return Label(text, asked=_question_of(box, page) if _BARE.fullmatch(text) else "")
    if field.kind == "radio":
        first = min((widget.box for widget in field.widgets), key=lambda b: (round(b.y0), b.x0))
        return Label(tip or _asked_by(first, page) or field.name)
    if tip:
        return Label(tip)
    return _printed(field, page) or Label(field.name)


def printed_labels(page: FieldPage) -> frozenset[str]:
    """The printed words that label fields for text: bold as they may be, they open no part of the form."""
    asked = (_printed(field, page) for field in page.fields if field.widgets and field.kind in {"text", "choice"})
    return frozenset(label.text for label in asked if label is not None)


def _printed(field: PdfField, page: FieldPage) -> Label | None:
    box = field.widgets[0].box
    beside = _left_label(box, page) or _text(_above(box, page.fragments))
    return _in_grid(field, page) or (Label(beside) if beside else None)


def chosen_of(field: PdfField, page: FieldPage) -> str:
    """The words beside the chosen button of a radio group, else its state name; "" where none is chosen."""
    for widget in field.widgets:
        if widget.on:
            beside = _box_label(widget.box, page)
            return beside if beside and len(beside) < _LONGEST_CHOICE else widget.state
    return ""


def _box_label(box: Box, page: FieldPage) -> str:
    left, right = _text(_left_of(box, page.fragments, _NEAR)), _text(_right_of(box, page.fragments))
    return (left or right) if _follows(box, page) else (right or left)


def _follows(box: Box, page: FieldPage) -> bool:
    """Whether boxes stand behind their words on this line: a line that ends with a box has them so."""
    boxes = [w.box for f in page.fields if f.kind in {"box", "radio"} for w in f.widgets if w.box.page == box.page and _level(box, w.box)]
    last_box = max(other.x0 for other in (*boxes, box))
    last_words = max((f.box.x0 for f in page.fragments if _level(box, f.box)), default=0.0)
    return last_box > last_words


def _question_of(box: Box, page: FieldPage) -> str:
    """The words that the choices of a line answer: left of them, else on the line above."""
    left = [f for f in page.fragments if _level(box, f.box) and f.box.x1 <= box.x0 + _COLUMN and not _BARE.fullmatch(f.text)]
    if left:
        return max(left, key=lambda f: f.box.x1).text
    above = [f for f in page.fragments if 0 < box.y0 - f.box.y1 < _LINE_ABOVE and f.box.x0 <= box.x1 and not _BARE.fullmatch(f.text)]
    return max(above, key=lambda f: f.box.y1).text if above else ""


def _asked_by(first: Box, page: FieldPage) -> str:
    """What a group of buttons answers: words left of its first button, where those are not the button's own; else above it."""
    left = sorted((f for f in page.fragments if _level(first, f.box) and -_COLUMN <= first.x0 - f.box.x1 < _NEAR), key=lambda f: f.box.x1)
    if left and _follows(first, page) and (len(left) > 1 or _BARE.fullmatch(left[-1].text)):
        del left[-1]
    return left[-1].text if left else _text(_above(first, page.fragments)) or _question_of(first, page)


def _left_label(box: Box, page: FieldPage) -> str:
    """The fragment to the left, unless another field stands between, or a button whose words it is: then it is that one's."""
    found = _left_of(box, page.fragments, _NEAR)
    if found is None or _names_button(found, page):
        return ""
    between = (widget.box for f in page.fields for widget in f.widgets if widget.box.page == box.page)
    taken = any(_level(box, b) and found.box.x0 < b.x0 and b.x1 <= box.x0 + _COLUMN and b != box for b in between)
    return "" if taken else found.text


def _names_button(found: Fragment, page: FieldPage) -> bool:
    """Whether a tick box or button stands right before the words."""
    boxes = (widget.box for f in page.fields if f.kind in {"box", "radio"} for widget in f.widgets)
    return any(_level(box, found.box) and _OVERLAP <= found.box.x0 - box.x1 < _BUTTON for box in boxes if box.page == found.box.page)


def _in_grid(field: PdfField, page: FieldPage) -> Label | None:
    """The heading of the column that the field stands in, with its row; None for a field that is in no grid."""
    box = field.widgets[0].box
    depth, top = 1, box
    while (higher := _next_in_column(top, page, step=-1)) is not None:
        top, depth = higher, depth + 1
    head = _above(top, page.fragments)
    below = _next_in_column(box, page, step=1)
    if head is None or (depth == 1 and below is None):
        return None
    row = _row_label(box, page)
    if _left_label(top, page) and not (row and _heads_person(head, top)):
        return None
    return Label(f"{row}: {head.text}" if row else head.text, depth)


def _heads_person(head: Fragment, top: Box) -> bool:
    """Whether the words above a column of fields name one person: "Child 1", right over the column and no section's title."""
    return head.text[:1].isalpha() and head.box.x0 >= top.x0 - _COLUMN and names_person(head.text)


def _row_label(box: Box, page: FieldPage) -> str:
    """Words left of the whole row of fields."""
    level = [f.widgets[0].box for f in page.fields if f.widgets and _level(box, f.widgets[0].box)]
    return _text(_left_of(min(level, key=lambda b: b.x0), page.fragments, _NEAR))


def _next_in_column(box: Box, page: FieldPage, *, step: int) -> Box | None:
    """The field right above (`step` -1) or below (1) in the same column, where no words stand between."""
    found = []
    for field in page.fields:
        other = field.widgets[0].box if field.widgets and field.kind in {"text", "choice"} else None
        if other is None or abs(other.x0 - box.x0) > _COLUMN:
            continue
        gap = box.y0 - other.y1 if step < 0 else other.y0 - box.y1
        if _OVERLAP <= gap < _ABOVE:
            found.append((gap, other))
    if not found:
        return None
    nearest = min(found, key=lambda pair: pair[0])[1]
    lower, upper = (box, nearest) if step < 0 else (nearest, box)
    return None if _words_between(upper, lower, page) else nearest


def _words_between(upper: Box, lower: Box, page: FieldPage) -> bool:
    return any(
        f.box.x0 < lower.x1 and f.box.x1 > lower.x0 and upper.y0 + 2 < (f.box.y0 + f.box.y1) / 2 < lower.y0 + 2 and f.box.y0 >= upper.y1 - 2
        for f in page.fragments
    )


def _right_of(box: Box, fragments: Sequence[Fragment]) -> Fragment | None:
    near = [f for f in fragments if _level(box, f.box) and _OVERLAP <= f.box.x0 - box.x1 < _BESIDE]
    return min(near, key=lambda f: f.box.x0, default=None)


def _left_of(box: Box, fragments: Sequence[Fragment], reach: float) -> Fragment | None:
    near = [f for f in fragments if _level(box, f.box) and -_COLUMN <= box.x0 - f.box.x1 < reach]
    return max(near, key=lambda f: f.box.x1, default=None)


def _above(box: Box, fragments: Sequence[Fragment]) -> Fragment | None:
    near = [f for f in fragments if _OVERLAP <= box.y0 - f.box.y1 < _ABOVE and f.box.x0 < box.x1 and f.box.x1 > box.x0]
    return max(near, key=lambda f: f.box.y1, default=None)


def _text(found: Fragment | None) -> str:
    return "" if found is None else found.text


def _level(box: Box, other: Box) -> bool:
    return min(box.y1, other.y1) - max(box.y0, other.y0) > min(other.y1 - other.y0, box.y1 - box.y0) * 0.3
