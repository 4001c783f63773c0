"""Logs of ids and codes as JSON lines, and Prometheus metrics. Neither ever holds a word of an item."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

import structlog
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from gateway.views import Counts

MAX_VALUE = 200


def configure_logging() -> None:
    """JSON lines on standard error. Other libraries' records are kept to warnings, by logger name and level only."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _short_values,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_NamesOnly())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


class _NamesOnly(logging.Formatter):
    """A third-party record's message may quote what it was working on: only who spoke and how loudly is kept."""

    def format(self, record: logging.LogRecord) -> str:
        return f'{{"event":"library","level":"{record.levelname.lower()}","logger":"{record.name}","line":{record.lineno}}}'


def _short_values(_logger: object, _name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Ids, codes and numbers only: a long value is a mistake and is cut to its length."""
    for key, value in event.items():
        if isinstance(value, str) and len(value) > MAX_VALUE:
            event[key] = f"[{len(value)} characters]"
    return event


class StoreCollector(Collector):
    """Item counts by state, the oldest wait, the outbox."""

    def __init__(self, counts: Callable[[], Counts], now: Callable[[], float]) -> None:
        self._counts = counts
        self._now = now

    def collect(self) -> list[GaugeMetricFamily]:
        """The figures of this moment."""
        counts = self._counts()
        states = GaugeMetricFamily("mash_items", "Items by state", labels=["state"])
        for state, number in counts.by_state:
            states.add_metric([state.value], number)
        age = self._now() - counts.oldest_waiting.timestamp() if counts.oldest_waiting else 0.0
        lying = self._now() - counts.oldest_not_taken.timestamp() if counts.oldest_not_taken else 0.0
        return [
            states,
            GaugeMetricFamily("mash_not_taken", "Messages and files not taken in: they lie where they came", value=counts.not_taken),
            GaugeMetricFamily("mash_oldest_not_taken_seconds", "Since when the oldest of them lies there", value=max(lying, 0.0)),
            GaugeMetricFamily("mash_oldest_wait_seconds", "Age of the oldest item that waits for a person", value=max(age, 0.0)),
            GaugeMetricFamily("mash_outbox_waiting", "Deliveries waiting", value=counts.outbox_waiting),
            GaugeMetricFamily("mash_outbox_dead", "Deliveries given up", value=counts.outbox_dead),
        ]


def serve_metrics(collector: Collector, host: str, port: int) -> Callable[[], None]:
    """Serve /metrics on its own port; returns what stops it."""
    registry = CollectorRegistry()
    registry.register(collector)
    server, thread = start_http_server(port, addr=host, registry=registry)

    def stop() -> None:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)

    return stop
