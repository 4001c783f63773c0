"""How much a single word looks like a name, read off the language model's word vectors.

The lists of forenames and of everyday words are the two examples; one linear rule learnt from them at loading answers for
every word that the model has a vector of: "landlord" is no name, "Papadakis" is one, though neither stands in a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.vectors import Mode
from spacy.vocab import Vocab

from redaction.recognisers.words.forenames import FIRST_LIST, FORENAMES
from redaction.recognisers.words.ordinary import ORDINARY, WORD_NAMES

_Vector = NDArray[np.float64]
_RIDGE = 3.0  # keeps the rule from learning single words by heart; held-out words of both lists: 92 % right
_ROWS_AT_ONCE = 2048  # the table is single precision, the rule double: a copy of all of it would be the peak of memory
EVERYDAY = -0.2  # at and below: more like an everyday word; the two lists meet between -0.2 and 0.2
SURELY_EVERYDAY = -0.45  # at and below: no name even where the model took it for one

# word parts that only surnames have; the vectors of rare words are shared with everyday neighbours and may mislead
_SURNAME_SHAPE = re.compile(
    r"(?:mc|fitz)[a-z]{3,}|\w{2,}(?:ski|ska|czyk|wicz|escu|ovi[cć]|ova|enko|oglu|poulos|akis|idis|sson|sen|yan|dze|shvili|nathan|swamy|moorthy)"
)


@dataclass(frozen=True, slots=True)
class NameWords:
    """The rule's answer for each row of the vector table. `scores` is empty for a model without one, which says nothing of any word."""

    vocab: Vocab
    scores: _Vector

    @classmethod
    def of(cls, vocab: Vocab) -> NameWords:
        """Learn from the two lists; words that stand in both teach nothing."""
        if vocab.vectors.mode != Mode.default:
            return cls(vocab, np.zeros(0))
        names = _vectors(vocab, FIRST_LIST - WORD_NAMES - ORDINARY)
        others = _vectors(vocab, ORDINARY - WORD_NAMES - FIRST_LIST)
        if not names or not others:
            return cls(vocab, np.zeros(0))
        rows = np.c_[np.array(names + others), np.ones(len(names) + len(others))]
        wanted = np.r_[np.ones(len(names)), -np.ones(len(others))]
        weights = np.linalg.solve(rows.T @ rows + _RIDGE * np.eye(rows.shape[1]), rows.T @ wanted)
        table = vocab.vectors.data
        parts = [_units(table[start : start + _ROWS_AT_ONCE]) @ weights[:-1] for start in range(0, len(table), _ROWS_AT_ONCE)]
        return cls(vocab, np.concatenate(parts) + weights[-1])

    def likeness(self, word: str) -> float | None:
        """About -1 for an everyday word, about 1 for a name; None where the model does not know the word.

        Of the two ways to write it the one more like a name counts: "matt" is a finish, "Matt" a man.
        """
        lowered = word.lower()
        rows = (self._row(lowered), self._row(lowered.capitalize()))
        return max((float(self.scores[row]) for row in rows if row is not None), default=None)

    def knows(self, word: str) -> bool:
        """Whether the model has seen the word, in lower case or with a capital; True where it has no vectors at all."""
        lowered = word.lower()
        return not self.scores.size or self._row(lowered) is not None or self._row(lowered.capitalize()) is not None

    def only_a_name(self, word: str) -> bool:
        """Whether the model has never seen the word in lower case; False where it has no vectors at all."""
        return bool(self.scores.size) and self._row(word.lower()) is None

    def is_proper(self, word: str) -> bool:
        """Whether the word is written with a capital only, as far as the model has seen it."""
        lowered = word.lower()
        return self._row(lowered.capitalize()) is not None and self._row(lowered) is None

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
        likeness = self.likeness(lowered) if self._row(lowered) is not None else None
        return likeness is not None and likeness <= least

    def _row(self, form: str) -> int | None:
        """Asked of the table itself: the vocabulary would remember every word that it is asked for."""
        row: int | None = self.vocab.vectors.key2row.get(get_string_id(form)) if self.scores.size else None
        return row


def _vectors(vocab: Vocab, words: frozenset[str]) -> list[_Vector]:
    """Vectors of length one: each word in lower case and with a capital, where the model has it."""
    forms = (form for word in sorted(words) for form in (word, word.capitalize()))
    rows = [row for form in forms if (row := vocab.vectors.key2row.get(get_string_id(form))) is not None]
    return list(_units(vocab.vectors.data[rows])) if rows else []


def _units(raw: object) -> _Vector:
    """Rows of length one; a row of noughts stays."""
    rows: _Vector = np.asarray(raw, dtype=np.float64)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > 0, lengths, 1.0)
