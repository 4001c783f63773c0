"""The durable engine, behind one module: DBOS keeps the work orders, our item table keeps the truth.

Only item ids and run numbers are handed to DBOS, in its portable JSON form (its default is pickle): no text, no names, no
exceptions that quote content may reach its tables. Work orders are written inside our own transaction, so an accepted
item always has one. What is left RECEIVED without a live work order is found by `reconcile`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa
import structlog
from dbos import DBOS, DBOSClient, DBOSConfig, EnqueueOptions
from dbos import DBOSPortableJSONSerializer as PortableJson

from gateway.errors import Retryable
from gateway.ids import ItemId

QUEUE = "items"
WORKFLOW = "run_item"
APPLICATION_VERSION = "1"  # bumped on purpose only: a new value strands orders in flight (docs/operations.md)
LIVE = ("ENQUEUED", "PENDING", "DELAYED")

log = structlog.get_logger("engine")


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """`url` is the same database as the store's. `executor` must be stable per worker slot, so that it finds its own orders."""

    url: str
    executor: str = "worker-1"
    threads: int = 2
    poll_seconds: float = 0.5


def work_order(item: ItemId, run: str) -> str:
    """The workflow id: a second enqueue of the same (item, run) is a no-op."""
    return f"{item}.{run}"


class WorkOrders:
    """Writes work orders inside the caller's transaction; used by every process that accepts or decides."""

    def __init__(self, settings: EngineSettings) -> None:
        self._client = DBOSClient(system_database_url=settings.url, serializer=PortableJson(), use_listen_notify=False, lazy=True)

    def enqueue(self, connection: sa.Connection, item: ItemId, run: str) -> None:
        """Insert the order for (item, run) with `connection`, which the caller commits or rolls back."""
        options: EnqueueOptions = {
            "workflow_name": WORKFLOW,
            "queue_name": QUEUE,
            "workflow_id": work_order(item, run),
            "app_version": APPLICATION_VERSION,
        }
        self._client.enqueue_in_transaction(connection, options, str(item), run)

    def close(self) -> None:
        """Let the database connections go."""
        self._client.destroy()


class Engine:
    """Runs work orders in this process. One per process (DBOS is a singleton)."""

    def __init__(self, settings: EngineSettings, run_item: Callable[[ItemId, str], None]) -> None:
        self._settings = settings
        self._run_item = run_item
        self._stopping = threading.Event()

    def launch(self) -> None:
        """Create the engine's tables where missing, recover this executor's orders and start the worker threads."""
        logging.getLogger("dbos").setLevel(logging.ERROR)
        DBOS(config=self._config())
        DBOS.workflow(name=WORKFLOW, max_recovery_attempts=5)(self._workflow())
        DBOS.launch()
        DBOS.register_queue(QUEUE, worker_concurrency=self._settings.threads, polling_interval_sec=self._settings.poll_seconds)

    def live(self, item: ItemId) -> bool:
        """Whether an order for the item is waiting or running."""
        found = DBOS.list_workflows(workflow_id_prefix=f"{item}.", status=list(LIVE), load_input=False, load_output=False, limit=1)
        return bool(found)

    def forget(self, item: ItemId) -> None:
        """Remove the item's finished orders (retention and erasure)."""
        for order in DBOS.list_workflows(workflow_id_prefix=f"{item}.", load_input=False, load_output=False):
            DBOS.delete_workflow(order.workflow_id)

    def close(self) -> None:
        """Stop taking orders; an order that is running is recovered at the next launch."""
        DBOS.destroy(destroy_registry=True)

    def _config(self) -> DBOSConfig:
        return {
            "name": "mash-gateway",
            "system_database_url": self._settings.url,
            "application_version": APPLICATION_VERSION,
            "executor_id": self._settings.executor,
            "serializer": PortableJson(),
            "log_level": "ERROR",
            "enable_otlp": False,
            "use_listen_notify": False,
            # nobody waits for notifications, so that a look costs no query; a stop waits for the one under way
            "notification_listener_polling_interval_sec": 0.5,
            "scheduler_polling_interval_sec": 60.0,
        }

    def _workflow(self) -> Callable[[str, str], None]:
        run_item = self._run_item

        @DBOS.step(name="run", retries_allowed=True, max_attempts=6, interval_seconds=1.0, should_retry=_is_retryable)
        def step(item: str, run: str) -> None:
            run_item(ItemId(item), run)

        def workflow(item: str, run: str) -> None:
            step(item, run)

        return workflow


def _is_retryable(error: BaseException) -> bool:
    return isinstance(error, Retryable)


def create_tables(settings: EngineSettings) -> None:
    """Create the engine's own tables, so that a process that only accepts can write orders before any worker ran."""
    logging.getLogger("dbos").setLevel(logging.ERROR)
    DBOS.migrate(settings.url)
