"""Names that were overlooked: a surname behind a forename or before its comma, a single word that looks like a name.

The single word must stand inside a sentence of prose, and nothing else may explain it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from redaction.name_words import NameWords
from redaction.reading import Finding, Reading
from redaction.recognisers.names import is_title, mostly_capitals, mostly_lower
from redaction.recognisers.words.forenames import FORENAMES

_ID = "overlooked@1"
_CAP = r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][^\W\d_]*[a-zà-ÿ][^\W\d_]*(?:['’\-][^\W\d_]+)*"
_BEHIND = re.compile(rf" (?P<n>{_CAP})(?![\w@])")
_BEFORE = re.compile(rf"(?m:^|\d[.)] |[-*•] )(?P<n>{_CAP}), $")
_LIST_GOES_ON = re.compile(r" ?(?:,|&|\+|\band\b) ?[A-Z]")  # "Lena, Brooklyn and Georgia": three people
_OWNS = re.compile(r"['’]s?\s+[a-z]")
_ALONE = re.compile(rf"(?<![\w@./&'’\-])(?P<n>{_CAP})(?![\w@/&]|\.\w)")
_PLACE_AHEAD = re.compile(
    r"\b(?:in|at|to|from|near|of|the|a|an|this|into|through|via|towards|around|across|on|off|outside|between|speaks?)\s+$", re.IGNORECASE
)
_NAME_AHEAD_OR_BEHIND = re.compile(r"[A-Z][\w'’\-]*\s+$")
_LIKE_A_NAME = 0.6
_SHORTEST = 3


def overlooked(reading: Reading, findings: Sequence[Finding], words: NameWords) -> Iterator[Finding]:
    """New findings; they may overlap those given and are settled again."""
    if mostly_capitals(reading.text) or mostly_lower(reading.text):
        return
    for person in (f for f in findings if f.entity == "PERSON"):
        yield from _joined(reading.text, person, words)
    for match in _ALONE.finditer(reading.text):
        if not _is_taken(match, findings) and _stands_alone(reading, match, words):
            yield Finding(*match.span("n"), "PERSON", 0.45, _ID, "looks like a name")


def _is_taken(match: re.Match[str], findings: Sequence[Finding]) -> bool:
    """Whether one of the findings, disjoint and in order, holds a character of the word."""
    before = bisect_left(findings, match.end("n"), key=lambda f: f.start) - 1
    return before >= 0 and findings[before].end > match.start("n")


def _joined(text: str, person: Finding, words: NameWords) -> Iterator[Finding]:
    """The found name with the capitalised word behind it, or with the surname before its comma."""
    behind = _BEHIND.match(text, person.end)
    end = behind.end("n") if behind and " " not in text[person.start : person.end] and _may_be_surname(behind["n"], words) else person.end
    owns = _OWNS.match(text, person.end)  # "Orla, Niamh's twin": two people, no surname
    ahead = None if owns else _BEFORE.search(text[max(0, person.start - 40) : person.start])
    listed = ahead is not None and ahead["n"].lower() in FORENAMES and _LIST_GOES_ON.match(text, person.end) is not None
    start = person.start - len(ahead["n"]) - 2 if ahead and not listed and _may_be_surname(ahead["n"], words) else person.start
    if (start, end) != (person.start, person.end):
        yield Finding(start, end, "PERSON", person.score, _ID, "surname beside a name")


def _may_be_surname(word: str, words: NameWords) -> bool:
    parts = [part for part in re.split(r"['’\-]", word) if len(part) > 1]
    return not all(words.is_everyday(part) for part in parts)


def _stands_alone(reading: Reading, match: re.Match[str], words: NameWords) -> bool:
    """Whether the word, inside a sentence and not behind a word of place, is a name by its vector or by its constant capital."""
    start = match.start("n")
    ahead = reading.text[max(0, start - 24) : start]
    if (
        len(match["n"]) < _SHORTEST
        or is_title(match["n"])
        or reading.opens_sentence(start)
        or _PLACE_AHEAD.search(ahead)
        or _NAME_AHEAD_OR_BEHIND.search(ahead)
    ):
        return False
    first = re.split(r"['’\-]", match["n"])[0]
    likeness = words.likeness(first)
    return likeness is not None and (likeness >= _LIKE_A_NAME or words.is_proper(first))
