"""`make bench-febrl FILES="a.csv b.csv"`: Febrl's persons without their identifier: Splink, and its model with our keys and our scorer.

One file is split into originals and the rest; two files are linked with each other. The threshold is the best one by the labels for
both, so the figures are what each could reach at most. Splink blocks by the rules of its own Febrl example; we by the keys that serve.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import logging
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import splink.comparison_level_library as levels
from rich.console import Console
from rich.table import Table
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.comparison_library import CustomComparison

from gateway.children import Address, ChildRecord
from gateway.ids import ChildId
from gateway.linkage.pooling import pooled
from gateway.matching import blocking
from gateway.matching.evidence import Evidence, EvidenceKind, Mention
from gateway.matching.trained_model import frequencies_in, frequency_columns, trained_model

COLUMNS = ("given_name", "surname", "street_number", "address_1", "suburb", "postcode", "state", "date_of_birth")
RULES = (
    block_on("given_name", "surname"),
    "l.given_name = r.surname AND l.surname = r.given_name",
    block_on("date_of_birth"),
    block_on("state", "address_1"),
    block_on("street_number", "address_1"),
    block_on("postcode"),
)
Row = dict[str, str | None]
Pairs = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Scored:
    """What one way found: best F1 with its precision and recall, and the recall of its blocking."""

    f1: float
    precision: float
    recall: float
    blocked: float
    pairs: int


def read(path: Path) -> list[Row]:
    """The rows of a Febrl file, packed or not; empty cells are None. The identifier is left out."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    table = csv.DictReader(io.StringIO(text), skipinitialspace=True)
    return [{"unique_id": row["rec_id"], **{c: (row[c] or "").strip() or None for c in COLUMNS}} for row in table]


def sides(paths: Sequence[Path]) -> tuple[list[Row], list[Row]]:
    """Two files as they are, or one split into originals and duplicates."""
    if len(paths) > 1:
        return read(paths[0]), read(paths[1])
    rows = read(paths[0])
    return [r for r in rows if str(r["unique_id"]).endswith("org")], [r for r in rows if not str(r["unique_id"]).endswith("org")]


def person(row: Row) -> str:
    """Whose record it is: the number in "rec-12-dup-0"."""
    found = re.match(r"rec-(\d+)-", str(row["unique_id"]))
    assert found is not None
    return found.group(1)


def settings() -> SettingsCreator:
    """Names and places with frequencies and a likeness, the rest with one slip."""
    return SettingsCreator(
        link_type="link_only",
        unique_id_column_name="unique_id",
        comparisons=[
            *(_likeness(name) for name in ("given_name", "surname", "address_1", "suburb")),
            *(_slip(name) for name in ("date_of_birth", "postcode", "street_number")),
            _compare("state", [levels.ExactMatchLevel("state")]),
        ],
        blocking_rules_to_generate_predictions=list(RULES),
    )


def _likeness(column: str) -> CustomComparison:
    exact = levels.ExactMatchLevel(column, term_frequency_adjustments=True)
    return _compare(column, [exact, levels.JaroWinklerLevel(column, 0.85)])


def _slip(column: str) -> CustomComparison:
    return _compare(column, [levels.ExactMatchLevel(column), levels.DamerauLevenshteinLevel(column, 1)])


def _compare(column: str, told: Sequence[levels.ExactMatchLevel]) -> CustomComparison:
    return CustomComparison([levels.NullLevel(column), *told, levels.ElseLevel()], output_column_name=column)


def _linker(left: list[Row], right: list[Row], model: SettingsCreator | dict[str, object]) -> Linker:
    connection = duckdb.connect(":memory:")
    connection.execute("SET threads TO 1")
    database = DuckDBAPI(connection)
    names = ("unique_id", *COLUMNS)
    tables = [
        database.register(pa.table({n: pa.array([r[n] for r in rows], pa.string()) for n in names}), dataset_display_name=label)
        for label, rows in (("originals", left), ("others", right))
    ]
    return Linker(tables, model, log_level=logging.ERROR)


