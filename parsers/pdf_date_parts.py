"""A date asked in three fillable fields (day, month, year) -> one field under the words that stand above or left of the three."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.document import Box
from parsers.pdf_fields import PdfField
from parsers.pdf_labels import FieldPage, label_of
from parsers.pdf_text import Fragment

_PARTS = (re.compile(r"dd?|day", re.IGNORECASE), re.compile(r"mm?|month", re.IGNORECASE), re.compile(r"yy(?:yy)?|year", re.IGNORECASE))
_VALUES = (re.compile(r"\d{1,2}"), re.compile(r"\d{1,2}|[A-Za-z]{3,9}"), re.compile(r"\d{4}|\d{2}"))
_ASKS_DATE = re.compile(r"\b(?:date|d\.?o\.?b|born|birth|due)\b", re.IGNORECASE)
_ABOVE = 34.0  # points from the words that ask to the fields, with the names of the parts between
_LEFT = 160.0  # points
_LEVEL = 4.0  # points by which fields of one line may differ
_COUNT = len(_PARTS)


def with_dates_joined(fields: Sequence[PdfField], page: FieldPage) -> list[PdfField]:
    """The fields with each day, month and year that are filled as one; others, and those nobody asks for, as they are."""
    found: list[PdfField] = []
    place = 0
    while place < len(fields):
        three = fields[place : place + _COUNT]
        asked = _asked(three, page)
        found.append(_joined(three, asked) if asked else fields[place])
        place += _COUNT if asked else 1
    return found


def _asked(three: Sequence[PdfField], page: FieldPage) -> str:
    """The words that ask for the date, "" where the fields are no filled date."""
    if len(three) < _COUNT or any(field.kind not in {"text", "choice"} or not field.widgets for field in three):
        return ""
    named = zip(three, _PARTS, _VALUES, strict=True)
    if not all(value.fullmatch(field.value.strip()) and _is_part(field, part, page) for field, part, value in named):
        return ""
    boxes = [field.widgets[0].box for field in three]
    level = all(abs(box.y0 - boxes[0].y0) <= _LEVEL for box in boxes)
    return _words(boxes[0], page.fragments) if level else ""


def _is_part(field: PdfField, part: re.Pattern[str], page: FieldPage) -> bool:
    return part.fullmatch(label_of(field, page).text.strip(" :()")) is not None or part.fullmatch(field.name.strip()) is not None


def _words(box: Box, fragments: Sequence[Fragment]) -> str:
    """The nearest words about a date above the first field, or left of it."""
    near = [f for f in fragments if _ASKS_DATE.search(f.text) and (_stands_above(f.box, box) or _stands_left(f.box, box))]
    return max(near, key=lambda f: f.box.y1).text.strip(" :") if near else ""


def _stands_above(words: Box, box: Box) -> bool:
    return 0 <= box.y0 - words.y1 + _LEVEL <= _ABOVE and abs(words.x0 - box.x0) <= 2 * _LEVEL


def _stands_left(words: Box, box: Box) -> bool:
    middle = (words.y0 + words.y1) / 2
    return box.y0 - _LEVEL <= middle <= box.y1 + _LEVEL and 0 <= box.x0 - words.x1 + _LEVEL <= _LEFT


def _joined(three: Sequence[PdfField], asked: str) -> PdfField:
    value = "/".join(field.value.strip() for field in three)
    value = value if value.replace("/", "").isdigit() else value.replace("/", " ")
    widgets = tuple(widget for field in three for widget in field.widgets)
    return replace(three[0], tooltip=asked, value=value, widgets=widgets)
