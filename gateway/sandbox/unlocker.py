"""Unlocking in a confined child: a locked file is as foreign as any other, and the password leaves with the child."""

from __future__ import annotations

import socket
import time

from gateway.errors import Rejected
from gateway.sandbox.confinement import Caps
from gateway.sandbox.forkserver import OK, UNLOCK
from gateway.sandbox.frames import Closed, FrameTooLong, receive_frame, receive_pairs, send_frame
from gateway.sandbox.reader import SandboxSettings
from gateway.sandbox.server import ForkServer, kill

_WORD_BYTES = 300
_TARGET = UNLOCK + "parsers.unlocking:unlock_parts"


class SandboxedUnlocker:
    """`gateway.pipeline.unlocking.Unlocker`. Its server starts with the first file that is unlocked, which is seldom."""

    def __init__(self, settings: SandboxSettings | None = None) -> None:
        self._limits = settings or SandboxSettings()
        caps = Caps(memory=self._limits.memory_bytes, cpu=self._limits.cpu_seconds, required=self._limits.require_layers)
        self._server = ForkServer(_TARGET, caps, self._limits.wall_seconds)

    def close(self) -> None:
        """End the server."""
        self._server.close()

    def unlock(self, content: bytes, untrusted_filename: str, declared_type: str, password: str) -> dict[str, bytes]:
        """Plain bytes by SHA-256 of the locked ones; empty where the password opens nothing.

        Raises `Rejected("unlock_failed")` where the child died or took too long, `Retryable` where none can be made.
        """
        connection, child = self._server.child()
        with connection:
            try:
                return self._ask(connection, (password, untrusted_filename, declared_type), content)
            except (TimeoutError, FrameTooLong, Closed, OSError, ValueError) as error:
                raise Rejected("unlock_failed") from error
            finally:
                kill(child)

    def _ask(self, connection: socket.socket, words: tuple[str, str, str], content: bytes) -> dict[str, bytes]:
        deadline = time.monotonic() + self._limits.wall_seconds
        connection.settimeout(self._limits.wall_seconds)
        for word in words:
            send_frame(connection, word.encode("utf-8", "replace"))
        send_frame(connection, content)
        if receive_frame(connection, _WORD_BYTES, deadline) != OK:
            raise Closed
        return receive_pairs(connection, self._limits.answer_bytes * 4, deadline)
