"""What hands and scanners do to a note: lower case, capitals, lost accents, misread letters. Offsets stay."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.writing import Note

_LOWER, _CAPITALS, _SCANNED, _TITLED, _PLAIN = 0.13, 0.19, 0.24, 0.27, 0.6
_SLIPS = 0.08
_MISREAD = {"l": "1", "o": "0", "e": "c", "s": "5", "I": "l", "O": "0", "i": "l", "B": "8", "m": "n"}
_MISREADS = 0.02


def spoiled(note: Note, rng: random.Random) -> Note:
    """The note as some hand would have typed it; most stay fair prose."""
    text = _without_accents(note.text) if rng.random() < _PLAIN else note.text
    kind = rng.random()
    if kind < _LOWER:
        text = _same_length(text, _mistyped(text, note, rng).lower())
    elif kind < _CAPITALS:
        text = _same_length(text, text.upper())
    elif kind < _SCANNED:
        text = "".join(_MISREAD.get(c, c) if rng.random() < _MISREADS else c for c in text)
    elif kind < _TITLED:
        text = _same_length(text, re.sub(r"\b[a-z]", lambda letter: letter[0].upper(), text))
    return replace(note, text=text)


def _mistyped(text: str, note: Note, rng: random.Random) -> str:
    """Two letters changed about in some words that are in no span: a slip of the hand is no name."""
    letters = list(text)
    for word in re.finditer(r"[a-z]{5,}", text):
        free = not any(s.start < word.end() and word.start() < s.end for s in note.spans)
        if free and rng.random() < _SLIPS:
            place = rng.randint(word.start() + 1, word.end() - 2)
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)


def _without_accents(text: str) -> str:
    return "".join(unicodedata.normalize("NFKD", c)[0] for c in text).replace("Ł", "L").replace("ł", "l").replace("ı", "i")


def _same_length(text: str, changed: str) -> str:
    return changed if len(changed) == len(text) else text
