"""Dates of birth as written in the United Kingdom -> ISO 8601; and the slips that people make in them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from gateway.matching import cues

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMERIC = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s\-./]*([a-z]{3,9})\.?,?[\s\-./]*'?(\d{4}|\d{2}(?!\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))(?!\d)",
    re.IGNORECASE,
)
"""Day, month, year; of "5 Feb, 19 Feb" the second day is no year."""
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_CENTURY_PIVOT = 40  # two-digit years up to this are of 2000: the index holds children
_ISO_LENGTH = 10
_CLOCK_AFTER = re.compile(r"\s*,?\s*(?:at\s+)?\d{1,2}[.:]\d\d\b(?![./\-])", re.IGNORECASE)
_HAND = 90  # characters before a date in which it may be said who wrote
_WRITTEN_BY = re.compile(
    r"\b(?:typed|written|taken|printed|drawn|compiled|completed|prepared|signed|updated|produced|exported|pulled|extracted|collated|summari[sz]ed|logged|recorded|minuted|note|notes|report|chronology)"
    r"\b[^.;:\n]{0,30}?\bby\s+(?:(?-i:[A-Z])[\w.'’-]*\s+){1,4},?\s*(?:on\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_LATELY = timedelta(days=31)
_BEFORE_WRITING = timedelta(days=5 * 365)  # whoever writes a note was not born in the last years
_UNREAD_NAME = re.compile(
    r"\s*[-–*•]?\s*(?:[A-Z][A-Z'’-]+,?\s+[A-Z][\w'’-]+|[A-Z][a-z'’-]+\s+[A-Z]{2}[A-Z'’-]*)(?:\s+[A-Z][\w'’-]+)?[\s,(]*(?:[MF]\s+)?(?:b\.?|born|d\.?o\.?b\.?)?[\s:]*",
)
_ALL_FIGURES, _ALL_PAIRS = (0, 1, 2, 3, 5, 6, 8, 9), (0, 1, 2, 5, 8)
_FIGURES = (2, 3, 5, 6, 8, 9)  # of YYYY-MM-DD
_PAIRS = (2, 5, 8)  # where a figure and the next may be exchanged


def iso_date(text: str) -> str:
    """The first date in `text` as YYYY-MM-DD; "YYYY" where only a year is given; "" where there is none."""
    for reader in (_from_iso, _from_numeric, _from_words):
        if found := reader(text):
            return found
    year = _YEAR.search(text)
    return year[1] if year else ""


def _from_iso(text: str) -> str:
    found = _ISO.search(text) or _COMPACT.search(text)
    return _valid(found[1], found[2], found[3]) if found else ""


def _from_numeric(text: str) -> str:
    found = _NUMERIC.search(text)
    if not found:
        return ""
    # Day first; a second figure above twelve can only be the American order.
    return _valid(_century(found[3]), found[2], found[1]) or _valid(_century(found[3]), found[1], found[2])


def _from_words(text: str) -> str:
    if found := _DAY_FIRST.search(text):
        return _worded(found[3], found[2], found[1])
    if found := _MONTH_FIRST.search(text):
        return _worded(found[3], found[1], found[2])
    return ""


def _worded(year: str, month: str, day: str) -> str:
    short = month[:3].lower()
    return _valid(_century(year), str(_MONTHS.index(short) + 1), day) if short in _MONTHS else ""


def _century(year: str) -> str:
    if len(year) > 2:  # noqa: PLR2004 - a written year has two or four figures
        return year
    return f"20{year}" if int(year) <= _CENTURY_PIVOT else f"19{year}"


def _valid(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def is_full(iso: str) -> bool:
    """Whether day, month and year are all given."""
    return len(iso) == _ISO_LENGTH


def is_of_the_note(text: str, start: int, end: int, on: date | None) -> bool:
    """Whether the date at `start` to `end` is of the last month before `on` and says when something was written.

    A time of day stands behind it, or before it whose hand it is: "typed by E Lee 10/3/26", of any of the last years. An older one, or
    one that is called a birthday, is a birthday with the time of what came next: "Ann Lee 1/2/15 10.30 seen".
    """
    born = iso_date(text[start:end])
    by_hand = _WRITTEN_BY.search(text, max(0, start - _HAND), start)
    if on is None or not is_full(born) or not (by_hand or _CLOCK_AFTER.match(text, end)) or cues.BIRTH_LABEL.search(text[:start]):
        return False
    return date.fromisoformat(born) >= on - (_BEFORE_WRITING if by_hand else _LATELY)


def is_behind_an_unread_name(text: str, start: int, end: int) -> bool:
    """Whether the words from `start`, where an entry of a list begins, up to a birthday at `end` are a surname in capitals with a forename.

    "- LEE Sorel b. 1/2/14" below another child's entry, in which no recogniser saw a name: the day is never the one's above.
    """
    return _UNREAD_NAME.fullmatch(text, start, end) is not None


def swapped(iso: str) -> str:
    """Day and month exchanged, "" where that is no date or the same."""
    year, month, day = iso.split("-")
    other = _valid(year, day, month)
    return "" if other == iso else other


def slips(iso: str) -> tuple[str, ...]:
    """Everything that differs from a full ISO date in one figure, or in two neighbouring figures exchanged; not all are dates."""
    edits = [iso[:at] + figure + iso[at + 1 :] for at in _ALL_FIGURES for figure in "0123456789" if figure != iso[at]]
    edits += [iso[:at] + iso[at + 1] + iso[at] + iso[at + 2 :] for at in _ALL_PAIRS if iso[at] != iso[at + 1]]
    return tuple(edits)


def neighbours(iso: str) -> tuple[str, ...]:
    """Every real date one slip away, the century left alone: what to search when a figure may be mistyped."""
    edits = [iso[:at] + figure + iso[at + 1 :] for at in _FIGURES for figure in "0123456789" if figure != iso[at]]
    edits += [iso[:at] + iso[at + 1] + iso[at] + iso[at + 2 :] for at in _PAIRS if iso[at] != iso[at + 1]]
    return tuple(e for e in edits if _valid(*e.split("-")))


def age_on(born: date, day: date) -> int:
    """Whole years on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
