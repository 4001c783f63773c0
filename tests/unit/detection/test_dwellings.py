"""A neighbour's or a caller's door without a street: a piece of an address where somebody is said to live there, else a number."""

from __future__ import annotations

import pytest

from gateway.matching.occurrences import evidence_of
from redaction.detector import Detector
from redaction.reading import Reading
from redaction.recognisers.dwellings import DwellingRecogniser
from tests.redaction_builders import copy_of, family, passages, text_of

DOORS = [
    ("flat 31 mr hale says she shouts", ["flat 31"]),
    ("No. 8, Mr Hale, says she shouts", ["No. 8"]),
    ("Mr Hale (flat 31) rang", ["flat 31"]),
    ("Mr Hale at 16C rang", ["16C"]),
    ("Mrs Hale of 22b rang", ["22b"]),
    ("Mrs Hale of number 22 rang", ["number 22"]),
    ("the woman at no 6 heard it", ["no 6"]),
    ("Neighbour who lives in apartment 4D heard it", ["apartment 4D"]),
    ("the couple at 16c heard it", ["16c"]),
    ("I am at flat 15 and hear it", ["flat 15"]),
    ("we live just at number 15", ["number 15"]),
    ("I'm at 16c", ["16c"]),
    ("Informant = ground flr flat 31A, June Hale", ["flat 31A"]),
    ("Upstairs occupant, 16C, came down", ["16C"]),
    ("june flat 17 / 07700 900123", ["flat 17"]),
    ("June who helps lives opposite at no 6, she hears it", ["no 6"]),
    ("female occ of flat above (16C, Mrs Hale) rang", ["16C"]),
    ("she lives over the road at number 12", ["number 12"]),
    ("he is in the class above 7B", []),
    ("upstairs no 2 bedroom", []),
    ("flat 3 is dirty, and No. 7 on the list", []),
    ("Mr Hale at 16 said so", []),
    ("Mr Hale at 4 pm, Mrs Hale of 7B", []),
    ("the man at no. 9/2024", []),
    ("She is at number 2 of the list", []),
    ("a woman in room 4", []),
    ("I am at flat A", []),
]


@pytest.mark.parametrize(("text", "doors"), DOORS)
def test_table_of_doors(text: str, doors: list[str]) -> None:
    """Numbers stand in the second column; times, classes, lists and doors of which nobody is said are none."""
    assert list(dict.fromkeys(text[f.start : f.end] for f in DwellingRecogniser().find(Reading(text)))) == doors


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _copy(detector: Detector, text: str, *, address: str = "14 Wornington Place, W10 5QB") -> str:
    items = passages(text)
    return text_of(copy_of(items, detector.tag(items), subject=family(addresses=(address,))))


@pytest.mark.parametrize(
    ("text", "door"),
    [
        ("Lena was heard screaming, flat 31 mr hale says he hears it nightly.", "31"),
        ("The woman at no 6 told Lena to come in, she was bleeding.", "6"),
        ("Mr Hale at 16C saw Lena on the roof.", "16C"),
    ],
)
def test_a_strangers_door_stays_behind(detector: Detector, text: str, door: str) -> None:
    """Whoever of the home is named nearer: the words say whose door it is."""
    assert door not in _copy(detector, text)


def test_the_childs_own_door_travels(detector: Detector) -> None:
    """The number of the home of record is the child's, whoever is said to be there."""
    text = "The woman at number 14 hit Lena with a belt."
    assert "number 14" in _copy(detector, text)
    assert "number 14" not in _copy(detector, text, address="9 Elm Road, W10 5QB")


def test_a_door_without_a_street_matches_no_home(detector: Detector) -> None:
    """It is no evidence of where a child lives."""
    text = "Mr Hale at 16C saw Lena Marchetti on the roof."
    (tag,) = (t for t in detector.tag(passages(text)) if t.entity == "ADDRESS")
    assert evidence_of("s0", text, tag) is None
