"""Overlaps, columns, neighbours, propagation and settings."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from redaction.columns import text_columns
from redaction.errors import PolicyError
from redaction.name_words import NameWords
from redaction.neighbours import beside
from redaction.overlaps import settle, settled_with
from redaction.phrases import PhraseBook
from redaction.propagation import KnownWords, known, name_words, spread
from redaction.reading import Finding
from redaction.settings import RecogniserSettings

NO_VECTORS = NameWords(Vocab(), np.zeros(0))


def _finding(text, value, entity, score=0.7, attributes=()):
    start = text.index(value)
    return Finding(start, start + len(value), entity, score, "test@1", "test", attributes)


def test_a_postcode_is_cut_out_of_an_address():
    """The postcode is its own tag; the address keeps the rest."""
    text = "5 Quayle Road, Hexford HX1 4QZ"
    settled = settle([_finding(text, text, "ADDRESS"), _finding(text, "HX1 4QZ", "UK_POSTCODE")], text)
    assert [(text[f.start : f.end], f.entity) for f in settled] == [("5 Quayle Road, Hexford", "ADDRESS"), ("HX1 4QZ", "UK_POSTCODE")]


def test_names_that_overlap_become_one():
    """A union never hides less than its parts."""
    text = "Shane WETHERBY"
    settled = settle([_finding(text, "Shane", "PERSON"), _finding(text, text, "PERSON", 0.5)], text)
    assert [(f.start, f.end) for f in settled] == [(0, len(text))]


def test_a_name_inside_a_school_is_the_school():
    """Institutions beat the names that they bear."""
    text = "Telford Park Girls' School"
    settled = settle([_finding(text, "Telford", "PERSON", 0.85), _finding(text, text, "SCHOOL")], text)
    assert [f.entity for f in settled] == ["SCHOOL"]


_SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12), st.sampled_from(["PERSON", "ADDRESS", "NHS_NUMBER", "HEALTH", "LOCATION"]))


@given(st.lists(_SPANS, max_size=12))
def test_settled_findings_never_overlap_and_hide_no_new_character(spans):
    """For any findings: ordered, disjoint, and within what was found."""
    text = "abcd efgh, ijkl mnop. qrst uvwx yz 0123 4567"
    raw = [Finding(s, s + n, e, 0.5, "t@1", "t") for s, n, e in spans]
    settled = settle(raw, text)
    assert all(a.end <= b.start for a, b in pairwise(settled))
    assert all(any(r.start <= f.start and f.end <= max(x.end for x in raw) for r in raw) for f in settled)


_SCORED = st.tuples(_SPANS, st.sampled_from([0.4, 0.6, 0.85]))


@given(st.lists(_SCORED, max_size=10), st.lists(_SCORED, max_size=6))
def test_more_findings_settle_with_settled_ones_as_if_all_were_settled_anew(first, second):
    """What is passed over for saying nothing new would have changed nothing."""
    text = "abcd efgh, ijkl mnop. qrst uvwx yz 0123 4567"
    before, more = ([Finding(s, s + n, e, score, "t@1", "t") for (s, n, e), score in spans] for spans in (first, second))
    settled = settle(before, text)
    assert settle(settled, text) == settled
    assert settled_with(settled, more, text) == settle((*settled, *more), text)


def test_header_line_names_the_columns():
    """Cells take the header above them; a line with figures is no header."""
    text = "Name | DOB | UPN\nA | 1 | 2"
    assert [(c.header, text[c.start : c.end].strip()) for c in text_columns(text)] == [("Name", "A"), ("DOB", "1"), ("UPN", "2")]
    assert text_columns("no table here") == ()


def test_longest_phrase_wins_on_token_boundaries():
    """Longest match, whole tokens, hyphens and spaces alike."""
    book = PhraseBook({"HEALTH": ("diabetes", "type 1 diabetes", "self harm")})
    text = "Type 1 diabetes; self-harm; antidiabetes"
    assert [text[s:e] for s, e, _ in book.find(text)] == ["Type 1 diabetes", "self-harm"]


def test_names_listed_with_a_name_and_ages_behind_it():
    """A conjunction carries the tag on; a number behind a name is an age."""
    text = "Berkay and Ceren, 9."
    found = [
        (text[f.start : f.end], f.entity) for f in beside(text, [_finding(text, "Berkay", "PERSON"), _finding(text, "Ceren", "PERSON")])
    ]
    assert ("Ceren", "PERSON") in found
    assert ("9", "AGE") in found


def test_initials_count_where_the_text_introduces_them():
    """Bracketed initials of a found name are that person in the whole passage; other capitals are not."""
    text = "Tristan Goodbody (TG) met GP staff. TG agreed."
    found = [text[f.start : f.end] for f in beside(text, [_finding(text, "Tristan Goodbody", "PERSON")])]
    assert found == ["TG", "TG"]


def test_a_found_name_is_known_in_other_passages_but_its_everyday_word_is_not():
    """Forename and surname alone are tagged elsewhere; "grace" as a word is left."""
    first = "Grace Holloway came."
    words = name_words([(first, [_finding(first, "Grace Holloway", "PERSON", 0.85)])], NO_VECTORS)
    text = "They said grace. Then Holloway's bag was found."
    assert [text[f.start : f.end] for f in spread(text, words)] == ["Holloway"]


def test_doubtful_names_are_not_spread():
    """A guess stays where it was made."""
    text = "Maybe Quayle."
    assert name_words([(text, [_finding(text, "Quayle", "PERSON", 0.4)])], NO_VECTORS) == frozenset()


def test_names_of_the_record_are_certain_in_any_case_and_spacing():
    """What the record names is tagged wherever it stands, marked as such."""
    text = "MARCUS  FARROW lives at 5, quayle road."
    found = list(known(text, (KnownWords("PERSON", ("Marcus Farrow",)), KnownWords("ADDRESS", ("5 Quayle Road",)))))
    assert [(text[f.start : f.end], f.entity, f.attributes) for f in found] == [
        ("MARCUS  FARROW", "PERSON", ("known_name",)),
        ("5, quayle road", "ADDRESS", ("known_name",)),
    ]


def test_settings_of_a_table():
    """Thresholds and words come from the table; what is missing keeps its default."""
    made = RecogniserSettings.from_mapping({"least": 0.4, "thresholds": {"CRN": 0.5}, "context": {"nhs_number": ["nhs"]}})
    assert (made.threshold("CRN"), made.threshold("PERSON"), made.context["nhs_number"]) == (0.5, 0.4, ("nhs",))
    assert RecogniserSettings.from_mapping({}) == RecogniserSettings()


@pytest.mark.parametrize(
    "table", [{"least": 2}, {"least": True}, {"thresholds": 1}, {"thresholds": {"CRN": "x"}}, {"context": {"crn": "x"}}]
)
def test_settings_that_cannot_be_used_are_refused(table):
    """A wrong value stops the start, with its key named."""
    with pytest.raises(PolicyError):
        RecogniserSettings.from_mapping(table)
