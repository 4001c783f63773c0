"""Behind the words that close a letter the same rules hold as before them: chatter stays behind, whatever may be a concern does not."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of

TOLD = (
    "Lena was seen with a bruise on her arm.",
    "She said that she fell off the sofa, and would not look at me.",
    "Paola has not answered our calls this week.",
)


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _letters(detector: Detector, close: str, said: str) -> tuple[str, str]:
    """What travels of a letter with the sentence on the next line, and with it in a paragraph of its own."""
    signed = f"{close}\nAmal Osei, DSL"
    items = passages(*TOLD, f"{signed}\n{said}"), passages(*TOLD, signed, said)
    same, own = (text_of(copy_of(each, detector.tag(each))) for each in items)
    return same, own


@pytest.mark.parametrize(
    "chatter",
    [
        "Car pool keys are with reception.",
        "Mugs need washing up by Thursday.",
        "Pilates has moved to the small hall from now on",
        "I am on leave until the ninth, Priya covers.",
    ],
)
@pytest.mark.parametrize("close", ["Kind regards", "Many thanks,", "With best wishes"])
def test_chatter_behind_a_sign_off_stays_behind(detector: Detector, chatter: str, close: str) -> None:
    """By the rules of chatter and the model of matters; the writer's name and post stay to the policy."""
    for text in _letters(detector, close, chatter):
        assert (TOLD[0] in text, "Amal Osei, DSL" in text, chatter in text) == (True, True, False)


@pytest.mark.parametrize(
    "said",
    [
        "PS she had no coat today.",
        "PS Lena asked for her nan.",
        "Dad smelt of drink at the gate.",
        "Please call me before the strategy meeting at 3pm.",
        "The bedroom window is broken and there was blood on the sill.",
        "The cupboards were bare and the gas was off.",
        "Nobody answered the door and the post was piled up.",
        "A strange man in a van waits at the gate every day.",
        "PS a strange man in a van waits at the gate every day.",
        "The heating has been off since October and there is mould everywhere.",
    ],
)
@pytest.mark.parametrize("close", ["Kind regards", "Thanks"])
def test_what_matters_stays_behind_a_sign_off(detector: Detector, said: str, close: str) -> None:
    """Harm, the child, the family, what is asked of the reader, and how a home was found, in words that no list of harm holds."""
    assert [text for text in _letters(detector, close, said) if said not in text] == []
