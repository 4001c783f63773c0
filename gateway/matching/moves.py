"""Whether an item says that the child has gone to live elsewhere: a verb of moving with a postcode outside the three boroughs.

Such a child is a certain match and still a person's question: another council may be the one to act. A visit is no move.
Districts: Royal Mail's outward codes that lie for the most part in the three boroughs; one on the border counts as outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gateway.matching import cues
from redaction.street_words import EVERY

_OURS = re.compile(r"(?:W1[A-HJ-NP-Z]?|W2|W6|W8|W9|W10|W11|W12|W14|SW1[AEHPVWXY]?|SW3|SW5|SW6|SW7|SW10|NW8|WC2[A-Z]?)", re.IGNORECASE)
_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK|FY|GL|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IP|IV|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU"
    "|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|B|E|G|L|M|N|S|W"
)
_POSTCODE = re.compile(
    rf"\b(?P<whole>(?:{_AREAS})\d[A-Z\d]?)\s?\d[A-Z]{{2}}\b|(?<=[a-z,]\s)(?P<half>(?:{_AREAS})\d[A-Z\d]?)\b(?!\s?\d[A-Z]{{2}}\b)"
)
"""A whole postcode, or its first half behind the word of a place ("Luton LU1")."""
_GONE = re.compile(
    r"\b(?:mov(?:ed|es?|ing)|relocat\w+|re-?hous\w+|resettled|gone|went|left|transferred|placed|now\s+(?:at|in|liv(?:es?|ing))|(?:is|are)\s+(?:now\s+)?living|new\s+address)\b",
    re.IGNORECASE,
)
_FOR_GOOD = re.compile(
    r"\b(?:keys|for\s+good|permanent\w*|new\s+address|tenancy|moved?\s+(?:out|in)\b|relocat\w+|re-?hous\w+|records?|transfer\w*)\b",
    re.IGNORECASE,
)
_VISIT = re.compile(
    r"\b(?:visit\w*|holidays?|week-?ends?|half[\s-]?term|easter|christmas|eid|overnight|respite|sleep-?overs?|trips?|day\s+out|appointments?|funeral|wedding|hospital|ward|clinic|court"
    r"|for\s+(?:an?|the|one|two|three|\d+)\s+(?:(?:few|couple\s+of)\s+)?(?:hours?|days?|nights?|weeks?)|until|to\s+see|returns?|returning|back\s+(?:on|by|home|tomorrow)|every)\b",
    re.IGNORECASE,
)
_NOT_THE_CHILD = re.compile(
    r"\b(?:I|we|our|(?:dad|father|brother|sister|uncle|aunt\w*|nan|gran\w*|cousin|boyfriend|girlfriend|ex|partner|neighbour|landlord|lodger|worker|team|office|service|nurse|doctor|suspect|offender"
    r"|perpetrator|friend|mr|mrs|ms|dr|pc)s?)\b",
    re.IGNORECASE,
)
_FAMILY = re.compile(r"\b(?:mum(?:my)?|mam|mother|they|famil\w+|child(?:ren)?|kids|baby|girls?|boys?|twins)\b", re.IGNORECASE)
_ALONG = re.compile(
    r"\bwith\s+(?:her|him|them|the\s+(?:child\w*|kids|baby|girls?|boys?|twins))\b|\b(?:took|taken|taking|brought)\s+(?:her|him|them|the)\b",
    re.IGNORECASE,
)


_LABELLED = re.compile(
    r"\b(?:current|present|new)\s+(?:h/?a|home(?:\s+address)?|address|addr)\b[^\n]{0,120}?,\s*"
    r"(?:Barking|Barnet|Bexley|Brent|Bromley|Camden|Croydon|Ealing|Enfield|Greenwich|Hackney|Haringey|Harrow|Havering|Hillingdon|Hounslow|Islington|Lambeth|Lewisham|Merton|Newham"
    r"|Redbridge|Richmond|Southwark|Sutton|Tower Hamlets|Waltham Forest|Wandsworth)\b",
    re.IGNORECASE,
)
"""A labelled home of now that ends in another London borough's name, as police and housing write it without a postcode."""


