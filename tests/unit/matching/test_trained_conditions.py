"""Conditions of levels: SQL's three truths, what is known, and what is refused."""

from __future__ import annotations

import pytest

from gateway.matching.trained_conditions import UnknownConditionError, Value, condition_of, exact_column

TIME_L, TIME_R = "try_strptime(a_l, '%Y-%m-%d')", "try_strptime(a_r, '%Y-%m-%d')"


@pytest.mark.parametrize(
    ("sql", "left", "right", "expected"),
    [
        ('"a_l" = "a_r"', {"a": "x"}, {"a": "x"}, True),
        ('"a_l" = "a_r"', {"a": "x"}, {"a": None}, None),
        ('"a_l" IS NULL OR "a_r" IS NULL', {"a": "x"}, {}, True),
        ('"a_l" IS NOT NULL', {"a": "x"}, {}, True),
        ('("a_l" = "a_r") OR ("b_l" = "b_r")', {"a": "x", "b": None}, {"a": "x", "b": "y"}, True),
        ('("a_l" = "a_r") AND ("b_l" = "b_r")', {"a": "x", "b": None}, {"a": "z", "b": "y"}, False),
        ('("a_l" = "a_r") AND ("b_l" = "b_r")', {"a": "x", "b": None}, {"a": "x", "b": "y"}, None),
        ('NOT ("a_l" = "a_r")', {"a": "x"}, {"a": None}, None),
        ('"a_l" = "b_r" AND "a_r" = "b_l"', {"a": "x", "b": "y"}, {"a": "y", "b": "x"}, True),
        ('levenshtein("a_l", "a_r") <= 1', {"a": "josé"}, {"a": "jose"}, True),
        ('jaro_similarity("a_l", "a_r") >= 0.1', {"a": ""}, {"a": ""}, False),  # as DuckDB has it
        ('damerau_levenshtein("a_l", "a_r") <= 1', {"a": "2015-01-10"}, {"a": "2015-10-10"}, True),
        ('jaro_winkler_similarity("a_l", "a_r") >= 0.9', {"a": "rayyan"}, {"a": "rayan"}, True),
        ("substr(a_l, 1, 4) = substr(a_r, 1, 4)", {"a": "2015-01-10"}, {"a": "2015-09-30"}, True),
        ("NULLIF(regexp_extract(a_l, '^[A-Z]{1,2}', 0), '') = 'W'", {"a": "W106AB"}, {}, True),
        ("NULLIF(regexp_extract(a_l, '^[A-Z]{1,2}', 0), '') = 'W'", {"a": "106AB"}, {}, None),
        (f"ABS(EPOCH({TIME_L}) - EPOCH({TIME_R})) <= 86400.0", {"a": "2015-03-01"}, {"a": "2015-03-02"}, True),
        ("array_length(list_intersect(a_l, a_r)) >= 2", {"a": ("p", "q", "q")}, {"a": ("q", "p")}, True),
    ],
)  # fmt: skip
def test_conditions(sql: str, left: dict[str, Value], right: dict[str, Value], expected: Value) -> None:
    """Each answers as DuckDB would: true, false or unknown."""
    assert condition_of(sql)(left, right) is expected


@pytest.mark.parametrize(
    ("sql", "piece"),
    [
        ("soundex(a_l) = soundex(a_r)", "soundex"),
        ("a_l = a_r; DROP", ";"),
        ("a = b", "a"),
        ("CAST(a_l AS INTEGER) = 1", "cast"),
        ("a_l = ", "end"),
        ("(a_l = a_r", r"no \)"),
        ("a_l = a_r a_l", "a_l"),
        ("a_l || 'x' = a_r", r"\|\|"),
    ],
)
def test_what_is_not_known_is_refused(sql: str, piece: str) -> None:
    """The error names the piece; nothing is guessed."""
    with pytest.raises(UnknownConditionError, match=piece):
        condition_of(sql)


def test_exact_columns() -> None:
    """Only a plain equality of one column carries the frequency of its values."""
    assert exact_column('"Surname_l" = "Surname_r"') == "surname"
    assert exact_column('"a_l" = "b_r"') == ""
    assert exact_column('("a_l" = "a_r") AND ("b_l" = "b_r")') == ""
