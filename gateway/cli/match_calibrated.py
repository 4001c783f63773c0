"""`match calibrate`: how often people confirmed suggestions, as a table or as JSON. Counts only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import Json, print_json, print_table, say

if TYPE_CHECKING:
    from gateway.pipeline.calibration import Confirmed

COLUMNS = ("written", "bits", "suggested", "confirmed", "share", "95 % limits", "certain", "certain and wrong")


def calibrate(config: Config = "", *, as_json: AsJson = False) -> None:
    """Count people's decisions by how much was written and how high the score was. Changes nothing. Needs the site's store."""
    from gateway.bootstrap import load_config, open_core
    from gateway.matching.strata import BAND_BITS
    from gateway.pipeline.calibration import calibration

    with open_core(load_config(config)) as core:
        rows, standing = calibration(core.links.reviews()), core.links.standing()
    if as_json:
        print_json({"automatic_matching": standing.says, "reviewed": standing.reviewed, "rows": [_object(row, BAND_BITS) for row in rows]})
        return
    print_table(COLUMNS, [_cells(row, BAND_BITS) for row in rows])
    say(f"{standing.reviewed} decisions of people; automatic matching: {standing.says}")


def _object(row: Confirmed, width: int) -> Json:
    return {
        "stratum": row.stratum,
        "from_bits": row.band,
        "to_bits": row.band + width,
        "suggested": row.suggested,
        "confirmed": row.confirmed,
        "lower": round(row.lower, 5),
        "upper": round(row.upper, 5),
        "certain": row.certain,
        "certain_wrong": row.certain_wrong,
    }


def _cells(row: Confirmed, width: int) -> tuple[str, ...]:
    return (
        row.stratum,
        f"{row.band} to {row.band + width}",
        str(row.suggested),
        str(row.confirmed),
        f"{row.confirmed / row.suggested:.3f}",
        f"{row.lower:.3f} to {row.upper:.3f}",
        str(row.certain),
        str(row.certain_wrong),
    )


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(calibrate)
