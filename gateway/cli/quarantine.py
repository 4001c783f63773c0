"""`quarantine`: items held apart."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.cli.items import print_items
from gateway.cli.options import AsJson, Config
from gateway.cli.output import say
from gateway.ids import ItemId

app = typer.Typer(help="Items held apart: list, release.", no_args_is_help=True)


@app.command(name="list")
def list_held(config: Config = "", *, as_json: AsJson = False) -> None:
    """Items in quarantine, oldest deadline first."""
    from gateway.bootstrap import load_config, open_core
    from gateway.items import ItemState

    with open_core(load_config(config)) as core:
        found = core.store.queue([ItemState.QUARANTINED], None, 1000, 0)
    print_items(found, form="json" if as_json else "table")


@app.command()
def release(
    item: str,
    by: Annotated[str, typer.Option(help="Your sign-in name. Two different people must ask.")],
    reason: Annotated[str, typer.Option(help="Why it is safe; kept in the record.")],
    config: Config = "",
) -> None:
    """Say yes to releasing an item into review; it takes two different people."""
    from gateway.bootstrap import acting_user, load_config, open_core

    with open_core(load_config(config)) as core:
        answer = core.desk.release(ItemId(item), acting_user(core, by), reason)
    say("first yes recorded; a second person must say yes too" if answer == "first_yes" else f"{item}: released into review")
