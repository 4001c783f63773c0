"""What stands beside a found name: another name in the same list, an age behind it, the initials it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from redaction.cues import PARENT, SIBLING
from redaction.reading import Finding
from redaction.recognisers.age_words import HALF, HEDGE, NUMBER, PARTS, UNIT
from redaction.recognisers.names import mostly_capitals, trim_name
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import ORDINARY
from redaction.recognisers.words.place_forenames import PLACE_FORENAMES

_ID = "neighbour@1"
_CAP = r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][\w'’\-]+"
_JOINED = re.compile(
    rf"(?:\s*\([^()\n]{{1,20}}\))?(?:\s*(?:,|&|\+|/|\band\b|\bor\b|\bwith\b|,\s*and\b|v\b|AND)\s*)(?P<n>{_CAP}(?: {_CAP}){{0,3}})"
)
_LOWER_JOINED = re.compile(
    r"\s*(?:&|\+|\band\b)\s*(?P<n>[a-zà-ÿ][a-zà-ÿ'’\-]{2,})(?=\s*(?:[,.;)!?\n&+]|$|(?:is|are|was|were|in|from|who|told|said|say|let|has|have|had|both|also|came|went|live)\b))"
)
_PASSED = r"(?! (?:ago|later|before|after|custody|in |for |on |at |of |sentence|imprisonment|since|prior|previously|earlier|apart|post))"
_WITH_UNIT = rf"{NUMBER}{HALF}[ \-]?{UNIT}(?:[ \-]old)?(?!\w){_PASSED}"
_AGE_BEHIND = re.compile(
    r"(?:[)\"”])?(?:,\s*|\s*\(|\s+[-–|]\s+|\s+|(?:['’]s| is| was| turned| looks)(?: about| bout| around| only| just| nearly| now)? |\s*[-–|]\s{0,40}[A-Za-z ]{3,20}\s{0,40}[-–|]\s*)"
    rf"{HEDGE}(?P<n>(?:[0-9]{{1,2}} )?{PARTS}(?![\w/]| ago)|{_WITH_UNIT}|(?P<figures>1?[0-9]{{1,2}})(?![./][0-9])(?:½)?(?=\s*(?:[.,;)\n|]|$)|\s+(?:and|is|was|child|"
    r"mother|father|-)\b|\s+-))",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?<![\w.&])(?P<n>[A-Z]{2,3})(?![\w&])")
_DOTTED = re.compile(r"(?<![\w.&])(?P<n>(?:[A-Z]\.){2,3}|[A-Z]\.[A-Z])(?![\w&])")
_LIST = re.compile(
    rf"(?<![\w'’\-]){_CAP}(?: {_CAP})?(?:(?:\s?\([^()\n]{{1,20}}\))?(?:,\s?(?:and\s)?|\s?[&+]\s?|\sand\s){_CAP}(?: {_CAP})?(?!['’\-\w]))+"
)
_ITEM = re.compile(rf"{_CAP}(?: {_CAP})?")
_CLOSED = re.compile(r"&|\+|\band\b")
_WHERE = re.compile(
    r"\b(?:in|at|to|from|near|of|into|through|via|towards|around|across|outside|between|over|visit(?:s|ed|ing)?|left|around|areas?|boroughs?|towns?|cities)(?: (?:the|both|either|mainly|north|south|east|west))?:?\s$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(rf"\s*(?:,|and|&)\s*(?:and )?{_CAP}")
_OF_PEOPLE = re.compile(
    rf"(?<!\w)(?:(?:{PARENT})s?|{SIBLING}|child(?:ren)?|kids?|bab(?:y|ies)|sons?|daughters?|boys?|girls?|(?:bed|class)?rooms?|in class|year \d{{1,2}}"
    r"|aged? \d{1,2}|\d{1,2} ?(?:years?|yrs?|months?|mths?))(?!\w|['’]s)|\(\d{1,2}[,)]",
    re.IGNORECASE,
)
"""Kin, an age or a room: whoever is listed beside it is somebody."""
_BESIDE = 40  # characters on either side of a list, in its sentence
_OLDEST = 110
LISTED_PLACE = "given name in a list"
GIVEN = FORENAMES | PLACE_FORENAMES
"""Given names in lower case, those that are places too among them."""


def beside(text: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    """New findings beside those given; they may overlap others and are settled again."""
    people = [f for f in findings if f.entity == "PERSON"]
    for person in people:
        yield from _listed_with(text, person)
        yield from _age(text, person)
    for finding in findings:
        if finding.entity in {"RELATIONSHIP", "DATE_OF_BIRTH"}:
            yield from _age(text, finding)
    yield from _named_like_places(text, findings, people)
    yield from _initials(text, people)
    yield from _dotted(text, people)


def ages_behind(text: str, people: Sequence[Finding]) -> Iterator[Finding]:
    """Ages behind people who were found last."""
    for person in people:
        yield from _age(text, person)


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


def _named_like_places(text: str, findings: Sequence[Finding], people: Sequence[Finding]) -> Iterator[Finding]:
    """Places that are given names too, listed with somebody or beside kin, an age or a room: "Tyler, Jordan and Lena", not "in Chelsea and Jordan"."""
    places = [f for f in findings if f.entity == "LOCATION" and text[f.start : f.end].casefold() in GIVEN]
    for listed in _LIST.finditer(text) if places else ():
        if _CLOSED.search(listed.group()) is None:
            continue  # "In Chelsea, Lena ..." is no list
        first = next(_ITEM.finditer(text, listed.start())).end()
        where = _WHERE.search(text[max(0, listed.start() - 24) : listed.start()]) is not None
        start = first if where else listed.start()  # behind "in" the first is a place, and the rest a list of places unless a name ends it
        alone = not (where or _other_words(text, listed)) and _of_people(text, listed)
        if alone or _holds_a_name(text, start, listed.end(), people):
            yield from (Finding(p.start, p.end, "PERSON", 0.5, _ID, LISTED_PLACE) for p in places if start <= p.start < listed.end())


def _holds_a_name(text: str, start: int, end: int, people: Sequence[Finding]) -> bool:
    held = [text[p.start : p.end] for p in people if start <= p.start < end]
    return any(" " in name or name.casefold() in FORENAMES for name in held)


def _of_people(text: str, listed: re.Match[str]) -> bool:
    """Whether kin, an age or a room stands in the list or right beside it."""
    before = re.split(r"[.;\n]", text[max(0, listed.start() - _BESIDE) : listed.start()])[-1]
    behind = re.split(r"[.;\n]", text[listed.end() : listed.end() + _BESIDE])[0]
    return any(_OF_PEOPLE.search(piece) for piece in (before, listed[0], behind))


def _other_words(text: str, listed: re.Match[str]) -> bool:
    """Whether anything in the list is no given name."""
    return any(item[0].split()[0].casefold() not in GIVEN for item in _ITEM.finditer(text, *listed.span()))


def _age(text: str, person: Finding) -> Iterator[Finding]:
    match = _AGE_BEHIND.match(text, person.end)
    if match and int(match["figures"] or 0) <= _OLDEST:
        yield Finding(match.start("n"), match.end("n"), "AGE", 0.6, _ID, "number behind a person")


def _initials(text: str, people: Sequence[Finding]) -> Iterator[Finding]:
    """Initials of a found name count where the text introduces them: in brackets behind it, or as a speaker."""
    known = {_letters(text[p.start : p.end]) for p in people} - {""}
    spoken = set(
        re.findall(
            r"(?m:^|[(\[.;>]\s?|\n)([A-Z]{2,3})(?=[)\]:]| (?:agreed|said|asked|to|will|opened|reported|noted|confirmed|advised|outlined|shared|updated|queried|raised|felt|explained|added|stated|stressed|suggested|highlighted|summarised"
            r"|presented|gave|thanked|apologised|welcomed|left|joined|requested|informed|clarified|acknowledged|expressed|spoke|described|thought|wondered|offered|proposed"
            r"|recommended|questioned|reminded|introduced|concluded|is|was|has|had|did|does|would|could|can|may|attended|visited|met|rang|called|spoke)\b)",
            text,
        )
    )
    introduced = {i for i in spoken if i.lower() not in ORDINARY and (i in known or (f"({i})" in text and people))}
    for match in _INITIALS.finditer(text):
        if match["n"] in introduced & known or (match["n"] in introduced and _behind_a_name(text, people, match["n"])):
            yield Finding(*match.span("n"), "PERSON", 0.6, _ID, "initials")


def _dotted(text: str, people: Sequence[Finding]) -> Iterator[Finding]:
    """Initials with full stops are those of a found name wherever they stand: "A.D. is safe"."""
    known = {_letters(text[p.start : p.end]) for p in people} - {""}
    for match in _DOTTED.finditer(text):
        if match["n"].replace(".", "") in known:
            yield Finding(*match.span("n"), "PERSON", 0.6, _ID, "initials")


def _behind_a_name(text: str, people: Sequence[Finding], initials: str) -> bool:
    return any(re.match(rf"\s*\((?:[\w ]+, ?)?{initials}\)", text[p.end : p.end + 40]) for p in people)


def _letters(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", name)
    return "".join(w[0].upper() for w in words) if len(words) > 1 else ""
