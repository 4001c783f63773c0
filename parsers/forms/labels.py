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
    r"^(?:(?:section|part|box|question|q)\s*(?:\d+[a-z]?|(?<=\s)[a-h])(?:\.\d+)*\s*[.):–—-]*\s+(?=\S)|\d+[a-z]?(?:\.\d+)*\s*[.):-]\s*|\d+(?:\.\d+)+\s+|[a-h][.)]\s+)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 90
_LABEL_WORDS = 12
_LONG_QUESTION = re.compile(
    r"(?:what|which|who|where|when|how|why|is|are|has|have|do|does|did|will|would|can|please)\b[^.?!:;]{0,150}\?", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<!\bno)(?<!\bnos)(?<!\btel)(?<!\bref)(?<!\b[dgp]\.[oprb])(?<!o\.b)\.$", re.IGNORECASE)

# Order matters: the first pattern that is found wins. \b is implied at both ends.
_RULES: tuple[tuple[str, str], ...] = (
    (
        "confidential",
        r"(?:not|never|n't|cannot)(?: to)?(?: be)? (?:share|shared|disclose|disclosed|tell|told|passed)|(?:keep|kept|withh[eo]ld|hidden|hide|confidential|restricted|sensitive)(?: \w+){0,4} (?:from|for) (?:the )?(?:family|parents?|carers?)|(?:confidential|restricted|sensitive|third party|withheld) (?:information|info|section|details?|parts?|matters?|notes?|comments?|concerns?)|confidential not for(?: the)? family|(?:must|should|can) (?:the )?(?:family|parents?|carers?) not (?:see|know|be told)|(?:family|parents?|carers?) (?:must|should|can)(?: not|not|n't) (?:see|know|be told)|keep from family|not for (?:(?:sharing|disclosure|release) (?:with|to) )?(?:the )?(?:family|parents?|carers?)|not for disclosure|(?:for )?professionals? only|third party only|not (?:shared|seen|disclosed|visible) (?:with|by|to) (?:the )?(?:family|parents?|carers?)|in confidence|(?:do|must|should|may) not (?:share|disclose|show|copy|reveal)|not be (?:seen|shown|revealed|copied) |(?:secret|private|hidden|away) from (?:the )?(?:family|parents?|carers?)",
    ),
    ("anonymous", r"anonymous|anonymity|(?:name|identity|details) (?:to be )?(?:withheld|kept confidential|kept private)"),
    (
        "reason_not",
        r"(?:if (?:not|no)\b.*(?:why|reasons?|explain|state|details|because)|(?:why|reasons?)\b.*\b(?:not|no|without|overrid\w*|lack)\b.*|(?:reasons?|why) for (?:not|no|overriding|dispensing)\b.*|if\b.*\b(?:no|not|without)\b.*\b(?:why|reasons?|explain|state)\b.*|why not|why (?:were|was|have|has|are|is) \w+ not\b.*|if (?:consent|permission|parents?)\b.* not\b.*|reasons? (?:if )?not|(?:rationale|grounds|basis|justification) for\b.*|if no|if not|^reasons?$|override reason|justification)",
    ),
    (
        "consent_given",
        r"(?:^(?:i|we) (?:agree|consent|give (?:my |our )?(?:consent|permission)|have agreed|am happy for)|(?:parents?|carers?|family|they|mother|father|guardian|young person|who|you|consent|permission)\b.*\b(?:agreed?s?|consent(?:ed|s)?|permission|consenting)\b|consent (?:given|obtained|gained|sought|received|provided|from|to|for|in place)|consent|permission\b.*\b(?:given|granted|obtained)|permission(?: is)? (?:given|obtained|to share|in place|granted)|(?:is )?there (?:agreement|consent|permission)|agree(?:d|ment)? (?:to|for|from) (?:us|it|this|information|the|share|sharing)\b.*)",
    ),
    (
        "parents_informed",
        r"(?:(?:parents?|carers?|family|mother|father|guardians?)\b.*\b(?:informed|aware|told|know|knows|knowledge|notified|spoken|discussed|awareness)|parental awareness|(?:informed|told|discussed|notified|awareness)\b.*\b(?:parents?|carers?|family))",
    ),
    (
        "date_of_birth",
        r"(?:d o b|dob|date of birth)(?: or| and)? (?:e d d|edd|(?:expected|estimated|due)\b.*)|(?:born|birth)\b.*\b(?:due|edd)",
    ),
    (
        "edd",
        r"edd|(?:expected|estimated)(?: date of)? (?:delivery|birth|due)(?: date)?|(?:expected|estimated) (?:due )?date|due date of (?:baby|birth)|baby due|due date",
    ),
    ("date_of_birth", r"d o b|dob|dates? of birth|birth ?dates?|born(?: on)?|birthday"),
    ("nhs_number", r"nhs(?! (?:net|mail|e mail|email|trust|uk))(?: no| number| id| n)?|national health(?: service)? number"),
    ("upn", r"upn|unique pupil(?: number| no| reference| id)?|pupil number"),
    ("gp", r"gp|g p|doctors?(?: surgery| practice)?|general practitioner|surgery|health centre|(?:medical )?practice"),
    (
        "reference",
        r"(?:(?:our|your|case|form|referral|submission|portal|record|request|contact|unique|marf) (?:case )?)?(?:reference|ref)(?: number| no| id| code)?|(?:your|unique) reference (?:number|is)|(?:e ?)?(?:referral|submission|case|form|record|enquiry|ticket) (?:id|number|no)|contact id|urn",
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
    ("sex", r"sex|gender|m f|male female|boy (?:or )?girl|girl (?:or )?boy|male or female|f m|sex assigned"),
    ("address", r"address(?:es)?\b.*\bpost ?code"),
    ("postcode", r"post ?code|zip"),
    (
        "phone",
        r"(?:tele)?phone|telephone|tel|mobile|contact (?:number|no|tel|details)|phone number|number\b.*\b(?:call|reach|ring|contact) you|landline|direct (?:line|dial)",
    ),
    ("email", r"e ?mail(?: address)?|secure mail"),
    ("address", r"address(?:es)?|lives at|where\b.*\b(?:liv(?:e|es|ing)|staying|stays?)|home (?:location)|place of residence|residence"),
    ("school", r"school|nursery|college|education(?:al)?(?: setting| provision| provider| establishment)?|setting|academy|early years"),
    (
        "known_as",
        r"known as|aka|a k a|alias(?:es)?|preferred (?:first |fore)?name|also called|likes? to be called|prefers? to be called|name (?:they|he|she) (?:prefers?|likes?|uses?|goes by)|usual name|familiar name|goes by|other names?|nickname|called",
    ),
    (
        "role",
        r"role|job|^post$|(?:job|post|work|professional|official) title|title of (?:job|post|role)|position|designation|occupation|profession|post held|capacity|relationship to (?:the )?(?:child|young person) .*referrer",
    ),
    (
        "relationship",
        r"relation(?:ship)?|link(?:ed|s)? (?:to|with) (?:the |this )?(?:child|young|family|subject)|related to|relation to|connection",
    ),
    (
        "agency",
        r"agency|organisation|organization|employer|service|company|department|work (?:for|at)|you work|do you represent|team|place of work|workplace|where do you work",
    ),
    ("given_name", r"(?:first|fore|given|christian) ?names?|forenames?"),
    ("family_name", r"sur ?names?|(?:last|family|second) ?names?"),
    (
        "strengths",
        r"strengths?|protective|(?:going|working|works|goes|doing|do|does) well|(?:what is|good) (?:good|positive|things)|what (?:is|are) (?:\w+ )?(?:good|positive)|positives?|support (?:is )?in place|safety factors?|resilience|keep(?:s|ing)? (?:the )?(?:child|children|them|him|her|baby) safe",
    ),
    (
        "concerns",
        r"(?:types?|categor(?:y|ies)|kinds?|indicators?) of (?:the )?(?:concerns?|harm|abuse|risk|need|worry|maltreatment)|tick all that apply|abuse types?|which (?:of (?:these|the following)|categor(?:y|ies)|concerns?) appl(?:y|ies)|which of (?:these|the following)\b.*\b(?:concern(?:s|ed)?|worr(?:y|ies|ied)|appl(?:y|ies)|harm|risks?)",
    ),
    (
        "narrative",
        r"narrative|descri(?:be|ption)|details? of(?! (?:the )?(?:unborn |subject )?(?:child|young|person|parent|carer|referrer|adult|family|household|professional|pupil|bab|sibling))|detail|^details$|worr(?:y|ied|ies)|concerned|what (?:has |is )?(?:happen(?:ed|ing)?|led)|prompted|account|summary|tell us|explain|(?:nature|reason)s? (?:of|for) (?:the )?(?:concerns?|referral|request|contact)|your concerns?|concerns? (?:in full|details?)|circumstances|chronology|presenting|analysis|incident|observations?|impact|evidence|further (?:information|details)|additional information|background|history|injur(?:y|ies)|^risks?$|(?:known|identified|current|what are the) risks?|risks? (?:identified|to|assessment|analysis)",
    ),
    (
        "concerns",
        r"(?:types?|categor(?:y|ies)|kinds?|forms?|areas?|nature|indicators?) of (?:the )?(?:concerns?|harm|abuse|risk|need|worry|referral)|concerns?|categor(?:y|ies)|harm|tick all that apply|abuse types?|risk factors?|vulnerabilit(?:y|ies)|main concerns?|factors?|issues?",
    ),
    (
        "name",
        r"names?|full name|who (?:is|are) (?:you|they)|who is (?:completing|making|filling in|submitting|sending)|completed by|referred by|referrer|contact person",
    ),
)
_COMPILED = tuple((field, re.compile(rf"(?:^|\b)(?:{pattern})(?:\b|$)")) for field, pattern in _RULES)

_FAMILY = r"family|parents?|carers?|household|relatives|child(?:ren)?"
_UNTOLD = r"(?:not|no|never|without|unaware|uninformed|declin\w*|refus\w*|\w+n't)"
_WHY_NOT = re.compile(
    rf"(?:please )?(?:explain |state |say |give |details of )?(?:the )?(?:why|reasons?|rationale)\b.*\b{_UNTOLD}\b.*"
    rf"\b(?:told|informed|sought|obtained|asked|given|aware|agreed?|consent\w*|know|discuss\w*|spoken)\b"
    rf"|(?:why|reasons?|rationale)\b.*\b(?:{_FAMILY})\b.*\b{_UNTOLD}\b"
    rf"|if\b.*\b{_UNTOLD}\b.*\b(?:why|reasons?|rationale|explain|justif\w*|because|decision)\b"
    rf"|(?:please )?(?:explain|state|say|give)\b.*\bif\b.*\b{_UNTOLD}\b"
)
_KEPT_APART = _COMPILED[0][1]
# "Details you do not want the family to see": something, a refusal, a way to learn of it, and the family.
_WITHHELD = re.compile(
    r"(?:information|info|anything|details?|something|matters?|contents?|material|intelligence|facts|parts?|section|page|box|what)\b.*"
    r"\b(?:not|never|cannot|without|withh[eo]ld|keep|kept|hide|hidden|secret|private|\w+n't)\b"
)
_LEARNS = re.compile(
    r"\b(?:shar|disclos|repeat|mention|seen?\b|know|told|tell|show|pass|read\b|aware|from\b|visible|reveal|copied|confiden|learn|find out|hear)"
)
_OF_FAMILY = re.compile(r"\b(?:family|parents?|carers?|household|relatives|mother|father|mum|dad|adults?)\b")
_CONDITION = re.compile(r"^(?:\w+ )?(?:if|why|reasons?|when|have|has|did)\b|\b(?:why|reasons?)\b|\bif\b.*\bnot\b")

_GROUPS: tuple[tuple[str, str], ...] = (
    (
        "child",
        r"(?:child(?:ren)?|young (?:person|people)|siblings?|brothers? and sisters?|pupils?|bab(?:y|ies))\b(?: \w+)* (?<!not )(?:included in|referred|covered by)|(?:child(?:ren)?|young (?:person|people)|pupils?|bab(?:y|ies)|unborn|who)\b.*\b(?:you are|being|to be|is|are) (?:referr|worried|concerned)\w*|subjects? (?:of|to) (?:the|this) (?:referral|request|contact)|^details of (?:the )?(?:unborn |subject )?(?:child|young|pupil|bab)|(?:child(?:ren)?|who) (?:or children )?(?:are )?(?:you )?(?:are )?worried about$",
    ),
    ("office", r"office use|mash use|for (?:mash|internal|office)|decision of the hub"),
    (
        "confidential",
        r"confidential|not (?:to )?be shared|kept? (?:confidential )?from (?:the )?family|restricted|not for (?:the )?family|withheld|keep from",
    ),
    (
        "referrer",
        r"^you$|referrer(?:'?s)?|referring|your (?:details|name|role|job|agency|organisation|contact|phone|email|e mail|telephone|post|title|work|address|position|team|service|information)|about you|person (?:making|completing|referring|who)|(?:made|completed|submitted|referred) by|who are you|agency (?:making|referring)|reporter|contact person|who is (?:making|completing|telling)|details of (?:the )?person (?:making|completing|referring)|notif(?:ied|ication made|ication completed) by|notifier|informant|source of referral|practitioner completing|professional (?:making|completing|referring)",
    ),
    (
        "consent",
        r"consent|permission|information sharing|sharing (?:of )?information|discuss\w* with (?:the )?(?:family|parents?|carers?)|parents? informed|information sharing agreement|agreement",
    ),
    (
        "professionals",
        r"professionals?(?! (?:referral|request|contact|report)\b)|agencies (?:involved|working|supporting)|services involved|other agencies|key workers?|lead professional|practitioners? involved|network",
    ),
    (
        "household",
        r"(?:people|persons?|those|adults?) (?:with|who|caring|looking|responsible)\b|care of the (?:child|young)|car(?:es?|ing) for the|look(?:s|ing)? after|household|famil(?:y|ies) (?:members?|composition|details|network)|members? of (?:the )?(?:family|household)|adults?|parents?|carers?|others? (?:in|living|at)|people (?:in|at|living)|who (?:lives|else)|significant (?:others?|people)|siblings?|relatives?|mother|father|guardian|^(?:the )?family$|home and family|family and home",
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


_LONGEST_LABEL = 5_000  # characters; more is a text, in which every pattern would be looked for


@lru_cache(maxsize=4096)
def field_of(label: str) -> str:
    """The canonical field that a label asks for, "" where the wording tells nothing. Advice in brackets may keep text apart."""
    if len(label) > _LONGEST_LABEL:
        return ""
    words = normal(label)
    if _WHY_NOT.match(words):
        return "reason_not"
    if _KEPT_APART.search(_flat(label)) or _is_withheld(_flat(label)):
        return "confidential"
    return next((field for field, pattern in _COMPILED if pattern.search(words)), "")


def _is_withheld(words: str) -> bool:
    """Whether a label asks for what the family must not learn, in whatever words; never why they were not told."""
    if _CONDITION.search(words) or _OF_FAMILY.search(words) is None:
        return False
    return _WITHHELD.search(words) is not None and _LEARNS.search(words) is not None


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
    if not stripped or _SENTENCE_END.search(stripped):
        return False
    if (len(stripped) > _LONGEST_LABEL or len(stripped.split()) > _LABEL_WORDS) and not _LONG_QUESTION.fullmatch(stripped):
        return False
    words = normal(stripped)
    field = field_of(stripped)
    if _OTHER_LABELS.fullmatch(words):
        return True
    other, between, printed = stripped.rpartition(" / ")
    if between and not field_of(other) and " / " not in other and is_label(printed):
        return True  # printed in two languages: "Dyddiad geni / Date of birth"
    if not field:
        return False
    return _BRACKETS.sub("", stripped).rstrip().endswith((":", "?")) or _covers(words, field)


def _covers(words: str, field: str) -> bool:
    """Whether the telling words make up at least half of the text: "Kestrel School" is a value, "School name" a label."""
    matches = [match for name, pattern in _COMPILED if name == field for match in pattern.finditer(words)]
    known = _COMMON.union(*(match[0].split() for match in matches))
    rest = [word for word in words.split() if word not in known]
    return not rest


_OTHER_LABELS = re.compile(
    r"(?:meeting )?(?:date|time|venue|location|type|chair|chaired by|chairperson|minutes?|minuted by|minute taker|present|attendees|apologies|absent)"
    r"|(?:date|type|time|place) of (?:meeting|conference|discussion)|(?:child|young person|subject|baby)(?: \\d+)?(?: discussed)?"
    r"|action|actions|owner|who|by when|due|deadline|lead|decision|decisions|outcome|no"
)
_COMMON = frozenset(
    "the a an of and or is are your child child's children's childs children young person person's parent parents parent's carer carers "
    "family name names number no if known home current adult adults adult's parental also to in for this what who date details address full legal contact "
    "practice nursery school secure work usual main other previous background at birth recorded code all any please state given "
    "telephone email phone status title job role relationship their they you mr mrs family's responsible registered attended attending "
    "1 2 3 4 5 6 y n pr member members referrer referrer's referring agency organisation held type needs send sen "
    "team agreed obtained informed told aware consent made sharing share information referral concerns".split()
)


def with_profile(profile: Mapping[str, str], label: str) -> str:
    """`field_of`, after the exact labels of a form profile (normal label -> field)."""
    return profile.get(normal(label)) or field_of(label)
