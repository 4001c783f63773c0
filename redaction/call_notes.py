"""What a note of a call says of whoever rang, in a line without a subject: "- has them alt weekends"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from redaction import anonymity_cues, cues
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


_CALLER = re.compile(r"(?<!\w)(?:caller|informant|inft|complainant|referrer)(?!\w)", re.IGNORECASE)
_ANOTHER = re.compile(
    rf"(?<!\w)(?:{cues.PARENT}|{cues.KIN_ADULT}|{cues.PARTNER}|{cues.SIBLING}|{cues.SUSPECT}|neighbou?r|friend|cousin|m[ae]n|wom[ae]n|(?:fe)?male|lady)(?:s|['’]s)?(?!\w)|:\W*$",
    re.IGNORECASE,
)
"""Somebody other than the caller, of whom a line without a subject may go on; or a line that heads what follows."""


def tells_whose_turn(scoped: ScopedText, span: Span, others: Sequence[int] = (), *, below: str = "no") -> bool:
    """Whether the sentence opens a line, has no subject and tells only when the caller has the children.

    In a note of a call that somebody is the caller, unless the lines since the caller was last spoken of tell of anybody else:
    by a word for them, or by a name (`others`: offsets of those in the passage). `below`: the passages above do ("yes" or "no").
    """
    opens = not scoped.text[scoped.text.rfind("\n", 0, span.start) + 1 : span.start].strip()
    if not opens or _MINDS.fullmatch(scoped.text[span.start : span.end]) is None:
        return False
    since = _caller_told_of(scoped, span)
    if below == "yes" and since == 0:
        return False
    return not (_ANOTHER.search(scoped.text[since : span.start]) or any(since <= at < span.start for at in others))


def below_others(texts: Sequence[ScopedText], named: Mapping[str, Sequence[int]]) -> frozenset[str]:
    """Passages above which, since the caller was last spoken of, another one is: by a word, a name or a line that heads them.

    `named` maps passage id -> offsets of those named who are not the caller. Where no passage above speaks of a caller, there are none.
    """
    found: set[str] = set()
    caller, other, headed = False, False, False
    for scoped in texts:
        if other or (caller and headed):
            found.add(scoped.passage.id)
        since = _caller_told_of(scoped, Span(len(scoped.text), len(scoped.text)))
        caller, other = caller or since > 0, other and since == 0
        told = scoped.text[since:]
        headed = told.rstrip().endswith(":")
        another = _ANOTHER.search(told.rstrip(": \n")) or any(at >= since for at in named.get(scoped.passage.id, ()))
        other = other or (caller and bool(another))
    return frozenset(found)


def _caller_told_of(scoped: ScopedText, span: Span) -> int:
    """Offset behind the last words above the sentence that speak of the caller; 0 where none do."""
    ends = [0]
    for above in (s for s in scoped.sentences if s.end <= span.start):
        text = scoped.text[above.start : above.end]
        if cues.INFORMANT_LABEL.search(text):
            ends.append(above.end)
        ends += [above.start + m.end() for cue in (_CALLER, anonymity_cues.ANONYMITY) for m in cue.finditer(text)]
    return max(ends)
