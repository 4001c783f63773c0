"""What `check-config` says of automatic matching: the setting alone does not put it in force."""

from __future__ import annotations

from gateway.bootstrap.config import Config
from gateway.bootstrap.core import open_core
from gateway.errors import GatewayError


def matching_says(config: Config) -> str:
    """In words; a site that cannot be opened has no decisions that could be counted."""
    if config.settings.site.automatic_matching == "off":
        return "off"
    if not config.settings.state_path().is_dir():
        return _unopened(config, "site not made yet")
    try:
        with open_core(config) as core:
            return core.links.standing().says
    except GatewayError as error:
        return _unopened(config, error.code)


def _unopened(config: Config, why: str) -> str:
    needed = config.settings.matching.reviewed_before_automatic
    return f"wanted; in force after {needed} decisions, not counted: {why}" if needed else f"on (not counted: {why})"
