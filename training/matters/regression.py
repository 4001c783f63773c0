"""Softmax regression by Adagrad (Duchi et al. 2011) in small batches, the same for the same seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redaction.matters.by_words import softmax
from redaction.matters.grams import known_rows, sentence_grams
from redaction.matters.matter import MATTERS
from redaction.matters.setting import Floats

_TIMES_SEEN = 2  # a gram met once says nothing of other texts
_BATCH, _RATE, _TINY = 64, 0.5, 1e-8
_PASSES, _SHRINK = 25, 5e-5
_SETTING_STEPS, _SETTING_SHRINK = 800, 1e-4


@dataclass(frozen=True, slots=True)
class Bag:
    """A sentence's known grams as rows of the weights, and the share that each has in the score."""

    rows: NDArray[np.intp]
    shares: Floats


def known_grams(sentences: Sequence[str]) -> NDArray[np.uint32]:
    """Numbers, sorted, of the grams that stand in several sentences."""
    met = Counter(gram for sentence in sentences for block in sentence_grams(sentence) for gram in block)
    return np.array(sorted(gram for gram, times in met.items() if times >= _TIMES_SEEN), dtype=np.uint32)


def bags(sentences: Sequence[str], grams: NDArray[np.uint32]) -> list[Bag]:
    """Each sentence over the known grams."""
    row_of = {int(gram): row for row, gram in enumerate(grams)}
    found = (known_rows(sentence, row_of) for sentence in sentences)
    return [Bag(np.array(rows, dtype=np.intp), np.array(shares)) for rows, shares in found]


def fit_bags(found: Sequence[Bag], answers: NDArray[np.intp], rows: int, seed: int) -> tuple[NDArray[np.float32], Floats]:
    """Weights, (rows, matters), and bias that tell the answers from the bags."""
    weights, bias = np.zeros((rows, len(MATTERS))), np.zeros(len(MATTERS))
    squares, bias_squares = np.full_like(weights, _TINY), np.full_like(bias, _TINY)
    chance = np.random.default_rng(seed)
    for _ in range(_PASSES):
        for batch in _batches(len(found), chance):
            ids = np.concatenate([found[at].rows for at in batch])
            shares = np.concatenate([found[at].shares for at in batch])
            owner = np.repeat(np.arange(len(batch)), [len(found[at].rows) for at in batch])
            scores = np.zeros((len(batch), len(MATTERS)))
            np.add.at(scores, owner, weights[ids] * shares[:, None])
            wrong = softmax(scores + bias) - np.eye(len(MATTERS))[answers[batch]]
            met, where = np.unique(ids, return_inverse=True)
            slope = np.zeros((len(met), len(MATTERS)))
            np.add.at(slope, where, wrong[owner] * shares[:, None])
            slope += _SHRINK * len(found) / _BATCH * weights[met]
            squares[met] += slope**2
            weights[met] -= _RATE * slope / np.sqrt(squares[met])
            bias_squares += wrong.sum(axis=0) ** 2
            bias -= _RATE * wrong.sum(axis=0) / np.sqrt(bias_squares)
    return weights.astype(np.float32), bias


def _batches(count: int, chance: np.random.Generator) -> Iterator[NDArray[np.intp]]:
    order = chance.permutation(count)
    return (order[at : at + _BATCH] for at in range(0, count, _BATCH))


def fit_rows(seen: Floats, answers: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Weights, (columns, matters), and bias that tell the answers from rows of figures: descent over all rows with momentum (Nesterov 1983)."""
    full = np.hstack([seen, np.ones((len(seen), 1))])
    wanted = np.eye(len(MATTERS))[answers]
    step = 2 * len(full) / np.linalg.norm(full, 2) ** 2  # the loss bends no more than half the largest singular value squared
    weights = ahead = np.zeros((full.shape[1], len(MATTERS)))
    for at in range(_SETTING_STEPS):
        slope = full.T @ (softmax(full @ ahead) - wanted) / len(full) + _SETTING_SHRINK * ahead
        moved = ahead - step * slope
        ahead = moved + at / (at + 3) * (moved - weights)
        weights = moved
    return weights[:-1], weights[-1]
