"""The usual spellings of the three councils are known; what is unknown is counted, and shown only where it cannot be of a person."""

from __future__ import annotations

import pytest

from gateway.ids import Borough
from gateway.matching.borough_names import BoroughTally, borough_of


@pytest.mark.parametrize(
    ("text", "borough"),
    [
        ("Hammersmith & Fulham", Borough.LBHF),
        ("London Borough of Hammersmith and Fulham", Borough.LBHF),
        ("LB HAMMERSMITH AND FULHAM", Borough.LBHF),
        ("H&F", Borough.LBHF),
        ("The Royal Borough of Kensington & Chelsea", Borough.RBKC),
        ("rbkc", Borough.RBKC),
        ("Westminster City Council", Borough.WCC),
        ("City of Westminster", Borough.WCC),
        ("E09000033", Borough.WCC),
        ("Out of area", Borough.OUT_OF_AREA),
        ("Unknown", Borough.UNKNOWN),
        ("City of London", None),
        ("Chelsea", None),
        ("Not Westminster", None),
        ("Camden", None),
        ("", None),
    ],
)
def test_usual_spellings(text: str, borough: Borough | None) -> None:
    """With and without the words of any council; no part of a name stands for the whole."""
    assert borough_of(text) is borough


@pytest.mark.parametrize(("unknown", "known", "mostly"), [(9, 0, "no"), (10, 0, "yes"), (10, 10, "no"), (11, 10, "yes")])
def test_most_rows_and_more_than_a_handful(unknown: int, known: int, mostly: str) -> None:
    """A file of one child of elsewhere is no sign of a wrong column."""
    tally = BoroughTally()
    assert len(list(tally.watched(["Camden"] * unknown + ["WCC"] * known, lambda text: (2, text)))) == unknown + known
    assert tally.mostly_unknown() is (mostly == "yes")


def test_what_may_be_of_a_person_is_counted_and_not_shown() -> None:
    """Names, addresses and what few rows have stand together, with the line of the first."""
    tally = BoroughTally()
    rows = ["WCC", "12 Chelsea Road", *["Amina"] * 12, "", *["Camden"] * 10, "Brent"]
    list(tally.watched(enumerate(rows, 2), lambda place: place))
    assert [(u.value, u.rows, u.line) for u in tally.found()] == [("", 15, 3), ("Camden", 10, 17)]
