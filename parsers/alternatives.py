"""What one alternative of a message says and the other does not, by sentences (RFC 2046 s5.1.4 lets each program show one).

Linear in both texts. Wrapping, mark-up, addresses of links and the marks of quoted lines make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LINK = re.compile(r"[<\[(]?(?:(?:https?|ftp|file|cid)://?|mailto:|cid:)\S*|\[(?:image|cid)[^\]\n]{0,200}\]|\bwww\.\S+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_NEGATION = re.compile(r"\b(?:not?|never|none|nobody|nothing|neither|nor|cannot|without|no longer|\w+n['\u2019]t)\b", re.IGNORECASE)
_LIST_MARK = re.compile(r"^[>\s]*(?:(?:\d{1,2}|[a-z])[.)]\s+|[o\u2022\u00b7\u25aa*-]\s+)", re.IGNORECASE)
_MUCH = 4  # new words of a sentence
_RUN = 3  # words that stand together: an added or missing "not" changes three such runs, whatever else the text says
_MOST = 200


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Sentences that the other text has not; of those, `telling` hold a negation, a number, a new name or much that is new."""

    sentences: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()


def unsaid(lines: Iterable[str], other: Iterable[str]) -> Unsaid:
    """The sentences of `lines` with words, or an order of words, that the text of `other` has not: each once, in order.

    Beyond the first 200 the rest is one passage.
    """
    said = _Said(other)
    found = [sentence.strip() for line in lines for sentence in _SENTENCE.split(_without_mark(line))]
    lacking = list(dict.fromkeys(sentence for sentence in found if said.lacks(sentence)))
    telling = tuple(sentence for sentence in lacking if said.is_told_by(sentence))
    return Unsaid((*lacking[:_MOST], "\n".join(lacking[_MOST:])) if len(lacking) > _MOST else tuple(lacking), telling)


def _without_mark(line: str) -> str:
    """Without the mark or number of a list's entry: one of the two texts leaves it to the mail program."""
    return _LIST_MARK.sub("", line, count=1).strip()


class _Said:
    """The words of a text and the runs of up to three in it."""

    def __init__(self, lines: Iterable[str]) -> None:
        words = [word for line in lines for word in _words(_without_mark(line))]
        self._words = set(words)
        self._runs = {hash(run) for length in range(1, _RUN + 1) for run in _runs(words, length)}  # tuples would fill the child

    def lacks(self, sentence: str) -> bool:
        """Whether any run of words of the sentence is new; of a shorter sentence, the whole."""
        words = list(_words(sentence))
        return any(hash(run) not in self._runs for run in _runs(words, min(_RUN, len(words))))

    def is_told_by(self, sentence: str) -> bool:
        """Whether the sentence says something that could matter and that the text does not say."""
        new = [word for word in _WORD.findall(_LINK.sub(" ", sentence)) if _plain(word) not in self._words]
        named = any(word[0].isupper() or any(map(str.isdigit, word)) for word in new)
        return named or len(new) >= _MUCH or bool(_NEGATION.search(sentence)) or any(map(str.isdigit, sentence))


def _plain(word: str) -> str:
    return word.casefold().replace("\u2019", "'")


def _words(text: str) -> Iterator[str]:
    return (_plain(found[0]) for found in _WORD.finditer(_LINK.sub(" ", text)))


def _runs(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(length)), strict=False) if length else iter(())
