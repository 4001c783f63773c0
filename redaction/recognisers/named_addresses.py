"""Addresses without an English street word: Welsh, Gaelic and Irish streets, numbers with a name, houses, flats and buildings by name.

Each asks for more than capitals: a number and a street word of its language; a town behind a comma; a word of dwelling ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading
from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import ORDINARY

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
_WELSH_HOUSE = r"(?:T[yŷ]|Bwthyn|Plas|Hafod|Hendre|Glan|Tan|Pen)"
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
                    yield Finding(match.start(), match.end(), "ADDRESS", score, self.id, reason)


def _are_names(words: str) -> bool:
    """Whether a place may be called so: not everyday words alone, and no word of what agencies count or name."""
    parts = [part for part in re.split(r"[\s'’-]+", words.lower()) if part not in {"the", "of", "old"}]
    return not any(map(_COUNTED.fullmatch, parts)) and not (parts and all(part in ORDINARY for part in parts))


def _is_street(_text: str, match: re.Match[str]) -> bool:
    return _are_names(match["n"])


def _is_at_a_place(text: str, match: re.Match[str]) -> bool:
    ahead = text[max(0, match.start() - _AFTER_STREET) : match.start()]
    return bool(_AHEAD.search(ahead)) and _are_names(match["n"]) and _are_names(match["town"])


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
    (re.compile(rf"(?<![\w/.£\-]){_NUMBER}\s+(?P<n>{_ROW}){_TOWN}"), _is_at_a_place, 0.6, "number and name with a town"),
    (
        re.compile(rf"(?<![\w'’-])(?P<n>(?:The\s+)?(?:{_CAP}\s){{1,2}}{_HOUSE}|(?:The\s+)?Old\s{_HOUSE}){_TOWN}"),
        _is_at_a_place,
        0.6,
        "named house with a town",
    ),
    (re.compile(rf"(?<![\w'’-])(?P<n>{_WELSH_HOUSE}\s(?:{_SMALL}\s)?{_CAP}){_TOWN}"), _is_at_a_place, 0.6, "named house with a town"),
    (
        re.compile(rf"(?<![\w/]){_FLAT}(?:,\s*|\s+)(?P<n>(?:The\s+)?{_ROW})(?=\s*(?:[.,;)\n|]|$))"),
        _is_no_person,
        0.7,
        "flat and building",
    ),
    (re.compile(rf"(?<![\w'’-])(?P<n>(?:{_CAP}\s){{1,3}}{_BUILDING})(?!\w)"), _is_dwelt_in, 0.55, "where someone stays"),
)
