"""Who chaired: by a label of the head, by a post in the list of those present."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers.document import Attendee
from parsers.minutes.lines import Line
from parsers.minutes.names import Named, name_at
from parsers.minutes.particulars import pairs_of
from parsers.minutes.persons import parts_at_commas, split_outside_brackets
from parsers.minutes.words import Zone, zone_of

_CHAIR = re.compile(r"\bchair(?:ing|ed|person|man|woman)?\b", re.IGNORECASE)
_LED = re.compile(r"(?:meeting )?(?:led|hosted|convened|facilitated|run) by", re.IGNORECASE)
_CHAIRED = re.compile(
    r"\b(?:led|hosted|convened|facilitated|run|conducted) by (?=[A-Z])|\bchair(?:ed(?: (?:and|&) \w+)? by|person|man|woman| of (?:the )?meeting)?\b\s*(?:\([^)]{0,200}\))?\s*[:=|–—-]?\s*(?=\S)",
    re.IGNORECASE,
)


_TOLD = re.compile(r"chair|\b(?:led|hosted|convened|facilitated|run|conducted)\s+by\b", re.IGNORECASE)


def may_name_chair(lines: Iterable[Line]) -> bool:
    """Whether any line holds a word without which `chair_of` finds nobody: most texts hold none."""
    return any(_TOLD.search(line.text) or _TOLD.search(line.segment.text) for line in lines)


def chair_of(head: Iterable[Line], present: Iterable[Attendee], listed: Iterable[Line]) -> str:
    """The chair: from a label, else from the list of those present, "" where nobody is said to chair."""
    for line in head:
        led = ((line.label, line.value),) if _LED.fullmatch(line.label) else ()
        for label, value in (*pairs_of(line), *led):
            named = (
                name_at(value) if (_CHAIR.search(label) or _LED.fullmatch(label.strip(" :"))) and zone_of(label) is None else _marked(value)
            )
            if named is not None and " " in named.name:
                return named.name
        if any(header for header, _ in line.cells):
            continue  # a header that stands before each cell is no label of the value beside it
        for found in _CHAIRED.finditer(line.segment.text):
            named = name_at(line.segment.text, found.end())
            if named is not None and " " in named.name:
                return named.name
    attendees = list(present)
    marked = next((a.name for a in attendees if _CHAIR.search(a.role) or _CHAIR.search(a.agency)), "")
    pieces = [piece for line in listed for piece in _pieces_of(line) if _CHAIR.search(piece)]
    named_in = (a.name for piece in pieces for a in attendees if a.name in piece)
    return marked or next(named_in, "") or next((n.name for piece in pieces if (n := name_at(piece)) is not None), "")


def _marked(value: str) -> Named | None:
    """The person of a particular who is marked as the chair: "Ann Lee (Chair)"."""
    named = name_at(value)
    return named if named is not None and re.match(r"\W*chair(?:person|man|woman)?\W*$", value[named.end :], re.IGNORECASE) else None


def _pieces_of(line: Line) -> list[str]:
    """What a line or a row says of each person, as written."""
    if len(line.cells) > 1:
        return [line.segment.text]
    text = line.value if line.label and zone_of(line.label) is Zone.PRESENT else line.text
    return split_outside_brackets(text, ";") if ";" in text else parts_at_commas(text)
