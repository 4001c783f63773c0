"""Whose datum a label or heading announces: child, household, referrer, professionals or consent, and which one of several."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.forms.labels import group_of, index_of, normal

_RELATIONS = (
    r"mother's partner|father's partner|"
    r"birth mother|birth father|step ?mother|step ?father|step ?mum|step ?dad|mother|mum|father|dad|grand ?mother|grand ?father|"
    r"grandparent|foster carer|guardian|aunt|uncle|partner|brother|sister"
)
_CHILD = r"child(?:ren)?|young person|young people|pupil|student|unborn(?: child| baby)?|baby|yp|subject(?: child)?|service user|patient"
_ADULT = (
    rf"{_RELATIONS}|parents?(?: (?:or )?carers?)?|(?<!young )carers?|adults?|siblings?|(?:family|household) members?|main carer|"
    r"next of kin"
)
_WORKER = (
    r"social worker|health visitor|midwife|school nurse|key ?worker|lead professional|professional|practitioner|officer in case|"
    r"youth worker|family support worker|psychologist|paediatrician|camhs worker|probation officer"
)
_REFERRER = (
    r"referrer|referring (?:person|professional|officer|practitioner|agency|organisation|worker)|notifier|reporter|informant|"
    r"sender|submitter|(?:reporting|notifying|submitting) officer"
)
PERSON_WORDS = rf"{_CHILD}|{_ADULT}|person|member|other adult"
_NOT_OPINION = r"(?! (?:\w+ ){0,2}(?:concerns?|worr(?:y|ies)|reasons?|referral|views?|opinion|account|observations?|analysis|decision)\b)"
_REFERRER_LABEL = (
    rf"\b(?:{_REFERRER})\b|^(?:(?:what|which|who) (?:is|are) )?(?:your|my)\b{_NOT_OPINION}"
    r"|\b(?:completed|referred|made|submitted|reported) by\b"
    r"|\bperson (?:making|completing|referring|who)\b|^(?:who|where) are you$"
    r"|^who is (?:completing|making|filling in|submitting|sending)\b|\byou work\b|\byou represent\b|\b(?:call|reach|contact) you\b"
)
_WORKER_LABEL = rf"^(?:{_WORKER})(?! role| only| title)s?(?:'s|s')?(?: \d+)?\b|\bof (?:the )?(?:{_WORKER})\b|^agency \d+\b"
_CHILD_LABEL = (
    rf"^(?:the |name of |full name of )?(?:{_CHILD})(?: details)?(?:'s|s')?(?: \d+)?(?:$| (?!parent|mother|father|carer|family))"
    rf"|\b(?:child|children|young person|young carer|pupil|student|baby|yp)(?:'s|s')\b"
    rf"|\bof (?:(?:the|each|every|all|any|this) )*(?:{_CHILD})\b|\b(?:{_CHILD}) ?\d+\b"
    r"|\byoung carers? \d+\b|\bthey (?:go to|attend)\b|\btheir (?:gp|school|doctor)\b"
    r"|\bthe (?:child(?:ren)?|young (?:person|people))\b(?=.*\b(?:live|school|born|called|speak|attend))"
    r"|\b(?:school|nursery|setting|gp|doctor|surgery)\b.*\bdo(?:es)? (?:they|the child(?:ren)?)\b"
)
_WHICH = r"(?:(?:the )?(?:first|second|third|fourth|other) )?"
_ADULT_LABEL = (
    rf"^(?:name of |(?:what|who) (?:is|are|was) )?{_WHICH}(?:{_ADULT})(?:'s|s')?(?: \d+)?(?:$| )"
    rf"|\bof (?:the )?(?:{_ADULT})\b|\b(?:{_RELATIONS})(?:'s)\b"
    r"|\b(?:lives?|living) with\b"
)
_EXPLICIT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("referrer", re.compile(_REFERRER_LABEL)),
    ("professionals", re.compile(_WORKER_LABEL)),
    ("child", re.compile(_CHILD_LABEL)),
    ("household", re.compile(_ADULT_LABEL)),
)
_RELATION = re.compile(rf"\b(?:{_RELATIONS})\b")
_SHARED = "address|postcode|surname|telephone|phone|gp|home|language"
_ALL = re.compile(
    rf"\b(?:family(?:'s)?|all (?:the )?(?:children|child|siblings)|all|household) (?:{_SHARED})\b"
    r"|\bhome (?:address|postcode|telephone|phone)\b"
    r"|\b(?:all|they|children) (?:all )?live\b|\ball (?:the )?children\b|\bif different\b|\b(?:for|of) (?:all|both)\b(?! that\b)"
    rf"|\b(?:{_SHARED})\b.*\b(?:child\(ren\)|children)|\b(?:child\(ren\)|children)(?:'s)?\b.*\b(?:{_SHARED}|liv(?:e|ing))\b"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_UNNAMED = "text|text ?box|check ?box|field|undefined|dropdown|drop ?down|group|button|untitled|combo|list ?box|fill|date"
_GENERIC_NAME = re.compile(rf"(?:{_UNNAMED})(?:[\s_.]*|[\s_.\d]*\d)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def explicit_group(label: str) -> str:
    """The group that the label itself names ("Child 2: surname", "Your phone", "Mother's name"), "" where it names none."""
    words = normal(label)
    return next((group for group, pattern in _EXPLICIT if pattern.search(words)), "")


@lru_cache(maxsize=4096)
def section_group(title: str) -> str:
    """What a section is about; a title of the whole form is about nothing in particular."""
    return group_of(title)


@lru_cache(maxsize=4096)
def person_number(label: str) -> int | None:
    """The number in "Child 2", from 1."""
    return index_of(label)


@lru_cache(maxsize=4096)
def relation_in(label: str) -> str:
    """The relation that a label names ("Mother" of "Mother's name"), "" where it names none or several."""
    found = {match[0] for match in _RELATION.finditer(normal(label))}
    return found.pop().capitalize() if len(found) == 1 else ""


@lru_cache(maxsize=4096)
def concerns_everyone(label: str) -> bool:
    """Whether the answer holds for every child of the form: "Home address (all children)"."""
    return _ALL.search(label.casefold()) is not None


@lru_cache(maxsize=4096)
def words_of_name(name: str) -> str:
    """A field's machine name as words: "child1_firstName" -> "child 1 first name"; "" for a name that tells nothing."""
    last = name.rsplit(".", maxsplit=1)[-1].split("[", maxsplit=1)[0]
    if not last or _GENERIC_NAME.fullmatch(last):
        return ""
    return " ".join(_CAMEL.sub(" ", re.sub(r"[_\-.]+", " ", last)).split()).casefold()
