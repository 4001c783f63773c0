"""A policy tried on stored items: the site's core and proposer behind `pipeline.simulation`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from gateway.bootstrap.core import Core
from gateway.bootstrap.pipeline import open_proposer
from gateway.bootstrap.policies import with_file
from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.pipeline.simulation import Simulation

PAGE = 1_000
STORED = tuple(state for state in ItemState if state is not ItemState.ERASED)


@contextmanager
def open_simulation(core: Core, file: Path | None, purpose: str) -> Iterator[Simulation]:
    """The site's policies against the same with `file`, if any, in the place of the one of its name.

    Each item is taken for `purpose`, "" for its own. Raises `ConfigError` for a bad file.
    """
    tried = with_file(core.config, file) if file else core.config.policies
    with open_proposer(core) as proposer:
        yield Simulation(core.store, proposer, core.config.policies, tried, purpose)


def stored_items(core: Core, since: datetime | None, named: Sequence[str]) -> tuple[ItemId, ...]:
    """The items named, else all that were received since then (None: ever). Raises `Rejected("item_unknown")`."""
    if named:
        return tuple(core.store.summary(ItemId(item)).id for item in named)
    return tuple(_received(core, since))


def _received(core: Core, since: datetime | None) -> Iterator[ItemId]:
    offset = 0
    while rows := core.store.queue(STORED, None, PAGE, offset):
        yield from (row.id for row in rows if since is None or row.received_at >= since)
        offset += PAGE
