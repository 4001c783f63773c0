"""UK addresses: a house or flat with a street, up to the town; with or without a postcode behind it.

Three ways in: a number and a street word; whatever stands between a house number and a postcode; what a label or a
verb of dwelling calls an address. The postcode is its own tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading
from redaction.recognisers.names import mostly_lower
from redaction.recognisers.words.ordinary import ORDINARY

_STREET_WORDS = (
    "Road Rd Street St Avenue Ave Lane Ln Close Cl Drive Dr Way Court Ct Crescent Cres Gardens Gdns Grove Place Pl Terrace Tce Terr "
    "Hill Row Square Sq Walk Mews Rise Green View Park Parade Yard Fold Grange Mount Path Gate Bank Meadow Meadows Quay Wharf Dock "
    "Croft Vale Lea Ley Heights Broadway Common Circus Passage Alley Garth Gardens Fields Field Wood End Cottages Villas Buildings "
    "Mansions Point Approach Esplanade Promenade Embankment Bridge Brow Dell Dene Drove Furlong Glade Glen Gait Hollow Leys Loan Loke "
    "Nook Oval Orchard Paddock Pastures Piece Ridge Ride Side Spinney Steps Strand Straight Wynd Wold Orchards Copse Chase Causeway "
    "Lodge House Towers Tower Estate Farm Barn Cottage Reach Acre Acres Corner Cross Crossway Dale Down Downs Fold Haven Holt Hurst"
)
_STREET = "(?:" + "|".join(sorted(set(_STREET_WORDS.split()), key=len, reverse=True)) + r")"
_NUMBER = r"[0-9]{1,4}(?:\s?[A-Za-z](?![A-Za-z]))?(?:\s?[-–/]\s?[0-9]{1,4}[A-Za-z]?)?"
_INSIDE = r"(?:Flat|Apartment|Apt\.?|Unit|Room|Plot|Caravan|Floor|Block)\s+[A-Za-z0-9]{1,4}(?![a-z])"
_WORD = r"[A-Za-zÀ-ÿ0-9'’.\-]+"
_LETTERS = r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9'’\-]*"  # no full stop: an address does not run over a sentence
_BUILDING = (
    rf"(?:{_WORD}\s+){{1,3}}(?:House|Court|Lodge|Cottage|Towers?|Mansions|Buildings?|Point|Heights|Hall|Farm|Barn|Apartments|Block|Villa)"
)
_TOWN = r"(?P<town>,\s*(?:[A-ZÀ-Þ][\w'’\-]+)(?:[ \-](?:on|upon|under|le|la|in|by|the|of|next|[A-ZÀ-Þ][\w'’\-]+)){0,3})"
_BODY = (
    rf"(?:{_INSIDE},?\s+)?(?:{_BUILDING},?\s+)?{_NUMBER},?\s+(?:(?!and\b|at\b|in\b|on\b|"
    rf"or\b|for\b|to\b|of\b|lives\b|is\b|was\b)(?:St\.|{_LETTERS})\s+){{0,4}}?{_STREET}\b"
)
_NUMBERED = re.compile(rf"(?<![\w/.£\-])(?<!\d,)(?i:{_BODY}){_TOWN}?{_TOWN.replace('town', 'town2')}?")
_FLAT = re.compile(rf"(?<![\w/])(?i:{_INSIDE},?\s+{_BUILDING}(?:,\s*(?:{_WORD}\s+){{1,3}}?{_STREET}\b)?){_TOWN}?")
_NAMED_HOUSE = re.compile(
    rf"(?<![\w/])(?:[A-ZÀ-Þ][\w'’\-]+\s+){{1,2}}(?:House|Cottage|Lodge|Farm|Barn|Villa),\s+(?:{_NUMBER}\s+)?(?:[A-ZÀ-Þ][\w'’\-]+\s+){{1,3}}{_STREET}\b{_TOWN}?"
)
_POSTCODE = r"[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s{0,2}[0-9OIl][A-Za-z]{2}(?!\w)"
_ANCHORED = re.compile(rf"(?<![\w/.£\-])(?<!\d,)(?i:(?:{_INSIDE},?\s+)?{_NUMBER},?\s+{_WORD}(?:[, ]+{_WORD}){{0,8}}?)(?=,?\s+{_POSTCODE})")
_LABEL = re.compile(
    r"(?i:(?<!\w)(?<!\bat )(?<!\bat the )(?<!\bat this )(?<!\bat same )[\"']?(?:home |current |full |family |previous |postal |last known )*addr(?:ess|"
    r"e55)[\"']?\s*(?:is|was)?\s*[:=]\s*[\"']?)(?P<v>[^\n;|\"{}\t]{5,90})"
)
_DWELL = re.compile(
    rf"(?i:\b(?:lives?|living|stay(?:s|ing)?|residing|resides|moved|placed|address|knocked|"
    rf"visited|attended|staying now)\s+(?:at|in|to|on|is)?\s*)"
    rf"(?P<v>{_NUMBER}\s+(?:[\w'’\-]{{1,40}}\s{{0,9}}){{1,3}}?)(?=[.,;)\n]|$|\s(?:with|and|since|from|in|near|at|but|because|[a-z]{{1,2}}[0-9]))"
)
_STOP = re.compile(rf"(?i:\s+(?:{_POSTCODE}|(?:post\s?code|tel|phone|nhs|dob|mob|email)\b).*|,\s*{_POSTCODE}.*|\s{{2,}}.*|\.\s.*)")
_DAY = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b")
_IN_TOWNS = frozenset(
    {*_STREET_WORDS.lower().split(), "on", "upon", "under", "by", "the", "of", "in", "north", "south", "east", "west", "london", "next"}
)
_UNITS = re.compile(
    r"(?i)[0-9]+\s?(?:am|pm|hrs?|hours?|mins?|minutes|years?|yrs?|days?|weeks?|months?|"
    r"mths?|kids|children|st|nd|rd|th|kg|cm|mg|ml|people|times|other|of|x)\b"
)

_YEAR = re.compile(r"(?:19|20)\d\d\b")
_MONTH_AHEAD = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+$", re.IGNORECASE)
_WAY = re.compile(
    r"\d\s+(?:[a-z][\w'’-]*\s+){1,4}(?:down|downs|end|side|rise|view|way|point|reach|straight|ride|piece|cross|hill|steps|walk)$"
)


@dataclass(frozen=True, slots=True)
class AddressRecogniser:
    """Whole addresses in one span, without the postcode."""

    id: str = "address@1"
    entities: tuple[str, ...] = ("ADDRESS",)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Addresses by street word, by postcode, by label and by verb of dwelling."""
        for pattern, score, reason in (
            (_NUMBERED, 0.75, "number and street"),
            (_FLAT, 0.75, "flat and building"),
            (_NAMED_HOUSE, 0.75, "named house and street"),
            (_ANCHORED, 0.8, "before a postcode"),
        ):
            for match in pattern.finditer(reading.text):
                if not _UNITS.match(match.group()) and not _is_year_or_way(reading.text, match):
                    yield self._finding(reading, match.start(), match.end(), score, reason)
        for pattern, score, reason in ((_LABEL, 0.85, "labelled"), (_DWELL, 0.5, "where someone lives")):
            for match in pattern.finditer(reading.text):
                yield from self._value(reading, match, score, reason)
        yield from self._field(reading)

    def _value(self, reading: Reading, match: re.Match[str], score: float, reason: str) -> Iterator[Finding]:
        start, end = match.span("v")
        value = _STOP.sub("", reading.text[start:end])
        people = _DAY.search(value)  # "Children at home address: Ann Lee 1/2/2015" lists who lives there
        if len(value) > 4 and (" " in value.strip()) and not _UNITS.match(value) and not people:  # noqa: PLR2004 - shorter is no address
            yield self._finding(reading, start, start + len(value), score, reason)

    def _field(self, reading: Reading) -> Iterator[Finding]:
        if re.search(r"\baddress\b", reading.label, re.IGNORECASE) and "@" not in reading.text and "mail" not in reading.label.lower():
            value = re.sub(rf"[,\s]*{_POSTCODE}\s*$", "", reading.text)
            if len(value.split()) > 1:
                yield self._finding(reading, 0, len(value), 0.85, "address field")

    def _finding(self, reading: Reading, start: int, end: int, score: float, reason: str) -> Finding:
        kept = _without_sentence(reading.text[start:end]).rstrip(" ,.;:\n\t")
        return Finding(start, start + len(kept), "ADDRESS", score, self.id, reason)


def _is_year_or_way(text: str, match: re.Match[str]) -> bool:
    """Whether the number is the year of a date ("11 Feb 2015, Elm Green"), or the street word a word of way ("60 wraps thrown down")."""
    if _YEAR.match(match.group()) and _MONTH_AHEAD.search(text[max(0, match.start() - 12) : match.start()]):
        return True
    return bool(_WAY.search(match.group())) and not mostly_lower(text)


def _without_sentence(address: str) -> str:
    """The address without everyday words behind its town: in capitals a town looks like the sentence that goes on."""
    comma = address.rfind(",")
    words = list(re.finditer(r"[\w'’\-]+", address[comma + 1 :])) if comma >= 0 else []
    for word in words[1:]:
        if word.group().lower() in ORDINARY and word.group().lower() not in _IN_TOWNS:
            return address[: comma + 1 + word.start()]
    return address
