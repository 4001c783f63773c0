"""`forms split`: each submission of an export as a file of its own, for the person who has them taken in."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from typer.testing import CliRunner, Result

from gateway.cli import app
from gateway.cli.exit_codes import FAILED, OK, USAGE
from gateway.errors import Rejected

HEADER = ("Reference", "Submitted at", "Child's first name", "What are you worried about?")
ROWS = (("GF1", "2026-11-24", "Amelia", "A bruise,\nseen on Monday"), ("GF2", "2026-11-24", "Zoë", "Came hungry"))


def split(file: Path, out: Path) -> Result:
    return CliRunner().invoke(app, ["forms", "split", str(file), "--out", str(out)], env={"COLUMNS": "220", "MASH_GATEWAY_CONFIG": ""})


def export(folder: Path, name: str, *rows: tuple[str, ...]) -> Path:
    out = io.StringIO()
    csv.writer(out).writerows((HEADER, *rows))
    (folder / name).write_text(out.getvalue(), encoding="utf-8")
    return folder / name


def test_each_submission_is_a_file_with_its_questions(tmp_path: Path) -> None:
    """Names hold no word of a submission; nobody but their owner may read the files."""
    said = split(export(tmp_path, "batch.csv", *ROWS), tmp_path / "out")
    files = sorted((tmp_path / "out").iterdir())
    assert (said.exit_code, [file.name for file in files]) == (OK, ["submission_0001.csv", "submission_0002.csv"])
    read = [tuple(map(tuple, csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))) for file in files]
    assert read == [(HEADER, row) for row in ROWS]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_the_mark_of_a_test_stays_in_the_names(tmp_path: Path) -> None:
    """A form that is tried must not become a case."""
    split(export(tmp_path, "test_govuk_forms_x.csv", *ROWS), tmp_path / "out")
    assert {file.name[:5] for file in (tmp_path / "out").iterdir()} == {"test_"}


def test_a_single_submission_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    """There is nothing to take apart."""
    said = split(export(tmp_path, "one.csv", ROWS[0]), tmp_path / "out")
    assert (said.exit_code, (tmp_path / "out").exists()) == (FAILED, False)


def test_no_file_is_replaced(tmp_path: Path) -> None:
    """A second try into the same folder is refused whole, before anything is written."""
    file = export(tmp_path, "batch.csv", *ROWS)
    split(file, tmp_path / "out")
    (tmp_path / "out" / "submission_0001.csv").unlink()
    said = split(file, tmp_path / "out")
    assert isinstance(said.exception, Rejected)
    assert said.exception.code == "file_exists"
    assert [found.name for found in (tmp_path / "out").iterdir()] == ["submission_0002.csv"]


def test_a_place_that_cannot_be_written_to_is_a_fault_of_usage(tmp_path: Path) -> None:
    """A file where a folder should be made is no crash."""
    (tmp_path / "in_the_way").write_text("", encoding="utf-8")
    assert split(export(tmp_path, "batch.csv", *ROWS), tmp_path / "in_the_way" / "out").exit_code == USAGE
