"""Wordings that stand close to what is left out, and that a copy needs: found by reviewers, each with the rule beside it."""

from __future__ import annotations

import pytest

from tests.redaction_builders import copy_of, passages, text_of

CONFIDENCE = "confidential_from_family"


@pytest.mark.parametrize(
    "text",
    [
        "Do not tell mum about the appointment. Lena has asked for the morning-after pill.",
        "Not discussed with mum please. Lena told the nurse she is having sex with her boyfriend.",
    ],
)
def test_what_a_child_tells_in_confidence_waits_for_a_person(text: str) -> None:
    """An appointment is the child's own, and "please" asks: neither is the hub's business alone."""
    assert CONFIDENCE in copy_of(passages(text)).concerns


def test_the_hubs_own_business_is_no_confidence() -> None:
    """What the hub is about to do is kept from mum until it is done; that mum was not spoken to is a fact."""
    for text in ("Do not tell mum about the referral until we have met.", "Not discussed with mum. She was at work."):
        assert CONFIDENCE not in copy_of(passages(text)).concerns


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Mum was told to ring our control room if he comes back.", True),
        ("Dad was warned to text our helpline if the voices return.", True),
        ("Text our control room on 61016.", False),
    ],
)
def test_a_plan_for_safety_is_no_advert(text: str, *, stays: bool) -> None:
    """What a parent was told to do stays; what every reader is told at the foot of a mail goes."""
    assert (text in text_of(copy_of(passages("Lena was hungry.", text)))) is stays


@pytest.mark.parametrize(("illness", "stays"), [("schizophrenia", True), ("epilepsy", True), ("asthma", False)])
def test_an_illness_that_bears_on_care_stays(illness: str, *, stays: bool) -> None:
    """Of a parent's sister only what can matter to nobody in her care is left out."""
    copy = text_of(copy_of(passages("Lena lives with mum's sister Rosa.", f"Mum's sister has {illness}.")))
    assert (illness in copy) is stays
