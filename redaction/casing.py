"""Capitals and lower case rewritten as ordinary prose would have them, so that the language model may see names."""

from __future__ import annotations

import re

from redaction.name_words import NameWords
from redaction.recognisers.names import mostly_capitals, mostly_lower
from redaction.recognisers.words.ordinary import ORDINARY

_LETTERS = re.compile(r"[^\W\d_]+")
# one figure inside a word, or one that looks like a capital before small letters: a scanner's, seldom a writer's
_MISREAD = re.compile(
    r"(?<![\w@./\-])(?:[^\W\d_]{2,20}[01358][^\W\d_]{2,20}|[A-Z][01358][a-zà-ÿ]{3,20}|[058](?!min|sec|h(?:ou)?r|day|week|month|mth|year|child|kid|people)[a-zà-ÿ]{4,20})(?![\w@./])"
)
_MAY_BE_MISREAD = re.compile(r"[01358](?:[^\W\d]|÷)")  # in every misread word; the pattern above is tried at each place of a text
_SMALL = str.maketrans("01358", "olesb")
_LARGE = str.maketrans("01358", "OIESB")


def as_prose(text: str, words: NameWords) -> str:
    """The text with everyday words in lower case and all others capitalised; its length stays, so offsets hold.

    A text in lower case is rewritten whole; capitals line by line, since forms and logs mix them with prose. A figure that
    a scanner put for a letter is read as the letter ("Rosa1ie").
    """
    text = unscanned(text)
    if mostly_lower(text):
        return _rewritten(text, words)
    if not any(run.isupper() for run in _LETTERS.findall(text)):
        return text
    return "".join(_rewritten(line, words) if mostly_capitals(line) else line for line in text.splitlines(keepends=True))


def unscanned(text: str) -> str:
    """The text with letters where a scanner put figures inside words; its length stays."""
    return _MISREAD.sub(lambda found: _as_letters(found[0]), text) if _MAY_BE_MISREAD.search(text) else text


def _as_letters(word: str) -> str:
    first = word[0].translate(_LARGE)
    return first + word[1:].translate(_LARGE if word[1:].isupper() else _SMALL)


def _rewritten(text: str, words: NameWords) -> str:
    prose = _LETTERS.sub(lambda found: _cased(found[0], words), text)
    return prose if len(prose) == len(text) else text


def _cased(word: str, words: NameWords) -> str:
    lowered = word.lower()
    return lowered if lowered in ORDINARY or words.is_everyday(lowered) else lowered[:1].upper() + lowered[1:]
