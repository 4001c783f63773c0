"""`items`: what the gateway holds. Codes, ids and times; never an item's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, print_table, say
from gateway.ids import ItemId

if TYPE_CHECKING:
    from gateway.ports import Store
    from gateway.views import ItemSummary

ItemReference = Annotated[str, typer.Argument(help="The item's reference, or its last 8 characters as the console shows them.")]
app = typer.Typer(help="Items: list, show, retry.", no_args_is_help=True)
COLUMNS = ("item", "state", "channel", "agency", "received", "why")
SHORT = 8  # the end of a reference, as the console shows it
MOST_ITEMS = 100_000


def named(store: Store, reference: str) -> ItemId:
    """The item of a whole reference or of its last 8 characters. Raises `Rejected("item_unknown")` where there is none, or are several."""
    from gateway.errors import Rejected
    from gateway.items import ItemState

    if len(reference) != SHORT:
        return ItemId(reference)
    found = [row.id for row in store.queue(tuple(ItemState), None, MOST_ITEMS, 0) if row.id.endswith(reference)]
    if len(found) != 1:
        raise Rejected("item_unknown", f"{len(found)} items end in {reference}: give the whole reference, as `items list` prints it")
    return found[0]


def rows_of(items: tuple[ItemSummary, ...]) -> list[tuple[str, ...]]:
    """Rows of a queue."""
    return [(i.id, i.state.value, i.channel.value, i.agency, i.received_at.isoformat(timespec="seconds"), ",".join(i.why)) for i in items]


def print_items(items: tuple[ItemSummary, ...], *, form: str) -> None:
    """A queue as a table or as JSON."""
    if form == "json":
        print_json([dict(zip(COLUMNS, row, strict=True)) for row in rows_of(items)])
    else:
        print_table(COLUMNS, rows_of(items))


@app.command(name="list")
def list_items(
    config: Config = "",
    state: Annotated[list[str] | None, typer.Option(help="Only these states (docs/states.md); may be repeated.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000)] = 100,
    *,
    as_json: AsJson = False,
) -> None:
    """Items, nearest deadline first."""
    from gateway.bootstrap import load_config, open_core
    from gateway.items import ItemState

    known = [s.value for s in ItemState]
    unknown = [s for s in state or [] if s not in known]
    if unknown:
        message = f"unknown state {', '.join(unknown)}; one of: {', '.join(known)}"
        raise typer.BadParameter(message)
    with open_core(load_config(config)) as core:
        found = core.store.queue([ItemState(s) for s in state or known], None, limit, 0)
    print_items(found, form="json" if as_json else "table")


@app.command()
def show(item: ItemReference, config: Config = "", *, as_json: AsJson = False) -> None:
    """One item's state and history."""
    from gateway.bootstrap import load_config, open_core

    with open_core(load_config(config)) as core:
        summary = core.store.summary(named(core.store, item))
        timeline = core.store.timeline(summary.id)
        made = core.store.rows_of(summary.id)
    history = [(e.at.isoformat(timespec="seconds"), e.actor, e.action, e.reason) for e in timeline]
    if as_json:
        head = dict(zip(COLUMNS, rows_of((summary,))[0], strict=True))
        print_json(
            {
                **head,
                "batch_of": summary.batch_of,
                "submissions": [row.id for row in made],
                "history": [dict(zip(("at", "actor", "action", "reason"), row, strict=True)) for row in history],
            }
        )
    else:
        print_table(COLUMNS, rows_of((summary,)))
        if summary.batch_of:
            say(f"submission {summary.batch_row} of {summary.batch_of}")
        if made:
            print_table(COLUMNS, rows_of(made), title="its submissions")
        print_table(("at", "who", "what", "reason"), history, title="history")


@app.command()
def retry(
    item: ItemReference,
    by: Annotated[str, typer.Option(help="Your sign-in name, for the record.")],
    config: Config = "",
) -> None:
    """Run an item again from its raw bytes."""
    from gateway.bootstrap import acting_user, load_config, open_core

    with open_core(load_config(config)) as core:
        which = named(core.store, item)
        core.desk.retry(which, acting_user(core, by))
    say(f"{which}: will be run again")
