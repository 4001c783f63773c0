"""Domains made to be mistaken for an agency's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

MIN_LENGTH = 6  # shorter names are near too many others
_SHAPES = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("3", "e"), ("5", "s"), ("i", "l"), ("-", ""), ("_", ""))
_FOREIGN = str.maketrans("аеорсухікѕԁһјν", "aeopcyxiksdhjv")  # Cyrillic and Greek letters that look Latin


def resembles(domain: str, known: Iterable[str]) -> str:
    """The known domain that `domain` looks like without being it, or ""."""
    shape = _skeleton(domain)
    for other in known:
        if other == domain or min(len(other), len(domain)) < MIN_LENGTH:
            continue
        target = _skeleton(other)
        if shape == target or DamerauLevenshtein.distance(shape, target, score_cutoff=1) <= 1:
            return other
    return ""


def _skeleton(domain: str) -> str:
    text = _readable(domain).translate(_FOREIGN)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    for seen, taken_for in _SHAPES:
        text = text.replace(seen, taken_for)
    return text


def _readable(domain: str) -> str:
    """A-labels as the reader would see them; undecodable ones as they are."""
    try:
        return domain.encode("ascii").decode("idna").lower()
    except UnicodeError:
        return domain.lower()
