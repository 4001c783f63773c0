"""A sentence's setting: what its neighbours are about, and where in the text it stands."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from redaction.matters.matter import MATTERS

Floats = NDArray[np.float64]
_LEAST = 1e-3  # a probability below says no more than this one
_NEAR_THE_END = 3
PLACES = 4
COLUMNS = 4 * len(MATTERS) + PLACES


def in_setting(alone: Floats) -> Floats:
    """Probabilities of a text's sentences, (n, matters), each read alone -> (n, COLUMNS): its own, the one before, after, two off; its place."""
    count, width = alone.shape
    seen = np.full((count + 4, width), np.log(1 / width))
    seen[2 : count + 2] = np.log(np.clip(alone, _LEAST, 1.0))
    own, before, after = (seen[at : at + count] for at in (2, 1, 3))
    farther = (seen[:count] + seen[4:]) / 2
    return np.hstack([own, before, after, farther, _places(count)])


def _places(count: int) -> Floats:
    at = np.arange(count)
    return np.column_stack([at / max(1, count - 1), at == 0, at == count - 1, count - at <= _NEAR_THE_END]).astype(np.float64)
