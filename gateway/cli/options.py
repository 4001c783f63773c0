"""Options that many commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Config = Annotated[
    str,
    typer.Option("--config", envvar="MASH_GATEWAY_CONFIG", help="Folder with the settings; the shipped defaults fill what it lacks."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
