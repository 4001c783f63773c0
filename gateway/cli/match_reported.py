"""`match report`: links, those that a person had to make, and wrong ones, by borough, ethnicity and age. Counts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import Json, print_json, print_table, say

if TYPE_CHECKING:
    from gateway.pipeline.link_report import Group, Limits

COLUMNS = ("links", "by rule", "95 % limits", "by a person", "judged", "wrong", "95 % limits of wrong")


def report(config: Config = "", *, as_json: AsJson = False) -> None:
    """Links by borough, ethnicity and age of the children, for governance. Changes nothing. Needs the site's store."""
    from gateway.bootstrap import load_config, open_core
    from gateway.pipeline.link_report import FEWEST, known_links
    from gateway.pipeline.link_report import report as by_group
    from gateway.pipeline.link_tally import ACTIONS

    with open_core(load_config(config)) as core:
        tables = by_group(known_links(core.store.entries(ACTIONS, -1)), core.index.get)
    if as_json:
        print_json({name: [_object(group) for group in groups] for name, groups in tables.items()})
        return
    for name, groups in tables.items():
        print_table((name, *COLUMNS), [_cells(group, FEWEST) for group in groups])
    say(f"Groups of fewer than {FEWEST} links are not told, nor the next smallest beside a single one.")


def _object(group: Group) -> Json:
    shares = {"by_rule": group.certain, "by_person": group.to_person, "wrong": group.wrong}
    told: dict[str, Json] = {name: _share(share) for name, share in shares.items()}
    return {"group": group.name, "links": group.links, **told}


def _share(share: Limits | None) -> Json:
    if share is None:
        return None
    return {"count": share.part, "of": share.whole, "lower": round(share.lower, 5), "upper": round(share.upper, 5)}


def _cells(group: Group, fewest: int) -> tuple[str, ...]:
    certain, by_person, wrong = group.certain, group.to_person, group.wrong
    if group.links is None or certain is None or by_person is None or wrong is None:
        return (group.name, f"fewer than {fewest} or next to such", *("",) * (len(COLUMNS) - 1))
    return (
        group.name,
        str(group.links),
        str(certain.part),
        f"{certain.lower:.3f} to {certain.upper:.3f}",
        str(by_person.part),
        str(wrong.whole),
        str(wrong.part),
        f"{wrong.lower:.3f} to {wrong.upper:.3f}",
    )


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(report)
