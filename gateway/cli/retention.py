"""`retention`: what the schedule lets go, and legal holds."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, print_table, say
from gateway.ids import ItemId

app = typer.Typer(help="Retention: list what is due, hold an item, lift a hold.", no_args_is_help=True)
By = Annotated[str, typer.Option(help="Your sign-in name, for the record.")]


@app.command()
def due(config: Config = "", *, as_json: AsJson = False) -> None:
    """Items that the next sweep would erase. Changes nothing."""
    from gateway.bootstrap import load_config, open_core, open_retention

    with open_core(load_config(config)) as core:
        rows = [(item, state.value) for item, state in open_retention(core).due()]
    if as_json:
        print_json([{"item": item, "state": state} for item, state in rows])
    else:
        print_table(("item", "state"), rows)


@app.command()
def hold(
    item: str,
    by: By,
    reason: Annotated[str, typer.Option(help="Why it must be kept: a reference, no names.")],
    config: Config = "",
) -> None:
    """Keep an item whatever the schedule says (legal hold)."""
    from gateway.bootstrap import acting_user, load_config, open_core
    from gateway.pipeline.retention import place_hold

    with open_core(load_config(config)) as core:
        place_hold(core.store, ItemId(item), acting_user(core, by).id, reason)
    say(f"{item}: held")


@app.command()
def lift(
    item: str,
    by: By,
    reason: Annotated[str, typer.Option(help="Why it may go: a reference, no names.")],
    config: Config = "",
) -> None:
    """Lift a hold; the item's rest is counted anew from now."""
    from gateway.bootstrap import acting_user, load_config, open_core
    from gateway.pipeline.retention import lift_hold

    with open_core(load_config(config)) as core:
        lift_hold(core.store, ItemId(item), acting_user(core, by).id, reason)
    say(f"{item}: hold lifted")
