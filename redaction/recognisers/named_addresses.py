"""Addresses without an English street word: Welsh, Gaelic and Irish streets, numbers with a name, houses, flats and buildings by name.

Each asks for more than capitals: a number and a street word of its language; a town behind a comma; a word of dwelling ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading
from redaction.recognisers.name_shapes import TITLES
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import ORDINARY

NUMBERED, NAMED_HOUSE, WELSH_HOUSE = "number and name with a town", "named house with a town", "Welsh house with a town"
"""The reasons that rest on capitals and a comma: persons found there may be the surer findings."""

_CAP = r"(?>[A-ZÀ-Þ][\w'’\-]*)(?<=[a-zà-ÿ])"
_SMALL = r"(?:y|yr|yn|ar|an|na|nan|of|the|on|upon|under)"
_NUMBER = r"[0-9]{1,4}[A-Za-z]?(?:\s?[-–/]\s?[0-9]{1,4}[A-Za-z]?)?"
_FLAT = r"(?:Flat|Apartment|Apt\.?|Fflat)\s+[A-Za-z0-9]{1,4}"
# Streets whose kind stands first: Welsh, Scottish Gaelic, Irish.
_STREET_FIRST = (
    r"(?:Heol|Ffordd|Stryd|L[oô]n|Maes|Clos|Rhodfa|Cilgant|Parc|Rhes|Bryn|Cae|Nant|D[oô]l|Gerddi|Llys|Teras|Cwm|Coed|Pant|Trem|Waun|Gwaun|Erw|Cefn|Allt|Pen"
    r"|Rathad|Sr[aà]id|B[oó]thar|Ascaill|C[eé]ide|Cluain|Gleann|Baile)"
)
_STREET_LAST = r"(?:Brae|Braes|Vennel|Pend|Knowe|Haugh|Neuk|Wynd|Loan|Gait|Boreen|Lawns?|Maltings|Parkway|Plaza)"
_HOUSE = r"(?:Cottages?|House|Lodge|Farm|Farmhouse|Barn|Villa|Croft|Bungalow|Grange|Manor|Rectory|Vicarage|Mill|Stables|Steading|Lodges)"
_WELSH_WORD = r"(?:T[yŷ]|Bwthyn|Plas|Hafod|Hendre|Glan|Tan|Pen)"
_BUILDING = (
    r"(?:House|Court|Lodge|Cottage|Towers?|Mansions|Heights|[Hh]all|Hotel|Inn|Hostel|Haven|Grange|Manor|Villas?|Apartments|Maltings|Foyer|B&B|Guest House"
    r"|[Cc]hurch [Hh]all|[Cc]ommunity [Cc]entre|Caravan Park|Holiday Park|Travelodge)"
)
_TOWN = rf",\s*(?P<town>{_CAP}(?:-(?:{_SMALL}-)?{_CAP}| (?:(?:upon|under|y|yr) )?{_CAP}){{0,2}})(?=\s*(?:[.,;:)\n(|]|$|[A-Z]{{1,2}}\d)|\s+[a-z])"
_ROW = rf"{_CAP}(?:\s(?:{_SMALL}\s)?{_CAP}){{0,2}}"
_AHEAD = re.compile(
    r"(?:(?:\b(?:at|of|to|from|in|on|near|is|was|address|home|lives?|living|resid\w+|staying|moved|now|tenant|premises)|[:|–—-])\s+|^\s*|\n\s*|,\s*)$",
    re.IGNORECASE,
)
_DWELLS = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)(?:\s+(?:in|back|out|over))?\s*(?:to|into|in|at)|(?:stay(?:s|ed|ing)?|liv(?:e|es|ed|ing)|resid\w+|sleep(?:s|ing)?|slept|placed|housed|rehoused"
    r"|accommodated|lodg\w+|put\s+up|based|relocated|transferred|settled|now)\s+(?:temporarily\s+|currently\s+|now\s+)?(?:at|in|to|with)|(?:fled|gone)\s+to|a\s+(?:room|flat|place)\s+(?:at|in))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"police|officers?|nurses?|wards?|panel|committee|meeting|conference|services?|team|school|academy|nursery|hospital|surgery|year|class|form|room|council"
    r"|child(?:ren)?|adults?|males?|females?|boys?|girls?|people|weeks?|days?|months?|years|calls?|visits?|section|band|grade|level|step|item|question|page"
    r"|crown|county|family|high|magistrates|youth|supreme|town|care|nursing"
)
"""Words of what agencies count or name: no street, no house is called so."""
_NO_HOUSE_NUMBER = re.compile(r"0|.*[0-9]{4}")
"""What is rather a time, a year or a telephone: "1030 Tyler, Jordan and Lena were seen"."""
_TITLE = re.compile(rf"{TITLES}|Master|Madam")
_ACTS = re.compile(
    r"\s*\([0-9]{1,2}\)|\s+(?:and|or|is|isn['’]t|was|wasn['’]t|were|are|be|has|had|have|did|does|will|would|can|could|may|might|must|says?|said|tells|told|left|went|came|ran|saw"
    r"|took|gave|got|made|met|hit|rang|told|spoke|fell|felt|kept|knows?|knew|wants?|lives?|feels?|who|whose|then|[a-z]{2,20}ed)\b"
)
"""Behind a name: who does something, an age, or another who is named with it. No town does."""
_PREMISES = re.compile(
    r"\b(?:address|home|house|flat|property|premises|tenan(?:t|cy)|lives?|lived|living|resid\w+)\b[^.\n,;]{0,24}$", re.IGNORECASE
)
_TOWNS_TOO = frozenset(
    {"barry", "beverley", "chester", "clare", "douglas", "keith", "kingston", "leigh", "lincoln", "nelson", "preston", "stirling"}
)
"""Towns after which people are called: they stay towns where nothing says that they act."""
_AFTER_STREET = 24  # characters ahead that may hold the word of dwelling
_AFTER_VERB = 40


@dataclass(frozen=True, slots=True)
class NamedAddressRecogniser:
    """Addresses by their structure where no English street word tells them."""

    id: str = "named_address@1"
    entities: tuple[str, ...] = ("ADDRESS",)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Streets of other languages; numbers, houses and flats with a name; buildings where somebody is said to stay."""
        for pattern, holds, score, reason in _TABLE:
            for match in pattern.finditer(reading.text):
                if holds(reading.text, match):
                    yield Finding(match.start(), _end(reading.text, match), "ADDRESS", score, self.id, reason)


