"""Fork servers that outlive the reader that started them: the next one of the same target, limits and settings takes them over.

A server loads the parsers for a processor second, and a command line or a runner in a test starts two to six. Each file is still
read in a confined child of its own. Tests of the servers themselves have their own: this is for tests that only read files.
"""

from __future__ import annotations

import socket
import subprocess
from collections import defaultdict
from collections.abc import Iterator

import pytest

from gateway.confined.confinement import Caps
from gateway.sandbox.server import ForkServer

Key = tuple[str, Caps, float, bytes]
Started = tuple[socket.socket, "subprocess.Popen[bytes]"]


def _key(server: ForkServer) -> Key:
    return server._target, server._caps, server._wall, server._site


@pytest.fixture(scope="session", autouse=True)
def kept_servers() -> Iterator[None]:
    kept: dict[Key, list[Started]] = defaultdict(list)
    running, close = ForkServer._running, ForkServer.close

    def taken_over(server: ForkServer) -> socket.socket:
        if server._control is None and kept[_key(server)]:
            server._control, server._server = kept[_key(server)].pop()
        return running(server)

    def kept_open(server: ForkServer) -> None:
        with server._lock:
            if server._control is not None and server._server is not None and server._server.poll() is None:
                kept[_key(server)].append((server._control, server._server))
                server._control = server._server = None
        close(server)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ForkServer, "_running", taken_over)
        patch.setattr(ForkServer, "close", kept_open)
        yield
    for control, process in (started for servers in kept.values() for started in servers):
        control.close()
        process.wait(timeout=30)
