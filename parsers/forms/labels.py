"""What the printed labels of referral forms mean: label -> field of the canonical form, by wording.

Data first: each field has patterns over a label in its normal form (lower case, no punctuation, no bracketed advice).
Councils word the same question in many ways, so patterns name the telling words and never whole templates. A profile of
`config/forms/` adds exact labels in front of these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_BRACKETS = re.compile(r"\([^)]{0,200}\)|\[[^\]]{0,200}\]")
_NOT_WORD = re.compile(r"[^\w']+")
_NUMBERING = re.compile(
    r"^(?:(?:section|part|box|question|q)\s+(?:\d+[a-z]?|[a-h])(?:\.\d+)*\s*[.):–—-]*\s+(?=\S)|\d+[a-z]?(?:\.\d+)*\s*[.):-]\s*|\d+(?:\.\d+)+\s+|[a-h][.)]\s+)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 90
_LABEL_WORDS = 12

# Order matters: the first pattern that is found wins. \b is implied at both ends.
_RULES: tuple[tuple[str, str], ...] = (
    (
        "confidential",
        r"(?:not|never|n't|cannot)(?: to)?(?: be)? (?:share|shared|disclose|disclosed|tell|told|passed)|(?:keep|kept|withh[eo]ld|hidden|hide|confidential|restricted|sensitive)(?: \w+){0,4} (?:from|for) (?:the )?(?:family|parents?|carers?)|(?:confidential|restricted|sensitive|third party|withheld) (?:information|info|section|details|part|matters?)|confidential not for(?: the)? family|(?:must|should|can) (?:the )?(?:family|parents?|carers?) not (?:see|know|be told)|(?:family|parents?|carers?) (?:must|should|can)(?: not|not|n't) (?:see|know|be told)|keep from family|not for (?:(?:sharing|disclosure|release) (?:with|to) )?(?:the )?(?:family|parents?|carers?)|not for disclosure|(?:for )?professionals? only|third party only|not (?:shared|seen|disclosed|visible) (?:with|by|to) (?:the )?(?:family|parents?|carers?)",
    ),
    ("anonymous", r"anonymous|anonymity|(?:name|identity|details) (?:to be )?(?:withheld|kept confidential|kept private)"),
    (
        "reason_not",
        r"(?:if (?:not|no)\b.*(?:why|reasons?|explain|state|details|because)|(?:why|reasons?)\b.*\b(?:not|no|without|overrid\w*|lack)\b.*|(?:reasons?|why) for (?:not|no|overriding|dispensing)\b.*|if\b.*\b(?:no|not|without)\b.*\b(?:why|reasons?|explain|state)\b.*|why not|why (?:were|was|have|has|are|is) \w+ not\b.*|if (?:consent|permission|parents?)\b.* not\b.*|reasons? (?:if )?not|(?:rationale|grounds|basis|justification) for\b.*|if no|if not|^reasons?$|override reason|justification)",
    ),
    (
        "consent_given",
        r"(?:(?:parents?|carers?|family|they|mother|father|guardian|young person|who|you|consent|permission)\b.*\b(?:agreed?s?|consent(?:ed|s)?|permission|consenting)\b|consent (?:given|obtained|gained|sought|received|provided|from|to|for|in place)|consent|permission(?: is)? (?:given|obtained|to share|in place|granted)|agree(?:d|ment)? to (?:it|this|information|the|share|sharing)\b.*)",
    ),
    (
        "parents_informed",
        r"(?:(?:parents?|carers?|family|mother|father|guardians?)\b.*\b(?:informed|aware|told|know|knows|knowledge|notified|spoken|discussed|awareness)|parental awareness|(?:informed|told|discussed|notified|awareness)\b.*\b(?:parents?|carers?|family))",
    ),
    (
        "date_of_birth",
        r"(?:d o b|dob|date of birth)(?: or| and)? (?:e d d|edd|(?:expected|estimated|due)\b.*)",
    ),
    (
        "edd",
        r"edd|(?:expected|estimated)(?: date of)? (?:delivery|birth|due)(?: date)?|(?:expected|estimated) (?:due )?date|due date of (?:baby|birth)|baby due|due date",
    ),
    ("date_of_birth", r"d o b|dob|dates? of birth|birth ?dates?|born(?: on)?|birthday"),
    ("nhs_number", r"nhs(?: no| number| id| n)?|national health(?: service)? number"),
    ("upn", r"upn|unique pupil(?: number| no| reference| id)?|pupil number"),
    ("gp", r"gp|g p|doctors?(?: surgery| practice)?|general practitioner|surgery|health centre|(?:medical )?practice"),
    (
        "reference",
        r"(?:(?:our|your|case|form|referral|submission|portal|record|request|contact|unique|marf) (?:case )?)?(?:reference|ref)(?: number| no| id| code)?|(?:referral|submission|case|form|record) (?:id|number|no)|contact id|urn",
    ),
    (
        "submitted_at",
        r"(?:date|time|when)\b.*\b(?:submitted|submission|referral|referred|sent|received|completed|completing|form|request|contact)|submitted(?: (?:at|on))?|(?:referral|submission|contact|form) date|completed on",
    ),
    ("parental_responsibility", r"p r|pr|pr held|parental resp(?:onsibility)?|has pr|holds pr|legal responsibility"),
    ("immigration_status", r"immigration|asylum|uasc|nationality|leave to remain|residency status|settled status"),
    (
        "disability",
        r"disabilit(?:y|ies)|disabled|send|sen|ehcp|special (?:educational )?needs?|additional needs?|impairments?|health conditions?",
    ),
    ("ethnicity", r"ethnic(?:ity)?(?: (?:origin|group|background|code))?|ethnic origin|heritage|race"),
    ("religion", r"religions?|faith|belief"),
    (
        "first_language",
        r"(?:first|main|home|spoken|preferred|primary|mother) (?:language|tongue)|language(?: spoken)?(?: at home)?|languages",
    ),
    ("sex", r"sex|gender|m f|male female|boy girl|f m|sex assigned"),
    ("postcode", r"post ?code|zip"),
    ("phone", r"(?:tele)?phone|telephone|tel|mobile|contact (?:number|no|tel|details)|phone number|landline|direct (?:line|dial)"),
    ("email", r"e ?mail(?: address)?|secure mail"),
    ("address", r"address(?:es)?|lives at|where (?:does|do|is)\b.*\bliv(?:e|es|ing)|home (?:location)|place of residence|residence"),
    ("school", r"school|nursery|college|education(?:al)?(?: setting| provision| provider| establishment)?|setting|academy|early years"),
    (
        "known_as",
        r"known as|aka|a k a|alias(?:es)?|preferred (?:first |fore)?name|also called|likes to be called|other names?|nickname|called",
    ),
    (
        "role",
        r"role|job|^post$|title|position|designation|occupation|profession|post held|capacity|relationship to (?:the )?(?:child|young person) .*referrer",
    ),
    ("relationship", r"relation(?:ship)?|related to|relation to|connection"),
    (
        "agency",
        r"agency|organisation|organization|employer|service|company|department|work (?:for|at)|team|place of work|workplace|where do you work",
    ),
    ("given_name", r"(?:first|fore|given|christian) ?names?|forenames?"),
    ("family_name", r"sur ?names?|(?:last|family|second) ?names?"),
    (
        "strengths",
        r"strengths?|protective|(?:going|working|works|goes) well|what is (?:good|positive)|positives?|support (?:is )?in place|safety factors?|resilience|keeps? (?:the )?(?:child|children|them|him|her|baby) safe",
    ),
    (
        "concerns",
        r"(?:types?|categor(?:y|ies)|kinds?|indicators?) of (?:the )?(?:concerns?|harm|abuse|risk|need|worry|maltreatment)|tick all that apply|abuse types?|which (?:of (?:these|the following)|categor(?:y|ies)|concerns?) appl(?:y|ies)",
    ),
    (
        "narrative",
        r"narrative|descri(?:be|ption)|details? of(?! (?:the )?(?:unborn |subject )?(?:child|young|person|parent|carer|referrer|adult|family|household|professional|pupil|bab|sibling))|detail|^details$|worr(?:y|ied|ies)|what (?:has |is )?(?:happen(?:ed|ing)?|led)|prompted|account|summary|tell us|explain|(?:nature|reason)s? (?:of|for) (?:the )?(?:concerns?|referral|request|contact)|your concerns?|concerns? (?:in full|details?)|circumstances|chronology|presenting|analysis|incident|observations?|impact|evidence|further (?:information|details)|additional information|background|history|injur(?:y|ies)|risks?",
    ),
    (
        "concerns",
        r"(?:types?|categor(?:y|ies)|kinds?|forms?|areas?|nature|indicators?) of (?:the )?(?:concerns?|harm|abuse|risk|need|worry|referral)|concerns?|categor(?:y|ies)|harm|tick all that apply|abuse types?|risk factors?|vulnerabilit(?:y|ies)|main concerns?|factors?|issues?",
    ),
    ("name", r"names?|full name|who (?:is|are) (?:you|they)|completed by|referred by|referrer|contact person"),
)
_COMPILED = tuple((field, re.compile(rf"(?:^|\b)(?:{pattern})(?:\b|$)")) for field, pattern in _RULES)

_WHY_NOT = re.compile(r"(?:why|reasons?)\b.*\bnot (?:been )?(?:told|informed|sought|obtained|asked|given)\b")
_KEPT_APART = _COMPILED[0][1]

_GROUPS: tuple[tuple[str, str], ...] = (
    (
        "child",
        r"^details of (?:the )?(?:unborn |subject )?(?:child|young|pupil|bab)|(?:child(?:ren)?|who) (?:or children )?(?:are )?(?:you )?(?:are )?worried about$",
    ),
    ("office", r"office use|mash use|for (?:mash|internal|office)|decision of the hub"),
    (
        "confidential",
        r"confidential|not (?:to )?be shared|kept? (?:confidential )?from (?:the )?family|restricted|not for (?:the )?family|withheld|keep from",
    ),
    (
        "referrer",
        r"referrer(?:'?s)?|referring|your (?:details|name|role|job|agency|organisation|contact|phone|email|e mail|telephone|post|title|work|address|position|team|service|information)|about you|person (?:making|completing|referring|who)|(?:made|completed|submitted|referred) by|who are you|agency (?:making|referring)|reporter|contact person|who is (?:making|completing|telling)|details of (?:the )?person (?:making|completing|referring)|notifier|informant|source of referral|practitioner completing|professional (?:making|completing|referring)",
    ),
    (
        "consent",
        r"consent|permission|information sharing|sharing (?:of )?information|discuss\w* with (?:the )?(?:family|parents?|carers?)|parents? informed|information sharing agreement|agreement",
    ),
    (
        "professionals",
        r"professionals?|agencies (?:involved|working|supporting)|services involved|other agencies|key workers?|lead professional|practitioners? involved|network",
    ),
    (
        "household",
        r"household|famil(?:y|ies) (?:members?|composition|details|network)|members? of (?:the )?(?:family|household)|adults?|parents?|carers?|others? (?:in|living|at)|people (?:in|at|living)|who (?:lives|else)|significant (?:others?|people)|siblings?|relatives?|mother|father|guardian|^(?:the )?family$|home and family|family and home",
    ),
    ("strengths", r"strengths?|protective|(?:going|working) well"),
    (
        "concerns",
        r"(?:types?|categor(?:y|ies)|kinds?|nature|areas?) of (?:concerns?|harm|abuse|risk|need)|categor(?:y|ies)|concern(?:s)? \w* ?tick|tick (?:all|any)|^concerns?$|main concerns?|indicators?|risk factors?|vulnerabilit(?:y|ies)",
    ),
    (
        "narrative",
        r"narrative|worr(?:y|ied|ies)|what (?:has )?happened|your concerns?|details? of (?!(?:the )?(?:child|young|parent|carer|referrer|adult|family|household|professional))|descri(?:be|ption)|reasons? for|incident|chronology|background|analysis|concerns?|assessment|impact|referral (?:details|information)|circumstances",
    ),
    (
        "child",
        r"child(?:ren)?(?:'?s)?|young (?:person|people)(?:'?s)?|subjects?|unborn|pupil(?:'?s)?|person \d+|student|bab(?:y|ies)|minors?",
    ),
)
_GROUPS_COMPILED = tuple((group, re.compile(rf"\b(?:{pattern})(?:\b|$)")) for group, pattern in _GROUPS)
_INDEX = re.compile(
    r"\b(?:child(?:ren)?|young person|person|adult|sibling|parent|carer|member|professional|subject|agency|pupil|baby|details)s?\s*(?:no|number|details)?\s*(\d{1,2})\b|^(\d{1,2})(?:st|nd|rd|th) (?:child|adult|person)|\((\d{1,2})\)"
)
_ORDINALS = {"first child": 1, "second child": 2, "third child": 3, "fourth child": 4}


@lru_cache(maxsize=4096)
def normal(label: str) -> str:
    """A label as the patterns expect it: one line, lower case, straight quotes, no numbering, advice or punctuation."""
    text = unicodedata.normalize("NFKC", label).replace("’", "'").replace("‘", "'").strip()
    text = _NUMBERING.sub("", text)
    without = _BRACKETS.sub(" ", text)
    return " ".join(_NOT_WORD.sub(" ", (without if without.strip() else text).casefold()).split())


@lru_cache(maxsize=4096)
def field_of(label: str) -> str:
    """The canonical field that a label asks for, "" where the wording tells nothing. Advice in brackets may keep text apart."""
    words = normal(label)
    if _WHY_NOT.match(words):
        return "reason_not"
    if _KEPT_APART.search(_flat(label)):
        return "confidential"
    return next((field for field, pattern in _COMPILED if pattern.search(words)), "")


def _flat(label: str) -> str:
    """The label with what stands in brackets, lower case, no punctuation."""
    return " ".join(_NOT_WORD.sub(" ", label.replace("’", "'").casefold()).split())


@lru_cache(maxsize=4096)
def group_of(title: str) -> str:
    """Whom or what a section title or label prefix is about: child, household, referrer, consent, concerns..., or ""."""
    words = normal(title)
    return next((group for group, pattern in _GROUPS_COMPILED if pattern.search(words)), "")


@lru_cache(maxsize=4096)
def index_of(title: str) -> int | None:
    """The number in "Child 2" or "Person (3)", from 1; None where there is none."""
    text = " ".join(_NUMBERING.sub("", title.casefold().strip()).replace("_", " ").split())
    match = _INDEX.search(text)
    if match:
        return int(next(group for group in match.groups() if group))
    return next((number for words, number in _ORDINALS.items() if words in text), None)


def is_label(text: str) -> bool:
    """Whether a short text reads as the label of a field rather than as an answer."""
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST_LABEL or len(stripped.split()) > _LABEL_WORDS or stripped.endswith("."):
        return False
    words = normal(stripped)
    field = field_of(stripped)
    if _OTHER_LABELS.fullmatch(words):
        return True
    if not field:
        return False
    return stripped.endswith((":", "?")) or _covers(words, field)


def _covers(words: str, field: str) -> bool:
    """Whether the telling words make up at least half of the text: "Kestrel School" is a value, "School name" a label."""
    pattern = dict(_COMPILED)[field]
    match = pattern.search(words)
    known = _COMMON | set(match[0].split() if match else ())
    rest = [word for word in words.split() if word not in known]
    return not rest


_OTHER_LABELS = re.compile(
    r"(?:meeting )?(?:date|time|venue|location|type|chair|chaired by|chairperson|minutes?|minuted by|minute taker|present|attendees|apologies|absent)"
    r"|(?:date|type|time|place) of (?:meeting|conference|discussion)|(?:child|young person|subject|baby)(?: \\d+)?(?: discussed)?"
    r"|action|actions|owner|who|by when|due|deadline|lead|decision|decisions|outcome|no"
)
_COMMON = frozenset(
    "the a an of and or is are your child child's children's childs children young person person's parent parents parent's carer carers "
    "family name names number no if known home current adult adults to in for this what who date details address full legal contact "
    "practice nursery school secure work usual main other previous background at birth recorded code all any please state given "
    "telephone email phone status title job role relationship their they you mr mrs family's responsible registered attended attending "
    "1 2 3 4 5 6 y n pr member members referrer referrer's referring agency organisation held type needs send sen "
    "agreed obtained informed told aware consent made sharing share information referral concerns".split()
)


def with_profile(profile: Mapping[str, str], label: str) -> str:
    """`field_of`, after the exact labels of a form profile (normal label -> field)."""
    return profile.get(normal(label)) or field_of(label)
