"""Entries about somebody of another council's area: "4. Out of area: Ada Oko (Lambeth), to be noted". They are of no child of the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.minutes.names import name_at
from parsers.minutes.naming import Register
from parsers.minutes.placed import Placed
from parsers.minutes.words import Zone

_ELSEWHERE = re.compile(
    r"\bout[ -]of[ -](?:area|borough|county)\b|\b(?:another|other) (?:council|local authority|borough)\b"
    r"|\b(?:Barking|Barnet|Bexley|Brent|Bromley|Camden|Croydon|Ealing|Enfield|Greenwich|Hackney|Haringey|Harrow|Havering|Hillingdon|Hounslow|Islington|Kingston|Lambeth|Lewisham|Merton|Newham"
    r"|Redbridge|Richmond|Southwark|Sutton|Tower Hamlets|Waltham Forest|Wandsworth)\b(?! (?:Road|Street|Lane|High|Avenue|Hill|Park|House|Court|School|Academy))",
    re.IGNORECASE,
)
"""What says that another council has them: in words, or by the name of a London borough that is none of ours."""
_OURS = re.compile(r"\b(?:LBHF|H&F|RBKC|WCC|Hammersmith|Fulham|Kensington|Chelsea|Westminster)\b", re.IGNORECASE)
_TELLING = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.ACTIONS, Zone.CHILD})


def of_another_area(placed: Sequence[Placed], register: Register) -> frozenset[str]:
    """The ids of lines under a heading that names no child of the meeting, each of which opens with a stranger's full name.

    Heading or line says that another council has them, and neither names one of ours or a child of the meeting.
    """
    found: set[str] = set()
    for heading, lines in _sections(placed):
        if lines and all(_is_a_strangers(p, heading, register) for p in lines):
            found |= {p.line.id for p in lines}
    return frozenset(found)


def _sections(placed: Sequence[Placed]) -> Iterator[tuple[str, list[Placed]]]:
    """(heading, lines that tell something below it) of each heading; what stands above the first has none."""
    heading, lines = "", list[Placed]()
    for p in placed:
        if p.line.heading:
            if heading:
                yield heading, lines
            heading, lines = p.line.heading, []
        elif p.zone in _TELLING:
            lines.append(p)
    if heading:
        yield heading, lines


def _is_a_strangers(placed: Placed, heading: str, register: Register) -> bool:
    text = placed.line.text
    named, hits = name_at(text), register.hits(f"{heading}\n{text}")
    if placed.scope is not None or placed.introduces or hits.sure or hits.unclear or named is None or " " not in named.plain:
        return False
    listed = any(named.plain.casefold() == other.casefold() for other in register.others)
    return not listed and _ELSEWHERE.search(f"{heading}\n{text}") is not None and _OURS.search(f"{heading}\n{text}") is None
