"""Our forward pass gives spaCy's numbers and spaCy's names, for any text, and leaves other networks to spaCy."""

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.detector import Detector
from redaction.language import load_language
from redaction.network import EntityNetwork
from redaction.network.token_rows import TokenRows
from redaction.passages import Passage

_CLOSE = 1e-5
_PIECES = st.sampled_from(
    (
        *("Yared", "Haile", "Ms", "Ioana Popescu-Ene", "MURPHY,", "Siobhán", "o'neill", "Dr.", "St", "Thornbury Road", "Leeds"),
        *("moved", "to", "from", "and", "the", "said", "with", "his", "mum", "didn't", "aged", "is", "in", "Polish", "school"),
        *("14/03/2017", "999 123 4567", "E14 6AB", "£20", "10am", "Tuesday", "a@b.example", "https://x.test", "3rd", "50%"),
        *(".", ",", "\n", "\n\n", "  ", "\t", "?", "(", ")", "-", "…", "😀", "Zeynep'in", "李", "محمد"),
    )
)
_TEXTS = st.one_of(st.lists(_PIECES, max_size=40).map(" ".join), st.text(max_size=60))


@pytest.fixture(scope="module")
def language():
    return load_language()


@pytest.fixture(scope="module")
def network(language):
    return EntityNetwork.of(language)


def _spans(doc):
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


def _both(language, network, texts):
    """Names by spaCy and by ours."""
    theirs = list(language.pipe(texts))
    ours = [language.make_doc(text) for text in texts]
    network.annotate(ours)
    return [_spans(doc) for doc in theirs], [_spans(doc) for doc in ours]


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(_TEXTS, min_size=1, max_size=4))
def test_the_names_are_those_that_spacy_finds(language, network, texts):
    """Alone or in company, short or empty, in any script: the same spans with the same labels."""
    theirs, ours = _both(language, network, texts)
    assert ours == theirs


@settings(max_examples=100, deadline=None)
@given(texts=st.lists(_TEXTS, min_size=1, max_size=4))
def test_the_rows_are_those_that_spacy_works_out(language, network, texts):
    """What the moves are chosen by is equal to five places, so that no choice turns on the way it was worked out."""
    docs = [doc for doc in map(language.make_doc, texts) if len(doc)]
    if docs:
        theirs = language.get_pipe("ner").model.layers[0].predict(docs)
        np.testing.assert_allclose(network.encoded(docs), theirs, rtol=_CLOSE, atol=_CLOSE)


def test_a_text_longer_than_a_piece_is_read_as_a_whole(language, network):
    """A name that lies over the place where a long text is cut for working is found as in a short one."""
    said = "Then Ioana Popescu told Dr Yared Haile of Leeds that Zeynep Kaya moved to 12 Thornbury Road. "
    text = said * 300
    docs = [language.make_doc(text)]
    theirs = language.get_pipe("ner").model.layers[0].predict(docs)
    np.testing.assert_allclose(network.encoded(docs), theirs, rtol=_CLOSE, atol=_CLOSE)
    spacys, ours = _both(language, network, [text, said])
    assert ours == spacys
    assert len(ours[0]) >= 300


def test_a_table_that_is_full_begins_anew_and_changes_nothing(language, network):
    """What is kept of words stays bounded in a worker that runs for months."""
    mixing = network.tokens._mixing
    small = TokenRows(mixing, most=6)
    texts = (
        "Ioana Popescu moved to Leeds",
        "then Yared Haile moved to Leeds too",
        "a text of more distinct words than the table has room for",
    )
    for text in (*texts, *texts):
        tokens = network._tokens(language.make_doc(text))[:, :-1]
        np.testing.assert_allclose(small.of(tokens), mixing(np.ascontiguousarray(tokens)), rtol=_CLOSE, atol=_CLOSE)
        assert len(small) <= 6


def test_networks_of_another_make_are_left_to_spacy():
    """Without word vectors, with a component beside it, or searching a beam: None, never a guess."""
    bare = spacy.blank("en")
    bare.add_pipe("ner").add_label("PERSON")
    bare.initialize()
    assert EntityNetwork.of(bare) is None
    more = load_language()
    more.add_pipe("sentencizer", first=True)
    assert EntityNetwork.of(more) is None
    beam = load_language()
    beam.get_pipe("ner").cfg["beam_width"] = 4
    assert EntityNetwork.of(beam) is None


def test_a_site_s_own_pipeline_is_still_read(tmp_path):
    """A pipeline of another make, named by its folder, runs as it comes."""
    own = spacy.blank("en")
    own.add_pipe("ner").add_label("PERSON")
    own.initialize()
    own.to_disk(tmp_path / "own")
    tags = Detector(tmp_path / "own").tag([Passage("1", "body", "Write to ioana@popescu.example at once.")])
    assert [tag.entity for tag in tags] == ["EMAIL_ADDRESS"]
