"""From rows to names: spaCy's transition system, read off without its machinery.

Outside a name the next move depends on one token alone, so the moves of all tokens are worked out in one go; only inside
a name, where they depend on its first token too, they are taken one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redaction.network.layers import Floats, Layer, Linear, by_piece, largest, weights_of

Named = tuple[int, int, str]
"""First token, the token behind the last, label."""
FEATURES = 3  # the token at hand, the first of the open name, the one before
_NEVER = np.float32(-np.inf)


@dataclass(frozen=True, slots=True)
class Moves:
    """The weights of a move's score. `names` are spaCy's: "O", "B-PERSON", "I-PERSON", "L-PERSON", "U-PERSON", ..."""

    names: tuple[str, ...]
    features: tuple[Floats, ...]
    nothing: Floats
    bias: Floats
    scores: Linear

    @classmethod
    def of(cls, lower: Layer, upper: Layer, names: Sequence[str]) -> Moves:
        """The weights of spaCy's layers "precomputable_affine" and, above it, "linear"."""
        weights, absent = weights_of(lower, "W"), weights_of(lower, "pad")[0]  # (features, outputs, pieces[, inputs])
        features = tuple(by_piece(weights[place]) for place in range(FEATURES))
        bias = np.ascontiguousarray(weights_of(lower, "b").T).ravel()
        nothing = np.ascontiguousarray((absent[1] + absent[2]).T).ravel()
        return cls(tuple(names), features, nothing, bias, Linear.of(upper))

    def named(self, rows: Floats, blank: NDArray[np.bool_], lengths: Sequence[int]) -> Iterator[list[Named]]:
        """Names of each text, none of them empty. rows: (tokens of all texts, inputs); `blank` tokens, white space, begin no name."""
        outside, nothing = self._outside(rows), self.names.index("O")
        ends = np.cumsum(lengths)
        outside[ends[:, None] - 1, self._of_kinds("B")] = _NEVER
        chosen = outside.argmax(axis=1)
        chosen[blank] = nothing
        begins = np.flatnonzero(chosen != nothing)
        by_text = np.split(begins, np.searchsorted(begins, ends[:-1]))
        for length, end, own in zip(lengths, ends.tolist(), by_text, strict=True):
            walk = self._walk(rows, chosen, own.tolist(), end)
            yield [(first - end + length, behind - end + length, label) for first, behind, label in walk]

    def _of_kinds(self, kinds: str) -> NDArray[np.intp]:
        return np.array([place for place, name in enumerate(self.names) if name[0] in kinds])

    def _walk(self, rows: Floats, chosen: NDArray[np.intp], begins: Sequence[int], end: int) -> Iterator[Named]:
        behind = 0
        for place in begins:
            if place < behind:
                continue
            move, _, label = self.names[chosen[place]].partition("-")
            behind = place + 1 if move == "U" else self._last(rows, place, label, end) + 1
            yield place, behind, label

    def _last(self, rows: Floats, first: int, label: str, end: int) -> int:
        """The last token of a name that has been begun."""
        going, closing = self.names.index(f"I-{label}"), self.names.index(f"L-{label}")
        place = first + 1
        while place < end - 1:
            scores = self._inside(rows, first, place, [going, closing])
            if scores[1] > scores[0] or (scores[1] == scores[0] and closing < going):
                break
            place += 1
        return place

    def _outside(self, rows: Floats) -> Floats:
        """Scores of all moves at each token where no name is open; those that need an open one never win."""
        hidden = rows @ self.features[0]
        hidden += self.nothing
        hidden += self.bias
        scores = self.scores(largest(hidden, self.scores.weights.shape[0]))
        scores[:, self._of_kinds("IL")] = _NEVER
        scores[:, [n for n, name in enumerate(self.names) if name == "U-"]] = _NEVER  # for entities that were set before
        return scores

    def _inside(self, rows: Floats, first: int, place: int, moves: list[int]) -> Floats:
        """Scores of some moves at a token of an open name."""
        hidden = rows[place] @ self.features[0]
        hidden += rows[first] @ self.features[1]
        hidden += rows[place - 1] @ self.features[2]
        hidden += self.bias
        best = largest(hidden[None], self.scores.weights.shape[0])[0]
        out: Floats = best @ self.scores.weights[:, moves] + self.scores.bias[moves]
        return out
