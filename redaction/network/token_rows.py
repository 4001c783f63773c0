"""What a token is before its neighbours are looked at: its shape, ends and word vector, mixed into one row.

The row depends on the token alone, and words come again and again: the rows of the latest distinct tokens are kept.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.vectors import Vectors
from thinc.api import NumpyOps

from redaction.network.layers import Floats, Layer, Normed, weights_of
from redaction.word_rows import WordRows

Tokens = NDArray[np.uint64]
"""One row a token: the hash of its spelling, then those of the attributes that the network was trained on."""
_MOST_TOKENS = 16_384  # six megabytes of rows


@dataclass(frozen=True, slots=True)
class Mixing:
    """The embedding layer: one table of hashed rows an attribute, the word vectors made narrower, and their mix."""

    tables: tuple[Floats, ...]
    seeds: tuple[int, ...]
    vectors: Vectors
    narrowing: Floats
    mix: Normed

    @classmethod
    def of(cls, hashed: Sequence[Layer], static: Layer, mix: Normed, vectors: Vectors) -> Mixing:
        """The weights of thinc's layers "hashembed" and spaCy's "static_vectors"."""
        tables = tuple(weights_of(layer, "E") for layer in hashed)
        seeds = tuple(int(layer.attrs["seed"]) for layer in hashed)
        return cls(tables, seeds, vectors, np.ascontiguousarray(weights_of(static, "W").T), mix)

    @property
    def width(self) -> int:
        """Numbers in a row."""
        return len(self.mix.gain)

    def __call__(self, tokens: Tokens) -> Floats:
        """(n, 1 + attributes) -> (n, width)."""
        ops = NumpyOps(use_blis=False)
        parts = []
        for place, (table, seed) in enumerate(zip(self.tables, self.seeds, strict=True), start=1):
            keys = ops.hash(np.ascontiguousarray(tokens[:, place]), seed) % table.shape[0]
            parts.append(ops.gather_add(table, keys))
        rows = _rows(self.vectors, np.ascontiguousarray(tokens[:, 0]))
        known = self.vectors.data[rows] @ self.narrowing
        known[rows < 0] = 0
        return self.mix(np.hstack([*parts, known]))


def _rows(vectors: Vectors, words: NDArray[np.uint64]) -> NDArray[np.int32]:
    """The row of each word in the vector table, -1 where it has none."""
    if isinstance(vectors.key2row, WordRows):
        return vectors.key2row.find(words)
    return np.asarray(vectors.find(keys=words.tolist()), dtype=np.int32)


class TokenRows:
    """Rows of tokens, kept in a table of fixed size that is begun anew when it is full. Safe for threads."""

    def __init__(self, mixing: Mixing, most: int = _MOST_TOKENS) -> None:
        self._mixing = mixing
        self._most = most
        self._table = np.empty((most, mixing.width), dtype=np.float32)
        self._places: dict[bytes, int] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._places)

    def of(self, tokens: Tokens) -> Floats:
        """(n, 1 + attributes) -> (n, width)."""
        tokens = np.ascontiguousarray(tokens)
        names: list[bytes] = tokens.view(f"V{tokens.itemsize * tokens.shape[1]}").ravel().tolist()
        with self._lock:
            new = {name: index for index, name in enumerate(names) if name not in self._places}
            if len(self._places) + len(new) > self._most:
                self._places.clear()
                return self._mixing(tokens)
            if new:
                self._learn(new, tokens)
            places = self._places
            return self._table[[places[name] for name in names]]

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._places.clear()

    def _learn(self, new: dict[bytes, int], tokens: Tokens) -> None:
        first = len(self._places)
        self._table[first : first + len(new)] = self._mixing(tokens[list(new.values())])
        self._places.update(zip(new, range(first, first + len(new)), strict=True))
