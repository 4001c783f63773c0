"""Given names that are places too, in lists of names and in lists of places."""

from __future__ import annotations

import pytest

from redaction import Passage
from redaction.detector import Detector


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _kinds(detector: Detector, text: str) -> dict[str, str]:
    return {text[t.start : t.end]: t.entity for t in detector.tag([Passage("s0", "body", text)])}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1030 Tyler, Jordan and Lena", ["Tyler", "Jordan", "Lena"]),
        ("1115 Chelsea, Kingston and Lena hid in the toilets.", ["Chelsea", "Kingston", "Lena"]),
        ("Present: Austin, Paris and Lena. Lena has a cut lip.", ["Austin", "Paris", "Lena"]),
        ("Lena was in Camden, Jordan and Tyler followed her.", ["Jordan", "Tyler"]),
        ("Austin and Kingston share a bedroom.", ["Austin", "Kingston"]),
        ("Her brothers Sydney and Kingston were asleep.", ["Sydney", "Kingston"]),
        ("Seen: Kingston (8) and Camden (6).", ["Kingston", "Camden"]),
    ],
)
def test_a_place_in_a_list_of_names_is_a_name(detector: Detector, text: str, names: list[str]) -> None:
    """A child called after a town is masked like the others of the list."""
    found = _kinds(detector, text)
    assert [name for name in names if found.get(name) != "PERSON"] == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("He drove her to Reading, Slough and Windsor at night.", ["Reading", "Slough", "Windsor"]),
        ("She was seen in Chelsea and Kingston with a man.", ["Chelsea", "Kingston"]),
        ("In Chelsea, Lena was seen with a man.", ["Chelsea"]),
        ("Offices: Camden and Kingston.", ["Camden", "Kingston"]),
        ("The parents live apart. Offices: Camden and Kingston.", ["Camden", "Kingston"]),
        ("Children's centres: Camden, Stafford and Kingston.", ["Camden", "Stafford", "Kingston"]),
    ],
)
def test_a_list_of_places_stays_one(detector: Detector, text: str, places: list[str]) -> None:
    """Behind "in" or "to", in a list of such names without kin, age or room beside it, or with no list at all: where something is."""
    found = _kinds(detector, text)
    assert [place for place in places if found.get(place) == "PERSON"] == []
