"""Writers who ask not to be known: what they counted of the child stays, and their own wish marks nothing for the family."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def test_how_often_a_writer_counted_it_stays(detector: Detector) -> None:
    """A neighbour who asks not to be known says how many nights it was: a fact of the child, in whoever's clause it stands."""
    text = (
        "I have been at number 7 for twenty years. Lena cries at night and nobody comes, I have counted six nights. "
        "Please do not say that I wrote, I am on my own."
    )
    items = passages(text, kind="forwarded")
    shown = text_of(copy_of(items, detector.tag(items), agency="housing"))
    assert ("six nights" in shown, "number 7" in shown, "on my own" in shown) == (True, False, False)


def test_a_writers_own_wish_marks_nothing_for_the_family(detector: Detector) -> None:
    """Left out with whoever told, "this is from me" holds no copy; what the family must not learn of the child does."""
    night = "Every other night Lena screams. Fri night she sat on the step past midnight. I gave her my coat."
    own = "Do not tell Paola this is from me as she looks after my keys and my mother's dog."
    of_the_child = "Please do not tell Paola that Lena was seen by the doctor alone."
    held = []
    for wish in (own, of_the_child):
        items = passages(f"{night} {wish}", kind="forwarded")
        held.append("confidential_from_family" in copy_of(items, detector.tag(items), agency="housing").concerns)
    assert held == [False, True]
