"""Everything that `config/` says, read and checked at once: a site either starts with a whole configuration or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gateway.agencies import AgencyDirectory
from gateway.bootstrap.purposes import require_purposes
from gateway.errors import ConfigError
from gateway.matching.weights import Weights, weights_from
from gateway.purposes import HUB_ONLY, Purposes
from gateway.routing.rules import Route
from gateway.settings import (
    DestinationRow,
    GatewaySettings,
    read_agencies,
    read_model,
    read_profiles,
    read_purposes,
    read_routing,
    read_table,
    read_text,
)
from gateway.settings.config_folder import ConfigFolder, config_folder
from parsers.forms.profile import Profile
from redaction import Policies, PolicyError, load_policies
from redaction.settings import RecogniserSettings


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration of a site."""

    folder: ConfigFolder
    settings: GatewaySettings
    agencies: AgencyDirectory
    routes: tuple[Route, ...]
    destinations: tuple[DestinationRow, ...]
    policies: Policies
    weights: Weights
    recognisers: RecogniserSettings
    profiles: tuple[Profile, ...] = ()
    purposes: Purposes = HUB_ONLY

    @property
    def is_demonstration(self) -> bool:
        """Whether this site is the demonstration: invented children, DNS from a file."""
        return self.settings.site.demonstration == "yes"


def load_config(folder: str) -> Config:
    """Read the folder, "" for the shipped defaults. Raises `ConfigError` naming file, line and what is allowed."""
    where = config_folder(folder)
    routing = read_routing(where.file("routing.toml"))
    routes = tuple(Route(row.borough, row.agency_type, row.destinations, row.purpose) for row in routing.route)
    purposes = read_purposes(where.file("purposes.toml"))
    policies = _policies(where.files("policies", ".toml"))
    _require_destinations(where.file("routing.toml"), routes, routing.destination)
    require_purposes(where, routing, purposes, policies)
    return Config(
        folder=where,
        settings=read_model(where.file("gateway.toml"), GatewaySettings),
        agencies=read_agencies(where.file("agencies.toml")),
        routes=routes,
        destinations=routing.destination,
        policies=policies,
        weights=weights_from(read_table(where.file("matching.toml"))),
        recognisers=RecogniserSettings.from_mapping(read_table(where.file("recognisers.toml"))),
        profiles=read_profiles(where.files("forms", ".yaml")),
        purposes=purposes,
    )


def _policies(paths: tuple[Path, ...]) -> Policies:
    try:
        return load_policies({str(path): read_text(path) for path in paths})
    except PolicyError as error:
        raise ConfigError("policy_invalid", str(error)) from error


def _require_destinations(path: Path, routes: tuple[Route, ...], rows: tuple[DestinationRow, ...]) -> None:
    """Every destination that a route names must be defined: a copy must not wait for one that does not exist."""
    known = {row.name for row in rows}
    unknown = sorted({name for route in routes for name in route.destinations} - known)
    if unknown:
        allowed = ", ".join(sorted(known)) or "none is defined"
        raise ConfigError("config_invalid", f"{path}: route names unknown destinations {', '.join(unknown)}. Defined: {allowed}.")
