"""What a line of minutes is by itself: a sentence, what somebody told, the number of a case, a column of work."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.minutes.lines import Line
from parsers.minutes.particulars import is_particular
from parsers.minutes.sections import is_case, is_counted_case
from parsers.minutes.words import Zone, zone_of

_IN_BRACKETS = re.compile(r"^[(\[]([^()\[\]]{4,80})[)\]]|[(\[]([^()\[\]]{4,80})[)\]]\.?$")
_LEAST_TOLD = 4
BORN = re.compile(r"(?:born|d\.?\s?o\.?\s?b\b|date of birth|edd)", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"(?:he|she|they|his|her)\b", re.IGNORECASE)
SENTENCE_WORDS = 6


def case_of(line: Line) -> Line:
    """The title of a case, set as text or as the first row of its own table ("Case 1 | Ref 2214"), as the heading that it is."""
    if not line.heading and not line.cells and is_counted_case(line.segment.text):
        return replace(line, heading=line.text)
    values = [value for _, value in line.cells]
    alone = bool(values) and not any(header for header, _ in line.cells) and all(len(v.split()) <= SENTENCE_WORDS for v in values)
    return replace(line, heading=values[0]) if alone and len(values) > 1 and is_case(values[0]) else line


def is_told(line: Line) -> bool:
    """Whether a line below the register, under no heading, begins what was told: a source before its words, or somebody's doing."""
    if line.cells or (line.label and (zone_of(line.label) is not None or is_particular(line.label))):
        return False
    told = line.value if line.label else line.text
    if BORN.match(told):
        return False
    return len(told.split()) >= _LEAST_TOLD and bool(line.label or _OF_SOMEBODY.match(told))


def says_sealed(line: Line) -> bool:
    """Whether brackets at the head or the end of a line say that it is confidential: "[Professionals only] ...", "... (not to be shared)"."""
    marks = [] if line.cells else [found[1] or found[2] for found in _IN_BRACKETS.finditer(line.text)]
    return any(zone_of(mark) is Zone.CONFIDENTIAL for mark in marks)


def is_table_of_work(header: str) -> bool:
    """Whether a column is one of actions or decisions."""
    return zone_of(header) in {Zone.ACTIONS, Zone.DECISIONS}


def is_sentence(text: str) -> bool:
    """Whether a text is told in whole sentences."""
    return text.rstrip().endswith((".", "?")) and len(text.split()) >= SENTENCE_WORDS
