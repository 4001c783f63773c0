"""Numbers of no kind that we know, by which somebody is filed: by the word for what they count, or by a shape that nothing else has.

Whoever holds the file finds the person by them, so they are treated as strictly as an unknown kind (config/policies/default.toml).
What an agency calls its own reference of the event ("ref", "log", "CAD", "crime") is a `CASE_REFERENCE`, and is left to that recogniser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading
from redaction.recognisers import references
from redaction.recognisers.shapes import last_position, word_pattern
from redaction.recognisers.sieve import FIGURES, characters

_FILED_BY = (
    r"claim(?:ant)?|benefits?|universal credit|uc|hb|pip|dla|esa|jsa|dwp|hmrc|housing benefit|council tax|c/?tax|journal|"
    r"rent|tenan(?:t|cy)|housing register|homelessness|"
    r"custom(?:er|s)|client|applica(?:nt|tion)|account|acc|acct|a/c|policy|insurance|member(?:ship)?|subscriber|loyalty|library(?: card)?|"
    r"student|candidate|admission|employee|staff|payroll|personnel|(?:blue )?badge|permit|licen[cs]e|meter|loan|finance|credit|agreement|contract|"
    r"c\.?i\.?d|person|nominal|service user|hospital|patient|mrn|rio|emis|systmone|lab|sample|specimen|epcr|dbs|certificate|"
    r"uan|fine|penalty|fpn|pcn|ticket|cica|vlo|victim(?: liaison| contact)?|voucher|invoice|booking|parcel|tracking"
)
"""What numbers of people are counted by; each may follow another: "UC journal"."""
_NUMBER = r"no|nos|num|number|id|i\.d|ref|reference|code|roll"
_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_NO_DATE = (
    r"(?![0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{2,4}(?![0-9A-Z]))(?!(?:19|20)[0-9]{2}(?:[/-][0-9]{2}){0,2}(?![0-9A-Z/-]))"
    r"(?![0-9]{1,2}/[0-9]{1,2}(?![0-9A-Z/-]))"
    rf"(?!(?:19|20)[0-9]{{2}}[/-](?:19|20)[0-9]{{2}}(?![0-9A-Z/-]))(?![0-9]{{1,4}}[/ -]?{_MONTH})"
)
_NO_LOG = rf"(?!CAD[ /-]?[0-9]|[A-Z]{{0,5}}[0-9]{{1,6}}/[0-9]{{2}}{_MONTH}[0-9]{{2}}(?![0-9A-Z]))"
"""A control room's log by its day, "CAD1234/11MAY24": the reference of an event."""
_NO_MEASURE = r"(?![0-9A-Za-z_/-]|[.,:][0-9]|%| ?(?i:hrs?|hours?|am|pm|units?|iu|ng|mmol|mg|mcg|ml|kg|g|km|miles|pounds|gbp|quid|pcm|pw|per|a (?:day|week|month|year))\b)"
_SPACED = rf"(?: [0-9]{{2,5}}(?![0-9A-Za-z_/-]|[.,:][0-9]| ?(?i:years?|yrs|months?|weeks?|days?|hrs|am|pm|of|{_MONTH}|children|kids|people)\b)){{1,3}}"
_TOKEN = (
    r"(?-i:(?!MASH-|GWF|(?:GBP|EUR|USD) ?[0-9])(?!0[1237](?: ?[0-9]){8,9}(?![0-9]))"
    + _NO_LOG
    + _NO_DATE
    + r"(?=(?:[A-Z /-]*[0-9]){4})(?:[A-Z]{1,6}[/-]){0,3}(?:[A-Z]{1,4} ?)?"
    rf"(?:[0-9]{{2,5}}{_SPACED}|[0-9][0-9A-Z]*(?:[/-][0-9A-Z]+){{0,4}}){_NO_MEASURE})"
)
_LABELLED = re.compile(
    rf"(?<![\w/-])(?P<filed>(?:{_FILED_BY})(?: (?:{_FILED_BY})){{0,2}})(?:['’]s)?(?P<number> (?:{_NUMBER})\b\.?)?(?: ?[:#=|]| (?:is|was)\b)? ?\(?"
    rf"(?P<value>{_TOKEN})",
    re.IGNORECASE,
)
_NAMED_BY = re.compile(
    rf"\W*(?:\w+ ){{0,2}}?(?P<filed>(?:{_FILED_BY})(?: (?:{_FILED_BY})){{0,2}})(?P<number> (?:{_NUMBER})\.?)?\W*", re.IGNORECASE
)
_VALUE = re.compile(rf"\s*(?P<value>{_TOKEN})\s*")
SHAPED = "shaped as a reference"
_BARE = 6  # figures: as many tell a number behind no "no", "id" or "ref" from a sum, a time or a score
_DAY, _MONTH_OF_YEAR, _HOUR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:[01][0-9]|2[0-3])[0-5][0-9]"
_DATE_OR_TIMES = re.compile(
    rf"{_DAY} {_MONTH_OF_YEAR} (?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})|(?:19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    rf"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})|{_HOUR}[/-]{_HOUR}"
    rf"|(?:ED|AE|AMU|MAU|CAU|PAU|HDU|ITU|P?ICU) {_HOUR}|[0-9]{{1,3}}[05]0-[0-9]{{1,3}}[05]0|[0-9]{{1,6}}/(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{{2}}"
)
"""Dates in figures alone ("06 05 2014", "20140506", "060514"), behind a log too, times of day, round sums: numbers only where a word says so."""
_SUM_OR_HOUR = re.compile(
    r"rent|benefit|universal|uc|hb|pip|dla|esa|jsa|housing|council|c/?tax|fine|penalty|loan|finance|credit|account|acct?|a/c|payroll|insurance|policy|"
    r"hospital|admission|lab|sample|specimen|invoice|booking|ticket",
    re.IGNORECASE,
)
"""Words over what is paid, measured or timed: fewer figures under another ("Client", "Member") are a number."""
_COUNTS = re.compile(r"\b(?:mrn|uan)$", re.IGNORECASE)  # themselves numbers
_VICTIM = re.compile(r"victim", re.IGNORECASE)
_CRIME = re.compile(r"[0-9]{5,8}/[0-9]{2}")  # a crime by its year, of which a victim is told
_PATIENT = re.compile(r"patient", re.IGNORECASE)
_NHS = re.compile(r"[0-9]{3}([ -])[0-9]{3}\1[0-9]{4}")  # written so, its own recogniser answers
_UNNAMED = re.compile(
    rf"(?<![\w£$€/.@+-])(?!MASH-|GBP|EUR|USD){_NO_LOG}{_NO_DATE}(?:"
    r"(?=[A-Z0-9/-]*[A-Z])(?=(?:[A-Z/-]*[0-9]){5})(?:[A-Z]{1,5}[/-]){0,2}[A-Z]{0,3}[0-9]{3,}[A-Z]?[0-9]*(?:[/-][0-9A-Z]{1,8}){0,3}"
    rf"|(?!0)[0-9]{{2,6}}(?:-[0-9]{{2,7}}){{2,3}}|[3-9][0-9]{{3}}(?: [0-9]{{4}}){{2}}(?! [0-9])){_NO_MEASURE}"
)
"""Letters and five figures or more in one word, or three groups of figures: nothing that is measured is written so. A telephone begins with 0."""
_GROUPS = 8  # figures of a number in groups: fewer are a sort code
_TITLE = re.compile(r"(?:(?:re|fw|fwd|urgent|secure)\W*)*$", re.IGNORECASE)
_ELSEWHERE = (
    *references.CASE.context,
    *(
        "cris",
        "crime",
        "incident",
        "logged",
        "logged as",
        "recorded as",
        "event",
        "form",
        "version",
        "model",
        "serial",
        "build",
        "firmware",
        "flight",
        "bus",
        "route",
        "section",
    ),
    *("regulation", "dx", "pc", "ps", "dc", "ds", "sgt", "collar", "shoulder", "warrant", "call sign", "exhibit", "isbn", "batch", "lot"),
)
"""Words whose numbers are no person's, or whose own recogniser answers for them."""


