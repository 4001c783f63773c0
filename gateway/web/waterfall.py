"""The evidence for a candidate as a waterfall: whole points that add up to the total, on one scale for all candidates.

The table is the text; the bars are decoration beside it (console notes, section 7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gateway.matching.decision import Step
from gateway.proposal import ShownCandidate
from gateway.web.evidence_words import EVIDENCE
from gateway.web.words import say

MINUS = "\N{MINUS SIGN}"
PICTURE = 240  # units of the drawing's width


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its words, points as text, and the bar from `x` with `width` units; `kind` chooses its look."""

    words: str
    points: str
    x: int
    width: int
    kind: Literal["start", "for", "against", "total"]


@dataclass(frozen=True, slots=True)
class Waterfall:
    """All rows of one candidate with the places of the zero and threshold lines."""

    bars: tuple[Bar, ...]
    total: str
    zero: int
    line: int


@dataclass(frozen=True, slots=True)
class Weighing:
    """One candidate as compared: conflicts first, then agreements, then what was not said."""

    candidate: ShownCandidate
    conflicts: tuple[Step, ...]
    agrees: tuple[Step, ...]
    not_said: tuple[str, ...]
    waterfall: Waterfall


def weigh(candidates: Sequence[ShownCandidate], line: float) -> tuple[Weighing, ...]:
    """Every candidate of one mention, in the given order, drawn on the same scale."""
    rows = [_rounded(candidate) for candidate in candidates]
    low, high = _span(rows, line)
    return tuple(_weighing(c, r, low, high, line) for c, r in zip(candidates, rows, strict=True))


def _weighing(candidate: ShownCandidate, rows: list[tuple[str, int]], low: int, high: int, line: float) -> Weighing:
    said = [s for s in candidate.steps if round(s.bits, 1) != 0]
    return Weighing(
        candidate,
        conflicts=tuple(sorted((s for s in said if s.bits < 0), key=lambda s: s.bits)),
        agrees=tuple(sorted((s for s in said if s.bits > 0), key=lambda s: -s.bits)),
        not_said=tuple(say(EVIDENCE, s.comparison) for s in candidate.steps if round(s.bits, 1) == 0),
        waterfall=_draw(rows, low, high, line),
    )


def _rounded(candidate: ShownCandidate) -> list[tuple[str, int]]:
    """(words, points) with the start first; whole points whose sum is the rounded total: the largest row takes the difference."""
    prior = candidate.bits - sum(s.bits for s in candidate.steps)
    exact = [("Before reading", prior), *((say(EVIDENCE, s.comparison), s.bits) for s in candidate.steps if round(s.bits, 1) != 0)]
    rows = [(words, round(bits)) for words, bits in exact]
    missing = round(candidate.bits) - sum(points for _words, points in rows)
    largest = max(range(len(rows)), key=lambda i: abs(rows[i][1]))
    rows[largest] = (rows[largest][0], rows[largest][1] + missing)
    return rows


def _span(rows: Sequence[Sequence[tuple[str, int]]], line: float) -> tuple[int, int]:
    low, high = 0, round(line)
    for candidate in rows:
        running = 0
        for _words, points in candidate:
            running += points
            low, high = min(low, running), max(high, running)
    return low - 1, high + 1


def _draw(rows: Sequence[tuple[str, int]], low: int, high: int, line: float) -> Waterfall:
    scale = PICTURE / (high - low)
    running = 0
    bars = []
    for index, (words, points) in enumerate(rows):
        left = min(running, running + points)
        kind: Literal["start", "for", "against"] = "start" if index == 0 else "for" if points >= 0 else "against"
        bars.append(Bar(words, signed(points), round((left - low) * scale), max(1, round(abs(points) * scale)), kind))
        running += points
    left = min(0, running)
    bars.append(Bar("Total", signed(running), round((left - low) * scale), max(1, round(abs(running) * scale)), "total"))
    return Waterfall(tuple(bars), signed(running), round(-low * scale), round((line - low) * scale))


def signed(points: int) -> str:
    """Points with a real minus sign or a plus."""
    return f"{MINUS}{-points}" if points < 0 else f"+{points}" if points else "0"
