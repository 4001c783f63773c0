"""On a site as it is composed for real: a file that can never be taken in is seen by somebody; lost accounts are renewed."""

from __future__ import annotations

from pathlib import Path

import pyotp
import pytest
from typer.testing import CliRunner

from gateway.bootstrap import open_core
from gateway.bootstrap.edges import open_edges
from gateway.cli import app
from gateway.errors import Rejected
from gateway.ids import Borough, UserId
from tests.gateway_site import Site, make_site
from tests.servers import until

PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """With a watched folder."""
    watched = tmp_path_factory.mktemp("watched")
    changes = {
        '[folder]\nenabled = "no"\npath = "watched"': f'[folder]\nenabled = "yes"\npath = "{watched}"',
        "settle_seconds = 2": "settle_seconds = 0",
    }
    return make_site(tmp_path_factory.mktemp("site") / "config", changes=changes)


def test_an_empty_file_in_the_watched_folder_gets_a_row_that_names_it_by_its_mark(site: Site) -> None:
    """From the folder through the composed watcher into the store; the file lies under failed/ with the same mark."""
    watched = Path(site.config.settings.folder.path)
    (watched / "Notes about a child.txt").write_bytes(b"")
    with open_core(site.config) as core:
        edge = next(e for e in open_edges(core, health=dict, ready=tuple) if type(e).__name__ == "FolderWatcher")
        edge.start()
        try:
            until(lambda: core.store.not_taken() and any((watched / "failed").glob("*")), "the row and the file")
        finally:
            edge.stop()
        (row,) = core.store.not_taken()
        assert core.store.counts().not_taken == 1
    assert (row.code, row.state, row.place, "child" in repr(row)) == ("item_empty", "refused", "watched-folder", False)
    assert [path.name for path in (watched / "failed").iterdir()] == [f"item_empty.{row.mark}.Notes about a child.txt"]


def test_the_administrator_renews_what_a_person_lost(site: Site) -> None:
    """A new authenticator and a new password by the command line, each printed once; switched off, nothing works any more."""
    with open_core(site.config) as core:
        core.people.create_user("pat", "Pat Okafor", PASSWORD, roles=frozenset({"clerk"}), boroughs=frozenset({Borough.WCC}))
        user = next(u.id for u in core.people.users() if u.display_name == "Pat Okafor")
    secret = printed(site, "new-code", user, "authenticator secret:")
    password = printed(site, "new-password", user, "password:")
    with open_core(site.config) as core:
        ticket = core.people.check_password("pat", password)
        assert core.people.check_totp(ticket, pyotp.TOTP(secret).now()) == user
        with pytest.raises(Rejected):
            core.people.check_password("pat", PASSWORD)
    assert run(site, "switch-off", user)[0] == 0
    with open_core(site.config) as core, pytest.raises(Rejected):
        core.people.check_password("pat", password)
    assert run(site, "new-code", UserId("u_nobody"))[0] != 0


def printed(site: Site, command: str, user: UserId, label: str) -> str:
    code, output = run(site, command, user)
    assert code == 0, output
    return next(line.removeprefix(label).strip() for line in output.splitlines() if line.startswith(label))


def run(site: Site, command: str, user: UserId) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["users", command, user, "--config", str(site.folder)])
    return done.exit_code, done.output
