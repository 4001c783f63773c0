"""What a heading means by "kept from somebody", whatever words it uses: an act of keeping apart, an audience, a copy.

Word lists of headings are never complete; here two or three kinds of words must meet. Read with blanks for punctuation, lower case.
"""

from __future__ import annotations

import re

_FAMILY = (
    r"(?:famil(?:y|ies)|parents?|mother|father|mum|dad|mam|carers?|foster carers?|child(?:ren)?|young (?:persons?|people)|boys?|girls?|relatives?|perpetrators?|partner|"
    r"grandparents?|grandmother|grandfather|nan|aunt|uncle|siblings?|household|subjects?|suspects?|solicitors?|press|public|court)"
)
_COPY = r"(?:cop(?:y|ies)|versions?|minutes?|notes?|letters?|records?|printout|print out|packs?|drive|portal|files?|emails?|circulation|distribution|reports?)"
_PART = r"(?:this|these|part|parts|section|page|pages|paragraphs?|box|item|bit|sheet|annex|appendix|lines?|below|rest|following|information|note|notes|entry)"
_AWAY = r"(?:delete[d]?|remove[d]?|cut|strip(?:ped)?|tear|torn|detach(?:ed)?|omit(?:ted)?|leave|left|take|taken|blank(?:ed)?|black(?:ed)?|redact(?:ed)?|destroy(?:ed)?|shred(?:ded)?|separate[d]?|keep|kept|hide|hidden|pull(?:ed)?|lift(?:ed)?|drop(?:ped)?|erase[d]?|exclude[d]?)"
_KNOW = r"(?:know|see|hear|read|have|get|receive|learn|find out|view|be (?:told|shown|given|sent|informed|aware|copied)|told|shown|given|sent|aware|informed)"
_NOT = r"(?:not|never|no|nobody|don't|dont|do not|does not|doesn't|must not|should not|cannot|can't|cant|without|nor)"
_STAFF = (
    r"(?:police|professionals?|practitioners?|agenc(?:y|ies)|partners?|staff|officers?|panel|members?|chair(?:person|man|woman)?|social (?:care|work(?:ers?)?)|file|files|"
    r"lawyers?|legal|managers?|adults|network|team|core|statutory|services?|recipients|addressees?|attendees|present|eyes)"
)
_MEANS = tuple(
    re.compile(pattern)
    for pattern in (
        r"^(?:this (?:part |section |item |page |bit |note )?(?:is )?)?not (?:suitable |intended |meant |cleared |approved )?for\b(?! (?:this meeting|discussion|decision|today|the first|now|long)\b).*",
        rf"\b{_AWAY}\b.*\b(?:from|out of|off|before|out|apart|back)\b.*\b(?:{_COPY}|{_FAMILY}|shar\w+|send\w*|sent|circulat\w+|issu\w+|going|goes|leav\w+|releas\w+|print\w+)\b",
        rf"\b{_PART}\b.*\b{_AWAY}\b.*\b(?:copy|copies|version|before|family|parents?)\b",
        rf"\b{_AWAY}\b.*\b{_PART}\b.*\b(?:copy|copies|version|before|from|out)\b",
        rf"\b{_FAMILY}\b.{{0,24}}\b{_NOT}\b.{{0,16}}\b{_KNOW}\b",
        rf"\b(?:not|never|nothing|no part)\b.{{0,40}}\b(?:to|with|by|for|reach|within sight of|in front of)\b (?:the |any |either |his |her |their |all )?(?:\w+ ){{0,2}}{_FAMILY}\b",
        rf"\b{_STAFF}(?: \w+){{0,3}} only\b|\bonly (?:for|to|by|with|between|within|among) (?:the )?(?:\w+ ){{0,2}}{_STAFF}\b|\b(?:for|between|among|to) (?:the )?(?:\w+ ){{0,2}}{_STAFF} (?:alone|ears|eyes)\b",
        rf"\b(?:not|never|no|nothing|stays?|remains?|keep|kept|goes?)\b.*\b(?:outside|beyond|further than|inside|within|between)\b(?: \w+){{0,4}} (?:{_STAFF}|room|meeting|group|walls|us|conference|here)\b",
        r"\b(?:item|part|section|matter|session|slot|bit|discussion|business|note|information|conversation|minute)\b(?: \w+){0,4}? (?:without|in the absence of|behind)\b",
        rf"^(?:\w+ ){{0,4}}(?:taken|heard|held|discussed|said|shared|recorded|given|told|reported|disclosed) (?:\w+ ){{0,2}}(?:without|in the absence of|after|once|when|while|before)\b.*\b(?:{_FAMILY}|left|gone|out|absent|step\w*)\b",
        rf"\b{_FAMILY}\b(?: \w+){{0,3}} (?:stepped|went|sent|asked|had|have|has|was|were|is|are) (?:\w+ )?(?:out|outside|left|to leave|away)\b",
        r"\b(?:source|informant|caller|referrer|neighbour|witness|reporter|name)s?\b.*\b(?:protect\w*|anonym\w*|withheld|secret|not (?:to )?(?:be )?(?:named?|identified|disclosed|revealed|known))\b|\b(?:protect\w*|hide|shield) (?:the |our |their )?(?:source|informant|caller|referrer)\b",
        r"^(?:\w+ ){0,2}(?:restricted|sealed|sensitive|private|closed|privileged|embargoed|classified|secret|guarded|withheld|protected|exempt|confidential|in confidence) (?:information|notes?|minutes?|parts?|sections?|items?|matters?|pages?|annex|appendix|addendum|intelligence|material|briefing|discussion|sessions?|business|log|entry|slip|sheet|update|content|box)\b(?! (?:statement|agreement|policy|reminder|sharing))",
        r"\b(?:stays?|remains?|keep|kept|left)\b.*\b(?:in|inside|within) (?:the|this|these|our) (?:\w+ )?(?:room|meeting|group|walls|circle)\b",
        rf"\b(?:stays?|be|kept|keep|remains?) (?:off|out of)\b.*\b{_COPY}\b",
        r"\b(?:please )?(?:do not|don't|dont|never) (?:send|show|give|copy|forward|share|pass|read|print|post|e ?mail|tell|mention|circulate|upload|repeat|hand|issue|disclose|release|attach)\b",
        r"\bnot for (?:onward|further|wider|general|external|public|any)\b|\bno (?:onward|further|wider) (?:shar|disclos|circulat|transm|dissemin|distribut)\w+",
        r"\b(?:nothing|none|no part)\b.*\b(?:goes?|go|sent|shared|passed|leaves?|told|given|copied|travels?)\b",
        rf"^(?:strictly )?between (?:the |us )?{_STAFF}|\bunredacted\b|\bunder wraps\b|\btear off\b|^protected (?:address|location|details|placement|information)",
        r"\b(?:need to know|legally privileged|legal privilege|privileged (?:advice|and)|under seal|sealed|embargoed|third party|(?:police )?intelligence not|sanitis\w+|unsanitised|un ?minuted|off the (?:record|minutes)|behind (?:the )?closed)\b",
        r"\b(?:handle|treat|hold|held) (?:with care|in (?:strict )?confidence|as confidential|securely)\b.*",
        r"\b(?:redact|sensitive|confidential|restricted)\b.*\b(?:before|prior to|when)\b.*\b(?:shar\w+|send\w*|sent|circulat\w+|issu\w+|copy\w*|releas\w+|leav\w+)\b",
    )
)
_MOST_WORDS = 22
_VIEWS = re.compile(r"(?:the )?(?:(?:\w+ ){0,2}(?:seen|spoken to)\b|views?|wishes|voice|contact|direct work)")
_SHARED = re.compile(r"\b(?:shar\w+|disclos\w+|confiden\w+|restrict\w+|cop(?:y|ies|ied)|told|tell|passed|kept|keep|only)\b")
_INTRODUCES = re.compile(
    r"^(?:the )?(?:following|rest|remainder|next (?:part|section|item|paragraph|page)|below|what follows|paragraphs? below|this (?:part|section|page|item|paragraph|discussion|information))\b",
    re.IGNORECASE,
)


def means_sealed(words: str) -> bool:
    """Whether a heading (lower case, single blanks, no punctuation) means that what stands below is kept from somebody."""
    count = len(words.split())
    return not tells_views(words) and 1 < count <= _MOST_WORDS and any(pattern.search(words) for pattern in _MEANS)


def tells_views(words: str) -> bool:
    """Whether a heading is of what somebody said or how a child was seen: "Child seen without parents"."""
    return _VIEWS.match(words) is not None and _SHARED.search(words) is None


def introduces_sealed(text: str) -> bool:
    """Whether a sentence speaks of what follows it: "The following must not be shared with the parents, ..."."""
    return _INTRODUCES.match(text) is not None
