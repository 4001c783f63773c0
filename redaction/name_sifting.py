"""A second look at what was taken for a name: everyday words at its edges go, and so does a name that is nothing else.

What a record, a title or a word of kinship vouches for is left alone; so are forenames and names that are words. A weak cue
yields to the language model where that sees a place or a people, and the model to words of travel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from redaction import street_words
from redaction.listed_people import IN_A_YEAR, LISTED, MEASURED
from redaction.name_words import EVERYDAY, SURELY_EVERYDAY, NameWords
from redaction.neighbours import LISTED_PLACE
from redaction.no_names import home_places, is_month, is_tool
from redaction.reading import Finding, Reading
from redaction.recognisers.kin_phrases import VOUCHED
from redaction.recognisers.names import mostly_capitals, mostly_lower
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import WORD_NAMES
from redaction.slips import is_slip

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_SURE = frozenset({"age behind it", "birth date behind it", "mailbox behind it", "surname first", "name field", "initials", LISTED}) | {
    "middle of a Vietnamese name"
}
_VOUCHED = _SURE | {"title", "named by the words before", LISTED_PLACE, MEASURED, IN_A_YEAR, VOUCHED}
_TITLE_AHEAD = re.compile(r"\b(?:mrs?|ms|miss|dr|pc|dc|ds|sgt|prof)\.? $", re.IGNORECASE)
_STREET_END = re.compile(rf"{street_words.STREETS.lower()}|station|park")
_ROAD_OR_FIRM = re.compile(rf"(?:['’]s)? (?:{street_words.NOTHING_ELSE}|University|College|Tech|Motorsports|Inc|LLC|Ltd)\b")
_LOWER_WORD = re.compile(r"(?<![\w'’@.])[a-zà-ÿ]{2,}")
_MONTH = re.compile(r"Jan|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_DAY_BEHIND = re.compile(r"\.? \d")
_WEEKDAY = re.compile(r"Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun")
_DATE_BEHIND = re.compile(r"[.,]? (?:\d{1,2}(?:st|nd|rd|th)?[ -](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d{1,2}[./:]\d\d)")
_POSSIBLE = FORENAMES | WORD_NAMES
_JOURNEY = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|took|travel\w*|fly|flies|flew|flown|flying|flights?|tickets?|deport\w*|emigrat\w*|abroad)(?: [a-z]+){0,4} to $"
    r"|\b(?:marr(?:y|ied)|marriage|wedding|engaged|circumcis\w+|cut|born|bury|buried|grew up|brought up|raised|imprison\w+|detained|jailed|conscripted)"
    r"(?: [a-z]+){0,2} (?:in|near) $"
    r"|\b(?:village|camp|container|prison|farm|desert|family|relatives|home|house|land|school) (?:in|near|outside) $"
)
_JOURNEY_SCORE = 0.5
_UNSURE = 0.0  # in lower case beside capitals a word has to look more like a name than like an everyday word
_WEAK = frozenset(
    {
        "speaks or acts",
        "named by the words before",
        "opens a line",
        "listed with a name",
        "listed forename",
        "looks like a name",
        "of a family",
        "owns",
        "acted upon",
        "asked after",
    }
)
_PLACES_AND_PEOPLES = frozenset({"GPE", "LOC", "FAC", "NORP"})


def sifted(reading: Reading, findings: Iterable[Finding], words: NameWords) -> Iterator[Finding]:
    """The findings, names among them without everyday words at their edges, or gone where no name is left."""
    findings = tuple(findings)
    homes = home_places(reading.text, findings)
    for finding in findings:
        if finding.entity != "PERSON":
            yield finding
        elif _is_journey(reading, finding) or reading.text[finding.start : finding.end] in homes:
            yield replace(finding, entity="LOCATION", score=_JOURNEY_SCORE)
        elif not _is_place(reading, finding) and not _names_a_thing(reading, finding) and (kept := _name_within(reading, finding, words)):
            yield from () if is_month(reading, kept) or is_tool(reading, kept) else (kept,)


def _is_place(reading: Reading, finding: Finding) -> bool:
    """Whether the model sees a place or a people where only a weak cue sees a name ("Iran wants", "in San Diego")."""
    first = _WORD.search(reading.text, finding.start, finding.end)
    if finding.reason not in _WEAK or first is None or first[0].lower() in _POSSIBLE:
        return False
    return any(n.start <= finding.start and finding.end <= n.end and n.label in _PLACES_AND_PEOPLES for n in reading.named)


def _names_a_thing(reading: Reading, finding: Finding) -> bool:
    """Whether one word names a road or a firm by the word behind it, or is a month or weekday before its date: "Jan. 9", "Thu, 5 Mar"."""
    value = reading.text[finding.start : finding.end]
    if finding.reason not in _WEAK | {"language model"} or " " in value:
        return False
    behind = reading.text[finding.end : finding.end + 16]
    dated = (_MONTH.fullmatch(value) and _DAY_BEHIND.match(behind)) or (_WEEKDAY.fullmatch(value) and _DATE_BEHIND.match(behind))
    return bool(_ROAD_OR_FIRM.match(behind) or dated)


def _is_journey(reading: Reading, finding: Finding) -> bool:
    """Whether the model's one-word name is where a journey goes or a wedding is held: "take the child to Garowe", "married in Garowe"."""
    value = reading.text[finding.start : finding.end]
    if finding.reason != "language model" or not _WORD.fullmatch(value) or value.lower() in _POSSIBLE:
        return False
    return bool(_JOURNEY.search(reading.before(finding.start)))


