"""A second look at what was taken for a name: everyday words at its edges go, and so does a name that is nothing else.

What a record, a title or a word of kinship vouches for is left alone; so are forenames and names that are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from redaction.name_words import SURELY_EVERYDAY, NameWords
from redaction.reading import Finding, Reading
from redaction.recognisers.names import mostly_capitals
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import WORD_NAMES

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_VOUCHED = frozenset(
    {
        "title",
        "age behind it",
        "birth date behind it",
        "mailbox behind it",
        "surname first",
        "named by the words before",
        "name field",
        "initials",
    }
)
_POSSIBLE = FORENAMES | WORD_NAMES


def sifted(reading: Reading, findings: Iterable[Finding], words: NameWords) -> Iterator[Finding]:
    """The findings, names among them without everyday words at their edges, or gone where no name is left."""
    for finding in findings:
        if finding.entity != "PERSON":
            yield finding
        elif (kept := _name_within(reading, finding, words)) is not None:
            yield kept


def _name_within(reading: Reading, finding: Finding, words: NameWords) -> Finding | None:
    spans = [(m.start() + finding.start, m.end() + finding.start) for m in _WORD.finditer(reading.text[finding.start : finding.end])]
    everyday = [_everyday(reading.text[low:high], words) for low, high in spans]
    if not any(everyday) or finding.reason in _VOUCHED:
        return finding
    if all(everyday):
        return finding if _may_be_nickname(reading, finding, len(spans)) else None
    first = everyday.index(False)
    last = _last_of_name(reading, spans, everyday, first)
    return replace(finding, start=spans[first][0], end=max(spans[last][1], spans[first][1]) if last < len(spans) - 1 else finding.end)


def _last_of_name(reading: Reading, spans: Sequence[tuple[int, int]], everyday: Sequence[bool], first: int) -> int:
    """The name's last word. In prose a capital vouches for it ("Amy Price"); in capitals an everyday word has ended the name."""
    last = len(spans) - 1
    if not mostly_capitals(_line_of(reading.text, spans[first][0])):
        return last
    while last > first and everyday[last]:
        last -= 1
    return last


def _everyday(word: str, words: NameWords) -> bool:
    parts = [part for part in re.split(r"['’\-]", word) if len(part) > 1]
    return bool(parts) and all(part.lower() not in _POSSIBLE and words.is_everyday(part, SURELY_EVERYDAY) for part in parts)


def _may_be_nickname(reading: Reading, finding: Finding, count: int) -> bool:
    """One word with a capital inside a sentence of ordinary prose: "Spider told him"."""
    if count > 1 or reading.opens_sentence(finding.start) or not reading.text[finding.start].isupper():
        return False
    return reading.text[finding.end : finding.end + 1] != ":" and not mostly_capitals(_line_of(reading.text, finding.start))


def _line_of(text: str, position: int) -> str:
    end = text.find("\n", position)
    return text[text.rfind("\n", 0, position) + 1 : len(text) if end < 0 else end]
