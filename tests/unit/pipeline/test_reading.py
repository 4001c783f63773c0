"""Long segments become several passages: no character is lost, no word is cut, ids stay unique."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gateway.pipeline.reading import MOST, numbered_segments
from parsers import Document, Segment, SegmentKind
from parsers.document import Cell, Locator

WORDS = st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=40), min_size=200, max_size=600)
GAPS = st.sampled_from([" ", ". ", "\n", "\n\n"])


def cut(text: str, locator: Locator = Locator()) -> tuple[Segment, ...]:
    document = Document("text/plain", segments=(Segment("s0", SegmentKind.BODY, text, locator), Segment("s1", SegmentKind.BODY, "end")))
    return tuple(segment for _, segment in numbered_segments(document))


@given(WORDS, GAPS, st.integers(1, 8))
def test_nothing_is_lost_and_no_word_is_cut(words: list[str], gap: str, times: int) -> None:
    """The pieces are the text, in order, each within the bound and ending where a word ends."""
    text = gap.join(words * times)
    *pieces, last = cut(text)
    assert "".join(piece.text for piece in pieces) == text
    assert last.text == "end"
    assert all(len(piece.text) <= MOST for piece in pieces)
    assert all(piece.text[-1].isspace() for piece in pieces[:-1])
    assert len({piece.id for piece in (*pieces, last)}) == len(pieces) + 1


def test_the_first_piece_keeps_the_id() -> None:
    """What names the segment, as a form's answer does, still finds it."""
    assert [piece.id for piece in cut("word " * MOST)][:2] == ["s0", "s0~1"]


def test_a_word_without_end_is_cut_all_the_same() -> None:
    """Text without a space in it, as a pasted file is, stays within the bound."""
    assert [len(piece.text) for piece in cut("x" * (MOST * 2 + 5))][:3] == [MOST, MOST, 5]


def test_a_table_row_stays_whole() -> None:
    """A row's cells are ranges of its text, so that the row is never cut."""
    row = Locator(cells=(Cell("A1", "", 0, 5),))
    assert len(cut("word " * MOST, row)) == 2
