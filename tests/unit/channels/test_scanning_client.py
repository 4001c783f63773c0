"""The ClamAV client: no verdict is never "clean"."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from gateway.errors import Retryable
from gateway.scanning import UNSCANNABLE, ClamScanner, NoScanner


@contextmanager
def clamd(reply: bytes, seen: list[bytes] | None = None) -> Iterator[ClamScanner]:
    """A scanner that reads one stream and gives this answer."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection, connection.makefile("rb") as stream:
                content = b""
                assert stream.read(10) == b"zINSTREAM\0"
                while size := struct.unpack("!I", stream.read(4))[0]:
                    content += stream.read(size)
                if seen is not None:
                    seen.append(content)
                connection.sendall(reply)

        thread = threading.Thread(target=serve)
        thread.start()
        yield ClamScanner("127.0.0.1", listener.getsockname()[1], timeout_seconds=10)
        thread.join()


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [
        (b"stream: OK\0", ""),
        (b"stream: Eicar-Test-Signature.UNOFFICIAL FOUND\0", "Eicar-Test-Signature.UNOFFICIAL"),
        (b"INSTREAM size limit exceeded. ERROR\0", UNSCANNABLE),
    ],
)
def test_verdicts(reply: bytes, verdict: str) -> None:
    """Clean is empty; a finding has its name; too large to scan is a finding."""
    seen: list[bytes] = []
    content = b"x" * 600_000
    with clamd(reply, seen) as scanner:
        assert scanner.scan(content) == verdict
    assert seen == [content]


@pytest.mark.parametrize("reply", [b"", b"stream: lstat() failed. ERROR\0", b"stream: O"])
def test_no_verdict_is_retried(reply: bytes) -> None:
    """An error or a cut-off answer is not "clean"."""
    with clamd(reply) as scanner, pytest.raises(Retryable) as fault:
        scanner.scan(b"x")
    assert fault.value.code == "scanner_unavailable"


def test_a_scanner_that_is_away_is_retried() -> None:
    """Nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Retryable):
        ClamScanner("127.0.0.1", port).scan(b"x")
    with pytest.raises(Retryable):
        ClamScanner("127.0.0.1", port).version()


def test_a_site_without_a_scanner_finds_nothing() -> None:
    """The null twin."""
    assert NoScanner().scan(b"x") == ""
