"""Words by which a printed option is known for a category of concern, whatever the heading above the list says."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.forms.labels import field_of, normal

_CONCERN = re.compile(
    r"neglect|abus(?:e|ive)|\bharm|violen|exploitat|traffick|slavery|county lines|gang|radicali|extremis|\bfgm\b|genital|forced marriage|"
    r"honour|missing|substance|alcohol|\bdrugs?\b|mental (?:health|ill)|self harm|suicid|bully|\bcse\b|\bcce\b|domestic|controlling|"
    r"coercive|parenting capacity|parental|young carer|homeless|housing|online safety|sexual|physical injur|emotional|fabricated|"
    r"induced illness|peer on peer|child on child|knife|weapon|private fostering|unaccompanied|concealed pregnancy|faith|spirit possession|"
    r"grooming|persistent absence|school attendance|disability|safeguarding|basic care|chastisement|supervision|poverty|bereave|"
    r"bruis|burns?\b|malnutrition|weight loss|behaviour|offending|prison"
)
_QUESTION = re.compile(
    r"^(?:is|are|has|have|had|does|do|did|was|were|will|would|can|could|if|please|who|what|when|where|which|how|why|"
    r"describe|explain|tell us|give (?:us )?details)\b"
)
_LONGEST = 80
_OF_PARENTS = frozenset({"parents_informed", "consent_given", "reason_not", "parental_responsibility"})


@lru_cache(maxsize=2048)
def names_concern(label: str) -> bool:
    """Whether an option reads as a category of concern."""
    return len(label) <= _LONGEST and _CONCERN.search(normal(label)) is not None and field_of(label) not in _OF_PARENTS


@lru_cache(maxsize=2048)
def is_question(label: str) -> bool:
    """Whether a label asks something, so that yes or no is its answer and not a tick."""
    return label.strip().endswith("?") or _QUESTION.match(normal(label)) is not None
