"""Given names set apart behind words for somebody's child: "the lodger's little one, Ilo, ran", "her own two (Mavi + Sol)".

The words say that a person is meant and the marks around it that it is a name, so that none of it need be known as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading
from redaction.recognisers.names import is_kin, is_title, mostly_capitals, ordinary
from redaction.recognisers.words.ordinary import WORD_NAMES
from redaction.recognisers.words.society import NATIONAL_WORDS

VOUCHED = "set apart behind a word for a child"
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][^\W\d_]*[a-zà-ÿ][^\W\d_]*(?:[’'\-][^\W\d_]+)*"
_AGE = r"(?:,? \(?[0-9]{1,2}\)?)?"
_LINK = r"(?: ?[,&+/] ?(?:and )?| and )"
_WHOSE = r"(?:[^\W\d_]+['’]s?|his|her|their|my|our|whose|another|one|a|the|own|hers|theirs|mine|ours)"
_WHO = (
    r"(?:little (?:one|ones|lad|boy|girl)|wee (?:one|ones|lad|lass|man)|lads?|lass|lassie|girls?|boys?|kids?|child|children|twins?|two|three|pair|both|eldest|oldest|youngest|middle one"
    r"|elder|younger|bairns?|toddler|newborn|baby|teenager|teen|grandchild|grandchildren|stepchild|stepchildren|foster child)"
)
_HEAD_WORDS = """
one ones lad lads boy boys girl girls man lass lassie kid kids child children twin twins two three pair both eldest oldest
youngest elder younger bairn bairns toddler newborn baby teenager teen grandchild grandchildren stepchild stepchildren
"""
_HEADS = frozenset(_HEAD_WORDS.split())
"""The last words of such a phrase: looked up before any pattern of words is tried."""
_MARK = re.compile(r"[,(:–\-] ?[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ]")
_PHRASE = re.compile(rf"(?<![\w\-])(?i:{_WHOSE} (?:[a-z]{{2,10}} ){{0,2}}?{_WHO}) ?$")
_COMMA = re.compile(rf", (?P<n>{_NAME})(?=, (?!(?:and|or) [A-Z])|[.;)\n]|$)")
_BRACKETS = re.compile(rf"\((?P<n>{_NAME}){_AGE}\)")
_LISTED = re.compile(rf"(?:\(|[:–-] )(?P<n>{_NAME}{_AGE}(?:{_LINK}{_NAME}{_AGE}){{1,4}})(?=[).;\n]|$| [a-z–-])")
_LONGEST = 48  # characters of such a phrase
_EACH = re.compile(_NAME)
_DATES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december"
)


@dataclass(frozen=True, slots=True)
class KinPhraseRecogniser:
    """Names of people behind a phrase for a child of somebody."""

    id: str = "kin_phrase@1"
    entities: tuple[str, ...] = ("PERSON",)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """One between commas or brackets, or a list of them; nothing in capitals, where every word looks like one."""
        if mostly_capitals(reading.text):
            return
        for mark in _MARK.finditer(reading.text):
            if _is_behind_a_child(reading.text, mark.start()):
                yield from self._named(reading.text, mark.start())

    def _named(self, text: str, mark: int) -> Iterator[Finding]:
        for pattern in (_COMMA, _BRACKETS):
            match = pattern.match(text, mark)
            if match and _may_be_name(match["n"]):
                yield self._finding(*match.span("n"))
        listed = _LISTED.match(text, mark)
        names = list(_EACH.finditer(text, *listed.span("n"))) if listed else []
        if any(_may_be_name(name[0]) for name in names) and not any(is_kin(name[0]) or is_title(name[0]) for name in names):
            yield from (self._finding(*name.span()) for name in names)

    def _finding(self, start: int, end: int) -> Finding:
        return Finding(start, end, "PERSON", 0.6, self.id, VOUCHED)


def _is_behind_a_child(text: str, mark: int) -> bool:
    words = text[max(0, mark - 16) : mark].split()
    return bool(words) and words[-1].lower() in _HEADS and _PHRASE.search(text[max(0, mark - _LONGEST) : mark]) is not None


def _may_be_name(word: str) -> bool:
    lowered = word.lower()
    everyday = (ordinary(word) and lowered not in WORD_NAMES) or _DATES.fullmatch(lowered) is not None
    return not (everyday or is_kin(word) or is_title(word) or lowered in NATIONAL_WORDS)
