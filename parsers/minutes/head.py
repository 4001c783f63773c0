"""The head of minutes: what kind of meeting, and on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.minutes.dates import dates_in, first_date
from parsers.minutes.lines import Line
from parsers.minutes.particulars import pairs_of
from parsers.minutes.words import meeting_type, says_record

_DATE_LABEL = re.compile(
    r"^(?:meeting |panel |discussion |conference )?(?:date|dates?|held(?: on)?|when|day|date and time|date/time|date & time)(?: (?:of|and) (?:the )?(?:this )?(?:meeting|panel|discussion|conference|time|review|core group|visit|session|\w+ (?:meeting|review|conference)))*$",
    re.IGNORECASE,
)
_TYPE_LABEL = re.compile(
    r"^(?:type|kind|nature|name|title) of (?:the )?(?:meeting|discussion|panel)$|^(?:meeting|discussion)(?: type| title| name)?$|^type$",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"\b(?:dob|d\.o\.b|born|birth|edd|age)\b", re.IGNORECASE)


def date_of(lines: Sequence[Line]) -> str:
    """The day of the meeting (ISO): under its label, else in a title, else the first date of the head that is no birthday."""
    for label, value in (pair for line in lines for pair in pairs_of(line)):
        if _DATE_LABEL.match(label.strip()) and (found := first_date(value)):
            return found
    for line in lines:
        if (
            (line.heading or says_record(line.text) or meeting_type(line.text))
            and not _BIRTH.search(line.text)
            and (found := first_date(line.text))
        ):
            return found
    for line in lines:
        text = line.segment.text
        for start, _, iso in dates_in(text):
            if not _BIRTH.search(text[max(0, start - 25) : start]) and not re.search(r"\(\s*$", text[:start]):
                return iso
    return ""


def type_of(lines: Sequence[Line], subject: str = "") -> str:
    """The kind of meeting as written: under its label, else in a title, else in the head, else in the mail's subject."""
    for label, value in (pair for line in lines for pair in pairs_of(line)):
        if _TYPE_LABEL.match(label.strip()) and value.strip():
            return meeting_type(value) or value.strip()
    titles = [line.text for line in lines if line.heading]
    running = [line.text for line in lines if not line.heading and len(line.text) < 160]  # noqa: PLR2004 - a title line, not a paragraph
    return next((found for text in (*titles, subject, *running) if (found := meeting_type(text))), "")
