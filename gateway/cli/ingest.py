"""`ingest PATH...`: messages, mailboxes, Maildirs, documents and form JSON from disk, through the one door."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.exit_codes import REFUSED
from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, print_table, progress


def ingest(
    paths: Annotated[list[Path], typer.Argument(help=".eml, mbox, Maildir folders, documents, form JSON.", exists=True)],
    config: Config = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Accept files into the store; a running worker takes them from there. Repeats are recognised and not stored twice."""
    from gateway.bootstrap import load_config, open_core
    from gateway.bootstrap.import_files import accept_file, found_in

    with open_core(load_config(config)) as core, progress() as bar:
        found = [entry for path in paths for entry in found_in(path)]
        rows = [accept_file(core, entry) for entry in bar.track(found, description="accepting")]
    if as_json:
        print_json([{"source": r.source, "item": r.item, "outcome": r.outcome} for r in rows])
    else:
        print_table(("source", "item", "outcome"), [(r.source, r.item, r.outcome) for r in rows])
    if any(r.outcome not in {"accepted", "repeat"} for r in rows):
        raise typer.Exit(REFUSED)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(ingest)
