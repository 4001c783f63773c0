"""Lines that open a part of a form where the file marks no heading: "5. WHAT ARE YOU WORRIED ABOUT?", "Child 2", "Your details"."""

from __future__ import annotations

import re

from parsers.forms.labels import field_of, is_label, normal
from parsers.forms.subjects import person_number, section_group

_LENGTH = 90
_WORDS = 11
_NUMBERED = re.compile(r"^(?:(?:section|part)\s+)?(?:\d{1,2}|[A-Z])(?:[.)]|\s*[-–:])\s+\S", re.IGNORECASE)
_TOPICS = frozenset({"narrative", "strengths", "confidential", "concerns"})
_PROSE = frozenset({"narrative", "strengths", "confidential"})


def opens_part(line: str, topic: str) -> bool:
    """Whether a line is a caption. `topic` is what the section so far is about: inside prose only a marked line is one."""
    text = line.strip()
    if not text or len(text) > _LENGTH or len(text.split()) > _WORDS or text.endswith((".", "!", ";", ",")) or ":" in text[:-1]:
        return False
    marked = is_marked(text)
    if topic in _PROSE and not marked and not (is_label(text) and section_group(text)):
        return False
    if marked:
        return bool(section_group(text) or field_of(text)) and not text[-1].isdigit()
    if person_number(text) is not None and not field_of(text):
        return True
    return _names_part(text)


def is_marked(text: str) -> bool:
    """Whether capitals or a number set the line apart."""
    return (text.isupper() and len(text) > 3) or _NUMBERED.match(text) is not None  # noqa: PLR2004 - an abbreviation is no caption


def _names_part(text: str) -> bool:
    """An unmarked line that says nothing but what follows: a group of answers, or a topic for free text."""
    known = field_of(text)
    if known in _TOPICS and len(normal(text).split()) <= 8:  # noqa: PLR2004 - longer is a sentence
        return not text.endswith(":")
    return bool(section_group(text)) and not known and len(normal(text).split()) <= 5  # noqa: PLR2004 - a title
