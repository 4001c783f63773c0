"""`match again`: how far waiting items have been matched again. Counts only."""

from __future__ import annotations

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, print_table

COLUMNS = ("order", "because", "since", "considered", "asked", "done")
SHOWN = 20


def again(config: Config = "", *, as_json: AsJson = False) -> None:
    """Orders to match again what waits, newest first. The worker carries them out; this changes nothing."""
    from gateway.bootstrap import load_config, open_core

    with open_core(load_config(config)) as core:
        orders = core.store.looked_again(SHOWN)
    if as_json:
        print_json(
            [
                {
                    "order": o.id,
                    "because": o.because,
                    "item": o.item,
                    "since": o.at.isoformat(),
                    "considered": o.considered,
                    "asked": o.asked,
                    "done": o.done_at.isoformat() if o.done_at else None,
                }
                for o in orders
            ]
        )
        return
    rows = [
        (
            str(o.id),
            o.because,
            f"{o.at:%Y-%m-%d %H:%M}",
            str(o.considered),
            str(o.asked),
            f"{o.done_at:%Y-%m-%d %H:%M}" if o.done_at else "under way",
        )
        for o in orders
    ]
    print_table(COLUMNS, rows)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(again)
