"""Children whom a line brings up in passing, with particulars or as of another family."""

from __future__ import annotations

import re

from parsers.minutes.children import ADULT_BEFORE, SAYS_BIRTH, WITH_DAY, WITH_FACTS, Child, child_at, is_adult, names_closed_up
from parsers.minutes.names import names_in

_RAISED = re.compile(r"^[\s,]*(?:was|has been|is) (?:also )?(?:raised|mentioned|brought|flagged|discussed)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:unrelated|separate(?:ly)?|different|another|other|new|not (?:related|connected)(?: to)?|unconnected)\s+(?:famil(?:y|ies)|child(?:ren)?|case|young (?:person|people)|matter|referral|pupil|boy|girl)\b",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"\b(?:bit(?:ten)?|bites?|biting|hits?|hitting|kick(?:ed|s|ing)?|punch(?:ed|es|ing)?|slap(?:ped|s|ping)?|push(?:ed|es|ing)?|shov(?:ed|es|ing)|pinch(?:ed|es|ing)?"
    r"|scratch(?:ed|es|ing)?|strangl(?:ed|es|ing)|chok(?:ed|es|ing)|attack(?:ed|s|ing)?|assault(?:ed|s|ing)?|hurt(?:s|ing)?|injur(?:ed|es|ing)|stabb(?:ed|ing)|threaten(?:ed|s|ing)?"
    r"|bull(?:ied|ies|ying)|(?:spat|spits?|spitting|thr(?:ew|own|owing|ows)(?:\s\w+){1,3})\s(?:at|on)|(?:fight(?:s|ing)?|fought|fell\sout|argu(?:ed|ing))\s(?:with)?)"
    r"\s(?:and\s\w+\s)?(?:an?\s|one\s|the\s)?(?:other|another|different)\s(?:child|pupil|boy|girl)[\s,:(–-]*$",
    re.IGNORECASE,
)
"""Right before a name: the child discussed did harm to another, who is no matter of the meeting ("Bit another child, Ludo Lee")."""
_GROWN_UP = re.compile(
    r"\b(?:dad|father|mum|mother|step\w*|uncle|aunt\w*|partner|boyfriend|girlfriend|man|woman|carers?|parents?|staff|teacher)\b",
    re.IGNORECASE,
)
"""Whose harm to another child is that child's case."""
_NEAR = 300  # characters beside a name that tell of it: a long line must not cost its length squared


def raised_in(text: str, meeting: str, *, aside: str = "no") -> tuple[tuple[int, Child], ...]:
    """(place, child) for children that a line brings up with particulars, or as of another family. Adults are passed over."""
    found: list[tuple[int, Child]] = []
    text = names_closed_up(text)
    for named in names_in(text):
        before, after = text[max(0, named.start - _NEAR) : named.start], text[named.end : named.end + _NEAR]
        announced = bool(_ASIDE.search(before[-60:])) and len(before) - (m.end() if (m := _last(_ASIDE, before)) else 0) < 12  # noqa: PLR2004 - a few words between
        if ADULT_BEFORE.search(before) or named.name != named.plain:
            continue
        announced = announced and not (_HURT.search(before[-90:]) and not WITH_FACTS.match(after) and not _GROWN_UP.search(before[-90:]))
        facts = WITH_FACTS.match(after) and (aside == "yes" or announced) and (" " in named.plain or SAYS_BIRTH.match(after))
        told = _RAISED.match(after) and aside == "yes" and len(named.plain.split()) > 1
        if facts or told or announced:
            child = child_at(text[named.start : _end_of(text, named.end) if facts else named.end])
            if child is not None and not is_adult(child, meeting) and not (meeting and child.date_of_birth >= meeting):
                found.append((named.start, child))
    stated = tuple((place, child) for place, child in found if child.date_of_birth)
    return stated or tuple((place, child) for place, child in found if child.family)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(reversed(list(pattern.finditer(text)))), None)


def _end_of(text: str, position: int) -> int:
    bracket = re.compile(r"\s*\([^()]{0,80}\)").match(text, position)
    stop = bracket or WITH_DAY.match(text, position) or re.compile(r"\)|[.;](?:\s|$)|$").search(text, position)
    return stop.end() if stop else len(text)


def says_aside(text: str) -> bool:
    """Whether a line says that it speaks of another family."""
    return bool(_ASIDE.search(text))
