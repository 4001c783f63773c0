"""A neighbour's or a caller's door without its street: "flat 29 mr osgood", "the woman at no. 9", "Mr Sesay at 18A", "I'm at flat 11".

Whether it is the child's own door the record says. Without somebody who lives there a number locates nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading
from redaction.recognisers.sieve import FIGURES, characters
from redaction.tags import DWELLING

DOORS = "dwelling@1"
_NUMBER = re.compile(r"[0-9]{1,4}(?: ?(?P<letter>[A-Ha-h])(?!\w))?(?!\w|[/.:\-][0-9])")
_DOOR = re.compile(r"(?<![\w#])(?:flat|apartment|apt\.?|maisonette|bedsit|number|no\.?|plot|caravan|pitch) ?$", re.IGNORECASE)
_UNIT = re.compile(r" ?(?:am|pm|o['’]clock|hrs|hours|years?|yrs?|months?|weeks?|days?|minutes|mins|times|of|on the|in the)\b")
_TITLED = r"(?i:\b(?:mr|mrs|ms|miss|mx|dr)\.?) [^\W\d_][\w'’\-]+"
_TITLED_BEHIND = re.compile(rf",? ?[(–-]? ?{_TITLED}")  # "flat 29 mr osgood", "No. 7, Mr Hale, says"
_NAMED = rf"{_TITLED}(?: [A-ZÀ-Þ][\w'’\-]+)?"
_STRANGER = (
    r"(?<!\w)(?i:neighbours?|lady|wom[ae]n|m[ae]n|bloke|chap|fella|gentleman|couple|residents?|tenants?|leaseholder|occup(?:ant|ier)|caller|witness|informant"
    r"|people|lot|someone|somebody)"
)
_DWELLS = r"(?:(?:who |that )?(?:lives? |is )|living )?(?:(?:just |over |down |up )?(?:at|in|of|from) (?:the )?|@ ?)"
_I_AM = r"\b(?:I|i|[Ww]e)(?:['’]?(?:m|re)| am| are| live| stay| rent)(?: just| over| up| down| also| now)?"
_LABELLED = r"(?<!\w)(?i:informant|inft?|caller|source|reported by)\W{1,3}(?:\w+ ){0,3}"  # "Informant = ground flr flat 61A"
_BESIDE = r"\b(?i:opposite|across(?: the (?:road|street|landing|hall))?|over the road|next door|above|below|beneath|underneath|upstairs|downstairs|adjoining)(?: (?i:them|her|him|us))?"
"""Where a neighbour is, by which a number right behind is their door: "lives opposite at no 6", "the flat above (16C, Mrs Hale)"."""
_PHONE_BEHIND = re.compile(r" ?[/,] ?\(?0[0-9]{3}")  # as people sign: "jan flat 17 / 07700 900123"
_DWELLER = re.compile(
    rf"(?:{_LABELLED}|{_NAMED},? \(?{_DWELLS}|{_NAMED}(?:, | \()|{_STRANGER} {_DWELLS}|{_BESIDE},? (?:at |in |\()|{_I_AM} (?:at|in) )$"
)
_AT = re.compile(
    rf"(?:(?:{_NAMED},?|{_STRANGER}) \(?(?:who )?(?:lives )?(?:at |@ ?)|{_STRANGER}, |{_BESIDE}(?:,? at |,? \(|, )|{_I_AM} at )$"
)
_OF = re.compile(rf"{_NAMED},? \(?(?:of|in|from) $")
_HIGHEST_YEAR = 13  # "Mrs Hale of 7B" teaches a class of that year
_LONGEST = 72  # characters ahead that may hold who lives there


@dataclass(frozen=True, slots=True)
class DwellingRecogniser:
    """Doors of neighbours and callers."""

    id: str = DOORS
    entities: tuple[str, ...] = ("ADDRESS",)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """The door of each, with the word for it."""
        text = reading.text
        for number in _NUMBER.finditer(text) if not characters(text).isdisjoint(FIGURES) else ():
            start, end = number.span()
            door = _DOOR.search(text[max(0, start - 11) : start])
            low = start - len(door[0]) if door else start
            ahead = text[max(0, low - _LONGEST) : low]
            if _is_door(text, end, ahead) if door else number["letter"] and _is_lettered(number[0], ahead):
                yield Finding(low, end, "ADDRESS", 0.5, self.id, "door of a neighbour or caller", (DWELLING,))


def _is_door(text: str, end: int, ahead: str) -> bool:
    """Whether somebody is said to live behind the door: whoever speaks, a stranger, or one with a title."""
    return not _UNIT.match(text, end) and bool(_TITLED_BEHIND.match(text, end) or _PHONE_BEHIND.match(text, end) or _DWELLER.search(ahead))


def _is_lettered(number: str, ahead: str) -> bool:
    """Whether a number with its letter alone is a door: "Mr Sesay at 18A"."""
    if " " in number:
        return False
    return bool(_AT.search(ahead)) or (int(number[:-1]) > _HIGHEST_YEAR and _OF.search(ahead) is not None)
