"""Training with Splink on DuckDB, and Splink's own weights of pairs. One thread and a seed: the same rows give the same model.

u by random sampling, m by expectation maximisation over three ways of blocking (Splink's usual order), numbers fixed.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import splink
from splink import DuckDBAPI, Linker, block_on
from splink.internals.exceptions import EMTrainingException

from gateway.linkage.child_model import TRAINED_ON, Numbers, settings
from gateway.linkage.rows import COLUMNS, KEY, FlatRow

MOST_PAIRS = 5e6
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of keys and Splink's match weight."""

    left: str
    right: str
    weight: float


def train(
    index: Sequence[FlatRow],
    mentions: Sequence[FlatRow],
    *,
    seed: int,
    most_pairs: float = MOST_PAIRS,
    numbers: Numbers = "fixed",
    progress: Progress = lambda _what: None,
) -> bytes:
    """Splink's saved model as JSON. Without mentions the index is compared with itself: it learns from duplicates in it."""
    linker = _linker(index, mentions, numbers)
    progress("u by random sampling")
    linker.training.estimate_u_using_random_sampling(max_pairs=most_pairs, seed=seed, min_count_per_level=None)
    for columns in TRAINED_ON:
        progress(f"m by expectation maximisation, blocked on {' and '.join(columns)}")
        try:
            linker.training.estimate_parameters_using_expectation_maximisation(
                block_on(*columns), fix_probability_two_random_records_match=True, record_sample_proportion=1.0
            )
        except EMTrainingException:
            progress("no two rows agree there: nothing learnt")  # what stays unlearnt is refused by name when the model is read
    saved: dict[str, object] = linker.misc.save_model_to_json()
    saved.pop("linker_uid", None)  # drawn anew at each run
    return json.dumps(saved, indent=2, sort_keys=True).encode() + b"\n"


def versions() -> tuple[str, str]:
    """Versions of Splink and DuckDB."""
    return splink.__version__, duckdb.__version__


def splink_weights(saved: bytes, index: Sequence[FlatRow], mentions: Sequence[FlatRow], *, least: float = -1000.0) -> list[Pair]:
    """Splink's own weights of every pair that its blocking finds, at least `least` bits."""
    database, tables = _registered(index, mentions)
    linker = Linker(tables, settings=json.loads(saved), log_level=logging.ERROR)
    found = linker.inference.predict(threshold_match_weight=least, warning_mode="never").as_record_list()
    database.delete_tables_created_by_splink_from_db()
    return [Pair(str(row[f"{KEY}_l"]), str(row[f"{KEY}_r"]), float(row["match_weight"])) for row in found]


def table_of(rows: Sequence[FlatRow]) -> pa.Table:
    """Rows as an Arrow table of texts: a column that is empty throughout keeps its type."""
    return pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in (KEY, *COLUMNS)})


def _linker(index: Sequence[FlatRow], mentions: Sequence[FlatRow], numbers: Numbers) -> Linker:
    _database, tables = _registered(index, mentions)
    link_type = "link_only" if mentions else "dedupe_only"
    return Linker(tables, settings(link_type, len(index), 1.0 / max(len(index), 2), numbers), log_level=logging.ERROR)


def _registered(index: Sequence[FlatRow], mentions: Sequence[FlatRow]) -> tuple[DuckDBAPI, list[object]]:
    connection = duckdb.connect(":memory:")
    connection.execute("SET threads TO 1")
    database = DuckDBAPI(connection)
    tables = [database.register(table_of(index), dataset_display_name="children")]
    if mentions:
        tables.append(database.register(table_of(mentions), dataset_display_name="mentions"))
    return database, tables
