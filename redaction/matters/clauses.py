"""A sentence in clauses, members of a list, and asides: the pieces that a careful editor could leave out and the rest would still read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Edges = tuple[int, int]
_JOINT = re.compile(
    r"[,;:](?=\s)|[.!?]['\"”’)]*+(?=\s+\w)|\)(?=\s)|(?<=\w)(?=\s+\()|\s[-–—/|+](?=\s)|[-–—](?=\s)"
    r"|(?<=\S)(?=\s+(?:and|but|because|bc|who|whose|which|so|while|though|although|where|also|plus)\s)",
    re.IGNORECASE,
)


def clauses(sentence: str) -> tuple[Edges, ...]:
    """Where the clauses of a sentence begin and end, in characters; together they are the whole sentence. One where it has no joint."""
    edges = [0, *_joints(sentence), len(sentence)]
    return tuple((start, end) for start, end in pairwise(edges))


def _joints(sentence: str) -> Iterator[int]:
    """A joint parts only what has words on both sides of it."""
    last = 0
    for joint in _JOINT.finditer(sentence):
        if _has_word(sentence[last : joint.end()]) and _has_word(sentence[joint.end() :]):
            last = joint.end()
            yield last


def _has_word(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
