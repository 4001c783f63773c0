"""The reader of words from the written items; and how likely each sentence's matters are by readers that never met its world."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from redaction.matters.by_words import Weights, WordsReader, softmax
from redaction.matters.encoder import Encoder
from redaction.matters.matter import MATTERS
from redaction.matters.model import together
from redaction.matters.setting import COLUMNS, Floats, in_setting
from training.matters.corpus import BY_CLAUSE, WrittenItem, worlds
from training.matters.regression import bags, fit_bags, fit_rows, known_grams

_FOLDS = 3
_SEED = 7
_UNSET = (np.zeros((COLUMNS, len(MATTERS))), np.zeros(len(MATTERS)))


def made(items: Sequence[WrittenItem], read: Sequence[Floats]) -> Weights:
    """Weights learnt from all items; the second regression learns from `read`, what readers say of worlds that they never met: `unmet`."""
    alone = _alone(items)
    setting, bias = fit_rows(_settings(read), answers(items))
    return Weights(alone.grams, alone.alone.astype(np.float16), alone.alone_bias, setting, bias)


def unmet(items: Sequence[WrittenItem]) -> list[Floats]:
    """For each item the probabilities, (sentences, matters), of its sentences alone, by a model of other worlds."""
    fold_of = _folds(items)
    folds = sorted(set(fold_of.values()))
    models = [WordsReader(_alone([item for item in items if fold_of[item.world] != fold])) for fold in folds]
    return [models[fold_of[item.world]].alone(item.sentences) for item in items]


def unmet_by_both(items: Sequence[WrittenItem], by_words: Floats, encoder: Encoder, apart: Sequence[str]) -> Floats:
    """Of the worlds `apart`, what the two readers say together, (their sentences, matters); `by_words`: by `unmet_in_setting`, of all items."""
    world = np.array([item.world for item in items for _ in item.sentences])
    read = [encoder.read(_in_clauses(item)).sentences for item in items if item.world in apart]
    return together(by_words[np.isin(world, apart)], np.vstack(read))


def clauses_by_encoder(items: Sequence[WrittenItem], encoder: Encoder) -> Floats:
    """What the encoder says of every clause of the sentences marked clause by clause, (clauses, matters)."""
    rows = [np.zeros((0, len(MATTERS)))]
    for item in items:
        read = encoder.read(_in_clauses(item)).clauses
        rows += [parts for sentence, parts in zip(item.written, read, strict=True) if sentence.marked == BY_CLAUSE]
    return np.vstack(rows)


def _in_clauses(item: WrittenItem) -> list[list[str]]:
    return [[clause.text for clause in sentence.clauses] for sentence in item.written]


def unmet_in_setting(items: Sequence[WrittenItem], read: Sequence[Floats]) -> Floats:
    """The probabilities of all sentences, (all, matters), each by regressions that never met its world. `read`: by `unmet`."""
    seen, wanted = _settings(read), answers(items)
    fold_of = _folds(items)
    fold = np.array([fold_of[item.world] for item in items for _ in item.sentences])
    found = np.zeros((len(wanted), len(MATTERS)))
    for at in sorted(set(fold_of.values())):
        setting, bias = fit_rows(seen[fold != at], wanted[fold != at])
        found[fold == at] = softmax(seen[fold == at] @ setting + bias)
    return found


def _folds(items: Sequence[WrittenItem]) -> dict[str, int]:
    return {name: at % _FOLDS for at, name in enumerate(worlds(items))}


def answers(items: Sequence[WrittenItem]) -> NDArray[np.intp]:
    """The column of each sentence's matter."""
    return np.array([MATTERS.index(matter) for item in items for matter in item.matters], dtype=np.intp)


def _alone(items: Sequence[WrittenItem]) -> Weights:
    sentences = [sentence for item in items for sentence in item.sentences]
    grams = known_grams(sentences)
    weights, bias = fit_bags(bags(sentences, grams), answers(items), len(grams), _SEED)
    return Weights(grams, weights, bias, *_UNSET)


def _settings(alone: Sequence[Floats]) -> Floats:
    return np.vstack([in_setting(rows) for rows in alone])
