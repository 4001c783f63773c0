"""Towns and places that somebody does not know of, said without "address": they are sealed wherever they stand, and a person is told."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from redaction.sentences import sentences
from redaction.unknown_whereabouts import unknown_places
from tests.redaction_builders import copy_of, passages, text_of

HIDDEN = """
Dad does not know they moved to 22 Station Road, Selby.
He has no idea that she went to Wantage.
He doesn't know they're in Wantage now.
he hasn't worked out that she moved to Selby
Dad does not know that they are living in Selby.
Her ex isn't aware they have moved to Selby.
Ravi is unaware that she and the girls are in Selby.
Dad doesnt know shes in Selby
The perpetrator has not found out that she has gone to Selby.
We have not told dad that they moved to Selby.
Please don't tell dad they are in Selby.
They moved to Selby without him knowing.
Unbeknown to her husband she has rented a flat in Selby.
Mum is in Selby. Dad doesn't know.
They went to Selby on Friday. He has no idea.
They're in Selby now, which dad does not know about.
They are in Selby (dad doesn't know).
Dad must not find out they are in Selby.
It is vital that he does not find out that she is at her aunt's in Selby.
He would go mad if he knew she was in Selby.
Nobody knows they are in Selby.
Only her sister knows they are in Selby.
He does not know about the flat in Selby.
Father has not been told of the move to Selby.
His family do not know that Paola is in Selby.
Dad still does not know the girls are at school in Selby.
They have kept it from dad that they live in Selby now.
He hasn't realised that they left for Selby.
Dad has not been informed that mum and the boys are now in Selby.
He never found out she went to Selby.
They don't know that she is living in Selby.
Dad thinks they are still in Luton and does not know they are in Selby.
The ex-partner does not know she works in Selby.
He's not been told they're in Selby.
Her husband has no clue that they are staying with friends near Selby.
She does not know that they are living in Selby now.
He does not yet know that she has moved to Stratford-upon-Avon.
No one has told him they are in Selby.
Do not let him know they are in Selby.
He does not know that they are in Sunderland.
He cannot find out that they are in Selby.
""".strip().splitlines()
OPEN = """
Dad thinks they are still in Luton.
Dad believes that she is in Luton.
Mum does not know that Kai went to Luton on Saturday.
Dad has no idea that she went to Luton for the day.
He does not know what they are doing in Luton.
Dad knows they are in Luton.
He is aware that she moved to Luton.
Mum did not know he was in Luton with older lads.
Dad does not know when he is in court.
He does not know she is in Year 4.
Dad has not been told about this referral. She goes to Ashby Hall School.
He doesn't know. She goes to Ashby Hall School.
Lena does not know how to swim.
We do not know whether they are in Luton.
Dad has no idea why she went to Luton.
Nobody knows how to reach her.
He was not told that the meeting moved to Tuesday.
Mother is not aware of the danger. They live in Luton.
They do not know that the school is in special measures.
He does not know that smoking harms the baby.
He lives in Luton and does not know the children.
Mum does not know that dad lives in Luton.
Dad does not know that Lena was seen by Dr Patel.
Dad does not know about the appointment on Monday.
Dad has not been told that police have the message.
Nobody knows that Lena is staying with Darren Cole.
Lena cannot hear well and she is at Oakwood School.
Jayden has not learnt to read and mum is working with Oakwood School.
""".strip().splitlines()


def told(text: str) -> list[str]:
    return [text[found.place.start : found.place.end] for found in unknown_places(text, sentences(text))]


@pytest.mark.parametrize("text", HIDDEN)
def test_where_they_are_is_hidden_from_whoever_does_not_know(text: str) -> None:
    """Whatever the words for not knowing, and whether they live there, went there or have a flat there."""
    assert set(told(text)) & {"Wantage", "Selby", "Stratford-upon-Avon", "Sunderland"}
    assert "Luton" not in told(text)


@pytest.mark.parametrize("text", OPEN)
def test_what_is_known_believed_or_of_something_else_hides_no_place(text: str) -> None:
    """A false belief, an outing, a mother who asks where her child was, a reason, an appointment, somebody else's home."""
    assert told(text) == []


def test_the_place_goes_everywhere_and_what_stands_behind_it_goes_too() -> None:
    """In the sentence itself, in another paragraph, and a further name behind it; where he looks for them stays."""
    detector = Detector()
    items = passages(
        "Lena is thin. He hasn't worked out that she moved to Selby with her aunt in Goole. He looks for them in Luton.",
        "Selby school has them from Monday.",
    )
    copy = copy_of(items, detector.tag(items))
    text = text_of(copy)
    assert [name for name in ("Selby", "Goole", "Luton") if name in text] == ["Luton"]
    assert "Lena is thin" in text
    assert "refuge_address" in copy.concerns
