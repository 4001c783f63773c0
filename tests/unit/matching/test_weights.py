"""The weights file is refused where it is incomplete, not monotone or soft on contradicting numbers."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gateway.errors import ConfigError
from gateway.matching.frequencies import NameFrequencies, frequencies_of
from gateway.matching.weights import LEVELS, weights_from
from tests.unit.matching.matching_cases import EVERYBODY, WEIGHTS

TABLE = tomllib.loads(Path("config/matching.toml").read_text(encoding="utf-8"))


def test_shipped_weights_are_complete() -> None:
    """Every level of every comparison has its bits, and the version is set."""
    assert WEIGHTS.version
    assert {name: set(bits) for name, bits in WEIGHTS.bits.items()} == {name: set(levels) for name, levels in LEVELS.items()}


def drop_level(table: dict[str, Any]) -> None:
    del table["bits"]["birth"]["swapped"]


def drop_table(table: dict[str, Any]) -> None:
    del table["bits"]["sex"]


def raise_contradiction(table: dict[str, Any]) -> None:
    table["bits"]["birth"]["differs"] = 5.0


def soften_number(table: dict[str, Any]) -> None:
    table["bits"]["nhs"]["differs"] = -1.0


def misspell(table: dict[str, Any]) -> None:
    table["bits"]["sex"]["agree"] = 1.0


def write_words(table: dict[str, Any]) -> None:
    table["thresholds"]["link"] = "high"


@pytest.mark.parametrize("spoil", [drop_level, drop_table, raise_contradiction, soften_number, misspell, write_words])
def test_faulty_weights_are_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    """The error names the file and the key."""
    table = copy.deepcopy(TABLE)
    spoil(table)
    with pytest.raises(ConfigError, match=r"matching\.toml"):
        weights_from(table)


def test_rare_names_say_more() -> None:
    """Agreement on a rare name is worth more bits than on a common one, within bounds."""
    frequencies = NameFrequencies({"mohammed": 400, "zeenat": 2}, {}, 10_000)
    common, rare = (frequencies.given_bits(n, WEIGHTS.thresholds) for n in ("mohammed", "zeenat"))
    assert WEIGHTS.thresholds.commonest <= common < rare <= WEIGHTS.thresholds.rarest


def test_small_index_counts_nothing() -> None:
    """A handful of children says nothing about how common a name is."""
    assert frequencies_of(EVERYBODY).given_bits("ines", WEIGHTS.thresholds) == WEIGHTS.thresholds.unknown
