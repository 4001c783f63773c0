"""Notes of calls and logs: whoever told is left out with their post and their turns, and nobody else is."""

from __future__ import annotations

import pytest

from redaction import Cell, Passage, anonymity_cues, cues
from tests.redaction_builders import copy_of, passages, tags_of, text_of

CALL = "CALLER  Ida Brook, mat grandmother - does not want either parent to know she rang"


def _copy(*texts: str, people: tuple[str, ...] = ("Ida Brook", "Joel Pike", "Marek Holt", "HOLT", "Lena")) -> str:
    items = passages(*texts)
    return text_of(copy_of(items, tags_of(items, PERSON=people)))


@pytest.mark.parametrize(
    "turn",
    ["has them alt weekends.", "Minds him Mondays and Fridays.", "collects Lena every Thursday after school.", "has both in the holidays."],
)
def test_when_the_caller_has_the_children_is_left_out(turn: str):
    """A line without a subject in a note of a call is of the caller: whose turn it is tells the family who rang."""
    copy = _copy(CALL, f"- {turn} Last time Lena had a burn on her foot.")
    assert turn not in copy
    assert "Last time Lena had a burn on her foot." in copy


@pytest.mark.parametrize(
    "line",
    [
        "- has them up every night screaming.",
        "- has her on a lead in the garden every weekend.",
        "- sees him every night on the bus with no coat.",
        "Dad lives in Hull. Has them alt weekends.",
        "Informant says it is cold there. Her dad is a sex offender.\nHas them alt weekends.",
        "Marek Holt drinks.\n- has them alt weekends.",
        "Lena says of the one in the blue van:\n- has them alt weekends.",
    ],
)
def test_what_is_done_to_the_children_and_whose_turn_another_has_stay(line: str):
    """More than a turn is a fact of the child; behind a sentence or a heading about somebody else the line is theirs."""
    assert line.rsplit("\n", maxsplit=1)[-1] in _copy(CALL, line)


@pytest.mark.parametrize("above", [("Stepdad Marek Holt:", "- drinks every day"), ("Marek Holt drinks.",), ("About the man downstairs:",)])
def test_a_turn_in_a_list_below_somebody_else_is_theirs(above: tuple[str, ...]):
    """The points of a list are paragraphs of their own: whoever heads them is meant, until the caller comes up again."""
    assert "alt weekends" in _copy(CALL, *above, "- has them alt weekends.")
    assert "alt weekends" not in _copy(CALL, *above, "- caller rang off", "- has them alt weekends.")


def test_a_turn_below_what_the_caller_saw_of_the_child_is_the_callers():
    """The child is nobody who has the children: the line goes on about whoever rang."""
    assert "alt weekends" not in _copy(f"{CALL}\n- Lena had a burn\n- has them alt weekends.")


def test_without_a_caller_who_asks_a_turn_is_a_fact():
    """Nobody asked not to be known: who has the children when is part of what is told."""
    assert "has them alt weekends" in _copy("CALLER  Ida Brook, mat grandmother", "- has them alt weekends.")


@pytest.mark.parametrize("label", ["WIT - ", "Witness: ", "W1 - ", "Reported by: ", "Source - "])
def test_the_post_behind_the_label_of_who_told_goes_with_the_name(label: str):
    """A log names who told behind a label, without a verb: name, post and employer go where silence is asked for further on."""
    copy = _copy(
        f"{label}night porter Joel Pike, 14 shifts a month. Agency staff. Does not want to be identified to HOLT.", "HOLT hit Lena."
    )
    assert not [word for word in ("porter", "Pike", "Agency", "shifts") if word in copy]


def test_a_label_without_a_wish_hides_nothing():
    """A witness who asks for nothing is told of as before."""
    assert "night porter" in _copy("WIT - night porter Joel Pike. Saw Lena in the lift at two.")


def test_a_row_that_says_who_reported_leaves_out_their_post():
    """The label stands in the cell before; "fears for his job" is a fear for oneself."""
    text = "Reported by | Joel Pike, laundry. Requests name is not given, fears for his job"
    row = Passage("s0", "table_row", text, cells=(Cell("", 0, 11), Cell("", 14, len(text))))
    copy = text_of(copy_of((row,), tags_of((row,), PERSON=["Joel Pike"])))
    assert not [word for word in ("Pike", "laundry", "fears") if word in copy]


