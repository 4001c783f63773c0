"""Lines that can only be the title of a part of a form ("Household members"), so that no label above them is answered by them."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.forms.labels import field_of, normal
from parsers.forms.subjects import person_number, section_group

_GROUP = (
    r"child(?:ren)?|young (?:person|people)|parents?|carers?|mother|father|siblings?|family|household|adults?|referrer|"
    r"professionals?|agenc(?:y|ies)"
)
_STRUCTURE = (
    r"about|details?|particulars|members|information|involved|section|part|person (?:making|completing)|people (?:in|at)|adults (?:in|at)"
)
_GLUE = (
    r"the|this|of|and|or|in|at|for|to|with|who|is|are|your|you|yourself|others?|significant|home|referral|referring|form|contact|s|"
    r"\d{1,2}"
)
_ONLY = re.compile(rf"(?:(?:{_STRUCTURE}|{_GROUP}|{_GLUE})(?: |$))+")
_STRUCTURED = re.compile(rf"\b(?:{_STRUCTURE})\b")
_JOINED = re.compile(rf"(?:{_GROUP})(?: (?:and|or) (?:other )?(?:{_GROUP}))+")
_LONGEST = 80
_OWN_WORDS = frozenset(
    (
        *("date_of_birth", "edd", "nhs_number", "upn", "sex", "postcode", "phone", "email", "gp", "school", "known_as"),
        *("given_name", "family_name", "ethnicity", "religion", "first_language", "disability"),
    )
)
"""Fields whose answers are no persons of the form: there "Parents and carers" is a title as well."""


@lru_cache(maxsize=4096)
def is_title_below(label: str, line: str) -> bool:
    """Whether a line below an unanswered label opens the next part of the form: it is made of the words of titles and nothing else."""
    words = normal(line)
    known = field_of(label)
    if not known or known == "relationship" or "\n" in line or len(line) > _LONGEST or not line[:1].isupper() or not _ONLY.fullmatch(words):
        return False
    if _STRUCTURED.search(words):
        return bool(section_group(line))
    own = known in _OWN_WORDS or "address" in normal(label).split()  # not "Who lives at home?"
    return own and (_JOINED.fullmatch(words) is not None or person_number(line) is not None)
