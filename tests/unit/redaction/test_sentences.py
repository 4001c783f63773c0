from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.sentences import sentence_at, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Seen by Dr. Rao today. Well.", ["Seen by Dr. Rao today.", "Well."]),
        ("Named J. Smith here. End.", ["Named J. Smith here.", "End."]),
        ('She said "no." Then left.', ['She said "no."', "Then left."]),
        ("Weight 17.1kg today", ["Weight 17.1kg today"]),
        ("She rents 14C. Lena was out.", ["She rents 14C.", "Lena was out."]),
        (
            "03/02/26 he came to the office late and was smelling of drink\n04/02/26 he did not come",
            ["03/02/26 he came to the office late and was smelling of drink", "04/02/26 he did not come"],
        ),
        (
            "He was seen at the office and then at the clinic and again on\n04/02/26 by the nurse",
            ["He was seen at the office and then at the clinic and again on\n04/02/26 by the nurse"],
        ),
        ("First line\nSecond line", ["First line", "Second line"]),
        (
            "said that he had walked right into the metal\nrailing by the gate. Next",
            ["said that he had walked right into the metal\nrailing by the gate.", "Next"],
        ),
        ("MOTHER: Kelly\nSUSPECT: Dean", ["MOTHER: Kelly", "SUSPECT: Dean"]),
        ("1. Adams - no trace\n2. Brown - known", ["1. Adams - no trace", "2. Brown - known"]),
        ("Para one\n\npara two", ["Para one", "para two"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_where_sentences_end(text, expected):
    """Full stops end sentences, abbreviations and figures do not; a wrapped line runs on, a short one was ended on purpose."""
    assert [text[s.start : s.end] for s in sentences(text)] == expected


@given(st.text(alphabet="Ab1 .!?\n\"'():,-é", max_size=120))
def test_sentences_are_disjoint_and_cover_every_character(text):
    """Nothing between two sentences but white space: no word escapes judgement."""
    spans = sentences(text)
    at = 0
    for span in spans:
        assert span.start >= at
        assert not text[at : span.start].strip()
        assert span.start < span.end
        at = span.end
    assert not text[at:].strip()


def test_the_sentence_at_an_offset():
    """An offset in no sentence has an empty one."""
    text = "One.  Two."
    assert [sentence_at(sentences(text), n) == sentences(text)[i] for n, i in ((0, 0), (6, 1))] == [True, True]
    assert sentence_at(sentences(text), 4).start == sentence_at(sentences(text), 4).end
