"""The table that Tesseract writes (TSV) -> words with their places in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_COLUMNS = 12
_WORD_LEVEL = "5"


@dataclass(frozen=True, slots=True)
class Word:
    """A word read from a picture: confidence 0-100, place in pixels, and the line it stands in."""

    text: str
    confidence: float
    left: int
    top: int
    width: int
    height: int
    line: tuple[str, ...] = ()


def read_tsv(table: str) -> tuple[Word, ...]:
    """Words in reading order; rows that are not words, or not well formed, are left out."""
    rows = (row.split("\t", _COLUMNS - 1) for row in table.splitlines())
    found = (_word(row) for row in rows if len(row) == _COLUMNS and row[0] == _WORD_LEVEL)
    return tuple(word for word in found if word is not None)


def _word(row: Sequence[str]) -> Word | None:
    text = row[11].strip()
    try:
        left, top, width, height = (int(number) for number in row[6:10])
        confidence = float(row[10])
    except ValueError:
        return None
    return Word(text, confidence, left, top, width, height, tuple(row[1:5])) if text and confidence >= 0 else None
