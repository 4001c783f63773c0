"""Budgets for one item's whole tree of parts. A parser takes them as an argument and never reads settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps counted over the tree of a message. Bytes unless the name says otherwise."""

    total_bytes: int = 200 * 1024 * 1024
    header_bytes: int = 256 * 1024
    addresses: int = 500
    encoded_words: int = 1_000
    parts: int = 500
    depth: int = 8
    mime_depth: int = 30
    markup_depth: int = 1_000  # browsers end at 512 levels
    expansion_ratio: int = 100
    pages: int = 300
    characters: int = 5_000_000
    cells: int = 100_000
    pixels: int = 40_000_000


DEFAULT_LIMITS = Limits()
