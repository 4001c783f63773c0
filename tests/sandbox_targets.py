"""Reading functions that misbehave on purpose; the fork server of the sandbox tests imports them by name."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from parsers.document import Document, Finding, Segment, SegmentKind


def misbehave(content: bytes, untrusted_filename: str, declared_type: str) -> Document:
    """Do what `content` says."""
    return _ACTS[content.decode()](untrusted_filename, declared_type)


def _said(text: str) -> Document:
    return Document("text/plain", segments=(Segment("s0", SegmentKind.BODY, text),))


def _echo(untrusted_filename: str, declared_type: str) -> Document:
    return _said(f"{untrusted_filename} {declared_type}")


def _hang(*_: str) -> Document:
    while True:
        time.sleep(1)


def _spin(*_: str) -> Document:
    while True:
        pass


def _raise(*_: str) -> Document:
    raise ValueError("canary-of-content")


def _die(*_: str) -> Document:
    os._exit(11)


def _eat(*_: str) -> Document:
    return _said(str(len(bytearray(8 * 1024 * 1024 * 1024))))


def _deep(*_: str) -> Document:
    return _deep()


def _talk(*_: str) -> Document:
    return _said("x" * 2_000_000)


def _attempts(*_: str) -> Document:
    """Every way out that a hostile parser would try; the answer lists those that worked."""
    tries = {
        "passwd": lambda: Path("/etc/passwd").read_bytes(),
        "write": lambda: Path("/tmp/mash-sandbox-canary").write_bytes(b"x"),
        "socket": lambda: socket.socket().close(),
        "exec": lambda: subprocess.run(["/bin/true"], check=True),
        "signal": lambda: os.kill(os.getppid(), signal.SIGTERM),
    }
    worked = []
    for name, attempt in tries.items():
        try:
            attempt()
        except OSError:
            continue
        worked.append(Finding(name))
    return Document("text/plain", findings=tuple(worked))


def _environment(*_: str) -> Document:
    return _said(" ".join(sorted(os.environ)))


def _process(*_: str) -> Document:
    return _said(str(os.getpid()))


_ACTS = {
    "process": _process,
    "echo": _echo,
    "hang": _hang,
    "spin": _spin,
    "raise": _raise,
    "die": _die,
    "eat": _eat,
    "deep": _deep,
    "talk": _talk,
    "attempts": _attempts,
    "environment": _environment,
}
