"""Borough and agency type -> destinations beside the console's tray. First matching row wins; no row, no extra destination."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gateway.ids import HUB, Borough


@dataclass(frozen=True, slots=True)
class Route:
    """One row: "*" matches everything."""

    borough: str
    agency_type: str
    destinations: tuple[str, ...]


def has_tray(borough: Borough) -> bool:
    """Whether a copy for this borough can be routed without a person (no tray: out of area or unknown)."""
    return borough in HUB


def destinations_for(routes: Sequence[Route], borough: Borough, agency_type: str) -> tuple[str, ...]:
    """Names of the destinations of the first row that fits."""
    for route in routes:
        if route.borough in {"*", borough.value} and route.agency_type in {"*", agency_type}:
            return route.destinations
    return ()
