"""Sentences that name strangers alone: what the model need not be so sure of, and what keeps them."""

from __future__ import annotations

import pytest

from redaction.matters import Matter
from redaction.off_the_point import Bearing
from redaction.outsiders import reason_of_outsiders
from redaction.parties import Role
from tests.redaction_builders import copy_of, passages, tags_of

STRANGERS = frozenset({Role.THIRD_PARTY, Role.OTHER_CHILD})


def reason(
    text: str, *, beside: float = 0.6, concern: float = 0.05, aside: Matter = Matter.OTHER_FAMILY, roles: frozenset[Role] = STRANGERS
) -> str:
    """Of a sentence that the model's own edges keep."""
    return reason_of_outsiders(text, roles, Bearing((), "no", concern, beside, aside))


def test_strangers_go_on_a_lighter_word() -> None:
    """Of people of another home alone, likelier beside the point than not, nothing travels; "no contact" tells and asks nothing."""
    assert reason("The man upstairs, Mr Gil Prior, is our client too") == "about_somebody_else"
    assert reason("His own lad Kit is in Hull with Bea Prior, no contact") == "about_somebody_else"
    assert not reason("The man upstairs, Mr Gil Prior, is our client too", beside=0.45)


@pytest.mark.parametrize("role", sorted(set(Role) - STRANGERS))
def test_somebody_of_the_home_or_in_doubt_keeps_it(role: Role) -> None:
    """One person who is not surely an outsider, and a sentence that names nobody, are left to the usual edges."""
    assert not reason("Gil Prior is our client too", roles=frozenset({Role.THIRD_PARTY, role}))
    assert not reason("He is our client too", roles=frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "2022 ABH on a former partner (Bea Prior, sentence finished)",
        "Gil Prior strangled her",
        "Do not visit while Gil Prior is there",
        "Gil Prior raped a girl",
    ],
)
def test_harm_and_what_is_asked_of_the_reader_stay(text: str) -> None:
    """A strong cue of harm keeps it whoever did it, and so does how the family may be reached."""
    assert not reason(text)


def test_what_may_be_a_concern_stays() -> None:
    """Where the model sees a concern in three of ten, a person's dog shut in with a child is one; beside a cue of harm, in one of ten."""
    assert not reason("Gil Prior has a dog, shut in the same room at night", concern=0.33)
    assert reason("Gil Prior fetched a man", concern=0.2)
    assert not reason("Gil Prior stabbed a man", concern=0.2)


def test_a_strangers_pregnancy_asks_for_near_certainty() -> None:
    """A cousin's pregnancy is her own affair where the model is nearly sure; else it may be a child's harm."""
    told = "The cousin Bea Prior, visiting, is pregnant and thanked us"
    assert reason(told, beside=0.97) == "about_somebody_else"
    assert not reason(told, beside=0.9)


def test_a_tellers_words_ask_for_more() -> None:
    """What may be of who told, and may be what they ask, goes from seven in ten."""
    told = "Her friend Bea Prior fetched her in the van"
    assert not reason(told, aside=Matter.TELLER)
    assert reason(told, aside=Matter.TELLER, beside=0.75) == "may_tell_who_told"


def test_another_familys_harm_goes_where_the_model_has_no_doubt() -> None:
    """A stranger's broken bone, filed in error, stays behind; in any doubt, and of anybody of the home, harm travels."""
    filed = "Notes of the boy in the next cubicle, Otto Penn, broken collarbone, were clipped here in error"
    doubtful = frozenset({Role.UNCERTAIN})
    assert reason(filed, beside=0.99, concern=0.005, roles=doubtful) == "about_somebody_else"
    assert not reason(filed, beside=0.96, concern=0.005, roles=doubtful)
    assert not reason(filed, beside=0.99, concern=0.03, roles=doubtful)
    assert not reason(filed, beside=0.99, concern=0.005, aside=Matter.HEALTH, roles=doubtful)
    assert not reason(filed, beside=0.99, concern=0.005, roles=doubtful | {Role.SIBLING})


def test_a_neighbours_affairs_stay_behind_and_the_home_travels() -> None:
    """In a copy: the neighbour's sentence goes, read by the real model, and the ledger names the model; those of the home stay."""
    letter = passages(
        "We visited on Tuesday and saw both children at the flat.",
        "There was no food in the kitchen and Lena slept on the floor.",
        "The woman in flat 9, Bea Prior, is a client of our colleagues for her epilepsy and lives with her brother.",
        "Paola said that nobody cooks.",
    )
    made = copy_of(letter, tags_of(letter, PERSON=["Bea Prior", "Lena", "Paola"]))

    assert [p.id for p in made.passages if "epilepsy" in p.text] == []
    assert all(words in " ".join(p.text for p in made.passages) for words in ("both children", "slept on the floor", "nobody cooks"))
