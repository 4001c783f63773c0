"""Names in passages typed without capitals: behind a title, kinship or "called", before a date, and listed forenames."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading
from redaction.recognisers.names import KIN_WORD, is_kin, mostly_lower, ordinary
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import ORDINARY, WORD_NAMES

_LOWER_TITLE = re.compile(r"(?<!\w)(?:mr|mrs|ms|miss|dr|pc|auntie|aunty|uncle) (?P<n>[a-zà-ÿ][a-zà-ÿ'’\-]+(?: [a-zà-ÿ][a-zà-ÿ'’\-]{2,})?)")
_KIN_LOWER = re.compile(
    rf"(?<![\w\-]){KIN_WORD}(?: is| called| named|,)? (?P<n>[a-zà-ÿ][a-zà-ÿ'’\-]{{2,}}(?: [a-zà-ÿ][a-zà-ÿ'’\-]{{2,}})?)"
)
_NAMED_LOWER = re.compile(
    r"(?<!\w)(?:name is|names|named|called|its|it's|this is|i am|im|i'm|my name's|aka|"
    r"ask for|from|with|by) (?P<n>[a-zà-ÿ][a-zà-ÿ'’\-]+(?: [a-zà-ÿ][a-zà-ÿ'’\-]{2,})?)(?=[ "
    r",.;\n]|$)"
)
_LOWER_DATED = re.compile(
    r"(?m:^\s*(?:re:? |ref:? )?)(?!sort code )(?P<n>[a-zà-ÿ][a-zà-ÿ'’\-]+ [a-zà-ÿ][a-zà-ÿ'’\-]+)(?=[, ]{1,2}(?:dob:? |born )?[0-9]{1,2}[./\-][0-9]{1,2}[./\-][0-9]{2,4}(?![0-9/])(?!\D{1,3}[0-9]{8}(?![0-9])))"
)
_LOWER_ACTS = re.compile(
    r"(?m:^|[.;,!?]\s+|\band )(?P<n>[a-zà-ÿ]{3,}(?:-[a-zà-ÿ]{2,})?)(?=(?:['’]s (?:mum|dad|mother|father|childminder|nan|sister|brother|aunt|uncle"
    r"|friend|mate|house|place|phone)| (?:said|says|told|brought|took|saw|hit|asked|rang|phoned|has been|was there|came|went|let slip))\b)"
)
_BY_LETTER = re.compile(  # "d-jay", "t-bone"
    r"(?<![\w@'’\-])(?!(?:e-\w+|t-shirts?|x-\w+|u-turns?|a-levels?|as-levels?|d-day|v-neck|i-\w+|o-levels?|y-fronts?|b-day|g-string)\b)"
    r"[a-z]-[a-z]{2,8}(?![\w\-])"
)
_SHORTEST = 3  # two letters are no name in lower case


@dataclass(frozen=True, slots=True)
class LowerCaseNameRecogniser:
    """Names of people where the passage holds no capitals."""

    id: str = "lower_name@1"
    entities: tuple[str, ...] = ("PERSON",)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Nothing in ordinary writing."""
        if mostly_lower(reading.text):
            yield from self._behind_a_cue(reading)
            yield from self._acting(reading)
            yield from self._listed(reading)
            yield from (self._finding(*match.span(), 0.45, "nickname by its letter") for match in _BY_LETTER.finditer(reading.text))

    def _behind_a_cue(self, reading: Reading) -> Iterator[Finding]:
        for pattern, reason in ((_LOWER_TITLE, "title"), (_KIN_LOWER, "behind a word of kinship"), (_NAMED_LOWER, "named")):
            for match in pattern.finditer(reading.text):
                words = match["n"].split()
                if ordinary(words[0]) or len(words[0]) < _SHORTEST:
                    continue
                end = match.end("n") if len(words) == 1 or not ordinary(words[-1]) else match.start("n") + len(words[0])
                yield self._finding(match.start("n"), end, 0.5, f"{reason}, lower case")

    def _acting(self, reading: Reading) -> Iterator[Finding]:
        for match in _LOWER_ACTS.finditer(reading.text):
            if not ordinary(match["n"]) and not is_kin(match["n"]):
                yield self._finding(match.start("n"), match.end("n"), 0.45, "speaks or acts, lower case")
        for match in _LOWER_DATED.finditer(reading.text):
            yield self._finding(match.start("n"), match.end("n"), 0.6, "birth date behind it")

    def _listed(self, reading: Reading) -> Iterator[Finding]:
        for match in re.finditer(r"(?<![\w@])[a-zà-ÿ][a-zà-ÿ'’\-]{2,}(?: [a-zà-ÿ][a-zà-ÿ'’\-]{3,})?(?!\w)", reading.text):
            words = match.group().split()
            first = words[0].replace("'s", "").split("-")[0]
            if first in FORENAMES and first not in WORD_NAMES | ORDINARY:
                alone = len(words) == 1 or ordinary(words[1]) or words[0].endswith(("'s", "’s"))
                end = match.start() + len(words[0].removesuffix("'s").removesuffix("’s")) if alone else match.end()
                yield self._finding(match.start(), end, 0.5, "listed forename, lower case")

    def _finding(self, start: int, end: int, score: float, reason: str) -> Finding:
        return Finding(start, end, "PERSON", score, self.id, reason)
