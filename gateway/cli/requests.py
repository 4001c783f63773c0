"""`requests`: the open requests for information that the hub sent, as its case system lists them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import counted, print_json, say

app = typer.Typer(help="The open requests that agencies answer.", no_args_is_help=True)


@app.callback()
def about() -> None:
    """The open requests that agencies answer."""


@app.command(name="import")
def import_open(
    file: Annotated[Path, typer.Argument(help="CSV of open requests, one row a request.", exists=True)],
    config: Config = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Add or replace requests by their reference. A row that cannot be used refuses the whole file, with its line."""
    from gateway.bootstrap import import_requests, load_config, open_core

    with open_core(load_config(config)) as core:
        done = import_requests(core, file)
    if as_json:
        print_json({"requests": done})
    else:
        say(counted(done, "request", "requests"))
