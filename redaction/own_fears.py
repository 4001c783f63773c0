"""A child, or a parent, who fears to be found out for having told: no teller to be hidden, the fear is a concern and travels.

Decided by who the sentence is about and by whose telling it is: one of the home by name, "the boy", "the older one", or a pronoun
that goes on about them. That somebody else told ("he is scared that she told") is left to `redaction.tellers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from redaction.names import name_tokens
from redaction.source_cues import FEAR, SOURCE_KNOWN, TELLS

_CHILD = r"(?:the|this) (?:(?:older|younger|elder|eldest|youngest|little|middle|other) )?(?:child|boy|girl|one|twin|son|daughter|pupil)"
_OPENS = re.compile(
    rf"\W*(?:(?P<child>(?i:{_CHILD})(?!['’]s| (?:next|upstairs|downstairs|opposite|from|at|in|on|who|whose|of|below|above)\b))"
    r"|(?P<pronoun>(?i:he|she|they))|(?P<name>[A-Z][\w-]+)(?!['’]s))\b"
)
_MUST_NOT = re.compile(r" (?:must|should|may|might|can|could|is|are|was|were)(?: not|n['’]t| never)\b| cannot\b", re.IGNORECASE)
"""Behind the opening: whoever is not to learn it."""
_FEARS = re.compile(rf"(?: [\w'’]+){{0,4}}? {FEAR}\b", re.IGNORECASE)
_SELF = re.compile(
    rf"\b(?P<who>he|she|they)(?:['’](?:s|d|ve)| is| was| has| had| have)? (?:the one who )?(?:\w+ )?{TELLS}(?!\w)", re.IGNORECASE
)


def own_fear(text: str, before: Sequence[str], household: frozenset[str], children: frozenset[str]) -> str:
    """Whether the sentence is the fear of one of the home about what they told themselves; `before` are the sentences ahead of it.

    "named" where it says whose by name, "meant" by a pronoun or a word for a child, which fit another teller as well, "" where it is not.
    `household`, `children`: words of the names of the home, and of the children among them, as `name_tokens` gives them.
    """
    opened, told = _OPENS.match(text), _SELF.search(text)
    if opened is None or told is None or _MUST_NOT.match(text, opened.end()) or SOURCE_KNOWN.search(text) is None:
        return ""
    if opened["pronoun"] and opened["pronoun"].lower() != told["who"].lower():
        return ""
    who = _antecedent(before, household, children) if opened["pronoun"] else _who_is(opened, household, children)
    fears = who == "child" or (who == "adult" and _FEARS.match(text, opened.end()) is not None)
    return ("named" if opened["name"] else "meant") if fears else ""


def _antecedent(before: Sequence[str], household: frozenset[str], children: frozenset[str]) -> str:
    """Whom a pronoun goes on about: who opens the nearest sentence that does not itself open with one, "" where that is not of the home."""
    for text in reversed(before):
        opened = _OPENS.match(text)
        if opened is None or not opened["pronoun"]:
            return _who_is(opened, household, children) if opened else ""
    return ""


def _who_is(opened: re.Match[str], household: frozenset[str], children: frozenset[str]) -> str:
    """A "child", an "adult" of the home, "" for anybody else."""
    tokens = name_tokens(opened["name"] or "")
    if opened["child"] or tokens & children:
        return "child"
    return "adult" if tokens & household else ""
