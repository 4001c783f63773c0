"""Headings of the part that must not reach everybody, by their words: what is kept from whom, whatever the council calls it."""

from __future__ import annotations

import re

from parsers.minutes.sealing import tells_views

_FAMILY = r"(?:famil(?:y|ies)|parents?|mother|father|mum|dad|carers?|child(?:ren)?|young (?:persons?|people)|relatives?)"
_TOLD = (
    r"(?:shar(?:e|ed|ing)|disclos(?:e|ed|ure)|circulat(?:e|ed|ion)|distribut(?:e|ed|ion)|releas(?:e|ed)|cop(?:y|ied|ying)|print(?:ed|ing)?|record(?:ed|ing)?|minuted?|giv(?:e|en)|show(?:n)?|"
    r"sen[dt]|tell|told|repeat(?:ed)?|publish(?:ed)?|publication|pass(?:ed)?|forward(?:ed)?|read|seen|heard|discussed with|mentioned|issued?|put|includ(?:e|ed)|uploaded|go|goes|leave|travel)"
)
_SEALS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:not (?:to )?be|not to|not for|do not|don't|never|must not|should not|may not|cannot|can't)(?: \w+){{0,3}}? {_TOLD}\b",
        rf"\bnot for (?:the )?{_FAMILY}\b",
        r"\b(?:keep|kept|leave|held|hold|to be left|stays?)\b.*\b(?:out of|off|from|back|separate(?:ly)?|apart|away|between)\b",
        rf"\b{_FAMILY} (?:was |were |are |is )?(?:not present|absent|asked to leave|not in the room|having left)\b",
        r"\b(?:withheld|redacted|privileged|unredacted)\b",
        r"\b(?:in camera|off the record|in confidence|in private|behind closed doors)\b",
        rf"\b(?:without|in the absence of|excluding|not involving) (?:the |any )?{_FAMILY}\b",
        rf"\b(?:after|once|when|while)\b.*\b{_FAMILY}\b.*\b(?:left|gone|leave|out|absent)\b",
        r"\b(?:confidential|restricted|closed|exempt|private|sensitive) (?:minutes?|sections?|parts?|sessions?|information|matters?|annex|items?|notes?|records?|discussions?|slot|agenda|business|addendum|appendix|paragraphs?)\b",
        r"\b(?:professionals?|police|agenc(?:y|ies)|staff|members?|file|office|internal|panel|chair|social care|practitioners?|eyes)(?: \w+)? only\b|\bonly for (?:the )?(?:professionals?|police|agencies|staff|members?|panel)\b",
        r"^(?:\w+ ){0,3}(?:after|once|when) (?:\w+ ){1,3}(?:had |has |have )?(?:left|gone)(?: the (?:room|meeting|call|conference))?$",
        r"^part (?:b|2|two|ii)$|^part (?:b|2|two|ii) .*\b(?:closed|private|confidential|restricted|exempt|professionals)\b",
    )
)
_BESIDE = frozenset(
    "room a about read seen heard mentioned e f after agencies agency agenda all also an and annex any anything appear appendix apart are as at away back be been before behind being between bit board business but by can can't cannot "
    "care carer carers case chair chair's child children circulate circulated circulation closed confidence confidential copied copies copy copying core council could discuss discussed discussion disclosed disclosure "
    "distributed distribution do does don't doors exempt eyes families family father file following for forwarded from gave given go goes going gone had has have he held her his hold if in included including information internal "
    "intelligence involving is issued it item items keep kept leave left legal legally let matters matter may meeting member members minute minuted minutes mother mum dad must never no non not note noted notes of off office on once one only or "
    "other out outside page panel paper para paragraph paragraphs parent parent's parents parents' part parts parties party passed people person persons point police practitioners present print printed printing private privileged process professional professionals professionals' public "
    "publication published put record recorded recording records redacted relative relatives released repeated report restricted school section sections sensitive sent separate separately session sessions share shared sharing she should show shown sit slot so social "
    "staff statutory strictly subject such system systems tell text that the their them then there these they third this those to told two under until upload uploaded us version was we were what when which while who will with withheld within without "
    "young b 2 ii i a c d secret highly very most children's services service health nhs education probation management managers senior team unit partnership partner partners partner's advice content copy's version's disclose give send repeat publish pass forward issue include whole reader readers here below above".split()
)
_STRONG = frozenset("confidential restricted sensitive secret exempt withheld privileged redacted".split())
_MOST_WORDS = 18
_MOST_UNKNOWN = 1


def seals(words: str) -> bool:
    """Whether a heading (lower case, single blanks, no punctuation) says that what follows is kept from somebody."""
    words = words.replace("s' ", "s ")
    told = words.split()
    if tells_views(words):
        return False
    if not told or len(told) > _MOST_WORDS or sum(word not in _BESIDE for word in told) > _MOST_UNKNOWN:
        return False
    known = all(word in _BESIDE for word in told)
    return (known and bool(_STRONG & set(told))) or any(pattern.search(words) for pattern in _SEALS)
