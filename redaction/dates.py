"""Dates as people write them in these texts, compared with dates of record. Day first (United Kingdom)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_NUMERIC = re.compile(r"\b(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_WORDS = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([A-Za-z]{3,9})[\s.,-]+(\d{4}|\d{2})\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY_TURN = 40  # two-digit years below are of this century


def dates_in(text: str) -> tuple[date, ...]:
    """Every date that can be read in `text`, in no promised order; impossible ones are passed over."""
    found = [_made(m[1], m[2], m[3]) for m in _ISO.finditer(text)]
    found += [_made(m[3], m[2], m[1]) for m in _NUMERIC.finditer(text)]
    found += [_made(m[3], _month(m[2]), m[1]) for m in _WORDS.finditer(text)]
    return tuple(d for d in found if d is not None)


def latest_in(texts: Iterable[str]) -> date | None:
    """The latest full date written in any of the texts: no text is older. None where none is written."""
    return max((found for text in texts for found in dates_in(text)), default=None)


def _month(word: str) -> str:
    short = word[:3].lower()
    return str(_MONTHS.index(short) + 1) if short in _MONTHS else "0"


def _made(year: str, month: str, day: str) -> date | None:
    full = int(year) if len(year) > 2 else int(year) + (2000 if int(year) < _CENTURY_TURN else 1900)  # noqa: PLR2004 - digits of a year
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None
