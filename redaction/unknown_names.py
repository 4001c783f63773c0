"""Names of words that the language knows as nothing else: rows of such words, and single ones where people act or are met.

Nothing else may explain them. A model's guess at an organisation is no explanation: to a name that it has never seen it is
the likeliest guess, and which names those are goes by where they come from.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from redaction.name_edges import strange
from redaction.name_words import NameWords
from redaction.reading import Finding, Reading
from redaction.recognisers.names import is_kin, is_title, mostly_capitals, mostly_lower, ordinary
from redaction.recognisers.words.ordinary import ORDINARY, WORD_NAMES
from redaction.slips import is_slip

_ID = "unknown_name@1"
_CAP = r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][^\W\d_]*[a-zà-ÿ][^\W\d_]*(?:['’\-][^\W\d_]+)*"
_ALONE = re.compile(rf"(?<![\w@./&'’\-])(?P<n>{_CAP})(?![\w@/&]|\.\w)")
_IN_A_ROW = re.compile(rf"(?<![\w@./&'’\-#])(?P<n>{_CAP}(?: {_CAP}){{1,3}})(?![\w@/&]|\.\w| [A-Z&])")
_IN_BRACKETS = re.compile(rf"\b(?:Mrs?|Ms|Miss|Mx|Dr)\.? {_CAP} \((?P<n>{_CAP})\)")
_SPEAKER = re.compile(r"^(?:\[[\d:., /]{3,20}\] ?)?(?P<n>[^\W\d_][^\W\d_'’\-]{1,20}): ", re.MULTILINE)
_FEWEST_LINES = 3
_LONG_WORD = r"[^\W\d_]{4,}(?:['’\-][^\W\d_]{2,})?"
_PAIR = re.compile(rf"(?<![\w@./&'’\-#])(?=(?P<n>{_LONG_WORD} {_LONG_WORD})(?![\w@/&]|\.\w))")
_ACTS = re.compile(
    r"(?:['’]s [a-z]|,? (?:who|said|says|was|is|has|had|will|would|did|does|do|can|could|went|came|took|left|got|heard|knew"
    r"|and [A-Z]\w+ (?:are|were|have)|not|never|also|then|still"
    r"|[a-z]{3,}(?:ed|es|ts|ks|ns|ys) (?:the|a|an|his|her|their|him|them|it|that|this|my|our|us|me|if|what|why|off|out|back|[A-Z]\w+)) )"
)
_MET = re.compile(
    r"\b(?:told|asked|asks|saw|met|rang|phoned|called|named|names|hit|lent|paid|showed|gave|let|with|by|for|about|against|through|between|if|when|since"
    r"|until|only|why|did|does|has|was|is|will|can|could|that|and|or|nor|not|says?|said|believe|thinks?|owes|calls|sister|brother|cousin) $"
)
_FIRM = re.compile(r" (?:Ltd|Inc|LLC|LLP|PLC|Plc|Corp|Co|GmbH|Trust|Ward)$")
_SHORTEST = 3


def unknown_names(reading: Reading, findings: Sequence[Finding], words: NameWords) -> Iterator[Finding]:
    """New findings; they may overlap those given (disjoint, in order) and are settled again."""
    explained = [f for f in findings if f.entity != "ORGANISATION" and not _ends_inside_a_word(reading.text, f)]
    flat = mostly_capitals(reading.text) or mostly_lower(reading.text)
    rules = ((_PAIR, _is_pair),) if flat else ((_IN_A_ROW, _is_row), (_ALONE, _is_person), (_IN_BRACKETS, _is_forename))
    for pattern, holds in rules:
        for match in pattern.finditer(reading.text):
            if not _is_taken(match, explained) and holds(reading, match, words):
                yield Finding(*match.span("n"), "PERSON", 0.45, _ID, "looks like a name")
    yield from _in_turn(reading, words)


def _ends_inside_a_word(text: str, finding: Finding) -> bool:
    """Whether a model's place stops at a hyphen: what it saw is half of a name, and explains nothing."""
    return finding.entity == "LOCATION" and re.match(r"-[^\W\d_]", text[finding.end : finding.end + 2]) is not None


def _in_turn(reading: Reading, words: NameWords) -> Iterator[Finding]:
    """Who speaks in turn, as in a chat: words that open two lines or more ahead of a colon, three such lines at least."""
    lines = list(_SPEAKER.finditer(reading.text))
    if len(lines) < _FEWEST_LINES:
        return
    counts = Counter(match["n"].lower() for match in lines)
    a_chat = any(strange(match["n"], words) for match in lines)
    for match in lines:
        if counts[match["n"].lower()] > 1 and (_may_be_name(match["n"], words) or (a_chat and match["n"].lower() in WORD_NAMES)):
            yield Finding(*match.span("n"), "PERSON", 0.55, _ID, "speaks in turn")


def _may_be_name(word: str, words: NameWords) -> bool:
    return not (ordinary(word) or is_kin(word) or is_title(word) or words.is_everyday(word))


def _is_pair(_reading: Reading, match: re.Match[str], words: NameWords) -> bool:
    """Where capitals tell nothing: whether the language has never seen either word in lower case."""
    return all(words.only_a_name(part) and not is_slip(part) for part in re.split(r"[ '’\-]", match["n"]))


def _is_row(reading: Reading, match: re.Match[str], words: NameWords) -> bool:
    """Whether every word of the row is one of names; the first may be a name that is a word ("met Gift Obaseki")."""
    first, *others = match["n"].split()
    word_name = first.lower() in WORD_NAMES and not (first.lower() in ORDINARY and reading.opens_sentence(match.start("n")))
    named = (word_name or strange(first, words)) and all(strange(word, words) for word in others)
    return named and not _FIRM.search(match["n"]) and not any(is_slip(word) for word in others)


def _is_forename(_reading: Reading, match: re.Match[str], words: NameWords) -> bool:
    """Whether the word in brackets behind a titled surname is a name: "Ms Ogundipe (Ireti), three children"."""
    return _may_be_name(match["n"], words)


def _is_person(reading: Reading, match: re.Match[str], words: NameWords) -> bool:
    """Whether the word opens a sentence and acts in it, or, wholly unknown, is met inside one: "Misgina queried", "told Yodit"."""
    word, start, end = match["n"], *match.span("n")
    opens, acts = reading.opens_sentence(start), bool(_ACTS.match(reading.text, end))
    met = not opens and bool(_MET.search(reading.text[max(0, start - 16) : start]))
    if len(word) < _SHORTEST or not (acts or met) or is_title(word) or ordinary(word) or not strange(word, words):
        return False
    unknown = not any(words.knows(part) for part in re.split(r"['’\-]", word) if len(part) > 1)
    return (unknown and not is_slip(word)) or (opens and words.is_proper(word))


def _is_taken(match: re.Match[str], findings: Sequence[Finding]) -> bool:
    """Whether one of the findings, disjoint and in order, holds a character of the words."""
    before = bisect_left(findings, match.end("n"), key=lambda f: f.start) - 1
    return before >= 0 and findings[before].end > match.start("n")
