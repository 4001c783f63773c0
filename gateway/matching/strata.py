"""How much was written of a person, and how strong a match is, in classes coarse enough to be counted."""

from __future__ import annotations

import math

from gateway.matching.evidence import EvidenceKind, Mention

NUMBER, NAME_AND_BIRTHDAY, PARTIAL = "number", "name and birthday", "partial"
STRATA = (NUMBER, NAME_AND_BIRTHDAY, PARTIAL)
BAND_BITS = 5
_NUMBERS = frozenset({EvidenceKind.NHS_NUMBER, EvidenceKind.UPN, EvidenceKind.CASE_ID})


def stratum(mention: Mention) -> str:
    """How much was written: "number", "name and birthday" or "partial"."""
    kinds = {e.kind for e in mention.evidence}
    if kinds & _NUMBERS:
        return NUMBER
    return NAME_AND_BIRTHDAY if {EvidenceKind.NAME, EvidenceKind.DATE_OF_BIRTH} <= kinds else PARTIAL


def band(bits: float) -> int:
    """The lower edge of the five bits in which a score falls, as 25 for 25.0 to 29.9."""
    return BAND_BITS * math.floor(bits / BAND_BITS)
