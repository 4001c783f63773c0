"""Words around a name that tell a possible subject from everybody else in an item. English as agencies write it."""

from __future__ import annotations

import re
from itertools import pairwise

SUBJECT_LABEL = re.compile(
    r"(?:^|[\n(;|])\s*(?:subjects?|victims?|child(?:ren)?(?:'s)?(?:\s+name)?|name\s+of\s+(?:the\s+)?(?:child|pupil|patient)|young\s+person|yp|name|full\s+name|patient|pupil|student|client|baby|re|regarding|concerning"
    r"|letter\s+re|report\s+on)(?:\s*\(?s?\)?\s*\d*)?\s*[:\-–]\s*(?:(?:the\s+)?(?:twins|siblings|brothers|sisters|children)\b\s*[:,–-]?\s*)?$",
    re.IGNORECASE,
)
ADULT_BEFORE = re.compile(
    r"\b(?:mother|mum|mam|mummy|father|dad|daddy|parents?|step-?(?:mother|father|mum|dad)|carer|guardian|tenant|partner|boyfriend|girlfriend|husband"
    r"|wife|ex-?partner|grand(?:mother|father|ma|dad|parents?)|nan|aunt|auntie|uncle|neighbour|suspect|nbr|landlord|perpetrator|informant|worker"
    r"|caller|witness|referrer|author|attendee|chair|officer|constable|teacher|nurse|gp|consultant|dsl|senco|head)\b[^\w\n]{0,4}(?:is|was|named|called|-|:|\()?\s*$",
    re.IGNORECASE,
)
ADULT_TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|pc|dc|ds|sgt|insp|sister|nurse|judge|rev)\.?\s*(?:\d\w*\s+)?$|^\s*(?:mr|mrs|ms|miss|dr|pc|dc|ds|sgt)\b",
    re.IGNORECASE,
)
ADULT_AFTER = re.compile(
    r"^\s*(?:[(,\-–|]\s*(?:the\s+)?(?:(?:step-?)?(?:mother|father|mum|dad)|aunt|uncle|grand(?:mother|father)|partner|tenant|neighbour)\s*(?:[),;:]|of\b|$)"
    r"|[,(\-–|]\s*(?:the\s+|senior\s+|lead\s+|deputy\s+|assistant\s+)*(?:social\s+worker|head(?:\s?teacher)?|deputy|dsl|nurse|teacher|gp|consultant|officer|manager"
    r"|worker|solicitor|health\s+visitor|midwife|paediatrician|clerk|chair|coordinator|practitioner|psychiatrist|psychologist)\b)",
    re.IGNORECASE,
)
PARENT = re.compile(
    r"\b(?:mother|mum|mummy|mam|father|dad|daddy|parents?|step-?(?:mother|father|mum|dad)|carer|guardian|tenant)\b", re.IGNORECASE
)
SIBLING_BEFORE = re.compile(
    r"\b(?:sister|brother|sibling|siblings|twin|half-?(?:sister|brother)|step-?(?:sister|brother))s?\b[^\w\n]{0,3}(?:is|called|named|,)?\s*$",
    re.IGNORECASE,
)
SIBLING_AFTER = re.compile(
    r"^\s*[,(–-]\s*(?:(?:his|her|their|the|[A-Z][\w’'-]*['’]s)\s+)?(?:(?:little|younger|older|big|elder|baby|twin|half|step)[\s-]+){0,2}"
    r"(?:sister|brother|sibling|twin)\b(?!['’]|\s+(?:of|to)\b)"
)
WITH_THE_SUBJECT = re.compile(r"\b(?:he|she|him|her)\s+(?:and|&)\s+(?:(?:little|younger|older|big|baby)\s+)?$", re.IGNORECASE)
"""Before a name: what is told is of the subject and of that person alike ("him and Pip sleep on the floor")."""
SIBLINGS_LISTED = re.compile(
    r"\b(?:siblings|brothers|sisters)(?:\s+(?:and|&)\s+(?:brothers|sisters))?\s*[:–-][^\n;]{0,160}$",
    re.IGNORECASE,
)
"""Behind such a label every name is a brother's or sister's."""
_DONE = (
    r"(?:hit|slap|punch|kick|beat|smack|push|shov|shak|shook|chok|strangl|hurt|grab|drag|pull|thr[eo]w|burn|scald|bit|bite|lock|strap|tie|tied|hold|held"
    r"|leav|left|forc|feed|fed|starv|drown|threaten|touch|scar|frighten|terrif)\w*"
)
_SUFFERED = (
    r"(?:bruis|burn|scald|blister|fractur|injur|wound|swollen|bleed|hurt|harm|abus|neglect|starv|hungr|dirty|filthy|soiled|unwashed|nits|alone|locked|strapped"
    r"|tied|floppy|limp|unconscious|cried|cries|crying|scared|frighten|terrif|flinch|withdrawn|nightmare|missing|underweight|malnourish|distress|tearful"
    r"|unsupervised|unsafe)\w*"
    r"|(?:was|were|been|being|gets?|got)\s+(?:hit|slapped|punched|kicked|beaten|smacked|pushed|shaken|dragged|choked|bitten|burnt)"
    r"|(?:cut|mark|bite|scar)s?\s+(?:on|to|across|around)|black\s+eye|stopped\s+(?:talking|eating|speaking)|not\s+(?:been\s+)?(?:fed|seen|eating|brought)|wets?\s+the\s+bed"
)
DONE_TO = re.compile(rf"\b{_DONE}(?:\s+(?!(?:by|of)\b)[a-z’']+){{0,2}}\s+(?:[A-Z][\w’'-]+\s+(?:and|&)\s+)?$", re.IGNORECASE)
SUFFERS = re.compile(
    rf"^(?:['’]?s\b)?(?:(?:(?!\b(?:when|while|because|who|but|said|says|told)\b)[^.;!?\n]){{0,70}}?)\b(?:{_SUFFERED})", re.IGNORECASE
)
CHILD_BEFORE = re.compile(
    r"\b(?:daughters?|dau|d/o|sons?|s/o|child(?:ren)?|baby|boy|girl|pupil|patient|student)\b[^\w\n]{0,3}(?:is|called|named|,)?\s*$",
    re.IGNORECASE,
)
NOT_SUBJECT = re.compile(
    r"\b(?:not\s+(?:the\s+|a\s+)?subjects?\b|nothing\s+to\s+do\s+with|not\s+in\s+your\s+area|no\s+trace\b|separate\s+(?:report|pac|referral)"
    r"|dealing\s+with\s+(?:that|this|him|her|them)\s+separately|not\s+(?:a\s+)?part\s+of\s+this)",
    re.IGNORECASE,
)
UNTROUBLED = re.compile(
    r"\b(?:no\s+(?:worr(?:y|ies)|concerns?)\b|thriving|doing\s+well|not\s+affected|was\s+not\s+there|was\s+not\s+present"
    r"|(?:is|was|seem(?:s|ed)|look(?:s|ed))\s+(?:absolutely\s+|perfectly\s+)?(?:fine|well)(?=\s*[.,;)–-]|\s+in\s+\w+self\b|\s*$)|not\s+asking\s+(?:you\s+|anyone\s+)?(?:to|about|for)\b)",
    re.IGNORECASE,
)
CONTENT = re.compile(
    r"(?:\s+in\s+(?:reception|nursery|pre-?school|year\s+\d{1,2}))?,?\s+(?:(?:who|he|she)\s+)?(?:is|was|seem(?:s|ed)|look(?:s|ed))"
    r"\s+(?:absolutely\s+|perfectly\s+)?(?:happy|settled|content)(?:\s+enough)?(?=\s*[.,;)–-]|\s+in\s+\w+self\b|\s*$)",
    re.IGNORECASE,
)
"""Directly behind a name, that all is well with its bearer: elsewhere it may be anybody who is happy."""
TROUBLED = re.compile(rf"\b(?:but|though|although|however|except|yet)\b|\b(?:{_SUFFERED})", re.IGNORECASE)
"""What takes back that somebody is well: "he seemed fine, but has burns on his arm"."""
OTHER_FAMILY = re.compile(
    r"\b(?:of\s+(?:his|her|their)\s+own|other\s+famil(?:y|ies)|class-?mates?|fri?ends?(?!['’])|another\s+(?:pupil|child|boy|girl)|one\s+of\s+the\s+(?:lads|boys|girls)"
    r"|fall\s+out\s+with|fell\s+out\s+with|cousins?(?!['’])|peer)\b",
    re.IGNORECASE,
)
OF_THE_NAMED = re.compile(r"(?:['’]s)?\s+(?:of|to)\s+$", re.IGNORECASE)
"""Behind "friend", up to a name: it is somebody else who is the friend ("friend of Ann's")."""
FRIEND_BEHIND = re.compile(
    r"[\s,;(–-]*(?:(?:[MF]|male|female)\b[\s,;(–-]*)?(?:(?:b(?:orn)?\.?|d\.?o\.?b\.?:?|aged?)\s*)?(?:\d[\d./-]{0,9}(?:\s*yrs?)?)?[\s,;)(–-]*"
    r"(?:is\s+)?(?:an?\s+|the\s+)?(?:(?:school|best|close|visiting|little)\s+)?(?:friend|class-?mate|school\s?mate)\s+of\s+"
    r"(?:(?:the\s+)?(?:subject|child(?:ren)?)\b|\([a-z\d]\)|(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Right behind a name and its birthday: the named one is the friend of somebody named ("Bo Lee 1/2/15, classmate of (a)")."""
NUMBERED_SUBJECT = re.compile(r"(?:^|[\n(;|])\s*(?:subj(?:ect)?|child|yp|victim|vic)\.?\s{0,2}\d{1,2}[\s.):|\-–]{1,8}$", re.IGNORECASE)
"""A police return's own numbering: "Subj 1  LEE Ann"."""
NOT_A_NAME = re.compile(
    r"\d|^(?:fwd?|re|aw|wg|mash\b.*|official\b.*|.*\bsensitive|urgent|confidential|restricted|merlin|marac|dash|ref|panel|rbkc|lbhf|wcc|csc)$",
    re.IGNORECASE,
)
_OF_A_RECORD = (
    r"(?:previous|former|old|legacy|earlier|historic(?:al)?|primary|main|original|birth|legal|merged|pre-?adopti(?:on|ve))"
    r"\s+(?:sur|fore)?(?:names?|files?|records?)"
)
_RECORDED_THEN = (
    r"(?:(?<=\()(?:(?!(?:same|like|just)\b)[a-z]+\s){0,3}?(?:(?:has|have|had)\s(?:her|him|them)\s(?:still\s)?(?:down|listed|entered))|(?<=\()down|(?<=\()held"
    r"|(?:(?<=\()|(?<=,\s)|(?<=\bis\s)|(?<=\bwas\s))(?:recorded|registered|known|listed|entered|enrolled|filed))"
    r"(?:\s(?!(?:same|by|an?|as|be|have|her|his|their|my|son|daughter|child|baby|pupil|boy|girl|attacker|contact|next|error|sibling|brother|sister)\b)[a-z\d]+){1,5}?\s(?:as|under)"
    r"|(?<=\()(?:(?!(?:same|like|just)\b)[a-z]+\s){1,3}?(?:still\s)?(?:has|have|had)\s(?:her|him|them)\s(?:still\s)?(?:down\s|listed\s|entered\s)?(?:as|under)"
)
"""Of a name that a list has or had: "recorded until 2016 as", "school still has her down as"."""
ALIAS_BETWEEN = re.compile(
    r"^(?:\s\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?=\s?\())?[\s,(\-–]*(?:is\s+|was\s+|now\s+|also\s+|sometimes\s+|otherwise\s+)*"
    rf"(?:previously|formerly|aka|a\.k\.a\.|née|nee|alias|known\s+as|called|goes\s+by|(?:recorded|registered)\s+(?:as|under)|{_RECORDED_THEN}|name\s+before\s+adoption|{_OF_A_RECORD})"
    r"(?:[\s,:]+(?:recorded|registered|known|called|as|is|was|under|on|the|our|system|name|file|record|merged))*[\s,:]*[\"“']?$",
    re.IGNORECASE,
)
_CAPITALS = r"(?-i:[A-Z])[\w'’-]+(?:\s+(?-i:[A-Z])[\w'’-]+){0,2}"
REGISTERED_AS = re.compile(
    r"\s*[(,]\s*(?:(?:(?:real|full|legal|registered|official|proper)\s+(?:first\s+)?name\s*:?\s*(?:is\s+)?|(?:registered|recorded|entered|down)\s+(?:here\s+)?as\s+)"
    rf"{_CAPITALS}|{_CAPITALS}\s+(?:on|in)\s+(?:the|our|your|her|his|their)\s+(?:\w+\s+)?(?:register|roll|records?|system|file|passport|books))\b",
    re.IGNORECASE,
)
"""Behind a name, the name under which a list has the same person: "Solly Lee (Marisol on the register"."""
WEAKLY_BETWEEN = re.compile(r"^[\s,(\-–]*(?:or|now|also|sometimes|otherwise)[\s,:]*$", re.IGNORECASE)
"""By which a second name is the same person's only where its given name is the same: "Ella Stubbs, now Ella Doran"."""
ALIAS_LABEL = re.compile(
    rf"^[\s(*•-]*(?:{_OF_A_RECORD}|(?:previous|former|birth)\s+(?:sur|fore)?names?(?:\(s\))?|alias(?:es)?|a\.?k\.?a\.?|(?:also\s+)?known\s+as|names?\s+(?:before\s+adoption|at\s+birth))"
    r"(?:\s+(?:on|in|used|of|the|our|child|pupil|patient|previous|old|merged|system|file|records?|register))*\s*[:\-–]\s*$",
    re.IGNORECASE,
)
"""A labelled line that gives another name of whoever stands on the line above."""
_HOME = r"(?:they|(?:the\s+|this\s+)?(?:family|children|child)|mum\s+and\s+(?:the\s+)?(?:child(?:ren)?|kids|boys|girls|baby))"
MOVED = re.compile(
    rf"\b{_HOME}\b[^.]{{0,90}}\bnow\s+liv(?:e|es|ing)\b"
    rf"|\b{_HOME}\s+(?:have\s+|has\s+)?left\b[^.]{{0,60}}\bnow\s+(?:at|in)\b|\b{_HOME}\s+(?:are|is)\s+now\s+(?:at\s+\d|in\s+(?!(?:year|yr|y\d|reception|nursery|foster|care|hospital|class|school|key)\b)(?-i:[A-Z]))"
    r"|\b(?:hand(?:ed|s)|gave|given|turned)\s+(?:in|back)\s+(?:the\s+|her\s+|his\s+|their\s+)?keys\b"
    r"|\b(?:hand(?:ed|s)|gave|given|turned)\s+(?:the\s+|her\s+|his\s+|their\s+)?keys\s+(?:in|back)\b"
    rf"|\b{_HOME}\s+(?:have\s+|has\s+|had\s+)?(?:since\s+|recently\s+|now\s+)?(?:moved|relocated)\b(?!\s+(?:school|class|year|on\b|up\b|into\s+(?:year|class)))"
    rf"|\b{_HOME}\s+(?:have\s+|has\s+|had\s+)?(?:since\s+|recently\s+|now\s+)?(?:given\s+up|gave\s+up|surrendered|vacated)\s+(?:the\s+(?:flat|house|home|property|tenancy|keys)\b|(?:flat\s+)?\d)"
    r"|\b(?:moved|moving|relocated)\s+(?:out\s+of|to\s+another)\s+(?:the\s+|our\s+|your\s+)?(?:borough|area)\b"
    r"|\btransfer\s+to\s+\w+(?:\s+\w+)?\s+(?:has\s+been\s+|was\s+|is\s+)?requested\b|\bnew\s+address\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(r"^\s*(?:,|&|\+|/|and|,\s*and)\s*$", re.IGNORECASE)
BIRTH_LABEL = re.compile(r"(?:d\.?\s?o\.?\s?b\.?|date\s+of\s+birth|born)\s*(?:[:\-–]\s*)?$", re.IGNORECASE)
AFTER_A_NAME = re.compile(
    r"\s{2,}.*|[\t\n|].*|\s+(?:d\.?o\.?b\b|nhs\b|born\b|aged?\b|address\b|upn\b).*|\s*(?<![-–:;,])[-–:;,]+\s*$", re.IGNORECASE | re.DOTALL
)
_CLASS = r"(?:(?:in|of)\s+)?(?:year|yr|y|class|form)?\s?\d{1,2}\s?[a-z]{0,2}\b"  # "in 7P", "Year 4"
FROM_NAME_TO_BIRTH = re.compile(
    rf"^[\s,;(|/·•\-–]*+(?:{_CLASS}(?=\s*[,(|/]))?[\s,;(|/·•\-–]*+(?:[MF]\b|male\b|female\b)?[\s,;(|/·•\-–]*+"
    r"(?:d\.?\s?o\.?\s?b\.?|date\s+of\s+birth|born)?[\s:,(|]*$",
    re.IGNORECASE,
)
DATE_AFTER = re.compile(
    r"^[\s,;(|/·•]{0,4}(?:(?:M|F|male|female)\b[\s,;()|/·•]*)?(?:(?:d\.?\s?o\.?\s?b\.?|born)[\s:]*)?((?:\d{1,2}[./\-]){2}(?:19|20)?\d\d)(?![\d./\-])",
    re.IGNORECASE,
)
NO_BIRTH_BEFORE = re.compile(
    r"\b(?:on|since|seen|from|until|referred|attended|reported|admitted|arrived|dated|last|first)\s*$", re.IGNORECASE
)
SENTENCE_END = re.compile(r"[.!?]\s|\n")
SCHOOL_YEAR = re.compile(r"\b(?:year|yr|y)\s?(\d{1,2})\b", re.IGNORECASE)
SEX_AFTER = re.compile(r"^[\s,(|]{1,4}(M|F|male|female)\b", re.IGNORECASE)
_BREAK = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bPC)(?<=[.!?])\s+(?=[A-Z\"“(])"
    r"|\n\s*\n|\n(?=\s*(?:\d{1,2}[.)]|[-*•])\s)|\n(?=\s*[A-Z][\w /'’]{1,28}:)|\n(?=\s*[A-Z][A-Z'’\-]+,\s)",
)
_SHARED_FAMILY = re.compile(
    r"[,;(–-]\s*(?:both|all(?:\s+(?:two|three|four|five))?)\s+(?:(?:are|called|named|surnamed?)\s+){0,2}$", re.IGNORECASE
)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:)\n–]|$)")


def is_family_of_all(text: str, start: int, end: int) -> bool:
    """Whether the word at `start` to `end` is the family name of all who were named before it: ", both Lee."."""
    return _SHARED_FAMILY.search(text[max(0, start - 40) : start]) is not None and _CLAUSE_ENDS.match(text, end) is not None


def is_labelled(before: str) -> bool:
    """Whether the words before a name label it as the subject's."""
    return any(pattern.search(before) for pattern in (SUBJECT_LABEL, NUMBERED_SUBJECT))


def is_of_others(before: str) -> bool:
    """Whether a word before a name says that the named one is somebody's friend, not that somebody is theirs."""
    return any(not OF_THE_NAMED.match(before, m.end()) for m in OTHER_FAMILY.finditer(before))


def units(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of sentences, list items and labelled lines of a passage, covering all of it."""
    cuts = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    return tuple((a, b) for a, b in pairwise(cuts) if b > a)
