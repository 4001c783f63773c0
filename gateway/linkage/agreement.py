"""Whether our scorer gives what Splink gives: the same model, the same rows, every pair that Splink's blocking finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gateway.linkage.rows import KEY, FlatRow
from gateway.linkage.training import splink_weights
from gateway.matching.trained_model import frequencies_in, frequency_columns, trained_model

TOLERANCE = 0.01  # bits


@dataclass(frozen=True, slots=True)
class Agreement:
    """Pairs compared, how many differ by more than the tolerance, and the widest gap in bits."""

    pairs: int
    apart: int
    widest: float

    @property
    def share(self) -> float:
        """Share of pairs that agree; 0 where none was compared."""
        return (self.pairs - self.apart) / self.pairs if self.pairs else 0.0


def agreement(saved: bytes, index: Sequence[FlatRow], mentions: Sequence[FlatRow]) -> Agreement:
    """Compare both on all pairs. Raises `ConfigError` where the model is refused."""
    model = trained_model(saved)
    model = trained_model(saved, frequencies_in([*index, *mentions], frequency_columns(model)))
    by_key = {str(row[KEY]): row for row in (*index, *mentions)}
    gaps = [abs(p.weight - model.weight(by_key[p.left], by_key[p.right])) for p in splink_weights(saved, index, mentions)]
    return Agreement(len(gaps), sum(gap > TOLERANCE for gap in gaps), max(gaps, default=0.0))
