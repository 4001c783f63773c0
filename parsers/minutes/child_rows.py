"""The child of a row in a table of children."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.minutes.children import CHILDISH, EXPECTED, UNBORN, WITH_DAY, WITH_FACTS, Child, born_in, child_at, is_adult
from parsers.minutes.dates import DATE, first_date
from parsers.minutes.lines import Line
from parsers.minutes.names import name_at, whole_name
from parsers.minutes.particulars import BIRTH
from parsers.minutes.words import Zone, without_numbering

_BORN = re.compile(r"\b(?:dob|d\.o\.b|birth|born|edd)\b")
_TOLD = re.compile(r"\b(?:dob|d\.o\.b|birth|born|updates?|information|concerns?|discussion|summary|background|progress|details|issues?)\b")
NAME_WORDS = 6  # a name with a date of birth
_WITH_BORN_BELOW = re.compile(rf"[\s,;(]*+(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born|edd|due|expected)(?: on)?[\s:]*+{DATE}", re.IGNORECASE)
_BORN_CELL = re.compile(rf"\s*(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born|edd)(?: on)?[\s:]*{DATE}", re.IGNORECASE)
_OF_ADULTS = re.compile(
    r"\b(?:mother|father|parents?|carers?|adults?|perpetrator|alleged|suspect|victim|worker|professional|owner|lead|who)\b", re.IGNORECASE
)


def opening_name(value: str, header: str) -> str:
    """The words of a cell that say whose row it is: the whole of a short one, else the one name that opens it; "" where it tells of more."""
    if len(value.split()) <= NAME_WORDS:
        return value
    text = without_numbering(value.strip())
    named = name_at(text)
    if named is None or len(born_in(text)) > 1:
        return ""
    alone = text[named.end :].lstrip(" :,–-")[:1] in {"", "\n", "("} or WITH_FACTS.match(text[named.end :])
    return text[: named.end] if alone and (CHILDISH.search(header) or WITH_DAY.match(text, named.end)) else ""


def born_row_child(line: Line, meeting: str) -> Child | None:
    """The child whose name and birth date open one cell of a row, whatever the table's headings say; None where two cells do so."""
    cells = [(header, value) for header, value in line.cells if not _OF_ADULTS.search(header)]
    beside = [f"{value} ({born})" for (_, value), (_, born) in pairwise(cells) if _BORN_CELL.match(born) and whole_name(value)]
    found = [child for value in (*beside, *(value for _, value in cells)) if (child := _opening(value, meeting)) is not None]
    return found[0] if len(found) == 1 else None


def _opening(value: str, meeting: str) -> Child | None:
    text = without_numbering(value.strip())
    named = name_at(text)
    if named is None or named.name != named.plain or " " not in named.plain or len(born_in(text)) != 1:
        return None
    day = WITH_DAY.match(text, named.end) or _WITH_BORN_BELOW.match(text, named.end)
    child = child_at(" ".join(text[: day.end()].split())) if day else None
    if child is None or is_adult(child, meeting) or (meeting and child.date_of_birth >= meeting):
        return None
    return child


def row_child(line: Line, zone: Zone) -> Child | None:
    """The child of a row in a table of children: a name column and a date of birth, or a column that says child."""
    if any(header.strip(" :") == label.strip(" :") for (_, label), (header, _) in pairwise(line.cells)):
        return None  # a label and its value, no table of children
    cells = [(h.casefold(), v.strip()) for h, v in line.cells if h]
    if not cells or not _tells_of_children([h for h, _ in cells], zone):
        return None
    name = next(
        (
            v
            for h, v in cells
            if re.search(r"\b(?:name|child|young person|subject|pupil|yp)\b", h) and not re.search(r"family name|surname|forename|first", h)
        ),
        "",
    )
    given = next((v for h, v in cells if re.search(r"forename|first name|given", h)), "")
    family = next((v for h, v in cells if re.search(r"surname|family name|last name", h)), "")
    birth = next((v for h, v in cells if re.search(r"dob|d\.o\.b|birth|born|edd|age", h)), "")
    relation = next((v for h, v in cells if "relation" in h), "child")
    childish = zone is Zone.CHILD or any(CHILDISH.search(h) for h, _ in cells)
    if not re.match(r"(?:subject|child|self|son|daughter|unborn|baby|young|index|twin)", relation, re.IGNORECASE) or not (
        birth or childish
    ):
        return None
    found = child_at(f"{given} {family}".strip() if given else name)
    if found is None or not (childish or first_date(birth)):
        return None
    if EXPECTED.search(birth) or (UNBORN.match(name) and first_date(birth)):
        return replace(found, date_of_birth="", expected=first_date(birth))
    return replace(found, date_of_birth=first_date(birth) or found.date_of_birth)


Heads = dict[tuple[object, str], str]  # (table, column) -> the name at its head


def heads_of(line: Line) -> Heads:
    """The names at the heads of a table's columns, where the row is made of nothing else but perhaps a word before them."""
    cells = list(zip(line.columns, line.cells, strict=True))
    named = {place: value for place, (_, value) in cells if whole_name(value)}
    whole = len(named) > 1 and set(line.columns[1:]) <= set(named) and not any(header for _, (header, _) in cells)
    return {(line.table, place): value for place, value in named.items()} if whole else {}


def column_children(line: Line, heads: Heads) -> tuple[Child, ...]:
    """The children of a row of birth dates in a table with a column for each: "Date of birth | 30/01/2015 | 12/04/2017" below their names."""
    if len(line.cells) < 2 or not BIRTH.fullmatch(line.cells[0][1].strip(" :")):  # noqa: PLR2004 - a label and one child
        return ()
    cells = list(zip(line.columns, line.cells, strict=True))[1:]
    named = [(child_at(heads.get((line.table, place), header)), value) for place, (header, value) in cells]
    children = [_dated(child, value) for child, value in named if child is not None and child.family]
    return tuple(children) if len(children) == len(line.cells) - 1 else ()


def _dated(child: Child, value: str) -> Child:
    """The child with the birth date of its cell, or the expected one."""
    day = first_date(value)
    return replace(child, expected=day) if EXPECTED.search(value) or UNBORN.match(child.name) else replace(child, date_of_birth=day)


def _tells_of_children(headers: Sequence[str], zone: Zone) -> bool:
    """Whether columns are those of a table of children: with actions or posts beside only where one says child and another tells."""
    work = any(re.search(r"action|owner|decision", h) for h in headers)
    posts = any(re.search(r"\brole|agency", h) for h in headers)
    childish = zone is Zone.CHILD or any(CHILDISH.search(h) for h in headers)
    born = any(_BORN.search(h) for h in headers)
    return not (work or posts) or (childish and any(_TOLD.search(h) for h in headers)) or (born and not posts)
