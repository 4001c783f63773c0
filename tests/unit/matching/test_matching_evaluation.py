"""Predictions for a folder of records and queries."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from gateway.evaluation.matching import MemoryIndex, write_predictions
from gateway.matching import blocking
from tests.unit.matching.matching_cases import EVERYBODY, INES

RECORDS = [
    {
        "record_id": "C1",
        "forename": "Ines",
        "surname": "Pacheco",
        "dob": "2017-06-30",
        "nhs_number": "9434765919",
        "addresses": [],
        "siblings": ["C2"],
    },
    {
        "record_id": "C2",
        "forename": "Lucas",
        "surname": "Pacheco",
        "dob": "2017-06-30",
        "nhs_number": None,
        "addresses": [],
        "siblings": ["C1"],
    },
]
QUERIES = [
    {"query_id": "Q1", "evidence": {"name": "Pacheco, Ines", "dob": "2017-06-30"}},
    {"query_id": "Q2", "evidence": {"name": "Pacheco", "dob": "2017-06-30"}},
    {"query_id": "Q3", "evidence": {"name": "Kacper Nowakowski", "dob": "2010-01-30"}},
    {"query_id": "Q4", "evidence": {"nhs_number": "943 476 5919"}},
]


def test_one_line_a_query(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Link, review and none come out in the scorer's words; nothing but progress is printed, and that on stderr."""
    with gzip.open(tmp_path / "index.jsonl.gz", "wt", encoding="utf-8") as sink:
        sink.writelines(json.dumps(r) + "\n" for r in RECORDS)
    (tmp_path / "queries.jsonl").write_text("".join(json.dumps(q) + "\n" for q in QUERIES), encoding="utf-8")
    write_predictions(tmp_path, tmp_path / "pred.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "pred.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(p["query_id"], p["decision"]) for p in lines] == [("Q1", "auto"), ("Q2", "review"), ("Q3", "none"), ("Q4", "review")]
    assert lines[0]["ranked"][0] == "C1"
    assert capsys.readouterr().out == ""


def test_cut_blocks_are_named() -> None:
    """A block above the cap is reported, never silently shortened."""
    index = MemoryIndex(EVERYBODY, cap=1)
    key = blocking.household_key(INES.household)
    found = index.look_up([key])
    assert (found.records, found.truncated) == ((), (key,))
