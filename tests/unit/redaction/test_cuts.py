from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction import Operator, SpanOutOfRange
from redaction.cuts import Cut, applied, merged


def cut(start, end, operator=Operator.MASK, token="[x]"):
    return Cut(start, end, token, "PERSON", "uncertain", operator, "because", "hand@1")


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from([o for o in Operator if o is not Operator.KEEP])).map(
        lambda t: cut(min(t[:2]), max(t[:2]), t[2])
    ),
    max_size=12,
)


@given(spans)
def test_merging_hides_every_character_that_any_cut_hides(cuts):
    """Overlaps never show what one of the two would have hidden."""
    wanted = {n for c in cuts for n in range(c.start, c.end)}
    assert wanted <= {n for c in merged(cuts) for n in range(c.start, c.end)}


@given(spans)
def test_merged_cuts_are_disjoint_and_in_order(cuts):
    """Applying them in one pass is safe."""
    done = merged(cuts)
    assert all(a.end <= b.start for a, b in pairwise(done))


@given(spans, spans)
def test_removing_a_cut_never_shows_more_of_the_others(some, more):
    """What is hidden with fewer cuts is hidden with more."""
    few = {n for c in merged(some) for n in range(c.start, c.end)}
    all_of_them = {n for c in merged([*some, *more]) for n in range(c.start, c.end)}
    assert few <= all_of_them


def test_the_strictest_operator_gives_the_token():
    """Of an overlap of a mask and a generalisation the mask is shown."""
    done = merged([cut(0, 9, Operator.GENERALISE, "[born 2014]"), cut(4, 6, Operator.MASK, "[removed]")])
    assert [(c.start, c.end, c.token) for c in done] == [(0, 9, "[removed]")]


def test_tokens_replace_the_text():
    """What stands outside the cuts is not touched."""
    assert applied("call Ann now", [cut(5, 8, token="[Person A]")]) == "call [Person A] now"


def test_a_cut_outside_the_text_is_refused():
    """Applying it would hide the wrong words."""
    with pytest.raises(SpanOutOfRange):
        applied("short", [cut(3, 9)])
