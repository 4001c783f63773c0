"""Persons in columns of a typed page: a line of labels parted by tabs or bars, and lines of as many answers below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.document import Cell, Segment, SegmentKind
from parsers.forms.labels import field_of, is_label
from parsers.forms.ticks import has_boxes

_COLUMN = re.compile(r"\t+|\s\|\s|[ ]{3,}")
_FIRST_TABLE = 100_000  # numbers of tables that no parser gave
_WHO = frozenset({"name", "given_name", "family_name"})
_LEAST = 2
_MOST = 12
_READ = frozenset({SegmentKind.BODY, SegmentKind.HEADING})


def with_tab_grids(segments: Sequence[Segment]) -> list[Segment]:
    """The segments, lines of such a grid as rows of a table; what stood below a head that was taken for a heading is set free of it."""
    lines = [line for segment in segments for line in _lines(segment)]
    found: list[Segment] = []
    head: tuple[str, ...] = ()  # sections that end with a line of labels
    at = 0
    while at < len(lines):
        line = _freed(lines[at], head)
        size = _rows_from(lines, at)
        if size:
            head = (*line.section, " ".join(line.text.split())) if line.kind is SegmentKind.HEADING else head
            found += _grid(line, lines[at + 1 : at + size], _FIRST_TABLE + len(found))
            at += size
            continue
        if found and found[-1].id == line.id and found[-1].kind is line.kind and not line.locator.cells:
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{line.text}")
        else:
            found.append(line)
        at += 1
    return found


def _lines(segment: Segment) -> Iterator[Segment]:
    if segment.kind in _READ and not segment.locator.cells:
        yield from (replace(segment, text=line) for line in segment.text.split("\n"))
    else:
        yield segment


def _freed(segment: Segment, head: tuple[str, ...]) -> Segment:
    below = bool(head) and segment.section[: len(head)] == head
    return replace(segment, section=(*head[:-1], *segment.section[len(head) :])) if below else segment


def _rows_from(lines: Sequence[Segment], at: int) -> int:
    """How many lines from here are a line of labels with its rows; 0 where none follows."""
    labels = _pieces(lines[at], 0)
    if not _are_labels(labels):
        return 0
    end = at + 1
    while end < len(lines) and _fits(lines[end], len(labels)):
        end += 1
    return end - at if end > at + 1 else 0


def _pieces(line: Segment, wanted: int) -> list[str]:
    """The columns of a line: where single tabs give as many as are wanted, one of them may be empty."""
    if line.kind not in _READ or line.locator.cells:
        return []
    text = line.text.strip(" \n")
    single = [piece.strip() for piece in text.split("\t")]
    return single if wanted and len(single) == wanted else [piece.strip() for piece in _COLUMN.split(text) if piece.strip()]


def _are_labels(pieces: Sequence[str]) -> bool:
    fields = {field_of(piece) for piece in pieces}
    enough = _LEAST <= len(pieces) <= _MOST and len(fields) * 2 > len(pieces)
    if not enough or not _WHO & fields or any(has_boxes(piece) or any(map(str.isdigit, piece)) for piece in pieces):
        return False
    return sum(map(is_label, pieces)) >= max(_LEAST, len(pieces) - 1)


def _fits(line: Segment, columns: int) -> bool:
    """A line of answers: two at least, no more than there are labels, and hardly a label among them."""
    pieces = _pieces(line, columns)
    filled = [piece for piece in pieces if piece]
    if line.kind is SegmentKind.HEADING or len(filled) < _LEAST or len(pieces) > columns or has_boxes(line.text):
        return False
    return (
        not any(piece.endswith((":", "?")) for piece in filled) and not is_label(filled[0]) and sum(map(is_label, filled)) * 2 < len(filled)
    )


def _grid(head: Segment, rows: Sequence[Segment], table: int) -> list[Segment]:
    labels = _pieces(head, 0)
    first = _row(head, head, labels, [""] * len(labels), table)
    return [first, *(_row(row, head, _pieces(row, len(labels)), labels, table) for row in rows)]


def _row(line: Segment, head: Segment, pieces: Sequence[str], headers: Sequence[str], table: int) -> Segment:
    cells: list[Cell] = []
    start = 0
    for column, piece in enumerate(pieces):
        if piece:
            cells.append(Cell(f"R1C{column + 1}", headers[column], start, start + len(piece)))
        start += len(piece) + 1
    locator = replace(line.locator, table=table, row=len(cells), cells=tuple(cells))
    return replace(line, kind=SegmentKind.TABLE_ROW, text="\t".join(pieces), section=head.section, locator=locator)
