"""A child of somebody outside the home, and a reference of a scheme: neither says anything of the child of the copy."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _text(detector: Detector, *paragraphs: str) -> str:
    items = passages(*paragraphs)
    return text_of(copy_of(items, detector.tag(items), agency="police"))


def test_the_birthday_behind_the_name_of_a_strangers_child_goes(detector: Detector) -> None:
    """The son of a man who comes to the home is no subject: with his name his birthday stays behind."""
    told = "BRANDT Oskar was with Lena. BRANDT has a son, Ivo BRANDT 03/09/2015, who saw him hit Lena in the street."
    text = _text(detector, told, "Sent 4 March 2026.")
    assert "hit Lena in the street" in text
    assert not [piece for piece in ("Ivo", "03/09/2015") if piece in text]


def test_a_date_of_something_that_happened_stays(detector: Detector) -> None:
    """Only right behind the name is it a birthday."""
    text = _text(detector, "BRANDT has a son, Ivo BRANDT. Lena was found in the street on 03/09/2025 with a bruise.")
    assert "03/09/2025" in text


def test_the_reference_of_a_sponsorship_scheme_goes(detector: Detector) -> None:
    """Three letters and figures beside words of a visa: a number of the Home Office's, and never needed."""
    text = _text(detector, "Lena has bruises. The family came under a sponsorship scheme, ref KLM/70123456.")
    assert "bruises" in text
    assert "70123456" not in text
