"""A running gateway: edges, worker, loops, metrics; started in order, stopped in reverse, whatever happens."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import structlog

from gateway.bootstrap.config import Config
from gateway.bootstrap.core import Core, engine_settings, open_core
from gateway.bootstrap.destinations import open_destinations
from gateway.bootstrap.edges import open_edges
from gateway.bootstrap.health import Health
from gateway.bootstrap.loops import Loop
from gateway.bootstrap.pipeline import open_runner
from gateway.bootstrap.retention import open_retention
from gateway.engine import Engine
from gateway.errors import ConfigError
from gateway.observability import StoreCollector, configure_logging, serve_metrics
from gateway.pipeline.crash_points import from_environment
from gateway.pipeline.look_again import SecondLook
from gateway.pipeline.reconciler import Reconciler
from gateway.pipeline.second_yes import second_yes_waiting
from gateway.routing.outbox import Outbox
from gateway.sandbox import active_layers
from gateway.views import SecondYesWaiting

OUTBOX_SECONDS = 1.0
CHECKPOINT_SECONDS = 60.0
LINK_WATCH_SECONDS = 15.0
LOOK_AGAIN_SECONDS = 20.0  # a batch of items each: what comes in meanwhile does not wait behind them for long
MINUTE = 60.0
log = structlog.get_logger("gateway")


def run_gateway(config: Config, *, executor: str, edges: str, worker: str) -> None:
    """Run until SIGTERM or SIGINT. `edges` and `worker` are "with" or "without"."""
    stopping = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())
    with running(config, executor=executor, edges=edges, worker=worker):
        stopping.wait()


@contextmanager
def running(config: Config, *, executor: str = "worker-1", edges: str = "with", worker: str = "with") -> Iterator[Core]:
    """A gateway that runs inside the `with` block."""
    configure_logging()
    with ExitStack() as stack:
        core = stack.enter_context(open_core(config))
        loops = _worker(stack, core, executor) if worker == "with" else ()
        health = Health(core, loops)
        if edges == "with":
            for edge in open_edges(core, health=health.health, ready=health.problems):
                edge.start()
                stack.callback(edge.stop)
        _metrics(stack, core)
        log.info("gateway.started", executor=executor, edges=edges, worker=worker, sandbox=" ".join(active_layers()))
        yield core
        log.info("gateway.stopping")


def _worker(stack: ExitStack, core: Core, executor: str) -> tuple[Loop, ...]:
    """The engine with its runner, and the loops around it. Stopped in reverse order of starting."""
    settings = core.config.settings.worker
    runner = stack.enter_context(open_runner(core))
    engine = Engine(engine_settings(core.config, executor), runner.run)
    engine.launch()
    stack.callback(engine.close)
    outbox = Outbox(core.store, open_destinations(core.config), core.clock, crash_point=from_environment())
    hold = timedelta(hours=core.config.settings.review.default_hours)
    reconciler = Reconciler(core.store, engine.live, settings.give_up_after_runs, hold)
    loops = (
        _loop("outbox", OUTBOX_SECONDS, outbox.run_once),
        _loop("reconciler", settings.reconcile_seconds, reconciler.run_once),
        _loop("retention", core.config.settings.retention.sweep_minutes * MINUTE, open_retention(core, engine.forget).run_once),
        _loop("look again", LOOK_AGAIN_SECONDS, SecondLook(core.store, core.index, core.clock, from_environment()).run_once),
        _loop("link watch", LINK_WATCH_SECONDS, core.links.keep_stopped),
        _loop("checkpoint", CHECKPOINT_SECONDS, core.store.checkpoint),
    )
    for loop in loops:
        loop.start()
        stack.callback(loop.stop)
    return loops


def _loop(name: str, seconds: float, work: Callable[[], object]) -> Loop:
    return Loop(name, seconds, work)


def _metrics(stack: ExitStack, core: Core) -> None:
    metrics = core.config.settings.metrics
    if metrics.enabled != "yes":
        return

    def second_yes() -> SecondYesWaiting:
        return second_yes_waiting(core.store, core.clock.now())

    try:
        stop = serve_metrics(StoreCollector(core.store.counts, second_yes, time.time, core.links.standing), metrics.host, metrics.port)
    except OSError as error:
        raise ConfigError("metrics_cannot_listen", f"port {metrics.port} of [metrics] is in use; set another or 0") from error
    stack.callback(stop)
