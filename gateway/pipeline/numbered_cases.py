"""Passages of another numbered case ("Case 2 - Southside") than the one in which a child is named, in a record of any kind.

A record without a list of those present is no minutes to the reader, yet its cases are of different homes.
Source: ICO reprimand of a children's trust, 2024 (a passage about another family's child travelled with strategy minutes).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from parsers import Segment, SegmentKind
from parsers.minutes.sections import case_number, is_of_families, opens_numbered

_MOST_WORDS = 12
"""Of a line that numbers a case: "Case 2 was closed, and the third never opened because nobody came" is prose."""
_NUMBERING = ("discussion", "referral")  # number rounds of talk about one child, and its past, as well as families


def of_other_cases(segments: Sequence[tuple[str, Segment]], named: Collection[str]) -> frozenset[str]:
    """Ids of the passages in a numbered case, where the passages that name the child, `named`, stand in other cases of the same file.

    Nothing of a file in which fewer than two cases are numbered, or that names the child outside them: then all of it is about the child.
    """
    parts: dict[str, list[Segment]] = {}
    for part, segment in segments:
        parts.setdefault(part, []).append(segment)
    return frozenset(passage for file in parts.values() for passage in _of_others(_cases(file), named))


def _of_others(cases: dict[str, str], named: Collection[str]) -> Iterator[str]:
    theirs = {case for passage, case in cases.items() if passage in named}
    if theirs and "" not in theirs:
        yield from (passage for passage, case in cases.items() if case and case not in theirs)


def _cases(file: Sequence[Segment]) -> dict[str, str]:
    """Passage id -> the number of its case, "" outside. A heading of no case ends one, unless it stands below the case's own."""
    found: dict[str, str] = {}
    now = title = ""
    for segment in file:
        opened = _opened(segment)
        if opened:
            now, title = opened, _first_line(segment)
        elif segment.kind is SegmentKind.HEADING and title not in segment.section:
            now = ""
        found[segment.id] = now
    return found


def _first_line(segment: Segment) -> str:
    return segment.text.strip().split("\n", maxsplit=1)[0]


def _opened(segment: Segment) -> str:
    """The number of the case that a heading, or the first line of a paragraph, opens; "" for none."""
    line = _first_line(segment)
    if len(line.split()) > _MOST_WORDS and not opens_numbered(line):
        return ""
    number = case_number(line)
    headed = segment.kind is SegmentKind.HEADING or opens_numbered(line)
    return number if headed and is_of_families(number) and not number.startswith(_NUMBERING) else ""
