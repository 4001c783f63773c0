"""What an author keeps to the reader stays out of copies, row by row; harm to the child stays in them all the same."""

from __future__ import annotations

import pytest

from tests.redaction_builders import copy_of, passages, text_of

ROWS = """1. Status: no recourse to public funds.
2. Address: they must leave by 4 June.
3. Basis of the claim (for your own understanding, please take it no further): held in a cellar for a month.
4. Reporting: missed twice."""


@pytest.mark.parametrize(
    "said",
    [
        "Not for your assessment, but he has money in a club. He once rode without a light.",
        "He has a vintage motorbike. None of this paragraph is to leave your desk.",
        "The aunt plays bingo on Mondays. The above is not to be recorded; the following is not to be minuted.",
        "This is not to be minuted. The landlord collects stamps.",
        "For your own understanding: the lodger sings in a choir.",
    ],
)
def test_a_paragraph_for_its_reader_alone_is_left_out(said):
    """Wherever in the paragraph it is said; the copy lists that something was left out and why."""
    copy = text_of(copy_of(passages(said)))
    for word in ("motorbike", "money", "bingo", "stamps", "choir", "light"):
        assert word not in copy
    assert "owner forbids sharing" in copy


def test_only_the_row_that_says_so_is_left_out():
    """The rows before and after are no part of it."""
    copy = text_of(copy_of(passages(ROWS)))
    assert "no recourse" in copy
    assert "leave by 4 June" in copy
    assert "missed twice" in copy
    assert "cellar" not in copy


@pytest.mark.parametrize(
    "said",
    [
        "Not for your file, but Lena cries when he comes in.",
        "For your own understanding: the stepfather strangled her mother.",
        "Please do not record this address. She has a nice room.",
        "The case goes no further. Lena sleeps in her uncle's bed.",
        "The matter went no further action was taken. She ate well.",
        "Lena's record is not for the first time incomplete. She ate well.",
    ],
)
def test_harm_is_no_secret_between_writer_and_reader(said):
    """What hurts the child travels whatever was asked, and words that only resemble a request ask for nothing."""
    assert "left out" not in text_of(copy_of(passages(said)))


@pytest.mark.parametrize(
    "said",
    [
        "I never wrote this, all right?",
        "You did not hear this from me.",
        "She gave her surname, then said scrub that.",
        "I haven't told you this.",
    ],
)
def test_to_take_back_what_was_said_is_to_ask_for_silence(said):
    """Whoever denies having told asks not to be known for it."""
    assert "left out: informant" in text_of(copy_of(passages(said)))


@pytest.mark.parametrize("said", ["We did not tell you earlier that Lena moved.", "I never told him about Lena's school."])
def test_not_having_told_is_no_wish_to_be_unknown(said):
    """A professional's late news stays."""
    assert "left out" not in text_of(copy_of(passages(said)))


@pytest.mark.parametrize(
    "said",
    [
        "We are the blue house behind the Costa, NW10, press the buzzer named Tile Store.",
        "They stay with us in the corner building beside Argos on Pilbeck Row, E17.",
    ],
)
def test_a_service_that_hides_families_tells_no_place_in_whatever_words(said):
    """Whoever writes for it: look of the house, shop beside it, bell, district. None of it needs a word such as refuge."""
    copy = text_of(copy_of(passages(said), agency="dv_service"))
    for word in ("blue house", "Costa", "NW10", "Tile Store", "Argos", "Pilbeck", "E17", "corner building"):
        assert word not in copy


@pytest.mark.parametrize(
    ("agency", "said"),
    [
        ("school", "For completeness, she came in hungry and with a black eye last week."),
        ("school", "For background, stepdad is on the sex offenders register."),
        ("camhs", "She told me that her own dad touches her."),
        ("camhs", "She said her own dad comes into her room at night."),
        ("home_office", "She claims to have been hit by her stepfather with a belt."),
        ("home_office", "She was told the smugglers will hurt her if the debt is not paid."),
        ("school", "A neighbour said Lena was crying at night. She does not want to go home. She is scared of stepdad."),
        ("school", "A lady from the shop came in about Lena. She has bruises on both arms. She does not want to be picked up by stepdad."),
    ],
)
def test_what_a_child_suffers_is_no_aside_no_narrative_and_no_wish_for_silence(agency, said):
    """The wordings stand for classes: each was left out once although it is the concern itself."""
    assert "left out" not in text_of(copy_of(passages(said), agency=agency))
    assert text_of(copy_of(passages(said), agency=agency)).strip().endswith(said[-20:])


def test_a_birth_family_is_sealed_in_a_passage_for_its_reader_alone():
    """What no asking may lift comes before what one may."""
    copy = copy_of(passages("None of this is to leave your desk. Her birth mother Kerry Holt has moved to Salford."))
    assert "Kerry" not in text_of(copy)
    assert "identity_before_adoption" in copy.concerns


BASIS = "The basis of Ms Marchetti's claim (a beating by the guards of a quarry in Tessaly) is provided for context alone."


@pytest.mark.parametrize(
    "ban", ["It must not be disclosed onward in any form.", "This is not to be shared.", "The above is not for onward disclosure."]
)
def test_what_the_next_sentence_forbids_to_pass_on_stays_behind(ban: str):
    """What is told for context alone, and forbidden by a sentence that points back at it, goes with that sentence."""
    copy = text_of(copy_of(passages(f"Lena was alone for four nights. {BASIS} {ban}")))
    assert "Lena was alone for four nights." in copy
    assert not [word for word in ("quarry", "Tessaly", "disclos", "shared") if word in copy]


@pytest.mark.parametrize(
    "said",
    [
        f"{BASIS} We saw it ourselves.",
        "Mum's partner strangled her in May. This must not be disclosed to him.",
        "For information only: Lena sleeps in a cupboard. It must not be disclosed onward.",
        "The stepfather is on bail for assault. It must not be disclosed.",
    ],
)
def test_a_ban_takes_no_fact_of_the_child_with_it(said: str):
    """Without a ban what is for context stays; a ban alone takes nothing of harm or of the child by name along."""
    assert said.split(". ", maxsplit=1)[0] in text_of(copy_of(passages(said)))
