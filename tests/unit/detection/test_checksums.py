"""Check digits: tables of valid and invalid numbers, and properties that hold for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.gb import nhs, upn

from redaction import checksums

_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"


@pytest.mark.parametrize(
    ("written", "valid"),
    [
        ("943 476 5919", True),
        ("943-476-5919", True),
        ("9434765919", True),
        ("943 476 5918", False),
        ("000 000 0000", False),
        ("111 111 1111", False),
        ("94347659", False),
        ("", False),
        ("943 476 59l9", True),
    ],
)
def test_nhs_number_table(written, valid):
    """An NHS number has ten figures, not all equal, and a modulus 11 check; scanned letters count as figures."""
    assert checksums.nhs_number(written) is valid


@given(st.text(alphabet="0123456789", min_size=10, max_size=10))
def test_nhs_number_agrees_with_an_independent_reading(digits):
    """For every ten figures that are not all equal we answer as python-stdnum does."""
    if len(set(digits)) > 1:
        assert checksums.nhs_number(digits) == nhs.is_valid(digits)


@given(st.text(alphabet="0123456789", min_size=12, max_size=12), st.sampled_from("ABCDEFGHJKLMNPQRTUVWXYZ"))
def test_upn_agrees_with_an_independent_reading(digits, letter):
    """The check letter is right exactly when it is the one that python-stdnum computes."""
    assert checksums.upn(letter + digits) == (upn.calc_check_digit("0" + digits) == letter)


@given(st.integers(0, 99), st.integers(1, 9_999_999))
def test_one_letter_of_23_fits_a_pnc_id(year, serial):
    """Each year and serial has exactly one check letter, in the long and in the short form alike."""
    long = [c for c in _LETTERS if checksums.pnc_id(f"20{year:02d}/{serial:07d}{c}")]
    short = [c for c in _LETTERS if checksums.pnc_id(f"{year:02d}/{serial}{c}")]
    assert long == short
    assert len(long) == 1


@given(st.integers(0, 99), st.integers(1, 999_999))
def test_one_letter_of_23_fits_a_cro_number(year, serial):
    """Standard and small-file numbers each have one check letter."""
    assert sum(checksums.cro_number(f"{serial}/{year:02d}{c}") for c in _LETTERS) == 1
    assert sum(checksums.cro_number(f"SF{year:02d}/{serial}{c}") for c in _LETTERS) == 1


@pytest.mark.parametrize(
    ("written", "valid"),
    [
        ("AB 12 34 56 C", True),
        ("ab123456c", True),
        ("JR 45 12 O7 B", True),
        ("DA123456A", False),
        ("AO123456A", False),
        ("GB123456A", False),
        ("AB123456E", False),
        ("AB12345A", False),
    ],
)
def test_nino_table(written, valid):
    """Prefixes that are never issued and suffixes beyond D are refused."""
    assert checksums.nino(written) is valid


@pytest.mark.parametrize(
    ("written", "valid"),
    [
        ("MORGA657054SM9IJ", True),
        ("MORGA 657054 SM9IJ", True),
        ("FARR9851013A99AA", True),
        ("MORGA699054SM9IJ", False),
        ("MORGA657324SM9IJ", False),
        ("12345657054SM9IJ", False),
    ],
)
def test_driving_licence_table(written, valid):
    """The driver number holds a real birth date; 50 is added to the month of women's numbers."""
    assert checksums.driving_licence(written) is valid


@given(st.text(alphabet="0123456789", min_size=15, max_size=16))
def test_card_number_agrees_with_an_independent_reading(digits):
    """For every fifteen or sixteen figures we answer as python-stdnum does."""
    assert checksums.card_number(digits) == luhn.is_valid(digits)


@pytest.mark.parametrize("written", ["", "4539 1488 0343", "4539 1488 0343 6467 00", "4539x1488x0343x6467"])
def test_other_lengths_are_no_card_number(written):
    """A part of a card number has no check of its own."""
    assert not checksums.card_number(written)


@given(st.text(max_size=30))
def test_no_text_makes_a_check_fail(text):
    """Whatever is written, a check answers yes or no."""
    for check in (
        checksums.card_number,
        checksums.nhs_number,
        checksums.upn,
        checksums.nino,
        checksums.pnc_id,
        checksums.cro_number,
        checksums.driving_licence,
    ):
        assert check(text) in {True, False}
