"""Dates as minutes write them. Day first (United Kingdom); the result is ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_CENTURY_TURN = 40  # two-digit years below are of this century
_SHORT_YEAR = 2
DATE = (
    r"(?:\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}\.?[,\s-]+(?:\d{{4}}|\d{{2}}(?!\d|:))"
    rf"|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
)
_FOUND = re.compile(rf"(?<![\d/]){DATE}", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIGURES = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?([a-z]{3})[a-z]*\.?[,\s-]+(\d{4}|\d{2})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_DAY_AND_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH})\b|(?<![\d/.])(\d{{1,2}})/(\d{{1,2}})(?![\d/])", re.IGNORECASE
)


def dates_in(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, ISO date) of each possible date, in order."""
    for found in _FOUND.finditer(text):
        if iso := iso_date(found[0]):
            yield found.start(), found.end(), iso


def iso_date(written: str) -> str:
    """The one date written, as ISO; "" where it is none or cannot exist."""
    text = written.strip()
    if m := _ISO.fullmatch(text):
        return _made(m[1], m[2], m[3])
    if m := _FIGURES.fullmatch(text):
        return _made(m[3], m[2], m[1])
    if m := _WORDS.fullmatch(text):
        return _made(m[3], _number(m[2]), m[1])
    if m := _MONTH_FIRST.fullmatch(text):
        return _made(m[3], _number(m[1]), m[2])
    return ""


def first_date(text: str) -> str:
    """The first date in a text, "" where there is none."""
    return next((iso for _, _, iso in dates_in(text)), "")


def day_near(text: str, meeting: str) -> str:
    """A date without its year ("by 3 March"), read as the first such day on or after the meeting; "" where there is none."""
    found = _DAY_AND_MONTH.search(text)
    if not found or len(meeting) < len("2026-01-01"):
        return ""
    day, month = (found[1], _number(found[2])) if found[1] else (found[3], found[4])
    this = _made(meeting[:4], month, day)
    return this if not this or this >= meeting[:10] else _made(str(int(meeting[:4]) + 1), month, day)


def _number(month: str) -> str:
    short = month[:3].casefold()
    return str(MONTHS.index(short) + 1) if short in MONTHS else "0"


def _made(year: str, month: str, day: str) -> str:
    full = int(year) + (2000 if int(year) < _CENTURY_TURN else 1900) if len(year) <= _SHORT_YEAR else int(year)
    try:
        return date(full, int(month), int(day)).isoformat()
    except ValueError:
        return ""
