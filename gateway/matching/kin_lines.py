"""What a line tells of the brother or sister whom it names: something that troubles, or only of a closed list of harmless things.

A sibling's copy is due where the item says that the concern extends to that sibling. Words of concern are never all known, so
harmless is a closed list and a line is so only where every clause of it is: health of their own, where they were, that nobody
met them, that they live there. Whatever else is said of them is a person's question.
"""

from __future__ import annotations

import re

from gateway.matching import cues
from redaction.cues import HARM, SIBLING_HEALTH

_KIN = (
    r"(?:(?:his|her|their|the|an?|full|older|younger|elder|eldest|big|little|half|step|twin|baby)[\s-]+)*(?:sister|brother|sibling|twin)s?"
)
_OPENS = re.compile(rf"^[\s\d.)(*•–-]*(?:{_KIN}\s*[:,(–-]?\s*(?:(?:is|called|named)\s+)?)?$", re.IGNORECASE)
_LIVES = re.compile(
    r"(?:\b(?:liv(?:es?|ing)|resid(?:es?|ing)|household|siblings?|same\s+(?:home|address)|(?:family|household)\s+(?:composition|members)|also\s+(?:at|in)\s+(?:the\s+)?(?:home|address|household))\b"
    rf"[^;.!?]{{0,90}}?)(?:\bwith|\bw/|,|&|\band|[:(–-])\s*{_KIN}\s*[:,(–-]?\s*$",
    re.IGNORECASE,
)
"""A sibling in the list of those who live at the address: "lives there with mum and brother"."""
_SON = re.compile(r"\b(?:son|daughter)s?\s*,?\s*$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s*(?:he|she|they|his|her|their)\b", re.IGNORECASE)
_CLEARED = re.compile(
    r"\bno\s+(?:worr(?:y|ies)|concerns?)\s+(?:whatsoever|at\s+all)\b"
    r"|\bno\s+(?:worr(?:y|ies)|concerns?)\s+(?:(?:was|were|is|are|has\s+been|have\s+been)\s+)?(?:(?:raised|noted|expressed|identified|recorded|held)\s+)?"
    r"(?:about|for|over|regarding|around|with)\s+(?:him|her|them)\b"
    r"|\bnothing\s+to\s+(?:suggest|indicate)\s+(?:it|that\s+(?:he|she|they)\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:affected|involved|at\s+risk))\b"
    r"|\b(?:am|['’]m|are|['’]re)\s+not\s+referring\s+(?:him|her|them)\b",
    re.IGNORECASE,
)
"""By which a writer says of a sibling that the concern does not extend to them: not what a school or clinic told."""
_CLAUSE_END = re.compile(r"[,;:()\[\]|\n–]|[.!?](?=\s|$)|\s-\s|\s(?:and|&)\s")
_PLAIN = frozenset(
    """
    is was were has been he she who which they it so then now also still already only just both too same a an the his her their own at
    in on to of for from with by via since until up back out age aged yr yrs year years old y yo m f mths months month dob born nhs no
    upn number home house flat address school nursery preschool pre-school reception college work went goes go gone came stays stayed
    lives living lived attends room bedroom dad father mum mother nan gran grandparents aunt uncle today yesterday this visit time day
    days week mon tue tues wed weds thu thurs fri sat sun jan feb mar apr may jun jul aug sep sept oct nov dec january february march
    april june july august september october november december monday tuesday wednesday thursday friday saturday sunday teacher team
    """.split()  # noqa: SIM905 - one word list, read as prose
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOT_MET = (
    r"(?:so\s+|therefore\s+)?not\s+(?:spoken\s+(?:to|with)|seen)"
    r"(?:\s+(?:today|this\s+(?:time|visit)|by\s+(?:me|us)))?(?!\s+(?:since|for)\b)"
)
_HARMLESS = re.compile(
    rf"\b(?:{_NOT_MET}|not\s+living\s+(?:with|there|here|at)\b|no\s+longer\s+(?:lives?|living|at|in)\b|lives?\s+(?:with|elsewhere)\b|up\s+to\s+date\b|for\s+info(?:rmation)?\b"
    r"|(?:nil|nothing|none)\s+(?:of\s+(?:note|relevance)|to\s+(?:add|report)|known|held|recorded)\b|not\s+known\s+to\b|not\s+(?:a|our)\s+patient\b"
    r"|(?:pupil|patient|registered)\s+(?:here|at|with|elsewhere)\b|under\s+[\w’'-]+\s+for\b)|\b\d+(?:\.\d+)?\s?(?:mg|mcg|ml)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:miss(?:ed|es|ing)|overdue|declin\w+|refus\w+|never|uncollected|not\s+(?:been\s+)?(?:collected|given|taken|brought|attend\w*)|was\s+not\s+brought|a\s?&\s?e|ed\s+attend\w*|admitted"
    r"|weight|centile|chlamydia|sti|hiv|contracepti\w*|terminat\w*|miscarr\w*|pregnan\w*|overdos\w*|unexplained)\b",
    re.IGNORECASE,
)
"""Health that is a concern itself: treatment a child does not get, and what no child should need."""


def is_harmless(text: str, name: tuple[int, int], unit: tuple[int, int], end: int) -> bool:
    """Whether nothing but harmless things is told of the person whose name stands at `name` in `text`.

    `unit` is the sentence with the name; what follows it up to `end`, where the next person is named, is read as told of them
    too. All are offsets into `text`. False where nothing at all is told: that is no line about them.
    """
    before, told = text[unit[0] : name[0]], text[name[0] : max(end, unit[1])]
    listed = _LIVES.search(before) is not None
    if not (listed or _OPENS.match(before)) or tells_of_harm(before + told):
        return False
    clauses = [c for c in _CLAUSE_END.split(told.replace(text[name[0] : name[1]], " ", 1)) if c.strip()]
    # The tagged name may hold more than the name ("Rui ADHD"), so that it is looked through as well.
    said = [_is_said(clause) for clause in (text[name[0] : name[1]], *clauses)]
    return (listed or any(said)) and all(is_said or _is_plain(c) for is_said, c in zip(said[1:], clauses, strict=True))


def is_cleared(text: str, name: tuple[int, int], unit: tuple[int, int]) -> bool:
    """Whether the sentence about a sibling, or the next one, says that there is no concern about them, and no harm is told there.

    `name` and `unit`, the sentence with the name, are offsets into `text`. A third sentence of them must be harmless too.
    """
    before, after = text[unit[0] : name[0]], text[name[1] : unit[1]]
    if not (cues.SIBLING_BEFORE.search(before) or cues.SIBLING_AFTER.match(after) or _SON.search(before)):
        return False
    rest = text[unit[1] :]
    following = [rest[a:b] for a, b in cues.units(rest)[:2]]
    about = text[unit[0] : unit[1]] + "".join(following[:1])
    if not _CLEARED.search(about) or tells_of_harm(about):
        return False
    more = following[1] if len(following) > 1 and _OF_THEM.match(following[1]) else ""
    return not tells_of_harm(more) and all(_is_said(c) or _is_plain(c) for c in _CLAUSE_END.split(more) if c.strip())


def about(text: str, name: tuple[int, int], unit: tuple[int, int]) -> str:
    """The words of the unit; of a list with a line for each person the line alone."""
    start, end = text.rfind("\n", unit[0], name[0]) + 1, text.find("\n", name[1], unit[1])
    opens = not text[max(start, unit[0]) : name[0]].strip(" \t*•–-.)(0123456789")
    return text[max(start, unit[0]) : end if end > 0 else unit[1]] if opens else text[unit[0] : unit[1]]


def tells_of_harm(text: str) -> bool:
    """Whether words of harm remain in `text` once what says that there is none is taken out."""
    left = re.sub(_NOT_MET, " ", cues.UNTROUBLED.sub(" ", text), flags=re.IGNORECASE)
    return any(pattern.search(left) for pattern in (HARM, cues.TROUBLED, _TAKEN_BACK))


def _is_said(clause: str) -> bool:
    return any(pattern.search(clause) for pattern in (cues.UNTROUBLED, SIBLING_HEALTH, _HARMLESS))


def _is_plain(clause: str) -> bool:
    """Only ages, dates, places and words of where somebody is."""
    return all(word.lower() in _PLAIN or word[0].isupper() for word in _WORD.findall(clause))
