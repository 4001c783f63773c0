"""Numbered cases of several families: whose children a case is about, so that a forename two families share is told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parsers.minutes.children import merged
from parsers.minutes.placed import Placed
from parsers.minutes.ranks import rank_below
from parsers.minutes.sections import opens_case
from parsers.minutes.words import Zone, normal

_OF_A_CASE = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.ACTIONS, Zone.CHILD})


def with_cases(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The lines, each of a numbered case with the children that the case introduces."""
    starts = [n for n, p in enumerate(placed) if opens_case(p.line, p.introduces)]
    if not starts:
        return tuple(placed)
    found = list(placed[: starts[0]])
    seen: set[str] = set()
    repeats = Counter(normal(p.line.heading) for p in placed if p.line.heading)
    for start, end in zip(starts, [*starts[1:], len(placed)], strict=True):
        stop = _end(placed, (start, end), seen if end == len(placed) else None, repeats)
        children = merged([child for p in placed[start:stop] for child in p.introduces])
        found += [replace(p, case=children) for p in placed[start:stop]]
        found += placed[stop:end]
        seen |= {normal(p.line.heading) for p in placed[start:stop] if p.line.heading}
    return tuple(found)


def _end(placed: Sequence[Placed], stretch: tuple[int, int], seen: set[str] | None, repeats: Counter[str]) -> int:
    """Where the case ends: at a part of another kind, at a heading of its rank that not every case has; the last one also at one that no case before had."""
    lines = [p.line for p in placed]
    start, end = stretch
    for n in range(start + 1, end):
        title = normal(placed[n].line.heading)
        if not title:
            continue
        rank = rank_below(placed[n].line, placed[start].line, lines)
        alone = repeats[title] == 1 if rank == "no" else rank == "" and seen is not None and title not in seen
        if placed[n].zone not in _OF_A_CASE or alone:
            return n
    return end
