"""Comparing a written name with the names of a record."""

from __future__ import annotations

import pytest

from gateway.matching.frequencies import NameFrequencies
from gateway.matching.names import compare_given, compare_names, likeness
from tests.unit.matching.matching_cases import WEIGHTS, child

RECORD = child(
    "C1", "Mohamed", "Hersi-Warsame", "2015-09-21", middle_names=("Abdi",), known_as=("Mo", "Biggie"), previous_names=("Mohamed Farah",)
)


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("ines", "ines", "exact"),
        ("mo", "mohamed", "nickname"),
        ("muhammad", "mohammed", "nickname"),
        ("sam", "samantha", "nickname"),
        ("samuel", "samantha", "differs"),
        ("yorulmsz", "yorulmaz", "spelling"),
        ("kayley", "kayleigh", "spelling"),
        ("kmi", "kim", "spelling"),
        ("nuur", "noor", "nickname"),
        ("abdy", "abdi", "nickname"),
        ("rabiah", "rabia", "nickname"),
        ("khaalid", "kalid", "nickname"),
        ("cabdi", "abdi", "nickname"),
        ("huq", "haque", "nickname"),
        ("karim", "karam", "spelling"),
        ("amelia", "emilia", "differs"),
        ("j", "jakub", "initial"),
        ("j", "ines", "differs"),
        ("zayn", "zara", "differs"),
        ("liam", "noah", "differs"),
    ],
)
def test_likeness(left: str, right: str, level: str) -> None:
    """Exact, usual form, spelling, initial or another name; both ways round alike."""
    assert likeness(left, right) == likeness(right, left) == level


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("Mohamed Hersi-Warsame", {"given": "exact", "family": "exact"}),
        ("HERSI WARSAME, Mohamed", {"given": "exact", "family": "exact"}),
        ("Hersi Warsame Mohamed", {"given": "exact", "family": "exact", "order": "swapped"}),
        ("Biggie Hersi", {"given": "alias", "family": "part"}),
        ("Mohamed Abdi Hersi", {"given": "exact", "family": "part", "middle": "agrees"}),
        ("Mohamed Farah", {"given": "exact", "family": "previous"}),
        ("Mohamed", {"given": "exact"}),
        ("Hersi", {"family": "part"}),
        ("M Hersi", {"given": "initial", "family": "part"}),
        ("Mohamed Nowak", {"given": "exact", "family": "differs"}),
    ],
)
def test_levels(written: str, levels: dict[str, str]) -> None:
    """The best reading of the written name decides the levels."""
    steps = compare_names(written, RECORD, WEIGHTS, NameFrequencies())
    assert {s.comparison: s.level for s in steps} == levels


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("Logan Marsh", {"given": "alias", "family": "previous"}),
        ("Logan Pike", {"given": "alias", "family": "exact"}),
        ("Logan Reed", {"given": "alias", "family": "differs"}),
    ],
)
def test_an_alias_of_two_words_bears_a_family_name(written: str, levels: dict[str, str]) -> None:
    """A child who goes by another surname is found under it; a nickname of one word adds no family name."""
    record = child("C1", "Logan", "Pike", "2014-03-22", known_as=("Logan Marsh", "Reedy"))
    steps = compare_names(written, record, WEIGHTS, NameFrequencies())
    assert {s.comparison: s.level for s in steps} == levels


def test_a_given_name_is_read_as_no_family_name() -> None:
    """A name known to be given speaks against a child of another given name, even where that is the child's family name."""
    for written in ("Ines", "Hersi"):
        steps = compare_given(written, RECORD, WEIGHTS, NameFrequencies())
        assert {s.comparison: s.level for s in steps} == {"given": "differs"}


def test_no_name_no_steps() -> None:
    """A name without letters compares with nothing."""
    assert compare_given("???", RECORD, WEIGHTS, NameFrequencies()) == ()
    assert compare_names("???", RECORD, WEIGHTS, NameFrequencies()) == ()
