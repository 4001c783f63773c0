"""Written answers -> values of the canonical form. Pure text work; "" means that the form gives no such value."""

from __future__ import annotations

import re
from datetime import date

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s{0,3}[-/. ]\s{0,3}(\d{1,2})\s{0,3}[-/. ]\s{0,3}(\d{4}|\d\d)\b")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?([a-z]{3})[a-z]*\.?[\s,-]+(\d{4}|\d\d)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", re.IGNORECASE)
_SPACED = re.compile(r"^(\d)\s*(\d)\s*[/.-]?\s*(\d)\s*(\d)\s*[/.-]?\s*(\d)\s*(\d)\s*(\d)\s*(\d)$")
_DATE_ANYWHERE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?[A-Za-z]{3,9}[\s,-]+\d{2,4}"
)
_TWO_DIGITS = 100
_CENTURY_TURN = 30
_NOTHING = re.compile(
    r"(?:unknown|not known|n/?k|n/?a|not applicable|not provided|not given|not stated|not recorded|not disclosed|prefer not to say|"
    r"tbc|to be confirmed|nil|blank|none given|none provided|\?+|[-–—_.…]+|(?:(?:i|we) )?(?:really )?(?:don'?t|do not) know|"
    r"(?:not|never) asked|didn'?t ask|no idea|unsure|not sure|"
    r"(?:this )?question (?:was )?(?:skipped|not answered)|skipped|left blank|"
    r"(?:no|not) (?:answer|answered|response|completed|entered|specified|supplied)(?: given| provided)?|"
    r"(?:please )?(?:select|choose)(?: an?)?(?: item| option)?\.?|(?:click|tap).{0,40}(?:enter|here).{0,20})",
    re.IGNORECASE,
)
_FILL = re.compile(r"^[\s_.…]{2,}|[_…]{2,}|[\s_.…]{3,}$")
_FILLED_EDGE = re.compile(r"[\s_.…]{2}")
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_YES = re.compile(r"(?:yes|y|true|agreed|obtained|given|verbal(?:ly)?|written|granted|informed|aware|ticked|x|✓|✔|☒|☑)\b", re.IGNORECASE)
_NO = re.compile(
    r"(?:no|n|false|none|refused|declined|withheld|not (?:yet )?(?:obtained|given|sought|informed|aware|told|asked))\b", re.IGNORECASE
)
_PLAIN = re.compile(r"yes|no", re.IGNORECASE)
_TWO_LANGUAGES = 2
_UNBORN = re.compile(r"\b(?:e\.?d\.?d\.?|due|expected|unborn)\b", re.IGNORECASE)
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|master)\.?\s+", re.IGNORECASE)
_PARTICLES = frozenset(
    (
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "el",
        "al",
        "bin",
        "ibn",
        "mac",
        "mc",
        "abu",
        "ó",
        "ní",
        "nic",
        "uí",
        "mhic",
    )
)
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]++@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+44|0)[\d\s()-]{8,14}\d")
_SEX = {"m": "Male", "male": "Male", "boy": "Male", "f": "Female", "female": "Female", "girl": "Female"}


def in_languages(text: str) -> tuple[str, ...]:
    """The answer itself, or each of its wordings where a form prints two languages: "Benyw / Female"."""
    parts = tuple(part.strip() for part in text.split("/"))
    return parts if len(parts) == _TWO_LANGUAGES and all(parts) and "\n" not in text else (text,)


def written(text: str) -> str:
    """The answer without leader dots, rules and prompts; "" where it says that nothing is known."""
    clean = (_FILL.sub(" ", text) if _may_be_filled(text) else text).strip()
    said = in_languages(clean)
    nothing = _NOTHING.fullmatch(clean.strip(" .()[]<>")) or (len(said) > 1 and _NOTHING.fullmatch(said[-1].strip(" .")))
    return "" if nothing or not any(c.isalnum() for c in clean) else clean


def _may_be_filled(text: str) -> bool:
    """Whether there are leaders at all: most answers are long and have none."""
    edges = _FILLED_EDGE.match(text) or _FILLED_EDGE.match(text, max(0, len(text) - 2))
    return edges is not None or "_" in text or "…" in text


def one_line(text: str) -> str:
    """Lines joined by spaces."""
    return " ".join(text.split())


