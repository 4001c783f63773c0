"""Children and mentions as flat rows: one form from the index, its CSV and an item."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gateway.errors import ConfigError
from gateway.linkage.rows import COLUMNS, KEY, child_row, mention_row, rows_of_csv
from tests.unit.matching.matching_cases import RUI, K, mention

CSV = "record_id,given_name,family_name,date_of_birth,sex,postcode,school\nC3,Rui,Pacheco,11/02/2014,Male,w10 5xl,Golborne Primary School\n"


def test_record_export_and_mention_give_the_same_row(tmp_path: Path) -> None:
    """What the case system exports, what the index holds and what an item says of one child are equal, column by column."""
    (tmp_path / "children.csv").write_text(CSV, encoding="utf-8")
    (exported,) = rows_of_csv(tmp_path / "children.csv")
    held = child_row(RUI)
    said = mention_row(
        mention((K.NAME, "PACHECO, Rui"), (K.DATE_OF_BIRTH, "2014-02-11"), (K.SEX, "M"), (K.POSTCODE, "W10 5XL"), (K.SCHOOL, "Golborne"))
    )
    assert exported == held
    assert {c: said[c] for c in COLUMNS} == {c: held[c] for c in COLUMNS}
    assert said[KEY] == "m0"


def test_what_is_not_said_is_none() -> None:
    """Empty is unknown, never a value that two rows could share; a year alone is no date of birth."""
    row = mention_row(mention((K.GIVEN_NAME, "Rui"), (K.DATE_OF_BIRTH, "2014")))
    assert {name for name in COLUMNS if row[name] is not None} == {"forename"}


def test_missing_columns_are_named(tmp_path: Path) -> None:
    """The file is refused with what it lacks."""
    (tmp_path / "children.csv").write_text("record_id,given_name\nC1,Ada\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="date_of_birth, family_name"):
        rows_of_csv(tmp_path / "children.csv")


def test_nothing_that_serves_loads_splink() -> None:
    """The whole gateway can be built and the command line listed without Splink or DuckDB; the lock of the service holds neither."""
    words = "import sys, gateway.bootstrap, gateway.cli; print(sorted({'splink', 'duckdb', 'sqlglot'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
    service = Path("requirements-run.lock").read_text(encoding="utf-8")
    assert not any(line.startswith(("splink", "duckdb", "sqlglot", "pyarrow")) for line in service.splitlines())