_GIVEN_UP = (
    r"vacated|surrendered|relocated|re-?housed|gave\s+up|given\s+up|hand(?:ed|s|ing)\s+(?:back\s+)?(?:the\s+|their\s+|her\s+)?keys|keys\s+(?:were\s+)?handed"
    r"|keys\s(?:(?:are|were|now|all|came|went)\s){0,2}(?:back|in|returned)|landlord\shas\s(?:the|their|her)\s(?:\w+\s)?keys|not\s(?:be\s)?(?:coming|going|moving)\sback|for\sgood"
    r"|(?:flat|house|property|room)\s(?:(?:is|was|stands|now)\s){1,2}empty|moved\s(?:out|away)|they\s(?:(?:have|had|all)\s)?left"
    r"|left\s(?:(?:the|their|our)\s)?(?:flat|home|house|property|borough|area|London)"
)
_LEFT = re.compile(rf"\b(?:left|moved|{_GIVEN_UP})\b", re.IGNORECASE)
_HOME_GIVEN_UP = re.compile(rf"\b(?:{_GIVEN_UP})\b", re.IGNORECASE)
"""That a home was given up, in so many words: it may stand in a sentence beside the one that tells where they are."""
_BESIDE = 2  # sentences
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
"""Who that is stands in the sentence before: "Dad left for good. He is now at 4 Mill Lane, Derby"."""
_STREET = r"\d{1,4}[A-Za-z]?\s+(?:[A-Z][\w’'-]+\s+){1,3}?[A-Z][\w’'-]+"
_HOW = (
    r"(?:(?:[a-z]+ly|for\sgood|all|together|now|back|over|up|down|out|away|altogether|(?:with|to)\s(?:a|his|her|their)\s[a-z]+"
    r"|(?:last|this)\s(?:week|month|year)|(?:on|at|in|since)\s(?:the\s(?:end|start)\sof\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?-i:[A-Z])[a-z]{2,8}(?:\s\d{4})?),?\s){0,3}?"
)
"""How, with whom or when somebody moved, between the verb and where to."""
_NOW_IN = re.compile(
    rf"\b(?i:now|moved|gone|went|staying|living|lives?|relocated|settled|re-?housed)[\s,]\s*{_HOW}(?:(?:at|in|to|with|into)\s+){{1,2}}(?:[a-z][^.;\n\d]{{0,60}}[\s,])?{_STREET}\s*,\s*"
    r"(?P<town>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)(?=[,.;)\n]|\s*$|\s(?:and\s(?:are|is|will|have|has|not)|since|now|but|with\s[a-z]{2,})\b)"
)
_OUR_TOWNS = re.compile(
    r"London|Flat\b.*|Hammersmith|(?:West |East )?Fulham|Chelsea|(?:North |South |West )?Kensington|Westminster|Paddington|Pimlico|Victoria"
    r"|Belgravia|Knightsbridge|Mayfair|Soho|Marylebone|Bayswater|Earls Court|Holland Park|Notting Hill|Ladbroke Grove|Shepherds Bush"
    r"|White City|Barons Court|Maida Vale|Brook Green|Parsons Green|Sands End|Lisson Grove|St Johns|Queens Park|Covent Garden|Olympia"
    r"|Little Venice|World's End|(?:Top|Ground|First|Second|Third|Upper|Lower) \w+"
)
"""Places of the three boroughs, as letters give them behind a street; any other town is somebody else's."""

