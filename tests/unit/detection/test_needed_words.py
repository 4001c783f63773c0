"""Phrases that are passed over where a text holds none of their pieces answer as one pattern of them all would."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.needed_words import AnyOf, in_small_letters, may_hold, needs

_PHRASES = (
    r"(?:asked|begged)\b[^.\n]{0,20} not to (?:name|quote) (?:her|him)",
    r"(?:her|his) names? (?:stays?|remains?) (?:out|hidden)",
    r"names? (?:stays?|remains?)",
    r"(?:in )?(?:strict )?confidence|off the record",
    r"(?<=she )kept(?= out| away)[^.\n]{0,8}(?-i:[A-Z]\w+)",
    r"\w{3}ski(?:ng)?",
)
_PARTS = (
    *(
        "asked us not to name her",
        "BEGGED",
        " not to quote HİM",
        "her name",
        "His names",
        " stay hidden",
        " remains",
        " out",
        "off the record",
    ),
    *(
        "In strict",
        " confidence",
        "confidence",
        "she kept away",
        "she kept",
        " out of Ann",
        " Bo",
        "begged not to",
        "aſked",
        "ſkiski",
        "asking",
        ". ",
        "\n",
    ),
)


@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.sampled_from(_PARTS), max_size=6).map(" ".join))
def test_the_matches_are_those_of_one_pattern(text):
    """Where phrases begin together, overlap, follow one another, or are written with letters of two small forms."""
    several = AnyOf(*_PHRASES)
    one = re.compile(r"(?<![\w])(?:" + "|".join(_PHRASES) + r")(?!\w)", re.IGNORECASE)
    assert [m.span() for m in several.finditer(text)] == [m.span() for m in one.finditer(text)]
    assert several.sub(" ", text) == one.sub(" ", text)
    assert (several.search(text) is None) == (one.search(text) is None)


@pytest.mark.parametrize(
    ("pattern", "known"),
    [
        (r"(?:want|hope)(?:es)? silence", {frozenset({" silence"}), frozenset({"want", "hope"})}),
        (r"(?:secret )?(?:call|[a-z]+)", set()),
        (r"(?!never)told(?= nobody)", {frozenset({"told nobody"}), frozenset({"told"})}),
        (r"(?:ring){1,2}|(?:call){0,2}", set()),
    ],
)
def test_only_what_every_match_holds_is_needed(pattern, known):
    """What may be left out, what must not be there and what has another way to match is no piece."""
    assert set(needs(re.compile(pattern))) == known


def test_a_text_without_one_of_what_is_needed_is_passed_over():
    """All sets count, each by any of its pieces; of a letter with two small forms nothing is certain."""
    needed = needs(re.compile(r"(?:want|hope)(?:es)? silence", re.IGNORECASE))
    assert may_hold(in_small_letters("They WANT Silence"), needed)
    assert not may_hold(in_small_letters("They want it"), needed)
    assert not may_hold(in_small_letters("In silence"), needed)
    assert may_hold(in_small_letters("They want ſilence"), needed)
