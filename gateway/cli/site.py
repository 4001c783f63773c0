"""`init`: make a site's keys, certificate, store and first account."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.cli.options import Config
from gateway.cli.output import say


def init(
    config: Config = "",
    admin: Annotated[str, typer.Option(help="Sign-in name of the first account; it gets the roles reviewer and manager.")] = "",
) -> None:
    """Create keys, a development certificate, the encrypted store and (with --admin) a first account. Safe to repeat."""
    from gateway.bootstrap import init_site, load_config

    settings = load_config(config)
    for line in init_site(settings):
        say(line)
    if admin:
        from gateway.cli.users import add_account

        add_account(settings, admin, admin, roles=("reviewer", "manager"), boroughs=("LBHF", "RBKC", "WCC"))


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(init)
