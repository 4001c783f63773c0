"""`match report` as governance has it: tables for people, JSON for scripts, no small group and no child in either."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gateway.bootstrap import init_site, load_config, open_core
from gateway.children import ChildRecord
from gateway.cli import app
from gateway.events import AuditEvent
from gateway.ids import Borough, ChildId, ItemId
from gateway.settings.config_folder import shipped
from tests.store_fixtures import accept


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Twelve links by rule to children of one borough, ten to those of another, and one of a third."""
    text = (shipped() / "demo" / "gateway.toml").read_text().replace('state_folder = "var/demo"', f'state_folder = "{tmp_path / "state"}"')
    (tmp_path / "gateway.toml").write_text(text)
    init_site(load_config(str(tmp_path)))
    boroughs = [Borough.LBHF] * 12 + [Borough.RBKC] * 10 + [Borough.WCC]
    with open_core(load_config(str(tmp_path))) as core:
        for number, borough in enumerate(boroughs):
            child = ChildRecord(ChildId(f"C{number}"), "Zofia", "Finch", date(2016, 5, 4), borough=borough)
            core.index.add(child)
            facts = (("child", child.id), ("mention", f"m{number}"), ("stratum", "number"), ("band", "30"), ("checked", "no"))
            item = ItemId(f"item-{number}")
            if borough is Borough.LBHF:
                accept(core.store, item)
            with core.store.unit() as unit:
                if borough is Borough.LBHF:
                    unit.set_sender(item, agency="AG-1", agency_type="school", request="", rag="", due_at=None)
                unit.audit(AuditEvent("match.linked", actor="rule", item=item, reason="number_and_name", facts=facts))
    return tmp_path


def test_groups_are_told_with_limits_and_small_ones_kept_back(site: Path) -> None:
    """One council's single link stays untold, and the next smallest with it."""
    told = CliRunner().invoke(app, ["match", "report", "--json", "--config", str(site)])
    assert told.exit_code == 0, told.output
    boroughs = {row["group"]: row for row in json.loads(told.stdout)["borough"]}
    assert boroughs["LBHF"]["by_rule"] == {"count": 12, "of": 12, "lower": pytest.approx(0.7575, abs=0.001), "upper": 1.0}
    assert [boroughs[name]["links"] for name in ("LBHF", "RBKC", "WCC")] == [12, None, None]
    assert boroughs["WCC"]["wrong"] is None
    tables = json.loads(told.stdout)
    assert list(tables) == ["borough", "ethnicity", "age", "name", "agency_type", "written"]
    assert [(row["group"], row["links"], row["reviewed"]["count"]) for row in tables["written"]] == [("number", 23, 0)]
    assert [(row["group"], row["links"]) for row in tables["agency_type"]] == [("school", 12), ("not recorded", 11)][::-1]


def test_the_page_names_no_child(site: Path) -> None:
    """Tables of counts; no name and no record's id."""
    told = CliRunner().invoke(app, ["match", "report", "--config", str(site)], env={"COLUMNS": "200"})
    assert (told.exit_code, "ethnicity" in told.output, "fewer than 10" in told.output) == (0, True, True)
    assert not {"Zofia", "Finch", "C11"} & set(told.output.split())
