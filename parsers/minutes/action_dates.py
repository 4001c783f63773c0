"""By when something is to be done: a date, a day of this year, or the words."""

from __future__ import annotations

import re

from parsers.minutes.dates import dates_in, day_near, iso_date

ONGOING = re.compile(r"\b(?:on-?going|continuing|rolling|no (?:end )?date)\b", re.IGNORECASE)
_SOON = re.compile(
    r"\b(?:immediately|asap|as soon as possible|today|tomorrow|within (?:\d+|one|two|three|five|ten|twenty-four)[\w -]{0,12}(?:hours?|days?|weeks?|months?)|"
    r"(?:by |before )?(?:the )?(?:end of (?:the )?(?:day|week|month|term)|next (?:meeting|panel|week|core group|review)|close of play|cop))\b",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"(?:dob|d\.o\.b\.?|born|date of birth)\W*$", re.IGNORECASE)


def due_in(text: str, meeting: str) -> str:
    """The due date: the last date that is nobody's birthday, ISO; else a day of this year, else the words; "" for ongoing."""
    whole = iso_date(text)
    if whole:
        return whole
    dates = [(start, iso) for start, _, iso in dates_in(text) if not _BIRTH.search(text[:start].rstrip("( "))]
    if dates:
        return dates[-1][1]
    if ONGOING.search(text):
        return ""
    near = _near(text, meeting)
    if near:
        return near
    soon = _SOON.search(text)
    return soon[0] if soon else ""


def _near(text: str, meeting: str) -> str:
    """A day without a year counts only where the words make it a deadline, or nothing else is said."""
    said = re.search(
        r"(?:\b(?:by|before|due|deadline|until|on|today|tomorrow)\b\W*(?:the )?(?:\w+day,? )?|^|[(–—|-]\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?|,\s*(?=\d{1,2}/\d{1,2}\.?$))(?=\d{1,2}(?:st|nd|rd|th|/|\s))",
        text,
        re.IGNORECASE,
    )
    return day_near(text[said.end() :], meeting) if said else ""