def _name_within(reading: Reading, finding: Finding, words: NameWords) -> Finding | None:
    if finding.reason == "language model" and _is_mistyped(reading.text[finding.start : finding.end], words):
        return None
    capitals = mostly_capitals(_line_of(reading.text, finding.start))
    if finding.reason in (_SURE if capitals else _VOUCHED) or _set_apart(reading.text, finding):
        return finding
    spans = [(m.start() + finding.start, m.end() + finding.start) for m in _WORD.finditer(reading.text[finding.start : finding.end])]
    least = EVERYDAY if capitals else SURELY_EVERYDAY
    if reading.text[finding.start : finding.end].islower() and not mostly_lower(reading.text):
        least = _UNSURE
    if spans and _STREET_END.fullmatch(reading.text[slice(*spans[-1])]) and len(spans) > 1 and not reading.text[finding.start].isupper():
        return None
    everyday = [_everyday(reading.text[low:high], words, least) for low, high in spans]
    if not any(everyday):
        return finding
    if all(everyday):
        return finding if not capitals and _may_be_nickname(reading, finding, len(spans)) else None
    first, last = everyday.index(False), len(spans) - 1
    # in prose a capital vouches for the last word ("Amy Price"); in capitals an everyday word has ended the name
    while capitals and everyday[last]:
        last -= 1
    end = finding.end if last == len(spans) - 1 else spans[last][1]
    return replace(finding, start=spans[first][0], end=end)


def _is_mistyped(value: str, words: NameWords) -> bool:
    """Whether the model took one unknown word for a name that is a slip in an everyday one: a fact of concern would be hidden."""
    return bool(_WORD.fullmatch(value)) and is_slip(value) and not words.knows(value)


def _everyday(word: str, words: NameWords, least: float) -> bool:
    parts = [part for part in re.split(r"['’\-]", word) if len(part) > 1]
    return bool(parts) and all(part.lower() not in _POSSIBLE and words.is_everyday(part, least) for part in parts)


def _set_apart(text: str, finding: Finding) -> bool:
    """A name right behind its title, or between commas behind a word of kinship: "a friend, Kestrel, paid"."""
    if finding.reason == "title" and _TITLE_AHEAD.search(text[: finding.start]):
        return True
    behind_kin = finding.reason == "behind a word of kinship"
    return behind_kin and text[: finding.start].rstrip().endswith(",") and text[finding.end : finding.end + 1] == ","


def _may_be_nickname(reading: Reading, finding: Finding, count: int) -> bool:
    """One word with a capital inside a sentence of ordinary prose: "Spider told him". A line all in capitals like a title is none."""
    if not _LOWER_WORD.search(_line_of(reading.text, finding.start)):
        return False
    inside = not reading.opens_sentence(finding.start) and reading.text[finding.start].isupper()
    return count == 1 and inside and reading.text[finding.end : finding.end + 1] != ":"


def _line_of(text: str, position: int) -> str:
    end = text.find("\n", position)
    return text[text.rfind("\n", 0, position) + 1 : len(text) if end < 0 else end]
