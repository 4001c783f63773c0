"""Labels that ask for what the family must not learn, in whatever words, and labels that ask why they were not told.

Both work on a label's normal form: lower case, no punctuation.
"""

from __future__ import annotations

import re

_FAMILY = r"family|parents?|carers?|household|relatives|child(?:ren)?"
_UNTOLD = r"(?:not|no|never|without|unaware|uninformed|declin\w*|refus\w*|\w+n't)"
_WHY_NOT = re.compile(
    rf"(?:please )?(?:explain |state |say |give |details of )?(?:the )?(?:why|reasons?|rationale)\b.*\b{_UNTOLD}\b.*"
    rf"\b(?:told|informed|sought|obtained|asked|given|aware|agreed?|consent\w*|know|discuss\w*|spoken)\b"
    rf"|(?:why|reasons?|rationale)\b.*\b(?:{_FAMILY})\b.*\b{_UNTOLD}\b"
    rf"|(?:if|where|when)\b.*\b{_UNTOLD}\b.*\b(?:why|reasons?|rationale|explain|justif\w*|because|decision)\b"
    rf"|(?:please )?(?:explain|state|say|give)\b.*\bif\b.*\b{_UNTOLD}\b"
)
# "Details you do not want the family to see": something, a refusal, a way to learn of it, and the family.
_WITHHELD = re.compile(
    r"(?:information|info|things?|points?|notes?|anything|details?|something|matters?|contents?|material|intelligence|facts|parts?|section|page|box|what|confidential|private|sensitive|restricted)\b.*"
    r"\b(?:not|never|cannot|without|withh[eo]ld|keep|kept|hide|hidden|secret|private|\w+n't)\b"
)
_ORDERED = re.compile(
    r"^(?:please )?(?:do not|don't|never) (?:pass|tell|mention|repeat|share|show|reveal|disclose|discuss|read|copy|give|speak|say)\b"
)
_LEARNS = re.compile(
    r"\b(?:shar|disclos|repeat|mention|seen?\b|know|told|tell|show|pass|read\b|aware|from\b|visible|reveal|copied|confiden|learn|"
    r"find out|hear|reach|alert|disclos)"
)
_OF_FAMILY = re.compile(r"\b(?:family|parents?|carers?|household|relatives|mother|father|mum|dad|adults?)\b")
_CONDITION = re.compile(r"^(?:\w+ )?(?:if|why|reasons?|when|have|has|did)\b|\b(?:why|reasons?)\b|\bif\b.*\bnot\b")


def asks_why_not(words: str) -> bool:
    """Whether a label asks why the family was not told or did not agree."""
    return _WHY_NOT.match(words) is not None


def is_withheld(words: str) -> bool:
    """Whether a label asks for what the family must not learn, in whatever words; never why they were not told."""
    if _CONDITION.search(words) or _OF_FAMILY.search(words) is None:
        return False
    if _ORDERED.search(words):
        return True  # "Please do not pass on to the family"
    return _WITHHELD.search(words) is not None and _LEARNS.search(words) is not None
