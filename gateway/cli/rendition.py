"""`rendition`: one file drawn anew without given phrases, as a copy's pages are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.exit_codes import NEEDS_A_PERSON
from gateway.cli.options import Config
from gateway.cli.output import say


def rendition(
    file: Annotated[Path, typer.Argument(help="A PDF or a picture.", exists=True, dir_okay=False)],
    out: Annotated[Path, typer.Option("--out", help="Where it is written: a PDF, of a picture PNG or JPEG.", dir_okay=False)],
    hide: Annotated[list[str] | None, typer.Option("--hide", help="Words that must not be in it; may be given often.")] = None,
    config: Config = "",
) -> None:
    """Draw a file's pages anew without some words, verify the result, and write it. Nothing is stored.

    Exit code 3 where a check failed: nothing is written then, and the codes say which checks.
    """
    from gateway.bootstrap import load_config
    from gateway.bootstrap.inspection import rendition_of

    outcome = rendition_of(load_config(config), file, hide or [])
    if outcome.failed:
        say(f"No rendition: {', '.join(outcome.failed)}")
        raise typer.Exit(NEEDS_A_PERSON)
    out.write_bytes(outcome.content)
    say(f"{len(outcome.content)} bytes, every check passed")


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command()(rendition)
