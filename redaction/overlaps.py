"""One tag for each character: which finding wins where two overlap.

Rules, in order: findings of one kind that overlap become one; a checked or fixed format beats free text; an institution
or address beats a name inside it, unless the address is but guessed; a longer name beats a fact word inside it; the loser keeps what sticks out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from redaction.reading import Finding
from redaction.recognisers.named_addresses import NAMED_HOUSE, NUMBERED, WELSH_HOUSE
from redaction.recognisers.other_references import SHAPED
from redaction.tags import SEXUAL_LIFE

_JOINED = frozenset({"PERSON", "ADDRESS"})  # a union never hides less than its parts
_RANK = {
    "EMAIL_ADDRESS": 9.0,
    "HANDLE": 7.5,
    "URL": 7.0,
    "IP_ADDRESS": 8.0,
    "DATE_OF_BIRTH": 6.0,
    "UK_POSTCODE": 6.5,
    "PHONE_NUMBER": 5.5,
    "OTHER_REFERENCE": 5.51,  # a claim's number that could be dialled is no family's telephone
    "SCHOOL": 5.0,
    "GP_PRACTICE": 5.0,
    "ADDRESS": 4.8,
    "RELATIONSHIP": 3.5,
    "OFFENCE": 3.3,
    "IMMIGRATION": 3.3,
    "HEALTH": 3.2,
    "SEXUALITY": 3.2,
    "ETHNICITY": 3.1,
    "RELIGION": 3.05,
    "NATIONALITY": 3.0,
    "AGE": 4.5,
    "PERSON": 2.8,
    "DATE_TIME": 2.5,
    "CASE_REFERENCE": 2.4,
    "LOCATION": 2.0,
    "ORGANISATION": 1.0,
}
_IDENTIFIER = 6.2  # entities not listed are numbers of a fixed format
_FULL_NAME = 4.0  # a name of two words is surer than a fact word inside it
_SEXUAL_RANK = 3.6  # whom somebody sleeps with is that, before it is a word of kinship
_SEXUAL = re.compile(r"sex|prostitut|brothel|porn", re.IGNORECASE)
_NAMED_SITES = frozenset({"prison or centre", "hospital or open place"})  # "St Mary's Hospital" is nobody's name
_GUESSED = frozenset({NUMBERED, NAMED_HOUSE, WELSH_HOUSE})  # addresses by capitals and a comma, as a list of names has them
_LEFT_OVER = 3  # characters: less is not worth a tag


def settle(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """Findings without overlaps, in order of position."""
    joined = _beside_persons(_join_same([f for f in findings if f.end > f.start], text), text)
    not_persons = frozenset((f.start, f.end) for f in joined if f.entity != "PERSON")
    kept: list[Finding] = []  # disjoint, in order of position
    starts: list[int] = []
    for finding in sorted(joined, key=lambda f: (-_rank(f, not_persons, text), -f.score, f.start - f.end, f.start, f.recogniser)):
        touching = kept[max(0, bisect_right(starts, finding.start) - 1) : bisect_left(starts, finding.end)]
        clipped = _outside(finding, touching, text)
        if clipped:
            place = bisect_right(starts, clipped.start)
            kept.insert(place, clipped)
            starts.insert(place, clipped.start)
    return tuple(kept)


def settled_with(settled: tuple[Finding, ...], more: Sequence[Finding], text: str) -> tuple[Finding, ...]:
    """What `settle` makes of findings that it has settled and of more: a name within a name that is as sure says nothing new."""
    starts = [finding.start for finding in settled]
    new = [finding for finding in more if not _is_said(finding, settled, bisect_right(starts, finding.start) - 1)]
    return settle((*settled, *new), text) if new else settled


def _is_said(finding: Finding, settled: Sequence[Finding], place: int) -> bool:
    if place < 0 or finding.entity != "PERSON":
        return False
    there = settled[place]
    return there.entity == "PERSON" and finding.end <= there.end and finding.score <= there.score


def _rank(finding: Finding, not_persons: frozenset[tuple[int, int]], text: str) -> float:
    value = text[finding.start : finding.end]
    if finding.entity == "PERSON" and " " in value:
        return _RANK["PERSON"] if (finding.start, finding.end) in not_persons else _FULL_NAME
    rank = _SEXUAL_RANK if SEXUAL_LIFE in finding.attributes else _RANK.get(finding.entity, _IDENTIFIER)
    if finding.reason in _NAMED_SITES:
        rank = _RANK["SCHOOL"]
    if finding.reason == SHAPED:
        rank = _RANK["CASE_REFERENCE"] - 0.1  # only where nothing else knows the number
    if finding.entity == "OFFENCE" and _SEXUAL.search(value):
        rank = _SEXUAL_RANK + 0.1  # "controlling prostitution for gain" is an offence, whole
    return rank - 2 if "suspect" in finding.attributes else rank + finding.score / 10


def _join_same(findings: Sequence[Finding], text: str) -> list[Finding]:
    out: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.entity, f.start, -f.end)):
        last = out[-1] if out else None
        if last and last.entity == finding.entity and finding.entity in _JOINED and last.overlaps(finding):
            best = max(last, finding, key=lambda f: f.score)
            out[-1] = replace(best, start=last.start, end=max(last.end, finding.end))
        elif last and last.entity == finding.entity and last.overlaps(finding):
            out[-1] = max(last, finding, key=lambda f: (f.score, f.end - f.start) if _is_number(f, text) else (f.end - f.start, f.score))
        else:
            out.append(finding)
    return out


def _beside_persons(joined: Sequence[Finding], text: str) -> list[Finding]:
    """Guessed addresses take no person's place: they keep what lies beside the persons, if words are left."""
    persons = [f for f in joined if f.entity == "PERSON" and "suspect" not in f.attributes]  # disjoint, in order of position
    starts = [f.start for f in persons]
    out = []
    for finding in joined:
        if finding.entity == "ADDRESS" and finding.reason in _GUESSED:
            within = persons[max(0, bisect_right(starts, finding.start) - 1) : bisect_left(starts, finding.end)]
            rest = _outside(finding, [person for person in within if _is_surer(person, finding, text)], text)
            out += [rest] if rest and any(map(str.isalpha, text[rest.start : rest.end])) else []
        else:
            out.append(finding)
    return out


def _is_surer(person: Finding, address: Finding, text: str) -> bool:
    """The language model takes houses and Welsh places for persons; what stands behind an English house's comma it knows."""
    if address.reason == NUMBERED:
        return True
    behind = person.start > address.start and "," in text[address.start : person.start]
    return behind if address.reason == NAMED_HOUSE else not person.recogniser.startswith("model@")


def _is_number(finding: Finding, text: str) -> bool:
    value = text[finding.start : finding.end]
    return sum(c.isdigit() for c in value) * 2 > len(value)


def _outside(finding: Finding, kept: Sequence[Finding], text: str) -> Finding | None:
    """What of the finding lies outside the kept ones: its longest free run, trimmed of separators."""
    start, end = finding.start, finding.end
    for other in kept:
        if not (start < other.end and other.start < end):
            continue
        left, right = (start, min(end, other.start)), (max(start, other.end), end)
        start, end = max(left, right, key=lambda run: run[1] - run[0])
    if (start, end) == (finding.start, finding.end):
        return finding
    value = text[start:end] if end > start else ""
    core = value.strip(" ,.;:()[]-–'’\"\n\t|/")
    if len(core) < _LEFT_OVER:
        return None
    start += value.index(core)
    return replace(finding, start=start, end=start + len(core))
