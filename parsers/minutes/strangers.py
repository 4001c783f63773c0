"""Sections under the name of somebody whom we took for no child of the meeting: what they tell is nobody's, never the child's above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from parsers.document import SegmentKind
from parsers.minutes.lines import Line
from parsers.minutes.names import whole_name
from parsers.minutes.words import zone_of

_LEAST_TOLD = 6
_MOST_WORDS = 2
_LOOKED_AT = 8
_SHORTEST = 3


def is_strangers(lines: Sequence[Line], number: int, listed: Iterable[str]) -> bool:
    """Whether a line is but a name, below it is told of that person by name, and nobody so called is in `listed` (lines of the register)."""
    line = lines[number]
    title = (line.heading or line.text).strip(" :")
    named = whole_name(title)
    if line.cells or named is None or named.name != named.plain or zone_of(title) is not None:
        return False
    words = named.plain.split()
    if len(words) > _MOST_WORDS or len(words[0]) < _SHORTEST or any(words[0] in text for text in listed):
        return False
    below = _told_below(lines, number)
    return bool(below) and _is_called(words[0].capitalize(), below) and not _is_a_word(words[0], lines)


def _told_below(lines: Sequence[Line], number: int) -> list[Line]:
    """Lines under the name, up to the next heading; none where the first of them tells nothing."""
    found: list[Line] = []
    for line in lines[number + 1 : number + 1 + _LOOKED_AT]:
        if line.heading or line.segment.kind is SegmentKind.HEADING or line.cells:
            break
        found.append(line)
    return found if found and len(found[0].text.split()) >= _LEAST_TOLD else []


def _is_called(given: str, below: Sequence[Line]) -> bool:
    """Whether the lines use the name, or a short form of it, as one speaks of a person and not only to open a sentence."""
    short = re.escape(given[:_SHORTEST])
    said = re.compile(rf"(?:[a-z,;] |[\"“‘])(?:{re.escape(given)}|{short}[a-z]?)\b|\b(?:{re.escape(given)}|{short}[a-z]?)['’]s\b")
    return any(said.search(line.text) for line in below)


def _is_a_word(given: str, lines: Sequence[Line]) -> bool:
    """Whether the record also writes the name small: then it is a topic's word ("Finances")."""
    small = re.compile(rf"\b{re.escape(given.casefold())}\b")
    return any(small.search(line.text) for line in lines)
