"""Names and dates that several tags share: a short form in brackets inside a full name, and one birthday of two children."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gateway.matching.occurrence import Occurrence
from redaction.tags import Tag

_OPENED = re.compile(r"[^\S\n]*[(\"“‘'][^\S\n]*")
_CLOSED = re.compile(r"[^\S\n]*[)\"”’'][^\S\n]*")
_OF_BOTH = re.compile(
    r"(?:^|[.;,(\n])\s*both\s+(?:(?:are|were)\s+)?(?:(?:d\.?o\.?b\.?|born|date\s+of\s+birth)\s*:?\s*)?(?:on\s+)?$", re.IGNORECASE
)
_NEAR = 60  # characters between the second of two names and the date of both


def with_short_forms(text: str, tags: Sequence[Tag]) -> list[Tag]:
    """The tags of one passage, in order, with "Given (Short) FAMILY" as one name where three tags stand for it.

    One word each, on one line: of more words one may be a whole name, and "Given FAMILY (Other) Third FAMILY" are three people.
    """
    people = [t for t in tags if t.entity == "PERSON"]
    gone: set[Tag] = set()
    whole: dict[Tag, Tag] = {}
    for given, short, family in zip(people, people[1:], people[2:], strict=False):
        inside = _OPENED.fullmatch(text[given.end : short.start]) and _CLOSED.fullmatch(text[short.end : family.start])
        if inside and given not in gone and all(len(text[t.start : t.end].split()) == 1 for t in (given, short, family)):
            whole[given] = replace(given, end=family.end)
            gone |= {short, family}
    return [whole.get(t, t) for t in tags if t not in gone]


def twins_of_a_date(text: str, tag: Tag, found: Sequence[Occurrence]) -> tuple[int, ...]:
    """Places in `found` of the two names just before a date that is said to be of both: "A and B. Both 03/05/2022"."""
    last = len(found) - 1
    if last < 1 or not _OF_BOTH.search(text[: tag.start]):
        return ()
    pair = found[last - 1 :]
    here = all(o.name.segment == tag.passage and "together" in o.cues for o in pair)
    alone = last < 2 or "together" not in found[last - 2].cues or found[last - 2].name.segment != tag.passage  # noqa: PLR2004 - a third name
    return (last - 1, last) if here and alone and 0 <= tag.start - pair[1].name.end <= _NEAR else ()
