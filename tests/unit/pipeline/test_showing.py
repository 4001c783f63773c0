from __future__ import annotations

import pytest

from gateway.pipeline.showing import shown_passages
from redaction import Party, Passage, Role, Tag


def chip(entity, *attributes, role=None, confidence=1.0):
    """The label of the one tag of a passage, whose person has the role."""
    tag = Tag("s0", 0, 4, entity, 0.9, "hand@1", attributes=attributes)
    parties = () if role is None else (Party("p1", role, confidence, (0,)),)
    (passage,) = shown_passages((Passage("s0", "body", "Some words"),), (tag,), parties)
    return passage.tags[0].label


@pytest.mark.parametrize(
    ("label", "entity", "attributes"),
    [
        ("NHS number, check fails", "NHS_NUMBER", ("invalid_check", "suspect")),
        ("health, ruled out", "HEALTH", ("negated",)),
        ("nhs_number", "NHS_NUMBER", ()),
    ],
)
def test_what_is_doubtful_of_a_datum_is_said_in_words(label, entity, attributes):
    """A reviewer sees which number fails its check and which fact the text rules out."""
    assert label == chip(entity, *attributes)


@pytest.mark.parametrize(
    ("label", "role", "confidence"),
    [
        ("name, not clear who", None, 1.0),
        ("name, not clear who", Role.UNCERTAIN, 0.3),
        ("perhaps another adult of the household", Role.HOUSEHOLD_ADULT, 0.5),
        ("person", Role.PARENT_CARER, 0.7),
    ],
)
def test_a_person_who_is_not_placed_for_certain_is_said_to_be_so(label, role, confidence):
    """The safer treatment is shown as what it is: a guess that a person can mend."""
    assert label == chip("PERSON", role=role, confidence=confidence)
