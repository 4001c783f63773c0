"""Routing rules: first match wins."""

import pytest

from gateway.ids import Borough
from gateway.routing.rules import Route, destinations_for, has_tray

ROUTES = (Route("LBHF", "police", ("a",)), Route("LBHF", "*", ("b",)), Route("*", "*", ("c", "d")))


@pytest.mark.parametrize(
    ("borough", "agency", "expected"),
    [(Borough.LBHF, "police", ("a",)), (Borough.LBHF, "gp", ("b",)), (Borough.WCC, "police", ("c", "d"))],
)
def test_first_match_wins(borough, agency, expected):
    """The most specific row stands first and decides."""
    assert destinations_for(ROUTES, borough, agency) == expected


def test_no_row_no_destination():
    """Nothing is sent anywhere by default."""
    assert destinations_for((), Borough.LBHF, "gp") == ()


@pytest.mark.parametrize("borough", [Borough.OUT_OF_AREA, Borough.UNKNOWN])
def test_out_of_area_has_no_tray(borough):
    """A child who moved away or whose borough is unknown is routed by a person."""
    assert not has_tray(borough)