def _end(text: str, match: re.Match[str]) -> int:
    """Without what follows the comma where that is a person and no town: "12 Heol y Bryn, Lena was seen"."""
    return match.end("n") if match.groupdict().get("town") and not _is_town(text, match) else match.end()


def _is_town(text: str, match: re.Match[str]) -> bool:
    acts = _ACTS.match(text, match.end())
    known = {part.lower() for part in _words(match["town"])} & FORENAMES
    if acts and (known or not _is_home(text, match)):
        return False
    return not known - _TOWNS_TOO and not _has_title(match["town"])


def _is_home(text: str, match: re.Match[str]) -> bool:
    ahead = text[max(0, match.start() - 2 * _AFTER_VERB) : match.start()]
    return bool(_DWELLS.search(ahead) or _PREMISES.search(ahead))


def _words(name: str) -> list[str]:
    return re.split(r"[\s'’-]+", name)


def _has_title(name: str) -> bool:
    return any(map(_TITLE.fullmatch, _words(name)))


def _are_names(words: str) -> bool:
    """Whether a place may be called so: not everyday words alone, and no word of what agencies count or name."""
    parts = [part for part in re.split(r"[\s'’-]+", words.lower()) if part not in {"the", "of", "old"}]
    return not any(map(_COUNTED.fullmatch, parts)) and not (parts and all(part in ORDINARY for part in parts))


def _is_street(_text: str, match: re.Match[str]) -> bool:
    return _are_names(match["n"])


def _is_at_a_place(text: str, match: re.Match[str]) -> bool:
    ahead = text[max(0, match.start() - _AFTER_STREET) : match.start()]
    return bool(_AHEAD.search(ahead)) and _are_names(match["n"]) and _are_names(match["town"]) and _is_town(text, match)


def _is_numbered(text: str, match: re.Match[str]) -> bool:
    """A house of a number and a name alone: nobody's name, and no time of day ahead of one."""
    named = _has_title(match["n"]) or any(part.lower() in FORENAMES for part in _words(match["n"]))
    return not named and not _NO_HOUSE_NUMBER.match(match["number"]) and _is_at_a_place(text, match)


def _is_no_person(_text: str, match: re.Match[str]) -> bool:
    return _are_names(match["n"]) and match["n"].split(maxsplit=1)[0].lower() not in FORENAMES


def _is_dwelt_in(text: str, match: re.Match[str]) -> bool:
    dwells = _DWELLS.search(text[max(0, match.start() - _AFTER_VERB) : match.start()])
    return bool(dwells) and not any(map(_COUNTED.fullmatch, match["n"].lower().split()))


_TABLE: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], bool], float, str], ...] = (
    (
        re.compile(rf"(?<![\w/.£\-])(?:{_FLAT},?\s+)?{_NUMBER},?\s+(?P<n>{_STREET_FIRST}\s(?:{_SMALL}\s)?{_ROW})(?:{_TOWN})?"),
        _is_street,
        0.7,
        "number and street",
    ),
    (
        re.compile(rf"(?<![\w/.£\-])(?:{_FLAT},?\s+)?{_NUMBER},?\s+(?P<n>{_ROW}\s{_STREET_LAST})\b(?:{_TOWN})?"),
        _is_street,
        0.7,
        "number and street",
    ),
    (re.compile(rf"(?<![\w/.:£\-])(?P<number>{_NUMBER})\s+(?P<n>{_ROW}){_TOWN}"), _is_numbered, 0.6, NUMBERED),
    (
        re.compile(rf"(?<![\w'’-])(?P<n>(?:The\s+)?(?:{_CAP}\s){{1,2}}{_HOUSE}|(?:The\s+)?Old\s{_HOUSE}){_TOWN}"),
        _is_at_a_place,
        0.6,
        NAMED_HOUSE,
    ),
    (re.compile(rf"(?<![\w'’-])(?P<n>{_WELSH_WORD}\s(?:{_SMALL}\s)?{_CAP}){_TOWN}"), _is_at_a_place, 0.6, WELSH_HOUSE),
    (
        re.compile(rf"(?<![\w/]){_FLAT}(?:,\s*|\s+)(?P<n>(?:The\s+)?{_ROW})(?=\s*(?:[.,;)\n|]|$))"),
        _is_no_person,
        0.7,
        "flat and building",
    ),
    (re.compile(rf"(?<![\w'’-])(?P<n>(?:{_CAP}\s){{1,3}}{_BUILDING})(?!\w)"), _is_dwelt_in, 0.55, "where someone stays"),
)
