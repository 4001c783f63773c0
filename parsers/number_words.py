"""A count as a word processor writes it: letters, Roman numerals, ordinals, words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LETTERS = 26
_MOST_LETTERS = 780  # ISO/IEC 29500-1 17.18.59: letters are repeated, thirty times at most
_MOST_ROMAN = 32_767
_UNITS = "Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen"
_TENS = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_ORDINALS = {"One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth", "Nine": "Ninth", "Twelve": "Twelfth"}
_HUNDRED = 100
_TEENS = range(11, 14)


def written(count: int, form: str) -> str:
    """`count` in the number format `form` (17.18.59 or ODF's "a", "A", "i", "I"); decimal where the form is unknown."""
    return _FORMS.get(form, str)(count)


def _letters(count: int) -> str:
    """a..z, then aa, bb: the letter is repeated, it does not count on as columns of a sheet do."""
    if not 0 < count <= _MOST_LETTERS:
        return str(count)
    return chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)


def _roman(count: int) -> str:
    if not 0 < count <= _MOST_ROMAN:
        return str(count)
    found = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        found += letters * times
    return found


def _ordinal(count: int) -> str:
    ending = "th" if count % _HUNDRED in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def _words(count: int) -> str:
    units = _UNITS.split()
    if 0 <= count < len(units):
        return units[count]
    if not 0 < count < _HUNDRED:
        return str(count)
    tens, rest = divmod(count, 10)
    return _TENS[tens] + (f"-{units[rest].lower()}" if rest else "")


def _ordinal_words(count: int) -> str:
    head, dash, last = _words(count).rpartition("-")
    if not last.isalpha():
        return _ordinal(count)
    name = _ORDINALS.get(last.capitalize(), f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return head + dash + (name.lower() if head else name)


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "a": _letters,
    "A": lambda count: _letters(count).upper(),
    "i": _roman,
    "I": lambda count: _roman(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": _words,
    "ordinalText": _ordinal_words,
    "none": lambda _count: "",
}
