"""A recogniser of a fixed format: patterns, context words and a check, as data.

A check digit raises the score; only context makes it near certain, since one in eleven of all ten-digit numbers is a
"valid" NHS number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from redaction.reading import Finding, Reading
from redaction.recognisers.sieve import FIGURES, characters


class Verdict(StrEnum):
    """What a check says of a match."""

    VALID = "valid"
    INVALID = "invalid"
    UNKNOWN = "unknown"  # the format has no check


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write the value. `score` is without context; 0 means the shape counts only with context.

    A text without any of the characters `needs` holds no such value: most of prose is passed over by that alone.
    """

    pattern: re.Pattern[str]
    score: float
    reason: str
    needs: str = FIGURES


@dataclass(frozen=True, slots=True)
class FormatRecogniser:
    """Patterns + context + check. `suspect` is the score of a failed check that context vouches for; 0 drops it.

    `against` are words before the match that say it is another kind of number.
    """

    id: str
    entity: str
    shapes: tuple[Shape, ...]
    context: tuple[str, ...] = ()
    with_context: float = 0.95
    check: Callable[[str], bool] | None = None
    suspect: float = 0.0
    against: tuple[str, ...] = ()

    @property
    def entities(self) -> tuple[str, ...]:
        """The entity names that this recogniser may give."""
        return (self.entity,)

    def with_words(self, words: tuple[str, ...]) -> FormatRecogniser:
        """The same recogniser with other context words (site settings)."""
        return replace(self, context=words)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """All matches of all shapes that score above nought."""
        there = characters(reading.text)
        for shape in self.shapes:
            if not there.isdisjoint(shape.needs):
                for match in shape.pattern.finditer(reading.text):
                    finding = self._judge(shape, match, reading)
                    if finding:
                        yield finding

    def _judge(self, shape: Shape, match: re.Match[str], reading: Reading) -> Finding | None:
        start, end = match.span("value") if "value" in match.groupdict() else match.span()
        before = reading.before(start)
        near, against = (last_position(word_pattern(words), before) for words in (self.context, self.against))
        cued = near > against
        refused = not cued and against >= 0
        verdict = self._verdict(reading.text[start:end])
        vouched, bare = (self.suspect, 0.0) if verdict is Verdict.INVALID else (self.with_context, shape.score)
        score = vouched if cued else bare
        if score <= 0 or refused:
            return None
        reason = f"{shape.reason}, {verdict.value} check" if self.check else shape.reason
        attributes = ("invalid_check", "suspect") if verdict is Verdict.INVALID else ()
        return Finding(start, end, self.entity, score, self.id, f"{reason}, context" if cued else reason, attributes)

    def _verdict(self, value: str) -> Verdict:
        if self.check is None:
            return Verdict.UNKNOWN
        return Verdict.VALID if self.check(value) else Verdict.INVALID


def shape(pattern: str, score: float, reason: str, flags: int = 0, needs: str = FIGURES) -> Shape:
    """Compile a shape. Patterns are case-sensitive unless `flags` says otherwise."""
    return Shape(re.compile(pattern, flags), score, reason, needs)


@lru_cache(maxsize=256)
def word_pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of the words, whole, in any case; None where there are none. Built once per set."""
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(re.escape(w) for w in longest_first) + r")(?![^\W_])", re.IGNORECASE)


def last_position(words: re.Pattern[str] | None, text: str) -> int:
    """Where the nearest such word before the value ends; -1 if there is none."""
    if words is None:
        return -1
    return max((m.end() for m in words.finditer(text)), default=-1)
