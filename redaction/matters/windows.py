"""The sentences of a text in windows that the encoder reads at once, each sentence with its neighbours.

A window begins with a mark and has one behind each sentence. Of two windows that follow each other the sentences at the seam stand
in both, and each is taken from the window in which more stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

MOST_PIECES = 384  # of a window: what it was taught with
MOST_OF_A_SENTENCE = 90
_SEAM = 3  # sentences that stand in two windows
Pieces = tuple[int, ...]
Clauses = tuple[Pieces, ...]
"""A sentence: the pieces of each of its clauses, one at least."""


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences `start` to `end`; the readings of those from `first` on are taken. `numbers`: (pieces,); `shares`: (rows, pieces).

    The first rows are the sentences, and then come the clauses of those that have several: `clauses` says how many each has, 0 for one.
    """

    start: int
    end: int
    first: int
    numbers: NDArray[np.int64]
    shares: NDArray[np.float32]
    clauses: tuple[int, ...]


def windows(sentences: Sequence[Clauses], begin: int, end: int) -> Iterator[Window]:
    """Windows over all sentences. `begin`, `end`: numbers of the marks at a window's beginning and behind a sentence."""
    start = 0
    while start < len(sentences):
        stop = _stop(sentences, start)
        first = start + 1 if start else 0
        yield _window(sentences, start, stop, first, (begin, end))
        start = len(sentences) if stop == len(sentences) else max(stop - _SEAM, start + 1)


def _stop(sentences: Sequence[Clauses], start: int) -> int:
    stop, size = start, 1
    while stop < len(sentences) and size + _length(sentences[stop]) <= MOST_PIECES:
        size += _length(sentences[stop])
        stop += 1
    return stop


def _length(sentence: Clauses) -> int:
    """Its pieces and the mark behind it."""
    return sum(map(len, sentence)) + 1


def _window(sentences: Sequence[Clauses], start: int, stop: int, first: int, marks: tuple[int, int]) -> Window:
    """A sentence's share is the mean over its pieces and the mark behind it, a clause's the mean over its pieces."""
    chosen = sentences[start:stop]
    numbers = np.array([marks[0], *chain.from_iterable((*chain.from_iterable(each), marks[1]) for each in chosen)], dtype=np.int64)
    whole: list[tuple[int, int]] = []
    parts: list[tuple[int, int]] = []
    at = 1
    for sentence in chosen:
        whole.append((at, at + _length(sentence)))
        parts += _ranges(sentence, at) if len(sentence) > 1 else []
        at += _length(sentence)
    counts = tuple(len(sentence) if len(sentence) > 1 else 0 for sentence in chosen)
    return Window(start, stop, first, numbers, _shares([*whole, *parts], len(numbers)), counts)


def _ranges(sentence: Clauses, at: int) -> list[tuple[int, int]]:
    found = []
    for clause in sentence:
        found.append((at, at + len(clause)))
        at += len(clause)
    return found


def _shares(ranges: Sequence[tuple[int, int]], pieces: int) -> NDArray[np.float32]:
    shares = np.zeros((len(ranges), pieces), dtype=np.float32)
    for row, (start, end) in enumerate(ranges):
        shares[row, start:end] = 1 / (end - start)
    return shares
