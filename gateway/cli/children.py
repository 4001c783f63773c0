"""`children`: the child index."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from gateway.cli import duplicates, index_refresh
from gateway.cli.exit_codes import REFUSED
from gateway.cli.options import AsJson, Config
from gateway.cli.output import Json, print_json, print_table, say
from gateway.cli.unknown_boroughs import as_objects, print_unknown_boroughs

app = typer.Typer(help="The child index.", no_args_is_help=True)
index_refresh.register(app)
duplicates.register(app)


@app.command(name="import")
def import_children(
    file: Annotated[Path, typer.Argument(help="CSV of children, one row a record.", exists=True)],
    households: Annotated[Path | None, typer.Option(help="CSV of the households' adults.", exists=True)] = None,
    config: Config = "",
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check and count; change nothing.")] = False,
    accept_doubts: Annotated[
        bool, typer.Option("--accept-doubts", help="Take over although most boroughs, or a household's row, cannot be read.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Bring the index up to date from CSV. Rows that cannot be used are listed with line and reason; none is lost silently."""
    from gateway.bootstrap import import_index, load_config, open_core

    with open_core(load_config(config)) as core:
        mode: Literal["check", "apply"] = "check" if dry_run else "apply"
        report = import_index(core, file, households, mode=mode, doubts="accepted" if accept_doubts else "refused")
    done = report.done
    if as_json:
        problems: list[Json] = [{"table": p.table, "line": p.line, "code": p.code, "outcome": p.outcome} for p in report.problems]
        print_json(
            {
                "added": done.added,
                "changed": done.changed,
                "same": done.unchanged,
                "problems": problems,
                "boroughs_unknown": as_objects(report.boroughs),
            }
        )
    else:
        say(f"added {done.added}, changed {done.changed}, the same {done.unchanged}; {len(report.problems)} problems")
        if report.problems:
            rows = [(p.table, str(p.line), p.code, p.outcome) for p in report.problems]
            print_table(("table", "line", "code", "outcome"), rows)
        print_unknown_boroughs(report.boroughs)
    if any(p.outcome == "row_left_out" for p in report.problems):
        raise typer.Exit(REFUSED)
