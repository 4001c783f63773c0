"""Whether what `config/` says of purposes fits together: listed, with a policy, and each destination named only for its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gateway.errors import ConfigError
from gateway.purposes import Purposes
from gateway.settings import DestinationRow, RouteRow, RoutingFile, read_text
from gateway.settings.config_folder import ConfigFolder
from gateway.settings.toml_files import Loc, line_of
from redaction import Policies


def require_purposes(where: ConfigFolder, routing: RoutingFile, purposes: Purposes, policies: Policies) -> None:
    """Raises `ConfigError` with all faults: file, line, what is wrong and what is allowed."""
    names, table = where.file("purposes.toml"), where.file("routing.toml")
    faults = [
        *_without_policy(names, purposes, policies),
        *_of_destinations(table, routing, purposes),
        *_of_routes(table, routing, purposes),
    ]
    if faults:
        raise ConfigError("config_invalid", "\n".join(faults))


def unused(purposes: Purposes, policies: Policies) -> tuple[str, ...]:
    """Policies of purposes that are not listed: nothing is ever minimised by them."""
    return tuple(name for name in sorted(policies.by_name) if "." in name and name.partition(".")[2] not in purposes.names)


def _without_policy(path: Path, purposes: Purposes, policies: Policies) -> Iterator[str]:
    """A purpose for which no copy could ever be made."""
    for number, purpose in enumerate(purposes.listed):
        if not any(name.partition(".")[2] == purpose.name for name in policies.by_name):
            allowed = f"write policies/public.{purpose.name}.toml, or one of an agency type"
            yield _fault(path, ("purpose", number, "name"), f"{purpose.name!r} has no policy", allowed)


def _of_destinations(path: Path, routing: RoutingFile, purposes: Purposes) -> Iterator[str]:
    for number, row in enumerate(routing.destination):
        for name in row.purposes:
            if name not in purposes.names:
                yield _fault(path, ("destination", number, "purposes"), f"unknown purpose {name!r}", f"one of: {', '.join(purposes.names)}")


def _of_routes(path: Path, routing: RoutingFile, purposes: Purposes) -> Iterator[str]:
    by_name = {row.name: row for row in routing.destination}
    for number, row in enumerate(routing.route):
        if row.purpose not in purposes.names:
            yield _fault(path, ("route", number, "purpose"), f"unknown purpose {row.purpose!r}", f"one of: {', '.join(purposes.names)}")
            continue
        yield from (_fault(path, ("route", number, "destinations"), *_not_for(row, found)) for found in _strangers(row, by_name))


def _strangers(row: RouteRow, by_name: dict[str, DestinationRow]) -> Iterator[DestinationRow]:
    """Destinations of the row that do not take its purpose."""
    named = (by_name[name] for name in row.destinations if name in by_name)
    return (found for found in named if row.purpose not in found.purposes)


def _not_for(row: RouteRow, found: DestinationRow) -> tuple[str, str]:
    return f"{found.name!r} takes no copies made for {row.purpose!r}", f"its purposes are: {', '.join(found.purposes) or 'none'}"


def _fault(path: Path, loc: Loc, what: str, allowed: str) -> str:
    return f"{path}:{line_of(read_text(path), loc)}: {what}; {allowed}."
