"""`forms try`: what a mapping profile makes of one filled form, before a site uses it. `forms split`: each submission as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.exit_codes import FAILED
from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, print_table, say

app = typer.Typer(help="Mapping profiles of referral forms.", no_args_is_help=True)
ProfileFile = Annotated[Path, typer.Argument(help="A profile (YAML).", exists=True, dir_okay=False)]
FormFile = Annotated[Path, typer.Argument(help="A filled form.", exists=True, dir_okay=False)]


@app.command(name="try")
def try_profile(profile: ProfileFile, file: FormFile, config: Config = "", *, as_json: AsJson = False) -> None:
    """Show where each answer goes and which answers have no place. Prints the form's words: mind your screen."""
    from gateway.bootstrap import load_config
    from gateway.bootstrap.form_trial import as_trial, trial_rows, tried

    found = tried(load_config(config), profile, file)
    if as_json:
        print_json([as_trial(submission) for submission in found])
    else:
        for submission in found:
            say(f"{submission.system}: {submission.form_name or 'no title'}, reference {submission.reference or 'none'}, {submission.test}")
            print_table(("path", "value", "label", "section"), trial_rows(submission))
    if not found:
        say("This file does not read as a filled form: no child is named, or too little is answered.")
        raise typer.Exit(FAILED)


@app.command()
def split(
    file: Annotated[
        Path, typer.Argument(help="An export of several submissions (CSV), or a letter that carries some.", exists=True, dir_okay=False)
    ],
    out: Annotated[Path, typer.Option("--out", help="The folder for the new files; none of them may be there yet.", file_okay=False)],
    config: Config = "",
) -> None:
    """Write each submission of a file as a file of its own, for the upload page or the watched folder. Nothing is stored."""
    from gateway.bootstrap import load_config
    from gateway.bootstrap.batch_files import written_rows

    try:
        written = written_rows(load_config(config), file, out)
    except OSError as error:
        problem = f"{error.filename} cannot be written: {error.strerror}"
        raise typer.BadParameter(problem) from error
    if not written:
        say("This file does not hold several submissions.")
        raise typer.Exit(FAILED)
    say(f"{len(written)} submissions, {written[0].name} to {written[-1].name}")
