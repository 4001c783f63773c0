"""A sentence in pieces of words, as the encoder was taught to read: the uncased WordPiece of BERT (Devlin et al. 2019).

Written here because the usual library brings the client of a model hub with it, which a gateway must not hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_MOST_LETTERS = 100  # what is longer is no word
_INSIDE = "##"
_UNSEEN = frozenset({"Mn", "Cf", "Cc"})  # accents, and what no reader sees
UNKNOWN, BEGIN, BREAK = "[UNK]", "[CLS]", "[SEP]"


class WordPieces:
    """Numbers of pieces in the order of a vocabulary. Safe for threads."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Raises KeyError where the vocabulary lacks one of the marks."""
        self._number_of: Mapping[str, int] = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.begin, self.end = (self._number_of[mark] for mark in (UNKNOWN, BEGIN, BREAK))

    def of(self, text: str, most: int) -> tuple[int, ...]:
        """At least one number and at most `most`: a sentence without a word is one unknown piece."""
        found: list[int] = []
        for word in _words(text):
            found += self._pieces(word)
            if len(found) >= most:
                break
        return tuple(found[:most]) or (self.unknown,)

    def _pieces(self, word: str) -> list[int]:
        """The longest known piece first, and so on; the unknown piece alone where a letter is in none."""
        found: list[int] = []
        start = 0
        while start < len(word) <= _MOST_LETTERS:
            mark = _INSIDE if start else ""
            end = next((end for end in range(len(word), start, -1) if mark + word[start:end] in self._number_of), 0)
            if not end:
                return [self.unknown]
            found.append(self._number_of[mark + word[start:end]])
            start = end
        return found or [self.unknown]


def _words(text: str) -> Iterator[str]:
    """Words and marks in small letters without accents."""
    plain = unicodedata.normalize("NFD", text.lower())
    seen = "".join(letter for letter in plain if letter in "\t\n\r" or unicodedata.category(letter) not in _UNSEEN)
    return (word.group() for word in _WORD.finditer(seen))
