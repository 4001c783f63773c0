"""Destinations from `routing.toml`: THE table of kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gateway.bootstrap.config import Config
from gateway.destinations import folder, team_mail
from gateway.destinations.folder import FolderDrop
from gateway.destinations.team_mail import TeamMail
from gateway.destinations.webhook import SignedWebhook
from gateway.ports import Destination
from gateway.settings import DestinationRow, read_text


def _folder(config: Config, row: DestinationRow) -> Destination:
    return FolderDrop(row.name, config.settings.under_state(row.path), _forms(row, folder.USUAL))


def _smtp(config: Config, row: DestinationRow) -> Destination:
    del config
    return TeamMail(row.name, row.host, row.port, row.sender, row.recipient, row.ca_file, _forms(row, team_mail.USUAL))


def _webhook(config: Config, row: DestinationRow) -> Destination:
    secret = read_text(config.settings.under_state(row.secret_file)).strip()
    return SignedWebhook(row.name, row.url, secret, ca_file=row.ca_file, forms=row.forms)


def _forms(row: DestinationRow, usual: tuple[str, ...]) -> tuple[str, ...]:
    """What the site asks for by the endings of files, "text" being "txt"; the kind's usual forms where it does not say."""
    return tuple("txt" if form == "text" else form for form in row.forms) or usual


KINDS: Mapping[str, Callable[[Config, DestinationRow], Destination]] = {"folder": _folder, "smtp": _smtp, "webhook": _webhook}


def open_destinations(config: Config) -> Mapping[str, Destination]:
    """Every destination by name; raises `ConfigError` where a secret's file is missing."""
    return {row.name: KINDS[row.kind](config, row) for row in config.destinations}
