"""Which row of the vector table a word has: a dictionary of half a million words, held as two arrays.

spaCy holds it as a Python dictionary and the words' spellings beside it, some 150 MB a process; it asks only by number.
"""

from __future__ import annotations

from pathlib import Path
from typing import overload

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.vectors import Vectors
from spacy.vocab import Vocab

_MOST_ASKED = 16_384


class WordRows:
    """A read-only mapping of a word's hash to its row, with what spaCy asks of it."""

    def __init__(self, keys: NDArray[np.uint64], rows: NDArray[np.int32]) -> None:
        order = np.argsort(keys)
        self._keys = keys[order]
        self._rows = rows[order]
        self._asked: dict[int, int | None] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: int) -> bool:
        return self.get(key) is not None

    @overload
    def get(self, key: int) -> int | None: ...
    @overload
    def get(self, key: int, default: int) -> int: ...
    def get(self, key: int, default: int | None = None) -> int | None:
        """The row of a word's hash, or the default. The latest answers are kept: the same words are asked for again and again."""
        asked = self._asked
        if key not in asked:
            if len(asked) >= _MOST_ASKED:
                asked = self._asked = {}  # another thread may go on with the full one
            asked[key] = self._find(key)
        row = asked[key]
        return default if row is None else row

    def _find(self, key: int) -> int | None:
        place = int(np.searchsorted(self._keys, np.uint64(key)))
        return int(self._rows[place]) if place < len(self._keys) and int(self._keys[place]) == key else None

    def find(self, keys: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The row of each hash, -1 where there is none."""
        places = np.searchsorted(self._keys, keys).clip(max=len(self._keys) - 1)
        return np.where(self._keys[places] == keys, self._rows[places], np.int32(-1))

    def __getitem__(self, key: int) -> int:
        row = self.get(key)
        if row is None:
            raise KeyError
        return row


def give_vectors(vocab: Vocab, folder: Path) -> None:
    """Give the vocabulary the word vectors of a pipeline's `vocab` folder. Raises OSError where a file is missing."""
    vectors = Vectors(data=np.load(folder / "vectors"), strings=vocab.strings)
    vectors.key2row = _rows(folder / "key2row")
    vocab.vectors = vectors


def _rows(file: Path) -> WordRows:
    """Read pair by pair: the whole file as a dictionary would be the highest point of the process's memory."""
    with file.open("rb") as stream:
        unpacker = srsly.msgpack.Unpacker(stream)
        count = unpacker.read_map_header()
        keys, rows = np.empty(count, dtype=np.uint64), np.empty(count, dtype=np.int32)
        for place in range(count):
            keys[place], rows[place] = unpacker.unpack(), unpacker.unpack()
    return WordRows(keys, rows)
