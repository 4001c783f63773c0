"""Where a found name truly begins and ends: initials, further names, particles, and a surname before its comma belong to it.

A model cuts the names of systems that it has seen little of: three names in a row, a surname of one syllable, "ferch" or "van
de" between two. A wider name never hides a fact: only words that are no everyday words are taken in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from redaction.casing import unscanned
from redaction.name_words import NameWords
from redaction.reading import Finding, Reading
from redaction.recognisers.names import is_kin, is_title, mostly_capitals, mostly_lower, ordinary
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import ORDINARY, WORD_NAMES
from redaction.recognisers.words.syllables import FAMILY_SYLLABLES, SYLLABLES
from redaction.slips import is_slip

_ID = "name_edges@1"
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}+(?:['’\-]{_LETTER}+)*"
_PARTICLES = (
    r"(?:de la|de los|delos|della|dela|del|d[ao]s|d[aeio]|v[ao]n de[nr]?|v[ao]n|de[nr]|te[nr]|zu|el|al|binti|bint|bin|ibn|ben|ap|ab|"
    r"ferch|nic|n[ií]|mac|ó|o|la|le|y|e|ul|ur|abu|umm|st\.?)"
)
_BETWEEN = re.compile(rf" (?i:{_PARTICLES}) ")
_PARTICLE_THEN = re.compile(rf" (?P<particle>(?i:{_PARTICLES})) (?P<n>{_WORD})(?![\w@])")
_BEHIND = re.compile(rf" (?P<n>{_WORD})(?![\w@]|\.\w)")
_AHEAD = re.compile(rf"(?<![\w@.'’&/\-])(?P<n>{_WORD}) $")
_INITIALS_AHEAD = re.compile(rf"(?<![\w.])(?:{_LETTER}\. ?){{1,3}}$")
_INITIAL_BEHIND = re.compile(r" (?![AI])[A-Z](?=[.,;:)\n]|$| [a-z(])")
_COMMA = re.compile(r", ?")
_IN_A_LIST = re.compile(r"(?:,|\bor) ?$")
_LIST_GOES_ON = re.compile(r" ?(?:,|&|\band\b|\bor\b) ?[A-Z]")
_SYLLABLE = "|".join(sorted(SYLLABLES, key=len, reverse=True))
_SYLLABLES_AHEAD = re.compile(rf"(?<![\w\-])(?i:{_SYLLABLE})(?:[ \-](?i:{_SYLLABLE}))+ $")
_SYLLABLES_BEHIND = re.compile(r"[A-Z][a-z]+(?:-[A-Za-z][a-z]+| [A-Z][a-z]+(?![\w\-]))")
_TITLE_AHEAD = re.compile(r"\b(?i:mrs?|ms|miss|dr)\.? $")
_HOW_BIG = frozenset({"Big", "Lil", "Young", "Mad", "Fat", "Wee"})  # ahead of a street name: "Big Faz"
_LONGEST = 4  # words of a name that goes on growing
_LIKE_A_NAME = 0.2
_SHORT = 2  # letters: "im", "ur" are no names in writing without capitals


def grown(reading: Reading, findings: Sequence[Finding], words: NameWords) -> Iterator[Finding]:
    """Found names with what belongs to them. `findings` are disjoint and in order; the new ones overlap those and are settled again."""
    text = reading.text
    edges = _Edges(reading, findings, words)
    for person in (f for f in findings if f.entity == "PERSON"):
        low, high = edges.begin(person.start), edges.finish(person.end)
        if (low, high) != (person.start, person.end):
            yield replace(person, start=low, end=high, recogniser=_ID, reason="more of the name")
    yield from joined(text, findings)


def joined(text: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Names that a particle, or a comma behind the surname, parts in two. `findings` are disjoint and in order."""
    people = [f for f in findings if f.entity == "PERSON"]
    for left, right in pairwise(people):
        gap = text[left.end : right.start]
        if _BETWEEN.fullmatch(gap) or (_COMMA.fullmatch(gap) and _surname_first(text, left, right)):
            yield replace(max(left, right, key=lambda f: f.score), start=left.start, end=right.end, recogniser=_ID, reason="name in two")


def strange(word: str, words: NameWords) -> bool:
    """Whether the language knows the word only as a name, if at all: every part is listed, unknown, seen with a capital alone, or like a name."""
    parts = [part for part in re.split(r"['’\-]", word) if len(part) > 1]
    return bool(parts) and all(_strange(part, words) for part in parts)


