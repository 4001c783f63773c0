"""A copy's passages as the blocks of a document: headings in order, paragraphs, quotes, tables. Every form of a copy is made from these."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gateway.outgoing import CopySegment

_ROW = "table_row"
_HEADING = "heading"
_QUOTED = frozenset({"quote", "forwarded"})
_CELL, _LABEL, _PATH = " | ", ": ", " > "
_LONGEST_LABEL = 60
_UNREAD = re.compile("\ufffd+")
_OF_WORDS = frozenset("LMN")  # letters, their marks, figures: first letters of Unicode's categories


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the outermost of the document's own; none is skipped."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`kind` is the passage's; `quoted` is "quoted" where somebody else said it earlier. `note` is how it is to be handled."""

    text: str
    kind: str
    quoted: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are () where the rows do not name theirs; each row has as many cells as the widest."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Table


def blocks(segments: Sequence[CopySegment]) -> Iterator[Block]:
    """The passages in order, put as `aloud` does. A heading that nothing stands under is shown too."""
    path: tuple[str, ...] = ()
    waiting: list[str] = []
    for is_row, group in groupby(map(_aloud, segments), key=_together):
        held = list(group)
        if held[0].kind != _HEADING and held[0].heading:
            titles = tuple(held[0].heading.split(_PATH))
            yield from (Heading(1, title) for title in waiting if title not in titles)
            waiting = []
            yield from _new_headings(path, titles)
            path = titles
        if is_row[0]:
            yield from (Paragraph(held[0].handling, "handling") for _ in held[:1] if held[0].handling)
            yield _table(held)
            continue
        for segment in held:
            if segment.kind == _HEADING:
                waiting.append(segment.text)
                continue
            yield from (Heading(1, title) for title in waiting)
            waiting = []
            yield Paragraph(segment.text, segment.kind, "quoted" if segment.kind in _QUOTED else "", segment.handling)
    yield from (Heading(1, title) for title in waiting)


def aloud(text: str) -> str:
    """A tick, box or other symbol that no reader could name (U+FFFD) in words: programs that read aloud pass over the sign for it.

    Beside a letter or figure it is part of a word, as in scripts that join their letters, and stays as it is.
    """
    return _UNREAD.sub(_in_words, text)


def _in_words(found: re.Match[str]) -> str:
    beside = found.string[max(found.start() - 1, 0) : found.start()] + found.string[found.end() : found.end() + 1]
    if any(unicodedata.category(character)[0] in _OF_WORDS for character in beside):
        return found.group()
    return "[unreadable symbol]" if len(found.group()) == 1 else "[unreadable symbols]"


def _aloud(segment: CopySegment) -> CopySegment:
    return replace(segment, text=aloud(segment.text), heading=aloud(segment.heading))


def _together(segment: CopySegment) -> tuple[bool, str, str]:
    """What neighbouring passages must share to be told together; rows also how they are to be handled."""
    is_row = segment.kind == _ROW
    return is_row, segment.heading, segment.handling if is_row else ""


def _new_headings(path: tuple[str, ...], titles: tuple[str, ...]) -> Iterator[Heading]:
    same = 0
    while same < min(len(path), len(titles)) and path[same] == titles[same]:
        same += 1
    yield from (Heading(level + 1, titles[level]) for level in range(same, len(titles)))


def _table(rows: Sequence[CopySegment]) -> Table:
    """Rows that name the same columns share them; any others keep their labels in their cells."""
    cells = [row.text.split(_CELL) for row in rows]
    split = [[_labelled(cell) for cell in row] for row in cells]
    first = tuple(label for label, _ in split[-1])
    body = split[1:] if len(split) > 1 and tuple(cells[0]) == first else split
    if all(first) and all(tuple(label for label, _ in row) == first for row in body):
        return Table(first, tuple(tuple(value for _, value in row) for row in body))
    widest = max(len(row) for row in cells)
    return Table((), tuple((*row, *[""] * (widest - len(row))) for row in cells))


def _labelled(cell: str) -> tuple[str, str]:
    label, joint, value = cell.partition(_LABEL)
    return (label, value) if joint and len(label) <= _LONGEST_LABEL else ("", cell)
