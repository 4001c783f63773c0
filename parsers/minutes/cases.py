"""Cases of several families, by number or by a heading that names brothers and sisters: whose children a case is about.

A forename that two families share is told apart by it, and what names nobody stands with the children of its case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parsers.minutes.children import is_same, merged
from parsers.minutes.placed import Placed
from parsers.minutes.ranks import rank_below
from parsers.minutes.sections import is_numbered
from parsers.minutes.words import Zone, normal

_CHILDLESS = re.compile(
    r"\b(?:no|without|nil) (?:dependent |dependant |minor )?child(?:ren)?(?: (?:living |resident )?(?:in|at) (?:the )?(?:household|home|property|address|case))?[.;,]|\bchildren: (?:none|nil)\b",
    re.IGNORECASE,
)
_OF_A_CASE = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.ACTIONS, Zone.CHILD})


def opens_case(placed: Placed) -> bool:
    """Whether a heading begins a case: by its words, by a number of the list with a child's birth date, or by naming several beyond the head."""
    heading = placed.line.heading
    listed = bool(placed.line.number) and any(child.date_of_birth for child in placed.introduces)
    several = len(placed.introduces) > 1 and placed.zone in _OF_A_CASE
    return bool(heading) and (is_numbered(heading) or listed or several)


def with_cases(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """The lines, each of a numbered case with the children that the case introduces."""
    starts = [n for n, p in enumerate(placed) if opens_case(p)]
    if not starts:
        return tuple(placed)
    found = list(placed[: starts[0]])
    seen: set[str] = set()
    repeats = Counter(normal(p.line.heading) for p in placed if p.line.heading)
    for start, end in zip(starts, [*starts[1:], len(placed)], strict=True):
        stop = _end(placed, (start, end), seen if end == len(placed) else None, repeats)
        children = merged([child for p in placed[start:stop] for child in p.introduces])
        childless = "yes" if not children and _says_childless(placed[start:stop]) else "no"
        found += [replace(p, case=children, childless=childless) for p in placed[start:stop]]
        found += placed[stop:end]
        seen |= {normal(p.line.heading) for p in placed[start:stop] if p.line.heading}
    return tuple(found)


def count_of(placed: Sequence[Placed]) -> int:
    """How many numbered cases the record hears, those without children apart."""
    return sum(1 for p in placed if p.line.heading and is_numbered(p.line.heading) and p.childless == "no")


def _says_childless(case: Sequence[Placed]) -> bool:
    """Whether a numbered case says that it has no children: what it tells is of another household, no child's."""
    return is_numbered(case[0].line.heading) and any(_CHILDLESS.search(p.line.text) for p in case)


def _is_of_others(placed: Placed, start: Placed) -> bool:
    """Whether the section of a child begins whom the heading of several children does not name."""
    several = start.introduces if len(start.introduces) > 1 else ()
    return bool(several) and placed.scope is not None and not any(is_same(placed.scope, child) for child in several)


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
        if placed[n].zone not in _OF_A_CASE or alone or _is_of_others(placed[n], placed[start]):
            return n
    return end
