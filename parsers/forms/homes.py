"""Addresses of a form: whose home an answer tells of when it names nobody, and which answers are further lines of one address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from parsers.forms.entries import Entry
from parsers.forms.labels import field_of, normal
from parsers.forms.subjects import explicit_group, person_number, section_group, words_of_name

OF_HOME = frozenset({"address", "postcode"})
OF_FAMILY = frozenset({"ethnicity", "first_language", "religion"})
_HOUSEHOLD_ONLY = re.compile(r"\b(?:family|home|household|house)\b")
_NAMES_ADULT = re.compile(r"\b(?:parents?|carers?|adults?|members?|mother|father|siblings?|relatives?|others?|guardians?|significant)\b")
_OTHERS = frozenset({"referrer", "professionals", "household"})
_NOBODY = frozenset({"", "concerns", "narrative"})  # as titles of whole forms read: "Child Concern Report"
_BUILDING = r"(?:house|building|flat)(?: (?:house|building|flat))*(?: (?:name|number|no))?(?: (?:or|and) (?:name|number|building|street))*"
_PART = re.compile(
    rf"(?:(?:home |current )?address )?line \d|address [2-5]|{_BUILDING}|street(?: (?:name|address))?|locality|district|"
    r"town(?: (?:or )?city)?|city|county|village|borough"
)


def is_family_home(entry: Entry, group: str, beside: str, entries: Sequence[Entry]) -> bool:
    """Whether an address is the home of every child.

    It is where it stands under "Home" or "Family" before any name there, once among several children of one place, or under no
    heading at all. `group` is whose section it stands in, `beside` the group of the answer before it in the same place.
    """
    if group == "household":
        asked = explicit_group(entry.label) or explicit_group(entry.person) or entry.record
        title = next((normal(title) for title in reversed(entry.sections) if section_group(title)), "")
        return not asked and beside != group and _HOUSEHOLD_ONLY.search(title) is not None and not _NAMES_ADULT.search(title)
    if group == "child":
        numbered = (entry.label, words_of_name(entry.name), *entry.sections)
        own = entry.person or entry.record or any(person_number(text) is not None for text in numbered if text)
        return not own and _given_once(entry, entries)
    return group in _NOBODY and beside not in _OTHERS


def _given_once(entry: Entry, entries: Sequence[Entry]) -> bool:
    """One address in a place that names several children."""
    asked = Counter(field_of(e.label) for e in entries if e.place == entry.place and e.value)
    return max(asked["given_name"], asked["family_name"], asked["name"]) > 1 and asked[field_of(entry.label)] == 1


def is_further_line(label: str) -> bool:
    """A label of one line of an address: "Address line 2", "Town or city"."""
    return _PART.fullmatch(normal(label)) is not None or _PART.fullmatch(normal(label.rpartition(" - ")[2])) is not None
