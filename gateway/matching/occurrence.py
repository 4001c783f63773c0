"""A name at one place of an item, with what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from gateway.matching.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name at one place. `facts` are what stands beside it; `order` counts through the item."""

    name: Evidence
    cues: frozenset[str]
    facts: tuple[Evidence, ...] = ()
    order: int = 0
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """All occurrences in reading order, and facts of a home that stand beside no name."""

    occurrences: tuple[Occurrence, ...]
    loose: tuple[Evidence, ...]