def test_whom_a_witness_fears_to_be_named_to_is_no_informant():
    """The man of whom the witness is afraid did the harm: he stays the same stranger in every sentence, and is never the one who told."""
    items = passages("Marek Holt hit Lena.", "WIT - Joel Pike. Does not want to be identified to HOLT.", "HOLT bailed.")
    copy = text_of(copy_of(items, tags_of(items, PERSON=["Marek Holt", "Joel Pike", "HOLT", "Lena"])))
    assert "[informant] hit Lena" not in copy
    assert "[informant] bailed" not in copy


@pytest.mark.parametrize("said", ["she was with nobody, telly on, he said", "never seen so happy at heart, he said"])
def test_words_that_only_begin_like_telling_ask_for_no_silence(said: str):
    """A television and a heart are no wish that nobody be told."""
    assert anonymity_cues.ANONYMITY.search(said) is None
    assert anonymity_cues.ANONYMITY.search("nobody is to tell them that she rang") is not None


@pytest.mark.parametrize(
    "wish", ["please DONT say it come from me", "never let on that this is from us", "do not tell Marek it came from me"]
)
def test_a_writer_who_says_it_in_plain_words_is_not_told_of_by_their_work(wish: str):
    """Where it must not be known that a thing comes from the writer, where they work goes; what they saw of the child stays."""
    copy = _copy(f"{wish}.", "Lena had a burn. You can text me after 6 only i work on the tills in Fennimore and cant have my phone.")
    assert "Fennimore" not in copy
    assert "Lena had a burn." in copy


def test_a_professional_says_where_they_work():
    """Nobody asks not to be known: a post is a post."""
    said = "I work at the nursery on Tuesdays."
    assert said in _copy(said, "Do not say this is from yesterday, it is old news.")


def test_a_separate_matter_goes_on_to_the_end_of_its_paragraph():
    """What its writer opens as another case, of another's child, is of that child up to the next paragraph."""
    said = "Separate matter: Joel Pike took her bike, police have it.\nLena ate her lunch from the bin."
    other = "Different family: pupil Joel Pike has a place at Hull. Joel Pike plays the cello there."
    assert "cello" not in _copy(other, people=("Joel Pike",))
    assert "Lena ate her lunch from the bin." in _copy(said)


@pytest.mark.parametrize(
    "said",
    [
        "Separate matter: her attendance is 40%. Dad Marek Holt is in prison.",
        "Separate matter: Marek Holt shouts at Lena. His friend Joel Pike is in prison.",
        "Another incident: Marek Holt waited. Joel Pike gave her a phone and is in prison.",
        "Other matter: Marek Holt has moved in. Joel Pike is in prison.",
        "Another incident: Marek Holt was at the flat. Marek Holt undressed the girl, and is in prison.",
        "Separate case: Marek Holt waited. Joel Pike is in prison.",
    ],
)
def test_another_matter_of_the_child_takes_nothing_along(said: str):
    """Where the other matter is of the child, names nobody or somebody of whom nothing is known, what follows stays."""
    assert "is in prison" in _copy(said)


def test_a_bail_condition_is_a_duty_that_protects():
    """Where somebody must not come is never beside the point; nor is a plate that stays empty."""
    assert cues.HARM_STRONG.search("Bailed to another hotel, not to attend.")
    assert cues.HARM.search("ME - BAD - NO DINNER")


@pytest.mark.parametrize(
    ("said", "stays"),
    [
        ("Mum's sister has MS. Lena is well.", False),
        ("Her dad's cousin is being treated for cancer.", False),
        ("Mum's sister has MS and Lena lifts her.", True),
        ("Dad has MS. Lena turns him at night.", True),
    ],
)
def test_an_illness_of_a_parents_kin_is_theirs(said: str, stays: bool):
    """A sentence of nothing but an aunt's illness stays behind; a parent's own, or one that the child carries, is the concern."""
    assert (said.split(". ", maxsplit=1)[0] in _copy(said)) is stays


def test_what_a_child_would_not_put_down_is_no_wish():
    """A spoon that she would not put down asks nobody to write nothing down."""
    assert anonymity_cues.ANONYMITY.search("She held a spoon and would not put it down.") is None
    assert anonymity_cues.ANONYMITY.search("Please do not put it down anywhere.") is not None
