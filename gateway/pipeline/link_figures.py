"""Links by group for a page that is opened often: counted at most every ten minutes, since each count reads the whole record of links."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

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

    def __init__(self, count: Callable[[], Tables], clock: Clock) -> None:
        self._count = count
        self._clock = clock
        self._lock = threading.Lock()
        self._last: Counted | None = None

    def at_hand(self) -> Counted:
        """The tables of the last ten minutes."""
        with self._lock:
            now = self._clock.now()
            if self._last is None or now - self._last.at >= FRESH:
                self._last = Counted(self._count(), now)
            return self._last
