"""The family name that a passage gives once, ahead of its children: "call re LEE family, 4 Mill Row: Ann 1/2/2015, Bo 3/4/2017"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gateway.matching.evidence import EvidenceKind
from gateway.matching.occurrence import Occurrence
from redaction.recognisers.words.ordinary import ORDINARY

_WHO = r"(?i:family|household|children|siblings|kids|twins|brothers|sisters)"
_NAME = r"[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_]+)*"
_NO_HOME = r"(?!['’]|\s+(?i:room|cent\w+|hub|support|court|worker|doctor|practice|services?|group|intervention|nurse)\b)"
_LABEL = re.compile(
    rf"\b(?i:re|regarding|concerning)\s*:?\s+(?i:the\s+)?(?P<name>{_NAME}(?:\s+{_NAME})?)\s+{_WHO}\b{_NO_HOME}"
    rf"|(?:\b(?i:about|for)\s+(?i:the\s+)?|(?:^|[\n;:(])\s*(?i:the\s+)?)(?P<head>{_NAME}(?:\s+{_NAME})?)\s+{_WHO}(?=\s*(?:[:(\n–]|-\s|,[^.\n]{{0,60}}:))"
    rf"|\b(?i:family|household)(?i:\s+name)?\s*:\s*(?P<after>{_NAME})(?=\s*[-–,;(\n])"
)
"""What is said to be about a family, or heads its children: not with whom, to whom or from whom in a sentence."""
_NEXT_CALL = re.compile(r"\n\s*\d{1,2}[.:]\d\d\b|\n\s*\n")  # a line of a log that begins with the time of day
_FAR = 240  # characters from the label to the first of its children


def with_family_of_label(text: str, found: Sequence[Occurrence]) -> list[Occurrence]:
    """The people of one passage, with the family name that a label before them gives for those told by forename and birthday."""
    labels = list(_labels(text)) if any(map(_is_bare, found)) else []
    return [_named(text, person, labels) for person in found]


def _labels(text: str) -> Iterator[tuple[int, str]]:
    """(end, family name) of each label, in reading order."""
    for match in _LABEL.finditer(text):
        name = " ".join((match["name"] or match["head"] or match["after"]).split())
        if not {word.casefold() for word in name.split()} & ORDINARY:
            yield match.end(), name


def _named(text: str, person: Occurrence, labels: Sequence[tuple[int, str]]) -> Occurrence:
    before = [(end, family) for end, family in labels if end <= person.name.start]
    if not before or not _is_bare(person):
        return person
    end, family = before[-1]
    between = text[end : person.name.start]
    if len(between) > _FAR or _NEXT_CALL.search(between):
        return person
    return replace(person, name=replace(person.name, kind=EvidenceKind.NAME, value=f"{person.name.value} {family}"))


def _is_bare(person: Occurrence) -> bool:
    dated = any(fact.kind is EvidenceKind.DATE_OF_BIRTH for fact in person.facts)
    return dated and person.name.kind is EvidenceKind.GIVEN_NAME and "adult" not in person.cues
