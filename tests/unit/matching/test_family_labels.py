"""Children told by forename and birthday behind the name of their family, and a child by the name under which a list has it."""

from __future__ import annotations

import pytest

from gateway.matching.decision import Linked
from gateway.matching.resolving import Matcher, resolve
from tests.unit.matching.matching_cases import WEIGHTS, K, look_up
from tests.unit.matching.mention_reading import named, read

MATCHER = Matcher(look_up, WEIGHTS)
DATED = {"DATE_TIME": "30/06/2017; 11/02/2014"}


@pytest.mark.parametrize(
    "text",
    [
        "14.05 Call re PACHECO family, 9 Golborne Row. On our list as: Ines 30/06/2017, Rui 11/02/2014. Neighbour heard a thud.",
        "About the Pacheco children: Ines (30/06/2017) and Rui (11/02/2014) are at the door by night.",
        "Family: Pacheco, Golborne Row\nInes 30/06/2017\nRui 11/02/2014",
    ],
)
def test_the_family_name_given_once_is_each_childs(text: str) -> None:
    """Forename and birthday with the family's name ahead are a whole name and birthday: both link."""
    mentions = read(text, PERSON="PACHECO; Pacheco; Ines; Rui", **DATED)
    linked = [d.candidate.child.id for d in resolve(mentions, MATCHER) if isinstance(d, Linked)]
    assert set(linked) == {"C1", "C3"}


@pytest.mark.parametrize(
    "text",
    [
        "14.05 Call re PACHECO family, a thud.\n14.40 A school about lunches for Ines 30/06/2017",
        "Call re PACHECO family, a thud.\n\nFrom another desk: lunches for Ines 30/06/2017",
        f"Call re PACHECO family. {'A thud was heard in the night. ' * 9}Ines 30/06/2017",
        "The Willow family centre. Ines 30/06/2017",
        "Call re PACHECO family. Ines came too.",
    ],
)
def test_no_name_for_whoever_stands_apart_or_has_no_birthday(text: str) -> None:
    """Another call of the log, another paragraph, far behind, a word that is no name, or a forename alone."""
    assert not named(read(text, PERSON="PACHECO; Ines", **DATED), "Ines").values(K.NAME)


@pytest.mark.parametrize(
    "text",
    [
        "They sleep at the Brandt family's for now. Lucas 30/06/2017 was hit.",
        "They went with the Brandt family. Lucas 30/06/2017 was hit.",
        "A letter to the Brandt family, who know them. Lucas 30/06/2017 was hit.",
        "The Brandt family took them in. Lucas 30/06/2017 was hit.",
        "Mum was cross about the Brandt family. Lucas 30/06/2017 was hit.",
        "A friend of the Brandt children saw it. Lucas 30/06/2017 was hit.",
    ],
)
def test_a_family_in_a_sentence_names_nobody_else(text: str) -> None:
    """With whom, to whom or of whom something is told is no label: a dated child keeps the name that is written."""
    assert not named(read(text, PERSON="Lucas", **DATED), "Lucas").values(K.NAME)


@pytest.mark.parametrize("tagged", ["Mo Hersi", "Mo Hersi; Mohamed"])
@pytest.mark.parametrize("listed", ["(Mohamed on the register, 21/09/2015, 5K)", "(registered as Mohamed, dob 21/09/2015)"])
def test_the_name_of_the_register_leaves_name_and_birthday_together(tagged: str, listed: str) -> None:
    """Between a name and its birthday may stand the name that a list has, seen as a name or not: one child, who links."""
    mentions = read(f"Please see Mo Hersi {listed}.", PERSON=tagged, DATE_TIME="21/09/2015")
    (decision,) = resolve(mentions, MATCHER)
    assert isinstance(decision, Linked)
    assert decision.candidate.child.id == "C6"


def test_another_person_in_the_brackets_keeps_the_birthday() -> None:
    """Nothing says that the name in brackets is the same person's."""
    mentions = read("Please see Mo Hersi (Ines at the desk, 30/06/2017).", PERSON="Mo Hersi; Ines", DATE_TIME="30/06/2017")
    assert not named(mentions, "Mo Hersi").values(K.DATE_OF_BIRTH)


def test_a_brother_who_seems_happy_enough_is_nobodys_question() -> None:
    """The writer's own impression that all is well with him, as "seems fine"."""
    text = "Name: Ines Pacheco, 30/06/2017.\n\nLittle brother Rui in Reception seems happy enough, coat on, nothing noted."
    decisions = resolve(read(text, PERSON="Ines Pacheco; Rui", DATE_TIME="30/06/2017"), MATCHER)
    assert [type(d) for d in decisions] == [Linked]