def trained(left: list[Row], right: list[Row]) -> bytes:
    """Splink's model of the two sides, unsupervised, in order."""
    linker = _linker(left, right, settings())
    linker.training.estimate_probability_two_random_records_match([block_on("given_name", "surname", "date_of_birth")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1, min_count_per_level=None)
    for rule in (block_on("date_of_birth"), block_on("given_name", "surname")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule, record_sample_proportion=1.0)
    return pooled(json.dumps(linker.misc.save_model_to_json()).encode(), len(right))[0]


def splinks(saved: bytes, left: list[Row], right: list[Row]) -> Pairs:
    """Splink's pairs with their weights."""
    found = _linker(left, right, json.loads(saved)).inference.predict(threshold_match_weight=-1000, warning_mode="never")
    return {(str(r["unique_id_l"]), str(r["unique_id_r"])): float(r["match_weight"]) for r in found.as_record_list()}


def ours(saved: bytes, left: list[Row], right: list[Row]) -> Pairs:
    """The pairs of the keys that serve, scored without Splink."""
    model = trained_model(saved)
    model = trained_model(saved, frequencies_in([*left, *right], frequency_columns(model)))
    filed: dict[str, list[Row]] = defaultdict(list)
    for row in left:
        for key in blocking.keys(_record(row)):
            filed[key].append(row)
    pairs: Pairs = {}
    for row in right:
        keys = blocking.searches(_mention(row))
        found = {str(c["unique_id"]): c for key in (*keys.narrow, *keys.alone, *keys.broad) for c in filed.get(key, ())}
        pairs |= {(name, str(row["unique_id"])): model.weight(candidate, row) for name, candidate in found.items()}
    return pairs


def _record(row: Row) -> ChildRecord:
    born = _born(row)
    line = f"{row['street_number'] or ''} {row['address_1'] or ''}".strip()
    return ChildRecord(
        ChildId(str(row["unique_id"])),
        row["given_name"] or "",
        row["surname"] or "",
        date.fromisoformat(born) if born else None,
        addresses=(Address(line, row["postcode"] or ""),),
        school=row["suburb"] or "",
    )


def _mention(row: Row) -> Mention:
    record = _record(row)
    written = [
        (EvidenceKind.NAME, f"{record.given_name} {record.family_name}".strip()),
        (EvidenceKind.DATE_OF_BIRTH, _born(row)),
        (EvidenceKind.ADDRESS, record.addresses[0].line),
        (EvidenceKind.SCHOOL, record.school),  # a place that the person is known by: the suburb serves as one
    ]
    return Mention(record.id, tuple(Evidence(kind, value) for kind, value in written if value))


def _born(row: Row) -> str:
    digits = row["date_of_birth"] or ""
    if not re.fullmatch(r"\d{8}", digits):
        return ""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        return ""


def best(pairs: Pairs, left: list[Row], right: list[Row]) -> Scored:
    """The best threshold by the labels; pairs that blocking lost count as missed."""
    whose = {str(r["unique_id"]): person(r) for r in (*left, *right)}
    bearers: dict[str, int] = defaultdict(int)
    for row in left:
        bearers[person(row)] += 1
    true = sum(bearers[person(row)] for row in right)
    met = sum(whose[a] == whose[b] for a, b in pairs)
    good, top = 0, (0.0, 0.0, 0.0)
    for taken, ((a, b), _weight) in enumerate(sorted(pairs.items(), key=lambda pair: -pair[1]), start=1):
        good += whose[a] == whose[b]
        precision, recall = good / taken, good / true
        top = max(top, (2 * good / (taken + true), precision, recall))
    return Scored(*top, met / true, len(pairs))


def main() -> int:
    """Print both beside each other for each set of files."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--each", action="store_true", help="every file is a set of its own")
    given = asked.parse_args()
    table = Table("set", "by", "F1", "precision", "recall", "recall of blocking", "pairs scored")
    for paths in [[f] for f in given.files] if given.each or len(given.files) == 1 else [given.files]:
        left, right = sides(paths)
        saved = trained(left, right)
        for name, found in (("Splink", splinks(saved, left, right)), ("ours", ours(saved, left, right))):
            s = best(found, left, right)
            shown = [f"{figure:.4f}" for figure in (s.f1, s.precision, s.recall, s.blocked)]
            table.add_row(" ".join(p.name for p in paths), name, *shown, str(s.pairs))
    Console(width=110).print(table)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
