"""Sentences of no case at all, or of another: notices, a service's own day, messages to colleagues, people in passing.

Who a sentence is about decides: nobody of the home by name, no word of a child or a parent, no grave harm. What is addressed to
everybody, or said by its author to be of another case, goes although a word in it would elsewhere be a cue of harm.
"""

from __future__ import annotations

import re

from redaction import cues, house_cues
from redaction.home import Home
from redaction.names import name_tokens
from redaction.parties import Role
from redaction.people_tables import TIED

_STRANGERS = frozenset({Role.UNCERTAIN, Role.THIRD_PARTY, Role.OTHER_CHILD})
OF_A_HOME = re.compile(
    rf"(?<!\w)(?:child(?:ren)?|kids?|boys?|girls?|bab(?:y|ies)|toddlers?|infants?|pupils?|son|daughter|{cues.PARENT}|{cues.KIN_ADULT}|{cues.SIBLING}|boyfriend|girlfriend|partner|husband|school run|collect(?:ed|s)?)(?!\w)",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    rf"(?<!\w)(?:he|him|his|she|her|hers|mum|mam|mother|dad|father|step-?(?:dad|mum|father|mother)|{cues.KIN_ADULT}|brother|sister)(?!\w)",
    re.IGNORECASE,
)
"""No notice to everybody speaks of one woman, one man or one father."""
OF_ONE_HOME = re.compile(
    r"(?<!\w)(?:yps?|young person|couple|(?:older |unknown |strange )?(?:men|males)|(?:older|unknown|strange) (?:man|male)|cots?|prams?|buggy|pushchair|nappies|nappy|bedrooms?|mattress\w*"
    r"|bab(?:y|ies)|toddlers?|infants?|siblings?|(?<!your )child|(?:the|this|their|that) (?:address|flat|house|home|property|famil(?:y|ies))"
    r"|(?:the|both|these|those|two|three|four) (?:parents|children|kids|boys|girls|twins))(?!\w)|^\W*they\b",
    re.IGNORECASE,
)
"""Somebody, or some place, that the writer has met: nothing that everybody gets speaks of them."""
_PLURAL = re.compile(r"(?<!\w)(?:parents|children|kids|boys|girls|carers|pupils|families|young people)(?!\w)", re.IGNORECASE)
_SPEAKS_TO_ALL = re.compile(
    r"(?<!\w)(?:please|you|your|welcome|tickets?|everyone|(?:are|is) (?:asked|reminded|requested|advised|invited) to|should|must|join us|could win|how (?:did|are) we)(?!\w)|!",
    re.IGNORECASE,
)
_HARMLESS = re.compile(
    r"(?<!\w)(?:order(?:s|ed|ing)?|online|late|pictures?|photograph\w*|vouchers?|attendance|licence|blood|cuts?|sexual health|missing|concerns?|worr(?:y|ied|ies)|risk|absences?|saw)(?!\w)",
    re.IGNORECASE,
)
"""Cues of harm that notices use of themselves."""
_AT_THE_HOME = re.compile(
    r"(?<!\w)(?:(?:open(?:s|ed|ing)?|answer(?:s|ed|ing)?|at) the (?:front )?door|let (?:us|me|him|her|them) in|bed(?:room)?|sofa|keys?|underwear|undress\w*|naked|asleep"
    r"|(?:the|their) (?:home|house|property|address|flat(?! (?:above|below|opposite|upstairs|downstairs)))|(?:coming|came|going|went|walk\w+) (?:in|out)(?: of)?|leaving|left with)(?!\w)",
    re.IGNORECASE,
)
"""Where the child is: whoever was met there is nobody met in passing."""
_TITLES = re.compile(
    r"\b(?:she|he|they)/(?:her|him|them)\b|\b(?:mother|father|(?:young )?carers|parents|children)['’]s?(?: mental health)? (?:day|week|month)\b",
    re.IGNORECASE,
)
_VISITING = re.compile(
    r"\bfrom (?:number|no\.?|flat) ?\d+\w? (?:was|were) (?:also )?(?:playing|visiting|round|having (?:tea|dinner)|there to play)\b",
    re.IGNORECASE,
)
"""A neighbour's child who was there to play."""
_SEPARATE = re.compile(
    r"\W*(?:(?:an? |one )?(?:separate|different|another|unrelated|other) (?:and (?:separate|unrelated) )?(?:case|family|pupil|child|client|patient)"
    r"|(?:an? |one )?(?:(?:separate|different) and )?unrelated (?:matter|issue|thing|incident)|unrelated)\s*[:–—-]",
    re.IGNORECASE,
)
"""A further incident or matter is mostly the same child's: only one that is called unrelated is another's."""
_FURTHER = re.compile(r"\W*(?:an? |one )?(?:separate|different|another|other) (?:matter|issue|thing|incident)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?<!\w)(?:he|him|his|she|her|hers|they|them|their)(?!\w)", re.IGNORECASE)


