"""A saved model: its weights by Fellegi and Sunter's formula, and each kind of fault refused with the level named."""

from __future__ import annotations

import json
from math import log2
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.errors import ConfigError
from gateway.matching.trained_model import frequencies_in, frequency_columns, trained_model

ALIKE = 'levenshtein("surname_l", "surname_r") <= 1'


def level(sql: str, label: str, m: float | None = None, u: float | None = None, **more: object) -> dict[str, Any]:
    told = {"m_probability": m, "u_probability": u} if m is not None or u is not None else {}
    return {"sql_condition": sql, "label_for_charts": label, **{k: v for k, v in told.items() if v is not None}, **more}


def model(prior: float = 0.25) -> dict[str, Any]:
    return {
        "probability_two_random_records_match": prior,
        "comparisons": [
            {
                "output_column_name": "surname",
                "comparison_levels": [
                    level('"surname_l" IS NULL OR "surname_r" IS NULL', "empty", is_null_level=True),
                    level('"surname_l" = "surname_r"', "exact", 0.8, 0.01, tf_adjustment_column="surname", tf_minimum_u_value=0.25),
                    level(ALIKE, "alike", 0.1, 0.02, tf_adjustment_column="surname", tf_adjustment_weight=0.5),
                    level("ELSE", "differs", 0.1, 0.97),
                ],
            },
            {
                "output_column_name": "nhs_number",
                "comparison_levels": [
                    level('"nhs_number_l" IS NULL OR "nhs_number_r" IS NULL', "empty", is_null_level=True),
                    level('"nhs_number_l" = "nhs_number_r"', "agrees", 0.999, 0.0001),
                    level("ELSE", "differs", 0.001, 0.9999),
                ],
            },
        ],
    }  # fmt: skip


def read(saved: dict[str, Any], rows: list[dict[str, str | None]] | None = None) -> Any:
    raw = json.dumps(saved).encode()
    return trained_model(raw, frequencies_in(rows or [], ["surname"]))


ROWS: list[dict[str, str | None]] = [{"surname": s} for s in ("khan", "khan", "khan", "khon", None)]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({}, {}, 0.0),  # nothing known: the prior alone
        ({"nhs_number": "1"}, {"nhs_number": "1"}, log2(0.999 / 0.0001)),
        ({"nhs_number": "1"}, {"nhs_number": "2"}, log2(0.001 / 0.9999)),
        ({"surname": "khan"}, {"surname": "khan"}, log2(0.8 / 0.01) + log2(0.01 / 0.75)),
        ({"surname": "khon"}, {"surname": "khon"}, log2(0.8 / 0.01) + log2(0.01 / 0.25)),
        ({"surname": "rare"}, {"surname": "rare"}, log2(0.8 / 0.01)),  # never counted: no adjustment
        ({"surname": "khan"}, {"surname": "khon"}, log2(0.1 / 0.02) + 0.5 * log2(0.01 / 0.75)),  # the commoner of the two
        ({"surname": "khan"}, {"surname": "noor"}, log2(0.1 / 0.97)),
    ],
)
def test_weight_is_prior_and_log_ratios(left: dict[str, str], right: dict[str, str], expected: float) -> None:
    """Bits are log2(m/u) with the term frequency's share, and the prior's log odds."""
    assert read(model(), ROWS).weight(left, right) == pytest.approx(log2(0.25 / 0.75) + expected)


def test_version_is_the_files_hash() -> None:
    """The same bytes have the same version; another number is another version."""
    assert read(model()).version == read(model()).version
    assert read(model()).version != read(model(0.26)).version
    assert read(model()).version.startswith("splink-")
    assert frequency_columns(read(model())) == ("surname",)


def no_m(saved: dict[str, Any]) -> None:
    del saved["comparisons"][0]["comparison_levels"][2]["m_probability"]


def no_u(saved: dict[str, Any]) -> None:
    del saved["comparisons"][0]["comparison_levels"][2]["u_probability"]


def vanishing_m(saved: dict[str, Any]) -> None:
    saved["comparisons"][0]["comparison_levels"][2]["m_probability"] = 1e-90


def rising(saved: dict[str, Any]) -> None:
    saved["comparisons"][0]["comparison_levels"][2]["m_probability"] = 0.9999
    saved["comparisons"][0]["comparison_levels"][2]["u_probability"] = 0.0001


def soft(saved: dict[str, Any]) -> None:
    saved["comparisons"][1]["comparison_levels"][2]["m_probability"] = 0.2


def strange(saved: dict[str, Any]) -> None:
    saved["comparisons"][0]["comparison_levels"][2]["sql_condition"] = "soundex(surname_l) = soundex(surname_r)"


def open_ended(saved: dict[str, Any]) -> None:
    saved["comparisons"][0]["comparison_levels"].pop()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (no_m, "surname: alike: never trained, no m"),
        (no_u, "surname: alike: never trained, no u"),
        (vanishing_m, "surname: alike: never seen"),
        (rising, "surname: alike .* weighs more than exact"),
        (soft, r"nhs_number: differs \(-2.32\) must weigh -8.0 or less"),
        (strange, "surname: alike: condition not known here .soundex"),
        (open_ended, "surname: the last level is not ELSE"),
    ],
)
def test_faulty_models_are_refused(spoil: Any, words: str) -> None:
    """The error has its code and names the comparison and the level."""
    saved = model()
    spoil(saved)
    with pytest.raises(ConfigError, match=words) as refused:
        read(saved)
    assert refused.value.code == "model_refused"


@pytest.mark.parametrize("raw", [b"", b"{}", b"[1]", b"\xff", b'{"probability_two_random_records_match": 2, "comparisons": []}'])
def test_what_is_no_model_is_refused(raw: bytes) -> None:
    """No traceback, a code."""
    with pytest.raises(ConfigError) as refused:
        trained_model(raw)
    assert refused.value.code == "model_refused"


NAMES = st.sampled_from([None, "khan", "khon", "noor", "rare", ""])
NUMBERS = st.sampled_from([None, "1", "2"])


@given(NAMES, NAMES, NUMBERS, NUMBERS)
def test_steps_sum_to_the_weight_and_sides_are_alike(a: str | None, b: str | None, n: str | None, k: str | None) -> None:
    """Every bit is in a step; exchanging the sides changes nothing."""
    trained = read(model(), ROWS)
    left, right = {"surname": a, "nhs_number": n}, {"surname": b, "nhs_number": k}
    steps = trained.steps(left, right)
    assert trained.weight(left, right) == pytest.approx(trained.prior + sum(s.bits + s.frequency_bits for s in steps))
    assert trained.weight(left, right) == pytest.approx(trained.weight(right, left))


@given(NAMES, NAMES)
def test_a_wrong_number_never_raises_the_weight(a: str | None, b: str | None) -> None:
    """Evidence that contradicts takes eight bits or more, whatever else is said."""
    trained = read(model(), ROWS)
    silent = trained.weight({"surname": a}, {"surname": b, "nhs_number": "1"})
    assert trained.weight({"surname": a, "nhs_number": "2"}, {"surname": b, "nhs_number": "1"}) <= silent - 8
