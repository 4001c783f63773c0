"""Asking a child for named contents: one file, its claims and one word of ours go in."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass

from gateway.confined.confinement import Caps
from gateway.confined.frames import Closed, FrameTooLong, receive_frame, receive_pairs, send_frame
from gateway.confined.terms import OK, PAIRS
from gateway.errors import Rejected
from gateway.sandbox.reader import SandboxSettings
from gateway.sandbox.server import ForkServer, kill

_WORD_BYTES = 300


@dataclass(frozen=True, slots=True)
class Question:
    """A file with its name and type as claimed, and the word that the target is told: a password, or an order in JSON."""

    content: bytes
    untrusted_filename: str
    declared_type: str
    word: str


class PairServer:
    """Confined children that answer by contents under names. The server starts with the first question, which is seldom."""

    def __init__(self, target: str, settings: SandboxSettings, answer_bytes: int) -> None:
        """`target` is "module:function", of the shape `gateway.confined.reading.PairsFunction`."""
        self._wall, self._answer = settings.wall_seconds, answer_bytes
        caps = Caps(memory=settings.memory_bytes, cpu=settings.cpu_seconds, required=settings.require_layers)
        self._server = ForkServer(PAIRS + target, caps, settings.wall_seconds)

    def close(self) -> None:
        """End the server."""
        self._server.close()

    def ask(self, question: Question, failure: str) -> dict[str, bytes]:
        """The answer. Raises `Rejected(failure)` where the child died or took too long, `Retryable` where none can be made."""
        connection, child = self._server.child()
        with connection:
            try:
                return self._converse(connection, question)
            except (TimeoutError, FrameTooLong, Closed, OSError, ValueError) as error:
                raise Rejected(failure) from error
            finally:
                kill(child)

    def _converse(self, connection: socket.socket, question: Question) -> dict[str, bytes]:
        deadline = time.monotonic() + self._wall
        connection.settimeout(self._wall)
        for text in (question.word, question.untrusted_filename, question.declared_type):
            send_frame(connection, text.encode("utf-8", "replace"))
        send_frame(connection, question.content)
        if receive_frame(connection, _WORD_BYTES, deadline) != OK:
            raise Closed
        return receive_pairs(connection, self._answer, deadline)
