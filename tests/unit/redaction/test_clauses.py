"""Where a sentence may be cut into its clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.matters.clauses import clauses


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        ("He was hit", ["He was hit"]),
        ("He was hit, and has hay fever", ["He was hit,", " and has hay fever"]),
        ("PMH: asthma, HSV; EPDS 19", ["PMH:", " asthma,", " HSV;", " EPDS 19"]),
        ("Seen with Bo (whose dad is inside) at two", ["Seen with Bo", " (whose dad is inside)", " at two"]),
        ("Mrs Lee - lost her husband - heard him", ["Mrs Lee -", " lost her husband -", " heard him"]),
        ("wt 7.4kg / 0.4th centile", ["wt 7.4kg /", " 0.4th centile"]),
        ("Came at 10:30, 1,200 ml", ["Came at 10:30,", " 1,200 ml"]),
        ("She rang because her mum was out", ["She rang", " because her mum was out"]),
        (", he left", [", he left"]),
        ("", [""]),
    ],
)
def test_a_sentence_is_cut_at_its_joints(sentence: str, pieces: list[str]) -> None:
    """At commas and their like, brackets, dashes and joining words; never within a figure, and never into a piece without a word."""
    assert [sentence[start:end] for start, end in clauses(sentence)] == pieces


@given(st.text(alphabet="ab 1,;:()-–/.\n'", max_size=60))
def test_the_clauses_are_the_sentence(sentence: str) -> None:
    """Nothing is lost or doubled; each clause of several has a word in it."""
    pieces = [sentence[start:end] for start, end in clauses(sentence)]

    assert "".join(pieces) == sentence
    assert len(pieces) == 1 or all(any(letter.isalnum() for letter in piece) for piece in pieces)
