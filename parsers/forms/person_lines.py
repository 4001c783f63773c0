"""Persons written one to a line: "Jane Doe – Mother – 01/02/1990 – PR: yes", under a question or a title that asks who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.forms import values
from parsers.forms.entries import Entry, Mark
from parsers.forms.labels import field_of, normal
from parsers.forms.subjects import explicit_group, section_group

_GAP = re.compile(r"(?<!\s)\s+[–—|-]\s+|,\s*|;\s*|\t+|[()]\s*")
_NAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z][\w'’-]*(?: (?:[a-z]{2,3} )?[A-Z][\w'’-]*){1,3}")
_OPENS_WITH_NAME = re.compile(rf"[\s–—|,;().-]*{_NAME.pattern}")
_RELATION = re.compile(
    r"(?:(?:birth|step|half|foster|grand|great|god|adoptive|maternal|paternal|older|younger)[ -]?)*"
    r"(?:mother|father|mum|dad|parent|carer|guardian|brother|sister|sibling|aunt|uncle|cousin|grandmother|grandfather|grandparent|nan|"
    r"partner|husband|wife|friend|lodger|boyfriend|girlfriend|relative)\b"
    r"(?:'s (?!name\b|full\b|first\b|last\b|details\b|date\b|dob\b|phone\b|address\b)\w+| of .{1,40})?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:(?P<no>no|without)|has|holds|with)? ?(?:pr|parental responsibility)\b[: ]*(?P<said>yes|no|y|n)?", re.IGNORECASE)
_BEFORE = re.compile(r"\s*([A-Za-z][A-Za-z' -]{2,40}?)(?: ?\d)?\s*(?::|\s[–—-]\s)\s*(?=[A-Z])")
_PARTED = re.compile(r"\n|;|\.\s+(?=[A-Z])")
_SEX = re.compile(r"male|female|boy|girl|m|f", re.IGNORECASE)
_ASKED = frozenset({"", "narrative"})
_PERSONS = frozenset({"child", "household"})


def with_person_lines(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each answer that lists persons in its place as one row of a table for each of them."""
    found: list[Entry] = []
    listing = ("", "")
    for entry in entries:
        listed = listing[1] if listing[0] == entry.place else ""
        group = (listed if not entry.label else "") or _group(entry) or listed
        rows = list(_rows(entry, group)) if group in _PERSONS and _may_list(entry) else []
        listing = (entry.place, group) if rows else ("", "")
        found += rows or [entry]
    return found


def tells_of_person(line: str) -> bool:
    """Whether a line names a person and says who that is to the child, so that it opens no part of the form."""
    known = _person(line.strip())
    return "relationship" in known


def is_relation(words: str) -> bool:
    """Whether the words are a relation to the child and nothing else."""
    return _RELATION.fullmatch(words.strip()) is not None


def _group(entry: Entry) -> str:
    """Who is asked for, by the question itself or by the title above it."""
    own = explicit_group(entry.label) or section_group(entry.label)
    return own or (section_group(entry.sections[-1]) if entry.sections else "")


def _may_list(entry: Entry) -> bool:
    """Text that no column and no plain label of one answer claims."""
    words = normal(entry.label)
    several = "name" in words and any(word in words for word in ("relation", "birth", "dob"))
    related = _RELATION.fullmatch(entry.label.strip(": ")) is not None
    plain = entry.mark is Mark.TEXT and not entry.record and not entry.person and not entry.continues
    return plain and (field_of(entry.label) in _ASKED or several or related or entry.label.endswith("?"))


def _rows(entry: Entry, group: str) -> Iterator[Entry]:
    text = f"{entry.label}: {entry.value}" if _RELATION.fullmatch(entry.label.strip(": ")) else entry.value
    lines = [line.strip(" •*.") for line in _PARTED.split(text) if line.strip(" •*.")]
    read = [_person(line) for line in lines]
    asked = {"relationship"} if group == "household" else {"date_of_birth", "sex"}
    if not all(known.get("name") and asked & known.keys() for known in read):
        return
    labels = {"name": "Full name", "relationship": "Relationship", "date_of_birth": "Date of birth", "sex": "Sex"}
    labels["parental_responsibility"] = "Parental responsibility"
    for number, known in enumerate(read):
        who = "Adult" if "relationship" in known or group == "household" else "Child"
        record = f"{entry.segment}l{number}{normal(known['name'])}"
        for field, value in known.items():
            yield replace(entry, label=labels[field], value=value, record=record, person=who, question="")


def _pieces(line: str) -> list[str]:
    """What stands between the gaps of a line that may begin with a name."""
    parts = _GAP.split(line) if _OPENS_WITH_NAME.match(line) else []
    return [stripped for part in parts if (stripped := part.strip(" ."))]


def _person(line: str) -> dict[str, str]:
    """What a line says of a person, {} where it does not begin with a name, before which it may say who that is."""
    told = _BEFORE.match(line)
    if told and _RELATION.fullmatch(told[1]):
        known = _person(line[told.end() :])
        return {"name": known["name"], "relationship": told[1]} | known if known else {}
    name, *rest = _pieces(line) or [""]
    if not _NAME.fullmatch(name):
        return {}
    known = {"name": name}
    for piece in rest:
        if values.date_in(piece):
            known.setdefault("date_of_birth", piece)
        elif _RELATION.fullmatch(piece):
            known.setdefault("relationship", piece)
        elif rights := _RIGHTS.fullmatch(piece):
            said = "No" if rights["no"] or values.yes_no(rights["said"] or "yes") == "No" else "Yes"
            known.setdefault("parental_responsibility", said)
        elif _SEX.fullmatch(piece):
            known.setdefault("sex", piece)
    return known
