"""Capitals and lower case rewritten as ordinary prose would have them, so that the language model may see names."""

from __future__ import annotations

import re

from redaction.name_words import NameWords
from redaction.recognisers.names import mostly_capitals, mostly_lower
from redaction.recognisers.words.ordinary import ORDINARY

_LETTERS = re.compile(r"[^\W\d_]+")


def as_prose(text: str, words: NameWords) -> str:
    """The text with everyday words in lower case and all others capitalised; its length stays, so offsets hold.

    A text in lower case is rewritten whole; capitals line by line, since forms and logs mix them with prose.
    """
    if mostly_lower(text):
        return _rewritten(text, words)
    if not any(run.isupper() for run in _LETTERS.findall(text)):
        return text
    return "".join(_rewritten(line, words) if mostly_capitals(line) else line for line in text.splitlines(keepends=True))


def _rewritten(text: str, words: NameWords) -> str:
    prose = _LETTERS.sub(lambda found: _cased(found[0], words), text)
    return prose if len(prose) == len(text) else text


def _cased(word: str, words: NameWords) -> str:
    lowered = word.lower()
    return lowered if lowered in ORDINARY or words.is_everyday(lowered) else lowered[:1].upper() + lowered[1:]
