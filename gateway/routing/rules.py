"""Borough, agency type and purpose -> destinations beside the console's tray. First matching row wins; no row, no extra destination."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gateway.ids import HUB, Borough
from gateway.purposes import ASSESSMENT


@dataclass(frozen=True, slots=True)
class Route:
    """One row: "*" matches everything, but no row is for every purpose."""

    borough: str
    agency_type: str
    destinations: tuple[str, ...]
    purpose: str = ASSESSMENT


def has_tray(borough: Borough) -> bool:
    """Whether a copy for this borough can be routed without a person (no tray: out of area or unknown)."""
    return borough in HUB


def destinations_for(routes: Sequence[Route], borough: Borough, agency_type: str, purpose: str = ASSESSMENT) -> tuple[str, ...]:
    """Names of the destinations of the first row that fits; a copy made for one purpose meets no row of another."""
    for route in routes:
        if route.purpose == purpose and route.borough in {"*", borough.value} and route.agency_type in {"*", agency_type}:
            return route.destinations
    return ()
