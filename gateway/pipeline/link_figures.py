"""Links by group for a page that is opened often: counted at most every ten minutes, since each count reads the whole record of links.

Each set of boroughs has figures of its own: nobody is told of children of a borough that is not theirs.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from gateway.ids import Borough
from gateway.pipeline.link_report import Tables
from gateway.ports import Clock

FRESH = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Counted:
    """The tables, and when they were counted."""

    tables: Tables
    at: datetime


class LinkFigures:
    """Counts where the last count is old. Safe for threads: whoever comes while somebody counts waits for that count."""

    def __init__(self, count: Callable[[frozenset[Borough]], Tables], clock: Clock) -> None:
        self._count = count
        self._clock = clock
        self._lock = threading.Lock()
        self._last: dict[frozenset[Borough], Counted] = {}

    def at_hand(self, within: frozenset[Borough]) -> Counted:
        """The tables of the last ten minutes, of children of these boroughs."""
        with self._lock:
            now = self._clock.now()
            if within not in self._last or now - self._last[within].at >= FRESH:
                self._last[within] = Counted(self._count(within), now)
            return self._last[within]