_FORMER = re.compile(
    r"\b(?:(?:prev(?:ious(?:ly)?)?|former(?:ly)?|last[\s-]known)\.?[\s-]{0,2}(?:(?:home|family|known|current)\s)?(?:address(?:es)?|addr|add|home|h/?a|of|at|res(?:idence|iding)?|liv(?:ed|ing))?(?:\s(?:was|is|at|in))?"
    r"|(?<!years\s)(?<!yrs\s)(?<!year\s)(?<!months\s)(?:ex|old|past)[\s-](?:(?:home|family)\s)?(?:address(?:es)?|addr|add|home|h/?a|res(?:idence)?)(?:\s(?:was|is|at|in))?"
    r"|(?:moved|evicted|rehoused|relocated|has\scome|have\scome)\s(?:away\s)?(?:from|out\sof)|(?:vacated|surrendered|gave\sup|(?:has|have|had)\sgiven\sup))"
    r"[\s:,\-–]{0,4}$",
    re.IGNORECASE,
)
"""Right before an address: that it is the home of before ("prev 9 Elm Row", "formerly of 9 Elm Row")."""
_US = r"(?:(?:the|our|this|your)\s(?:borough|area|patch|authority)|RBKC|LBHF|WCC|H&F|Hammersmith|Fulham|Kensington|Chelsea|Westminster)\b"
_NO_MORE = (
    r"(?:no\slonger\s(?:liv(?:es?|ing)|resid(?:es?|ing)|resident|based|staying)|(?:not|n['’]t)\s(?:liv(?:e|ing)|resid(?:e|ing)|resident|based|staying)"
    r"(?=[^.;\n]{0,30}\bany\s?(?:more|longer)\b))"
)
_NOT_HERE = re.compile(
    rf"\b{_NO_MORE}\s(?:here|(?:with)?in\s{_US})|\b(?:moved|gone|left|relocated)\s(?:(?:from|out\sof|away\sfrom|outside)\s)?{_US}(?!\s(?:office|team|school))"
    r"|\b(?:liv(?:es?|ing)|resid(?:es?|ing)|resident|moved|now)\s(?:now\s)?(?:out\sof|outside)\s(?:(?:the|our|this)\s)?(?:borough|area)\b"
    r"|\b(?:family|they|mum|mother)\s(?:(?:have|has|had|are|is|all|now)\s){0,3}gone\s(?:since|from\shere)\b"
    r"|\bnew\s(?:tenants?|occup(?:ants?|iers?)|family)\s(?:answered|opened|living\sthere|in\s(?:there|situ|the\s(?:flat|house|property)))\b",
    re.IGNORECASE,
)
"""That somebody lives with us no more, wherever it be."""
_GONE_FOR_GOOD = (
    r"(?:(?:have|has|had|['’]ve|['’]s|are|is|was|were|now|since|recently|all|both|been|just|then)\s){0,4}"
    rf"(?:(?:moved|relocated)\s{_HOW}(?:(?:to\slive\s)?in\s|to\s)|re-?housed\s{_HOW}(?:to|in)\s|(?:gone|went)\sto\slive\s{_HOW}in\s"
    r"|(?:now\s(?:liv(?:es?|ing)|resid(?:es?|ing)|based|settled)|(?:living|settled)\snow)\sin\s|(?<=are\s)in\s(?=(?-i:[A-Z])\w+(?:\s(?-i:[A-Z])\w+)?\s?(?:[,.;\n]|$))|(?<=are\snow\s)in\s)"
)
_GAVE_UP = (
    r"(?:(?:have|has|had|recently|now|since|also)\s){0,3}(?:given\sup|gave\sup|surrendered|vacated|left|handed\s(?:back|in|over))(?=\s(?:(?:the|their|her|its)\s(?:\w+\s)?"
    r"(?:flat|house|home|property|tenancy|keys|address|hostel|accommodation)|(?:flat\s)?\d))"
)
"""That they gave up a home, before "and moved to Luton" which does not say again who."""
_GOING = re.compile(rf"\s{_GONE_FOR_GOOD}", re.IGNORECASE)
_TOWN = re.compile(
    r"(?P<town>[A-Z][a-z]{2,}(?:[ -](?:[A-Z][a-z]+|on|upon|under|le)\b)*)"
    r"(?!\s(?:class|ward|school|group|team|room|unit|hostel|hotel|refuge|house|court|street|road|estate)\b)(?!['’\w])"
)
_NO_TOWN = re.compile(
    rf".*\b(?:{EVERY}|Park|Yard|Lodge|Buildings?|Mansions"
    r"|Hostel|Hotel|Point|Tower|School|Academy|College|Nursery|Primary|Infants?|Juniors?|Class|Ward|Unit|Team|Centre|Hospital|Year|Reception|Hub|Group)"
    r"|(?:Universal|Stage|Bed|Temporary|Police|Foster|Local|Supported|Emergency|England|Scotland|Wales|Britain|London|Level|Plan|Child|Key|Set|Group)\b.*"
    r"|(?:Mr|Mrs|Ms|Dr|Miss|Year|Reception|Nursery|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mum|Dad|Nan|Auntie|Aunty|Uncle)\b.*"
)
_WHO_GOES = (
    r"(?:they(?:\sall)?|(?:the\s|this\s)?(?:whole\s)?(?:family|children|child|household)"
    r"|(?:mum|mother)\s(?:and|&|\+)\s(?:the\s)?(?:child(?:ren)?|kids|boys?|girls?|baby|twins))"
)


def is_former_home(text: str, start: int) -> bool:
    """Whether the words right before an address at `start` call it somebody's home of before, so that they live elsewhere now."""
    return _FORMER.search(text[max(0, start - 60) : start]) is not None


def has_moved_away(text: str) -> bool:
    """Whether a sentence of `text` tells that somebody who may be the child went to live outside the boroughs.

    Told by a postcode, by a town that is none of ours, or in so many words ("not living here any more").
    """
    units = [text[low:high] for low, high in cues.units(text)]
    told = any(_tells_of_a_move(unit) or _left_for_a_town(units, n) or _is_here_no_more(unit) for n, unit in enumerate(units))
    return told or _has_a_home_elsewhere(text) or went_to_a_town(text, ())


