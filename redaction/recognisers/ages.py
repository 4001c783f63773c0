"""Ages: a number with a unit of life, or a bare number where the sentence says that it is an age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading
from redaction.recognisers.age_words import AGE_VALUE, BEHIND, HALF, HEDGE, MORE, NUMBER, PARTS, PERSON_NOUN, TENS, UNIT
from redaction.recognisers.sieve import may_match

_STRONG = (
    (
        re.compile(
            rf"(?<!\w)(?:aged?|ages)(?: of)? (?:about |approx\.? |around |just |only |nearly |almost )?{NUMBER}{HALF}(?:[ \-]?{UNIT})?(?! ?%|\w|/)"
            rf"(?:{MORE}){{0,6}}",
            re.IGNORECASE,
        ),
        "aged N",
    ),
    (re.compile(rf"(?<![\w.£]){NUMBER}{HALF}[ \-]?{UNIT}(?:[ \-]?old|[ \-]of[ \-]age)(?!\w)", re.IGNORECASE), "N years old"),
    (re.compile(r"(?<![\w.£])[0-9]{1,2} ?(?:yo|y/o|y-o|y\.o\.?|mo old|yr old|y old)(?!\w)", re.IGNORECASE), "N yo"),
    (re.compile(r"(?<![\w.£/])(?:1[0-9]|[1-9][0-9]?) ?(?:M|F)(?=[\s,.;:)]|$)"), "N and sex"),
    (re.compile(r"(?<![\w.£/])[MF]/[1-9][0-9]?(?![\w/])"), "sex and N"),
    (re.compile(r"(?<![\w.£/])[0-9]{1,2} ?y(?:rs?)?(?: ?[0-9]{1,2} ?m(?:ths?|onths)?)?(?=\s*[/,;:)]|\s*$|\.)", re.IGNORECASE), "N y"),
    (re.compile(rf"(?<![\w.£/])(?:[0-9]{{1,2}} )?{PARTS}(?= old|\)| (?:baby|infant|child)\b)"), "N twelfths"),
    (re.compile(rf"(?<![\w/])[1-9][0-9]? {PARTS}(?![\w/]| ago)"), "years and twelfths"),
    (re.compile(rf"(?<=\b[iI]n )(?:his|her|their|the) (?P<n>(?:(?:early|mid|late)[ \-])?{TENS})(?!\w)", re.IGNORECASE), "in the tens"),
    (re.compile(rf"(?<!\w)(?P<n>(?:early|mid|late)[ \-]{TENS})(?!\w)", re.IGNORECASE), "in the tens"),
    (
        re.compile(r"(?<=\bis )(?P<n>(?=[lIO]?[0-9])[0-9lIO]{1,2} (?:years?|yrs?|months?|mths?))(?=\s*[.,;)])"),
        "is N years, as a scanner reads it",
    ),
)
_PRONOUN = re.compile(
    r"(?:\b(?:he|she|they|who)(?:['’]?s|['’]re| is| are| was| has|'ll be| will be| looks?| seems?| appears?| says (?:she|he)['’]?(?: i)?s)(?: to be)?"
    r"|\bturn(?:s|ed|ing)?|\bnow|\bonly|\bpossibly|\bposs|\bmaybe) "
    rf"(?:about |bout |only |just |nearly |around |almost |like |now |maybe |still |possibly |poss |approx )*(?P<n>{NUMBER}(?: or {NUMBER}| ?- ?{NUMBER})?)(?=\s*(?:[.,;)!?\n]|"
    rf"$| and| but| lives| yrs| years| so| when| or|, ))",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    rf"(?<!\w){PERSON_NOUN}(?:, | of |,? (?=about|approx|around|aged|poss|maybe|nearly|almost|just|c\.|circa|roughly|[?~])){HEDGE}(?P<n>{AGE_VALUE}){BEHIND}",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    rf"(?<!\w)(?:an?|the|young|unknown) (?:\w{{1,12}} )?{PERSON_NOUN} (?P<n>[1-9][0-9]?)(?=\s*(?:[,.;)]|$)|\s+(?:and|who|from|with)\b)"
)
_PARTS_BEHIND = re.compile(rf"(?<!\w){PERSON_NOUN} (?P<n>(?:[0-9]{{1,2}} )?{PARTS})(?![\w/]| ago)", re.IGNORECASE)
_HEDGED_COMMA = re.compile(
    rf"[,(] ?(?:nearly|almost|approx(?:imately|\.)?|poss(?:ibly|\.)?|approaching|around|about|just turned|barely|c\.|circa|[?~]) ?(?P<n>{NUMBER})(?=[,.;)]|$)",
    re.IGNORECASE,
)
_SEXED = re.compile(rf"\((?:M|F|m|f|male|female|boy|girl)[,;/ ]? ?(?P<n>{AGE_VALUE})\)")
_UNIT_BEHIND_COMMA = re.compile(
    rf"(?<=\w), (?P<n>[0-9]{{1,2}}{HALF} ?(?:yrs?|mths?|months|years|weeks|wks|days))(?=,|\)|\.(?:\s|$)| and [A-Z])"
)
_BRACKET = re.compile(
    rf"(?<=\w )\((?P<n>{NUMBER}{HALF}(?:[ \-]?{UNIT})?|(?:[0-9]{{1,2}} )?{PARTS}|[0-9]{{1,2}} ?y ?[0-9]{{1,2}} ?m)(?=[),;]| yrs)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"(?<!\w)[\"']?age(?:\s+approx\.?|\s*\([\w .]+\)|\s+now)?[\"']?\s*[:=]\s*[\"']?(?:approx\.?|"
    rf"about|c\.)?\s*(?P<n>{AGE_VALUE})(?!\w)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\s*(?P<n>{AGE_VALUE})\s*", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"(?P<word>[A-Za-z]+)[)\"”]?, (?P<n>[1-9][0-9]?)(?=\.(?:\s|$)|$)", re.MULTILINE)
_BY_SENTENCE = (
    (_PRONOUN, 0.6, "pronoun and N"),
    (_HEDGED, 0.6, "noun and N"),
    (_ARTICLE, 0.6, "noun and N"),
    (_PARTS_BEHIND, 0.7, "noun and twelfths"),
    (_HEDGED_COMMA, 0.5, "hedged N"),
    (_SEXED, 0.8, "sex and N"),
    (_UNIT_BEHIND_COMMA, 0.5, "N years between commas"),
    (_LABELLED, 0.85, "labelled"),
)
_TWELFTHS = ("/12", "/52")
_NEEDS: dict[str, tuple[str, ...]] = {  # by reason: a text (in lower case) without any of these is not searched for the pattern
    "N twelfths": _TWELFTHS,
    "years and twelfths": _TWELFTHS,
    "noun and twelfths": _TWELFTHS,
    "in the tens": ("0s", "0's", "0’s", "teens", "ties"),
    "sex and N": ("m/", "f/", "(m", "(f", "(b", "(g"),
    "labelled": ("age",),
    "aged N": ("age",),
}
_NOT_NAMES = ("Year", "Room", "Band", "Section", "Class", "Page", "Tier", "Ward", "Key Stage", "Level", "Part", "Article")
_COUNTED = frozenset(
    {*_NOT_NAMES, "Section", "Sections", "Pages", "Item", "Items", "Week", "Years", "May", "June", "July", "March", "April"}
)


@dataclass(frozen=True, slots=True)
class AgeRecogniser:
    """Ages of people, 0 to 119."""

    id: str = "age@1"
    entities: tuple[str, ...] = ("AGE",)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Ages by unit, by pronoun, in brackets behind a name, by label and by column."""
        lowered = reading.text.lower()
        for pattern, reason in _STRONG:
            for match in pattern.finditer(reading.text) if may_match(lowered, _NEEDS.get(reason, ())) else ():
                yield Finding(*match.span("n" if "n" in match.groupdict() else 0), "AGE", 0.8, self.id, reason)
        for pattern, score, reason in _BY_SENTENCE:
            for match in pattern.finditer(reading.text) if may_match(lowered, _NEEDS.get(reason, ())) else ():
                yield Finding(match.start("n"), match.end("n"), "AGE", score, self.id, reason)
        for match in _ENDS_SENTENCE.finditer(reading.text):
            if match["word"].capitalize() not in _COUNTED:
                yield Finding(match.start("n"), match.end("n"), "AGE", 0.45, self.id, "number that ends a description")
        yield from self._in_brackets(reading)
        yield from self._in_columns(reading)

    def _in_brackets(self, reading: Reading) -> Iterator[Finding]:
        for match in _BRACKET.finditer(reading.text):
            ahead = reading.text[: match.start()].rstrip()
            word = re.search(r"[\w'’\-]+$", ahead)
            named = word is not None and (word.group()[0].isupper() or match["n"][-1].isalpha())
            if named and not ahead.endswith(_NOT_NAMES):
                yield Finding(match.start("n"), match.end("n"), "AGE", 0.7, self.id, "in brackets behind a name")

    def _in_columns(self, reading: Reading) -> Iterator[Finding]:
        for column in reading.columns:
            cell = _BARE.fullmatch(reading.text, column.start, column.end)
            if cell and re.fullmatch(r"\s*ages?\b.*", column.header, re.IGNORECASE):
                yield Finding(cell.start("n"), cell.end("n"), "AGE", 0.85, self.id, "age column")
        if re.match(r"\s*(?:child'?s? |current )?age\b", reading.label, re.IGNORECASE):
            whole = _BARE.fullmatch(reading.text)
            if whole:
                yield Finding(whole.start("n"), whole.end("n"), "AGE", 0.9, self.id, "age field")
