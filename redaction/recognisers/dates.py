"""Calendar dates, and which of them are dates of birth.

A date is a birth date when a cue stands right before it, in its label or its column header; impossible dates stay,
with a lower score, since a scanner or a tired hand wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.needed_words import in_small_letters, may_hold, needs
from redaction.reading import Finding, Reading
from redaction.recognisers.shapes import last_position, word_pattern

_D = "[0-9OolI]"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = rf"(?:(?:19|20)[0-9]{{2}}|['’]?[0-9]{{2}}(?![0-9:]|\s+{_MONTH}\b))"  # of "5 Feb, 19 Feb" the second day is no year
_FULL = (
    re.compile(rf"(?<![\w/.\-]){_D}{{1,2}}(?P<s>[/.\-\\])\s?{_D}{{1,2}}(?P=s)\s?(?:{_D}{{4}}|{_D}{{2}})(?![\w/]|[.\-]\d)"),
    re.compile(r"(?<![\w/.\-])(?:19|20)[0-9]{2}(?P<s>[/.\-])[0-9]{1,2}(?P=s)[0-9]{1,2}(?![0-9/\-])"),
    re.compile(rf"(?<![\w/]){_DAY}(?:\s+of)?[\s\-.]?\s?{_MONTH}\b\.?,?[\s\-]?\s?{_YEAR}(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<!\w){_MONTH}\.?\s+{_DAY},?\s+(?:19|20)[0-9]{{2}}(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<![\w/]){_DAY} day of {_MONTH},? (?:19|20)[0-9]{{2}}(?!\w)", re.IGNORECASE),
    re.compile(r"(?<![\w/.\-])(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![\w/.\-])"),
    re.compile(r"(?<![\w/.\-])[0-9]{1,2} [0-9]{1,2} (?:19|20)[0-9]{2}(?![\w/\-])"),
    # two figures for the year are a date only where a birth cue stands before them
    re.compile(r"(?i)(?<=\bdob )(?:0?[1-9]|[12][0-9]|3[01]) (?:0?[1-9]|1[0-2]) [0-9]{2}(?![\w/\-])"),
    re.compile(r"(?i)(?<=\bborn )(?:0?[1-9]|[12][0-9]|3[01]) (?:0?[1-9]|1[0-2]) [0-9]{2}(?![\w/\-])"),
)
_PART = (
    re.compile(rf"(?<![\w/]){_DAY}(?:(?:\s+of)?\s+|-){_MONTH}(?![\w\-])", re.IGNORECASE),
    re.compile(rf"(?<!\w){_MONTH}\.?\s+(?:(?:19|20)[0-9]{{2}}|{_DAY})(?!\w)", re.IGNORECASE),
    re.compile(r"(?<!\w)(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?(?!\w)", re.IGNORECASE),
    re.compile(r"(?<!\w)(?:January|February|April|June|July|August|September|October|November|December)(?!\w)"),
    re.compile(
        r"\b(?:[Oo]n|[Bb]y|[Nn]ext|[Ll]ast|[Tt]his|[Ee]very|[Ff]rom|[Uu]ntil|[Tt]ill?|[Bb]ooked|[Ss]ince|[Dd]ue|and|or|to|each|[Cc]lub|[Ff]or) "
        r"(?P<n>Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)(?=[.,;:)\n]|$|\s+(?:and|or|at|am|pm|a\.m|p\.m|morning|afternoon|eve|to|\d))"
    ),
    re.compile(rf"(?<!\w)(?P<n>Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)(?=,?\s+(?:{_DAY}\b|at \d|am\b|pm\b|\d{{1,2}}[:.]\d\d))"),
    re.compile(
        r"\b(?:[Ss]ince|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]y|[Dd]uring|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd of|[Mm]id-|of|in)[ \-]?(?<=[ \-])(?P<n>March|May)(?!\w)"
        r"(?! (?:have|not|be|I|we|he|she)\b)"
    ),
    re.compile(
        r"(?<=\b[Ii]n )(?:March|May)(?!\w)|(?<!\w)(?:Easter|Christmas|Ramadan|Eid|Diwali|Hanukkah|"
        r"Passover)(?: (?:Day|Eve|Sunday|Monday))?(?!\w)"
    ),
)
_CUES = (
    "dob",
    "d.o.b",
    "d.o.b.",
    "date of birth",
    "born",
    "birth date",
    "birthdate",
    "d0b",
    "b.",
    "dateofbirth",
    "date_of_birth",
    "birthday",
    "dobs",
    "dates of birth",
    "do8",
    "born on",
    "birth",
    "bday",
    "b'day",
    "d/o/b",
    "born the",
    "born on the",
    "dob claimed",
    "claimed dob",
    "b",
)
_OTHER = (
    "edd",
    "visit",
    "seen",
    "sent",
    "dated",
    "created",
    "incident",
    "received",
    "arrived",
    "release",
    "expected",
    "due",
    "review",
    "meeting",
    "date of referral",
    "referral date",
    "today",
    "started",
    "moved",
    "expires",
    "expiry",
    "issued",
    "reported",
    "still",
)
# Where an age is disputed, what each side says is a date of birth.
_DISPUTED = re.compile(
    r"\bage[ \-](?:dispute[ds]?|assess\w+)|\bdisputed (?:minor|age)|\bputative (?:age|dob)|\bassessed as\b", re.IGNORECASE
)
_CLAIMED = (
    *_CUES,
    "claims",
    "claimed",
    "states",
    "stated",
    "put",
    "gave",
    "gives",
    "given",
    "recorded",
    "assessed as",
    "says",
    "said",
    "officer put",
)
_BARE_FULL, _BARE_PART = 0.5, 0.4
_FORMS = tuple((pattern, needs(pattern), bare) for forms, bare in ((_FULL, _BARE_FULL), (_PART, _BARE_PART)) for pattern in forms)
_NEAR = 26  # characters between the cue and the date: "DOB (as given by mother): "
_NAME_THEN_BRACKET = re.compile(r"[A-ZÀ-Þ][\w'’\-]+\s*[(\[]\s*$")
_POLICE_LINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’\-]+,\s?[A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+)?[\s,|/]+$")


@dataclass(frozen=True, slots=True)
class DateRecogniser:
    """Dates of birth and other dates."""

    id: str = "date@1"
    entities: tuple[str, ...] = ("DATE_OF_BIRTH", "DATE_TIME")
    context: tuple[str, ...] = _CUES

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Full dates first; partial ones (a month, a weekday) are never birth dates unless cued."""
        small = in_small_letters(reading.text)
        for pattern, needed, bare in _FORMS:
            for match in pattern.finditer(reading.text) if may_hold(small, needed) else ():
                yield self._judge(reading, match, bare)

    def _judge(self, reading: Reading, match: re.Match[str], bare: float) -> Finding:
        start, end = match.span("n" if "n" in match.groupdict() else 0)
        before = reading.before(start)
        disputed = bare == _BARE_FULL and _DISPUTED.search(reading.text)
        cue = last_position(word_pattern(_CLAIMED if disputed else self.context), before)
        other = last_position(word_pattern(_OTHER), before)
        if cue > other and len(before) - cue <= _NEAR:
            return Finding(start, end, "DATE_OF_BIRTH", 0.95, self.id, "date after a birth cue")
        full = bare == _BARE_FULL
        if full and other < 0 and (_NAME_THEN_BRACKET.search(before) or _POLICE_LINE.search(before)):
            return Finding(start, end, "DATE_OF_BIRTH", 0.75, self.id, "date right after a name")
        return Finding(start, end, "DATE_TIME", bare, self.id, "date")
