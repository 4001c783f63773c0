"""Names, postcodes, streets and institutions in one comparable form. Source for postcodes: BS 7666 shapes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby, pairwise

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ı": "i", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ŋ": "ng"},
)
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        [*"abvgde", "e", "zh", *"ziiklmnoprstuf", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g"],
        strict=True,
    ),
)
_GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", [*"avgdezi", "th", *"iklmn", "x", *"oprsstyf", "ch", "ps", "o"], strict=True),
)
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_NOT_LETTER = re.compile(r"[^\w]+|[\d_]+")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "master", "dr", "prof", "sir", "rev", "baby", "child"})
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})")

# Spellings of one sound across the scripts that families of the hub write their names in; order matters.
_SOUNDS = (
    ("sch", "sh"), ("tch", "ch"), ("ck", "k"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("bh", "b"), ("th", "t"),
    ("wh", "w"), ("qu", "kw"), ("q", "k"), ("x", "ks"), ("z", "s"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ch", "\x01"),
    ("c", "k"), ("\x01", "c"), ("sh", "\x02"), ("dj", "j"), ("v", "w"),
)  # fmt: skip
_MUTE = frozenset("aeiouyhw")
_WORDS_OF_SCHOOLS = frozenset(
    {"school", "primary", "academy", "college", "infant", "infants", "junior", "nursery", "secondary", "high", "the", "of", "ce", "rc",
     "church", "england", "catholic", "and", "community", "centre", "children", "s", "st", "saint"},
)  # fmt: skip
_WORDS_OF_PRACTICES = frozenset(
    {"surgery", "practice", "medical", "centre", "center", "health", "group", "the", "clinic", "gp", "partnership"}
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case Latin letters without marks; Cyrillic and Greek letters are transliterated."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return "".join(_CYRILLIC.get(c, _GREEK.get(c, c)) for c in bare)


@lru_cache(maxsize=65536)
def name_tokens(name: str) -> tuple[str, ...]:
    """The parts of a name in the order written, titles dropped: "Dr Anne-Marie O'Neill" -> anne, marie, oneill."""
    words = _NOT_LETTER.split(_APOSTROPHES.sub("", fold(name)))
    kept = tuple(w for w in words if w and w not in _TITLES)
    return kept or tuple(w for w in words if w)


@lru_cache(maxsize=65536)
def sound(token: str) -> str:
    """A consonant skeleton of one folded name part: spellings that sound alike share it."""
    text = token
    for spelling, plain in _SOUNDS:
        text = text.replace(spelling, plain)
    first = "a" if text[:1] in "aeiou" else text[:1]
    rest = "".join(c for c in text[1:] if c not in _MUTE)
    return "".join(c for c, _ in groupby(first + rest))


@lru_cache(maxsize=65536)
def postcode(text: str) -> str:
    """A full postcode without space in capitals, "" where the text holds none."""
    found = _POSTCODE.search(text.upper())
    return f"{found[1]}{found[2]}" if found else ""


@lru_cache(maxsize=65536)
def street(line: str) -> str:
    """House number and first word of the street, "146 church", "" without both; survives Ct for Court and flat numbers."""
    words = re.findall(r"[^\W_]+", _APOSTROPHES.sub("", fold(line)))
    pairs = [(a, b) for a, b in pairwise(words) if a[0].isdigit() and b.isalpha() and b not in {"flat", "st", "the"}]
    return f"{pairs[-1][0]} {pairs[-1][1]}" if pairs else ""


@lru_cache(maxsize=16384)
def school_words(name: str) -> frozenset[str]:
    """The words that tell one school from another."""
    return frozenset(name_words(name)) - _WORDS_OF_SCHOOLS


@lru_cache(maxsize=16384)
def practice_words(name: str) -> frozenset[str]:
    """The words that tell one GP practice from another."""
    return frozenset(name_words(name)) - _WORDS_OF_PRACTICES


def name_words(name: str) -> tuple[str, ...]:
    """All words of an institution's name, folded."""
    return tuple(w for w in re.split(r"[^\w]+", _APOSTROPHES.sub("", fold(name))) if w)
