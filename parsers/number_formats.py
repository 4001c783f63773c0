"""Number formats of spreadsheets (ISO/IEC 29500-1 18.8.30-31) -> a number as a person sees it in the cell.

Only what changes a reading is done: leading zeros, digits in groups, decimals, percent, currency, dates and times. What is
beyond that gives None, and the plain number is shown. A date that the format writes month first is given as ISO 8601: the
file knows which day is meant, and a reader here would take it for another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[(?:\$([^\]-]*)[^\]]*|(h+|m+|s+)|[^\]]*)\]'
    r"|(am/pm|a/p)|(y+|m+|d+|h+|s+(?:\.0+)?|b+|e(?![+-]))|([0#?])|(.)",
    re.IGNORECASE | re.DOTALL,
)
_PIECE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[^;]|;', re.DOTALL)
_CONDITION = re.compile(r"\[(?:<|>|=)")
_MOST_SECTIONS = 4
_LONGEST = 255
_LAST_SERIAL = 2_958_466  # 31 December 9999
_LEAP_BUG = 60  # 29 February 1900, which never was
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet's dates have no zone
# Formats that a file names by number alone; 14-22 and 45-47 follow the reader's country, which for us is the United Kingdom.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "hh:mm",
    21: "hh:mm:ss",
    22: "dd/mm/yyyy hh:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
}


def built_in(number: int) -> str:
    """The code of a built-in format, "" for General, text and those that nobody defined."""
    return _BUILT_IN.get(number, "")


def shown_number(value: float, code: str, base: int = 1900) -> str | None:
    """`value` as `code` shows it; None where the code says nothing or is beyond us. `base`: 1900, or 1904 for old Macs."""
    section, sign = _section(value, code)
    if section is None or not section.tokens:
        return None
    if section.is_date:
        return _date(value, section, base)
    return _number(abs(value), section, sign)


@dataclass(frozen=True, slots=True)
class _Section:
    """(kind, text) tokens: "literal", "digit", "point", "comma", "percent", "date", "elapsed", "noon"."""

    tokens: tuple[tuple[str, str], ...]

    @property
    def is_date(self) -> bool:
        """Whether the section shows a day, a time or a span of time."""
        return any(kind in {"date", "elapsed"} for kind, _ in self.tokens)


def _section(value: float, code: str) -> tuple[_Section | None, str]:
    sections = _sections(code)
    if not sections:
        return None, ""
    if value < 0:
        return (sections[1], "") if len(sections) > 1 else (sections[0], "-")
    return (sections[2] if value == 0 and len(sections) > 2 else sections[0]), ""  # noqa: PLR2004 - positive; negative; zero


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section | None, ...]:
    """The sections of a code, None for one that is beyond us; none at all where it is General or holds conditions."""
    if not code or len(code) > _LONGEST or _CONDITION.search(code) or "general" in code.casefold():
        return ()
    sections = [""]
    for piece in _PIECE.findall(code):
        if piece == ";":
            sections.append("")
        else:
            sections[-1] += piece
    return tuple(_read(section) for section in sections[:_MOST_SECTIONS])


def _read(section: str) -> _Section | None:
    found: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(section):
        quoted, escaped, currency, elapsed, noon, part, digit, other = match.groups()
        if digit:
            found.append(("digit", digit))
        elif part:
            found.append(("date", part.lower()))
        elif elapsed:
            found.append(("elapsed", elapsed.lower()))
        elif noon:
            found.append(("noon", noon))
        elif other in {"@", "E", "e", "?"}:
            return None
        elif other:
            found.append(({".": "point", ",": "comma", "%": "percent"}.get(other, "literal"), other))
        else:
            found.append(("literal", next((text for text in (quoted, escaped, currency) if text), "")))
    return None if ("literal", "/") in found and not any(kind == "date" for kind, _ in found) else _Section(tuple(found))


def _number(value: float, section: _Section, sign: str) -> str | None:
    tokens = section.tokens
    if not any(kind == "digit" for kind, _ in tokens):
        return sign + "".join(text for kind, text in tokens if kind != "point")
    point = next((index for index, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))
    decimals = sum(kind == "digit" for kind, _ in tokens[point:])
    percent = sum(kind == "percent" for kind, _ in tokens)
    try:
        exact = Decimal(repr(value)) * 100**percent
        rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    except ArithmeticError:
        return None
    whole, _, rest = f"{rounded:f}".partition(".")
    grouped = any(kind == "comma" for kind, _ in tokens[:point])
    before = _whole(whole.lstrip("0"), tokens[:point], grouping="grouped" if grouped else "")
    return sign + before + _decimals(rest, tokens[point:])


def _whole(digits: str, tokens: tuple[tuple[str, str], ...], grouping: str) -> str:
    """Digits over their places from the right; those for which there is no place stand at the first one."""
    places = sum(kind == "digit" for kind, _ in tokens)
    digits = digits.rjust(places, " ")
    surplus, fit = digits[: len(digits) - places], list(digits[len(digits) - places :])
    out: list[str] = []
    first = True
    for kind, text in tokens:
        if kind == "digit":
            own = fit.pop(0)
            out.append((surplus if first else "") + ("" if own == " " and text != "0" else own.replace(" ", "0")))
            first = False
        elif kind in {"literal", "percent"}:
            out.append(text)
    if not grouping:
        return "".join(out)
    number = "".join(piece for piece in out if piece.isdigit())
    lead, _, tail = "".join(out).partition(number) if number else ("".join(out), "", "")
    return f"{lead}{int(number):,}{tail}" if number else lead + tail


def _decimals(rest: str, tokens: tuple[tuple[str, str], ...]) -> str:
    left = list(rest)
    out: list[str] = []
    for kind, text in tokens:
        if kind == "digit":
            own = left.pop(0) if left else "0"
            optional = text != "0" and own == "0" and not any(digit != "0" for digit in left)
            out.append("" if optional else own)
        elif kind != "comma":
            out.append(text)
    return "".join(out)


def _date(value: float, section: _Section, base: int) -> str | None:
    if not 0 <= value < _LAST_SERIAL:
        return None
    serial = value + 1 if base == 1900 and 0 < value < _LEAP_BUG else value  # noqa: PLR2004 - the year that a serial counts from
    start = _EPOCH if base == 1900 else _EPOCH_1904  # noqa: PLR2004 - as above
    precision = next((len(text.partition(".")[2]) for kind, text in section.tokens if kind == "date" and "." in text), 0)
    moment = start + timedelta(seconds=round(serial * 86_400, precision))
    tokens = _with_minutes(section.tokens)
    if _month_first(tokens):
        return _iso(moment, tokens)
    noon = any(kind == "noon" for kind, _ in tokens)
    return "".join(_part(kind, text, moment, value, clock="12" if noon else "24") for kind, text in tokens).strip()


def _with_minutes(tokens: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """An "m" after hours or before seconds is minutes."""
    found = list(tokens)
    clock = [index for index, (kind, text) in enumerate(found) if kind in {"date", "elapsed"}]
    for place, index in enumerate(clock):
        kind, text = found[index]
        before = found[clock[place - 1]][1] if place else ""
        after = found[clock[place + 1]][1] if place + 1 < len(clock) else ""
        if kind == "date" and text in {"m", "mm"} and (before.startswith("h") or after.startswith("s")):
            found[index] = ("date", "i" * len(text))
    return found


def _month_first(tokens: list[tuple[str, str]]) -> bool:
    """Whether the month stands as a number before the day, and no year before both."""
    order = [text[0] for kind, text in tokens if kind == "date" and (text[0] in "yd" or text in {"m", "mm"})]
    return "d" in order and "m" in order and order.index("m") < order.index("d") and order[0] != "y"


def _iso(moment: datetime, tokens: list[tuple[str, str]]) -> str:
    timed = any(kind == "date" and text[0] in "hs" for kind, text in tokens)
    return moment.strftime("%Y-%m-%d %H:%M" if timed else "%Y-%m-%d")


def _part(kind: str, text: str, moment: datetime, value: float, *, clock: str) -> str:
    if kind == "elapsed":
        total = round(value * 86_400)
        return f"{ {'h': total // 3600, 'm': total // 60, 's': total}[text[0]]:0{len(text)}d}"
    if kind == "noon":
        return moment.strftime("%p")
    if kind != "date":
        return text
    hour = moment.hour if clock == "24" else (moment.hour % 12 or 12)
    fraction = text.partition(".")[2]
    numbers = {"d": moment.day, "m": moment.month, "h": hour, "i": moment.minute, "s": moment.second}
    words = {"ddd": "%a", "dddd": "%A", "mmm": "%b", "mmmm": "%B", "mmmmm": "%b"}
    if text in words:
        return moment.strftime(words[text])
    if text[0] in "yeb":
        return moment.strftime("%y" if len(text) <= 2 and text[0] == "y" else "%Y")  # noqa: PLR2004 - yy
    number = f"{numbers[text[0]]:0{min(len(text.partition('.')[0]), 2)}d}"
    return number + (f".{moment.microsecond:06d}"[: len(fraction) + 1] if fraction else "")
