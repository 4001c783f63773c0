"""A tag: a found span of personal data, who found it and why. Never carries the text itself."""

from __future__ import annotations

from dataclasses import dataclass, field

SEXUAL_LIFE = "sexual_life"
"""The attribute of a SEXUALITY tag that tells of a sexual life and not of an orientation."""
DWELLING = "dwelling"
"""The attribute of an ADDRESS tag that is a neighbour's or a caller's door without its street: nothing to match a home by."""


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """A span `[start, end)` in the passage with id `passage`, in characters.

    `entity` is Presidio's UPPER_SNAKE name (see docs/entities.md); `score` is 0..1 after context;
    `recogniser` is a stable id with version ("nhs_number@1"); `reason` says why in a few fixed words.
    `attributes` are flags such as "negated", "suspect", "known_name", "invalid_check".
    """

    passage: str
    start: int
    end: int
    entity: str
    score: float
    recogniser: str
    reason: str = ""
    attributes: tuple[str, ...] = field(default=())
