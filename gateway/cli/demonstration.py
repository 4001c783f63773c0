"""`demo`: send the invented samples through the real channels and check where each one ends."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.cli.exit_codes import FAILED
from gateway.cli.output import say


def demo(
    *,
    serve: Annotated[bool, typer.Option("--serve", help="Set up and run the demonstration site first, and keep serving.")] = False,
    seconds: Annotated[float, typer.Option(help="How long to wait for the samples to settle.")] = 180.0,
) -> None:
    """Send the samples to the demonstration site; exit code 0 only if each reached its expected state."""
    from gateway.demo import send_and_watch, serve_and_send

    reached = serve_and_send(seconds) if serve else send_and_watch(seconds)
    if not reached:
        raise typer.Exit(FAILED)


def demo_code(name: Annotated[str, typer.Argument(help="Sign-in name of a demonstration account.")]) -> None:
    """Print the present sign-in code of a demonstration account."""
    from gateway.demo import code_now

    say(code_now(name))


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(demo)
    app.command(name="demo-code")(demo_code)
