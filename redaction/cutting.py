"""Cutting texts into spaCy's tokens, with a vocabulary that is begun anew when it is full.

spaCy remembers every word that it ever read, some four hundred bytes each: numbers and names of months of mail would grow
a worker by hundreds of megabytes. Its own memory zones forget with each text, and looking at every word anew takes longer
than the network; so the words stay until there are too many.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

_MOST_WORDS = 150_000  # sixty megabytes


class Cutter:
    """Makes documents as the pipeline's own tokeniser does. Safe for threads."""

    def __init__(self, language: Language, most: int = _MOST_WORDS) -> None:
        self._language = language
        self._most = most
        own = language.tokenizer
        assert isinstance(own, Tokenizer)
        self._rules: bytes = own.to_bytes(exclude=["vocab"])
        self._tokenizer = self._fresh()
        self._lock = threading.Lock()

    @property
    def words(self) -> int:
        """How many words are remembered."""
        return len(self._tokenizer.vocab.strings)

    def docs(self, texts: Iterable[str]) -> list[Doc]:
        """A document of each text. Raises ValueError for a text longer than the pipeline takes."""
        return [self._doc(text) for text in texts]

    def _doc(self, text: str) -> Doc:
        if len(text) > self._language.max_length:
            raise ValueError("text_too_long")
        with self._lock:
            if self.words > self._most:
                self._tokenizer = self._fresh()
            doc: Doc = self._tokenizer(text)
            return doc

    def _fresh(self) -> Tokenizer:
        known = self._language.vocab
        asked: dict[str, Callable[[str], object]] = getattr(known, "lex_attr_getters")  # noqa: B009 - spaCy's types leave it out
        return Tokenizer(Vocab(lex_attr_getters=asked, lookups=known.lookups)).from_bytes(self._rules)
