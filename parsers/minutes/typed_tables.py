"""Tables that a person typed as text: cells between bars, between tabs, or in columns made with blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.document import Cell, Segment, SegmentKind

_BAR, _TAB, _BLANKS = "|", "\t", " "
_MOST_COLUMNS = 26
_HEADER_WORDS = 5
_DRIFT = 2  # characters by which a cell may stand off its column
_GAP = re.compile(r"\S(?P<gap>[ ]{2,})(?=\S)")
_BORDER = re.compile(r"[-=+|:_\s]{3,}")
_WIDE_GAP = 3  # blanks that are no slip of the space bar behind a full stop
_MARK = re.compile(r"[•▪●◦‣·*o–—-]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.):]")
_COLUMN_WORD = re.compile(
    r"\b(?:(?:sur|fore)?names?|gender|case|id|rationale|section|enquiry|threshold|discussion|lead|role|titles?|agency|agencies|organisation|organization|service|team|designation|position|job|capacity|initials|email|present|attended|attendance|status|"
    r"actions?|tasks?|who|whom|what|when|owner|responsib\w+|due|deadline|timescales?|date|dob|d\.o\.b|birth|born|by|rag|updates?|information|progress|comments?|notes?|"
    r"child|pupil|young person|yp|person|school|address|details|outcome|decisions?|reason|answer|question|risks?|ref|no|concerns?|source|relationship|age|year)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines of one table: the values of each line with their places, and the column of each."""

    segments: tuple[Segment, ...]
    cells: tuple[tuple[tuple[int, str, int], ...], ...]  # (column, value, place in the line)


def is_typed_row(line: str) -> bool:
    """Whether a line looks like a row of a typed table: it is never wrapped text."""
    return " | " in line or "\t" in line.strip() or any(len(m["gap"]) >= _WIDE_GAP for m in _GAP.finditer(line))


def typed_rows(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Runs of lines that a person typed as a table as rows with cells; a first row of headings gives the headers."""
    number = 0
    while number < len(segments):
        run = _run_at(segments, number)
        if run is None:
            yield segments[number]
            number += 1
            continue
        yield from _rows(run)
        number += len(run.segments)


def _run_at(segments: Sequence[Segment], number: int) -> _Run | None:
    text = segments[number].text
    mark = next((m for m in (_BAR, _TAB) if (f" {m} " if m == _BAR else m) in text.strip()), _BLANKS)
    first = _cells(text, mark)
    if len(first) < 2 or (mark == _BLANKS and not is_typed_row(text)) or _MARK.fullmatch(first[0][0]):  # noqa: PLR2004 - one cell is no row
        return None
    columns = [place for _, place in first]
    rows = [tuple((n, value, place) for n, (value, place) in enumerate(first))]
    for segment in segments[number + 1 :]:
        cells = _cells(segment.text, mark)
        row = _fitted(_cut_at(cells, columns) if mark == _BLANKS else cells, columns, mark)
        if row is None:
            break
        rows.append(row)
    return _Run(tuple(segments[number : number + len(rows)]), tuple(rows)) if len(rows) > 1 else None


def _cut_at(cells: list[tuple[str, int]], columns: list[int]) -> list[tuple[str, int]]:
    """Cells cut where a column of the first row begins behind a single blank: the value before it filled its own column."""
    found: list[tuple[str, int]] = []
    for value, place in cells:
        start = 0
        for column in columns:
            at = column - place
            if start < at < len(value) and value[at - 1] == " " and value[at] != " ":
                found.append((value[start:at].strip(), place + start))
                start = at
        found.append((value[start:], place + start))
    return found


def _fitted(cells: list[tuple[str, int]], columns: list[int], mark: str) -> tuple[tuple[int, str, int], ...] | None:
    """The cells with their columns; None where the line is no row of this table."""
    if len(cells) < 2 or len(cells) > len(columns):  # noqa: PLR2004 - one cell is no row
        return None
    if mark != _BLANKS:
        same = len(cells) == len(columns) if mark == _BAR else True
        return tuple((n, value, place) for n, (value, place) in enumerate(cells)) if same else None
    at = [next((n for n, c in enumerate(columns) if abs(place - c) <= _DRIFT), -1) for _, place in cells]
    if -1 in at or len(set(at)) < len(at):
        return None
    return tuple((n, value, place) for n, (value, place) in zip(at, cells, strict=True))


def _cells(text: str, mark: str) -> list[tuple[str, int]]:
    """(value, place) of each cell."""
    if mark == _BLANKS:
        starts = [0, *(m.end() for m in _GAP.finditer(text))]
        ends = [*(m.start("gap") for m in _GAP.finditer(text)), len(text)]
        return [(text[a:b].strip(), a + _lead(text[a:b])) for a, b in zip(starts, ends, strict=True)][:_MOST_COLUMNS]
    found, place = [], 0
    for part in _without_border(text).split(mark):
        found.append((part.strip(), place + _lead(part)))
        place += len(part) + 1
    return found[:_MOST_COLUMNS]


def _without_border(text: str) -> str:
    """The row without the line drawn below it."""
    first, _, below = text.partition("\n")
    return first if _BORDER.fullmatch(below.strip()) else text


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())


def _rows(run: _Run) -> Iterator[Segment]:
    titles = {column: value for column, value, _ in run.cells[0]}
    headers = titles if _is_header(list(titles.values())) else {}
    for n, (segment, row) in enumerate(zip(run.segments, run.cells, strict=True)):
        cells = tuple(
            Cell(f"{chr(ord('A') + column)}{n + 1}", headers.get(column, "") if n else "", place, place + len(value))
            for column, value, place in row
            if value
        )
        yield replace(segment, kind=SegmentKind.TABLE_ROW, locator=replace(segment.locator, sheet=run.segments[0].id, cells=cells))


def _is_header(titles: list[str]) -> bool:
    """Whether a first row gives the headings of columns rather than a label and its value."""
    told = [t for t in titles if t]
    if any(len(t.split()) > _HEADER_WORDS or t.endswith(":") or re.search(r"\d{1,2}[./-]\d|\d{3}|^\d", t) for t in told):
        return False
    named = [t for t in told if _COLUMN_WORD.search(t)]
    return len(named) == len(told) if len(told) <= 2 else 2 * len(named) >= len(told)  # noqa: PLR2004 - label and value
