"""`children refresh` and `children left-out` as IT gives them: tables for people, JSON for scripts, exit codes, private files."""

from __future__ import annotations

import csv
import json
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from gateway.bootstrap import init_site, load_config
from gateway.cli import app
from gateway.settings.config_folder import shipped

MAPPING = """[file]
date_format = "%d/%m/%Y"
[guard]
absent_percent = 50
changed_percent = 50
[columns]
Id = "record_id"
First = "given_name"
Last = "family_name"
Born = "date_of_birth"
Council = "borough"
"""
HEADING = "Id,First,Last,Born,Council\n"
TWO = HEADING + "MR-1,Amina,Jama,04/03/2015,RBKC\nMR-2,Yusuf,Jama,05/04/2016,RBKC\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    text = (shipped() / "demo" / "gateway.toml").read_text().replace('state_folder = "var/demo"', f'state_folder = "{tmp_path / "state"}"')
    (tmp_path / "gateway.toml").write_text(text)
    (tmp_path / "mapping.toml").write_text(MAPPING)
    init_site(load_config(str(tmp_path)))
    return tmp_path


def refresh(site: Path, text: str, *options: str) -> Result:
    (site / "children.csv").write_text(text)
    words = ["children", "refresh", str(site / "children.csv"), "--mapping", str(site / "mapping.toml"), "--config", str(site), *options]
    return CliRunner().invoke(app, words, env={"COLUMNS": "200"})


def test_what_changed_is_told_by_field_and_never_by_value(site: Path) -> None:
    """Names of fields and counts; no name of a child in any output."""
    assert refresh(site, TWO).exit_code == 0
    changed = refresh(site, TWO.replace("Amina", "Zofia"))
    assert (changed.exit_code, "given_name" in changed.output, "Zofia" in changed.output) == (0, True, False)
    told = json.loads(refresh(site, TWO, "--json", "--dry-run").stdout)
    assert (told["changed"], told["changed_fields"], told["taken_over"]) == (1, {"given_name": 1}, "no")


def test_pairs_that_may_be_one_child_are_told_by_number(site: Path) -> None:
    """In the table and as JSON; a dry run has searched nothing and says so."""
    (site / "mapping.toml").write_text(MAPPING + 'Street = "address_line"\nCode = "postcode"\n')
    known = TWO.replace("Council\n", "Council,Street,Code\n").replace("RBKC\n", "RBKC,12 Any Street,W11 1AA\n")
    twice = known + "MR-3,Amina,Jama,04/03/2015,RBKC,12 Any Street,W11 1AA\n"
    assert "newly proposed │ 0" in refresh(site, known).output
    dry = refresh(site, twice, "--dry-run")
    assert "proposed" not in dry.output
    assert json.loads(refresh(site, twice, "--dry-run", "--json").stdout)["duplicates_proposed"] is None
    assert json.loads(refresh(site, twice, "--json").stdout)["duplicates_proposed"] == 1


def test_a_held_change_needs_a_person(site: Path) -> None:
    """Exit code 3 and the way on; with the yes it goes through."""
    refresh(site, TWO)
    other = HEADING + "MR-3,Ada,Finch,01/02/2014,WCC\n"
    held = refresh(site, other)
    assert (held.exit_code, "too_many_absent" in held.output, "--accept-large-change" in held.output) == (3, True, True)
    assert json.loads(refresh(site, other, "--json").stdout)["refused"] == "too_many_absent"
    assert refresh(site, other, "--accept-large-change").exit_code == 0


def test_rows_that_were_left_out_are_had_back_whole(site: Path) -> None:
    """Exit code 65; line and reason in the list, the row's own words in a file that only its owner may read."""
    bad = "MR-9,Ada,Finch,1st of May,WCC\n"
    told = refresh(site, TWO + bad)
    assert (told.exit_code, "date_of_birth_invalid" in told.output, "Finch" in told.output) == (65, True, False)
    out = site / "left.csv"
    listed = CliRunner().invoke(app, ["children", "left-out", "--out", str(out), "--json", "--config", str(site)])
    expected = [{"table": "children", "line": 4, "code": "date_of_birth_invalid", "outcome": "row_left_out"}]
    assert (listed.exit_code, json.loads(listed.stdout)) == (0, expected)
    with out.open(newline="") as handle:
        assert [row["row"] for row in csv.DictReader(handle)] == [bad]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_a_mapping_of_households_needs_their_file(site: Path) -> None:
    """And the other way round: half of it would take adults away in silence."""
    (site / "mapping.toml").write_text(MAPPING + '[household_columns]\nHome = "household_id"\nName = "name"\n')
    refused = refresh(site, TWO)
    assert refused.exit_code != 0
    assert refused.exception is not None
    assert "household_columns" in str(refused.exception)
