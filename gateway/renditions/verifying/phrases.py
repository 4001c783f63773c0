"""Hidden phrases as a leak would spell them: letter by letter without spaces, case or width, and a name the other way round.

The verifier's own: no maker imports this.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

_SHORTEST = 2  # letters: one is found everywhere
_SHORTEST_IN_NOISE = 3  # among bytes and what a reader of pictures guesses
_NAME_WORDS = range(2, 4)


def words_of(text: str) -> Iterator[str]:
    """Runs of letters and digits in order, NFKC and case folded: what survives any engine's ideas of spaces, ligatures and dashes."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return (word for word in "".join(c if c.isalnum() else " " for c in plain).split() if word)


def spellings(phrase: str) -> tuple[str, ...]:
    """The forms to look for, without spaces: as written and, for two or three words, turned round. None where too little is left."""
    words = list(words_of(phrase))
    forms = ["".join(words)]
    if len(words) in _NAME_WORDS:
        forms.append("".join((words[-1], *words[:-1])))
    return tuple(form for form in dict.fromkeys(forms) if len(form) >= _SHORTEST)


def found_in(text: str, phrase: str) -> int:
    """How often a text holds a phrase as words of its own; spaces may stand anywhere, but letters before or after make other words."""
    words = list(words_of(text))
    starts, joined = _starts(words)
    return sum(_whole(joined, starts, form) for form in spellings(phrase))


def _starts(words: Iterable[str]) -> tuple[set[int], str]:
    starts = {0}
    length = 0
    pieces = []
    for word in words:
        pieces.append(word)
        length += len(word)
        starts.add(length)
    return starts, "".join(pieces)


def _whole(joined: str, starts: set[int], form: str) -> int:
    count = 0
    at = joined.find(form)
    while at >= 0:
        count += at in starts and at + len(form) in starts
        at = joined.find(form, at + 1)
    return count


def told_from_noise(absent: Iterable[str]) -> tuple[str, ...]:
    """The phrases that are long enough not to be found by chance among bytes or guesses."""
    return tuple(phrase for phrase in absent if len("".join(words_of(phrase))) >= _SHORTEST_IN_NOISE)


def leaked(text: str, absent: Iterable[str], kept: Iterable[str]) -> bool:
    """Whether a text holds any phrase more often than what was kept does itself."""
    allowed = " ".join(kept)
    return any(found > 0 and found > found_in(allowed, phrase) for phrase in absent for found in (found_in(text, phrase),))


def share_kept(text: str, kept: Iterable[str]) -> float:
    """The share of the kept words' letters that a text holds; 1.0 where there were none.

    Words are compared as words, what is left of both sides by its letters: a space more or less inside a word loses nothing.
    """
    wanted = Counter(word for passage in kept for word in words_of(passage))
    held = Counter(words_of(text))
    total = _letters(wanted).total()
    return 1.0 - (_letters(wanted - held) - _letters(held - wanted)).total() / total if total else 1.0


def _letters(words: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, times in words.items():
        for letter in word:
            found[letter] += times
    return found
