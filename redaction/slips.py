"""Whether an unknown word is a slip of the hand or the scanner in an everyday word: "brusing", "chilrden". It is then no name.

What makes a stranger's name is that the language does not know it, and the same holds of a word of concern that was mistyped.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from redaction.recognisers.words.forenames import FORENAMES
from redaction.recognisers.words.ordinary import ORDINARY

_SHORTEST = 5  # letters: nearly every shorter string is one letter off some word
_AT_HAND = 2048


@lru_cache(maxsize=_AT_HAND)
def is_slip(word: str) -> bool:
    """Whether one letter left out, put in, changed or moved to its neighbour's place makes the word, in lower case, an everyday one."""
    lowered = word.lower()
    if len(lowered) < _SHORTEST or lowered in FORENAMES or lowered in ORDINARY:
        return False
    shorter = set(_one_less(lowered))
    return (
        lowered in _SHORTENED
        or bool(shorter & ORDINARY)
        or any(_one_apart(lowered, w) for s in shorter & _SHORTENED.keys() for w in _SHORTENED[s])
    )


def _one_apart(slip: str, word: str) -> bool:
    """Whether two words of one length differ in one letter, or in two neighbours that changed places."""
    if len(slip) != len(word) or slip[0] != word[0]:
        return False
    apart = [place for place, (a, b) in enumerate(zip(slip, word, strict=True)) if a != b]
    if len(apart) == 1:
        return True
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1  # noqa: PLR2004 - a pair
    return swapped and slip[apart[0]] == word[apart[1]] and slip[apart[1]] == word[apart[0]]


def _one_less(word: str) -> Iterator[str]:
    """The word without one of its letters; the first stays, few slips touch it."""
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))


def _shortened() -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for word in sorted(word for word in ORDINARY if len(word) >= _SHORTEST):
        for shorter in set(_one_less(word)):
            out[shorter] = (*out.get(shorter, ()), word)
    return out


_SHORTENED = _shortened()
