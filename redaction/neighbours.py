"""What stands beside a found name: another name in the same list, an age behind it, the initials it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redaction.reading import Finding
from redaction.recognisers.names import mostly_capitals, trim_name
from redaction.recognisers.words.ordinary import ORDINARY

_ID = "neighbour@1"
_CAP = r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][\w'’\-]+"
_JOINED = re.compile(
    rf"(?:\s*\([^()\n]{{1,20}}\))?(?:\s*(?:,|&|\+|/|\band\b|\bor\b|\bwith\b|,\s*and\b|v\b|AND)\s*)(?P<n>{_CAP}(?: {_CAP}){{0,3}})"
)
_LOWER_JOINED = re.compile(
    r"\s*(?:&|\+|\band\b)\s*(?P<n>[a-zà-ÿ][a-zà-ÿ'’\-]{2,})(?=\s*(?:[,.;)!?\n&+]|$|(?:is|are|was|were|in|from|who|told|said|say|let|has|have|had|both|also|came|went|live)\b))"
)
_AGE_BEHIND = re.compile(
    r"(?:,\s*|\s*\(|\s+[-–|]\s+|\s+|(?:['’]s| is| was| turned)(?: about| bout| around| only| just| nearly| now)? |\s*[-–|]\s{0,40}[A-Za-z ]{3,20}\s{0,40}[-–|]\s*)(?P<n>(?P<figures>1?[0-9]{1,2})(?:½)?(?:[ \-]?(?:years?|yrs?|months?|"
    r"mths?|weeks?|wks?|days?)(?:[ \-]old)?)?)(?=\s*(?:[.,;)\n|]|$)|\s+(?:and|is|was|child|"
    r"mother|father|-)\b|\s+-)"
)
_INITIALS = re.compile(r"(?<![\w.&])(?P<n>[A-Z]{2,3})(?![\w&])")
_GOES_ON = re.compile(rf"\s*(?:,|and|&)\s*(?:and )?{_CAP}")
_OLDEST = 110


def beside(text: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    """New findings beside those given; they may overlap others and are settled again."""
    people = [f for f in findings if f.entity == "PERSON"]
    for person in people:
        yield from _listed_with(text, person)
        yield from _age(text, person)
    for relation in findings:
        if relation.entity == "RELATIONSHIP":
            yield from _age(text, relation)
    yield from _initials(text, people)


def _listed_with(text: str, person: Finding) -> Iterator[Finding]:
    position = person.end
    pattern = _LOWER_JOINED if text[person.start].islower() else _JOINED
    while match := pattern.match(text, position):
        trimmed = trim_name(text, match.start("n"), match.end("n"))
        position = match.end("n")
        single_comma = match.group().lstrip().startswith(",") and "and" not in match.group()
        if trimmed is None or trimmed[0] != match.start("n") or text[trimmed[1] : trimmed[1] + 1] in {":", "="}:
            return
        # a comma alone may begin anything: only a list that goes on ("A, B and C") vouches for its middle
        if (single_comma or mostly_capitals(text)) and not _GOES_ON.match(text, trimmed[1]):
            return
        yield Finding(*trimmed, "PERSON", 0.5, _ID, "listed with a name")


def _age(text: str, person: Finding) -> Iterator[Finding]:
    match = _AGE_BEHIND.match(text, person.end)
    if match and int(match["figures"]) <= _OLDEST:
        yield Finding(match.start("n"), match.end("n"), "AGE", 0.6, _ID, "number behind a person")


def _initials(text: str, people: Sequence[Finding]) -> Iterator[Finding]:
    """Initials of a found name count where the text introduces them: in brackets behind it, or as a speaker."""
    known = {_letters(text[p.start : p.end]) for p in people} - {""}
    spoken = set(
        re.findall(
            r"(?m:^|[(\[.;>]\s?|\n)([A-Z]{2,3})(?=[)\]:]| (?:agreed|said|asked|to|will|opened|reported|noted|confirmed|advised)\b)", text
        )
    )
    introduced = {i for i in spoken if i.lower() not in ORDINARY and (i in known or (f"({i})" in text and people))}
    for match in _INITIALS.finditer(text):
        if match["n"] in introduced & known or (match["n"] in introduced and _behind_a_name(text, people, match["n"])):
            yield Finding(*match.span("n"), "PERSON", 0.6, _ID, "initials")


def _behind_a_name(text: str, people: Sequence[Finding], initials: str) -> bool:
    return any(re.match(rf"\s*\((?:[\w ]+, ?)?{initials}\)", text[p.end : p.end + 40]) for p in people)


def _letters(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", name)
    return "".join(w[0].upper() for w in words) if len(words) > 1 else ""
