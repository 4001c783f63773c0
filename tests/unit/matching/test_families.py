"""The matcher on invented families: whatever is asked about them, no link is wrong and nothing doubtful is linked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.family_queries import write_world
from tests.bench.matching import tally


@pytest.mark.parametrize("seed", [101, 102])
def test_no_link_of_an_invented_world_is_wrong(tmp_path: Path, seed: int) -> None:
    """Twins, mixed-up numbers and birthdays, namesakes, unregistered siblings: links are right, and most clear ones are made."""
    write_world(tmp_path, seed, homes=700, questions=500)
    seen = tally(tmp_path, tmp_path / "predictions.jsonl")
    assert (seen["wrong"], seen["unwarranted"]) == (0, 0)
    assert seen["wanted_and_right"] >= 0.9 * seen["expect_auto"]
    assert seen["known_shown"] >= 0.98 * seen["known"]
