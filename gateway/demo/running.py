"""Setting the demonstration up, serving it, sending the samples."""

from __future__ import annotations

import secrets
import signal
import threading
from datetime import UTC, datetime
from pathlib import Path

import pyotp
from rich.console import Console

from gateway.bootstrap import Config, Core, import_index, init_site, load_config, open_core, running
from gateway.bootstrap.edges import origin_of
from gateway.demo.accounts import WANTED, demo_accounts
from gateway.demo.requests import requests_of_run
from gateway.demo.samples import samples_of_run
from gateway.demo.watch import send_all
from gateway.errors import ConfigError, Rejected
from gateway.settings.config_folder import shipped

SENT = "samples-sent"
CODE_COMMAND = ".venv/bin/python -m gateway demo-code NAME"
DATA_COMMAND = ".venv/bin/python -m gateway items list --config config/demo"


def serve_and_send(seconds: float) -> bool:
    """Set up where needed, serve, send the samples the first time, and keep serving until SIGTERM or Ctrl-C."""
    config = load_config(str(_folder()))
    _set_up(config)
    stopping = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())
    with running(config) as core:
        sent = config.settings.state_path(SENT)
        reached = True
        if not sent.exists():
            reached = _send(core, seconds)
            sent.touch()
        _tell(core)
        stopping.wait()
    return reached


def send_and_watch(seconds: float) -> bool:
    """Send the samples to a demonstration that is running."""
    config = load_config(str(_folder()))
    if not config.settings.state_path().is_dir():
        raise ConfigError("demonstration_missing", "start it with `make run` first")
    with open_core(config) as core:
        return _send(core, seconds)


def code_now(name: str) -> str:
    """The present six-digit code of a demonstration account: stands in for a person's authenticator app."""
    with open_core(load_config(str(_folder()))) as core:
        found = next((account for account in demo_accounts(core) if account.name == name), None)
    if found is None:
        names = ", ".join(account.name for account in WANTED)
        raise Rejected("user_unknown", f"{name!r} is not an account of the demonstration; its accounts: {names}")
    return pyotp.TOTP(found.totp_secret).now()


def _folder() -> Path:
    return shipped() / "demo"


def _set_up(config: Config) -> None:
    console = Console()
    for line in init_site(config):
        console.print(line, highlight=False)
    with open_core(config) as core:
        report = import_index(core, config.folder.file("children.csv"), config.folder.file("household.csv"), mode="apply")
        core.requests.put(requests_of_run(config.folder.file("requests.csv"), datetime.now(UTC)))
    done = report.done
    console.print(f"child index: {done.added + done.changed + done.unchanged} invented children", highlight=False)


def _send(core: Core, seconds: float) -> bool:
    run = f"demo{secrets.token_hex(4)}"
    samples = samples_of_run(_folder(), run, datetime.now(UTC))
    return send_all(core, samples, run, seconds)


def _tell(core: Core) -> None:
    """Where to look and how to sign in."""
    console = Console()
    console.print(f"\nThe console: {origin_of(core.config)}   Sign-in asks for a password, then a six-digit code.", highlight=False)
    for account in demo_accounts(core):
        console.print(f"  {account.name:<11} {account.shown_as}: {', '.join(account.roles)}", highlight=False)
        console.print(f"      password {account.password}   authenticator secret {account.totp_secret}", highlight=False)
    console.print(f"A code for any account: {CODE_COMMAND}", highlight=False, soft_wrap=True)
    console.print(f"The command line on these items: {DATA_COMMAND}", highlight=False, soft_wrap=True)
    console.print("Serving. Ctrl-C stops it; `make run` goes on with the same data.", highlight=False)
