"""Sentences read whole, with their neighbours, by a small transformer: it knows words that stand in no item it was taught with.

The file holds its vocabulary, so that the two cannot be of different makes. docs/matter-card.md says where it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument, InvalidGraph, InvalidProtobuf

from redaction.errors import ModelError
from redaction.matters.matter import MATTERS
from redaction.matters.setting import Floats
from redaction.matters.windows import MOST_OF_A_SENTENCE, Clauses, Window, windows
from redaction.matters.wordpiece import WordPieces

PACKAGED = Path(__file__).parent / "encoder.onnx"
VOCABULARY = "vocabulary"
"""The entry of the file's notes that holds the pieces, one a line."""
NUMBERS, SHARES, MATTERS_OUT = "numbers", "shares", "matters"


@dataclass(frozen=True, slots=True)
class Readings:
    """Probabilities: of the sentences, (n, matters); of each one's clauses, (clauses, matters), no rows where it is of one.

    `held`: of each sentence, how many of its clauses there was room for, each from its beginning to its end.
    """

    sentences: Floats
    clauses: tuple[Floats, ...]
    held: tuple[int, ...]


class Encoder:
    """Reads sentences. Safe for threads: nothing is changed after it is made."""

    def __init__(self, session: onnxruntime.InferenceSession, pieces: WordPieces) -> None:
        self._session = session
        self._pieces = pieces

    @classmethod
    def at(cls, file: Path) -> Encoder:
        """Read the file; raises ModelError where it is missing or not such a file."""
        try:
            session = onnxruntime.InferenceSession(file.read_bytes(), _one_thread(), providers=["CPUExecutionProvider"])
            pieces = WordPieces(session.get_modelmeta().custom_metadata_map[VOCABULARY].split("\n"))
        except (OSError, KeyError, Fail, InvalidArgument, InvalidGraph, InvalidProtobuf) as error:
            raise ModelError("model_incomplete") from error
        return cls(session, pieces)

    def read(self, sentences: Sequence[Sequence[str]]) -> Readings:
        """Of the sentences of one text, in order, each given in its clauses: what they and their clauses are about."""
        whole = np.zeros((len(sentences), len(MATTERS)))
        parts: list[Floats] = [np.zeros((0, len(MATTERS)))] * len(sentences)
        pieces = [clause_pieces(self._pieces, sentence) for sentence in sentences]
        for window in windows(pieces, self._pieces.begin, self._pieces.end):
            rows = self._read(window)
            count = window.end - window.start
            whole[window.first : window.end] = rows[window.first - window.start : count]
            of_each = np.split(rows[count:], np.cumsum(window.clauses)[:-1])
            parts[window.first : window.end] = of_each[window.first - window.start :]
        return Readings(whole, tuple(parts), tuple(map(_held, pieces)))

    def _read(self, window: Window) -> Floats:
        (scores,) = self._session.run([MATTERS_OUT], {NUMBERS: window.numbers[None, :], SHARES: window.shares})
        raised = np.exp(np.asarray(scores, dtype=np.float64))
        shares: Floats = raised / raised.sum(axis=1, keepdims=True)
        return shares


def _held(sentence: Clauses) -> int:
    """A clause that fills all the room may have been cut short."""
    return 0 if len(sentence[0]) >= MOST_OF_A_SENTENCE else len(sentence)


def clause_pieces(pieces: WordPieces, sentence: Sequence[str]) -> Clauses:
    """The pieces of a sentence's clauses, as many whole ones as there is room for; one at least, cut short where it is too long by itself."""
    found: list[tuple[int, ...]] = []
    left = MOST_OF_A_SENTENCE
    for clause in sentence:
        held = pieces.of(clause, MOST_OF_A_SENTENCE)
        if found and len(held) > left:
            break
        found.append(held)
        left -= len(held)
    return tuple(found)


def _one_thread() -> onnxruntime.SessionOptions:
    """Workers stand side by side: each keeps to its core, and gives back what a long text took."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return options
