"""Every parser on its seeds and on what fuzzing once found: a sound document or a refusal, nothing else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import ParseError
from parsers.registry import PARSERS
from tests.fuzz.mutations import mutate
from tests.fuzz.readings import READINGS
from tests.fuzz.seeds import TREE, distinct, kinds, seeds
from tests.fuzz.trial import smallest, wrongs

FOUND = sorted((Path(__file__).parent / "regressions").glob("*.bin"))


def sound(kind: str, data: bytes) -> bool:
    try:
        return wrongs(kind, data) == ()
    except ParseError:
        return kind != TREE


@pytest.mark.parametrize("kind", kinds())
def test_every_seed_is_read_and_sound(kind):
    """A valid file of each type is no refusal, and its positions, hashes and references hold."""
    assert set(kinds()) == {*PARSERS, TREE, *READINGS}
    for seed in seeds(kind):
        assert wrongs(kind, seed) == ()


def test_each_parse_function_has_its_turn():
    """The guided fuzzing tries a function once, with the seeds of every type that it reads."""
    found = distinct()
    assert {PARSERS[kind] for kind in found if kind in PARSERS} == set(PARSERS.values())
    assert {seed for given in found.values() for seed in given} == {seed for kind in kinds() for seed in seeds(kind)}


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_what_was_found_stays_mended(path):
    """An input that once broke a parser: a sound document or a `ParseError`; and the whole tree never raises."""
    kind = path.stem.split("__")[0].replace("_", "/", 1)
    data = path.read_bytes()
    assert sound(kind, data)
    assert sound(TREE, data)


@settings(max_examples=15, deadline=None)
@given(chance=st.randoms(use_true_random=False))
@pytest.mark.parametrize("kind", [kind for kind in kinds() if not kind.startswith("image/")])
def test_changed_files_are_sound_or_refused(kind, chance):
    """Any change to a valid file gives a document whose positions hold, or a `ParseError`."""
    assert sound(kind, mutate(chance.choice(seeds(kind)), chance))


def test_the_smallest_failing_input_is_found():
    """What does not matter to the failure is left out."""
    assert smallest(b"some words, then X, then more", lambda data: b"X" in data) == b"X"
