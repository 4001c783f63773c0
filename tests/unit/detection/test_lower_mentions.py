"""A found name that is written without its capital elsewhere in the item; the same word as English is left."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from redaction.passages import Passage


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _later(detector: Detector, first: str, later: str) -> list[str]:
    """People of the second passage of an item."""
    tags = detector.tag((Passage("s0", "body", first), Passage("s1", "body", later)))
    return [later[t.start : t.end] for t in tags if t.entity == "PERSON" and t.passage == "s1"]


@pytest.mark.parametrize(
    ("first", "later", "people"),
    [
        ("Misgina Abay was seen.", "The school says that misgina is well.", ["misgina"]),
        ("Tracy Cole was seen.", "A note to tracy went home on Friday.", ["tracy"]),
        ("The cleaner, Blessing Oduro, rang.", "The caller says blessing dont want her name in it.", ["blessing"]),
        ("The cleaner, Blessing Oduro, rang.", "He rang. blessing dont want her name in it.", ["blessing"]),
        ("The cleaner, Blessing Oduro, rang.", "That is a blessing. With our blessing.", []),
        ("Mark Otto rang.", "There was a mark on his arm. Bruise with mark. A mark reported by mum.", []),
        ("Mark Otto rang.", "Seen at home. mark's mum was told by mark.", ["mark", "mark"]),
        ("Grace Oduro rang.", "She had the good grace to go, with grace.", []),
        ("Grace Oduro rang.", "Visit done, grace wants help. I met mr grace.", ["grace", "grace"]),
        ("May Denholm rang.", "She may want help. It may be said.", []),
        ("May Denholm rang.", "Then may says no.", ["may"]),
        ("Rose Denholm and Misgina Abay rang.", "He rose at six; misgina and rose came at Ten.", ["misgina", "rose"]),
        ("Victor Hung rang.", "The coat hung there, the victor of it.", []),
        ("the cleaner blessing oduro rang on tuesday.", "no reply. blessing dont want to be named. what a blessing.", ["blessing"]),
    ],
)
def test_a_found_name_without_its_capital(detector: Detector, first: str, later: str, people: list[str]) -> None:
    """A word that is only a name counts anywhere; one that is an English word needs what a person does, owns or is told."""
    assert _later(detector, first, later) == people


def test_a_name_of_another_item_says_nothing(detector: Detector) -> None:
    """Names spread inside their own item only."""
    text = "He rang. blessing dont want her name in it, says the Warden."
    item = (Passage("s0", "body", "Blessing Oduro rang."), Passage("s1", "body", text))
    found = [
        [text[t.start : t.end] for t in tags if t.passage == "s1" and t.entity == "PERSON"] for tags in detector.tag_items((item, item[1:]))
    ]
    assert found == [["blessing"], []]
