"""`requests import` as IT gives it: open requests, and the mails that told of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gateway.bootstrap import init_site, load_config, open_core
from gateway.cli import app
from gateway.errors import Rejected
from gateway.settings.config_folder import shipped

HEADING = "reference,record_id,agency_id,sent_at,rag,due_at,message_ids\n"
ROW = "MASH-AB12-CD34,MR-1,AG-1,2026-07-01T09:00:00,Red,2026-07-01T13:00:00,{mails}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    text = (shipped() / "demo" / "gateway.toml").read_text().replace('state_folder = "var/demo"', f'state_folder = "{tmp_path / "state"}"')
    (tmp_path / "gateway.toml").write_text(text)
    init_site(load_config(str(tmp_path)))
    return tmp_path


def test_open_requests_are_brought_in_with_their_mails(site: Path) -> None:
    """The number is told; the request is found by reference and by the mail."""
    (site / "requests.csv").write_text(HEADING + ROW.format(mails="<ask.1@hub.example>"))
    done = CliRunner().invoke(app, ["requests", "import", str(site / "requests.csv"), "--config", str(site), "--json"])
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"requests": 1})
    with open_core(load_config(str(site))) as core:
        assert core.requests.by_mail("ask.1@hub.example") == (core.requests.by_reference("MASH-AB12-CD34"),)


def test_a_row_that_cannot_be_used_refuses_the_file(site: Path) -> None:
    """By its line; nothing of the file is taken over and nothing of the row is told."""
    (site / "requests.csv").write_text(HEADING + ROW.format(mails="") + ROW.replace("CD34", "CD35").format(mails="sent on Friday"))
    refused = CliRunner().invoke(app, ["requests", "import", str(site / "requests.csv"), "--config", str(site)])
    assert isinstance(refused.exception, Rejected)
    assert (refused.exception.code, refused.exception.hint) == ("request_row_invalid", "line 3")
    with open_core(load_config(str(site))) as core:
        assert core.requests.by_reference("MASH-AB12-CD34") is None
