"""`children refresh` and `children left-out`: the index brought up to date with a whole file, and what of it could not be used."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.exit_codes import NEEDS_A_PERSON, OK, REFUSED
from gateway.cli.options import AsJson, Config
from gateway.cli.output import Json, counted, print_json, print_table, progress, say, write_private
from gateway.cli.unknown_boroughs import as_objects, print_unknown_boroughs

if TYPE_CHECKING:
    from gateway.store import LeftOut, RefreshReport

COLUMNS = ("table", "line", "code", "outcome")
WHY_REFUSED = {
    "household_unreadable": "a household's row cannot be read or names no household, and it may be the one that hides an address",
    "boroughs_unknown": "most rows name no council that is known: see [values.borough] of the mapping",
    "too_many_absent": "more children are missing from the file than the mapping's guard allows",
    "too_many_changed": "more records have changed than the mapping's guard allows",
}


def refresh(
    file: Annotated[Path, typer.Argument(help="CSV of all children, one row a record.", exists=True)],
    mapping: Annotated[Path, typer.Option(help="TOML file: which of their columns is which of ours.", exists=True)],
    households: Annotated[Path | None, typer.Option(help="CSV of the households' adults.", exists=True)] = None,
    config: Config = "",
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would change; change nothing.")] = False,
    accept_large_change: Annotated[
        bool, typer.Option("--accept-large-change", help="Take over although the guard holds: look at what it says first.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Bring the index up to date with a whole file. Children that it does not have are marked with the day, never taken out."""
    from gateway.bootstrap import load_config, open_core, refresh_from_files

    with open_core(load_config(config)) as core, _watched() as told:
        report = refresh_from_files(
            core,
            file,
            households,
            mapping,
            mode="check" if dry_run else "apply",
            large_change="accepted" if accept_large_change else "guarded",
            progress=told,
        )
    if as_json:
        print_json(_object(report, taken_over=_taken_over(report, "yes" if dry_run else "no")))
    else:
        _print(report, dry_run="yes" if dry_run else "no")
    raise typer.Exit(_exit_code(report))


def left_out(
    config: Config = "",
    *,
    out: Annotated[Path | None, typer.Option(help="Write the rows that were left out, as they stand in the file, as CSV.")] = None,
    as_json: AsJson = False,
) -> None:
    """What the latest refresh could not use: line and reason. With --out the rows themselves, for your eyes only."""
    from gateway.bootstrap import load_config, open_core
    from gateway.store import left_out_rows

    with open_core(load_config(config)) as core:
        if out is not None:
            write_private(out, _as_csv([(p, raw) for p, raw in left_out_rows(core.index) if raw]))
        problems = [problem for problem, _ in left_out_rows(core.index)]
    if as_json:
        print_json(_problems(problems))
    else:
        print_table(COLUMNS, _cells(problems))


@contextmanager
def _watched() -> Iterator[Callable[[str, int], None]]:
    """Counts on standard error, where somebody looks."""
    with progress() as bar:
        tasks = {}

        def told(what: str, done: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=None)
            bar.update(tasks[what], completed=done)

        yield told


def _exit_code(report: RefreshReport) -> int:
    if report.refused:
        return NEEDS_A_PERSON
    return REFUSED if report.rows_left_out else OK


def _print(report: RefreshReport, *, dry_run: str) -> None:
    kinds = ("added", "changed", "absent", "back", "unchanged")
    print_table(("children", "records"), [(kind, str(getattr(report, kind))) for kind in kinds])
    if report.fields:
        print_table(("changed field", "records"), [(name, str(count)) for name, count in report.fields])
    if _taken_over(report, dry_run) == "yes":
        print_table(("duplicates", "pairs"), [("newly proposed", str(report.duplicates))])
    print_unknown_boroughs(report.boroughs)
    if report.problems:
        print_table(COLUMNS, _cells(report.problems))
    if report.problem_count > len(report.problems):
        say(f"... and {report.problem_count - len(report.problems)} more; `children left-out` lists all of an import that was no dry run")
    if report.refused:
        say(f"Nothing was taken over: {WHY_REFUSED[report.refused]} ({report.refused}). Look at the file; where it is right,")
        say("give the command again with --accept-large-change.")
    elif dry_run == "yes":
        say("Nothing was changed: this was a dry run.")
    else:
        say(f"Taken over. {counted(report.rows_left_out, 'row', 'rows')} left out and kept (`children left-out`).")


def _taken_over(report: RefreshReport, dry_run: str) -> str:
    return "no" if dry_run == "yes" or report.refused else "yes"


def _object(report: RefreshReport, *, taken_over: str) -> Json:
    return {
        "taken_over": taken_over,
        "refused": report.refused,
        "added": report.added,
        "changed": report.changed,
        "changed_fields": dict(report.fields),
        "absent": report.absent,
        "back": report.back,
        "unchanged": report.unchanged,
        "rows_left_out": report.rows_left_out,
        "duplicates_proposed": report.duplicates if taken_over == "yes" else None,
        "boroughs_unknown": as_objects(report.boroughs),
        "problem_count": report.problem_count,
        "problems": _problems(report.problems),
    }


def _problems(problems: Sequence[LeftOut]) -> list[Json]:
    return [{"table": p.source, "line": p.line, "code": p.code, "outcome": p.outcome} for p in problems]


def _cells(problems: Sequence[LeftOut]) -> list[tuple[str, str, str, str]]:
    return [(p.source, str(p.line), p.code, p.outcome) for p in problems]


def _as_csv(rows: Sequence[tuple[LeftOut, str]]) -> bytes:
    """Each row as one cell, in its own words: a row that does not fit its heading fits no other."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow((*COLUMNS, "row"))
    writer.writerows((p.source, p.line, p.code, p.outcome, raw) for p, raw in rows)
    return text.getvalue().encode()


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(refresh)
    app.command(name="left-out")(left_out)
