"""A layer of the network as spaCy trained it: the largest of several linear answers, then scaled to mean nought and variance one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

Floats = NDArray[np.float32]
Layer = Model[object, object]
_LEAST_VARIANCE = 1e-8  # thinc's own


@dataclass(frozen=True, slots=True)
class Linear:
    """`rows @ weights + bias`. weights: (inputs, outputs)."""

    weights: Floats
    bias: Floats

    @classmethod
    def of(cls, layer: Layer) -> Linear:
        """The weights of a thinc layer "linear"."""
        return cls(np.ascontiguousarray(weights_of(layer, "W").T), weights_of(layer, "b"))

    def __call__(self, rows: Floats) -> Floats:
        """(n, inputs) -> (n, outputs)."""
        out: Floats = rows @ self.weights
        out += self.bias
        return out


@dataclass(frozen=True, slots=True)
class Normed:
    """Maxout and layer norm. `linear` answers piece by piece: all outputs of the first piece, then all of the second."""

    linear: Linear
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, maxout: Layer, norm: Layer) -> Normed:
        """The weights of the thinc layers "maxout" and "layernorm"."""
        linear = Linear(by_piece(weights_of(maxout, "W")), np.ascontiguousarray(weights_of(maxout, "b").T).ravel())
        return cls(linear, weights_of(norm, "G"), weights_of(norm, "b"))

    def __call__(self, rows: Floats) -> Floats:
        """(n, inputs) -> (n, outputs)."""
        best = largest(self.linear(rows), len(self.gain))
        width = len(self.gain)
        best -= np.add.reduce(best, axis=1, keepdims=True) / np.float32(width)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(_LEAST_VARIANCE)
        best *= (1 / np.sqrt(variance))[:, None]
        best *= self.gain
        best += self.shift
        return best


def weights_of(layer: Layer, name: str) -> Floats:
    """A parameter of a layer, not copied."""
    return np.asarray(layer.get_param(name), dtype=np.float32)


def by_piece(weights: Floats) -> Floats:
    """(outputs, pieces, inputs) -> (inputs, pieces * outputs)."""
    outputs, pieces, inputs = weights.shape
    return np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs))


def largest(answers: Floats, outputs: int) -> Floats:
    """The largest piece of each output; writes over its input. (n, pieces * outputs) -> (n, outputs)."""
    best = answers[:, :outputs]
    for start in range(outputs, answers.shape[1], outputs):
        np.maximum(best, answers[:, start : start + outputs], out=best)
    return best