def tells_of_going(text: str) -> bool:
    """Whether `text` tells of anybody's going to live somewhere: where it does not, `went_to_a_town` is true of no name."""
    return _GOING.search(text) is not None


def went_to_a_town(text: str, names: Iterable[str]) -> bool:
    """Whether `text` says of the family, or of one of the given `names`, that they live in a town that is none of ours now."""
    who = "|".join((_WHO_GOES, *(re.escape(name) for name in names if name)))
    went = re.compile(
        rf"\b(?:{who})\s(?:and\s(?:his|her|their|the)?\s?(?:mum|mother|mam|siblings?|brothers?|sisters?|family)\s)?"
        rf"(?:{_GAVE_UP}(?P<left>[^.;\n]{{0,80}}?),?\s(?:and|then)\s(?:then\s)?)?{_GONE_FOR_GOOD}",
        re.IGNORECASE,
    )
    return any(_is_a_town_of_others(text, m) for m in went.finditer(text) if not _NOT_THE_CHILD.search(m["left"] or ""))


def _is_of_others(town: str) -> bool:
    return not (_NO_TOWN.fullmatch(town) or _OUR_TOWNS.fullmatch(town))


def _is_a_town_of_others(text: str, went: re.Match[str]) -> bool:
    town = _TOWN.match(text, went.end())
    if town is None or not _is_of_others(town["town"]):
        return False
    rest = re.match(r"[^.;\n]*", text[town.end() :])
    behind = rest[0] if rest is not None else ""
    return not _VISIT.search(behind) or _FOR_GOOD.search(went[0] + behind) is not None


def _is_here_no_more(unit: str) -> bool:
    """Whether the sentence says so of the child, the family or nobody in particular (a note's own shorthand), not of another."""
    told = _NOT_HERE.search(unit)
    if told is None or (_VISIT.search(unit[told.end() :]) and not _FOR_GOOD.search(unit)):
        return False
    before = unit[: told.start()]
    return not _NOT_THE_CHILD.search(before) or _FAMILY.search(before) is not None


def is_elsewhere(address: str) -> bool:
    """Whether an address that a form gives as the child's own lies outside the boroughs by its postcode, whole or its first half."""
    told = address.strip()
    codes = [m["whole"] or m["half"] for m in _POSTCODE.finditer(told) if m["whole"] or m.end() == len(told)]
    return any(not _OURS.fullmatch(code) for code in codes)


def _has_a_home_elsewhere(text: str) -> bool:
    lines = (
        line for line in text.splitlines() if (labelled := _LABELLED.search(line)) and not _NOT_THE_CHILD.search(line[: labelled.start()])
    )
    return any(lines)


def _tells_of_a_move(unit: str) -> bool:
    far = [m for m in _POSTCODE.finditer(unit) if not _OURS.fullmatch(m["whole"] or m["half"]) and (m["whole"] or _names_a_place(unit, m))]
    gone = _GONE.search(unit) if far else None
    if gone is None or (_VISIT.search(unit) and not _FOR_GOOD.search(unit)):
        return False
    before = unit[: gone.start()]
    if _NOT_THE_CHILD.search(before) and not (_FAMILY.search(before) or _ALONG.search(unit)):
        return False
    return any(gone.end() <= m.start() and not _is_where_from(unit[gone.end() : m.start()]) for m in far)


def _left_for_a_town(units: Sequence[str], at: int) -> bool:
    """Whether the family left and is now at a street of a town that is none of ours: "left Elm Row, now at 4 Mill Lane, Derby".

    That they left may stand in a sentence beside it: "Keys are back. They are living at 4 Mill Lane, Derby".
    """
    unit, beside = units[at], units[max(0, at - _BESIDE) : at + _BESIDE + 1]
    now = _NOW_IN.search(unit) if _LEFT.search(unit) or any(map(_HOME_GIVEN_UP.search, beside)) else None
    if now is None or not _is_of_others(now["town"]) or (_VISIT.search(unit) and not _FOR_GOOD.search(unit)):
        return False
    said = units[at - 1] if at and _HE.search(unit[: now.start()]) else ""
    before = f"{said} {unit[: now.start()]}"
    return not _NOT_THE_CHILD.search(before) or _FAMILY.search(before) is not None or _ALONG.search(unit) is not None


def _names_a_place(unit: str, half: re.Match[str]) -> bool:
    return re.search(r"(?:\b[A-Z][\w’'-]+,?|,)\s$", unit[: half.start()]) is not None


def _is_where_from(between: str) -> bool:
    return re.search(r"\b(?:from|out\s+of)\b(?!.*\bto\b)", between, re.IGNORECASE | re.DOTALL) is not None
