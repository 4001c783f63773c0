"""Invented families as flat rows, for the tests of this room."""

from __future__ import annotations

import gzip
import json
import random
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from gateway.evaluation.matching import mention_from, record_from
from gateway.linkage.pooling import pooled
from gateway.linkage.rows import FlatRow, child_row, mention_row
from gateway.linkage.training import train
from tests.bench.family_queries import write_world

PAIRS = 4e5


@lru_cache(maxsize=1)
def world() -> tuple[list[FlatRow], list[FlatRow]]:
    """Children and mentions of one seed."""
    with TemporaryDirectory(prefix="mash-linkage-") as name:
        folder = Path(name)
        write_world(folder, 11, 2500, 1800)
        index = [
            child_row(record_from(json.loads(line))) for line in gzip.decompress((folder / "index.jsonl.gz").read_bytes()).splitlines()
        ]
        asked = [json.loads(line) for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    chance = random.Random(1)
    return index, [_mistyped(chance, mention_row(mention_from(row["query_id"], row["evidence"]))) for row in asked]


def _mistyped(chance: random.Random, row: FlatRow) -> FlatRow:
    """One postcode in twelve with its last letter hit wrong: a level that nobody meets is never trained."""
    written = row["postcode"]
    return {**row, "postcode": f"{written[:-1]}K"} if written and chance.random() < 0.08 else row


@lru_cache(maxsize=1)
def as_trained() -> bytes:
    """A model as Splink leaves it."""
    return train(*world(), seed=5, most_pairs=PAIRS)


def model() -> bytes:
    """The same in order."""
    return pooled(as_trained(), len(world()[1]))[0]
