"""Check digits of NHS number, UPN and ULN."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.matching import identifiers


@pytest.mark.parametrize("written", ["943 476 5919", "943-476-5919", "9434765919", "999 999 9999"])
def test_nhs_number_forms(written: str) -> None:
    """Spaces and hyphens do not matter; ten equal digits are refused though their check digit fits."""
    expected = "" if written.startswith("999 999") else "9434765919"
    assert identifiers.nhs_number(written) == expected


@given(st.integers(min_value=0, max_value=999_999_999), st.integers(min_value=0, max_value=9), st.integers(min_value=1, max_value=9))
def test_one_wrong_digit_is_noticed(stem: int, place: int, shift: int) -> None:
    """Modulus 11 notices every single wrong digit."""
    valid = next((n for c in range(10) if (n := identifiers.nhs_number(f"{stem:09d}{c}"))), "")
    if valid:
        wrong = valid[:place] + str((int(valid[place]) + shift) % 10) + valid[place + 1 :]
        assert identifiers.nhs_number(wrong) == ""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("P207000016049", "P207000016049"),
        ("Q207000016049", ""),
        ("p207000016049", "P207000016049"),
        ("P20700001604", ""),
        ("I207000016049", ""),
    ],
)
def test_upn(written: str, expected: str) -> None:
    """The check letter must be right; I, O and S are never used. P207000016049: weighted sum 266, remainder 13."""
    assert identifiers.upn(written) == expected


@given(st.integers(min_value=1_000_000_000, max_value=9_999_999_999))
def test_no_number_is_both(number: int) -> None:
    """A ULN is never a valid NHS number."""
    text = str(number)
    assert not (identifiers.uln(text) and identifiers.nhs_number(text))
