"""The head of minutes: what kind of meeting, and on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.minutes.dates import dates_in, first_date
from parsers.minutes.lines import Line
from parsers.minutes.names import names_in
from parsers.minutes.particulars import pairs_of
from parsers.minutes.words import meeting_type, says_record, titled_type

_DATE_LABEL = re.compile(
    r"^(?:meeting |panel |discussion |conference |review |core group )?(?:date|dates?|held(?: on)?|when|day|date and time|date/time|date & time)(?: (?:of|and) (?:the )?(?:this )?(?:meeting|panel|discussion|conference|time|review|core group|visit|session|\w+ (?:meeting|review|conference))){0,3}$",
    re.IGNORECASE,
)
_TYPE_LABEL = re.compile(
    r"^(?:type|kind|nature|name|title) of (?:the )?(?:meeting|discussion|panel)$|^(?:meeting|discussion)(?: type| title| name)?$|^type$",
    re.IGNORECASE,
)
_MEETING = re.compile(r"^(?:meeting|panel|conference|review|discussion|core group)(?: held)?$", re.IGNORECASE)
_OPENS_WITH_DAY = re.compile(r"\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s+)?\d{1,2}\D", re.IGNORECASE)
_TITLE_LINES = 4
_NAMED_CHILD = re.compile(
    r"^\W*(?:\d{1,2}[.):]\s|(?:child|case|young person|yp|pupil)\b.{0,12}[:–-]\s)", re.IGNORECASE
)  # a case's heading: its date is a birthday
_BIRTH = re.compile(r"\b(?:dob|d\.o\.b|born|birth|edd|age)\b", re.IGNORECASE)


def date_of(lines: Sequence[Line]) -> str:
    """The day of the meeting (ISO): under its label, else in a title, else the first date of the head that is no birthday."""
    for label, value in (pair for line in lines for pair in pairs_of(line)):
        dated = _DATE_LABEL.match(label.strip()) or (_MEETING.match(label.strip()) and _OPENS_WITH_DAY.match(value))
        if dated and (found := first_date(value)):
            return found
    return _in_title(lines) or _first_of(lines)


def _in_title(lines: Sequence[Line]) -> str:
    """The date of a title, which may be broken over two headings at the top."""
    titles = [
        line.text
        for line in lines
        if not line.cells and not line.number and (line.heading or says_record(line.text) or meeting_type(line.text))
    ]
    broken = [text for text in _broken(lines) if meeting_type(text)]
    return next(
        (
            found
            for text in (*broken, *titles)
            if not _BIRTH.search(text) and _NAMED_CHILD.search(text) is None and (found := first_date(text)) and not _beside_name(text)
        ),
        "",
    )


def _broken(lines: Sequence[Line]) -> list[str]:
    """A title broken over two lines at the top, where only both together name a kind of meeting."""
    both = ((a, b) for a, b in pairwise(lines[:_TITLE_LINES]) if a.heading and b.heading)
    return [f"{a.text} {b.text}" for a, b in both if meeting_type(f"{a.text} {b.text}") and not meeting_type(b.text)]


def _beside_name(text: str) -> bool:
    """Whether the first date of a title stands in brackets behind somebody's name: a birthday."""
    start = next((start for start, _, _ in dates_in(text)), 0)
    return text[:start].rstrip().endswith("(") and any(
        " " in n.plain and not text[n.end : start].strip(" (,") for n in names_in(text[:start])
    )


def _first_of(lines: Sequence[Line]) -> str:
    """The first date that is no birthday."""
    for line in lines:
        if any(header for header, _ in line.cells):
            continue  # a table's row tells of something else
        text = line.segment.text
        for start, _, iso in dates_in(text):
            if not _BIRTH.search(text[max(0, start - 25) : start]) and not re.search(r"\(\s*$", text[:start]):
                return iso
    return ""


def type_of(lines: Sequence[Line], subject: str = "") -> str:
    """The kind of meeting as written: under its label, else in a title, else in the head, else in the mail's subject."""
    said = [
        (label, value.strip()) for line in lines for label, value in pairs_of(line) if _TYPE_LABEL.match(label.strip()) and value.strip()
    ]
    told = [value for label, value in said if re.search(r"type|kind|title|name", label, re.IGNORECASE)]
    titles = [*_broken(lines), *(line.text for line in lines if line.heading)]
    running = [line.text for line in lines if not line.heading and len(line.text) < 160]  # noqa: PLR2004 - a title line, not a paragraph
    known = (found for text in (*(value for _, value in said), *titles) if (found := meeting_type(text)))
    found = next(known, "") or next(iter(told), "") or next((found for text in (subject, *running) if (found := meeting_type(text))), "")
    return found or next((small for line in lines[:_TITLE_LINES] if (small := titled_type(line.text))), "")
