"""The whole detector, with its real model: tags of an item."""

import logging
from itertools import pairwise

import pytest

from gateway.evaluation.detection import detect
from redaction.detector import Detector
from redaction.passages import Cell, Passage
from redaction.propagation import KnownWords
from redaction.settings import RecogniserSettings


@pytest.fixture(scope="module")
def detector():
    return Detector()


def _tagged(detector, *passages, known_words=()):
    texts = {p.id: p.text for p in passages}
    return [(t.passage, t.entity, texts[t.passage][t.start : t.end]) for t in detector.tag(passages, known_words)]


def test_tags_are_in_passage_order_and_disjoint(detector):
    """Order of passages, then of positions; no character has two tags."""
    passages = [
        Passage("b", "body", "Mrs Haddow, DOB 03/04/1980, of 5 Quayle Road, Hexford HX1 4QZ."),
        Passage("a", "body", "Ring 07700 900123."),
    ]
    tags = detector.tag(passages)
    assert [t.passage for t in tags] == sorted((t.passage for t in tags), reverse=True)
    spans = [(t.start, t.end) for t in tags if t.passage == "b"]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_name_found_in_one_passage_is_tagged_in_another(detector):
    """Propagation goes over the whole item."""
    found = _tagged(
        detector,
        Passage("1", "body", "Mr Onur Doğan was seen."),
        Passage("2", "body", "Then doğan left with onur."),
        Passage("3", "body", "DOĞAN refused."),
    )
    assert ("3", "PERSON", "DOĞAN") in found


def test_names_do_not_spread_to_another_item(detector):
    """Items of one batch know nothing of each other."""
    one, other = detector.tag_items([[Passage("1", "body", "Mr Quayle rang.")], [Passage("1", "body", "The quayle was green.")]])
    assert [t.entity for t in one] == ["PERSON"]
    assert "PERSON" not in [t.entity for t in other]


def test_table_cells_take_their_header_as_context(detector):
    """A cell under DOB is a birth date; the one beside it is not."""
    text = "Iara 03/04/2012 05/06/2024"
    cells = (Cell("Name", 0, 4), Cell("DOB", 5, 15), Cell("Seen", 16, 26))
    found = _tagged(detector, Passage("1", "table_row", text, cells=cells))
    assert found == [("1", "PERSON", "Iara"), ("1", "DATE_OF_BIRTH", "03/04/2012"), ("1", "DATE_TIME", "05/06/2024")]


def test_words_of_the_record_are_found(detector):
    """The record's protected address is tagged even where no rule would see an address."""
    found = _tagged(detector, Passage("1", "body", "went to larch view"), known_words=(KnownWords("ADDRESS", ("Larch View",)),))
    assert ("1", "ADDRESS", "larch view") in found


def test_empty_passages_give_nothing(detector):
    """No text, no tags, no failure."""
    assert detector.tag([Passage("1", "body", ""), Passage("2", "body", " \n ")]) == ()
    assert detector.tag([]) == ()


def test_thresholds_of_a_site_drop_findings():
    """An entity's threshold is the site's to set."""
    strict = Detector(settings=RecogniserSettings(thresholds={"PERSON": 0.99}))
    assert "PERSON" not in [t.entity for t in strict.tag([Passage("1", "body", "Mrs Haddow rang.")])]


def test_passages_reach_no_log(detector, caplog):
    """Neither our code nor the analyser's decision log writes what it reads."""
    with caplog.at_level(logging.DEBUG):
        detector.tag([Passage("1", "body", "Canary Zebedee, NHS 943 476 5919")])
    assert "Zebedee" not in caplog.text
    assert "943" not in caplog.text


def test_bench_shape_leaves_ruled_out_facts_and_wrong_checks_out():
    """Scorers get the scheme's labels; negated and suspect findings stay with the reviewer."""
    (spans,) = detect(["Mrs Haddow denies any epilepsy. NHS no. 943 476 5918. Tel 07700 900123"])
    assert [label for _, _, label, _ in spans] == ["PERSON", "PHONE"]
