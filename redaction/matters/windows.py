"""The sentences of a text in windows that the encoder reads at once, each sentence with its neighbours.

A window begins with a mark and has one behind each sentence. Of two windows that follow each other the sentences at the seam stand
in both, and each is taken from the window in which more stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MOST_PIECES = 384  # of a window: what it was taught with
MOST_OF_A_SENTENCE = 90
_SEAM = 3  # sentences that stand in two windows
Pieces = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences `start` to `end`; the readings of those from `first` on are taken. `numbers`: (pieces,); `shares`: (sentences, pieces)."""

    start: int
    end: int
    first: int
    numbers: NDArray[np.int64]
    shares: NDArray[np.float32]


def windows(sentences: Sequence[Pieces], begin: int, end: int) -> Iterator[Window]:
    """Windows over all sentences. `begin`, `end`: numbers of the marks at a window's beginning and behind a sentence."""
    start = 0
    while start < len(sentences):
        stop = _stop(sentences, start)
        first = start + 1 if start else 0
        yield _window(sentences, start, stop, first, (begin, end))
        start = len(sentences) if stop == len(sentences) else max(stop - _SEAM, start + 1)


def _stop(sentences: Sequence[Pieces], start: int) -> int:
    stop, size = start, 1
    while stop < len(sentences) and size + len(sentences[stop]) + 1 <= MOST_PIECES:
        size += len(sentences[stop]) + 1
        stop += 1
    return stop


def _window(sentences: Sequence[Pieces], start: int, stop: int, first: int, marks: tuple[int, int]) -> Window:
    """A sentence's share is the mean over its pieces and the mark behind it."""
    chosen = [(*sentence, marks[1]) for sentence in sentences[start:stop]]
    numbers = np.array([marks[0], *(number for sentence in chosen for number in sentence)], dtype=np.int64)
    shares = np.zeros((len(chosen), len(numbers)), dtype=np.float32)
    at = 1
    for row, sentence in enumerate(chosen):
        shares[row, at : at + len(sentence)] = 1 / len(sentence)
        at += len(sentence)
    return Window(start, stop, first, numbers, shares)
