"""The child whose section a heading or a line opens: a name with facts, a known name, or only a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.document import SegmentKind
from parsers.minutes.children import ADULT_BEFORE, CHILDISH, FACTS, PREFIX, UNBORN, WITH_DAY, Child, child_at, is_same, names_closed_up
from parsers.minutes.dates import DATE
from parsers.minutes.lines import Line
from parsers.minutes.names import name_at, names_in, whole_name, without_key
from parsers.minutes.words import titles_record, zone_of

_BIRTH = re.compile(r"\b(?:d\.?\s?o\.?\s?b\b\.?|born|date of birth|edd|aged?)", re.IGNORECASE)
_PLAIN_TAIL = frozenset(
    "dob born aged age d o b year years yrs old of the and nhs no id known as on date birth months edd due also aka school at".split()
)
_OF_POST = re.compile(r"\b(?:head|deputy|director|teacher|tutor|lead(?:er)?|manager|mentor|coordinator|assistant)\b", re.IGNORECASE)
_LONGEST_HEADING = 130
_SHORT_WORDS = 9
_CASE = re.compile(r"\s*case\b", re.IGNORECASE)
_LONGEST_TAIL_WORDS = 16
_LETTERS = re.compile(r"(?:[A-Z]{2}|[B-DF-HJ-NP-TV-XZ]{3})(?:,|$)")  # "Case 4 - RB, Northside" hides the name
_SAYS_DAY = re.compile(DATE, re.IGNORECASE)
_SAYS_AGAIN = re.compile(rf"{DATE}.*{DATE}", re.IGNORECASE | re.DOTALL)  # of a second person


def heading_child(line: Line, known: Sequence[Child]) -> Child | None:
    """The child whose section starts at this line, where the line is a heading that names one with certainty."""
    text = " ".join((line.heading or line.text).split())
    if len(text) > _LONGEST_HEADING or titles_record(text) or (line.segment.kind is SegmentKind.TABLE_ROW and len(line.cells) > 1):
        return None
    prefix = PREFIX.match(text)
    rest = without_key(names_closed_up(text[prefix.end() :] if prefix else text))
    child = child_at(rest)
    found = name_at(rest, m.end() if (m := UNBORN.match(rest)) else 0)
    short = bool(line.number) and len(text.split()) <= _SHORT_WORDS and not text.endswith((".", ";"))
    if (child is None or not child.date_of_birth) and (line.heading or line.number) and (born := born_heading(text)) is not None:
        return born if line.heading or short or _is_details(text) else None
    if child is None or found is None:
        return None
    tail = rest[found.end :].strip()
    same = next((k for k in known if is_same(k, child)), None)
    if line.heading and zone_of(line.heading) is None:
        named = bool(FACTS.search(tail)) or (same is not None and len(tail.split()) <= _LONGEST_TAIL_WORDS)
        surname = not child.family and prefix is not None and _CASE.match(prefix[0])  # "Case A: Marlow" names the family
        by_number = prefix is not None and CHILDISH.search(prefix[0]) and not surname and not _LETTERS.match(rest)
        return child if named or by_number else None
    if line.segment.kind is SegmentKind.HEADING or _OF_POST.search(tail):
        return None  # "Ann Lee - Head of Year 8" is no child's line
    bare = same is not None and tail in {"", ":"}
    certain = bool(child.family or _BIRTH.search(tail))
    return (
        child if bare or (certain and FACTS.search(tail) and (_is_details(tail) or (short and WITH_DAY.match(rest, found.end)))) else None
    )


def born_heading(text: str) -> Child | None:
    """The one person whom a heading names with a birth date behind the name, whatever stands before: "Ref 12/M - Ada Oko (born 1/2/2015)"."""
    if not _SAYS_DAY.search(text):
        return None
    found = [n for n in names_in(text) if " " in n.plain and n.name == n.plain and WITH_DAY.match(text[n.end :])]
    if len(found) != 1 or ADULT_BEFORE.search(text[: found[0].start]) or _SAYS_AGAIN.search(text[found[0].end :]):
        return None
    return child_at(text[found[0].start :])


def weak_heading(line: Line) -> Child | None:
    """A heading that is a name and nothing else: a child only if what follows bears it out."""
    if line.segment.kind is not SegmentKind.HEADING or zone_of(line.heading) is not None:
        return None
    text = PREFIX.sub("", line.heading)
    found = None if _LETTERS.match(text) else whole_name(text.rstrip(" :."))
    return Child(found.plain) if found is not None and len(found.plain.split()) > 1 else None


def _is_details(tail: str) -> bool:
    """Whether what follows the name is particulars and no sentence."""
    outside = re.sub(rf"\([^)]{{0,200}}\)|{DATE}", " ", tail, flags=re.IGNORECASE)
    words = re.findall(r"[^\W\d_]+", outside)
    told = [w for w in words if not w[0].isupper() and w.casefold() not in _PLAIN_TAIL]
    return not told and len(words) <= _LONGEST_TAIL_WORDS and not outside.rstrip().endswith(".")
