"""`users`: accounts of the console."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, print_table, say
from gateway.ids import Borough, UserId

if TYPE_CHECKING:
    from gateway.bootstrap import Config as SiteConfig

app = typer.Typer(help="Accounts of the console.", no_args_is_help=True)
ROLES = ("clerk", "reviewer", "manager", "decision_maker", "dpo", "auditor", "it")


def add_account(settings: SiteConfig, name: str, display_name: str, *, roles: Sequence[str], boroughs: Sequence[str]) -> None:
    """Create the account and print its password and authenticator secret once."""
    from gateway.bootstrap import open_core

    password = secrets.token_urlsafe(12)
    with open_core(settings) as core:
        secret = core.people.create_user(
            name, display_name, password, roles=frozenset(roles), boroughs=frozenset(Borough(b) for b in boroughs)
        )
    say(f"sign-in name:         {name}")
    say(f"password:             {password}")
    say(f"authenticator secret: {secret}")
    say("These are shown once. Enter the secret in an authenticator app; sign-in asks for its six-digit code.")


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Sign-in name.")],
    display_name: Annotated[str, typer.Argument(help="Name shown to colleagues.")],
    role: Annotated[list[str], typer.Option(help=f"One of: {', '.join(ROLES)}. May be repeated.")],
    borough: Annotated[list[str], typer.Option(help="LBHF, RBKC or WCC. May be repeated.")],
    config: Config = "",
) -> None:
    """Create a local account."""
    from gateway.bootstrap import load_config

    for value in role:
        if value not in ROLES:
            message = f"{value!r} is no role; one of: {', '.join(ROLES)}"
            raise typer.BadParameter(message)
    add_account(load_config(config), name, display_name, roles=role, boroughs=borough)


@app.command(name="list")
def list_users(config: Config = "", *, as_json: AsJson = False) -> None:
    """Accounts that are switched on."""
    from gateway.bootstrap import load_config, open_core

    with open_core(load_config(config)) as core:
        users = core.people.users()
    rows = [(u.id, u.display_name, ",".join(sorted(u.roles)), ",".join(sorted(b.value for b in u.boroughs))) for u in users]
    if as_json:
        print_json([dict(zip(("id", "name", "roles", "boroughs"), row, strict=True)) for row in rows])
    else:
        print_table(("id", "name", "roles", "boroughs"), rows)


@app.command(name="new-code")
def new_code(user: Annotated[str, typer.Argument(help="Account id, see `users list`.")], config: Config = "") -> None:
    """Replace a lost authenticator: prints a new secret once and signs the person out everywhere."""
    from gateway.bootstrap import load_config, open_core

    with open_core(load_config(config)) as core:
        secret = core.people.renew_code(UserId(user))
    say(f"authenticator secret: {secret}")
    say("This is shown once. The old authenticator no longer works, and every session of this person has ended.")


@app.command(name="new-password")
def new_password(user: Annotated[str, typer.Argument(help="Account id, see `users list`.")], config: Config = "") -> None:
    """Replace a forgotten password: prints a new one once and signs the person out everywhere."""
    from gateway.bootstrap import load_config, open_core

    password = secrets.token_urlsafe(12)
    with open_core(load_config(config)) as core:
        core.people.set_password(UserId(user), password)
    say(f"password:             {password}")
    say("This is shown once. The person changes it on the page Your account.")


@app.command(name="switch-off")
def switch_off(user: Annotated[str, typer.Argument(help="Account id, see `users list`.")], config: Config = "") -> None:
    """Refuse an account from now on and end its sessions."""
    from gateway.bootstrap import load_config, open_core

    with open_core(load_config(config)) as core:
        core.people.switch_off(UserId(user))
    say(f"{user} is switched off.")
