"""A finished copy is looked at once more: whether what stayed gives away an informant, or an identity before adoption."""

from __future__ import annotations

import pytest

from redaction.clues import clues
from redaction.copies import MinimisedPassage, RedactionMade
from redaction.detector import Detector
from redaction.home import Home
from redaction.recognisers.dwellings import DOORS
from tests.redaction_builders import copy_of, family, passages

ORIGINAL = "Mrs Ottilie Brown of 88A Wexcombe Lane rang. She asks not to be named."
HOME = Home.of(family())


def cut(words: str, entity: str, reason: str = "informant") -> RedactionMade:
    start = ORIGINAL.index(words)
    return RedactionMade("s0", start, start + len(words), entity, "informant", "mask", reason, "never_leak@1")


CUT = (cut("Ottilie Brown", "PERSON"), cut("88A Wexcombe Lane", "ADDRESS"))


def has_clue(text: str, made: tuple[RedactionMade, ...] = CUT, heading: str = "") -> bool:
    return "informant_clue" in clues([MinimisedPassage("s1", "body", text, heading)], made, {"s0": ORIGINAL}, HOME)


@pytest.mark.parametrize(
    "text",
    [
        "Lena was seen on the roof. Ottilie has told us this before.",
        "Call BROWN back on Monday.",
        "Police went to 88A Wexcombe Lane first.",
        "The neighbour at 88A saw her on the roof.",
        "A neighbour of number 12 heard shouting.",
        "The neighbours in the flat above hear her cry.",
        "The caller lives over the road.",
    ],
)
def test_what_still_points_at_the_informant_is_a_clue(text: str) -> None:
    """The name, the address, or a door of their own."""
    assert has_clue(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lena was seen on the roof with a burn on her arm.",
        "She has brown hair and a brown bruise.",
        "A neighbour heard shouting and called the police.",
        "Neighbours often hear shouting from 14 Wornington Place.",
        "She sat at number 12 of the list.",
        "",
    ],
)
def test_what_fits_anybody_is_none(text: str) -> None:
    """A colour, a neighbour without a door, the child's own address, a number of nobody's."""
    assert not has_clue(text)


def test_a_heading_is_looked_at_too() -> None:
    """It travels with the copy."""
    assert has_clue("She was on the roof.", heading="Statement > Ottilie Brown")


def test_without_an_informant_neighbours_may_be_spoken_of() -> None:
    """Nobody asked to be hidden: other cuts of the item make no clue."""
    assert not has_clue("The neighbour at 88A saw her.", (cut("Ottilie Brown", "PERSON", "not_listed"),))


@pytest.mark.parametrize(("text", "found"), [("Elspeth was at school.", True), ("Lena was at school.", False)])
def test_a_name_before_adoption_that_stands_anywhere_is_a_clue(text: str, found: bool) -> None:
    """The record's protected name, and one that was cut out elsewhere."""
    adopted = Home.of(family(protected_names=("Elspeth Crane",)))
    kept = [MinimisedPassage("s1", "body", text, "")]
    assert ("identity_clue" in clues(kept, (), {}, adopted)) is found
    born = "Born Elspeth Crane, adopted in 2015."
    former = RedactionMade("s0", 5, 18, "PERSON", "uncertain", "mask", "identity_before_adoption", "never_leak@1")
    assert clues(kept, (former,), {"s0": born}, HOME) == (frozenset({"identity_clue"}) if found else frozenset())


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


@pytest.mark.parametrize(
    ("last", "clue"),
    [("Lena was seen on the roof with a burn on her arm.", False), ("Lena runs to the neighbour at 88A when she is hit.", True)],
)
def test_the_copy_says_so_itself(detector: Detector, last: str, clue: bool) -> None:
    """The concern stands with the draft only where something is left; that an informant was cut is said in both."""
    items = passages("Mrs Ottilie Brandvold rang on 07700 900555. She asks not to be named.", last)
    concerns = copy_of(items, detector.tag(items)).concerns
    assert ("informant_clue" in concerns, "informant" in concerns) == (clue, True)


@pytest.mark.parametrize(
    ("told", "looked_at"), [("The neighbour at 12C heard shouting.", True), ("Mr Hale at 12C lent her the keys.", False)]
)
def test_a_neighbours_door_taken_out_beside_an_informant_is_looked_at(told: str, looked_at: bool) -> None:
    """The door went, what the neighbour is said to have heard stays: a person looks where an informant was cut, else nobody need."""
    start = told.index("12C")
    door = RedactionMade("s1", start, start + 3, "ADDRESS", "third_party", "generalise", "address_of_another", DOORS)
    kept = [MinimisedPassage("s1", "body", told.replace("12C", "[address removed]"))]
    informant = cut("Ottilie Brown", "PERSON")
    assert ("informant_clue" in clues(kept, (informant, door), {"s0": ORIGINAL, "s1": told}, HOME)) is looked_at
    beside = RedactionMade("s1", 0, 3, "SENTENCE", "informant", "withhold", "informant", "rule@1")
    assert "informant_clue" in clues(kept, (beside, door), {"s0": ORIGINAL, "s1": told}, HOME)
    assert "informant_clue" not in clues(kept, (door,), {"s0": ORIGINAL, "s1": told}, HOME)
