"""Each token seen with its neighbours, layer upon layer: a row comes to know of as many neighbours each side as there are layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redaction.network.layers import Floats, Normed

_MOST_ROWS = 1024  # in one go: more fall out of the processor's cache, and a book would take a gigabyte


@dataclass(frozen=True, slots=True)
class _Piece:
    """Rows of a text, those between `first` and `last` to be kept; the others are neighbours that they look at."""

    rows: Floats
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Encoder:
    """Layers of a window of three tokens. `padding` empty rows stand around each text, as they did in training: no fewer than layers."""

    layers: tuple[Normed, ...]
    padding: int

    def __call__(self, texts: Sequence[Floats]) -> Floats:
        """Rows of each text, (n, width), none of them empty -> rows of all texts, one behind the other."""
        return np.concatenate([self._encoded(group) for group in _groups(self._pieces(texts))])

    def _pieces(self, texts: Sequence[Floats]) -> Iterator[_Piece]:
        """A long text in pieces, each with the neighbours that its outermost rows come to know of."""
        reach = len(self.layers)
        for rows in texts:
            for start in range(0, len(rows), _MOST_ROWS):
                low, end = max(0, start - reach), min(len(rows), start + _MOST_ROWS)
                yield _Piece(rows[low : end + reach], start - low, end - low)

    def _encoded(self, pieces: Sequence[_Piece]) -> Floats:
        width = pieces[0].rows.shape[1]
        total = sum(len(piece.rows) + self.padding for piece in pieces) + self.padding
        window = np.zeros((total, 3 * width), dtype=np.float32)
        middle = window[:, width : 2 * width]
        kept = self._fill(middle, pieces)
        for edge, layer in enumerate(self.layers, start=1):
            window[1:, :width] = middle[:-1]
            window[:-1, 2 * width :] = middle[1:]
            middle[edge:-edge] += layer(window[edge:-edge])  # what lies outside reaches no row that is kept
        return middle[kept]

    def _fill(self, middle: Floats, pieces: Sequence[_Piece]) -> NDArray[np.intp]:
        """Put the rows between their padding; answers where those lie that are kept."""
        kept = []
        start = self.padding
        for piece in pieces:
            middle[start : start + len(piece.rows)] = piece.rows
            kept.append(np.arange(start + piece.first, start + piece.last))
            start += len(piece.rows) + self.padding
        return np.concatenate(kept)


def _groups(pieces: Iterator[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces that are worked out together."""
    group: list[_Piece] = []
    size = 0
    for piece in pieces:
        if group and size + len(piece.rows) > _MOST_ROWS:
            yield group
            group, size = [], 0
        group.append(piece)
        size += len(piece.rows)
    yield group
