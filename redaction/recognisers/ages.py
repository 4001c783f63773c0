"""Ages: a number with a unit of life, or a bare number where the sentence says that it is an age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
)
_N = rf"(?:1[01][0-9]|[0-9]{{1,2}}|{_WORDS})"
_HALF = r"(?:½|\.5| and a half| 1/2)?"
_UNIT = r"(?:years?|yrs?|months?|mths?|mos?|weeks?|wks?|days?)"
_STRONG = (
    (
        re.compile(rf"(?<!\w)aged? (?:about |approx\.? |around |just |only )?{_N}{_HALF}(?:[ \-]?{_UNIT})?(?! ?%|\w)", re.IGNORECASE),
        "aged N",
    ),
    (re.compile(rf"(?<![\w.£]){_N}{_HALF}[ \-]?{_UNIT}(?:[ \-]?old|[ \-]of[ \-]age)(?!\w)", re.IGNORECASE), "N years old"),
    (re.compile(r"(?<![\w.£])[0-9]{1,2} ?(?:yo|y/o|y\.o\.?|mo old|yr old|y old)(?!\w)", re.IGNORECASE), "N yo"),
    (re.compile(r"(?<![\w.£/])(?:1[0-9]|[1-9][0-9]?) ?(?:M|F)(?=[\s,.;:)]|$)"), "N and sex"),
    (re.compile(r"(?<![\w.£/])[0-9]{1,2} ?y(?:rs?)?(?: ?[0-9]{1,2} ?m(?:ths?|onths)?)?(?=\s*[/,;:)]|\s*$|\.)", re.IGNORECASE), "N y"),
    (re.compile(r"(?<![\w.£/])[0-9]{1,2}/12(?= old|\)| baby)"), "N twelfths"),
)
_PRONOUN = re.compile(
    r"(?:\b(?:he|she|they|who)(?:['’]?s|['’]re| is| are| was| has|'ll be| will be)|\bturn(?:s|ed|ing)|\bnow|\bonly) "
    rf"(?:about |bout |only |just |nearly |around |almost |like |now |maybe |still )*(?P<n>{_N})(?=\s*(?:[.,;)!?\n]|"
    rf"$| and| but| lives| yrs| years| so))",
    re.IGNORECASE,
)
_BRACKET = re.compile(rf"(?<=\w )\((?P<n>{_N}{_HALF}(?:[ \-]?{_UNIT})?)(?=[),;]| yrs)", re.IGNORECASE)
_LABELLED = re.compile(
    rf"(?<!\w)[\"']?age(?:\s+approx\.?|\s*\([\w .]+\)|\s+now)?[\"']?\s*[:=]\s*[\"']?(?:approx\.?|"
    rf"about|c\.)?\s*(?P<n>{_N}{_HALF}(?:[ \-]?{_UNIT})?)(?!\w)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\s*(?P<n>{_N}{_HALF}(?:[ \-]?{_UNIT})?)\s*", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"(?P<word>[A-Za-z]+)[)\"”]?, (?P<n>[1-9][0-9]?)(?=\.(?:\s|$)|$)", re.MULTILINE)
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
        for pattern, reason in _STRONG:
            for match in pattern.finditer(reading.text):
                yield Finding(match.start(), match.end(), "AGE", 0.8, self.id, reason)
        for pattern, score, reason in ((_PRONOUN, 0.6, "pronoun and N"), (_LABELLED, 0.85, "labelled")):
            for match in pattern.finditer(reading.text):
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
