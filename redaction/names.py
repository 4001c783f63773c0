"""Names as token sets, so that "TANNER, Kelly", "Kelly Tanner" and "Kelly" can be told to be one person."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from redaction.service_words import SERVICE_WORD

_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_TITLE = re.compile(r"mrs?|ms|miss|mx|dr|doctor|prof|professor|sir|dame|rev|fr|cllr|pc|dc|ds|di|dci|ps|sgt|sister|nurse|insp")
_TEXTS_AT_HAND = 4096  # the same names are asked about for each sentence and each child


def fold(text: str) -> str:
    """Case and diacritics removed, curly apostrophes and hyphens made plain."""
    if text.isascii():
        return text.casefold()
    plain = text.replace("’", "'").replace("‑", "-")
    return "".join(c for c in unicodedata.normalize("NFKD", plain.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=_TEXTS_AT_HAND)
def name_tokens(text: str) -> frozenset[str]:
    """The words of a name without titles and possessive endings; single letters are initials and stay."""
    words = (re.sub(r"'s?$", "", fold(m[0])) for m in _WORD.finditer(text))
    return frozenset(w for w in words if w and not _TITLE.fullmatch(w))


def same_person(mention: frozenset[str], full: frozenset[str]) -> bool:
    """Whether every word of the mention is a word, or the initial of a further word, of the full name; at least one whole word."""
    whole = {t for t in mention if len(t) > 1}
    spare = full - whole
    if not whole or not whole <= full:
        return False
    return all(any(s.startswith(i) for s in spare) for i in mention - whole)


def is_service_word(text: str) -> bool:
    """Whether every word of what a model took for a name is one of the services' own."""
    words = {part for token in name_tokens(text) for part in token.split("-")}
    return all(SERVICE_WORD.fullmatch(w) for w in words)


def whole_words(needle: str) -> re.Pattern[str]:
    """A pattern for `needle` as whole words, any run of white space between them, any case."""
    body = r"\s+".join(re.escape(part) for part in needle.split())
    left = r"(?<!\w)" if needle[:1].isalnum() else ""
    right = r"(?!\w)" if needle[-1:].isalnum() else ""
    return re.compile(left + body + right, re.IGNORECASE)
