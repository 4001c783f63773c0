"""A child whom the case system's file no longer has is found as ever and linked by a person only; a former school is a hint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gateway.children import Candidates
from gateway.matching.comparisons import FORMER_SCHOOL_BITS, Setting, school
from gateway.matching.deciding import decide
from gateway.matching.decision import ForReview, Linked
from gateway.matching.evidence import Mention
from gateway.matching.frequencies import NameFrequencies
from gateway.matching.rules import ThreadEvidence
from tests.unit.matching.matching_cases import INES, RUI, WEIGHTS, K, mention

GONE = date(2026, 3, 2)
FULL = mention((K.NAME, "Ines Pacheco"), (K.DATE_OF_BIRTH, "2017-06-30"), (K.NHS_NUMBER, "9990000026"))
REPLY = mention((K.REFERENCE, "MASH-AAAA-BBBB"), cues=["reply_to_request"])


@pytest.mark.parametrize("asked", [FULL, REPLY])
def test_an_absent_child_is_proposed_and_never_linked(asked: Mention) -> None:
    """Whatever speaks for the child, a request of ours included; the same child in the file is linked."""
    for since, outcome in ((None, Linked), (GONE, ForReview)):
        child = replace(INES, absent_since=since)
        thread = ThreadEvidence("MASH-AAAA-BBBB", child, "yes") if asked is REPLY else None
        found = decide(asked, Candidates((child, RUI)), thread=thread, weights=WEIGHTS, frequencies=NameFrequencies())
        assert isinstance(found, outcome)
        if isinstance(found, ForReview):
            assert (found.why, found.candidates[0].child.id) == ("absent_from_index", INES.id)


@pytest.mark.parametrize(
    ("now", "before", "level"),
    [
        ("Golborne Primary School", (), "agrees"),
        ("Golborne Primary School", ("Golborne Primary School",), "agrees"),
        ("Heron Academy", ("Golborne Primary School",), "former"),
        ("Heron Academy", ("Other School",), "differs"),
    ],
)
def test_a_former_school_weighs_less_than_the_present_one(now: str, before: tuple[str, ...], level: str) -> None:
    """It counts for the child a little, and not as a contradiction."""
    step = school(mention((K.SCHOOL, "Golborne Primary School")), replace(RUI, school=now, previous_schools=before), Setting(WEIGHTS))
    assert step is not None
    assert step.level == level
    agrees, differs = WEIGHTS.of("school", "agrees"), WEIGHTS.of("school", "differs")
    assert step.bits == {"agrees": agrees, "differs": differs, "former": min(FORMER_SCHOOL_BITS, agrees)}[level]
    assert differs < FORMER_SCHOOL_BITS <= agrees
