"""Two softmax regressions, one upon the other: the first reads a sentence alone, the second what the first says of it and its neighbours.

It knows the words of the items it was taught with, and those alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from redaction.errors import ModelError
from redaction.matters.grams import known_rows
from redaction.matters.matter import MATTERS
from redaction.matters.setting import COLUMNS, Floats, in_setting

PACKAGED = Path(__file__).parent / "weights.npz"


@dataclass(frozen=True, slots=True)
class Weights:
    """`grams`: sorted CRC-32 numbers, (g,); `alone`: (g, matters) and `alone_bias`; `setting`: (COLUMNS, matters) and `setting_bias`."""

    grams: NDArray[np.uint32]
    alone: NDArray[np.float32]
    alone_bias: Floats
    setting: Floats
    setting_bias: Floats

    def __post_init__(self) -> None:
        """Raises ModelError where the shapes do not fit each other."""
        fits = self.alone.shape == (len(self.grams), len(MATTERS)) and self.setting.shape == (COLUMNS, len(MATTERS))
        if not fits or not self.alone_bias.shape == self.setting_bias.shape == (len(MATTERS),):
            raise ModelError("model_incomplete")


class WordsReader:
    """Reads sentences. Safe for threads: nothing is changed after it is made."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._row_of = {int(gram): row for row, gram in enumerate(weights.grams)}

    @classmethod
    def at(cls, file: Path) -> WordsReader:
        """Read the weights; raises ModelError where the file is missing or not such a file."""
        try:
            with np.load(file, allow_pickle=False) as held:
                weights = Weights(
                    held["grams"],
                    held["alone"].astype(np.float32),
                    held["alone_bias"].astype(np.float64),
                    held["setting"].astype(np.float64),
                    held["setting_bias"].astype(np.float64),
                )
        except (OSError, ValueError, KeyError) as error:
            raise ModelError("model_incomplete") from error
        return cls(weights)

    def read(self, sentences: Sequence[str]) -> Floats:
        """Probabilities, (n, matters), of the sentences of one text, in order; n is at least one."""
        return softmax(in_setting(self.alone(sentences)) @ self._weights.setting + self._weights.setting_bias)

    def alone(self, sentences: Sequence[str]) -> Floats:
        """Probabilities, (n, matters), of each sentence read without its neighbours."""
        return softmax(np.array([self._score(sentence) for sentence in sentences]) + self._weights.alone_bias)

    def _score(self, sentence: str) -> Floats:
        rows, shares = known_rows(sentence, self._row_of)
        score: Floats = np.array(shares) @ self._weights.alone[rows] if rows else np.zeros(len(MATTERS))
        return score


def softmax(scores: Floats) -> Floats:
    """Rows of scores -> rows of probabilities."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares
