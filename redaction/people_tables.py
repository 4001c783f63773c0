"""Tables in which each row is a person: the rows of others are left out of this child's copy whole.

Which column names the person is read off the table: the subject stands in it in one row, and a name in most others. Labels that
stand above the rows, or as a row of their own below a title, must speak of people, and not of a meeting or a home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redaction.cues import PARTNER, SUSPECT
from redaction.dates import dates_in
from redaction.home import Home
from redaction.names import name_tokens
from redaction.passages import Passage

SUBJECT, OTHER, SHARED = "subject", "other", "shared"
APART = "apart"  # another child's, whatever names it uses: namesakes sit in one panel
TIED = re.compile(
    rf"\b(?:(?:his|her|their|the|mum|mother|dad|father)(?:['’]s)? (?:{PARTNER})|{SUSPECT}|(?:the |a |their )?lodgers?"
    r"|(?:stay(?:s|ed|ing)?|sle(?:eps?|pt|eping)|liv(?:es?|ed|ing)|lodg(?:es?|ed|ing)) (?:at|in|with) (?:the (?:flat|house|home|address|property|famil\w+|child\w*|parents|mother|father)|them|mum|dad))\b",
    re.IGNORECASE,
)
"""Of somebody in the child's own life: no other person's row or entry."""
_PEOPLE = re.compile(
    r"^\W*(?:(?:child(?:['’]?s)?|pupil|young person(?:['’]?s)?|patient) ?names?|pupils?|students?|child(?:ren)?|patients?|young (?:person|people)|yps?)\W*$",
    re.IGNORECASE,
)
_MAY_BE_PEOPLE = re.compile(
    r"^\W*(?:\d+|(?:first|last|full|given|family) ?names?|surname|forename|names?|clients?|nominals?|subjects?|service users?|residents?)\W*$",
    re.IGNORECASE,
)
"""No label, or one that grown-ups stand under as well."""
_OTHERWISE = re.compile(
    r"\b(?:relation\w*|roles?|agency|agencies|org|organi[sz]ations?|present|apologies|job|posts?|household|lives|member of|kin)\b",
    re.IGNORECASE,
)
"""Labels of an attendance list or of a household: whoever stands there is no other case."""
_NAME = re.compile(r"\W{0,3}(?:\d{1,3}[.)]\s*)?[A-ZÀ-Þ][\w’'.-]*,? +[A-ZÀ-Þ][\w’'.-]*\b")
_FIRST_CHARS = 6
_LEAST_ROWS = 2
_LEAST_LABELS = 3
_A_CHILDHOOD = 10  # years between two birthdays of children
_A_GENERATION = 14  # years: who was born so long before the subject is a grown-up


@dataclass(frozen=True, slots=True)
class _Cell:
    key: str  # the column's label, or its place where it has none
    text: str
    start: int  # in the row's text


@dataclass(frozen=True, slots=True)
class _Row:
    passage: Passage
    cells: tuple[_Cell, ...]

    def at(self, key: str) -> _Cell | None:
        """The row's cell in that column; None where it is empty."""
        return next((cell for cell in self.cells if cell.key == key and cell.text), None)


def owners_of_rows(rows: Sequence[Passage], home: Home, named: set[tuple[str, int]]) -> dict[str, str]:
    """Row id -> subject, other or shared, for one table; empty where it has no column of people with the subject in it.

    `named` are (passage id, start) of whatever is tagged as a person.
    """
    read = list(_read(rows))
    keys = dict.fromkeys(cell.key for row in read for cell in row.cells)
    if any(_OTHERWISE.search(key) for key in keys):
        return {}
    key = next((key for key in keys if _names_people(key, read, home, named)), None)
    owners = {} if key is None else {row.passage.id: _owner(row, row.at(key), home, named) for row in read}
    return {row: owner for row, owner in owners.items() if owner}


def _read(rows: Sequence[Passage]) -> Iterator[_Row]:
    """The rows below their labels, each cell with its label."""
    above: list[str] = []
    for row in rows:
        places = [(c.header.strip(), c.start, c.end) for c in row.cells] or [
            ("", m.start(), m.end()) for m in re.finditer(r"[^|]+", row.text)
        ]
        texts = [row.text[start:end].strip() for _, start, end in places]
        if not any(label for label, _, _ in places):
            if _are_labels(texts):
                above = texts
                continue
            places = [(above[n] if n < len(above) else "", start, end) for n, (_, start, end) in enumerate(places)]
        yield _Row(
            row, tuple(_Cell(label or str(n), text, start) for n, ((label, start, _), text) in enumerate(zip(places, texts, strict=True)))
        )


def _are_labels(texts: Sequence[str]) -> bool:
    return (
        len(texts) >= _LEAST_LABELS
        and not any(re.search(r"\d", text) for text in texts)
        and any(_PEOPLE.match(text) or _MAY_BE_PEOPLE.match(text) for text in texts)
    )


def _names_people(key: str, rows: Sequence[_Row], home: Home, named: set[tuple[str, int]]) -> bool:
    """Whether the subject and others stand in the column; where its label does not say children, only if most were born near the subject."""
    filled = [(row, cell) for row in rows if (cell := row.at(key)) is not None]
    people = [row for row, cell in filled if _is_name(row, cell, named)]
    if len(people) < _LEAST_ROWS or 3 * len(people) < 2 * len(filled):
        return False
    told = _PEOPLE.match(key) is not None or (
        _MAY_BE_PEOPLE.match(key) and 2 * sum(_is_a_childs(row, home) for row in people) > len(people)
    )
    return bool(told) and any(home.names_subject(cell.text) for _, cell in filled)


def _is_name(row: _Row, cell: _Cell, named: set[tuple[str, int]]) -> bool:
    tagged = any((row.passage.id, cell.start + n) in named for n in range(_FIRST_CHARS))
    return tagged or _NAME.match(cell.text) is not None


def _years_from(row: _Row, home: Home) -> list[int]:
    """How many years after the subject each date of the row lies."""
    born = home.subject.date_of_birth
    return [day.year - born.year for day in dates_in(row.passage.text)] if born is not None else []


def _is_a_childs(row: _Row, home: Home) -> bool:
    return any(abs(years) <= _A_CHILDHOOD for years in _years_from(row, home))


def _owner(row: _Row, cell: _Cell | None, home: Home, named: set[tuple[str, int]]) -> str:
    """Whose a row is; "" where the rules for running text decide: nobody stands there, a grown-up, or somebody of the child's own life."""
    text = row.passage.text
    if cell is None:
        return ""
    if home.is_subjects(text):
        return SUBJECT
    if home.names_subject(cell.text):
        return APART if _is_a_namesakes(row, cell, home) else SUBJECT
    if home.names_household(text):
        return SHARED
    grown_up = any(years <= -_A_GENERATION for years in _years_from(row, home))
    told = " | ".join(each.text for each in row.cells)  # without the labels: "Victim / perp" is of no row
    ours = grown_up or home.names_subject(text) or TIED.search(told) is not None
    return OTHER if _is_name(row, cell, named) and not ours else ""


def _is_a_namesakes(row: _Row, cell: _Cell, home: Home) -> bool:
    """Whether the cell gives the subject's forename with another surname, and the row another birthday."""
    name = _NAME.match(cell.text)
    stranger = name is not None and bool(name_tokens(name[0]) - home.kept_tokens)
    return stranger and _is_a_childs(row, home) and home.subject.date_of_birth not in dates_in(row.passage.text)
