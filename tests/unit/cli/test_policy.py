"""`policy explain` and `policy diff`: what an officer and a script read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from gateway.cli import app
from gateway.cli.exit_codes import OK, USAGE
from gateway.errors import ConfigError
from gateway.settings.config_folder import shipped


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["policy", *words], env={"COLUMNS": "220", "MASH_GATEWAY_CONFIG": ""})


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A folder with one policy as it was: the police's, a version ago, without a row."""
    text = (shipped() / "policies" / "police.toml").read_text(encoding="utf-8")
    start = text.index("[entity.UK_POSTCODE]")
    (tmp_path / "police.toml").write_text(text[:start].replace("version = 2", "version = 1") + text[text.index("[entity.OFFENCE]") :])
    return tmp_path


def test_one_question_has_one_answer_with_its_line() -> None:
    """Whose postcode, what happens, why, and the line that says so, which is really there."""
    said = run("explain", "police", "--entity", "UK_POSTCODE", "--role", "third_party", "--json")
    (found,) = json.loads(said.stdout)["decisions"]
    assert (found["operator"], found["reason"], found["file"]) == ("mask", "witness_or_victim", "police.toml")
    line = (shipped() / "policies" / "police.toml").read_text().splitlines()[found["line"] - 1]
    assert line == 'third_party = ["mask", "witness_or_victim"]'


def test_the_whole_policy_is_told_in_words() -> None:
    """An officer reads what happens, to whose, because of what; what is inherited says from where; unsigned is said."""
    said = run("explain", "gp")
    assert said.exit_code == OK
    for words in ("Not signed off.", "inherits default@", "a parent or carer", "only the year stays", ", inherited", "gp.toml:"):
        assert words in said.stdout


def test_an_agency_without_a_policy_is_told_the_strictest() -> None:
    """Nobody is led to think that an unknown agency has rows of its own."""
    assert "circus has no policy of its own" in run("explain", "circus").stdout


def test_a_passage_that_stays_behind_is_said_before_its_data() -> None:
    """A name in a signature stays behind with the signature, whatever the row for names says."""
    first, second = json.loads(run("explain", "gp", "--entity", "PERSON", "--role", "subject", "--segment", "signature", "--json").stdout)[
        "decisions"
    ]
    assert (first["entity"], first["operator"], second["operator"]) == ("PASSAGE", "withhold", "keep")


def test_an_unknown_role_is_refused_with_what_is_allowed() -> None:
    """A slip of the pen is no answer."""
    said = run("explain", "gp", "--role", "mum")
    assert said.exit_code == USAGE


def test_what_changed_between_versions(earlier: Path) -> None:
    """A folder is compared with the site's own by name; each change says which way it goes."""
    said = json.loads(run("diff", str(earlier / "police.toml"), "police", "--json").stdout)
    (pair,) = said["policies"]
    assert (pair["before"]["version"], pair["after"]["version"]) == (1, 2)
    assert {(c["after"]["entity"], c["after"]["role"], c["direction"]) for c in pair["changes"]} == {
        ("UK_POSTCODE", "third_party", "stricter"),
        ("UK_POSTCODE", "other_child", "stricter"),
    }
    assert "2 decisions change (2 stricter, 0 milder, 0 for another reason)" in run("diff", str(earlier), "police").stdout


def test_a_text_that_changed_under_one_version_is_said(earlier: Path) -> None:
    """Two texts of one number cannot be told apart on a copy."""
    file = earlier / "police.toml"
    file.write_text(file.read_text().replace("version = 1", "version = 2"))
    assert "Raise it" in run("diff", str(file), "police").stdout
    assert "nothing changes" in run("diff", "police", "police").stdout


def test_a_name_that_is_nothing_is_refused_with_what_there_is() -> None:
    """The command ends as for any configuration that cannot be used."""
    said = run("diff", "nothing_of_that_name", "gp")
    assert isinstance(said.exception, ConfigError)
    assert "adult_social_care" in said.exception.hint
