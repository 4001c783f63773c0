"""A site of its own in a scratch folder, run as a real process: for tests that kill it and for benchmarks."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from gateway.bootstrap import Config, import_index, init_site, load_config, open_core
from gateway.demo.requests import requests_of_run
from gateway.settings.config_folder import shipped
from tests.gateway_forks import ROOT, Running, forked
from tests.servers import free_port

START_SECONDS = 90.0


@dataclass(slots=True)
class Site:
    """A made site: `folder` holds its settings and state; `start` and `kill` run its process."""

    folder: Path
    config: Config
    smtp_port: int
    web_port: int
    process: Running | None = field(default=None)

    def start(self, *arguments: str) -> None:
        """Start `serve` in an interpreter of its own and wait until mail and pages are both taken."""
        self.launch(*arguments)
        self.wait_for_port()

    def start_forked(self) -> None:
        """As `start`, from code that is loaded already: for tests that start many."""
        self.launch_forked()
        self.wait_for_port()

    def launch_forked(self) -> None:
        """Run `serve` from code that is loaded already and do not wait."""
        arguments = ("serve", "--config", str(self.folder))
        self.process = forked(arguments, {**os.environ, "PYTHONPATH": str(ROOT)}, self.folder / "process.log")

    def launch(self, *arguments: str) -> None:
        """Start `serve` in an interpreter of its own and do not wait."""
        command = [sys.executable, "-W", "ignore", "-m", "gateway", *(arguments or ("serve",)), "--config", str(self.folder)]
        log = (self.folder / "process.log").open("ab")
        self.process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=log, stderr=log, start_new_session=True
        )

    def wait_for_port(self) -> None:
        """Wait until both doors answer: mail and pages begin one after the other."""
        for port in (self.smtp_port, self.web_port):
            self._wait_for(port)

    def _wait_for(self, port: int) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            assert self.process is not None
            assert self.process.poll() is None, (self.folder / "process.log").read_text()[-2000:]
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError((self.folder / "process.log").read_text()[-2000:])

    def kill(self) -> None:
        """Kill -9 the process and everything it started."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """An orderly end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=40)
            except subprocess.TimeoutExpired:
                self.kill()


def make_site(folder: Path, *, url: str = "", changes: dict[str, str] | None = None) -> Site:
    """The demonstration's children and agencies in a new site with free ports; `changes` replace text of its settings."""
    smtp_port, web_port = free_port(), free_port()
    text = (shipped() / "demo" / "gateway.toml").read_text()
    replaced = {
        'state_folder = "var/demo"': f'state_folder = "{folder / "state"}"',
        'url = ""  ': f'url = "{url}"  ',
        "port = 2525": f"port = {smtp_port}",
        "port = 8080": f"port = {web_port}",
        "port = 9464": "port = 0",
        "per_address_per_minute = 120": "per_address_per_minute = 1000000",
        "reconcile_seconds = 30": "reconcile_seconds = 2",
        **(changes or {}),
    }
    for old, new in replaced.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gateway.toml").write_text(text)
    for name in ("agencies.toml", "routing.toml", "dns.toml"):
        (folder / name).write_text((shipped() / "demo" / name).read_text())
    config = load_config(str(folder))
    init_site(config)
    with open_core(config) as core:
        demo = shipped() / "demo"
        import_index(core, demo / "children.csv", demo / "household.csv", mode="apply")
        core.requests.put(requests_of_run(demo / "requests.csv", datetime.now(UTC)))
    return Site(folder, config, smtp_port, web_port)