def iso_date(text: str) -> str:
    """YYYY-MM-DD of a date as written in Britain, "" where it is none (31/02/2015) or not whole."""
    clean = _WEEKDAY.sub("", one_line(text))
    for pattern, order in ((_ISO, "ymd"), (_DAY_FIRST, "dmy"), (_WORDED, "dmy"), (_MONTH_FIRST, "mdy")):
        match = pattern.match(clean)
        if match:
            return _calendar(dict(zip(order, match.groups(), strict=True)))
    spaced = _SPACED.match(clean)
    return (
        _calendar({"d": "".join(spaced.groups()[:2]), "m": "".join(spaced.groups()[2:4]), "y": "".join(spaced.groups()[4:])})
        if spaced
        else ""
    )


def _calendar(parts: dict[str, str]) -> str:
    year = int(parts["y"])
    if year < _TWO_DIGITS:
        year += 2000 if year <= _CENTURY_TURN else 1900
    month = int(parts["m"]) if parts["m"].isdigit() else _MONTHS.get(parts["m"].casefold(), 0)
    try:
        return date(year, month, int(parts["d"])).isoformat()
    except ValueError:
        return ""


def date_in(text: str) -> str:
    """The date somewhere in the text as written, "" where there is none."""
    found = _DATE_ANYWHERE.search(text)
    return found[0] if found else ""


def speaks_of_birth_to_come(text: str) -> bool:
    """Whether a date of birth is really a due date: "EDD 12/03/2027"."""
    return _UNBORN.search(text) is not None


def yes_no(text: str) -> str:
    """The answer's first word as "Yes" or "No", "" where it says neither."""
    said = in_languages(text.strip())
    if len(said) > 1 and not _PLAIN.fullmatch(said[0]) and _PLAIN.fullmatch(said[1]):
        return said[1].strip().capitalize()
    clean = text.strip().lstrip("([ ")
    if _NO.match(clean):
        return "No"
    return "Yes" if _YES.match(clean) else ""


def only_yes_or_no(text: str) -> bool:
    """Whether the answer is a bare yes or no, which is nobody's name and no place."""
    return _PLAIN.fullmatch(text.strip(" .")) is not None


def after_yes_no(text: str) -> str:
    """What follows the first yes or no: "No - father would be told"."""
    match = re.match(r"\W*(?:yes|no)\b[\s,;:.–—-]*", text.strip(), re.IGNORECASE)
    return text.strip()[match.end() :].strip() if match else ""


def sex(text: str) -> str:
    """Male, Female, or the words used."""
    known = {found for part in in_languages(text) if (found := _SEX.get(part.strip().strip(".").casefold()))}
    return known.pop() if len(known) == 1 else one_line(text)


def postcode(text: str) -> str:
    """The postcode in the text, upper case with one space; "" where there is none."""
    found = list(_POSTCODE.finditer(text))
    return f"{found[-1][1]} {found[-1][2]}".upper() if found else ""


def without_postcode(text: str) -> str:
    """An address on one line without its postcode."""
    lines = [line.strip(" ,") for line in _POSTCODE.sub("", text).splitlines()]
    joined = ", ".join(line for line in lines if line)
    return re.sub(r"\s*,(?:\s*,)+", ",", one_line(joined)).strip(" ,")


def email(text: str) -> str:
    """The e-mail address in the text."""
    found = _EMAIL.search(text)
    return found[0].rstrip(".") if found else ""


def phone(text: str) -> str:
    """The first British telephone number in the text, as written."""
    found = _PHONE.search(text)
    return found[0].strip() if found else ""


def split_name(text: str) -> tuple[str, str]:
    """(given, family) of a whole name: "DOE, Jane", "Jane DOE", "Jane van Doe"; a single word is a given name."""
    clean = _TITLE.sub("", one_line(text))
    if "," in clean:
        family, _, given = clean.partition(",")
        return given.strip(), family.strip()
    words = clean.split()
    if len(words) < 2:  # noqa: PLR2004 - one word cannot be split
        return clean, ""
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if capitals and len(capitals) < len(words) and words[: len(capitals)] == capitals:
        return " ".join(words[len(capitals) :]), " ".join(capitals)
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold().rstrip("'") in _PARTICLES:
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])
