"""What a note of a call says of whoever rang, in a line without a subject: "- has them alt weekends"."""

from __future__ import annotations

import re

from redaction.mentions import ScopedText
from redaction.sentences import Span

_DAYS = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?|weekends?|w/?e(?:nd)?s?|w/ends?|wkends?|weekdays|holidays?|hols|half[- ]terms?|evenings?|mornings?|afternoons?|nights?|weeks?|months?"
_WHEN = rf"(?:(?:on|at|over|for|in|after|before|during) )?(?:(?:the|alt(?:ernate)?|every|each|most|other|second|some|school|once|twice|a|after) ){{0,3}}(?:{_DAYS}|school|overnight)"
_MINDS = re.compile(
    r"\W*(?:(?:also|usually|often|still|normally) )?(?:has|have|had|minds?|takes?|collects?|sees?|looks after|cares for|baby-?sits?(?: for)?|picks up)"
    r" (?:them|him|her|both|(?:the )?(?:kids|children|boys|girls|pair|two|twins|baby|little ones?)|(?-i:[A-Z][\w'’-]+))"
    rf" {_WHEN}(?:(?:,| and| &| or)? {_WHEN}){{0,3}}\W*",
    re.IGNORECASE,
)
"""Care or contact at set times and nothing more: who it is of whom, the family knows."""


def tells_whose_turn(scoped: ScopedText, span: Span) -> bool:
    """Whether the sentence opens a line, has no subject and tells only when somebody has the children.

    In a note of a call that somebody is the caller: in running text it may be whoever the sentence before speaks of.
    """
    opens = not scoped.text[scoped.text.rfind("\n", 0, span.start) + 1 : span.start].strip()
    return opens and _MINDS.fullmatch(scoped.text[span.start : span.end]) is not None
