"""What the encoder is given: pieces of words, and windows in which each sentence stands with its neighbours."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.matters.encoder import clause_pieces
from redaction.matters.windows import MOST_PIECES, Clauses, windows
from redaction.matters.wordpiece import BEGIN, BREAK, UNKNOWN, WordPieces

PIECES = WordPieces([UNKNOWN, BEGIN, BREAK, "he", "hit", "##ting", "##s", "the", "cafe", "'", "s", ".", "£", "4", "##0"])
MOST = 90
CLAUSES = st.lists(st.integers(1, 30).map(lambda length: (7,) * length), min_size=1, max_size=3).map(tuple)
SENTENCES = st.lists(CLAUSES, max_size=60)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("He hits the café.", [3, 4, 6, 7, 8, 11]),
        ("hitting  the cafe's", [4, 5, 7, 8, 9, 10]),
        ("£40", [12, 13, 14]),
        ("he zzz", [3, 0]),
        ("", [0]),
        ("\u200b", [0]),
        ("x" * 101, [0]),
    ],
)
def test_words_are_cut_into_their_longest_known_pieces(text: str, read: list[int]) -> None:
    """Small letters without accents; a word with a letter that no piece has, or that is no word, is unknown."""
    assert list(PIECES.of(text, MOST)) == read


@given(st.text(max_size=200), st.integers(1, 20))
def test_any_text_gives_some_pieces_and_no_more_than_asked(text: str, most: int) -> None:
    """Whatever is written, a sentence has at least one piece and at most so many."""
    assert 1 <= len(PIECES.of(text, most)) <= most


@given(SENTENCES)
def test_every_sentence_is_taken_once_from_a_window_that_holds_it(sentences: list[Clauses]) -> None:
    """Taken window by window, all sentences are read in order, none twice in the end and none left out; no window is too large."""
    taken = [-1] * len(sentences)
    for number, window in enumerate(windows(sentences, 1, 2)):
        assert window.start <= window.first < window.end <= len(sentences)
        assert len(window.numbers) <= MOST_PIECES
        taken[window.first : window.end] = [number] * (window.end - window.first)

    assert -1 not in taken
    assert taken == sorted(taken)


@given(SENTENCES.filter(bool))
def test_a_row_is_the_mean_over_its_own_pieces(sentences: list[Clauses]) -> None:
    """Shares add up to one; a sentence lies on its pieces and the mark behind it, a clause on its own; the first mark is nobody's."""
    for window in windows(sentences, 1, 2):
        held = sentences[window.start : window.end]
        several = [clause for sentence in held if len(sentence) > 1 for clause in sentence]

        assert window.clauses == tuple(len(sentence) if len(sentence) > 1 else 0 for sentence in held)
        assert np.allclose(window.shares.sum(axis=1), 1.0)
        assert not window.shares[:, 0].any()
        rows = [tuple(window.numbers[row > 0]) for row in window.shares]
        assert rows == [*((*(piece for clause in sentence for piece in clause), 2) for sentence in held), *several]


def test_of_a_sentence_that_is_too_long_the_first_whole_clauses_are_read() -> None:
    """A clause for which there is no room left is not read in part; one that is too long by itself is."""
    assert [len(clause) for clause in clause_pieces(PIECES, ["he " * 60, "he " * 60, "he"])] == [60]
    assert [len(clause) for clause in clause_pieces(PIECES, ["he " * (MOST + 9), "he"])] == [MOST]
    assert clause_pieces(PIECES, ["he hits", ", he"]) == ((3, 4, 6), (0, 3))
