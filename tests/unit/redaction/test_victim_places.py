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
        "The police hold the names of his victims. He still lives in Ealing with Paola.",
    ],
)
def test_the_homes_own_places_stay(detector: Detector, told: str) -> None:
    """A child or its mother may be the victim; where a risky adult stays with the family is a fact of concern."""
    text = _text(detector, told)
    assert not [town for town in ("Acton", "Ealing", "Hayes") if (town in told) != (town in text)]
