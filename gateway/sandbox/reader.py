"""`gateway.ports.Reader` over the fork server. Time-out, crash and limit are verdicts; content never raises."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from pydantic import TypeAdapter, ValidationError

from gateway.errors import ConfigError, Retryable
from gateway.sandbox.confinement import Caps, active_layers
from gateway.sandbox.forkserver import CRASHED, LIMITED, OK, PROFILES
from gateway.sandbox.frames import Closed, FrameTooLong, receive_frame, send_frame
from parsers.document import Document, Finding, Status
from parsers.forms.profile import Profile

_ADAPTER = TypeAdapter(Document)
_WORD_BYTES = 300
_CLAIM = 60_000
_STARTS = 3
_UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class SandboxSettings:
    """Wall clock and processor time in seconds, memory and answer in bytes, children at once.

    `require_layers` names layers of `active_layers` without which the reader refuses to start.
    """

    memory_bytes: int = 1024 * 1024 * 1024
    cpu_seconds: int = 20
    wall_seconds: float = 30.0
    require_layers: tuple[str, ...] = ()
    answer_bytes: int = 64 * 1024 * 1024
    children: int = 4


class SandboxedReader:
    """Reads each file in its own confined child. Safe for several threads; start it before secrets are loaded.

    Raises `ConfigError("sandbox_layers_missing")` where this machine lacks a layer that the settings require.
    """

    def __init__(
        self, settings: SandboxSettings | None = None, target: str = "parsers.tree:read_tree", profiles: Sequence[Profile] = ()
    ) -> None:
        self._limits = settings or SandboxSettings()
        missing = sorted(set(self._limits.require_layers) - set(active_layers()))
        if missing:
            raise ConfigError("sandbox_layers_missing", " ".join(missing))
        self._target = target
        self._profiles = PROFILES.dump_json(tuple(profiles)) if profiles else b""
        self._lock = threading.Lock()
        self._slots = threading.BoundedSemaphore(self._limits.children)
        self._control: socket.socket | None = None
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def server_pid(self) -> int:
        """Process id of the fork server, 0 where it is not running."""
        server = self._server
        return server.pid if server is not None and server.poll() is None else 0

    def start(self) -> None:
        """Start the fork server now rather than with the first file."""
        with self._lock:
            self._running()

    def close(self) -> None:
        """End the fork server; its children die with it. The next `read` would start another."""
        with self._lock:
            self._stop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, content: bytes, untrusted_filename: str, declared_type: str) -> Document:
        """The document, or a verdict. Raises `Retryable("sandbox_unavailable")` where no child can be made."""
        with self._slots:
            connection, child = self._child()
            with connection:
                try:
                    return self._converse(connection, (untrusted_filename, declared_type), content)
                finally:
                    _kill(child)

    def _converse(self, connection: socket.socket, claim: tuple[str, str], content: bytes) -> Document:
        started = time.monotonic()
        try:
            return self._ask(connection, claim, content, started + self._limits.wall_seconds)
        except TimeoutError:
            return _verdict(Status.TIMEOUT, "sandbox_timeout")
        except FrameTooLong:
            return _verdict(Status.LIMITED, "sandbox_answer_bytes")
        except ValidationError:
            return _verdict(Status.CRASHED, "sandbox_answer_malformed")
        except (Closed, OSError):
            spent = time.monotonic() - started >= self._limits.cpu_seconds
            return _verdict(Status.TIMEOUT, "sandbox_cpu") if spent else _verdict(Status.CRASHED, "sandbox_died")

    def _ask(self, connection: socket.socket, claim: tuple[str, str], content: bytes, deadline: float) -> Document:
        connection.settimeout(self._limits.wall_seconds)
        for text in claim:
            send_frame(connection, text.encode("utf-8", "replace")[:_CLAIM])
        send_frame(connection, content)
        word = receive_frame(connection, _WORD_BYTES, deadline)
        if word == OK:
            return _ADAPTER.validate_json(receive_frame(connection, self._limits.answer_bytes, deadline))
        if word == LIMITED:
            return _verdict(Status.LIMITED, "sandbox_memory")
        return _verdict(Status.CRASHED, "sandbox_crashed", word.removeprefix(CRASHED).decode("ascii", "replace").strip())

    def _child(self) -> tuple[socket.socket, int]:
        """A connection to a fresh child and its process descriptor; a dead server is replaced."""
        for _ in range(_STARTS):
            ours, theirs = socket.socketpair()
            try:
                with self._lock, theirs:
                    socket.send_fds(self._running(), [b"j"], [theirs.fileno()])
                ours.settimeout(self._limits.wall_seconds)
                _, descriptors, _, _ = socket.recv_fds(ours, 1, 1)
            except OSError:
                descriptors = []
            if descriptors:
                return ours, descriptors[0]
            ours.close()
            with self._lock:
                self._stop()
        raise Retryable("sandbox_unavailable")

    def _running(self) -> socket.socket:
        if self._control is not None and self._server is not None and self._server.poll() is None:
            return self._control
        self._stop()
        ours, theirs = socket.socketpair()
        root = str(Path(__file__).resolve().parents[2])
        caps = json.dumps(
            asdict(Caps(memory=self._limits.memory_bytes, cpu=self._limits.cpu_seconds, required=self._limits.require_layers))
        )
        with theirs:
            self._server = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell, no foreign word
                [sys.executable, "-P", "-m", "gateway.sandbox.forkserver", str(theirs.fileno()), self._target, caps],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # a traceback may quote content
                env=_environment(root),
                cwd="/",
            )
        self._control = ours
        send_frame(ours, self._profiles)
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


def _kill(child: int) -> None:
    """End the child by its descriptor, which cannot name another process; one that has ended is no error."""
    try:
        signal.pidfd_send_signal(child, signal.SIGKILL)
    except ProcessLookupError:
        pass
    finally:
        os.close(child)


def _verdict(status: Status, code: str, detail: str = "") -> Document:
    return Document(_UNKNOWN, status, findings=(Finding(code, detail, "hold"),))
