"""The benchmark's tables by group: who counts, and how far apart the groups are."""

from __future__ import annotations

import pytest

from tests.bench.by_group import COUNTS_FROM, Seen, gap, together


def test_the_gap_is_of_groups_large_enough_to_tell() -> None:
    """The gap lies between the weakest and the strongest of those that count; a small group's luck is left aside."""
    large = {"a": Seen(questions=200, wanted=100, right=95), "b": Seen(questions=COUNTS_FROM, wanted=100, right=90)}
    small = {"c": Seen(questions=COUNTS_FROM - 1, wanted=100, right=10)}
    assert gap({**large, **small}) == pytest.approx(0.05)


def test_one_group_has_no_gap() -> None:
    """Nothing is claimed where there is nothing to compare."""
    assert gap({"a": Seen(questions=200, wanted=100, right=95)}) is None


def test_worlds_add_up() -> None:
    """The counts of a group in several worlds are one group's counts, and no world's own counts change."""
    first = {"group": {"a": Seen(10, 5, 1, 4, 3)}, "borough": {}}
    whole = together([first, {"group": {"a": Seen(1, 1, 0, 1, 1), "b": Seen(2)}, "borough": {"x": Seen(3)}}])
    assert whole["group"]["a"] == Seen(11, 6, 1, 5, 4)
    assert (whole["group"]["b"], whole["borough"]["x"]) == (Seen(2), Seen(3))
    assert first["group"]["a"] == Seen(10, 5, 1, 4, 3)
