"""A sentence as numbers of its words, pairs of words and parts of words. Digits are all alike, and so are capitals and small letters.

Numbers are CRC-32 of what they stand for: no words are kept in the model, and what it never met is left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain, pairwise
from zlib import crc32

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]")
_DIGIT = re.compile(r"\d")
_SHORTEST, _LONGEST = 2, 5  # letters of a part of a word, its edges included
_MOST_LETTERS = 40  # what is longer is no word
_EDGE = ("^", "$")


def sentence_grams(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """Numbers of the words and pairs, and numbers of the parts of words."""
    words = _WORD.findall(_DIGIT.sub("0", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower()))
    pairs = (f"b {one} {other}" for one, other in pairwise((_EDGE[0], *words, _EDGE[1])))
    whole = frozenset(crc32(gram.encode()) for gram in chain((f"w {word}" for word in words), pairs))
    return whole, frozenset().union(*map(_parts, words))


def known_rows(text: str, row_of: Mapping[int, int]) -> tuple[list[int], list[float]]:
    """Rows of a text's known grams, and the share that each has in its score: words and parts of words count alike, however many."""
    rows: list[int] = []
    shares: list[float] = []
    for block in sentence_grams(text):
        held = [row_of[gram] for gram in block if gram in row_of]
        rows += held
        shares += [1 / math.sqrt(len(block))] * len(held) if held else []
    return rows, shares


@lru_cache(maxsize=20_000)
def _parts(word: str) -> frozenset[int]:
    if not word[0].isalnum():
        return frozenset()
    edged = f"<{word[:_MOST_LETTERS]}>"
    lengths = range(_SHORTEST, min(_LONGEST, len(edged)) + 1)
    return frozenset(crc32(f"c{edged[at : at + n]}".encode()) for n in lengths for at in range(len(edged) - n + 1))
