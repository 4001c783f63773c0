"""How much a single word looks like a name, read off the language model's word vectors.

The lists of forenames and of everyday words are the two examples; one linear rule learnt from them at loading answers for
every word that the model has a vector of: "landlord" is no name, "Papadakis" is one, though neither stands in a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

from redaction.recognisers.words.forenames import FIRST_LIST, FORENAMES
from redaction.recognisers.words.ordinary import ORDINARY, WORD_NAMES

_Vector = NDArray[np.float64]
_RIDGE = 3.0  # keeps the rule from learning single words by heart; held-out words of both lists: 92 % right
EVERYDAY = -0.2  # at and below: more like an everyday word; the two lists meet between -0.2 and 0.2
SURELY_EVERYDAY = -0.45  # at and below: no name even where the model took it for one

# word parts that only surnames have; the vectors of rare words are shared with everyday neighbours and may mislead
_SURNAME_SHAPE = re.compile(
    r"(?:mc|fitz)[a-z]{3,}|\w{2,}(?:ski|ska|czyk|wicz|escu|ovi[cć]|ova|enko|oglu|poulos|akis|idis|sson|sen|yan|dze|shvili|nathan|swamy|moorthy)"
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """The rule. `weights` is empty for a model without vectors, which then says nothing of any word."""

    vocab: Vocab
    weights: _Vector

    @classmethod
    def of(cls, vocab: Vocab) -> NameWords:
        """Learn from the two lists; words that stand in both teach nothing."""
        names = _vectors(vocab, FIRST_LIST - WORD_NAMES - ORDINARY)
        others = _vectors(vocab, ORDINARY - WORD_NAMES - FIRST_LIST)
        if not names or not others:
            return cls(vocab, np.zeros(0))
        rows = np.c_[np.array(names + others), np.ones(len(names) + len(others))]
        wanted = np.r_[np.ones(len(names)), -np.ones(len(others))]
        return cls(vocab, np.linalg.solve(rows.T @ rows + _RIDGE * np.eye(rows.shape[1]), rows.T @ wanted))

    def likeness(self, word: str) -> float | None:
        """About -1 for an everyday word, about 1 for a name; None where the model does not know the word.

        Of the two ways to write it the one more like a name counts: "matt" is a finish, "Matt" a man.
        """
        known = _vectors(self.vocab, frozenset({word.lower()})) if self.weights.size else []
        return max((float(np.r_[vector, 1.0] @ self.weights) for vector in known), default=None)

    def knows(self, word: str) -> bool:
        """Whether the model has seen the word, in lower case or with a capital; True where it has no vectors at all."""
        lowered = word.lower()
        return not self.weights.size or self.vocab.has_vector(lowered) or self.vocab.has_vector(lowered.capitalize())

    def only_a_name(self, word: str) -> bool:
        """Whether the model has never seen the word in lower case; False where it has no vectors at all."""
        return bool(self.weights.size) and not self.vocab.has_vector(word.lower())

    def is_proper(self, word: str) -> bool:
        """Whether the word is written with a capital only, as far as the model has seen it."""
        lowered = word.lower()
        return bool(self.weights.size) and self.vocab.has_vector(lowered.capitalize()) and not self.vocab.has_vector(lowered)

    def is_everyday(self, word: str, least: float = EVERYDAY) -> bool:
        """Whether the word is surely no name. Listed forenames and names that are words stay possible names.

        So does a word that the model knows with a capital only: rare names share the vector of an everyday neighbour,
        rare everyday words are known in lower case.
        """
        lowered = word.lower()
        if lowered in FORENAMES or lowered in WORD_NAMES or _SURNAME_SHAPE.fullmatch(lowered):
            return False
        if lowered in ORDINARY:
            return True
        likeness = self.likeness(lowered) if self.vocab.has_vector(lowered) else None
        return likeness is not None and likeness <= least


def _vectors(vocab: Vocab, words: frozenset[str]) -> list[_Vector]:
    """Vectors of length one: each word in lower case and with a capital, where the model has it."""
    forms = (form for word in sorted(words) for form in (word, word.capitalize()))
    return [_unit(vocab.get_vector(form)) for form in forms if vocab.has_vector(form)]


def _unit(raw: object) -> _Vector:
    vector: _Vector = np.asarray(raw, dtype=np.float64)
    return vector / (np.linalg.norm(vector) or 1.0)
