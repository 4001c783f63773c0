"""Checked identifiers of every kind, made at random: the right ones are typed, the wrong ones never."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.identifiers import KINDS, typed


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.entity)
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_right_identifier_behind_its_name_is_typed(kind, seed):
    """Every one of forty at random, whole, as what it is."""
    rng = random.Random(seed)
    values = [kind.right(rng) for _ in range(40)]
    assert typed(kind, values, kind.announced) == len(values)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.entity)
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_wrong_check_is_never_typed(kind, seed):
    """Neither bare nor behind its name: there it is shown as suspect, which no matching uses."""
    rng = random.Random(seed)
    values = [kind.wrong(rng) for _ in range(40)]
    assert typed(kind, values, "seen with") == 0
    assert typed(kind, values, kind.announced) == 0
