"""Words of kinship, partnership, care and neighbourhood that tie particular people, with their modifiers.

Collective words (child, kids, siblings, family, friend) and job titles tie nobody and are no tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading
from redaction.recognisers.sieve import in_lower_case
from redaction.recognisers.words.kinship import ABROAD, CORE, LOWER_ONLY, SHORT, SHORT_PARENT

_STEP = r"(?:step|half|god|foster|great|grand)[ \-]?"
_MODIFIER = (
    r"(?:(?:paternal|maternal|birth|biological|adoptive|adopted|foster|estranged|separated|"
    r"former|late|deceased|ex|step|half|twin|putative|natural|legal|live[ \-]in|common[ "
    r"\-]law"
    r"|civil|same[ \-]sex|great|elder|older|eldest|younger|youngest|big|little|baby|unmarried|"
    r"divorced|absent|non-resident|resident|surrogate|second|third|first|cohabiting|adult|oldest|teenage|grown[ \-]up|mat\.?|pat\.?)[ "
    r"\-]+)*"
)
_TERM = rf"(?:{_STEP})*(?:{CORE}|{ABROAD})(?:[ \-]in[ \-]law)?"
_OWNED = rf"(?:(?:(?:{_STEP})*(?:{CORE}|{ABROAD})(?:[ \-]in[ \-]law)?['’]s? |baby['’]s |child(?:ren)?['’]s )(?:new |current |then )?)"
_RELATION = re.compile(  # for lower case: letters of either case would have each of some hundred words tried at each place
    rf"(?<![\w@.\-])(?=[^\W\d_]){_MODIFIER}{_OWNED}?{_MODIFIER}(?:{_TERM}|(?:{_STEP})*(?:{CORE})s)(?![\w@])(?!['’]?-?(?:tongue|land|hood|care|board|to-be\b))"
)
_SHORT = re.compile(rf"(?<![\w@.\-])(?P<n>{SHORT})(?![\w@])")
_TITLE_SISTER = re.compile(
    r"(?:Sister|Father|Brother|Mother) [A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+)?,? (?:RSCN|"
    r"RGN|RN|SRN|Band|ward|Ward|from the ward|of St|SJ|OSB|at (?:the )?(?:church|hospital))"
)
_JOB = re.compile(
    r"(?i)(?:partner|neighbour)(?=\s+(?:agency|agencies|organisations?|organizations?|"
    r"services?|professionals?|borough|boroughs|authority|authorities|trust|forces?|work|"
    r"meeting))"
)
_OFFICIAL = re.compile(r"(?i)(?:children['’]s|court|GAL|ad litem|legal)\s+$")


@dataclass(frozen=True, slots=True)
class RelationRecogniser:
    """Relationship words in English and, as families write them, in the languages heard most in London."""

    id: str = "relation@1"
    entities: tuple[str, ...] = ("RELATIONSHIP",)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Every word that ties particular people; "ex" only where it stands for a former partner."""
        for match in _RELATION.finditer(in_lower_case(reading.text)):
            if self._ties(reading, match):
                yield Finding(match.start(), match.end(), "RELATIONSHIP", 0.7, self.id, "relationship word")
        for pattern in (_SHORT, SHORT_PARENT):
            for match in pattern.finditer(reading.text):
                yield Finding(*match.span("n"), "RELATIONSHIP", 0.6, self.id, "short for kin")

    def _ties(self, reading: Reading, match: re.Match[str]) -> bool:
        text, start = reading.text, match.start()
        ahead = text[max(0, start - 16) : start]
        bare_ex = match.group() == "ex"
        if bare_ex and not re.search(r"(?i)\b(?:her|his|their|my|the|an|fleeing|mum['’]s|dad['’]s|s|with) $", ahead):
            return False
        if match.group() in LOWER_ONLY and not text[start : match.end()].islower():
            return False
        if _TITLE_SISTER.match(text, start) or _JOB.match(text, start):
            return False
        return not (match.group().startswith("guardian") and _OFFICIAL.search(ahead))
