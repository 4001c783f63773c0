"""Check digits of the numbers that name a child: NHS number, UPN, ULN.

Sources: NHS Data Dictionary (modulus 11), DfE UPN guide (modulus 23), LRS (ULN). A valid number is never enough to link.
"""

from __future__ import annotations

import re

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # no I, O, S
_UPN = re.compile(r"[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]")
_TEN = 10


def nhs_number(text: str) -> str:
    """Ten digits of a valid NHS number written with spaces or hyphens, else ""."""
    digits = re.sub(r"[\s\-–.]", "", text)
    if not re.fullmatch(r"[0-9]{10}", digits) or len(set(digits)) == 1:
        return ""
    return digits if _weighted(digits) % 11 == 0 else ""


def uln(text: str) -> str:
    """Ten digits of a valid unique learner number, else "". Never also a valid NHS number."""
    digits = re.sub(r"\s", "", text)
    if not re.fullmatch(r"[1-9][0-9]{9}", digits):
        return ""
    return digits if _weighted(digits) % 11 == _TEN else ""


def upn(text: str) -> str:
    """A valid unique pupil number in capitals (temporary ones end in a letter), else ""."""
    compact = re.sub(r"[\s\-]", "", text).upper()
    if not _UPN.fullmatch(compact):
        return ""
    figures = [int(c) if c.isdigit() else _UPN_LETTERS.index(c) for c in compact[1:]]
    total = sum(weight * figure for weight, figure in enumerate(figures, start=2))
    return compact if _UPN_LETTERS[total % 23] == compact[0] else ""


def _weighted(digits: str) -> int:
    return sum(weight * int(digit) for weight, digit in zip(range(_TEN, 0, -1), digits, strict=True))
