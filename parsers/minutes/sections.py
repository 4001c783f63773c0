"""Headings under which one child is discussed without opening with the name: "Updates on Toby", "Young person 2", "The unborn"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.minutes.children import Child
from parsers.minutes.lines import Line
from parsers.minutes.naming import Register
from parsers.minutes.words import Zone, zone_of

_TOPICS = frozenset({None, Zone.INFORMATION, Zone.DECISIONS, Zone.ACTIONS, Zone.CHILD})
_RELATED = re.compile(
    r"\b(?:siblings?|brothers?|sisters?|mother|father|mum|dad|parents?|carers?|famil(?:y|ies)|cousins?|friends?|others?|both|and|all|with|household|uncle|aunt|gran(?:dma|dad|ny|nie|d\w+)?|partner|step\w*|half)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:both|all (?:the )?children|siblings?|household|joint|jointly|general|whole|other|others|parents?|parental|adults?|mother|father|any)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:discussion (?:of )?)?(?:case|discussion|family|child|young (?:person|people)|yp|pupil|subject|nominal|referral|individual|student|unborn)\s*(?:discussion\s*)?(?:(?:no\.?|number|ref\w*)\s*)?(?:[:#–-]\s*)?(?:\d{1,4}|[a-f]|[A-Z]{0,6}[-/]?\d[\w/-]{0,12})\b"
    r"|^(?:case|child|young person|family|household) (?:one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:\s*\([^()]{0,60}\))?\s*(?:[:.–—-](?=\s|$)|$)")  # what stands between the number of a case and its words
_COUNTED = re.compile(
    r"\s*(?:case|family|household|referral|child|young (?:person|people)|yp|subject|nominal)\s*(?:(?:no\.?|number)\s*)?\d{1,3}\s*(?:of|/)\s*\d{1,3}\b[^.;]*$",
    re.IGNORECASE,
)
_MOST_WORDS = 12
_OF_ALL = re.compile(
    r"(?:(?:both|all|the|whole|two|three|four|five|other|wider|about|update on|concerns for|for|re) )*(?:of )?(?:the )?(?:children|kids|siblings?|boys|girls|brothers|sisters|twins|family|families|household|parents?|adults?|mother|father|mum|dad)(?: (?:together|as a whole|in general|circumstances|background|situation))?",
    re.IGNORECASE,
)
_BARELY_ALL = re.compile(
    r"(?:both|all) (?:of )?(?:the )?(?:(?:two|three|four|five) )?(?:children|siblings|boys|girls|brothers|sisters|twins|kids)",
    re.IGNORECASE,
)
"""All the words of a line that is a heading though no mark says so: nobody writes them alone to tell anything."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a heading says of children: the one it is about, or `several` "yes" where it names more than one or means them all."""

    child: Child | None = None
    several: str = "no"
    named: int = 0  # how many children it names for certain


def topic_of(line: Line, register: Register) -> Topic:
    """The known child that a heading, or a short line ending in a colon, is about."""
    title = line.heading or (line.text if line.text.endswith(":") and not line.value and not line.cells else "")
    if not title or len(title.split()) > _MOST_WORDS or zone_of(title) not in _TOPICS:
        return Topic()
    hits = register.hits(title)
    if len(hits.sure) > 1 or (hits.unclear and not hits.sure):
        return Topic(several="yes", named=len(hits.sure))
    if not hits.sure:
        return Topic(several="yes" if line.heading and zone_of(title) is None and _WHOLE.search(title) else "no")
    child = register.children[next(iter(hits.sure))]
    own = {word.casefold() for word in re.findall(r"[^\W\d_]+", child.name)}
    rest = " ".join(word for word in re.findall(r"[^\W\d_]+", title) if word.casefold() not in own)
    return Topic(several="yes") if _RELATED.search(rest) else Topic(child)


def means_all(line: Line) -> bool:
    """Whether a line is but a heading for all the children, or for the grown-ups: "5.3 Both children", "Parents:", a bare "Both children"."""
    marked = bool(line.number) or line.text.endswith(":") or _BARELY_ALL.fullmatch(line.text.strip()) is not None
    return marked and not line.cells and not line.value and _OF_ALL.fullmatch(line.text.strip(" :")) is not None


def is_case(title: str) -> bool:
    """Whether words are the number of a case and no more: "Case 1", "Child B"."""
    found = _NUMBERED.match(title.strip())
    return found is not None and not title.strip()[found.end() :].strip(" :.-–")


def is_numbered(title: str) -> bool:
    """Whether a heading announces the next of several children or cases by number: "Young person 2", "Case 3 – ref 2231"."""
    return bool(_NUMBERED.match(title.strip()))


def is_counted_case(text: str) -> bool:
    """Whether a short line of running text counts the cases of the record, "Case 1 of 3  LEE (Northside)": then it is a heading."""
    return len(text.split()) <= _MOST_WORDS and _COUNTED.fullmatch(text.strip()) is not None


def opens_numbered(text: str) -> bool:
    """Whether a line opens with the number of a case and a stop: "Family two (Southside): ...", "Case 3 – ...", or is that alone."""
    found = _NUMBERED.match(text.strip())
    return found is not None and _OPENING.match(text.strip(), found.end()) is not None


def case_number(title: str) -> str:
    """The words by which a case is numbered, in small letters: "case 2" of "Case 2 - RB, Northside"; "" where there are none."""
    found = _NUMBERED.match(title.strip())
    return " ".join(found[0].casefold().split()) if found else ""


def is_of_families(number: str) -> bool:
    """Whether it numbers families or cases; "child 2" may be a part of one of them."""
    return number.split(" ", maxsplit=1)[0] in {"case", "discussion", "family", "household", "referral"}
