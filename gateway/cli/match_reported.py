"""`match report`: links, those that a rule was sure of, those that a person decided, and wrong ones, by group. Counts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import Json, print_json, print_table, say

if TYPE_CHECKING:
    from gateway.pipeline.link_report import Group, Limits

COLUMNS = ("links", "rule sure", "of 100", "only a person", "reviews", "of 100", "judged", "wrong", "of 100")


def report(config: Config = "", *, as_json: AsJson = False) -> None:
    """Links by group, for governance. Changes nothing. Needs the site's store.

    By borough, ethnicity and age of the children, how common their names are, the sort of agency, and how much was written.
    """
    from gateway.bootstrap import link_tables, load_config, open_core
    from gateway.pipeline.link_report import FEWEST

    with open_core(load_config(config)) as core:
        tables = link_tables(core)
    if as_json:
        print_json({name: [_object(group) for group in groups] for name, groups in tables.items()})
        return
    for name, groups in tables.items():
        print_table((name.replace("_", " "), *COLUMNS), [_cells(group, FEWEST) for group in groups])
    say("Each share with its 95 % limits (Wilson): of all links, and of those judged.")
    say(f"Groups of fewer than {FEWEST} links are not told, nor the next smallest beside a single one; so with those judged.")


def _object(group: Group) -> Json:
    shares = {"by_rule": group.certain, "by_person": group.to_person, "reviewed": group.reviewed, "wrong": group.wrong}
    told: dict[str, Json] = {name: _share(share) for name, share in shares.items()}
    return {"group": group.name, "links": group.links, **told}


def _share(share: Limits | None) -> Json:
    if share is None:
        return None
    return {"count": share.part, "of": share.whole, "lower": round(share.lower, 5), "upper": round(share.upper, 5)}


def _cells(group: Group, fewest: int) -> tuple[str, ...]:
    certain, by_person, reviewed, wrong = group.certain, group.to_person, group.reviewed, group.wrong
    if group.links is None or certain is None or by_person is None or reviewed is None:
        return (group.name, f"fewer than {fewest} or next to such", *("",) * (len(COLUMNS) - 1))
    return (
        group.name,
        str(group.links),
        str(certain.part),
        _of_hundred(certain),
        str(by_person.part),
        str(reviewed.part),
        _of_hundred(reviewed),
        *((f"fewer than {fewest} or next to such", "", "") if wrong is None else (str(wrong.whole), str(wrong.part), _of_hundred(wrong))),
    )


def _of_hundred(share: Limits) -> str:
    """The limits alone: the share itself lies between, and is no more certain than they are."""
    return f"{100 * share.lower:.1f} to {100 * share.upper:.1f}"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(report)
