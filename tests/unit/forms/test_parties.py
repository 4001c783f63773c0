"""Whose a run of answers is shows in its labels and values together, where no heading that anybody knows says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.forms.blocks import has_title, is_block
from parsers.forms.entries import Entry
from parsers.forms.labels import field_of
from parsers.forms.parties import Told, parties
from parsers.forms.stacked_passages import stacked_pair, stacks_answers
from parsers.forms.typed_values import is_code, is_person_name, is_relation
from parsers.forms.untold import asked_for_silence

ADULT = (("Full name", "Ada Sample"), ("Link with him", "Mam"), ("Born on", "9 October 1989"), ("Holds PR", "Yes"))
WORKER = (("Handler", "Bo Example"), ("Job role", "Team leader"), ("Service", "Elm Project"), ("Safe line", "020 7946 0280"))
CHILD = (
    ("Forename", "Nia"),
    ("Surname", "Example"),
    ("Date of birth", "01/02/2015"),
    ("NHS number", "999 123 4560"),
    ("School", "Oak Primary"),
)


def told(*runs: tuple[tuple[str, str], ...], title: str = "Notification of children in need") -> list[set[str]]:
    """The groups that the constellation gives each run, one after the other under the form's title alone."""
    entries = [Entry(label, value, sections=(title,), place=f"s{n}") for n, run in enumerate(runs) for label, value in run]
    found = parties(entries, lambda entry: field_of(entry.label))
    places = [n for n, run in enumerate(runs) for _ in run]
    return [{found.get(i, Told()).group for i, place in enumerate(places) if place == n} for n in range(len(runs))]


def test_an_adult_and_the_referrer_are_known_under_the_title_of_the_form_alone() -> None:
    """A relation and parental responsibility make an adult, a post and an organisation the referrer; the child stays what it is."""
    assert told(WORKER, CHILD, ADULT) == [{"referrer"}, {""}, {"household"}]


def test_whoever_works_with_the_family_after_the_referrer_is_a_professional() -> None:
    """A form has one referrer."""
    assert told(WORKER, CHILD, WORKER)[2] == {"professionals"}


@pytest.mark.parametrize("title", ["Office use only", "Consent"])
def test_persons_named_in_other_parts_are_nobody_of_the_household(title: str) -> None:
    """Who signed the consent or took the call is no further adult."""
    assert told(ADULT, title=title) == [{""}]


def test_a_name_alone_is_nobodys() -> None:
    """Too little evidence makes no party, so that no child is invented."""
    assert told((("Name", "Ada Sample"), ("Telephone", "020 7946 0280")), title="Some words") == [{""}]


@given(st.lists(st.tuples(st.sampled_from(["Name", "Relationship", "Role", "Sex", "?", ""]), st.text(max_size=20)), max_size=12))
def test_every_answer_told_is_an_answer_of_the_form(pairs: list[tuple[str, str]]) -> None:
    """Nothing is said of entries that are not there, whatever stands in them."""
    entries = [Entry(label, value) for label, value in pairs]
    assert set(parties(entries, lambda entry: field_of(entry.label))) <= set(range(len(entries)))


@pytest.mark.parametrize("text", ["Mother", "Step-dad", "Mother's partner", "Mam", "Foster carer", "MATERNAL GRANDMOTHER"])
def test_a_relation_is_known_whatever_asks_for_it(text: str) -> None:
    """And is no name."""
    assert is_relation(text)
    assert not is_person_name(text)


@pytest.mark.parametrize("text", ["Elm Project", "Oak Primary School", "12 May 2015", "Nia", "he was seen at home"])
def test_bodies_dates_and_sentences_are_no_names(text: str) -> None:
    """A name is two words or more, and nothing else."""
    assert not is_person_name(text)


def test_a_code_has_capitals_and_figures() -> None:
    """A number for a case, and neither a word nor a year."""
    assert is_code("KWF/311")
    assert not is_code("2026")
    assert not is_code("Leaflet")


def test_questions_over_answers_are_read_where_a_document_is_set_so() -> None:
    """Each passage asks in its first line; a question left empty takes nothing from the next."""
    passages = ["Your name\nBo Example", "Your role in school\nTeacher", "Sex\nMale", "UPN\nF350917712004", "Email\nbo@elm.example"]
    assert stacks_answers(passages)
    pair = stacked_pair(passages[1])
    assert pair is not None
    assert (field_of(pair.label), pair.value) == ("role", "Teacher")
    assert stacked_pair("Your name") is None
    assert stacked_pair("First name\nNia\nLast name\nExample") is None


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Ola was cold. The warden asks that the family are not told who found him. He ate.", 1),
        ("It came from another child who must not be identified to his family.", 1),
        ("The aunt asked not to be named.", 1),
        ("Please do not tell them that someone on the landing has reported it.", 1),
        ("He was told not to tell anyone. Mum has not been told.", 0),
        ("She must not be told off for being late.", 0),
    ],
)
def test_what_asks_for_silence_is_kept_apart_wherever_it_stands(said: str, asked: int) -> None:
    """The sentence itself, and never what the child was told or what the family does not know yet."""
    found = asked_for_silence(said)
    assert len(found) == asked
    assert all(sentence in said for sentence in found)


def test_a_block_of_typed_lines_has_a_title_and_is_no_account() -> None:
    """Three lines at least, two of them known by label or answer; sentences with a colon are none."""
    block = ["The people raising her", "Full name: Ada Sample", "What she is to Nia: Mam", "Born: 02/02/1991"]
    assert is_block(block)
    assert has_title(block)
    assert not is_block(["He said: no.", "She said: I will not.", "They left: nobody knows why and nobody asked them about it at all."])
