"""People in rows: a police list of surnames, forenames and ages ("ODUYA Kemi 15 / BRANT Lowri 14"), and a name with a measure, a school year or a birthday behind it.

Such rows have no verb and no title, and half of their letters are capitals: the model sees places and firms in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from redaction.name_edges import strange
from redaction.name_words import NameWords
from redaction.reading import Finding, Reading
from redaction.recognisers.names import is_kin, is_title, ordinary
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import WORD_NAMES

_ID = "listed_people@1"
LISTED = "listed with an age"
MEASURED = "measure behind it"
IN_A_YEAR = "school year or birthday behind it"
_GIVEN = r"[A-ZÀ-Þ][a-zà-ÿ][\w'’\-]*"
_AGED = re.compile(
    rf"(?<![\w'’\-])(?P<n>(?P<family>[A-ZÀ-Þ]{{2}}[A-ZÀ-Þ'’\-]*(?: [A-ZÀ-Þ'’\-]{{2,}})?),? (?P<given>{_GIVEN}(?: {_GIVEN})?)),?"
    r" ?(?:[-–(] ?)?(?:[MF][ /]{0,2})?(?P<age>1?[0-9]{1,2})(?: ?(?:yrs?|years?|y/?o|y)\b)?(?![\w%]|[/.:\-][0-9])(?=\)?\s{0,2}(?:[/,;|•·*&+.()–\-\n]|and\b|$))"
)
_AHEAD = re.compile(r"(?:^|[/,;:|•·*&+(\n–\-]|\band|\d[.)])\s*$")
_MEASURED = re.compile(
    rf"(?:^|\n|[•·*;|]|\. |[-–] |: )\s{{0,3}}(?P<n>{_GIVEN}(?: {_GIVEN}){{1,2}}),?(?: (?:wt|weight|weighs|weighed|ht|height|OFC|HC):?)? [0-9]{{1,3}}(?:\.[0-9]{{1,3}})? ?(?:kgs?|cm|lbs?)\b"
)
_CHILDS = re.compile(
    rf"(?:^|\n|[•·*;|]|\. |[-–—] |: )\s{{0,3}}(?P<n>{_GIVEN}(?: {_GIVEN}){{1,2}}),? ?\(?(?i:(?:yr|year|y)\.? ?(?:1[0-3]|[1-9])\b(?! ?(?:old|olds)\b)|(?:dob|d\.o\.b|born)\b"
    r"|[0-3]?[0-9][./-][01]?[0-9][./-](?:(?:19|20)[0-9]{2}|[0-9]{2})(?![\w/.-]))"
)
"""A name that opens a line, or stands behind a dash or colon, with a school year or a birthday behind it: "here goes - Pip Okoro, Yr 5"."""
_VOWEL = re.compile(r"[AEIOUYÀ-Þ]")
_OLDEST = 110


def listed_people(reading: Reading, words: NameWords) -> Iterator[Finding]:
    """New findings; they may overlap others and are settled again."""
    items = [match for match in _AGED.finditer(reading.text) if _is_item(reading.text, match)]
    sure = [match for match in items if _given_name(match["given"].split()[0], words)]
    for match in items if len(items) > 1 and sure else sure:
        yield Finding(*match.span("n"), "PERSON", 0.7, _ID, LISTED)
        yield Finding(*match.span("age"), "AGE", 0.6, _ID, "number behind a person")
    for pattern, reason in ((_MEASURED, MEASURED), (_CHILDS, IN_A_YEAR)):
        for match in pattern.finditer(reading.text):
            row = match["n"].split()
            if _is_measured(row, words) and (reason == MEASURED or not words.is_everyday(row[-1])):
                yield Finding(*match.span("n"), "PERSON", 0.6, _ID, reason)


def _is_item(text: str, match: re.Match[str]) -> bool:
    """Whether the words stand in a row of their own, are no abbreviation and no heading, and the number may be an age."""
    named = _may_be_name(match["family"]) and _VOWEL.search(match["family"]) and _may_be_name(match["given"].split()[0])
    return bool(named) and int(match["age"]) <= _OLDEST and _AHEAD.search(text[max(0, match.start() - 8) : match.start()]) is not None


def _may_be_name(word: str) -> bool:
    return not (is_kin(word) or is_title(word) or (ordinary(word) and word.lower() not in WORD_NAMES))


def _given_name(word: str, words: NameWords) -> bool:
    return word.lower() in FORENAMES | WORD_NAMES or strange(word, words)


def _is_measured(row: list[str], words: NameWords) -> bool:
    """Whether the row is a name: no everyday word in it but a name that is one, its last word one of names, or its first a forename."""
    if not all(_may_be_name(word) or word.lower() in FORENAMES for word in row[1:]) or is_title(row[0]) or is_kin(row[0]):
        return False
    return strange(row[-1], words) if row[0].lower() not in FORENAMES else not words.is_everyday(row[-1])
