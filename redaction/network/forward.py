"""The forward pass put together, and whether a loaded pipeline is of the one kind that it can work out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from spacy.attrs import IS_SPACE, ORTH
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.vectors import Mode, Vectors

from redaction.network.encoder import Encoder
from redaction.network.layers import Floats, Layer, Linear, Normed
from redaction.network.moves import FEATURES, Moves, Named
from redaction.network.token_rows import Mixing, TokenRows, Tokens

_HASHED = "ints-getitem>>hashembed"
_LAYER = "residual(expand_window>>maxout>>layernorm>>dropout)"


class EntityNetwork:
    """Names of documents by the weights of a spaCy pipeline's entity recogniser; the weights are shared, not copied where they can be."""

    def __init__(self, tokens: TokenRows, columns: Sequence[str], encoder: Encoder, last: Linear, moves: Moves) -> None:
        self.tokens = tokens
        self._attributes = [ORTH, *columns, IS_SPACE]
        self._encoder = encoder
        self._last = last
        self._moves = moves

    @classmethod
    def of(cls, language: Language) -> EntityNetwork | None:
        """The network of a pipeline, or None where it is of another make: spaCy then works it out itself."""
        if language.pipe_names != ["ner"]:
            return None
        pipe = language.get_pipe("ner")
        if not (isinstance(pipe, EntityRecognizer) and _is_known(pipe.model) and pipe.cfg["beam_width"] == 1):
            return None
        vectors = language.vocab.vectors
        if not isinstance(vectors, Vectors) or vectors.mode != Mode.default or vectors.attr != ORTH:
            return None
        return cls._read(pipe.model, vectors, [pipe.moves.get_class_name(n) for n in range(pipe.moves.n_moves)])

    @classmethod
    def _read(cls, model: Layer, vectors: Vectors, names: Sequence[str]) -> EntityNetwork:
        by_kind = _leaves(model)
        normed = [Normed.of(*pair) for pair in zip(by_kind["maxout"], by_kind["layernorm"], strict=True)]
        mixing = Mixing.of(by_kind["hashembed"], by_kind["static_vectors"][0], normed[0], vectors)
        last, lower, upper = by_kind["linear"][0], model.get_ref("lower"), model.get_ref("upper")
        columns = by_kind["extract_features"][0].attrs["columns"]
        return cls(TokenRows(mixing), columns, Encoder(tuple(normed[1:]), _padding(model)), Linear.of(last), Moves.of(lower, upper, names))

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set the entities of each document."""
        filled = [doc for doc in docs if len(doc)]
        for doc, found in zip(filled, self._named(filled), strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in found], default="outside")

    def encoded(self, docs: Sequence[Doc]) -> Floats:
        """What moves are chosen by, of all documents (none empty) one behind the other: (tokens, inputs of `Moves`)."""
        return self._encode([self._tokens(doc) for doc in docs])

    def _named(self, docs: Sequence[Doc]) -> Iterator[list[Named]]:
        if not docs:
            return iter(())
        tokens = [self._tokens(doc) for doc in docs]
        blank = np.concatenate([rows[:, -1] for rows in tokens]).astype(bool)
        return self._moves.named(self._encode(tokens), blank, [len(doc) for doc in docs])

    def _encode(self, tokens: Sequence[Tokens]) -> Floats:
        rows = self.tokens.of(np.concatenate(tokens)[:, :-1])
        bounds = np.cumsum([len(part) for part in tokens])[:-1]
        return self._last(self._encoder(np.split(rows, bounds)))

    def _tokens(self, doc: Doc) -> Tokens:
        return np.asarray(doc.to_array(self._attributes), dtype=np.uint64)


def _encoder(depth: int) -> str:
    return ">>".join([_LAYER] * depth)


def _padding(model: Layer) -> int:
    """Empty rows around a text, which spaCy's encoder asks for where it is called."""
    return max((int(layer.attrs["pad"]) for layer in model.walk() if "pad" in layer.attrs), default=0)


def _leaves(model: Layer) -> dict[str, list[Layer]]:
    """Layers without layers of their own, by name, in the order in which they work."""
    out: dict[str, list[Layer]] = {}

    def visit(layer: Layer) -> None:
        if not layer.layers:
            out.setdefault(layer.name, []).append(layer)
        for inner in layer.layers:
            visit(inner)

    visit(model)
    return out


def _is_known(model: Layer) -> bool:
    """Whether the layers are those of spaCy's hash embedding, window encoder and transition parser, and nothing else."""
    by_kind = _leaves(model)
    hashed, windows = by_kind.get("hashembed", []), by_kind.get("expand_window", [])
    embedding = f"extract_features>>list2ragged>>with_array({'|'.join([_HASHED] * len(hashed))})|static_vectors"
    mixing = "with_array(maxout>>layernorm>>dropout)>>ragged2list"
    rows = f"{embedding}>>{mixing}>>with_array({_encoder(len(windows))})>>list2array>>linear"
    return (
        [layer.name for layer in model.layers] == [rows, "precomputable_affine", "linear"]
        and model.get_ref("lower").get_dim("nF") == FEATURES
        and not model.attrs["unseen_classes"]
        and all(window.attrs["window_size"] == 1 for window in windows)
        and _padding(model) >= len(windows)
    )
