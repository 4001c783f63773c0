"""Who is to do it: somebody at the meeting, by name, initials, forename or post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.minutes.names import name_at, same_person, whole_name, without_title, words_of
from parsers.minutes.persons import is_agency
from parsers.minutes.posts import RELATIVES, plain_post

_TO_DO = re.compile(
    r"^\s*+(?:,|\([^)]{0,200}\))?\s*+(?:to|will|shall|is to|agreed to|has agreed to|must|would)\s+|^\s*(?::|–|—|-)\s+", re.IGNORECASE
)
OWNER_WORDS = 6


def owner_in(text: str, people: Sequence[str]) -> str:
    """Who is to do it: somebody at the meeting before "to" or in brackets behind, else whoever the words put there."""
    short = re.match(r"^(?P<who>[A-Z]{2,4})\s*(?:[-–—:]|to\b|will\b)", text)
    if short and [p for p in people if initials_of(p) == short["who"]]:
        return short["who"]
    named = name_at(text)
    leads = named.name if named is not None and _TO_DO.match(text[named.end :]) else ""
    if leads and at_meeting(leads, people):
        return leads
    said = re.search(r"\b(?:owner|lead|responsible|who|assigned to|by whom)\s*[:=–-]\s*(?P<who>[^;,|()\n]+)", text, re.IGNORECASE)
    if said:
        return (n.name if (n := name_at(said["who"])) else said["who"]).strip(" .")
    return _owner_behind(text, people) or leads or _owner_before(text)


def owner_alone(text: str) -> str:
    """Who stands first in "SW, 12/03": a name, a post or an agency before the date."""
    named = name_at(text)
    first = re.split(r"[,;–—]|\s-\s|\bby\b", text, maxsplit=1)[0].strip(" .")
    return named.name if named is not None else first if len(first.split()) <= OWNER_WORDS else ""


def at_meeting(name: str, people: Sequence[str]) -> bool:
    """Whether the name is that, or part of that, of somebody at the meeting."""
    return bool(words_of(name)) and any(same_person(name, p) or set(words_of(name)) <= set(words_of(p)) for p in people)


def _owner_before(text: str) -> str:
    """An agency or a post before "to" or a colon."""
    lead = re.match(r"^(?P<who>[^,.;:()]{2,60}?)\s+(?:to|will|shall)\s+[a-z]", text)
    if lead and len(lead["who"].split()) <= OWNER_WORDS and lead["who"][0].isupper():
        return lead["who"].strip()
    colon = re.match(r"^(?P<who>[A-Z][^,.;:]{1,40}):\s", text)
    return colon["who"] if colon and (is_agency(colon["who"]) or name_at(colon["who"])) else ""


def _owner_behind(text: str, people: Sequence[str]) -> str:
    pieces = [p.strip(" .[]()") for p in re.split(r"\s[–—-]+\s|\||[()\[\];]|,\s|\bby\s", text)[1:]]
    for piece in pieces:
        named = name_at(piece)
        if named is not None and any(same_person(named.name, person) for person in people):
            return named.name
    for piece in pieces[::-1]:
        named = whole_name(piece)
        if named is not None and full_name(named.name, people) != named.name:
            return named.name
    short = next((p for p in pieces if p in {initials_of(person) for person in people}), "")
    return short or next((p for p in pieces if plain_post(p) in RELATIVES), "")


def is_owner(value: str) -> bool:
    """Whether a cell holds nothing but a name or an agency."""
    return (whole_name(value.rstrip(" .")) is not None and len(value.split()) <= OWNER_WORDS) or (value[:1].isupper() and is_agency(value))


def full_name(owner: str, people: Sequence[str]) -> str:
    """Initials, a first name or a rank with a surname as the name of the one person at the meeting whom they fit."""
    words = set(words_of(owner))
    if not words or any(same_person(owner, p) for p in people):
        return owner.strip()
    fitting = [p for p in people if initials_of(p) == owner or words <= set(words_of(p))]
    return fitting[0] if len(fitting) == 1 else owner.strip()


def initials_of(name: str) -> str:
    """The first letters of a name without rank or title."""
    return "".join(word[0] for word in without_title(name).split() if word[0].isupper())
