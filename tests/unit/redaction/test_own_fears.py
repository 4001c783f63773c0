"""A child, or a parent, who fears to be found out for having told is no informant: the fear travels; an outsider's stays behind."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _text(detector: Detector, told: str) -> str:
    items = passages(told)
    return text_of(copy_of(items, detector.tag(items)))


@pytest.mark.parametrize(
    "told",
    [
        "Marco came to class crying. He was scared mum would find out that he told the social worker about the belt.",
        "Lena and Marco were seen. The older one was scared that Dad would find out that she told the teacher about the belt.",
        "The boy was quiet. He is frightened that Dad will learn that he spoke to us about the cellar.",
        "The younger one hid. He thinks his dad will hit him if he finds out that he told us.",
        "A neighbour rang at nine. Marco is scared that dad will find out that he told us about the belt.",
        "Paola fears that her husband hears that she called.",
        "Paola rang from work. She fears that her husband hears that she called.",
    ],
)
def test_the_fear_of_one_of_the_home_to_be_found_out_travels(detector: Detector, told: str) -> None:
    """By name, as "the boy" or "the older one", or by the pronoun that goes on about them: who told is at risk, and nobody is hidden."""
    fear = told.rsplit(". ", maxsplit=1)[-1]
    assert fear in _text(detector, told)


def test_whom_a_child_told_is_no_informant(detector: Detector) -> None:
    """The fear is the child's: Ms Hall, to whom she spoke, asked for nothing."""
    items = passages("Lena spoke to Ms Hall. She was scared that mum would find out that she told her about the belt.")
    copy = copy_of(items, detector.tag(items))
    assert ("informant" in copy.concerns, "She was scared that mum would find out" in text_of(copy)) == (False, True)


@pytest.mark.parametrize(
    ("told", "gone"),
    [
        ("A neighbour rang. Marco was crying. She is scared that Paola will find out that she told us.", "will find out"),
        ("A friend of Lena's in 7B told me that Lena is hit. The girl is scared that Dean will learn that she told.", "7B"),
        ("Carol Marsh, an aunt, rang. Marco came to her crying. She is scared that Dean will find out that she told us.", "Carol"),
        ("Marco's friend told the teacher. He is scared that Dean will find out that he told.", "will find out"),
        ("Marco is thin. He must not find out that the lady below told us.", "lady below"),
        ("Marco was seen. He is scared that Dad finds out that she told us, the woman upstairs.", "upstairs"),
    ],
)
def test_an_outsiders_fear_beside_a_child_is_still_a_tellers(detector: Detector, told: str, gone: str) -> None:
    """Where somebody else was brought in, or somebody else told, a pronoun and "the girl" are theirs."""
    assert gone not in _text(detector, told)
