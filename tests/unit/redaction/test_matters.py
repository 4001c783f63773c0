"""What a sentence is about: the model's readings in a setting, and files that are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.errors import ModelError
from redaction.matters import Likelihood, Matter, MatterModel, matter_model
from redaction.matters.grams import sentence_grams
from redaction.matters.matter import MATTERS
from redaction.matters.model import PACKAGED

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

    assert [max(MATTERS, key=likely.of) for likely in read] == [matter for _, matter in LETTER]
    assert all(likely.of(matter) > LIKELY for likely, (_, matter) in zip(read, LETTER, strict=True))


def test_a_sentence_is_read_in_its_setting() -> None:
    """The same words among notices are likelier a notice than among what was seen at the home."""
    words = "Please ring the number above with any questions."
    notices = ["Registered charity 000000.", words, "Think before you print this message.", "Our offices are closed on Fridays."]
    seen = ["He was hit with a belt on Sunday.", words, "He has marks on his back.", "Mum was drunk when we called."]

    among_notices, among_facts = (matter_model().read(each)[1].of(Matter.NOTICE) for each in (notices, seen))

    assert among_notices > among_facts


def test_no_sentences_are_no_readings() -> None:
    """An item without words is read without an error."""
    assert matter_model().read([]) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=6))
def test_probabilities_add_up_to_one_whatever_is_read(sentences: list[str]) -> None:
    """Any text at all gets one probability a matter, none below nought, together one; reading again gives the same."""
    read = matter_model().read(sentences)

    assert len(read) == len(sentences)
    assert all(abs(sum(likely.each) - 1) < 1e-9 and min(likely.each) >= 0 for likely in read)
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
    """Neither a file that is not there, nor one that is no archive, nor one of other shapes is taken for a model."""
    broken, other = tmp_path / "broken.npz", tmp_path / "other.npz"
    broken.write_bytes(b"no weights")
    with np.load(PACKAGED) as held:
        np.savez(other, **{**dict(held.items()), "alone": held["alone"][:, :3]})

    for file in (tmp_path / "absent.npz", broken, other):
        with pytest.raises(ModelError):
            MatterModel.at(file)
