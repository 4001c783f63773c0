"""Where a victim or a witness can be found stays behind; the child's own places travel."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _text(detector: Detector, told: str) -> str:
    items = passages(told)
    return text_of(copy_of(items, detector.tag(items), agency="probation"))


@pytest.mark.parametrize(
    ("told", "gone", "kept"),
    [
        (
            "Mr Cole assaulted his victim, who lives in Ealing and works at the Co-op there. He may see Lena in Acton.",
            ("Ealing", "Co-op"),
            "Lena in Acton",
        ),
        (
            "His victim, Ms Dean, moved to Leeds and works at Barclays in Headingley. Lena lives in Acton.",
            ("Dean", "Leeds", "Barclays", "Headingley"),
            "Lena lives in Acton",
        ),
        ("The witness runs the Red Lion in Hayes. He saw Lena being hit.", ("Red Lion", "Hayes"), "He saw Lena being hit."),
        (
            "He was sentenced in May. The victim lives in Slough. She works at Tesco in Langley. He must not enter Slough.",
            ("Slough", "Tesco", "Langley"),
            "sentenced in May",
        ),
        ("A previous victim has moved to Reading but he still lives in Acton with Lena.", ("Reading",), "lives in Acton with Lena"),
        ("He was convicted of the rape of a girl who lives in Sutton. He still works in Acton.", ("Sutton",), "works in Acton"),
        (
            "His victim lives in Slough and works at Tesco in Langley. The exclusion zone is Slough and Langley. He came on the Monday.",
            ("Slough", "Langley"),
            "The exclusion zone is",
        ),
        (
            "Battery against a former partner, Ms Dean. Restraining order: no contact, not to enter Larch Avenue, Harlow. He hits Lena.",
            ("Larch", "Harlow"),
            "He hits Lena.",
        ),
        ("He stalked a former partner. He is barred from 9 Larch Row. Lena is frightened of him.", ("Larch Row",), "Lena is frightened"),
        ("GBH on a former partner who now lives in Sutton near the Asda.", ("Sutton", "Asda"), "GBH on a former partner"),
    ],
)
def test_what_finds_a_victim_or_a_witness_stays_behind(detector: Detector, told: str, gone: tuple[str, ...], kept: str) -> None:
    """Town, workplace and area to keep out of go, named or not; what else the sentence says stays."""
    text = _text(detector, told)
    assert not [piece for piece in gone if piece in text]
    assert kept in text


@pytest.mark.parametrize(
    "told",
    [
        "The victim, Lena, lives in Acton and goes to the youth club in Ealing.",
        "His victim Paola lives in Acton with Lena and works in Ealing.",
        "The victim lives in Acton with her mother. She was hit on Monday.",
        "Lena was the victim of a robbery in Ealing. She lives in Acton.",
        "He is not to contact his victim. Lena sees him on Sundays in Ealing.",
        "His former partner, the victim of the assault, lives in Acton with the children.",
        "IP is 8 yrs. IP lives in Acton and attends school in Ealing.",
        "He was convicted of assault on his partner. She lives in Acton and works at Tesco in Ealing.",
        "Sexual assault of a girl from the school in Ealing. Lena sits beside her in Acton.",
        "The police hold the names of his victims. He still lives in Ealing with Paola.",
        "Assault on a former partner. He is not to enter 14 Wornington Place while Paola is in Acton.",
        "He hit Paola in Acton and is not to enter Acton Lane.",
    ],
)
def test_the_homes_own_places_stay(detector: Detector, told: str) -> None:
    """A child or its mother may be the victim; where a risky adult stays with the family is a fact of concern."""
    text = _text(detector, told)
    assert not [town for town in ("Acton", "Ealing", "Hayes") if (town in told) != (town in text)]


@pytest.mark.parametrize(
    "told",
    [
        "One of his victims lives in Acton. He has been seen loitering in Acton near the playground.",
        "The witness lives in Acton. The father was seen in Acton with a knife.",
        "His former partner, the victim of the assault, works in Acton. The men meet in Acton on Fridays.",
    ],
)
def test_where_a_risky_adult_is_stays_though_a_victim_lives_there(detector: Detector, told: str) -> None:
    """The name of the town goes where it would find the victim and where the adult may not go, nowhere else."""
    text = _text(detector, told)
    kept = told.split(". ")[1]
    assert (kept in text, text.count("Acton")) == (True, 1)
