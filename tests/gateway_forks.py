"""Gateways as processes of their own without an interpreter's start each: forked from one that has loaded the code and done nothing.

Loading is most of a start, and the tests that kill a gateway start dozens. What is forked is a process as any other: its own
memory, session, signals, environment and log. `python -m tests.gateway_forks` is the one that they are forked from.

Each start has a minder, the gateway's parent, which tells its process id and then how it ended.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).resolve().parents[1]
_ORDER_BYTES = 1_000_000


class Running(Protocol):
    """As much of `subprocess.Popen` as a test asks of a gateway."""

    pid: int

    def poll(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...

    def terminate(self) -> None: ...


@dataclass(slots=True)
class Forked:
    """A gateway by its minder's line; the exit status is as of `subprocess.Popen`: negative for a signal."""

    pid: int
    line: socket.socket
    status: int | None = field(default=None)

    def poll(self) -> int | None:
        try:
            return self.wait(0.0)
        except subprocess.TimeoutExpired:
            return None

    def wait(self, timeout: float | None = None) -> int:
        if self.status is None:
            self.line.settimeout(timeout)
            try:
                self.status = int(self.line.recv(20))
            except (TimeoutError, BlockingIOError) as error:
                raise subprocess.TimeoutExpired("gateway", timeout or 0.0) from error
            self.line.close()
        return self.status

    def terminate(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)


@cache
def _origin() -> socket.socket:
    """The line to the process that the gateways are forked from; it ends when this one does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.gateway_forks", str(theirs.fileno())],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
    return ours


def forked(arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Forked:
    """`python -m gateway` with those arguments, its words added to the log."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    order = json.dumps({"arguments": list(arguments), "environment": dict(environment), "log": str(log)})
    with theirs:
        socket.send_fds(_origin(), [order.encode()], [theirs.fileno()])
    return Forked(int(ours.recv(20)), ours)


def _serve(control: socket.socket) -> None:
    """A minder for each order, until whoever gives them has ended."""
    import gateway.bootstrap  # noqa: PLC0415 - what the forked ones are spared; the tests' own process need not load it here
    import gateway.cli  # noqa: F401, PLC0415

    assert threading.active_count() == 1, "a process of several threads must not be forked"
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # minders are reaped by the kernel
    while True:
        order, descriptors, _, _ = socket.recv_fds(control, _ORDER_BYTES, 1)
        if not order:
            return
        line = socket.socket(fileno=descriptors[0])
        if os.fork() == 0:
            control.close()
            _mind(line, json.loads(order))
        line.close()


def _mind(line: socket.socket, order: dict[str, object]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    process = os.fork()
    if process == 0:
        line.close()
        _become(order)
    line.send(str(process).encode())
    ended = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    try:
        line.send(str(ended).encode())
    finally:
        os._exit(0)


def _become(order: dict[str, object]) -> None:
    """Run the command line as a process that was started would."""
    from gateway.__main__ import main  # noqa: PLC0415

    os.setsid()
    log = os.open(str(order["log"]), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    for stream in (1, 2):
        os.dup2(log, stream)
    os.environ.clear()
    os.environ.update(order["environment"])  # type: ignore[call-overload]
    sys.argv = ["gateway", *order["arguments"]]  # type: ignore[misc]
    status = 1
    try:
        main()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