@dataclass(frozen=True, slots=True)
class OtherReferenceRecogniser:
    """References by their label, in a line, a field or a column, then by their shape."""

    id: str = "other_reference@1"
    entities: tuple[str, ...] = ("OTHER_REFERENCE",)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Labelled numbers, those of a field or column, then those that only look like one."""
        if characters(reading.text).isdisjoint(FIGURES):
            return
        for match in _LABELLED.finditer(reading.text):
            if _files_somebody(match["filed"], match["number"], match["value"]):
                yield self._found(match.span("value"), 0.9, "named by its label")
        yield from self._of_column(reading, reading.label, (0, len(reading.text)))
        for column in reading.columns:
            yield from self._of_column(reading, column.header or reading.row_label(column), (column.start, column.end))
        for match in _UNNAMED.finditer(reading.text):
            if _is_shaped(match[0]) and not _is_answered_for(reading, match.start()):
                yield self._found(match.span(), 0.4, SHAPED)

    def _of_column(self, reading: Reading, header: str, span: tuple[int, int]) -> Iterator[Finding]:
        named = _NAMED_BY.fullmatch(header) if header.strip() else None
        if named:
            match = _VALUE.fullmatch(reading.text, *span)
            if match and (
                _files_somebody(named["filed"], named["number"], match["value"]) or _is_bare_entry(named["filed"], match["value"])
            ):
                yield self._found(match.span("value"), 0.9, "named by its label")

    def _found(self, span: tuple[int, int], score: float, reason: str) -> Finding:
        return Finding(span[0], span[1], self.entities[0], score, self.id, reason)


def _files_somebody(filed: str, number: str | None, value: str) -> bool:
    """Whether the value is a number by which somebody is filed, rather than a sum, a date, a time or another's reference."""
    if (_VICTIM.match(filed) and _CRIME.fullmatch(value)) or (_PATIENT.search(filed) and _NHS.fullmatch(value)):
        return False
    if number or _COUNTS.search(filed):
        return True
    figures = value.replace(" ", "")
    return not (_DATE_OR_TIMES.fullmatch(value) or (figures.isdigit() and len(figures) < _BARE))


def _is_bare_entry(filed: str, value: str) -> bool:
    """Whether a few figures are the whole of a field or cell under a word that nothing is paid, measured or timed by."""
    return value.isdigit() and len(value) < _BARE and not (_SUM_OR_HOUR.match(filed) or re.fullmatch(_HOUR, value))


def _is_shaped(value: str) -> bool:
    """Whether a number in groups is long enough and no row of years; one with letters is by its shape."""
    if any(c.isalpha() for c in value):
        return True
    return sum(c.isdigit() for c in value) >= _GROUPS


def _is_answered_for(reading: Reading, start: int) -> bool:
    return last_position(word_pattern(_ELSEWHERE), reading.before(start)) >= 0 or _opens_title(reading, start)


def _opens_title(reading: Reading, start: int) -> bool:
    """As in a subject "CCC-660914 child at risk": what a message of one line begins with is what its sender files the event by."""
    alone = not (reading.label or reading.columns or "\n" in reading.text.strip())
    return alone and _TITLE.match(reading.text[:start].strip()) is not None and " " in reading.text[start:].strip()
