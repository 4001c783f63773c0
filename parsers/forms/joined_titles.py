"""Titles that join two parts of a form, "Consent and notifying officer", and labels that repeat a word of their title."""

from __future__ import annotations

import re
from collections.abc import Mapping

from parsers.forms.entries import Entry
from parsers.forms.labels import field_of, normal
from parsers.forms.subjects import explicit_group, section_group

_JOINED = re.compile(r"(?<!\s)\s+(?:and|&)\s+|(?:(?<!\s)\s+)?/\s*", re.IGNORECASE)


def other_half(entry: Entry, group: str, allowed: Mapping[str, frozenset[str]], known: str) -> str:
    """The group of the half of a joined title that asks for the field, where `group` is the other half's; else `group`."""
    groups = [section_group(half) for half in _halves(entry)]
    if len(groups) < 2 or group not in groups:  # noqa: PLR2004 - two halves
        return group
    return next((other for other in groups if known in allowed.get(other, frozenset())), group)


def repeated_title(entry: Entry) -> str:
    """The group of the title one word of which is the label: "Officer" under "Notifying officer"; "" for any other label."""
    asked = set(normal(entry.label).split())
    if not asked or field_of(entry.label) or explicit_group(entry.label):
        return ""
    return next((section_group(half) for half in _halves(entry) if asked < set(normal(half).split())), "")


def _halves(entry: Entry) -> list[str]:
    return _JOINED.split(entry.sections[-1]) if entry.sections else []
