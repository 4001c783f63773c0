"""Logs of ids and codes as JSON lines, and Prometheus metrics. Neither ever holds a word of an item."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from datetime import datetime

import structlog
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from gateway.views import Counts, MatchingStanding, SecondYesWaiting

MAX_VALUE = 200
NO_MATCHING = MatchingStanding("off", 0, 0)


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
        """One line of JSON: level, logger and line of the code, no word of the message."""
        return f'{{"event":"library","level":"{record.levelname.lower()}","logger":"{record.name}","line":{record.lineno}}}'


def _short_values(_logger: object, _name: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Ids, codes and numbers only: a long value is a mistake and is cut to its length."""
    for key, value in event.items():
        if isinstance(value, str) and len(value) > MAX_VALUE:
            event[key] = f"[{len(value)} characters]"
    return event


class StoreCollector(Collector):
    """Item counts by state, the oldest wait, what is late, what waits for a second yes, the outbox."""

    def __init__(
        self,
        counts: Callable[[], Counts],
        second_yes: Callable[[], SecondYesWaiting],
        now: Callable[[], float],
        matching: Callable[[], MatchingStanding] = lambda: NO_MATCHING,
    ) -> None:
        self._counts = counts
        self._matching = matching
        self._second_yes = second_yes
        self._now = now

    def collect(self) -> list[GaugeMetricFamily]:
        """The figures of this moment."""
        counts, second = self._counts(), self._second_yes()
        states = GaugeMetricFamily("mash_items", "Items by state", labels=["state"])
        for state, number in counts.by_state:
            states.add_metric([state.value], number)
        return [
            states,
            _gauge("mash_not_taken", "Messages and files not taken in: they lie where they came", counts.not_taken),
            _gauge("mash_oldest_not_taken_seconds", "Since when the oldest of them lies there", self._age(counts.oldest_not_taken)),
            _gauge("mash_oldest_wait_seconds", "Age of the oldest item that waits for a person", self._age(counts.oldest_waiting)),
            _gauge("mash_late", "Items that wait for a person after their deadline", counts.late),
            _gauge("mash_most_late_seconds", "By how much the latest of them is over its deadline", self._age(counts.most_late)),
            _gauge("mash_second_yes_overdue", "Items without a second yes 30 minutes after the first", second.overdue),
            _gauge("mash_oldest_first_yes_seconds", "Age of the oldest first yes that waits for a second", self._age(second.oldest)),
            _gauge("mash_renditions_failed", "Documents that could not be drawn safely for a copy", counts.renditions_failed),
            _gauge("mash_outbox_waiting", "Deliveries waiting", counts.outbox_waiting),
            _gauge("mash_outbox_dead", "Deliveries given up", counts.outbox_dead),
            *_of_matching(self._matching()),
        ]

    def _age(self, since: datetime | None) -> float:
        return max(self._now() - since.timestamp(), 0.0) if since else 0.0


def _of_matching(now: MatchingStanding) -> list[GaugeMetricFamily]:
    return [
        _gauge("mash_automatic_matching", "1 where certain matches go on by themselves", float(now.state == "on")),
        _gauge("mash_automatic_matching_stopped", "1 where that has stopped because links were wrong", float(now.state == "stopped")),
        _gauge("mash_decisions_reviewed", "Suggestions that people have decided", now.reviewed),
        _gauge("mash_automatic_links", "Links made by rule", now.links),
        _gauge("mash_automatic_links_checked", "Of them those that somebody judged since matching was last started", now.checked),
        _gauge("mash_automatic_links_wrong", "Of those the wrong ones", now.wrong),
        _gauge("mash_automatic_links_wrong_upper", "Upper 95 % limit of the rate of wrong ones", now.upper),
    ]


def _gauge(name: str, meaning: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, meaning, value=value)


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
