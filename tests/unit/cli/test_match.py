"""`match` on the command line: its commands, and the file that stands where no command is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gateway.cli import app
from tests.bench.family_queries import write_world


def test_a_file_without_a_command_is_an_item(tmp_path: Path) -> None:
    """`match FILE` and `match --json FILE` are `match item`, as ever."""
    for words in (["match", str(tmp_path / "missing.eml")], ["match", "--json", str(tmp_path / "missing.eml")]):
        told = CliRunner().invoke(app, words)
        assert told.exit_code == 2
        assert "match item" in told.output


def test_an_index_alone_that_teaches_too_little_is_refused(tmp_path: Path) -> None:
    """Exit code 1, the levels by name, and no file."""
    write_world(tmp_path, 3, 300, 10)
    words = ["match", "train", "--index", str(tmp_path / "index.jsonl.gz"), "--out", str(tmp_path / "model.json")]
    told = CliRunner().invoke(app, words)
    assert told.exit_code == 1
    assert "The model is refused" in told.output
    assert "never" in told.output
    assert not (tmp_path / "model.json").exists()


@pytest.mark.slow
def test_training_writes_weights_that_the_site_loads(tmp_path: Path) -> None:
    """Model and weights; the site's check reads them and says that they are trained."""
    write_world(tmp_path, 5, 2500, 2500)
    _mistype(tmp_path / "queries.jsonl")
    site = tmp_path / "site"
    site.mkdir()
    told = CliRunner().invoke(
        app,
        [
            *("match", "train", "--index", str(tmp_path / "index.jsonl.gz"), "--mentions", str(tmp_path / "queries.jsonl")),
            *("--out", str(tmp_path / "model.json"), "--weights", str(site / "matching.toml")),
        ],
    )
    assert told.exit_code == 0, told.output
    checked = CliRunner().invoke(app, ["check-config", "--config", str(site), "--json"])
    assert checked.exit_code == 0
    assert "trained" in json.loads(checked.stdout)["weights"]


def _mistype(queries: Path) -> None:
    """Every twelfth postcode with its last letter hit wrong, so that the level is met."""
    rows = [json.loads(line) for line in queries.read_text(encoding="utf-8").splitlines()]
    for row in rows[::6]:
        if "postcode" in row["evidence"]:
            row["evidence"]["postcode"] = row["evidence"]["postcode"][:-1] + "K"
    queries.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
