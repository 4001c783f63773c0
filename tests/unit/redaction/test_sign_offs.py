"""What stands behind the words that close a letter: chatter stays behind, harm and the child do not."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of

TOLD = "Lena was seen with a bruise on her arm."


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _text(detector: Detector, *paragraphs: str) -> str:
    items = passages(*paragraphs)
    return text_of(copy_of(items, detector.tag(items)))


@pytest.mark.parametrize(
    "chatter",
    [
        "Car pool keys are with reception.",
        "Mugs need washing up by Thursday.",
        "Pilates has moved to the small hall from now on",
    ],
)
@pytest.mark.parametrize("close", ["Kind regards", "Many thanks,", "With best wishes"])
def test_chatter_behind_a_sign_off_stays_behind(detector: Detector, chatter: str, close: str) -> None:
    """On the next line or in a paragraph of its own; the writer's name and post stay to the policy."""
    for paragraphs in ((TOLD, f"{close}\nAmal Osei, DSL\n{chatter}"), (f"{TOLD}\n\n{close}\nAmal Osei, DSL", chatter)):
        text = _text(detector, *paragraphs)
        assert (TOLD in text, "Amal Osei, DSL" in text, chatter in text) == (True, True, False)


@pytest.mark.parametrize(
    "said",
    [
        "PS she had no coat today.",
        "PS Lena asked for her nan.",
        "Dad smelt of drink at the gate.",
        "Please call me before the strategy meeting at 3pm.",
        "The bedroom window is broken and there was blood on the sill.",
    ],
)
def test_what_matters_stays_behind_a_sign_off(detector: Detector, said: str) -> None:
    """Harm, the child, the family and what is asked of the reader."""
    assert said in _text(detector, TOLD, f"Kind regards\nAmal Osei, DSL\n{said}")


def test_the_next_letter_and_a_long_text_are_no_chatter(detector: Detector) -> None:
    """Another letter in the same text opens anew; behind a formula in the middle of a text nothing is left out."""
    kept = "Nobody had fed him since the morning before."
    assert kept in _text(detector, f"{TOLD}\nKind regards\nAmal Osei\n\nDear colleague\n{kept}")
    assert kept in _text(detector, TOLD, "Kind regards\nAmal Osei", *[f"Row {n} of the plan of the flat.\n{kept}" for n in range(8)])
