"""`serve` and `worker`: the long-running processes."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.cli.options import Config

Executor = Annotated[str, typer.Option(help="Name of this worker slot; must stay the same across restarts.")]


def serve(
    config: Config = "",
    executor: Executor = "worker-1",
    *,
    edges_only: Annotated[bool, typer.Option("--edges-only", help="Listen and accept, but run no worker here.")] = False,
) -> None:
    """Run the listeners, the console and (unless --edges-only) a worker, until SIGTERM or Ctrl-C."""
    from gateway.bootstrap import load_config, run_gateway

    run_gateway(load_config(config), executor=executor, edges="with", worker="without" if edges_only else "with")


def worker(config: Config = "", executor: Executor = "worker-2") -> None:
    """Run a worker alone: reads, matches, minimises and delivers what others accepted."""
    from gateway.bootstrap import load_config, run_gateway

    run_gateway(load_config(config), executor=executor, edges="without", worker="with")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(serve)
    app.command()(worker)
