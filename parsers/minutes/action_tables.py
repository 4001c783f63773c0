"""Tables of actions: which columns say what, who and by when, also where a table goes on over the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.minutes.action_contents import columns_by_content
from parsers.minutes.lines import Line
from parsers.minutes.placed import Placed
from parsers.minutes.words import Zone

_TO_DO = r"what(?:\W*$|(?:'s|’s| is| are| will| needs?| must| has| have| should| do we| to)\b(?!.*\b(?:well|worr\w+|working|concern\w*|going|happening)\b)|(?:(?: was)? promised| was agreed| happens? (?:next|now))\b|.*\b(?:will|must|should|need to|going to|have to) (?:do|happen|be done)\b)"
WHAT = re.compile(rf"action|task|{_TO_DO}|step|agreed|to be done|recommendation", re.IGNORECASE)
WHO = re.compile(r"who|owner|lead|responsib|assigned|allocated|person|agency|professional|name|^by$", re.IGNORECASE)
_WHEN = re.compile(r"when|finish|\bby\b|\bdue|deadline|\bdates?\b|\btime|target|complet|^by$", re.IGNORECASE)
_COLUMN_KINDS = (
    ("child", re.compile(r"\bdob\b|d\.o\.b|birth|child|young person|\byp\b|subject|pupil|nominal|about whom", re.IGNORECASE)),
    ("what", re.compile(rf"^{_TO_DO}|^(?:agreed )?actions?(?!.*(?:by|owner|date))|^tasks?\b", re.IGNORECASE)),
    ("who", WHO),
    ("when", _WHEN),
    ("what", WHAT),
)
_HEADER_WORDS = 4
_Table = tuple[str, int | None]


def columns_of_actions(placed: Sequence[Placed], people: Sequence[str] = (), meeting: str = "") -> dict[str, dict[str, str]]:
    """Row's id -> column -> "what", "who", "when", for rows of actions: those below the headings that say so, or under them over the page."""
    tables: dict[_Table, dict[str, str]] = {}
    heads: set[str] = set()  # rows of headings, where only the columns below them say what they hold
    above: set[str] = set()  # rows before the headings, where a page ran two tables together
    rows: dict[_Table, list[Line]] = {}
    for p in placed:
        if len(p.line.cells) > 1 and p.zone not in {Zone.PRESENT, Zone.APOLOGIES}:
            rows.setdefault(p.line.table, []).append(p.line)
    for table, lines in rows.items():
        start, columns = next(((n, c) for n, line in enumerate(lines) if "what" in (c := _columns(line)).values() and len(c) > 1), (0, {}))
        if "who" not in columns.values() and (told := columns_by_content(lines, people, meeting)):
            columns = told
        heads |= {lines[0].id} if columns and _is_head(lines) else set()
        tables |= {table: columns} if columns else {}
        above |= {line.id for line in lines[:start]}
    tables |= _carried_over(placed, tables)
    return {
        p.line.id: {} if p.line.id in heads else tables[p.line.table]
        for p in placed
        if len(p.line.cells) > 1 and p.line.table in tables and p.line.id not in above
    }


def _is_head(rows: Sequence[Line]) -> bool:
    """Whether the first row is that of the headings, which the rows below it carry."""
    return not any(header for header, _ in rows[0].cells) and any(header for row in rows[1:2] for header, _ in row.cells)


def _carried_over(placed: Sequence[Placed], tables: dict[_Table, dict[str, str]]) -> dict[_Table, dict[str, str]]:
    """Tables without headings that go on with a table of actions over the page: as many cells, straight behind it."""
    found: dict[_Table, dict[str, str]] = {}
    for above, below in pairwise(p.line for p in placed if p.line.cells or p.line.heading):
        columns = {**tables, **found}.get(above.table) if above.cells else None
        bare = bool(below.cells) and not any(header for header, _ in below.cells) and below.table not in tables
        if columns and bare and len(below.cells) == len(above.cells) and below.table != above.table:
            kinds = [columns.get(place, "") for place in above.columns]
            found[below.table] = dict(zip(below.columns, kinds, strict=True))
    return found


def _columns(line: Line) -> dict[str, str]:
    """Column -> what it holds, by the row's own words where it is the row of headings, else by the headings above it."""
    own = _kinds(line.columns, [value for _, value in line.cells])
    return own if "what" in own.values() and len(own) > 1 else _kinds(line.columns, [header for header, _ in line.cells])


def _kinds(columns: Sequence[str], words: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, word in zip(columns, words, strict=True):
        if not word or len(word.split()) > _HEADER_WORDS:
            continue
        kind = next((k for k, pattern in _COLUMN_KINDS if k not in found.values() and pattern.search(word.strip())), "")
        if kind:
            found[place] = kind
    return found
