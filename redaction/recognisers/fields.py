"""Values that a form names: "Ethnicity: White Irish", a field whose label says what it holds, a column of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading
from redaction.recognisers.sieve import characters
from redaction.recognisers.words.ordinary import ORDINARY, WORD_NAMES

_NAME_LABEL = (
    r"(?:(?:full|first|last|middle|family|given|child['’]?s?|pupil|patient|subject|client|"
    r"parent|carer|mother['’]?s?|father['’]?s?|adult|referrer|sibling|worker|legal|preferred|"
    r"birth|maiden|other|previous)[ _]?(?:full )?)*"
    r"(?:name|names|forename|forenames|forename\(s\)|first name|surname|surnames|last "
    r"name|family name|given name|alias|aliases|aka|a\.k\.a\.?|known as|k/a|nickname|maiden "
    r"name|formerly|née|fullname|first names)"
    r"(?: of (?:the )?(?:child|parent|carer|referrer|pupil|patient|subject|adult|person|"
    r"mother|father|worker|person completing (?:this )?form|unborn))?"
)
_PERSON_LABEL = (
    r"child|pupil|patient|client|subject|parent|parent/carer ?\d?|parent \d|carer|referrer|"
    r"referred by|mother|father|aggrieved|suspect|victim|witness|informant|caller|claimant|"
    r"applicant|tenant|occupier|driver"
    r"|social worker|sw|allocated worker|health visitor|hv|gp|clinician|consultant|midwife|"
    r"teacher|head ?teacher|dsl|key ?worker|om|offender manager|officer|oic|author|completed "
    r"by|signed|chair|minutes|present|attendees|apologies|from|sender|to|cc|dear|hi|hello|"
    r"kind regards|regards|thanks|many thanks|best wishes|yours sincerely|yours faithfully|"
    r"re|kids|children|siblings|twins|emergency contact|next of kin|nok|landlord|interpreter"
)
_SIMPLE = {
    "ETHNICITY": r"ethnicity|ethnic origin|ethnic group|ethnic background|ethnic code|self-defined ethnicity",
    "RELIGION": r"religion|faith|religion/belief|religious belief",
    "NATIONALITY": r"nationality|citizenship|country of nationality|nationalities",
    "HEALTH": r"disability|disabilities|diagnosis|diagnoses|health condition|health conditions|medical "
    r"conditions?|conditions?|allergies|allergy|pmh|dx|sen(?:d)? need|impairment|known "
    r"conditions",
    "SEXUALITY": r"sexual orientation|sexuality|orientation",
    "IMMIGRATION": r"immigration status|immigration|status in uk|leave type|visa type|visa",
    "RELATIONSHIP": r"relationship to (?:the )?(?:child|subject|patient|pupil|client|young person|applicant)|"
    r"relationship|rel\.? to child|relation|rel",
    "OFFENCE": r"offence|index offence|conviction",
    "CASE_REFERENCE": r"our ref|your ref|case ref(?:erence)?|crime ref(?:erence)?",
}
_EMPTY = re.compile(
    r"(?i)\s*(?:n/?a|none|no|nil|not known|unknown|not stated|not recorded|not asked|nk|"
    r"yes|tbc|refused|declined|prefer not to say|see .*|not applicable|as above|none known|"
    r"other|single|married|left blank|\(.*|\?+|-+|not .*|same|no .*|nkda|same as .*|pending|"
    r"blank|current|active|open|closed)\s*"
)
_END = r"(?=$|[\n;|\t\"{}]|\s{2,}|,\s|(?<!\bSt)(?<!\bST)\.\s|\.$| \(|\s[A-Z][A-Za-z./ ]{1,18}:|(?<=[A-Za-z]) -)"
_LABELLED = {
    entity: re.compile(rf"(?i:(?<![\w/])[\"']?(?:{label})[\"']?\s*[:=]\s*[\"']?)(?P<v>[^\n;|\"\t{{}}]{{2,60}}?){_END}")
    for entity, label in _SIMPLE.items()
}
_LABEL_ONLY = {entity: re.compile(rf"\s*(?:{label})\b.{{0,24}}", re.IGNORECASE) for entity, label in _SIMPLE.items()}
_NAMED = re.compile(rf"(?i:(?<![\w])[\"']?(?:{_NAME_LABEL})[\"']?\s*[:=]\s*[\"']?)(?P<v>[^\W\d_][^\n;|\"\t{{}}:=]{{1,50}}?){_END}")
_NAME_COLUMN = re.compile(
    rf"\s*(?:{_NAME_LABEL}|{_PERSON_LABEL}|contact|professional|person|who|household member|(?:others?|peers?|pupils?|students?|children|people|persons?|witness(?:es)?)(?: involved| present| concerned)?|with whom)\b.{{0,20}}",
    re.IGNORECASE,
)
_NAME_FIELD = re.compile(
    rf"\s*(?:\d\.?\s*)?(?:{_NAME_LABEL}|child|parent/carer ?\d?|referrer|social worker)\W*(?:\(.*\)\W*)?", re.IGNORECASE
)
_NAME_VALUE = re.compile(
    r"\s*(?:(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|MR|MRS|MS|MISS|DR)\.?\s+)?(?P<n>[^\W\d_][^\W_'’.\-]*(?:[ ,'’.\-]{1,2}[^\W\d_][^\W_'’.\-]*){0,5}\.?)\s*"
)
_NEXT_LABEL = re.compile(
    r"\s+(?:[A-Z][A-Za-z./]*(?:\s[A-Za-z./]+)?\s*[:=]|(?:DOB|D\.O\.B|SURNAME|KNOWN AS|NHS|UPN|AGE|GP|PARENT|SCHOOL|ALIAS|TEL|dob|age)\b).*",
    re.DOTALL,
)
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class FieldRecogniser:
    """What a label, a form field or a column header says of its value."""

    id: str = "field@1"
    entities: tuple[str, ...] = ("PERSON", *_SIMPLE)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Labelled values in the text, then the passage itself as a field's answer, then table cells."""
        if not characters(reading.text).isdisjoint(":="):
            yield from self._labelled(reading.text)
        yield from self._by_header(reading.text, reading.label, (0, len(reading.text)), _NAME_FIELD)
        for column in reading.columns:
            yield from self._by_header(reading.text, column.header, (column.start, column.end), _NAME_COLUMN)

    def _labelled(self, text: str) -> Iterator[Finding]:
        for match in _NAMED.finditer(text):
            yield from self._name(text, match.start("v"), match.end("v"), 0.8)
        for entity, pattern in _LABELLED.items():
            for match in pattern.finditer(text):
                yield from self._simple(text, match.span("v"), entity)

    def _by_header(self, text: str, header: str, span: tuple[int, int], names: re.Pattern[str]) -> Iterator[Finding]:
        if not header.strip():
            return
        if names.fullmatch(header):
            yield from self._name(text, *span, 0.75)
        for entity, pattern in _LABEL_ONLY.items():
            if pattern.fullmatch(header):
                yield from self._simple(text, span, entity)

    def _name(self, text: str, start: int, end: int, score: float) -> Iterator[Finding]:
        value = _NEXT_LABEL.sub("", text[start:end])
        match = _NAME_VALUE.match(value)
        if not match or _EMPTY.fullmatch(value) or len(match["n"].split()) > _LONGEST_NAME or _everyday(match["n"]):
            return
        yield Finding(start + match.start("n"), start + match.end("n"), "PERSON", score, self.id, "name field")

    def _simple(self, text: str, span: tuple[int, int], entity: str) -> Iterator[Finding]:
        value = _NEXT_LABEL.sub("", text[span[0] : span[1]])
        kept = value.strip(" .,;\n\t")
        if len(kept) > 1 and not _EMPTY.fullmatch(kept) and len(kept.split()) <= _LONGEST_NAME:
            start = span[0] + value.index(kept)
            yield Finding(start, start + len(kept), entity, 0.7, self.id, "named by its label")


def _everyday(value: str) -> bool:
    """Whether a name field holds no name at all: "Order total"."""
    words = re.findall(r"[^\W_]+", value.lower())
    return all(word in ORDINARY and word not in WORD_NAMES for word in words)
