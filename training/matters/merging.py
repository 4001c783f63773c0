"""Sentences run together as hasty writers run them, so that the encoder learns to tell the clauses of one sentence apart."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from training.matters.corpus import BY_CLAUSE, Clause, Sentence

_JOINTS = (", ", ", ", ", and ", " and ", "; ", " - ", " / ", ", but ", ". ", " (", " + ", ", also ", ", who ", " | ")
_OFTEN = 0.3
_MOST = 3  # sentences in one
_MOST_WORDS = 55
_END = " .;,!?"


def merged(sentences: Sequence[Sentence], chance: random.Random) -> Iterator[Sentence]:
    """The sentences of an item in order, of which some are now clauses of one."""
    held: list[Sentence] = []
    for sentence in sentences:
        if held and not _joins([*held, sentence], chance):
            yield _one_of(held, chance)
            held = []
        held.append(sentence)
    if held:
        yield _one_of(held, chance)


def _joins(sentences: Sequence[Sentence], chance: random.Random) -> bool:
    words = sum(len(sentence.text.split()) for sentence in sentences)
    return len(sentences) <= _MOST and words <= _MOST_WORDS and chance.random() < _OFTEN


def _one_of(sentences: Sequence[Sentence], chance: random.Random) -> Sentence:
    if len(sentences) == 1:
        return sentences[0]
    joint = chance.choice(_JOINTS)
    pieces: list[Clause] = []
    for sentence in sentences:
        before = joint if pieces else ""
        pieces += [replace(sentence.clauses[0], text=before + sentence.clauses[0].text), *sentence.clauses[1:]]
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip(_END))
    return Sentence(tuple(pieces), BY_CLAUSE)
