"""Labels in words of no list whose value is a list of persons: the list itself says that they came, or did not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.minutes.children import born_in
from parsers.minutes.lines import Line
from parsers.minutes.names import is_full_name
from parsers.minutes.persons import listed_people
from parsers.minutes.words import Zone, zone_of

_AWAY = re.compile(
    r"\b(?:apolog\w*|apols?|sorry|regrets?|absent|absence|missing today|not with us|missed|no show|dna)\b|\b(?:not|no|could ?n[o']?t|can ?n[o']?t|did ?n[o']?t|was ?n[o']?t|unable|couldnt|cant|didnt|without)\b.*\b(?:come|came|attend\w*|make|made|join\w*|be|there|here|free|present|available)\b|\bcould not\b$",
    re.IGNORECASE,
)
_NO_REGISTER = re.compile(
    r"\b(?:sent|cop(?:y|ies|ied)|circulat\w+|distribut\w+|to|cc|action\w*|task\w*|famil\w+|involved|under|young|pupils?|students?|subjects?|bab(?:y|ies)|unborn|case|household|known|contacts?|next|child\w*|parents?|siblings?|referr\w+|decision\w*|invite\w*)\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = 9
_LEAST_LISTED = 2
_LEAST_TOLD = 2
_WITHIN = 30  # lines from the head, where a list of those present stands


def with_listed_labels(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, an unknown label before persons with posts or agencies as "Present" (at the head, where nothing else is) or "Apologies"."""
    told = any(zone_of(line.heading or line.label) is Zone.PRESENT for line in lines)
    for number, line in enumerate(lines):
        if _heads_absent(lines, number):
            yield replace(line, heading="Apologies")
        elif not _is_unknown_label(line):
            yield line
        elif _AWAY.search(line.label) and _are_whole_names(line.value):
            yield replace(line, label="Apologies")
        elif not told and number < _WITHIN and not _NO_REGISTER.search(line.label) and _is_register(line.value):
            told = True
            yield replace(line, label="Present")
        else:
            yield line


def _is_unknown_label(line: Line) -> bool:
    """Whether a line has a label that announces no part that we know and is nobody's name."""
    if not line.label or line.heading or len(line.cells) not in {0, 2} or zone_of(line.label) is not None:
        return False
    return _AWAY.search(line.label) is not None or not is_full_name(line.label)


def _are_whole_names(value: str) -> bool:
    listed = listed_people(value)
    return bool(listed) and all(" " in person.name for person in listed)


def _heads_absent(lines: Sequence[Line], number: int) -> bool:
    """Whether a line without a value says that somebody did not come, and a person with a post or an agency stands below it."""
    line = lines[number]
    title, below = line.text.strip(" :"), lines[number + 1 : number + 2]
    if line.cells or line.value or not below or below[0].cells or len(title.split()) > _LONGEST_TITLE or zone_of(title) is not None:
        return False
    return (
        _AWAY.search(title) is not None and not title.endswith(".") and any(" " in person.name for person in listed_people(below[0].text))
    )


def _is_register(value: str) -> bool:
    """Whether a value is a list of at least two persons, nearly all with a post or an agency."""
    if born_in(value):
        return False
    listed = listed_people(value)
    told = [person for person in listed if (person.role or person.agency) and " " in person.name]
    return len(told) >= _LEAST_LISTED and len(told) * _LEAST_TOLD > len(listed)
