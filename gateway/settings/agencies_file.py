"""`config/agencies.toml`: who may send, under which domains, with what proof; and the routing table `config/routing.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from gateway.agencies import Agency, AgencyDirectory, TlsExpectation
from gateway.ids import AgencyId
from gateway.purposes import ASSESSMENT
from gateway.settings.model import Section
from gateway.settings.toml_files import read_model


class AgencyRow(Section):
    """One `[[agency]]`."""

    id: str = Field(pattern=r"^[A-Z0-9-]{2,40}$")
    name: str
    type: str = Field(pattern=r"^[a-z_]+$")
    domains: tuple[str, ...] = Field(default=(), strict=False)
    form_clients: tuple[str, ...] = Field(default=(), strict=False)
    without_dmarc: tuple[str, ...] = Field(default=(), strict=False)
    tls: Literal["require", "prefer", "any"] = "prefer"
    borough: str = ""


class AgenciesFile(Section):
    """The whole file."""

    agency: tuple[AgencyRow, ...] = Field(strict=False)


class RouteRow(Section):
    """One `[[route]]`: copies for `borough` ("*" for all) made for `purpose` also go to these destinations, besides the console's tray."""

    borough: str = "*"
    agency_type: str = "*"
    purpose: str = ASSESSMENT
    destinations: tuple[str, ...] = Field(strict=False)


class DestinationRow(Section):
    """One `[[destination]]`. Which keys a kind needs is said in docs/settings.md."""

    name: str = Field(pattern=r"^[a-z0-9-]{1,40}$")
    kind: Literal["folder", "smtp", "webhook"]
    path: str = ""
    host: str = ""
    port: int = Field(default=587, ge=1, le=65535)
    sender: str = ""
    recipient: str = ""
    ca_file: str = ""
    url: str = ""
    secret_file: str = ""
    forms: tuple[Literal["json", "html", "docx", "text", "pages"], ...] = Field(default=(), strict=False)
    purposes: tuple[str, ...] = Field(default=(ASSESSMENT,), strict=False)


class RoutingFile(Section):
    """The whole file."""

    destination: tuple[DestinationRow, ...] = Field(default=(), strict=False)
    route: tuple[RouteRow, ...] = Field(default=(), strict=False)


def read_agencies(path: Path) -> AgencyDirectory:
    """The directory in `path`; raises `ConfigError`."""
    rows = read_model(path, AgenciesFile).agency
    return AgencyDirectory.of(
        Agency(
            id=AgencyId(row.id),
            name=row.name,
            type=row.type,
            domains=tuple(domain.lower() for domain in row.domains),
            form_clients=row.form_clients,
            tls=TlsExpectation(row.tls),
            borough=row.borough,
            without_dmarc=tuple(domain.lower() for domain in row.without_dmarc),
        )
        for row in rows
    )


def read_routing(path: Path) -> RoutingFile:
    """The routing table in `path`; raises `ConfigError`."""
    return read_model(path, RoutingFile)
