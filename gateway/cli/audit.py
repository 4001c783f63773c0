"""`audit`: whether the record is whole."""

from __future__ import annotations

import typer

from gateway.cli.exit_codes import FAILED
from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, say

app = typer.Typer(help="The audit record.", no_args_is_help=True)


@app.callback()
def audit() -> None:
    """The audit record."""


@app.command()
def verify(config: Config = "", *, as_json: AsJson = False) -> None:
    """Recompute the record and compare it with its signed checkpoints; exit code 1 where it was altered or cut."""
    from gateway.bootstrap import load_config, open_core, verify_audit

    with open_core(load_config(config)) as core:
        report = verify_audit(core)
    if as_json:
        print_json({"whole": not report.faults, "entries": report.size, "faults": list(report.faults)})
    else:
        say(f"{report.size} entries: " + ("whole and unaltered" if not report.faults else "NOT whole: " + "; ".join(report.faults)))
    if report.faults:
        raise typer.Exit(FAILED)
