"""`children`: the child index."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.exit_codes import REFUSED
from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, print_table, say

app = typer.Typer(help="The child index.", no_args_is_help=True)


@app.command(name="import")
def import_children(
    file: Annotated[Path, typer.Argument(help="CSV of children, one row a record.", exists=True)],
    households: Annotated[Path | None, typer.Option(help="CSV of the households' adults.", exists=True)] = None,
    config: Config = "",
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and count; change nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring the index up to date from CSV. Rows that cannot be used are listed with line and reason; none is lost silently."""
    from gateway.bootstrap import import_index, load_config, open_core

    with open_core(load_config(config)) as core:
        report = import_index(core, file, households, mode="check" if dry_run else "write")
    if as_json:
        refused: list[dict[str, str | int]] = [{"line": r.line, "reason": r.reason} for r in report.refused]
        print_json({"added": report.added, "changed": report.changed, "same": report.same, "refused": list(refused)})
    else:
        say(f"added {report.added}, changed {report.changed}, the same {report.same}, refused {len(report.refused)}")
        if report.refused:
            print_table(("line", "reason"), [(str(r.line), r.reason) for r in report.refused])
    if report.refused:
        raise typer.Exit(REFUSED)
