"""Harm that a parent did to a brother or sister is harm in this child's home as well, in whoever's part of the minutes it stands."""

from __future__ import annotations

import re

from redaction import cues
from redaction.home import Home
from redaction.names import name_tokens
from redaction.parties import Role

_OF_PARENTS = re.compile(rf"(?<!\w)(?:{cues.PARENT}|parents|{cues.PARTNER}|{cues.KIN_ADULT})(?!\w)", re.IGNORECASE)
_TOLD = re.compile(r"(?<!\w)(?:told|tells|said|says|disclosed|discloses|alleged|alleges|reported|described)(?!\w)", re.IGNORECASE)
_ADULTS = frozenset({Role.PARENT_CARER, Role.HOUSEHOLD_ADULT})


def of_home_too(text: str, home: Home) -> bool:
    """Whether a sentence names a brother or sister of the record and tells what a grown-up of the home did; not what ails the other child."""
    tokens = name_tokens(text)
    siblings = _names(home, frozenset({Role.SIBLING})) - _names(home, _ADULTS | {Role.SUBJECT})
    if not tokens & siblings or cues.SIBLING_HEALTH.search(text):
        return False
    grown_up = _OF_PARENTS.search(text) is not None or bool(
        tokens & (_names(home, _ADULTS) - _names(home, frozenset({Role.SUBJECT, Role.SIBLING})))
    )
    return grown_up and (cues.HARM_STRONG.search(text) is not None or _TOLD.search(text) is not None)


def _names(home: Home, roles: frozenset[Role]) -> frozenset[str]:
    return frozenset().union(*(name_tokens(name) for person in home.people if person.role in roles for name in person.names))
