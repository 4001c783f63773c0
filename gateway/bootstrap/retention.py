"""The site's retention schedule from its settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from gateway.bootstrap.core import Core
from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.pipeline.retention import Retention, Schedule
from gateway.settings import GatewaySettings


def schedule_of(settings: GatewaySettings) -> Schedule:
    """What rests for how long; empty where retention is switched off."""
    days = settings.retention
    if days.enabled != "yes":
        return Schedule({})
    return Schedule(
        {
            ItemState.FILED: timedelta(days=days.filed_days),
            ItemState.NOT_FOR_US: timedelta(days=days.not_for_us_days),
            ItemState.IGNORED: timedelta(days=days.ignored_days),
            ItemState.DUPLICATE: timedelta(days=days.duplicate_days),
            ItemState.SPLIT: timedelta(days=days.split_days),
        },
    )


def open_retention(core: Core, forget: Callable[[ItemId], None] = lambda _item: None) -> Retention:
    """Retention over a site's store. Without `forget` it can only say what is due."""
    return Retention(core.store, schedule_of(core.config.settings), forget, core.clock)
