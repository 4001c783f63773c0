"""Our end of a fork server: started when needed, replaced when dead, asked for one child at a time."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path

from gateway.confined.confinement import Caps
from gateway.confined.frames import send_frame
from gateway.errors import Retryable

_STARTS = 3
_START_SECONDS = 30.0  # loading the parsers takes longer than a short limit of a file on a busy machine
_DESCRIPTORS = 2  # of a child: its process and our end of its connection


class ForkServer:
    """Gives confined children that run `target`. Safe for several threads; start it before secrets are loaded."""

    def __init__(self, target: str, caps: Caps, wall_seconds: float, site: bytes = b"") -> None:
        """`site` are the site's own settings for the target: never an item's words."""
        self._target, self._caps, self._wall, self._site = target, caps, wall_seconds, site
        self._lock = threading.Lock()
        self._control: socket.socket | None = None
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Process id of the server, 0 where it is not running."""
        server = self._server
        return server.pid if server is not None and server.poll() is None else 0

    def start(self) -> None:
        """Start the server now rather than with the first child."""
        with self._lock:
            self._running()

    def close(self) -> None:
        """End the server; its children die with it. The next `child` would start another."""
        with self._lock:
            self._stop()

    def child(self) -> tuple[socket.socket, int]:
        """A connection to a fresh child and its process descriptor. Raises `Retryable("sandbox_unavailable")`."""
        for _ in range(_STARTS):
            with self._lock:
                try:
                    control = self._running()
                    control.send(b"j")
                    _, descriptors, _, _ = socket.recv_fds(control, 1, _DESCRIPTORS)
                except OSError:
                    descriptors = []
                if len(descriptors) == _DESCRIPTORS:
                    child, line = descriptors
                    return socket.socket(fileno=line), child
                self._stop()
        raise Retryable("sandbox_unavailable")

    def _running(self) -> socket.socket:
        if self._control is not None and self._server is not None and self._server.poll() is None:
            return self._control
        self._stop()
        ours, theirs = socket.socketpair()
        root = str(Path(__file__).resolve().parents[2])
        with theirs:
            self._server = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell, no foreign word
                [
                    *(sys.executable, "-P", "-m", "gateway.confined.forkserver"),
                    *(str(theirs.fileno()), self._target, json.dumps(asdict(self._caps))),
                ],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # a traceback may quote content
                env=_environment(root),
                cwd="/",
            )
        ours.settimeout(max(self._wall, _START_SECONDS))
        self._control = ours
        send_frame(ours, self._site)
        return ours

    def _stop(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None


def _environment(root: str) -> dict[str, str]:
    """Nothing of ours but where to find the code: keys and passwords may stand in the environment."""
    path = os.pathsep.join([root, *(place for place in os.environ.get("PYTHONPATH", "").split(os.pathsep) if place)])
    return {"PATH": "/usr/bin:/bin", "PYTHONPATH": path, "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2", "OMP_THREAD_LIMIT": "1"}


def kill(child: int) -> None:
    """End the child by its descriptor, which cannot name another process; one that has ended is no error."""
    try:
        signal.pidfd_send_signal(child, signal.SIGKILL)
    except ProcessLookupError:
        pass
    finally:
        os.close(child)
