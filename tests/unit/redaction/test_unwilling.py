"""An adult of the record who asks not to be known as the one who told is a stranger in that item's copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from redaction import KnownPerson, Role, SubjectView, group_parties, minimise, without_who_asks
from tests.redaction_builders import family, passages, policy, tags_of, text_of

IVY = KnownPerson(("Ivy Marchetti",), Role.HOUSEHOLD_ADULT, None, ("07700 900123",))


def view() -> SubjectView:
    """Lena's family with her grandmother in the household."""
    home = family()
    return replace(home, household=replace(home.household, people=(*home.household.people, IVY)))


def roles_in(text: str, name: str) -> set[Role]:
    items = passages(text)
    tags = tags_of(items, PERSON=[name, "Lena", "Dario", "Orr"])
    parties = group_parties(items, tags, without_who_asks(items, tags, view().household))
    return {p.role for p in parties for i in p.tags if items[0].text[tags[i].start : tags[i].end] == name}


@pytest.mark.parametrize(
    "text",
    [
        "Ivy Marchetti rang and asks not to be named.",
        "Caller: Ivy Marchetti. Lena has bruises. She wishes to stay anonymous.",
        "Ivy Marchetti saw the bruises. She does not want to be named.",
    ],
)
def test_the_wish_comes_before_the_record(text: str) -> None:
    """Who asks for silence is an informant, though the record knows her as of the home."""
    assert roles_in(text, "Ivy Marchetti") == {Role.INFORMANT}


@pytest.mark.parametrize(
    "text",
    [
        "Ivy Marchetti rang about Lena.",
        "Ivy Marchetti looks after Lena on Fridays. The neighbour, Mrs Orr, asks not to be named.",
        "Ivy Marchetti said Dario asks not to be named.",
    ],
)
def test_who_asks_for_nothing_keeps_the_role_of_the_record(text: str) -> None:
    """Named beside somebody else's wish, or none: of the household."""
    assert roles_in(text, "Ivy Marchetti") == {Role.HOUSEHOLD_ADULT}


def test_a_parent_and_the_child_keep_their_roles() -> None:
    """A mother who is afraid to be named is part of the concern; nobody is taken out of the record for it."""
    items = passages("Paola Marchetti rang and asks not to be named.")
    tags = tags_of(items, PERSON=["Paola Marchetti"])
    assert without_who_asks(items, tags, view().household) == view().household


def test_nothing_of_hers_is_in_the_copy() -> None:
    """Her name, her forename alone and her telephone go; what she saw stays."""
    items = passages("Ivy Marchetti rang and asks not to be named.", "Lena has a burn on her arm. Ivy is on 07700 900123.")
    tags = tags_of(items, PERSON=["Ivy Marchetti", "Ivy", "Lena"], PHONE_NUMBER=["07700 900123"])
    subject = replace(view(), household=without_who_asks(items, tags, view().household))
    parties = group_parties(items, tags, subject.household)
    shown = text_of(minimise(items, tags, parties, subject=subject, policy=policy(), belongs={}))
    assert "Ivy" not in shown
    assert "900123" not in shown
    assert "burn on her arm" in shown


@pytest.mark.parametrize(
    "told",
    [
        "Lena was slapped by Ivy Marchetti.",
        "A teacher saw Ivy Marchetti drag Lena across the yard.",
        "Lena says Ivy Marchetti sleeps in her bed.",
        "Ivy Marchetti has a conviction for cruelty.",
        "Lena is frightened of Ivy Marchetti.",
    ],
)
def test_whoever_is_accused_is_no_informant(told: str) -> None:
    """A wish not to be named hides nobody whom the item names as doing the harm: the fact keeps its name, and the wish holds the copy."""
    items = passages(f"Ivy Marchetti does not wish to be named. {told}")
    tags = tags_of(items, PERSON=["Ivy Marchetti", "Lena"])
    subject = replace(view(), household=without_who_asks(items, tags, view().household))
    copy = minimise(items, tags, group_parties(items, tags, subject.household), subject=subject, policy=policy(), belongs={})
    assert told in text_of(copy)
    assert "informant" in copy.concerns


@pytest.mark.parametrize(
    "told",
    [
        "Ivy Marchetti said Lena has a burn on her arm.",
        "Lena has burns, as reported by Ivy Marchetti.",
        "Ivy Marchetti took Lena to hospital with a burn.",
        "Lena told Ivy Marchetti that her mother hits her.",
    ],
)
def test_whoever_tells_of_harm_or_helps_stays_an_informant(told: str) -> None:
    """Named beside harm, and not as its doer."""
    assert roles_in(f"Ivy Marchetti rang and does not wish to be named. {told}", "Ivy Marchetti") == {Role.INFORMANT}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mrs Orr next door rang. Lena said her parents must not find out that she told school.", "find out"),
        ("The pupil said her parents must not find out that she told school.", "find out"),
        ("Lena asked that nobody tells her dad that she spoke to Miss Gray.", "nobody tells"),
    ],
)
def test_the_childs_own_wish_stays(text: str, shown: str) -> None:
    """Whoever else was brought in before, and to whomever the child spoke."""
    items = passages(text)
    tags = tags_of(items, PERSON=["Orr", "Lena"])
    copy = minimise(items, tags, group_parties(items, tags, view().household), subject=view(), policy=policy(), belongs={})
    assert shown in text_of(copy)


def test_somebody_elses_telling_is_not_the_childs_wish() -> None:
    """The child protects who told: the sentence goes as before."""
    items = passages("Lena asked that her dad must not find out that the neighbour told school.")
    tags = tags_of(items, PERSON=["Lena"])
    copy = minimise(items, tags, group_parties(items, tags, view().household), subject=view(), policy=policy(), belongs={})
    assert "neighbour told" not in text_of(copy)
