"""Two readers of a text's sentences and what they say together: one that knows words, one that knows what words mean.

docs/matter-card.md says what they learnt from and how often they err. `make matters` makes them anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat
from pathlib import Path

import numpy as np

from redaction.matters import by_words, encoder
from redaction.matters.by_words import WordsReader
from redaction.matters.clauses import Edges, clauses
from redaction.matters.encoder import Encoder
from redaction.matters.matter import ClauseReading, Likelihood, Reading
from redaction.matters.setting import Floats

_LEAST = 1e-6  # no reader is surer than this
_MOST_SENTENCES = 3_000  # of one text that the encoder reads: what is longer is a book, and would keep a worker for a minute


@dataclass(frozen=True, slots=True)
class MatterModel:
    """Reads sentences. Safe for threads: nothing is changed after it is made."""

    words: WordsReader
    encoder: Encoder

    @classmethod
    def at(cls, words: Path, encoder_file: Path) -> MatterModel:
        """Read the two files; raises ModelError where one is missing or not such a file."""
        return cls(WordsReader.at(words), Encoder.at(encoder_file))

    def read(self, sentences: Sequence[str]) -> tuple[Reading, ...]:
        """What each sentence of one text, in order, is likely to be about, and each of its clauses."""
        if not sentences:
            return ()
        read = self.words.read(sentences)
        edges = [clauses(sentence) for sentence in sentences[:_MOST_SENTENCES]]
        cut = [[sentence[start:end] for start, end in each] for sentence, each in zip(sentences, edges, strict=False)]
        known = self.encoder.read(cut)
        read[: len(cut)] = together(read[: len(cut)], known.sentences)
        parts = chain(zip(edges, known.clauses, known.held, strict=True), repeat(None))
        return tuple(_reading(row, part) for row, part in zip(read, parts, strict=False))


def _reading(row: Floats, part: tuple[Sequence[Edges], Floats, int] | None) -> Reading:
    """`part`: the edges of the sentence's clauses, what they are about, and how many of them the encoder held; None of a sentence beyond those that it reads."""
    likely = _likelihood(row)
    if part is None:
        return Reading(likely)
    edges, rows, held = part
    clauses_read = tuple(ClauseReading(start, end, _likelihood(each)) for (start, end), each in zip(edges, rows, strict=False))
    return Reading(likely, clauses_read, "whole" if held == len(edges) else "in part")


def _likelihood(row: Floats) -> Likelihood:
    return Likelihood(tuple(map(float, row)))


def together(one: Floats, other: Floats) -> Floats:
    """What two readers say together: the geometric mean of their probabilities, so that neither is outvoted where it is sure that it is not."""
    mean = np.sqrt(np.clip(one, _LEAST, 1.0) * np.clip(other, _LEAST, 1.0))
    shares: Floats = mean / mean.sum(axis=1, keepdims=True)
    return shares


@cache
def matter_model() -> MatterModel:
    """The packaged model, read once in a process."""
    return MatterModel.at(by_words.PACKAGED, encoder.PACKAGED)
