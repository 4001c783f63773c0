"""A child who is named beside others and set outside: no copy by rule for who is merely listed."""

import pytest

from gateway.matching.item_matcher import ItemMatcher
from parsers.document import Document, Leaf, Segment, SegmentKind, Submission
from redaction.tags import Tag
from tests.unit.matching.matching_cases import INES, RUI, WEIGHTS, look_up
from tests.unit.matching.mention_reading import tagged
from tests.unit.matching.test_told_children import decided, told

INES_30, RUI_11 = "Ines Pacheco 30/06/2017", "Rui Pacheco 11/02/2014"


@pytest.mark.parametrize(
    "said",
    [
        "although Rui does not come into this",
        "but he is not part of this referral",
        "who has no part in this",
        "though our concern does not extend to Rui",
        "and this is not about his brother Rui",
    ],
)
def test_a_listed_child_who_is_said_to_be_outside_is_nobodys_copy_and_nobodys_question(said: str) -> None:
    """Full name and birthday of both; the words set the last one outside, and the first goes on by rule."""
    assert told(decided(f"The tenancy form has {INES_30} and {RUI_11}, {said}. She had a split lip.")) == {"C1": "linked"}


@pytest.mark.parametrize(
    "said",
    [
        ", although Rui has lived with his nan since May",
        " (lives with his dad)",
        ", who moved to his father's in June",
        ", no longer in the household",
        ", who has left home",
        ", but he does not live at the property",
        ", away at university",
        ", grown up and gone",
        ", who is now in foster care",
        ". He has moved out",
        ", while Rui lives with his aunt",
    ],
)
def test_a_listed_child_who_lives_elsewhere_is_a_persons_question(said: str) -> None:
    """The other's copy goes; whether the one who left is concerned, the item does not say."""
    assert told(decided(f"The tenancy form has {INES_30} and {RUI_11}{said}. She had a split lip.")) == {"C1": "linked", "C3": "set_apart"}


@pytest.mark.parametrize(
    "text",
    [
        f"{INES_30} and {RUI_11} have both lived with their nan since May.",
        f"{INES_30} lives with her dad and {RUI_11}.",
        f"{INES_30} (10:15) and {RUI_11} were left home alone.",
        f"{INES_30} and {RUI_11}. He was left alone, no longer at ease with anybody.",
        f"{INES_30} and {RUI_11}, who has moved to Year 7.",
        f"{INES_30} and {RUI_11}, although he had gone to his nan's for tea.",
        f"{INES_30} and {RUI_11}, though the rent does not come into this and an earlier letter does not form part of this report.",
        f"{RUI_11} has lived with his nan since May. {INES_30} too has lived with her nan since May.",
    ],
)
def test_where_both_live_or_were_sets_nobody_apart(text: str) -> None:
    """A home of both, a visit, a class, what is said of something else."""
    assert told(decided(text)) == {"C1": "linked", "C3": "linked"}


def test_a_child_alone_lives_where_they_live() -> None:
    """Without another of the home in the item it is a fact of the case; so it is of the one whom the item is labelled about."""
    assert told(decided("Rui Pacheco 11/02/2014 has lived with his nan since May. He has a black eye.")) == {"C3": "linked"}
    labelled = "Child: Rui Pacheco, 11/02/2014, who has moved to his dad's.\n\nIn the flat too is Ines Pacheco 30/06/2017."
    assert told(decided(labelled))["C3"] == "linked"


def test_words_that_set_one_of_several_apart_are_of_that_one() -> None:
    """The children before the one who is not part of it stay in it; in the plural it is of all."""
    one = decided(f"We have {INES_30}, Lucas Pacheco 30/06/2017 and {RUI_11}; Rui is not part of this.")
    assert told(one) == {"C1": "linked", "C2": "linked"}
    both = decided(f"About Mo Hersi 21/09/2015.\n\n{INES_30} and {RUI_11} are not part of this.")
    assert {"C1", "C3"}.isdisjoint(told(both))


@pytest.mark.parametrize(
    "said",
    [
        f"{RUI_11} (his teacher is Lucas Brandt) is not the subject of this referral.",
        f"{RUI_11}, who lives with Hibo, is not the subject of this report.",
        f"{RUI_11} sits in class with Lucas Brandt and has nothing to do with this.",
        f"{RUI_11} mother Hibo has no trace.",
        f"{RUI_11}, brother of Ines Pacheco, is not part of this.",
        f"{RUI_11}, brother of Ines Pacheco, has no part in this.",
    ],
)
def test_words_that_set_apart_are_not_of_a_name_that_tells_who_another_is(said: str) -> None:
    """In a bracket, behind "with" or "brother of": the one whom the sentence is about is outside, and the other stays what they were."""
    assert told(decided(f"{INES_30}, Flat 3, 9 Golborne Row W10 5XL. {said} She has a split lip.")) == {"C1": "linked"}


@pytest.mark.parametrize(
    ("said", "rui"),
    [
        (f"{RUI_11} has burns on his legs and is not included in this referral.", "linked"),
        (f"My report does not cover {RUI_11} who was hit with a belt.", "set_apart"),
        (f"This report does not cover {RUI_11}, who cuts his arms.", "set_apart"),
        (f"{RUI_11} sleeps in the shed and was not part of our report.", "linked"),
        (f"{RUI_11} was not included in the last report.", "linked"),
        (f"The school report does not include {RUI_11}, who eats from bins.", "linked"),
    ],
)
def test_harm_in_the_same_breath_and_other_papers_silence_nobody(said: str, rui: str) -> None:
    """Who is outside this report and told to be harmed is at least asked about; what was outside another one says nothing."""
    assert told(decided(f"{INES_30}, Flat 3, 9 Golborne Row W10 5XL. {said}")) == {"C1": "linked", "C3": rui}


def test_a_child_of_the_form_whom_the_words_set_apart_is_a_persons_question() -> None:
    """The form lists whoever is of the home; its words say that one of them is not concerned."""
    told_of = "Ines was slapped. Rui Pacheco has lived with his uncle since May and does not come into this."
    values = [(INES, 0), (RUI, 1)]
    leaves = [
        Leaf(f"children.{n}.{key}", value)
        for c, n in values
        for key, value in (("given_name", c.given_name), ("family_name", c.family_name), ("date_of_birth", str(c.date_of_birth)))
    ]
    segment = Segment("s0", SegmentKind.BODY, told_of)
    form = Document("x", segments=(segment,), submissions=(Submission("a", "b", "", "2026-03-05T12:20:11", "live", leaves=tuple(leaves)),))
    tags: list[Tag] = tagged("s0", told_of, PERSON="Rui Pacheco;Ines")
    found = ItemMatcher(look_up, WEIGHTS).decide((("", segment),), tags, form, reference="", thread=None)
    assert told(found) == {"C1": "linked", "C3": "set_apart"}
