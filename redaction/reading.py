"""What a recogniser reads and what it answers: a passage with its named entities, and findings in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WINDOW = 48  # characters of the same line that count as context of a finding
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])|\n")


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A span of the statistical model, with the model's own label (OntoNotes)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Column:
    """A table cell's range and the header above it."""

    header: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A found span `[start, end)` in characters; fields as in `redaction.Tag`, without the passage."""

    start: int
    end: int
    entity: str
    score: float
    recogniser: str
    reason: str
    attributes: tuple[str, ...] = ()

    def overlaps(self, other: Finding) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage's text, what the model saw in it, its form label and its table columns."""

    text: str
    named: tuple[NamedSpan, ...] = ()
    label: str = ""
    columns: tuple[Column, ...] = ()

    def before(self, position: int) -> str:
        """Context of a finding at `position`: form label, column header, then the text before it on its line.

        Inside a column cell the other cells are no context: a date of visit beside a birth date stays a date of visit.
        """
        column = next((c for c in self.columns if c.start <= position < c.end), None)
        line = max(self.text.rfind("\n", 0, position) + 1, position - _WINDOW)
        start = max(column.start, line) if column else line
        header = (column.header or self.row_label(column)) if column else ""
        return f"{self.label} {header} {self.text[start:position]}"

    def row_label(self, column: Column) -> str:
        """What the first cell of a row without headers calls the one behind it ("NI number | ..."); "" where it holds figures or much."""
        earlier = [c for c in self.columns if c.end <= column.start and "\n" not in self.text[c.start : column.start]]
        if column.header or len(earlier) != 1:
            return ""
        words = self.text[earlier[0].start : earlier[0].end]
        return words if len(words) <= _WINDOW and not any(map(str.isdigit, words)) else ""

    def after(self, position: int) -> str:
        """The text behind a finding on its line, a few words of it."""
        end = self.text.find("\n", position)
        return self.text[position : min(position + _WINDOW // 2, end if end >= 0 else len(self.text))]

    def opens_sentence(self, position: int) -> bool:
        """Whether the word at `position` begins a sentence, so that its capital letter says nothing."""
        ahead = self.text[:position].rstrip(" \t\"'“‘>-*•")
        return not ahead or ahead[-1] in ".!?\n" or self.text[:position].rstrip(" ").endswith("\n")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or line that holds `[start, end)`."""
    low = 0
    for mark in _SENTENCE_END.finditer(text):
        if mark.end() <= start:
            low = mark.end()
        elif mark.start() >= end:
            return low, mark.start()
    return low, len(text)
