"""Values of the borough column that are no council's name, for people and for scripts."""

from __future__ import annotations

from collections.abc import Sequence

from gateway.cli.output import Json, print_table
from gateway.matching.borough_names import UnknownBorough

COLUMNS = ("borough not known", "records", "first on line")
NOT_SHOWN = "(empty, or not shown: may be of a person)"


def print_unknown_boroughs(boroughs: Sequence[UnknownBorough]) -> None:
    """A table, where there is any."""
    if boroughs:
        print_table(COLUMNS, [(b.value or NOT_SHOWN, str(b.rows), str(b.line)) for b in boroughs])


def as_objects(boroughs: Sequence[UnknownBorough]) -> list[Json]:
    """For a script; `value` is "" where it is not shown."""
    return [{"value": b.value, "records": b.rows, "line": b.line} for b in boroughs]
