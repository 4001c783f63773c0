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


def _pair(folder: Path, evidence: dict[str, object], record: dict[str, object]) -> list[str]:
    (folder / "evidence.json").write_text(json.dumps(evidence), encoding="utf-8")
    (folder / "record.json").write_text(json.dumps(record), encoding="utf-8")
    return ["match", "explain", str(folder / "evidence.json"), "--record", str(folder / "record.json")]


INES = {
    "record_id": "C1",
    "forename": "Ines",
    "surname": "Pacheco",
    "dob": "2017-06-30",
    "sex": "F",
    "nhs_number": "9990000026",
    "gp": "Brook",
}


def test_a_pair_is_explained_conflicts_first(tmp_path: Path) -> None:
    """The bits add up to the score; what speaks against stands first; the reason for a person is in plain words."""
    words = _pair(tmp_path, {"name": "Ines Pacheco", "dob": "2017-06-30", "nhs_number": "9990000034", "gp": "Palace"}, INES)
    told = json.loads(CliRunner().invoke(app, [*words, "--json"]).stdout)
    (decision,) = told["decisions"]
    (candidate,) = decision["candidates"]
    bits = [step["bits"] for step in candidate["steps"]]
    assert (decision["outcome"], decision["rule"]) == ("review", "number_differs")
    assert decision["why"][0] == "why not automatic: The number and the record disagree"
    assert [step["comparison"] for step in candidate["steps"]][:2] == ["nhs", "gp"]
    assert candidate["bits"] == pytest.approx(candidate["prior"] + sum(bits))
    assert len(told["weights"]["sha256"]) == 64
    for_people = CliRunner().invoke(app, words).output
    assert for_people.index("NHS number differs") < for_people.index("date of birth agrees")


def test_the_page_is_private_and_escaped(tmp_path: Path) -> None:
    """`--html` writes a page that only its owner reads, in which a name is no markup."""
    words = _pair(tmp_path, {"name": "<b>Ines</b> Pacheco", "dob": "2017-06-30"}, {**INES, "surname": "<i>Pacheco"})
    assert CliRunner().invoke(app, [*words, "--html", str(tmp_path / "why.html")]).exit_code == 0
    page = (tmp_path / "why.html").read_text(encoding="utf-8")
    assert (tmp_path / "why.html").stat().st_mode & 0o077 == 0
    assert "<i>" not in page
    assert "<b>" not in page


def test_no_pair_is_refused(tmp_path: Path) -> None:
    """Lists, broken JSON and records of another form are refused without their words."""
    told = CliRunner().invoke(app, _pair(tmp_path, {"name": "Ines"}, {"surname": "Pacheco"}))
    assert str(told.exception).startswith("pair_malformed")
    assert "Pacheco" not in str(told.exception)


def test_evaluate_counts_by_stratum(tmp_path: Path) -> None:
    """No link is wrong, and the limit is stated for each stratum."""
    write_world(tmp_path, 4, 600, 150)
    told = CliRunner().invoke(app, ["match", "evaluate", str(tmp_path), "--json"])
    assert told.exit_code == 0
    counted = json.loads(told.stdout)
    assert counted["all"]["wrong"] == "0"
    assert float(counted["all"]["95 % upper"]) < float(counted["number"]["95 % upper"])
