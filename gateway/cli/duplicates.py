"""`children duplicates`, `merge`, `unmerge`: records that may be of one child. Lists name records, never children."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import counted, print_json, print_table, progress, say
from gateway.ids import ChildId

COLUMNS = ("record", "record", "why", "found", "yes of")
By = Annotated[str, typer.Option(help="Your sign-in name, for the record: a reviewer or manager.")]
Reason = Annotated[str, typer.Option(help="How you know: a reference, no names.")]


def duplicates(
    config: Config = "",
    *,
    find: Annotated[bool, typer.Option("--find", help="First hold every record against those like it.")] = False,
    as_json: AsJson = False,
) -> None:
    """Pairs of records that may be of one child and that nobody has decided. Merging them is a person's act, in the console or here."""
    from gateway.bootstrap import load_config, open_core
    from gateway.store import SqlMerges

    with open_core(load_config(config)) as core:
        merges = SqlMerges(core.index)
        if find:
            with progress() as bar:
                task = bar.add_task("records", total=None)
                new = merges.find(lambda done: bar.update(task, completed=done))
        pairs = [(p.left.id, p.right.id, p.code, f"{p.found_at:%Y-%m-%d}", p.first_yes_by) for p in merges.open()]
    if as_json:
        print_json([dict(zip(("left", "right", "code", "found", "first_yes_by"), pair, strict=True)) for pair in pairs])
        return
    print_table(COLUMNS, pairs)
    if find:
        say(counted(new, "new pair", "new pairs"))


def merge(survivor: str, merged: str, by: By, reason: Reason, config: Config = "") -> None:
    """Say that two records are one child: MERGED leads to SURVIVOR from now on. A protected address or an adoption takes two people."""
    from gateway.bootstrap import acting_decider, load_config, open_core
    from gateway.store import SqlMerges

    with open_core(load_config(config)) as core:
        done = SqlMerges(core.index).merge(ChildId(survivor), ChildId(merged), acting_decider(core, by).id, reason)
    say(f"{merged} leads to {survivor}" if done == "merged" else "first yes recorded; a second person must say the same")


def unmerge(merged: str, by: By, reason: Reason, config: Config = "") -> None:
    """Take a merge back: both records stand by themselves again."""
    from gateway.bootstrap import acting_decider, load_config, open_core
    from gateway.store import SqlMerges

    with open_core(load_config(config)) as core:
        SqlMerges(core.index).unmerge(ChildId(merged), acting_decider(core, by).id, reason)
    say(f"{merged} stands by itself again")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(duplicates)
    app.command()(merge)
    app.command()(unmerge)
