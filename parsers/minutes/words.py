"""The vocabulary of minutes: what a heading or a label announces, by wording. Data first; no template of any one borough.

Headings are compared in a normal form: lower case, no numbering, no brackets, no punctuation. Sources for the parts of a
record of a strategy discussion: Working Together 2023, chapter 3; London Safeguarding Children Procedures.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from parsers.minutes.attendance_words import attendance
from parsers.minutes.confidential_words import seals
from parsers.minutes.sealing import means_sealed


class Zone(StrEnum):
    """What a stretch of minutes is."""

    HEAD = "head"
    PRESENT = "present"
    APOLOGIES = "apologies"
    CHILD = "child"
    INFORMATION = "information"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    BUSINESS = "business"  # any other business
    CONFIDENTIAL = "confidential"
    DISTRIBUTION = "distribution"
    CLOSING = "closing"


_MOST_WORDS = 11
_NUMBERING = re.compile(
    r"^\s*(?:(?:item|agenda item|section|part|para(?:graph)?)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})\s*[.):–—-]\s+|^\s*\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s+|^\s*\[\d{1,2}\]\s+|^\s*\d{1,2}(?:\.\d{1,2})+\s+",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"^\d{1,2} (?=[a-z])")
_BRACKETS = re.compile(r"\([^)]{0,200}\)|\[[^\]]{0,200}\]")  # bounded: a line of nothing but brackets must not take for ever
_NOT_WORD = re.compile(r"[^\w'/&]+")

_PEOPLE = r"(?:those|persons?|people|professionals?|members?|agenc(?:y|ies)|staff|who(?: was| were)?|colleagues)"
_CHILD = r"(?:child(?:ren)?|child/ren|kids?|youngsters?|minors?|young (?:persons?|people)|yps?|pupils?|patients?|bab(?:y|ies)|unborn(?: bab(?:y|ies)| child)?|nominals?)"

# Order matters: the first whose wording fits the whole heading wins.
_HEADINGS: tuple[tuple[Zone, str], ...] = (
    (
        Zone.HEAD,
        r"(?:welcome|introductions?|purpose|housekeeping|confidentiality(?: statement| reminder| agreement)?|ground rules|declarations?(?: of interest)?|terms of reference|meeting details|details of (?:the )?meeting)"
        r"(?: (?:and|of|to|for|the|this|meeting|welcome|introductions?|apologies|purpose|panel|discussion|confidentiality))*"
        r"|(?:minutes|notes|record) of (?:the )?(?:last|previous) (?:meeting|panel|discussion)(?: .*)?|(?:previous|last) minutes",
    ),
    (
        Zone.CONFIDENTIAL,
        r"(?:strictly )?(?:confidential|restricted|closed|private|exempt|sensitive|third party|withheld|police only|professionals? only)"
        r"(?: (?:and|or) (?:confidential|restricted|sensitive|third party|exempt))?"
        r"(?: (?:section|part|information|intelligence|material|matters?|items?|discussion|session|annex|appendix|addendum|minutes?|notes?|business|slot|record|content|details?))*"
        r"|.*\bnot (?:for|to be)(?: \w+)? (?:onward |further |wider )?(?:shar(?:ing|ed)|disclos(?:ure|ed)|circulat(?:ion|ed)|distribut(?:ion|ed)|releas(?:e|ed)|copied|copying)\b.*"
        r"|.*\b(?:confidential|restricted|closed|exempt|withheld) (?:section|part|session|information|matters?|annex|appendix|addendum|discussion|items?)\b.*"
        r"|(?:strictly )?(?:confidential|restricted|private|closed)(?: (?:to|for|staff|only|professionals?|police|agenc(?:y|ies)|part|chair|internal|use|and|the|a|b|c|2|two|this|these|those|group|meeting|panel|conference|us|present|members?|core|team|service|attendees|here|in|room))*"
        r"|.*\b(?:professionals?|police|agenc(?:y|ies)|staff) only(?: part| section| information| discussion| session)?"
        r"|.*\b(?:third party|sensitive) (?:information|intelligence|material)\b.*"
        r"|(?:withheld|kept|held) (?:back )?from (?:the )?(?:family|parents?|carers?|minutes|shared copy).*",
    ),
    (
        Zone.APOLOGIES,
        r"(?:formal )?apolog(?:ies|y)(?: for absence)?(?: (?:received|given|sent|from|noted))*(?: from)?|absent|absentees|absences|not present|not in attendance"
        r"|(?:(?:sorry )?(?:could not|couldn't|cannot|can't|not able to|unable to) (?:come|attend|join|make it|be there)(?: today)?)|(?:those )?(?:unable to attend|not attending|did not attend)|sorry(?: not able to (?:join|come|attend|be there))?|(?:those )?invited but (?:absent|did not attend|not present|unable to attend)|non attend(?:ance|ees|ers)|sent apologies",
    ),
    (
        Zone.BUSINESS,
        r"(?:any )?other (?:urgent |relevant )?(?:business|matters?|issues?|items?)|(?:any )?urgent (?:business|matters?|items?)|aob|a o b|aocb|any other|any other (?:competent )?business.*|other (?:matters|families|cases|children)(?: raised| discussed)?|(?:unrelated|separate) (?:matters?|famil(?:y|ies)|cases?|children)(?: raised)?|anything else|also raised",
    ),
    (
        Zone.DISTRIBUTION,
        r"distribution(?: list)?|circulation(?: list)?|(?:minutes |notes |record )?(?:copied|copies|circulated|sent|distributed)(?: of (?:these )?(?:minutes|notes))? to|(?:to be )?(?:circulated|distributed|sent) to|cc|copy to|copies|minutes to|who gets (?:a copy|these notes)|(?:these )?(?:minutes|notes) go to",
    ),
    (
        Zone.CLOSING,
        r"(?:date (?:and time )?(?:of|for) )?(?:the )?(?:next|review|follow up) (?:meeting|panel|discussion|review|core group|conference|date|tac|taf)(?: date| details)?|date of next.*|meeting (?:closed|ended|finished).*|close(?: of meeting)?|review date|signed|signature|minutes (?:approved|agreed) by|sign off",
    ),
    (
        Zone.PRESENT,
        rf"(?:{_PEOPLE} )?(?:present|attending|attendees?|in attendance|attended|participants?|participating|took part|taking part|at the (?:meeting|table)|on the call)(?: (?:at|in|on) (?:the |this )?(?:meeting|panel|discussion|conference|call))?(?: (?:list|register|in person|remotely|virtually|and apologies|and absent|by))*"
        r"|attendance(?: (?:list|register|and apologies|record|sheet))?|invitees(?: and attendance)?|list of attend(?:ees|ance)|attend(?:ees|ance) and apologies|in the room|round the table|people in the room|meeting attended by|attended by|panel members?(?: present)?|members(?: present)?|contributors",
    ),
    (
        Zone.ACTIONS,
        r"(?:panel|conference|review|core group|meeting|group|case|safeguarding) (?:actions?|tasks?)(?: (?:points?|plan|log|list|agreed))?|"
        r"(?:(?:agreed|new|key|summary of|list of|resulting|outstanding|further|immediate) )*(?:actions?|tasks?)(?: (?:points?|plan|log|list|table|tracker|agreed|arising|required|summary|items?|and timescales|for agencies|set|from (?:this|the) meeting|to be taken|owner|owners|decided))*"
        r"|(?:(?:agreed|immediate|the|our|key) )*next steps(?: agreed)?|to do(?: list)?|who (?:does|will do|is doing|to do|is going to do) what(?: (?:by|and) when)?|what (?:happens|needs to happen|has to happen|will happen|must happen)(?: next| now)?(?: and (?:who|when|by when)\b.*)?|what (?:we will|are we going to|will we) do(?: next)?"
        r"|(?:(?:agreed|outline|interim|immediate|updated|initial|multi agency|smart|joint|follow up) )+(?:(?:safety|contingency|support|child protection) )?plan"
        r"|what\b.*\b(?:to do|(?<!been )(?<!we've )done|(?:will|must|should|can|need to) do|do next|promised|happens? next|happens? now)|who(?:'s| is) (?:doing|going to do|responsible for|on) what|who (?:promised|offered|took|takes|agreed|volunteered)(?: to do)? what|who (?:will|is going to|has to|must|is to|should) (?:do|take) (?:it|what|this|which|each)(?: .*)?|promises|commitments|undertakings|jobs|our plan|the plan"
        r"|(?:the )?safety(?: and contingency)? plan(?:ning)?|plan of action|(?:agreed|follow up) work|follow up|targets(?: and (?:actions?|tasks))?|(?:actions?|tasks) and targets",
    ),
    (
        Zone.DECISIONS,
        r"(?:(?:agreed|summary of|the|meeting|panel|key|final|threshold|chair's|joint|s47|section 47|category(?: of (?:abuse|harm))?|vote|and) )*(?:decisions?|outcomes?|conclusions?|resolutions?|determinations?|threshold(?: decision)?|recommendations?)(?: (?:of|from|made|taken|reached|at|by|and|for|the|this|meeting|panel|discussion|conference|review|core|group|chair|with|rationale|reasons?|recommendations?|outcomes?|decisions?|agreed|making))*"
        r"|what (?:was|we|has been|(?:the )?(?:meeting|review|panel|conference|group|core group|chair|professionals|everyone)(?: has)?) (?:agreed|decided|concluded)|what (?:\w+ ){1,7}(?:agreed|decided|concluded|resolved)|agreed|it was agreed|(?:we|it was|everyone|all)(?: have| has)?(?: all)? (?:agreed|decided|concluded|resolved)|(?:agreed|decided|concluded|resolved) (?:at|by|in|on|today|together)\b.*|where we (?:got to|landed|ended up)|(?:s|section) ?47(?: enquir(?:y|ies))?(?: (?:threshold|decision|outcome))*|is (?:the )?threshold met|(?:agreed )?(?:decision|outcome) and (?:next steps|actions)|threshold|rationale|(?:panel|conference|review|core group|meeting|group|chair|final|agreed|safeguarding) (?:and \w+ )?(?:decisions?|outcomes?|recommendations?|conclusions?)|(?:chair's |final )?summing up",
    ),
    (
        Zone.INFORMATION,
        r"(?:(?:agency|professionals?'?|multi agency|shared|relevant|new|background|summary of|key|partner) )*(?:information|discussions?|updates?|reports?|contributions?|accounts?|views|background|chronology|analysis|concerns|case summary|summary)"
        r"(?: (?:shared|sharing|from|of|by|and|to|agenc(?:y|ies)|professionals?|partners?|provided|given|received|discussions?|each|the|all|at|meeting|information|updates?|reports?|risks?|analysis|background|family|concerns|child|children|young|people|person))*"
        r"|(?:what (?:are we|we are) (?:worried|concerned) about|what(?:'s| is) (?:working|going) well|worries|strengths|risks?(?: analysis| assessment| and protective factors)?|analysis of risk|views? of (?:the )?(?:child|family|parents?|young person)(?: and \w+)?|voice of the (?:child|young person)|family views?|reasons? for (?:the )?(?:meeting|discussion|referral|panel))",
    ),
    (
        Zone.CHILD,
        rf"(?:names? of |details of |re |regarding |concerning |about )?(?:the )?(?:subject )?(?:{_CHILD}|subjects?|case|famil(?:y|ies))(?:'s)?(?: (?:names?|no|number|discussed|considered|concerned|subject|details?|(?:who is|being) discussed|of the meeting|of concern|under discussion|referred|presented))*(?: ?\d{{1,2}}| [a-f])?(?: name)?"
        r"|re|regarding|in respect of|concerning|subject of (?:the )?(?:meeting|discussion)|who (?:we|was|were) (?:talked|talking|discussed|discussing|met) (?:about)?|meeting about|discussion about|name",
    ),
)
_ATTENDANCE = {"present": Zone.PRESENT, "away": Zone.APOLOGIES}
_ZONES = tuple((zone, re.compile(pattern)) for zone, pattern in _HEADINGS)

_TYPES = re.compile(
    r"\b(?:(?:initial|review|reconvened|second|emergency|multi[- ]?agency|joint|pre[- ]birth|transfer(?:[- ]in)?|complex)\s+)*"
    r"(?:strategy (?:discussion|meeting)|(?:initial |review |pre[- ]birth )?child protection (?:case )?conference|core group(?: meeting)?|"
    r"team around the (?:child|family|school)(?: \(ta[cfs]\))?(?: meeting| review)?|ta[cf] (?:meeting|review)|"
    r"(?:multi[- ]?agency )?child (?:(?:sexual|criminal) )?exploitation (?:\(\w{3,6}\) )?(?:panel|meeting|forum|conference)|"
    r"mase(?: panel)?(?: meeting)?|mace(?: panel)?(?: meeting)?|marac(?: meeting)?|mapp[ap](?: meeting)?|(?:vulnerable adolescents?|(?:child )?(?:criminal |sexual )?exploitation|missing(?: children)?|risk|early help|contextual safeguarding|adolescent(?: at)? risk|"
    r"channel|resource|threshold|mash)(?: and [a-z]+)? (?:panel|forum|conference|meeting|hub meeting)|"
    r"child in need(?: \(cin\))?(?: review| planning)?(?: meeting| review)|cin (?:meeting|review)|professionals'? meeting|professionals’ meeting|network meeting|"
    r"family group conference|legal planning meeting|lado(?: strategy)? meeting|allegations(?: management)? meeting|complex abuse meeting|"
    r"(?:child(?:ren)? )?looked after (?:child(?:ren)?(?:['’]s)? )?review|lac review|discharge planning meeting|multi[- ]agency (?:safeguarding )?(?:meeting|discussion|panel)|"
    r"safeguarding (?:meeting|supervision meeting|panel)|risk (?:management|assessment) meeting|care (?:planning|team) meeting|pep meeting|"
    r"return home (?:interview )?meeting|mapping meeting|case discussion|panel meeting|s(?:ection)?\.? ?47 (?:discussion|meeting))\b",
    re.IGNORECASE,
)
_PLAIN_TYPE = re.compile(
    r"\b(?:[A-Z][\w'’-]+ (?:(?:from|for|of|in|at|and|the) ){0,2}){1,5}(?:Panel|Meeting|Discussion|Conference|Review|Forum)\b|\b(?:[A-Z]{2,} ){1,5}(?:PANEL|MEETING|DISCUSSION|CONFERENCE|REVIEW|FORUM)\b"
)
_SMALL_TYPE = re.compile(
    r"^(?:(?:minutes|notes|record) (?:of|from) (?:the |a )?)?((?:[\w'’-]+ ){1,4}(?:meeting|panel|conference|review|forum))(?: (?:minutes|notes|record)|\s*[-–—:,]|\s*$|\s+\d)",
    re.IGNORECASE,
)  # a title of its own
_RECORD = re.compile(
    r"\b(?:minutes?|notes?|record|summary|actions?) (?:of|from|for|-)\b|\b(?:meeting|panel|discussion|draft) (?:minutes|notes|record)\b|^minutes\b|\bminutes\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def normal(title: str) -> str:
    """A heading or label as the patterns expect it."""
    text = unicodedata.normalize("NFKC", title).replace("’", "'").replace("‘", "'").strip().strip("*#_=~-– ")
    text = _NUMBERING.sub("", text)
    without = _BRACKETS.sub(" ", text)
    return " ".join(_NOT_WORD.sub(" ", (without if without.strip() else text).casefold()).split())


@lru_cache(maxsize=4096)
def zone_of(title: str) -> Zone | None:
    """What a heading, or a label standing before a value, announces; None where it is a topic like any other."""
    words = normal(title)
    if not words:
        return None
    if is_long(title):
        return Zone.CONFIDENTIAL if _sealed(title) else None
    forms = dict.fromkeys((words, _whole(title), _BARE_NUMBER.sub("", words)))  # mostly one
    fitting = (zone for zone, pattern in _ZONES if any(pattern.fullmatch(form) for form in forms))
    found = next(fitting, None) or _ATTENDANCE.get(attendance(words)) or _of_alternatives(title)
    return found or (Zone.CONFIDENTIAL if seals(words) or _sealed(title) else None)


def is_long(title: str) -> bool:
    """Whether a title has more words than any part of minutes is called by: it can then only say that something is kept apart."""
    return len(normal(title).split()) > _MOST_WORDS


def _sealed(title: str) -> bool:
    """Whether the whole heading, with its brackets, is one of the confidential part."""
    whole = _whole(title)
    return seals(whole) or means_sealed(whole)


def _of_alternatives(title: str) -> Zone | None:
    """What all parts of "Patient / child" announce alike; None where they differ."""
    parts = title.split("/") if "/" in title else []
    zones = {zone_of(part) for part in parts}
    return zones.pop() if len(zones) == 1 else None


def _whole(title: str) -> str:
    """As `normal`, with what stands in brackets: "Part two (not for sharing)" tells by its bracket alone."""
    return " ".join(_NOT_WORD.sub(" ", _NUMBERING.sub("", title.replace("’", "'").strip()).casefold()).split())


def numbering_of(text: str) -> str:
    """The number at the head of a line as written ("2", "2.1"), "" where there is none."""
    found = re.match(
        r"\s*(?:(?:item|agenda item|case|section)\s+)?\[?(\d{1,2}(?:\.\d{1,2})*)(?:\s*[].):–—-]|\s+(?=\S))", text, re.IGNORECASE
    )
    return found[1] if found else ""


def without_numbering(text: str) -> str:
    """The line without its number."""
    return _NUMBERING.sub("", text, count=1).strip()


def meeting_type(text: str) -> str:
    """The kind of meeting that a title names, as written; "" where it names none."""
    found = _TYPES.search(text)
    if found:
        return " ".join(found[0].split())
    plain = _PLAIN_TYPE.search(text)
    return " ".join(re.sub(r"^(?:Minutes|Notes|Record|MINUTES|NOTES|RECORD|Of|The|OF|THE)\s+", "", plain[0]).split()) if plain else ""


def titled_type(title: str) -> str:
    """The kind of meeting that a short title line ends in, whatever it is called: "Pastoral meeting minutes"."""
    found = _SMALL_TYPE.match(title.strip())
    return found[1] if found else ""


def says_record(text: str) -> bool:
    """Whether a title says that the text records a meeting: "minutes of", "notes of meeting"."""
    return bool(_RECORD.search(text))


def titles_record(text: str) -> bool:
    """Whether words may be the title of a meeting's record: they name a kind of meeting, or say that they record one."""
    return bool(meeting_type(text)) or says_record(text)
