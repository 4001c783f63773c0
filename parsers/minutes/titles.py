"""Children whom only a title names ("Core Group – Jac and Efa Beddoes"), and siblings of whom the meeting tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from parsers.document import SegmentKind
from parsers.minutes.children import Child, children_in, is_same
from parsers.minutes.lines import Line
from parsers.minutes.persons import is_agency, parse_person
from parsers.minutes.sections import is_numbered
from parsers.minutes.words import Zone, titles_record, zone_of

_TITLE_LINES = 8
_LONGEST = 160
_BEHIND = re.compile(
    r"\s(?:re|regarding|concerning|about|for|in respect of|on|of)\b:?\s+(?=[A-Z])|\s[–—-]\s+|:\s+|^(?:re|regarding|subject)\b:?\s+",
    re.IGNORECASE,
)
_REST = re.compile(
    r"[\s,;()&.–—-]|\b(?:and|dob|born|aged?|famil(?:y|ies)|children|siblings?|d\.o\.b\.?|\d+\w*|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|twins?|edd|unborn|baby)\b",
    re.IGNORECASE,
)
_LEAST_TOLD = 2
_LEAST_WORDS = 4


def titled_children(lines: Sequence[Line]) -> tuple[Child, ...]:
    """Children whom a title at the head names in full, each of whom the text below calls by forename."""
    head = [line for line in lines[:_TITLE_LINES] if not line.cells and len(line.text) < _LONGEST]
    for line in head:
        for found in _BEHIND.finditer(line.text) if _is_title(line) else ():
            named = _named(line.text[found.end() :])
            if named and all(_is_called(child, lines) and not _has_post(child, lines) for child in named):
                return named
    return ()


def _is_title(line: Line) -> bool:
    """Whether a line says what the record is of; a list of persons, a case by number or another part of minutes is none."""
    if (line.label and zone_of(line.label) not in {None, Zone.CHILD}) or is_numbered(line.text):
        return False
    headed = bool(line.heading) and line.segment.kind is SegmentKind.HEADING
    return headed or titles_record(line.text) or re.match(r"re\b", line.text, re.IGNORECASE) is not None


def _has_post(child: Child, lines: Sequence[Line]) -> bool:
    """Whether somebody of that name is listed with a post or an agency."""
    behind = (line.text[line.text.index(child.name) :] for line in lines if child.name in line.text)
    return any(
        person.role or person.agency
        for text in behind
        if (person := parse_person(text.split(";")[0])) is not None and len(text) < _LONGEST and not re.search(r"\d", text)
    )


def _named(text: str) -> tuple[Child, ...]:
    """The children of a text that says nothing but names and their dates."""
    children = children_in(text)
    rest = text
    for word in (word for child in children for word in (*child.name.split(), *child.aliases)):
        rest = re.sub(rf"\b{re.escape(word)}\b", " ", rest)
    whole = all(child.family and not is_agency(child.name) for child in children)
    return children if children and whole and not _REST.sub("", rest).strip() else ()


def _is_called(child: Child, lines: Sequence[Line]) -> bool:
    """Whether a line below the title uses the forename as one speaks of somebody: "Jac has", "Jac's", "Jac:"."""
    said = re.compile(rf"\b{re.escape(child.given)}(?:['’]s\b|:|\s+[a-z])|[a-z,] {re.escape(child.given)}\b|^{re.escape(child.given)}\W*$")
    short = re.compile(rf"\b{re.escape(child.given[:3])}[a-z]{{0,2}}(?:['’]s\b|\s+[a-z])")
    return any(said.search(line.text) or (len(child.given) > len("Alex") and short.search(line.text)) for line in lines[1:])


def told_siblings(siblings: Iterable[Child], children: Sequence[Child], lines: Sequence[Line]) -> tuple[Child, ...]:
    """Siblings with a birth date of whom several sentences tell alone: the meeting considered them too."""
    new = [s for s in siblings if (s.date_of_birth or s.expected) and not any(is_same(s, c) for c in children)]
    return tuple(s for s in new if _times_told(s, [*children, *(o for o in new if o is not s)], lines) >= _LEAST_TOLD)


def _times_told(sibling: Child, others: Sequence[Child], lines: Sequence[Line]) -> int:
    own = re.compile(rf"\b{re.escape(sibling.given)}\b")
    other = re.compile(r"\b(?:" + "|".join(re.escape(o.given) for o in others) + r")\b") if others else None
    sentences = (
        text for line in lines if sibling.name.casefold() not in line.text.casefold() for text in re.split(r"(?<=[.!?])\s+", line.text)
    )
    return sum(1 for text in sentences if own.search(text) and len(text.split()) >= _LEAST_WORDS and not (other and other.search(text)))
