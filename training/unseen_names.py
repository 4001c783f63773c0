"""The names of the unseen check, in the groups that UK passages are scored by; they train nothing (`people.names_kept_out`)."""

from __future__ import annotations

from pathlib import Path

from training.origins import Origin

_FILE = Path(__file__).parent / "unseen_names.txt"


def unseen_groups() -> tuple[Origin, ...]:
    """Each group with its names and the ways to write a whole one."""
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(_group(*(part.strip() for part in line.split("|"))) for line in lines)


def _group(name: str, orders: str, forenames: str, surnames: str) -> Origin:
    ways = tuple(order.strip() for order in orders.split(";"))
    return Origin(name, tuple(forenames.split()), tuple(s.replace("_", " ") for s in surnames.split()), ways)
