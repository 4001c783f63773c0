"""Reads `config/` into frozen values. Nothing else in the house reads a settings file."""

from gateway.settings.agencies_file import DestinationRow, RouteRow, RoutingFile, read_agencies, read_routing
from gateway.settings.form_profiles import read_profile, read_profiles
from gateway.settings.model import GatewaySettings, Mailbox, Oidc, Smtp
from gateway.settings.purposes_file import read_purposes
from gateway.settings.toml_files import read_model, read_table, read_text

__all__ = [
    "DestinationRow",
    "GatewaySettings",
    "Mailbox",
    "Oidc",
    "RouteRow",
    "RoutingFile",
    "Smtp",
    "read_agencies",
    "read_model",
    "read_profile",
    "read_profiles",
    "read_purposes",
    "read_routing",
    "read_table",
    "read_text",
]
