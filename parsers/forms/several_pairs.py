"""Several answers on one line, each with its label: "Child 1 – Forename: Jane; Surname: Doe; DOB: 01/02/2015"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.forms.labels import field_of, is_label
from parsers.forms.subjects import explicit_group, person_number

_PARTS = (re.compile(r";"), re.compile(r"\|"), re.compile(r"\t+| {3,}"), re.compile(r",\s+(?=[^,:]{2,40}:)"))
_WHO = re.compile(r"\s*([^:;|]{3,40}?\d)\s*(?::|\s[–—-]|[–—-]\s)\s*(?=[^\s:][^:]*:)")
_FEWEST = 2
_TEXTS = frozenset({"narrative", "strengths", "confidential", "concerns"})


def several_pairs(line: str) -> list[tuple[str, str]]:
    """(label, value) of each part, the person's number before each label.

    [] where fewer than two parts begin with known labels, or where a part has no label at all.
    """
    if line.count(":") < _FEWEST:
        return []
    told = _WHO.match(line)
    who = told[1] if told and person_number(told[1]) is not None and explicit_group(told[1]) else ""
    rest = line[told.end() :] if told and who else line
    for between in _PARTS:
        found = _pairs(between.split(rest.strip(" ;|.")))
        if found:
            return [(f"{who} - {label}" if who else label, value) for label, value in found]
    return []


def _pairs(parts: Sequence[str]) -> list[tuple[str, str]]:
    """The parts cut at their colons where each is short and has one, and two or more ask for different fields."""
    cut = [(label.strip(), value.strip()) for label, colon, value in (part.partition(":") for part in parts if part.strip()) if colon]
    known = {field_of(label) for label, _ in cut if is_label(label)} - {""} - _TEXTS
    return cut if len(cut) == sum(1 for part in parts if part.strip()) and len(known) >= _FEWEST else []
