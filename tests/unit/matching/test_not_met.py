"""Not seen at a visit: of the child whom an item is about a concern, of a brother or sister who was out no more than that."""

from __future__ import annotations

import pytest

from gateway.matching import cues
from tests.unit.matching.mention_reading import named, read


@pytest.mark.parametrize("told", ["was not seen today", "was at school so not seen", "not seen this visit", "not seen by us"])
def test_a_subject_not_seen_is_a_concern(told: str) -> None:
    """It takes back that all is well, and is suffered by whom it is told of."""
    assert cues.TROUBLED.search(f"Ines {told}.")
    assert "harmed" in named(read(f"Ines Pacheco {told}.", PERSON="Ines Pacheco"), "Ines Pacheco").cues
    assert "untroubled" not in named(read(f"Ines Pacheco is fine, {told}.", PERSON="Ines Pacheco"), "Ines Pacheco").cues


@pytest.mark.parametrize("told", ["was not seen today", "was at school so not seen", "not seen this visit", "not seen by us"])
def test_a_sibling_not_met_is_not_harmed_by_it(told: str) -> None:
    """The writer says whom they met."""
    assert "harmed" not in named(read(f"Her brother Rui {told}.", PERSON="Rui"), "Rui").cues


def test_a_sibling_not_seen_for_long_is() -> None:
    """Silence of weeks is no visit at which somebody was out."""
    assert "harmed" in named(read("Her brother Rui not seen since January.", PERSON="Rui"), "Rui").cues
