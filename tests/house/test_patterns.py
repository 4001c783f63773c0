"""Regular expressions keep pace with hostile lines: what no line of a letter should be able to do to a reader."""

import re

import pytest

from tests.fuzz.attacks import attacks
from tests.fuzz.patterns import Kept, Slow, at_most, kept_patterns, run, worst

LONG, SECONDS = 400, 0.25  # what takes a length's square is done in a tenth of it, a cube or worse is not
STILL_LATE = {
    "redaction.recognisers.fields._NAMED",
    "redaction.recognisers.fields._NAME_COLUMN",
    "redaction.recognisers.fields._NAME_FIELD",
    "redaction.recognisers.name_cues.CUED",
    "redaction.recognisers.relations._RELATION",
}
"""Known and to be mended: runs of "adult full", initials and "foster" by the hundred, which no letter has. Nothing may join them."""


def kept(words: str) -> Kept:
    return Kept("tried", re.compile(words), frozenset({"scan"}))


@pytest.mark.parametrize("words", [r"(?:a+)+b", r"x\s*\s*\s*y", r"(?:a|aa)+!"])
def test_a_pattern_that_loses_itself_is_found(words):
    """Nested and neighbouring repeats of the same letters are what the attacks are made for."""
    assert worst(kept(words), 2_000, 3, 0.1) is not None


@pytest.mark.parametrize("words", [r"a+", r"x\s+y", r"(?<!\s)\s+\|"])
def test_a_pattern_that_keeps_pace_is_not_found(words):
    """A repeat by itself is no fault."""
    assert worst(kept(words), 2_000, 3, 0.5) is None


def test_every_kept_pattern_ends_in_time():
    """Patterns in constants, tables and objects of every room are tried as they are used; none takes a cube of the length or worse."""
    late = set()
    for pattern in kept_patterns():
        for attack in attacks(pattern.pattern):
            try:
                with at_most(SECONDS):
                    run(pattern, attack.text(LONG))
            except Slow:
                late.add(pattern.name)
                break
    assert late - STILL_LATE == set()
