"""What the family itself asks to keep from one of its own binds the reader and travels; what a caller asks stays with the caller."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from redaction.how_sure import UNTOLD
from redaction.never_leak import HOUSE_NUMBER
from tests.redaction_builders import copy_of, passages, text_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _text(detector: Detector, *paragraphs: str) -> str:
    items = passages(*paragraphs)
    return text_of(copy_of(items, detector.tag(items), agency="school"))


@pytest.mark.parametrize(
    ("fact", "kept"),
    [
        ("She asks that neither parent learns that she has rung.", "neither parent learns"),
        ("She does not want her dad to know that she phoned.", "does not want her dad to know"),
        (
            "Mo sobbing, begged me not to write it down and asked that Marco is not rung.",
            "not to write it down and asked that Marco is not rung",
        ),
        ("As I said: her mum has not been told and we have said nothing to her uncle.", "has not been told and we have said nothing"),
    ],
)
def test_a_wish_of_the_home_against_its_own_travels(detector: Detector, fact: str, kept: str) -> None:
    """Nobody outside was brought in: the pronoun is the child's or the mother's, and whoever reads it must not ring the parent."""
    assert kept in _text(detector, "L rang from the garden at one. Dad reads her messages aloud.", fact)


def test_the_same_words_are_a_tellers_once_somebody_outside_was_brought_in(detector: Detector) -> None:
    """Behind a neighbour who rang the pronoun is hers, and so is the husband."""
    told = "The woman downstairs rang and says that Lena is out all night. She does not want her husband to know that she phoned."
    text = _text(detector, told)
    assert "out all night" in text
    assert "husband" not in text


@pytest.mark.parametrize(
    "wish",
    [
        "The caller would not say who she is.",
        "The lady who rang did not give her name.",
        "Anon caller, female.",
        "She says it can't get back.",
    ],
)
def test_a_caller_who_will_not_say_who_she_is_stays_unknown(detector: Detector, wish: str) -> None:
    """Whoever rings without a name asks not to be known: where she lives goes, what she saw stays."""
    text = _text(detector, f"A lady rang at two. {wish} She let slip that she rents the attic at 14C. Lena was out barefoot at ten.")
    assert "barefoot" in text
    assert not [piece for piece in ("attic", "14C") if piece in text]


@pytest.mark.parametrize(
    "duty", ["Parents dont know about the ribs yet, please dont ring them before strat", "Mum has not been told of the ribs yet"]
)
def test_what_a_parent_has_not_been_told_binds_whoever_told(detector: Detector, duty: str) -> None:
    """Beside a caller's wish as well: whoever reads the copy would else tell them."""
    told = "Also the mum in bed 3 (Mrs Spurr-Odell) heard him swear at the cot. She's scared of him and doesn't want it coming from her."
    aside = "her Kit is RSV+ so I cant move them"
    text = _text(
        detector, "Lena, 4/12, came in with two broken ribs on Saturday.", f"{told} {aside}", f"NOT for discharge. {duty}", "Mum went out."
    )
    assert duty in text
    assert "Spurr" not in text


@pytest.mark.parametrize(
    "wish", ["mum does not know about me ringing", "her mother has not been told that her aunt rang", "Dad doesn't know of this call"]
)
def test_that_a_parent_does_not_know_who_told_is_no_duty(wish: str) -> None:
    """It is the caller's own wish."""
    assert UNTOLD.search(wish) is None


@pytest.mark.parametrize(
    ("text", "door"),
    [
        ("rents 14C", "14C"),
        ("at 14M heard", "14M"),
        ("From 12T she", "12T"),
        ("flat 7 020 7946 0111", "flat 7"),
        ("in flat 9m", "flat 9m"),
        ("at 12 with her", "at 12"),
        ("Lena (8y)", ""),
        ("over 12m", ""),
        ("NHS No. 999 877 5191", ""),
    ],
)
def test_ages_and_numbers_are_no_doors(text: str, door: str) -> None:
    """Letters that stand for years or months, and the first figures of a long number, are not where a caller lives."""
    found = HOUSE_NUMBER.search(text)
    assert (found.group() if found else "") == door


@pytest.mark.parametrize(
    "act",
    [
        "A man would not say who he was and dragged Lena to a car.",
        "A woman did not give her name and walked Lena to a lorry.",
        "A man would not tell us who he was. He asked for Lena by name.",
        "He said that could not go back in the drawer, Lena was sick.",
    ],
)
def test_whoever_acts_without_a_name_is_no_caller(detector: Detector, act: str) -> None:
    """Somebody who did something to the child and would not say who they are is the concern, and stays."""
    assert act in _text(detector, "Seen by staff on Monday.", act)


LOG = (
    "03/02/26 OFFICE attended late, smelling of drink\n"
    "04/02/26 TEL IN Carol Marchetti (07700 900123) says he is sleeping at the flat again, against his licence.\n"
    "She saw Lena carry his bottles. Caller shares a house with him at weekends so must not be named\n"
    "06/02/26 HV approved address. Not there, bed not slept in"
)


def test_who_rang_is_left_out_of_a_log_and_what_they_said_of_another_stays(detector: Detector) -> None:
    """Each day of a log is a line of its own; "he" behind "says" is not who rang, whom the next line calls "she"."""
    text = _text(detector, LOG)
    assert not [piece for piece in ("Carol", "900123", "shares a house") if piece in text]
    assert not [piece for piece in ("sleeping at the flat again", "carry his bottles", "bed not slept in") if piece not in text]
