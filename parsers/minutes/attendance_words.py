"""Headings of the list of persons by their words alone: any order of "invited", "members", "present", "not", "attend" reads alike."""

from __future__ import annotations

_PRESENT = frozenset(
    "present attended attending attendee attendees attendance came participant participants participating invitee invitees joined joining "
    "contributors contributor took there here delegates signed".split()
)
_AWAY = frozenset("apologies apols apology absent absence absences absentees absentee non-attendance regrets dna".split())
_NOT = frozenset("not didn't couldn't can't cannot unable unavailable without non".split())
_COME = frozenset("attend come join make be present attended attending attendance came there here able available".split())
_BESIDE = frozenset(
    "the those persons person people professionals professional members member panel agency agencies staff who was were in at on of and by to for from a all "
    "also list register record sheet sign meeting conference discussion review call today this that it invited but did does do could was had have has been "
    "names name role roles group core family attendees' chair minute minutes both virtually remotely online teams zoom microsoft via video phone telephone "
    "received given sent noted with formal initials agencies' representatives representative representing table room round around sorry did invite "
    "during part time full apologies' their they we us".split()
)
_EVERYBODY = frozenset("those people everyone everybody who professionals agencies us all".split())
_PLACE = frozenset("room table call line".split())
_MOST_WORDS = 9


def attendance(words: str) -> str:
    """Which list of persons the words (lower case, single blanks) announce: "present", "away", or "" for none."""
    told = words.split()
    if not told or len(told) > _MOST_WORDS:
        return ""
    here, away, no = (any(w in kinds for w in told) for kinds in (_PRESENT, _AWAY, _NOT))
    if _EVERYBODY & set(told) and _PLACE & set(told) and not no and not {"between", "only", "strictly"} & set(told):
        return "present"
    if any(w not in _PRESENT | _AWAY | _NOT | _COME | _BESIDE for w in told):
        return ""
    if no and any(w in _COME or w in _PRESENT for w in told):
        return "away"
    if here:
        return "present" if not _only_beside(told) else ""
    return "away" if away and not no else ""


def _only_beside(told: list[str]) -> bool:
    """Whether only "there" or "here" says it: they announce nothing without a "who was"."""
    strong = [w for w in told if w in _PRESENT and w not in {"there", "here", "signed"}]
    return not strong and not {"who", "was", "were", "today"} & set(told)
