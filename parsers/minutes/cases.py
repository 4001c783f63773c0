"""Numbered cases of several families: whose children a case is about, so that a forename two families share is told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.minutes.children import merged
from parsers.minutes.outline import Placed
from parsers.minutes.ranks import rank_below
from parsers.minutes.sections import is_numbered
from parsers.minutes.words import Zone, normal

_OF_A_CASE = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.ACTIONS, Zone.CHILD})


def with_cases(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The lines, each of a numbered case with the children that the case introduces."""
    starts = [n for n, p in enumerate(placed) if p.line.heading and is_numbered(p.line.heading)]
    if not starts:
        return tuple(placed)
    found = list(placed[: starts[0]])
    seen: set[str] = set()
    for start, end in zip(starts, [*starts[1:], len(placed)], strict=True):
        stop = _end(placed, start, end, seen if end == len(placed) else None)
        children = merged([child for p in placed[start:stop] for child in p.introduces])
        found += [replace(p, case=children) for p in placed[start:stop]]
        found += placed[stop:end]
        seen |= {normal(p.line.heading) for p in placed[start:stop] if p.line.heading}
    return tuple(found)


def _end(placed: Sequence[Placed], start: int, end: int, seen: set[str] | None) -> int:
    """Where the case ends: at a part of another kind, at a heading of its rank; the last one also at a heading that no case before had."""
    lines = [p.line for p in placed]
    for n in range(start + 1, end):
        heading = placed[n].line.heading
        if not heading:
            continue
        rank = rank_below(placed[n].line, placed[start].line, lines)
        if placed[n].zone not in _OF_A_CASE or rank == "no" or (rank == "" and seen is not None and normal(heading) not in seen):
            return n
    return end
