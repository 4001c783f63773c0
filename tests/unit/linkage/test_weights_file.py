"""From a trained model to the weights of a site: in order, sealed, and loaded as the hand-set ones are."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from gateway.errors import ConfigError
from gateway.linkage.pooling import pooled
from gateway.linkage.training import versions
from gateway.linkage.weights_file import FROM, Origin, trained_bits, weights_toml
from gateway.matching.trained_model import trained_model
from gateway.matching.weights import LEVELS, Weights, weights_from
from tests.unit.linkage.linkage_cases import model, world

HAND_SET: Weights = weights_from(tomllib.loads(Path("config/matching.toml").read_text(encoding="utf-8")))


def text() -> str:
    bits, _moved = trained_bits(trained_model(model()), HAND_SET)
    return weights_toml(bits, HAND_SET, Origin(model(), 5, len(world()[0]), len(world()[1]), *versions()))


def test_the_file_loads_with_its_origin() -> None:
    """Trained levels have the model's bits, others stay hand-set or between their neighbours; thresholds are the site's."""
    weights = weights_from(tomllib.loads(text()))
    learnt = {(c.name, level.label): level.bits for c in trained_model(model()).comparisons for level in c.levels}
    assert {ours: weights.of(*ours) for ours in FROM} == {ours: round(learnt[theirs], 2) for ours, theirs in FROM.items()}
    assert weights.thresholds == HAND_SET.thresholds
    assert weights.of("carer", "full") == HAND_SET.of("carer", "full")
    assert weights.version == trained_model(model()).version
    assert weights.trained.startswith(weights.version.removeprefix("splink-"))
    assert weights.digest != HAND_SET.digest


def test_every_level_taken_is_one_of_the_matchers() -> None:
    """The table names no level that the matcher does not have."""
    assert all(level in LEVELS[name] for name, level in FROM)


def test_an_edited_bit_breaks_the_seal() -> None:
    """A number changed after training is refused, so that a decision's hash means what it says."""
    line = next(line for line in text().splitlines() if line.startswith("swapped = "))
    with pytest.raises(ConfigError, match="changed after training"):
        weights_from(tomllib.loads(text().replace(line, f"{line}1", 1)))


def test_levels_out_of_order_are_made_one() -> None:
    """Neighbours whose bits rise get the bits of both together; what they add up to stays; it is said which."""
    told = [(0.6, 0.01), (0.1, 0.2), (0.3, 0.3), (0.0000001, 0.49)]
    spoilt = {
        "comparisons": [
            {
                "output_column_name": "birth",
                "comparison_levels": [
                    {"sql_condition": "x", "label_for_charts": name, "m_probability": m, "u_probability": u}
                    for name, (m, u) in zip("abcd", told, strict=True)
                ],
            }
        ]
    }
    mended, notes = pooled(json.dumps(spoilt).encode(), 0)
    got = [(row["m_probability"], row["u_probability"]) for row in json.loads(mended)["comparisons"][0]["comparison_levels"]]
    assert notes == ("birth: b, c pooled",)
    assert [m / u for m, u in got][1:3] == pytest.approx([0.8, 0.8])
    assert sum(m for m, _ in got) == pytest.approx(sum(m for m, _ in told))


def test_a_disagreement_never_met_is_no_certainty() -> None:
    """Two thousand mentions without one other birthday teach half a case in two thousand, and it is said."""
    levels = [("exact", 0.99999, 0.001), ("differs", 1e-30, 0.999)]
    told = [{"sql_condition": "x", "label_for_charts": n, "m_probability": m, "u_probability": u} for n, m, u in levels]
    mended, notes = pooled(json.dumps({"comparisons": [{"output_column_name": "birth", "comparison_levels": told}]}).encode(), 2000)
    assert json.loads(mended)["comparisons"][0]["comparison_levels"][1]["m_probability"] == pytest.approx(0.00025)
    assert notes == ("birth: differs not met in training, m taken as 0.000250",)
