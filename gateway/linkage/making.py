"""A model from rows to files: trained, put in order, checked, and written with the weights that the matcher loads."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from gateway.errors import ConfigError
from gateway.linkage.bits_table import bits_table
from gateway.linkage.pooling import pooled
from gateway.linkage.rows import FlatRow
from gateway.linkage.training import MOST_PAIRS, Progress, train, versions
from gateway.linkage.weights_file import Origin, trained_bits, weights_toml
from gateway.matching.trained_model import trained_model
from gateway.matching.weights import Weights, weights_from


@dataclass(frozen=True, slots=True)
class Made:
    """A trained model. `refused` says why it cannot be used, "" where it can; then `weights` is the text of a `matching.toml`."""

    model: bytes
    bits: tuple[tuple[str, str, str, str, str], ...]
    mended: tuple[str, ...]
    moved: tuple[str, ...] = ()
    weights: str = ""
    refused: str = ""


def make(
    index: Sequence[FlatRow],
    mentions: Sequence[FlatRow],
    hand_set: Weights,
    *,
    seed: int,
    most_pairs: float = MOST_PAIRS,
    progress: Progress = lambda _what: None,
) -> Made:
    """Train and check; the weights are read back as the site would read them before they are given out."""
    model, notes = pooled(train(index, mentions, seed=seed, most_pairs=most_pairs, progress=progress), len(mentions))
    table = tuple(bits_table(model))
    try:
        bits, moved = trained_bits(trained_model(model), hand_set)
        text = weights_toml(bits, hand_set, Origin(model, seed, len(index), len(mentions), *versions()))
        weights_from(tomllib.loads(text))
    except ConfigError as error:
        return Made(model, table, notes, refused=error.hint)
    return Made(model, table, notes, moved, text)
