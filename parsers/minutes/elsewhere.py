"""Entries about somebody of another council's area: "4. Out of area: Ada Oko (Lambeth), to be noted". They are of no child of the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.minutes.names import name_at
from parsers.minutes.naming import Register
from parsers.minutes.placed import Placed
from parsers.minutes.words import Zone

_BOROUGH = (
    r"(?:Barking(?: and Dagenham)?|Barnet|Bexley|Brent|Bromley|Camden|Croydon|Ealing|Enfield|Greenwich|Hackney|Haringey|Harrow|Havering|Hillingdon|Hounslow|Islington|Kingston|Lambeth|Lewisham"
    r"|Merton|Newham|Redbridge|Richmond|Southwark|Sutton|Tower Hamlets|Waltham Forest|Wandsworth)"
)
_AWAY = r"(?:[Oo]ut[ -]of[ -](?:area|borough|county)|(?:[Aa]nother|[Oo]ther) (?:council|local authority|borough))"
_BEHIND_THE_NAME = re.compile(rf" ?\((?:LB )?{_BOROUGH}\)|, (?:LB )?{_BOROUGH}(?=[.,;:]|\s*$)| is {_AWAY}\b")
"""What says, right behind the name that opens an entry, that another council has them; in capitals, so that no word stands for a borough."""
_HEADED = re.compile(rf"^\W*(?:\d+\W+)?{_AWAY}\b")
"""A heading that says so of whoever stands in it."""
_OURS = re.compile(r"\b(?:LBHF|H&F|RBKC|WCC|Hammersmith|Fulham|Kensington|Chelsea|Westminster)\b", re.IGNORECASE)
_MAY_CONCERN_US = re.compile(
    r"\b(?:by us|we|ours|placed|schools?|college|nursery|boys?|girls?|child(?:ren)?|kids?|flat|home|gate|mum|mother|dad|father|step\w+|parents?|famil(?:y|ies)|siblings?|brothers?|sisters?"
    r"|releas\w+|bail\w*|may (?:come|visit|return|call)|back|return\w*|until|rang|call(?:s|ed)|said|says|sent|threat\w*|knife|knives|gun|weapon|burn\w*|bruis\w*|injur\w*|missing|drugs?|abus\w*|rap(?:e|ed)"
    r"|assault\w*|hit|hits|beat\w*|harm\w*|stab\w*|pictures?|images?|pregnan\w*|suicid\w*|overdos\w*)\b|\((?:P|V)\)",
    re.IGNORECASE,
)
"""What may be of the meeting's own children: a person is asked whose it is."""
_TELLING = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.ACTIONS, Zone.CHILD})


def of_another_area(placed: Sequence[Placed], register: Register) -> frozenset[str]:
    """The ids of lines under a heading that names no child of the meeting, each of which opens with a stranger's full name.

    Heading or line says right behind the name that another council has them; neither names one of ours or a child of the meeting, and
    nothing in them may be of those children. Anything else is left for a person.
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
    text, whole = placed.line.text, f"{heading}\n{placed.line.text}"
    named, hits = name_at(text), register.hits(whole)
    if placed.scope is not None or placed.introduces or hits.sure or hits.unclear or named is None or " " not in named.plain:
        return False
    if _is_known(named.plain, register) or _OURS.search(whole) or _MAY_CONCERN_US.search(whole):
        return False
    return bool(_BEHIND_THE_NAME.match(text, named.end) or _HEADED.match(heading))


def _is_known(name: str, register: Register) -> bool:
    """Whether somebody was at the meeting, or bears a surname of one of its children."""
    words = set(name.casefold().replace("-", " ").split())
    surnames = {word for child in register.children for family in child.family for word in family.casefold().replace("-", " ").split()}
    return bool(words & surnames) or any(name.casefold() == other.casefold() for other in register.others)
