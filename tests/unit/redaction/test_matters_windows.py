"""What the encoder is given: pieces of words, and windows in which each sentence stands with its neighbours."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.matters.windows import MOST_PIECES, windows
from redaction.matters.wordpiece import BEGIN, BREAK, UNKNOWN, WordPieces

PIECES = WordPieces([UNKNOWN, BEGIN, BREAK, "he", "hit", "##ting", "##s", "the", "cafe", "'", "s", ".", "£", "4", "##0"])
MOST = 90
SENTENCES = st.lists(st.integers(1, MOST).map(lambda length: (7,) * length), max_size=60)


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
def test_every_sentence_is_taken_once_from_a_window_that_holds_it(sentences: list[tuple[int, ...]]) -> None:
    """Taken window by window, all sentences are read in order, none twice in the end and none left out; no window is too large."""
    taken = [-1] * len(sentences)
    for number, window in enumerate(windows(sentences, 1, 2)):
        assert window.start <= window.first < window.end <= len(sentences)
        assert len(window.numbers) <= MOST_PIECES
        taken[window.first : window.end] = [number] * (window.end - window.first)

    assert -1 not in taken
    assert taken == sorted(taken)


@given(SENTENCES.filter(bool))
def test_a_sentence_is_the_mean_over_its_pieces_and_its_mark(sentences: list[tuple[int, ...]]) -> None:
    """Shares add up to one a sentence, lie on its own pieces, and leave the first mark to nobody."""
    for window in windows(sentences, 1, 2):
        assert np.allclose(window.shares.sum(axis=1), 1.0)
        assert not window.shares[:, 0].any()
        for row, sentence in enumerate(sentences[window.start : window.end]):
            assert list(window.numbers[window.shares[row] > 0]) == [*sentence, 2]