def house_reason(text: str, roles: frozenset[Role], home: Home) -> str:
    """The reason for which the sentence stays behind, "" where it is none of these. `roles`: of the persons named in it."""
    if home.names_subject(text) or home.names_household(text):
        return ""
    if house_cues.NOTICE.search(text) and _is_to_everybody(text):
        return "boilerplate"
    strangers = bool(roles) and roles <= _STRANGERS
    stray = house_cues.STRAY.search(text) is not None and not cues.HARM_STRONG.search(text)
    further = _FURTHER.match(text) and may_be_ours(text)
    if stray or (strangers and house_cues.OTHER_CASE.search(text) and not (TIED.search(text) or further)):
        return "about_somebody_else"
    if cues.HARM.search(house_cues.NEXT_STOP.sub(" ", text)):
        return ""
    if _to_colleagues(text, strangers="yes" if strangers else "no"):
        return "unrelated_business"
    return "about_somebody_else" if _in_passing(text, strangers="yes" if strangers else "no") else ""


def _is_to_everybody(text: str) -> bool:
    """Whether what matched a notice tells of nobody whom the writer met: no person, no home, no harm outside a service's name."""
    plain = _TITLES.sub(" ", text)
    if _SOMEBODY.search(plain) or OF_ONE_HOME.search(plain):
        return False
    if _PLURAL.search(plain) and not _SPEAKS_TO_ALL.search(text):
        return False
    told = house_cues.SERVICE_NAME.sub(" ", text)
    return not (cues.HARM_STRONG.search(told) or cues.HARM.search(_HARMLESS.sub(" ", told)))


def opens_separately(paragraph: str) -> bool:
    """Whether the writer opens a paragraph by saying that it is another case: "Unrelated matter: ..."."""
    return _SEPARATE.match(paragraph) is not None


def may_be_ours(text: str) -> bool:
    """Whether the sentence holds any cue of harm or any word for a child, a parent, their kin or the home."""
    return any(cue.search(text) for cue in (cues.HARM, cues.CHILD_WORD, OF_A_HOME, OF_ONE_HOME))


def is_of_another(text: str, roles: frozenset[Role], home: Home) -> bool:
    """Whether a sentence under a heading left over from another case, or in a paragraph of another matter, is of that: strangers alone, nothing grave."""
    ours = name_tokens(text) & home.kept_tokens or cues.HARM_STRONG.search(text)
    return not ours and bool(roles - {Role.PROFESSIONAL})


def _to_colleagues(text: str, *, strangers: str) -> bool:
    """Whether it is of the service's own day, or a message for somebody of the office."""
    if OF_A_HOME.search(text) or OF_ONE_HOME.search(text):
        return False
    if house_cues.TO_COLLEAGUES.match(text) or house_cues.NOT_TO_BE_SENT.search(text):
        return True
    own = house_cues.WORKDAY.search(text) is not None
    named = strangers == "yes" or house_cues.REMINDS.search(text) or house_cues.ANOTHER_DOOR.search(text)
    return own and bool(named or not _PRONOUN.search(text))


def _in_passing(text: str, *, strangers: str) -> bool:
    """Whether somebody who is not of the home is met, or waits, for something of their own."""
    if OF_A_HOME.search(re.sub(r"\b(?:his|her) (?:wife|husband|daughter|son)\b|\bwife['’]s\b|\bhusband['’]s\b", " ", text)):
        return False
    if strangers == "yes" and _VISITING.search(text):
        return True
    if _AT_THE_HOME.search(text) or TIED.search(text):
        return False
    somebody = strangers == "yes" or house_cues.ANOTHER_DOOR.search(text) is not None
    return somebody and bool(
        house_cues.NEXT_STOP.match(text)
        or house_cues.IN_PASSING.search(text)
        or house_cues.OTHER_CASE.search(text)
        or house_cues.FROM_ANOTHER_DOOR.search(text)
    )
