"""Sentences of a passage as character spans: the smallest piece that relevance decides upon.

A line break ends a sentence unless the line was plainly wrapped; abbreviations and initials do not.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

_ABBREVIATION = re.compile(r"mrs?|ms|mx|dr|prof|rev|st|sgt|insp|cllr|nos?|ref|tel|ext|approx|cond|incl|vs|eg|ie|dob|yrs?|dept|fig|para")
_BEFORE_A_FIGURE = re.compile(r"nos?|ref|tel|ext|approx|fig|para|dob")
_STOP = re.compile(r"""[.!?]+["'”’)\]]*(?=\s+["'“‘(\[]?[A-Z0-9])""")
_ILLNESS = re.compile(r"\b(?:has|have|had|with|of|of her|of his) MS$")  # no courtesy title ends "Dad has MS."
_BREAK = re.compile(r"[ \t]*\r?\n\s*")
_LAST_WORD = re.compile(r"([^\W\d_]+)[.]*$")
_NAMED = r"[A-ZÀ-Þ][\w'’-]+,? [A-ZÀ-Þ][\w'’-]+"
_BLOCK_START = re.compile(
    rf"(?:[-*•–]|\(?(?:\d{{1,3}}|[a-z])[).:]\s|\[\d{{1,3}}\]\s|[A-Z][\w /'’-]{{1,40}}:|MASH-|{_NAMED}(?: ?[–—=-]\s|,? ?\(?\d{{1,2}}[./-]\d))"
)
"""What opens a list's entry: a dash, a figure, a letter, a label, a reference, or a person's name with a dash or a birthday behind it."""
_ENTRY = re.compile(r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[.:]\d\d)(?=\s|[,:;–-]\s)")  # a line of a log opens with its day or hour
_NEEDS_A_DAY = re.compile(
    r"(?:\b(?:on|by|of|from|to|since|dated|until|at|and|or|born|d\.?o\.?b\.?|between|after|before)|[,(/&-])\s*$", re.IGNORECASE
)
_WRAPPED_LINE = 45  # characters: a shorter line that does not run on was ended on purpose


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `[start, end)` of one passage."""

    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any character of `[start, end)` lies within."""
        return self.start < end and start < self.end


def sentences(text: str) -> tuple[Span, ...]:
    """Disjoint spans in order that cover every character of `text` but white space between them."""
    cuts = sorted({0, len(text), *_stops(text), *_line_ends(text)})
    spans = (_trimmed(text, start, end) for start, end in itertools.pairwise(cuts))
    return tuple(span for span in spans if span.start < span.end)


def sentence_at(spans: tuple[Span, ...], offset: int) -> Span:
    """The sentence that holds `offset`; an empty span at the offset where none does."""
    return next((s for s in spans if s.start <= offset < s.end), Span(offset, offset))


def _stops(text: str) -> list[int]:
    return [m.end() for m in _STOP.finditer(text) if not _abbreviated(text[: m.start()], text[m.end() :])]


def _abbreviated(before: str, after: str) -> bool:
    if re.search(r"(?:^|\n)\s*\(?\d{1,3}$", before):
        return True
    word = _LAST_WORD.search(before[-24:])
    if word is None:
        return False
    if _ILLNESS.search(before[-24:]):
        return False
    if _BEFORE_A_FIGURE.fullmatch(word[1].lower()):
        return after.lstrip()[:1].isdigit()
    ahead = before[: len(before) - len(word[0])]
    initial = len(word[1]) == 1 and not ahead.endswith(("'", "’")) and not ahead[-1:].isdigit()  # "at 14C." is a door
    return initial or _ABBREVIATION.fullmatch(word[1].lower()) is not None


def _line_ends(text: str) -> list[int]:
    return [m.end() for m in _BREAK.finditer(text) if not _wrapped(text, m)]


def _wrapped(text: str, gap: re.Match[str]) -> bool:
    if gap[0].count("\n") > 1:
        return False
    line = text[text.rfind("\n", 0, gap.start()) + 1 : gap.start()]
    following = text[gap.end() : gap.end() + 60]
    if not line.strip() or line.rstrip()[-1] in ".!?:;" or _BLOCK_START.match(following):
        return False
    if _ENTRY.match(following) and not _NEEDS_A_DAY.search(line):
        return False
    return following[:1].islower() or len(line) >= _WRAPPED_LINE


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
