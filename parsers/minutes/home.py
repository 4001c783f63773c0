"""What is told of the home that brothers and sisters share: of a parent, of the household, of them all together.

Harm and trouble in one home concern every child of it; what a doctor treats in one of them does not.
"""

from __future__ import annotations

import re

OF_ALL = re.compile(
    r"\b(?:both|neither) (?:of (?:the|them)\b|the\b|child\w*|siblings?|boys?|girls?|brothers?|sisters?|parents?|are\b|were\b|have\b|has\b)|\b(?:the (?:whole )?(?:family|children|siblings|twins|brothers|sisters|boys|girls|household))\b",
    re.IGNORECASE,
)
_FOLK = r"(?:step-?)?(?:mothers?|mum(?:my)?|mam|fathers?|dad(?:dy)?|parents?)|carers?|household|home|lodgers?"
_PARENT_FIRST = re.compile(rf"\W*(?:the |both |their )?(?:{_FOLK})\b", re.IGNORECASE)
"""A sentence about a parent is of all the children of one family, whomever the sentence before named."""
_OF_HOME = re.compile(rf"(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!['’]s )\b(?:{_FOLK})\b", re.IGNORECASE)  # "what his mother does" is his
_TREATED = re.compile(
    r"\b(?:clinics?|consultants?|diagnos\w+|medication|medicines?|prescri\w+|inhalers?|asthma\w*|epilep\w+|diabet\w+|allerg\w+|eczema|sickle cell|co?eliac|h?a?ematolog\w+|p(?:a)?ediatric\w*"
    r"|camhs|adhd|autis\w+|speech and language|hearing test|glasses|dentist|appointments?|immunis\w+|vaccin\w+|under (?:the |a )?hospital|wets? the bed|bed ?wetting|nappies|periods?|contracepti\w+)\b",
    re.IGNORECASE,
)

_DUTY = re.compile(
    r"(?!(?:he|she|his|her|they)\b)(?:(?:[a-z][\w’'/&-]*,? ){1,4}to (?:be )?[a-z]+|(?:do not|don['’]t|never|nobody|no[ -]?one)\b|(?:[a-z][\w’'/-]* ){1,5}(?:must|should|may|is|are) not\b)",
    re.IGNORECASE,
)
"""Who is to do or to leave something: "School to ring daily", "Nobody is to warn the uncle"."""


def opens_of_all(sentence: str) -> bool:
    """Whether a sentence that names no child speaks of a parent first, or lays a duty on somebody: it goes on with no one child's words."""
    return _PARENT_FIRST.match(sentence) is not None or (_DUTY.match(sentence) is not None and _TREATED.search(sentence) is None)


def tells_of_home(sentence: str) -> bool:
    """Whether a sentence that names one child also speaks of a parent or of the home, and of no treatment of that child's own."""
    return _OF_HOME.search(sentence) is not None and _TREATED.search(sentence) is None
