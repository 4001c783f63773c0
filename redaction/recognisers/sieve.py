"""What a pattern needs: most texts hold nothing of it, and looking for that is quicker than trying the pattern everywhere."""

from __future__ import annotations

from functools import lru_cache

FIGURES = "0123456789"
FIGURES_OR_LIKE = FIGURES + "OolI"  # letters that a scanner reads for figures
_PASSAGES_AT_HAND = 8  # one passage is asked about by each recogniser


def may_match(lowered: str, needs: tuple[str, ...]) -> bool:
    """Whether a text in lower case holds one of what a pattern needs; a pattern that needs nothing may always match."""
    return not needs or any(word in lowered for word in needs)


@lru_cache(maxsize=_PASSAGES_AT_HAND)
def characters(text: str) -> frozenset[str]:
    """The characters of a text."""
    return frozenset(text)


def in_lower_case(text: str) -> str:
    """The text in lower case, each character in its place: the few whose small letter is longer stay."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
