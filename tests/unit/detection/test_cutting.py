"""Tokens are those of the pipeline's own tokeniser, and a worker that reads for months remembers no more words than it may."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.attrs import IS_SPACE, NORM, ORTH, PREFIX, SHAPE, SUFFIX

from redaction.cutting import Cutter
from redaction.language import load_language

_READ = [ORTH, NORM, PREFIX, SUFFIX, SHAPE, IS_SPACE]
_WORDS = st.sampled_from(
    ("don't", "colour", "Mr.", "U.K.", "3pm", "Zeynep's", "e14", "£20", "  ", "\n", "(mum)", "gonna", "a@b.example", "Żona")
)
_TEXTS = st.one_of(st.lists(_WORDS, max_size=20).map(" ".join), st.text(max_size=40))


@pytest.fixture(scope="module")
def language():
    return load_language()


@pytest.fixture(scope="module")
def forgetful(language):
    """Remembers a few texts beyond what it begins with; to begin anew takes longer than to cut a hundred texts."""
    return Cutter(language, most=Cutter(language).words + 60)


@settings(max_examples=200, deadline=None)
@given(text=_TEXTS)
def test_tokens_are_those_of_the_pipeline(language, forgetful, text):
    """Places and everything that the network reads of a token, also right after words were forgotten."""
    ours, theirs = forgetful.docs([text])[0], language.make_doc(text)
    assert [(token.idx, token.text) for token in ours] == [(token.idx, token.text) for token in theirs]
    assert ours.to_array(_READ).tolist() == theirs.to_array(_READ).tolist()


def test_words_are_forgotten_when_there_are_too_many(language):
    """Three thousand numbers that nobody writes twice leave no more behind than the limit and one text."""
    cutter = Cutter(language, most=2000)
    for start in range(0, 3_000, 100):
        cutter.docs([" ".join(f"x{number}y" for number in range(start, start + 100))])
        assert cutter.words <= 2000 + 100 * 5


def test_a_text_that_is_too_long_is_refused(language):
    """As the pipeline refuses it, and without its words."""
    with pytest.raises(ValueError, match="text_too_long"):
        Cutter(language).docs(["a " * (language.max_length // 2 + 1)])
