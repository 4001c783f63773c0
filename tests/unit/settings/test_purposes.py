"""What `config/` says of purposes fits together, or the site does not start: file, line, what is wrong, what is allowed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gateway.bootstrap import load_config
from gateway.cli import app
from gateway.cli.exit_codes import USAGE
from gateway.errors import ConfigError, Rejected
from gateway.settings.config_folder import shipped
from gateway.store import requests_from_table

DROP = '[[destination]]\nname = "drop"\nkind = "folder"\npath = "out"\n'
ROUTE = '[[route]]\ndestinations = ["drop"]\n'
PANEL = '[[purpose]]\nname = "panel"\nmeetings = ["the panel"]\n'


def site(folder: Path, **files: str) -> str:
    """A site that changes only these files of the shipped settings; `police_panel` is a policy's file."""
    (folder / "policies").mkdir()
    for name, text in files.items():
        place = folder / "policies" / "police.panel.toml" if name == "police_panel" else folder / f"{name}.toml"
        place.write_text(text, encoding="utf-8")
    return str(folder)


POLICY = 'name = "police.panel"\nversion = 1\ninherits = "police"\n'


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"purposes": PANEL}, ["purposes.toml:2", "'panel' has no policy", "public.panel.toml"]),
        ({"purposes": PANEL + PANEL, "police_panel": POLICY}, ["purposes.toml:5", "is there already"]),
        ({"purposes": '[[purpose]]\nname = "assessment"\n'}, ["purposes.toml:2", "needs no row"]),
        ({"purposes": '[[purpose]]\nname = "panel"\nmeetings = ["of"]\n', "police_panel": POLICY}, ["purposes.toml:3", "3 letters"]),
        ({"routing": DROP + ROUTE + 'purpose = "gossip"\n'}, ["routing.toml:7", "'gossip'", "assessment, mase_learning"]),
        ({"routing": DROP + 'purposes = ["gossip"]\n'}, ["routing.toml:5", "'gossip'", "assessment, mase_learning"]),
        (
            {"routing": DROP + ROUTE + 'purpose = "mase_learning"\n'},
            ["routing.toml:6", "'drop' takes no copies made for 'mase_learning'", "its purposes are: assessment"],
        ),
        ({"routing": DROP + 'purposes = ["mase_learning"]\n' + ROUTE}, ["routing.toml:7", "takes no copies made for 'assessment'"]),
    ],
)
def test_what_does_not_fit_is_refused_by_its_line(tmp_path: Path, files: dict[str, str], said: list[str]) -> None:
    """Nothing starts with a purpose that nothing could be made for, or a way to somewhere that is not for it."""
    with pytest.raises(ConfigError) as caught:
        load_config(site(tmp_path, **files))
    assert [words for words in said if words not in str(caught.value)] == []


def test_a_route_and_a_destination_of_one_purpose_are_taken(tmp_path: Path) -> None:
    """As the manual shows it."""
    routing = DROP + 'purposes = ["mase_learning"]\n' + ROUTE + 'purpose = "mase_learning"\n'
    assert [route.purpose for route in load_config(site(tmp_path, routing=routing)).routes] == ["mase_learning"]


def test_a_policy_for_a_purpose_that_nobody_listed_is_said(tmp_path: Path) -> None:
    """A slip in a file's name must not look like a rule that holds."""
    where = site(tmp_path, police_panel=POLICY)
    said = CliRunner().invoke(app, ["check-config", "--config", where], env={"COLUMNS": "200"})
    assert "Never used: policies/police.panel.toml" in said.stdout


def test_a_purpose_with_a_policy_for_one_kind_of_agency_is_enough(tmp_path: Path) -> None:
    """For the others nothing is minimised: their items wait."""
    config = load_config(site(tmp_path, purposes=PANEL, police_panel=POLICY))
    assert config.policies.for_agency("police", "panel").name == "police.panel"


def test_a_request_for_an_unlisted_purpose_is_refused_by_its_line() -> None:
    """A column that is not there, or empty, is the hub's own purpose."""
    head = "reference,record_id,agency_id,sent_at,rag,due_at,status,purpose\n"
    row = "MASH-AAAA-000{},C1,A-1,2026-03-02T09:00:00,Red,2026-03-02T13:00:00,open,{}\n"
    table = list(csv.DictReader(io.StringIO(head + row.format(1, "") + row.format(2, "panel"))))
    assert [r.purpose for r in requests_from_table(table, ("assessment", "panel"))] == ["assessment", "panel"]
    with pytest.raises(Rejected) as caught:
        requests_from_table(table)
    assert "line 3" in str(caught.value)
    assert "one of: assessment" in str(caught.value)


@pytest.mark.parametrize("words", [["explain", "police"], ["diff", "police", "gp"], ["simulate"]])
def test_the_command_line_knows_only_listed_purposes(words: list[str]) -> None:
    """And names them."""
    said = CliRunner().invoke(app, ["policy", *words, "--purpose", "gossip"], env={"COLUMNS": "220", "MASH_GATEWAY_CONFIG": ""})
    assert said.exit_code == USAGE
    assert "assessment, mase_learning" in said.output


def test_an_agency_type_is_compared_under_a_purpose() -> None:
    """Two kinds of agency without a policy of their own for it share the one for all."""
    wide = {"COLUMNS": "220", "MASH_GATEWAY_CONFIG": ""}
    own = CliRunner().invoke(app, ["policy", "diff", "police", "public.mase_learning"], env=wide)
    same = CliRunner().invoke(app, ["policy", "diff", "police", "gp", "--purpose", "mase_learning"], env=wide)
    assert "0 milder" in own.stdout
    assert "nothing changes" in same.stdout


def test_the_shipped_purposes_have_policies_for_every_kind_of_agency() -> None:
    """An example that would hold every item is none."""
    config = load_config(str(shipped()))
    for purpose in config.purposes.listed:
        assert config.policies.for_agency("no such kind", purpose.name).name == f"public.{purpose.name}"
