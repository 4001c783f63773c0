"""Names that were overlooked: a surname behind a forename or before its comma, words that look like a name.

A single word must stand inside a sentence of prose, or open one and act; several in a row, none of them an everyday word, may
stand anywhere. Nothing else may explain them: a model's guess at an organisation is no explanation of words that it never saw.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from redaction.name_edges import strange
from redaction.name_words import NameWords
from redaction.reading import Finding, Reading
from redaction.recognisers.names import is_title, mostly_capitals, mostly_lower, ordinary

_ID = "overlooked@1"
_CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*[a-zà-ÿ][^\W\d_]*(?:['’\-][^\W\d_]+)*"
_BEHIND = re.compile(rf" (?P<n>{_CAP})(?![\w@])")
_BEFORE = re.compile(rf"(?m:^|\d[.)] |[-*•] )(?P<n>{_CAP}), $")
_ALONE = re.compile(rf"(?<![\w@./&'’\-])(?P<n>{_CAP})(?![\w@/&]|\.\w)")
_IN_A_ROW = re.compile(rf"(?<![\w@./&'’\-#])(?P<n>{_CAP}(?: {_CAP}){{1,3}})(?![\w@/&]|\.\w| [A-Z&])")
_ACTS = re.compile(
    r"(?:['’]s [a-z]|,? (?:who|said|says|was|is|has|had|will|would|did|does|do|can|could|went|came|took|left|got|heard|knew|and [A-Z]\w+ (?:are|were|have)"
    r"|not|never|also|then|still|[a-z]{3,}(?:ed|es|ts|ks|ns|ys)) )"
)
_FIRM = re.compile(r" (?:Ltd|Inc|LLC|LLP|PLC|Plc|Corp|Co|GmbH|Trust|Ward)$")
_MET = re.compile(
    r"\b(?:told|asked|asks|saw|met|rang|phoned|called|named|names|hit|lent|paid|showed|gave|let|with|by|for|about|against|through|between|if|when|since"
    r"|until|only|why|did|does|has|was|is|will|can|could|that|and|or|nor|not|says?|said|believe|thinks?|owes|calls|sister|brother|cousin) $"
)
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
    explained = [f for f in findings if f.entity != "ORGANISATION"]
    for match in _IN_A_ROW.finditer(reading.text):
        if not _is_taken(match, explained) and not _FIRM.search(match["n"]) and all(strange(word, words) for word in match["n"].split()):
            yield Finding(*match.span("n"), "PERSON", 0.45, _ID, "looks like a name")
    for match in _ALONE.finditer(reading.text):
        if _is_taken(match, explained):
            continue
        if _opens_and_acts(reading, match, words) or (not _is_taken(match, findings) and _stands_alone(reading, match, words)):
            yield Finding(*match.span("n"), "PERSON", 0.45, _ID, "looks like a name")
        elif len(match["n"]) >= _SHORTEST and not _known(match["n"], words) and _meets_people(reading, match):
            yield Finding(*match.span("n"), "PERSON", 0.45, _ID, "unknown word among people")


def _is_taken(match: re.Match[str], findings: Sequence[Finding]) -> bool:
    """Whether one of the findings, disjoint and in order, holds a character of the word."""
    before = bisect_left(findings, match.end("n"), key=lambda f: f.start) - 1
    return before >= 0 and findings[before].end > match.start("n")


def _joined(text: str, person: Finding, words: NameWords) -> Iterator[Finding]:
    """The found name with the capitalised word behind it, or with the surname before its comma."""
    behind = _BEHIND.match(text, person.end)
    end = behind.end("n") if behind and " " not in text[person.start : person.end] and _may_be_surname(behind["n"], words) else person.end
    ahead = _BEFORE.search(text[max(0, person.start - 40) : person.start])
    start = person.start - len(ahead["n"]) - 2 if ahead and _may_be_surname(ahead["n"], words) else person.start
    if (start, end) != (person.start, person.end):
        yield Finding(start, end, "PERSON", person.score, _ID, "surname beside a name")


def _may_be_surname(word: str, words: NameWords) -> bool:
    parts = [part for part in re.split(r"['’\-]", word) if len(part) > 1]
    return not all(words.is_everyday(part) for part in parts)


def _opens_and_acts(reading: Reading, match: re.Match[str], words: NameWords) -> bool:
    """Whether the word opens a sentence and acts in it, and the language knows it as no other word: "Misgina queried the dates"."""
    word = match["n"]
    opens = len(word) >= _SHORTEST and reading.opens_sentence(match.start("n")) and bool(_ACTS.match(reading.text, match.end("n")))
    return opens and not is_title(word) and strange(word, words) and (not words.knows(word) or words.is_proper(word))


def _known(word: str, words: NameWords) -> bool:
    return is_title(word) or ordinary(word) or any(words.knows(part) for part in re.split(r"['’\-]", word) if len(part) > 1)


def _meets_people(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the word stands inside a sentence where a person would: met, told, or acting."""
    ahead = reading.text[max(0, match.start("n") - 16) : match.start("n")]
    return not reading.opens_sentence(match.start("n")) and bool(_MET.search(ahead) or _ACTS.match(reading.text, match.end("n")))


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
