"""What a sentence is about: the model's readings in a setting, and files that are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.errors import ModelError
from redaction.matters import Likelihood, Matter, MatterModel, by_words, encoder, matter_model
from redaction.matters.clauses import clauses
from redaction.matters.grams import sentence_grams
from redaction.matters.matter import MATTERS
from redaction.matters.model import together

LETTER = (
    ("We last saw Orla on 3 February at the clinic with her mother.", Matter.CONTEXT),
    ("She had a bruise in the shape of fingers on her upper arm.", Matter.CONCERN),
    ("She said that her stepfather locks her in the shed when he is drunk.", Matter.CONCERN),
    ("Her grandmother had a cataract operation last year.", Matter.HEALTH),
    ("She has not been brought to four appointments.", Matter.CONCERN),
    ("The caller lives in the flat below and hears it through the ceiling because she works nights.", Matter.TELLER),
    ("Apologies for the delay, half our office is off with a cold and the printer is broken.", Matter.CHATTER),
    ("This message is intended for the addressee only. If you received it in error please delete it.", Matter.NOTICE),
)
LIKELY = 0.5


def _likelihood(**each: float) -> Likelihood:
    return Likelihood(tuple(each.get(matter.value, 0.0) for matter in MATTERS))


def test_each_sentence_of_a_letter_is_taken_for_what_it_is_about() -> None:
    """A letter of our own that the model has not met: every sentence's likeliest matter is its own, and likelier than not."""
    read = matter_model().read([sentence for sentence, _ in LETTER])

    assert [max(MATTERS, key=each.likely.of) for each in read] == [matter for _, matter in LETTER]
    assert all(each.likely.of(matter) > LIKELY for each, (_, matter) in zip(read, LETTER, strict=True))


def test_a_sentence_is_read_in_its_setting() -> None:
    """The same words among notices are likelier a notice than among what was seen at the home."""
    words = "Please ring the number above with any questions."
    notices = ["Registered charity 000000.", words, "Think before you print this message.", "Our offices are closed on Fridays."]
    seen = ["He was hit with a belt on Sunday.", words, "He has marks on his back.", "Mum was drunk when we called."]

    among_notices, among_facts = (matter_model().read(each)[1].likely.of(Matter.NOTICE) for each in (notices, seen))

    assert among_notices > among_facts


def test_the_clauses_of_a_sentence_are_told_apart() -> None:
    """In one breath with a fact of concern an ailment and the office's news are known for what they are, and so is the fact."""
    sentence = "He came in with a hand mark on his cheek, has grommets since the autumn, and our printer is still broken"
    read = matter_model().read(["Seen in school on Monday with her aunt.", sentence, "Nobody at home answered the phone."])[1]

    assert [sentence[each.start : each.end] for each in read.clauses] == [
        "He came in with a hand mark on his cheek,",
        " has grommets since the autumn,",
        " and our printer is still broken",
    ]
    assert [max(MATTERS, key=each.likely.of) for each in read.clauses] == [Matter.CONCERN, Matter.HEALTH, Matter.CHATTER]


def test_no_sentences_are_no_readings() -> None:
    """An item without words is read without an error."""
    assert matter_model().read([]) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=6))
def test_probabilities_add_up_to_one_whatever_is_read(sentences: list[str]) -> None:
    """Any text at all gets one probability a matter, none below nought, together one; reading again gives the same."""
    read = matter_model().read(sentences)

    assert len(read) == len(sentences)
    likely = [each.likely for each in read] + [clause.likely for each in read for clause in each.clauses]
    assert all(abs(sum(each.each) - 1) < 1e-9 and min(each.each) >= 0 for each in likely)
    assert read == matter_model().read(sentences)


def test_figures_and_capitals_make_no_difference() -> None:
    """Numbers differ from item to item and say nothing of the matter; some writers use capitals throughout."""
    assert sentence_grams("Seen 14/02 at 9.30 by the GP") == sentence_grams("SEEN 03/11 AT 7.15 BY THE gp")


def test_the_likeliest_aside_leaves_out_what_stays() -> None:
    """What is beside the point is told of the matters that may be left out only, and counts neither concern nor context."""
    likely = _likelihood(concern=0.3, context=0.2, health=0.4, notice=0.1)

    assert likely.aside is Matter.HEALTH
    assert likely.beside == pytest.approx(0.5)


def test_a_missing_or_broken_file_is_a_model_error(tmp_path: Path) -> None:
    """Neither a file that is not there, nor one that is no model, nor one of other shapes is taken for a reader's."""
    broken, other, absent = tmp_path / "broken", tmp_path / "other.npz", tmp_path / "absent"
    broken.write_bytes(b"no weights")
    with np.load(by_words.PACKAGED) as held:
        np.savez(other, **{**dict(held.items()), "alone": held["alone"][:, :3]})

    for file in (absent, broken, other):
        with pytest.raises(ModelError):
            MatterModel.at(file, encoder.PACKAGED)
    for file in (absent, broken, by_words.PACKAGED):
        with pytest.raises(ModelError):
            MatterModel.at(by_words.PACKAGED, file)


def test_the_encoder_knows_words_that_it_was_not_taught() -> None:
    """Sentences of words that stand in no written item: what they mean tells an ailment from harm."""
    told = [["His great-aunt had her bunions shaved in Preston"], ["He thwacked the toddler with a spatula"]]
    ailment, harm = matter_model().encoder.read(told).sentences

    assert MATTERS[int(ailment.argmax())] is Matter.HEALTH
    assert MATTERS[int(harm.argmax())] is Matter.CONCERN


def test_neither_reader_is_outvoted_where_it_is_sure() -> None:
    """Two readers of one mind stay so; of two minds, the one that rules a matter out is heard."""
    sure, torn = np.array([[0.9] + [0.1 / 7] * 7]), np.array([[0.001, 0.5] + [0.499 / 6] * 6])

    assert together(sure, sure)[0] == pytest.approx(sure[0])
    assert together(sure, torn)[0, 0] < together(sure, np.full((1, 8), 1 / 8))[0, 0]


def test_a_long_text_is_read_to_its_end() -> None:
    """A sentence far down, and a text that no window holds, are read as any other."""
    filler = ["The weekly meeting was held in the usual room at the usual time with the usual people."] * 120
    harm = "She had a bruise in the shape of fingers on her upper arm."

    read = matter_model().encoder.read([[sentence] for sentence in (*filler, harm, *filler[:3])]).sentences

    assert len(read) == len(filler) + 4
    assert MATTERS[int(read[len(filler)].argmax())] is Matter.CONCERN


def test_a_sentence_that_is_too_long_is_read_in_part() -> None:
    """What stands behind the clauses that there is room for is known to be unread, in one clause or in many."""
    many = "Mum phoned about the parking permits and the summer fete, " * 12 + "and the lodger puts him in the shed"
    one = "Mum phoned about the parking permits " * 20

    read = matter_model().read([many, one, "Mum phoned about the parking permits, and the fete."])

    assert [each.read for each in read] == ["in part", "in part", "whole"]
    assert 0 < len(read[0].clauses) < len(clauses(many))
