"""Background loops: each does one thing every so often until told to stop, and says so when it cannot."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog

from gateway.errors import GatewayError

log = structlog.get_logger("loops")


@dataclass(slots=True)
class Loop:
    """Calls `work` every `seconds` in a thread of its own; a known failure is logged by code and tried again next time."""

    name: str
    seconds: float
    work: Callable[[], object]
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin."""
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End after the work under way."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=30)

    def is_alive(self) -> bool:
        """Whether the loop still runs: a dead loop makes /ready say so."""
        return self._thread is not None and self._thread.is_alive()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.work()
            except GatewayError as error:
                log.warning("loop.failed", loop=self.name, code=error.code)
            self._stop.wait(self.seconds)