def _strange(part: str, words: NameWords) -> bool:
    if ordinary(part) or part.lower() in ORDINARY:
        return False
    if part.lower() in FORENAMES or not words.knows(part) or words.is_proper(part):
        return True
    return (words.likeness(part) or 0) >= _LIKE_A_NAME


class _Edges:
    """How far names reach in one reading. Where capitals tell nothing, only words that the language does not know are taken in."""

    def __init__(self, reading: Reading, findings: Sequence[Finding], words: NameWords) -> None:
        self._reading, self._text, self._words = reading, unscanned(reading.text), words
        self._others = [f for f in findings if f.entity not in {"PERSON", "ORGANISATION"}]
        self._starts = [f.start for f in self._others]
        self._flat = mostly_lower(reading.text) or mostly_capitals(reading.text)

    def begin(self, start: int) -> int:
        """Where the name that was found from `start` begins."""
        for _ in range(_LONGEST - 1):
            ahead = self._text[max(0, start - 40) : start]
            initials = _INITIALS_AHEAD.search(ahead)
            if initials and not self._is_taken(start - len(initials[0]), start):
                return start - len(initials[0])
            word = _AHEAD.search(ahead)
            if word is None or not (self._belongs(word["n"], start - len(word["n"]) - 1) or self._is_family(word["n"], start)):
                break
            start -= len(word["n"]) + 1
        return start

    def finish(self, end: int) -> int:
        """Where the name that was found up to `end` ends."""
        for _ in range(_LONGEST - 1):
            word = _PARTICLE_THEN.match(self._text, end) or _BEHIND.match(self._text, end)
            if word is None or not (self._belongs(word["n"], word.start("n")) or self._is_syllable(word["n"], word.start("n"))):
                break
            end = word.end("n")
        letter = _INITIAL_BEHIND.match(self._text, end)
        return letter.end() if letter and not self._flat else end

    def _belongs(self, word: str, at: int) -> bool:
        if ordinary(word) or is_title(word) or is_kin(word) or self._is_taken(at, at + len(word)):
            return False
        if self._flat:
            return len(word) > _SHORT and (word.lower() in FORENAMES or (self._words.only_a_name(word) and not is_slip(word)))
        if not word[:1].isupper() or word.isupper():
            return False
        if word in _HOW_BIG and not self._reading.opens_sentence(at):
            return self._text[at + len(word) + 1 : at + len(word) + 2].isupper()
        name = word.lower() in WORD_NAMES and not self._reading.opens_sentence(at)
        return name or strange(word, self._words)

    def _is_syllable(self, word: str, at: int) -> bool:
        """Whether the word is one more syllable of a name of syllables: "Dao Duc Long"."""
        return (
            word[:1].isupper()
            and not self._flat
            and word.lower() in SYLLABLES
            and bool(_SYLLABLES_AHEAD.search(self._text[max(0, at - 24) : at]))
        )

    def _is_family(self, word: str, start: int) -> bool:
        """Whether the word is the family name ahead of given syllables, inside a sentence: "met Park Ye-jin"."""
        inside = word[:1].isupper() and not self._flat and not self._reading.opens_sentence(start - len(word) - 1)
        behind = _SYLLABLES_BEHIND.match(self._text, start)
        return inside and word.lower() in FAMILY_SYLLABLES and behind is not None and _all_syllables(behind[0])

    def _is_taken(self, start: int, end: int) -> bool:
        last = self._others[max(0, bisect_right(self._starts, start) - 1) : bisect_left(self._starts, end)]
        return any(f.start < end and start < f.end for f in last)


def _all_syllables(words: str) -> bool:
    return all(part.lower() in SYLLABLES for part in re.split(r"[ \-]", words))


def _surname_first(text: str, left: Finding, right: Finding) -> bool:
    """Whether two names parted by a comma are one, surname first: given syllables, or outside a list a forename behind what is none."""
    surname, forename = text[left.start : left.end], text[right.start : right.end]
    if " " in surname or _TITLE_AHEAD.search(text[max(0, left.start - 6) : left.start]):
        return False
    if surname.lower() in FAMILY_SYLLABLES and "-" in forename and _all_syllables(forename):
        return True
    if len(re.findall(rf"(?<![\w,]){re.escape(surname)}, ?[^\W\d_]", text)) > 1:
        return True  # the same surname twice ahead of a comma
    if _IN_A_LIST.search(text[max(0, left.start - 6) : left.start]) or _LIST_GOES_ON.match(text, right.end):
        return False
    return surname.lower() not in FORENAMES and forename.split(" ")[0].lower() in FORENAMES
