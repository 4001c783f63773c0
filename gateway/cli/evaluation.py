"""`evaluate`: run the product on folders of labelled data and write what the scorers read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.output import say

app = typer.Typer(help="Score the product on labelled data.", no_args_is_help=True)
Folder = Annotated[Path, typer.Argument(help="Folder of the set.", exists=True, file_okay=False)]
Out = Annotated[Path, typer.Option("--out", help="Folder for the predictions (for match: a file).")]


@app.command()
def scenarios(directory: Folder, out: Out) -> None:
    """Run each item through the real pipeline, with the authentication results that its meta file gives."""
    from gateway.evaluation.scenarios import write_predictions

    say(f"{write_predictions(directory, out)} predictions in {out}")


@app.command()
def match(directory: Folder, out: Out) -> None:
    """Decide each query of a matching set."""
    from gateway.evaluation.matching import write_predictions

    write_predictions(directory, out)
    say(f"predictions in {out}")


@app.command()
def forms(directory: Folder, out: Out) -> None:
    """Read each filled form of a set through the sandboxed parser."""
    from gateway.evaluation.forms import write_predictions

    say(f"{write_predictions(directory, out)} predictions in {out}")


@app.command()
def minutes(directory: Folder, out: Out) -> None:
    """Read each record of a meeting of a set through the sandboxed parser."""
    from gateway.evaluation.minutes import write_predictions

    say(f"{write_predictions(directory, out)} predictions in {out}")


@app.command(name="all")
def everything(
    data: Annotated[Path, typer.Option(help="The labelled data.", exists=True, file_okay=False)],
    bench: Annotated[Path, typer.Option(help="The scorers.", exists=True, file_okay=False)],
    report: Annotated[Path, typer.Option(help="Markdown file to rewrite.")] = Path("docs/quality.md"),
) -> None:
    """Run every evaluation and scorer, and rewrite the quality report."""
    from gateway.evaluation.report import write_report

    write_report(data, bench, report)
    say(f"wrote {report}")
