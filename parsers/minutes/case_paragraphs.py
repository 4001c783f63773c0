"""Paragraphs that open a case by themselves: "Family two (Westbrook): Ada Oko, 1/2/2015, 4 Mill Row. She told ..."."""

from __future__ import annotations

import re

from parsers.minutes.children import WITH_DAY, Child, born_in, child_at, is_adult
from parsers.minutes.lines import Line
from parsers.minutes.names import name_at
from parsers.minutes.sections import is_numbered, opens_numbered

_REFERRAL = re.compile(r"\W*referral", re.IGNORECASE)  # "Referral 2: NFA" is the past of one child
_TOLD = 16  # words: a label with particulars alone has fewer


def is_case_paragraph(line: Line) -> bool:
    """Whether a line of running text opens behind the number of a case, whoever it then names: "Family two: two sisters aged ..."."""
    return not line.heading and not line.cells and opens_numbered(line.text) and not _REFERRAL.match(line.text)


def case_child(line: Line, meeting: str) -> Child | None:
    """The one child, named in full with a birth date, with whom a line opens behind the number of a case; None where it is none.

    `meeting` is the day of the meeting (ISO): a grown-up is nobody's case, a later date no birthday.
    """
    if line.heading or line.cells or not line.value or not is_numbered(line.label):
        return None
    return opening_child(line.value, meeting)


def opening_child(text: str, meeting: str) -> Child | None:
    """The one child, named in full with a birth date, with whom words open: "Ada Oko, 1/2/2015, Mill School. Mother Una."."""
    named = name_at(text)
    day = WITH_DAY.match(text, named.end) if named is not None else None
    child = child_at(text[: day.end()]) if day is not None else None
    if child is None or not child.family or not child.date_of_birth or len(born_in(text)) > 1:
        return None
    return None if is_adult(child, meeting) or (meeting and child.date_of_birth >= meeting) else child


def is_told_case(line: Line) -> bool:
    """Whether a line is such a paragraph with the telling in it: the next heading of the file is no part of it."""
    return not line.heading and is_numbered(line.label) and len(line.text.split()) >= _TOLD
