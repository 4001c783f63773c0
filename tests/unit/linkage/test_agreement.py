"""Our scorer against Splink itself: the same model gives the same weights, level by level and pair by pair."""

from __future__ import annotations

import random

import duckdb
import pyarrow as pa
import pytest
import splink.comparison_level_library as levels
import splink.comparison_library as library

from gateway.linkage.agreement import agreement
from gateway.linkage.training import train
from gateway.matching.trained_conditions import condition_of
from tests.unit.linkage.linkage_cases import PAIRS, as_trained, model, world


def test_every_pair_has_splinks_weight() -> None:
    """Of more than 5,000 pairs all agree within 0.01 bit."""
    index, mentions = world()
    found = agreement(model(), index, mentions)
    assert found.pairs >= 5000
    assert (found.apart, found.share) == (0, 1.0)


def test_training_can_be_repeated() -> None:
    """One seed and one index give one model, byte for byte."""
    assert train(*world(), seed=5, most_pairs=PAIRS) == as_trained()


COMPARISONS = [
    library.NameComparison("name"),
    library.ForenameSurnameComparison("name", "other"),
    library.DateOfBirthComparison("born", input_is_string=True),
    library.PostcodeComparison("post"),
    library.EmailComparison("mail"),
    library.LevenshteinAtThresholds("name", [1, 2]),
    library.DamerauLevenshteinAtThresholds("name", [1, 2]),
    library.JaroAtThresholds("name", [0.9, 0.7]),
    library.ArrayIntersectAtSizes("many", [2, 1]),
    library.AbsoluteDateDifferenceAtThresholds("born", input_is_string=True, metrics=["day", "year"], thresholds=[10, 1]),
    library.CustomComparison(
        [
            levels.NullLevel("name"),
            levels.ColumnsReversedLevel("name", "other", symmetrical=True),
            levels.And(levels.ExactMatchLevel("name"), levels.Not(levels.ExactMatchLevel("other"))),
            levels.Or(levels.LevenshteinLevel("other", 1), levels.LiteralMatchLevel("name", "zoë", "string")),
            levels.ElseLevel(),
        ],
        output_column_name="mixed",
    ),
]
CONDITIONS = sorted({
    level["sql_condition"]
    for comparison in COMPARISONS
    for level in comparison.get_comparison("duckdb").as_dict()["comparison_levels"]
    if level["sql_condition"] != "ELSE"
})  # fmt: skip


def _rows(chance: random.Random, count: int) -> list[dict[str, object]]:
    words = [
        None,
        "",
        "zoë",
        "zoe",
        "rayyan",
        "rayan",
        "ryaan",
        "szymon",
        "szimon",
        "o'neill",
        "van der berg",
        "josé maría",
        "jose maria",
        "ø",
    ]
    born = [None, "2015-03-01", "2015-01-03", "2015-03-02", "2014-12-31", "2012-02-29", "not a date", "1999-06-15"]
    posts = [None, "W10 6AB", "W10 6AC", "W1 6AB", "SW1V 2XX", "nowhere"]
    mails = [None, "a.b@one.example", "a.b@two.example", "ab@one.example", "nobody"]
    return [
        {
            "name": chance.choice(words),
            "other": chance.choice(words),
            "born": chance.choice(born),
            "post": chance.choice(posts),
            "mail": chance.choice(mails),
            "many": None if chance.random() < 0.2 else tuple(chance.choices("abc", k=chance.randrange(4))),
        }
        for _ in range(count)
    ]


def _side(rows: list[dict[str, object]], side: str) -> dict[str, pa.Array]:
    kinds = {"many": pa.list_(pa.string())}
    return {f"{name}_{side}": pa.array([row[name] for row in rows], kinds.get(name, pa.string())) for name in rows[0]}


@pytest.mark.parametrize("sql", CONDITIONS)
def test_each_condition_answers_as_duckdb_does(sql: str) -> None:
    """Whatever the comparison library writes of these kinds, on empty, accented, odd and missing values."""
    chance = random.Random(sql)
    left, right = _rows(chance, 1500), _rows(chance, 1500)
    connection = duckdb.connect(":memory:")
    connection.register("pairs", pa.table({**_side(left, "l"), **_side(right, "r")}))
    theirs = [row[0] for row in connection.execute(f"SELECT CASE WHEN {sql} THEN true ELSE false END FROM pairs").fetchall()]
    ours = condition_of(sql)
    assert [bool(ours(a, b)) for a, b in zip(left, right, strict=True)] == theirs
