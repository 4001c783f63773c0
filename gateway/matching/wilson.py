"""Wilson's 95 % limits of a rate that was counted on few."""

from __future__ import annotations

import math

Z = 1.959964  # two-sided 95 %


def upper_limit(wrong: int, links: int) -> float:
    """Wilson's upper 95 % limit of the rate of wrong links; 1 without links."""
    return _edge(wrong, links, 1.0) if links else 1.0


def lower_limit(right: int, asked: int) -> float:
    """Wilson's lower 95 % limit of a rate; 0 where nothing was asked."""
    return max(_edge(right, asked, -1.0), 0.0) if asked else 0.0


def _edge(part: int, whole: int, side: float) -> float:
    p = part / whole
    centre = p + Z * Z / (2 * whole)
    return (centre + side * Z * math.sqrt(p * (1 - p) / whole + Z * Z / (4 * whole * whole))) / (1 + Z * Z / whole)
