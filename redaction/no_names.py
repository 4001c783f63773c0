"""What is written like a forename and is none where it stands: a month, a tool of risk assessment, the place that somebody is from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from redaction.reading import Finding, Reading
from redaction.recognisers.names import mostly_capitals
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import WORD_NAMES

_NEVER_A_NAME = re.compile(r"Feb|Apr|Aug|Sept?|Oct|Nov")
_MONTH = re.compile(r"Jan|Mar|Jun|Jul|Dec")
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{2,7})?\b"
_MONTH_AHEAD = re.compile(
    rf"\b(?:in|since|until|till?|last|next|early|mid|late|during|(?:end|start|beginning) of|(?:review(?:ed|s)?|appt|appointment|visit|meeting|due|booked|started|moved))[ -]$"
    rf"|\b{_MONTHS}(?: and | or | to | ?[-–/&,] ?)$"
    r"|\b(?:since|on|from|until|till?|before|after|dated|to|by) (?:the )?(?:[12]?[0-9]|3[01])(?:st|nd|rd|th)? $",
    re.IGNORECASE,
)
_MONTH_BEHIND = re.compile(rf"(?: and | or | to | ?[-–/&] ?){_MONTHS}|[ /\-]?['’]?\d\d\b|(?: 20\d\d\b)")
_TOOL = re.compile(r"SARA|SAM|IRIS")  # spousal assault, stalking; the scheme of surgeries
_TOOLS = r"(?:DASH|RIC|DVRIM|MARAC|B-SAFER|OASys|OVP|SARA|SAM|MARA|MERLIN|DARA)"
_TOOL_AHEAD = re.compile(
    rf"\b(?:the|a|an|this|that|our|new|updated|initial|full|whose|per|[a-z]+['’]s)\s$|\b{_TOOLS}(?: \d{{1,2}})?(?: and | or | ?[/,&+] ?)$",
    re.IGNORECASE,
)
_TOOL_BEHIND = re.compile(
    rf"(?:[ -]?v?\d)?(?::| (?:was |is |has been |not |to be )?(?:assess\w+|complete\w*|scor\w+|risk|tool|form|checklist|report|done|undertaken|conducted|rating|rated|manual|low\b|medium\b|high\b|updated|tools?\b))"
    rf"|(?: and | or | ?[/,&+] ?){_TOOLS}\b",
)
_FROM = re.compile(
    r"\b(?:he|she|they|who|we|famil(?:y|ies)|parents|mum|dad|mother|father|couple|grandparents)(?:['’]s|['’]re| (?:is|are|was|were|comes?|came|fled|hails?|moved(?: here)?))"
    r"(?: [a-z]+ly)? from $|\b(?:originally|born and raised) (?:from|in) $",
    re.IGNORECASE,
)
_ONE_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_POSSIBLE = FORENAMES | WORD_NAMES


def is_month(reading: Reading, finding: Finding) -> bool:
    """Whether the name is a month cut short: one that nobody is called, or one that time words or another month stand beside."""
    value = reading.text[finding.start : finding.end]
    if _MONTH.fullmatch(value) is None:
        return _NEVER_A_NAME.fullmatch(value) is not None
    ahead, behind = reading.text[max(0, finding.start - 24) : finding.start], reading.text[finding.end : finding.end + 14]
    return bool(_MONTH_AHEAD.search(ahead) or _MONTH_BEHIND.match(behind))


def is_tool(reading: Reading, finding: Finding) -> bool:
    """Whether the name in capitals is a tool of risk assessment, by the words beside it: "a SARA was completed"."""
    if _TOOL.fullmatch(reading.text, finding.start, finding.end) is None or mostly_capitals(reading.text):
        return False
    ahead, behind = reading.text[max(0, finding.start - 16) : finding.start], reading.text[finding.end : finding.end + 24]
    return bool(_TOOL_AHEAD.search(ahead) or _TOOL_BEHIND.match(behind))


def home_places(text: str, findings: Iterable[Finding]) -> frozenset[str]:
    """Words that the model took for people and of which the text says that somebody comes from there."""
    guessed = (f for f in findings if f.entity == "PERSON" and f.reason == "language model" and _ONE_WORD.fullmatch(text, f.start, f.end))
    places = (text[f.start : f.end] for f in guessed if _FROM.search(text[max(0, f.start - 48) : f.start]))
    return frozenset(place for place in places if place.lower() not in _POSSIBLE)
