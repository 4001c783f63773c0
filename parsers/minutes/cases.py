"""Cases of several families, by number or by a heading that names brothers and sisters: whose children a case is about.

A forename that two families share is told apart by it, and what names nobody stands with the children of its case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from parsers.minutes.children import Child, is_adult, is_same, merged
from parsers.minutes.dates import MONTHS, dates_in
from parsers.minutes.placed import Placed
from parsers.minutes.ranks import rank_below
from parsers.minutes.sections import case_number, is_numbered, is_of_families
from parsers.minutes.words import Zone, normal

_CHILDLESS = re.compile(
    r"\b(?<!living with )(?<!lives with )(?:no|without|nil) (?:dependent |dependant |minor )?child(?:ren)?(?: (?:living |resident )?(?:in|at) (?:the )?(?:household|home|property|address|case))?[.;,](?! (?:they|who|as|since|because)\b)"
    r"|(?:^\W*|[.;!?]\s+|\|\s?(?=[a-z ]+\|))children(?: in (?:the )?(?:household|home|family))? ?[:|] ?(?:none|nil|no children|n/a)\W*$",
    re.IGNORECASE,
)
"""What says that there are no children: "Children: none" with a line, cell or sentence of its own, for "injury to child: none" tells of one."""
_OF_CHILDREN = re.compile(
    r"(?<!adult )(?<!grown-up )(?<!grown up )\b(?:child(?:ren)?(?!['’]?s? (?:services|social))|grandchild(?:ren)?|kids?|(?:step-?)?(?:sons?|daughters?)|boys?|girls?|bab(?:y|ies)|infants?|newborn|toddlers?|teen(?:age\w*|s)?|pupils?|siblings?|twins|minors?|young (?:person|people)|yp)\b"
    r"|\b(?:pregnan\w*|unborn|expecting|edd|midwi\w+|antenatal)\b"
    r"|(?:\baged? |, |\()(?:\d|1[0-7])(?=[),;.]|$| (?:years|yrs|months|weeks)\b)|\b(?:\d|1[0-7])[ -]?(?:years?|yrs?|months?|mths?|weeks?)[ -]old\b|\b(?:\d|1[0-7]) ?y/?o\b",
    re.IGNORECASE,
)
"""A word for a child, an unborn one, or an age below eighteen."""
_GROWN_UP = re.compile(
    r"\b(?:sons?|daughters?|grandsons?|granddaughters?)\W{1,3}(?:aged? )?(?:1[89]|[2-9]\d)\b(?!\s?[./-]\s?\d)"
    rf"(?![ -]?(?:months?|mths?|weeks?|wks?|days?|st|nd|rd|th|of|{'|'.join(MONTHS)}))",
    re.IGNORECASE,
)
"""Somebody's child who is an adult: "(son, 52)"; never the day of a date: "son 25.12.2019", "son 25 Dec 2019"."""
_BORN = re.compile(r"\b(?:born|d\.?\s?o\.?\s?b\.?)\W{0,3}(?:on )?$", re.IGNORECASE)
_OF_A_CASE = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.ACTIONS, Zone.CHILD})
_TOLD = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.ACTIONS, Zone.BUSINESS})


def opens_case(placed: Placed) -> bool:
    """Whether a heading begins a case: by its words, by a number of the list with a child's birth date, or by naming several beyond the head."""
    heading = placed.line.heading
    listed = bool(placed.line.number) and any(child.date_of_birth for child in placed.introduces)
    several = len(placed.introduces) > 1 and placed.zone in _OF_A_CASE
    return bool(heading) and (is_numbered(heading) or listed or several)


def with_cases(placed: Sequence[Placed], meeting: str) -> tuple[Placed, ...]:
    """The lines, each of a numbered case with the children that the case introduces. `meeting` is its day (ISO, "" where not said)."""
    starts = [n for n, p in enumerate(placed) if opens_case(p)]
    if not starts:
        return tuple(placed)
    found = list(placed[: starts[0]])
    seen: set[str] = set()
    repeats = Counter(normal(p.line.heading) for p in placed if p.line.heading)
    for start, end in zip(starts, [*starts[1:], len(placed)], strict=True):
        stop = _end(placed, (start, end), seen if end == len(placed) else None, repeats)
        children = merged([child for p in placed[start:stop] for child in p.introduces])
        childless = "yes" if not children and _says_childless(placed[start:stop], meeting) else "no"
        found += [replace(p, case=children, childless=childless) for p in placed[start:stop]]
        found += placed[stop:end]
        seen |= {normal(p.line.heading) for p in placed[start:stop] if p.line.heading}
    return tuple(found)


def count_of(placed: Sequence[Placed]) -> int:
    """How many numbered cases the record hears, those without children apart."""
    headed = sum(1 for p in placed if p.line.heading and is_numbered(p.line.heading) and p.childless == "no")
    return headed + len(paragraph_cases(placed))


def paragraph_cases(placed: Sequence[Placed]) -> frozenset[str]:
    """The numbers of cases that paragraphs open by themselves and no heading bears: "family two"."""
    headed = {case_number(p.line.heading) for p in placed if p.line.heading}
    return frozenset(p.opens for p in placed if p.opens and p.zone in _TOLD) - headed


def _says_childless(case: Sequence[Placed], meeting: str) -> bool:
    """Whether a numbered case says that it has no children, and nothing else in it tells of one: then it is of another household."""
    said = is_numbered(case[0].line.heading) and any(_CHILDLESS.search(p.line.text) for p in case)
    return said and not any(_tells_of_child(_GROWN_UP.sub(" ", _CHILDLESS.sub(" ", p.line.text)), meeting) for p in case)


def _tells_of_child(text: str, meeting: str) -> bool:
    """Whether words speak of a child, or give a day of which one may have been born: of an earlier year, or said to be a birthday."""
    days = ((start, iso) for start, _, iso in dates_in(text) if not is_adult(Child("", iso), meeting))
    return _OF_CHILDREN.search(text) is not None or any(iso[:4] < meeting[:4] or _BORN.search(text[:start]) for start, iso in days)


def _is_of_others(placed: Placed, start: Placed) -> bool:
    """Whether the section of a child begins whom the heading of several children does not name."""
    several = start.introduces if len(start.introduces) > 1 else ()
    return bool(several) and placed.scope is not None and not any(is_same(placed.scope, child) for child in several)


def _is_next(placed: Placed, start: Placed) -> bool:
    """Whether a paragraph opens another case than the one that `start` heads: "Case 2: ..." below "Case 1", and no "Child 1: ..."."""
    mine = case_number(start.line.heading)
    another = placed.opens not in {"", mine} and placed.zone in _TOLD
    return another and (is_of_families(placed.opens) or (mine != "" and not is_of_families(mine)))


def _end(placed: Sequence[Placed], stretch: tuple[int, int], seen: set[str] | None, repeats: Counter[str]) -> int:
    """Where the case ends: at a part of another kind, at a heading of its rank that not every case has; the last one also at one that no case before had."""
    lines = [p.line for p in placed]
    start, end = stretch
    for n in range(start + 1, end):
        if _is_next(placed[n], placed[start]):
            return n
        title = normal(placed[n].line.heading)
        if not title:
            continue
        rank = rank_below(placed[n].line, placed[start].line, lines)
        alone = repeats[title] == 1 if rank == "no" else rank == "" and seen is not None and title not in seen
        if placed[n].zone not in _OF_A_CASE or alone or _is_of_others(placed[n], placed[start]):
            return n
    return end
