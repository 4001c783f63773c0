"""Which borough an invented postcode lies in: whole districts, as the lists of `families` draw them."""

from __future__ import annotations

_BOROUGHS = {
    "W6": "LBHF", "W12": "LBHF", "W14": "LBHF", "SW6": "LBHF",
    "W10": "RBKC", "W11": "RBKC", "SW10": "RBKC",
    "NW8": "WCC", "W2": "WCC", "SW1V": "WCC",
}  # fmt: skip


def borough_of(postcode: str) -> str:
    """LBHF, RBKC, WCC or "elsewhere"."""
    return _BOROUGHS.get(postcode.split(" ", maxsplit=1)[0], "elsewhere")
