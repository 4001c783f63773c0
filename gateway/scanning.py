"""Malware scanning by ClamAV over INSTREAM. A scanner that cannot answer is never taken for "clean"."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass

from gateway.errors import Retryable

PIECE = 262_144
MAX_REPLY = 4_096
CLEAN = "stream: OK"
FOUND = " FOUND"
TOO_LARGE = "INSTREAM size limit exceeded"
UNSCANNABLE = "MASH.NotScanned.TooLarge"


@dataclass(frozen=True, slots=True)
class NoScanner:
    """For sites without a scanner: everything is "clean". `mash-gateway doctor` says so."""

    def scan(self, content: bytes) -> str:
        """Always empty."""
        del content
        return ""


@dataclass(frozen=True, slots=True)
class ClamScanner:
    """clamd at a TCP address. One connection a scan."""

    host: str
    port: int
    timeout_seconds: float = 60.0

    def scan(self, content: bytes) -> str:
        """Empty for clean, else the signature's name; what clamd finds too large counts as a finding, not as clean.

        Raises `Retryable("scanner_unavailable")` where there is no verdict.
        """
        try:
            return _verdict(self._ask(b"zINSTREAM\0", content))
        except OSError as error:
            raise Retryable("scanner_unavailable") from error

    def version(self) -> str:
        """The engine's and its signatures' version, for `doctor`. Raises `Retryable("scanner_unavailable")`."""
        try:
            with socket.create_connection((self.host, self.port), timeout=self.timeout_seconds) as connection:
                connection.sendall(b"zVERSION\0")
                return _read_reply(connection)
        except OSError as error:
            raise Retryable("scanner_unavailable") from error

    def _ask(self, command: bytes, content: bytes) -> str:
        with socket.create_connection((self.host, self.port), timeout=self.timeout_seconds) as connection:
            try:
                connection.sendall(command)
                for start in range(0, len(content), PIECE):
                    piece = content[start : start + PIECE]
                    connection.sendall(struct.pack("!I", len(piece)) + piece)
                connection.sendall(struct.pack("!I", 0))
            except (BrokenPipeError, ConnectionResetError):
                pass  # clamd hangs up early where the stream is too large; its answer says so
            return _read_reply(connection)


def _read_reply(connection: socket.socket) -> str:
    reply = bytearray()
    while b"\0" not in reply and len(reply) < MAX_REPLY:
        piece = connection.recv(MAX_REPLY)
        if not piece:
            break
        reply += piece
    return bytes(reply).split(b"\0")[0].decode("ascii", "replace").strip()


def _verdict(reply: str) -> str:
    """`stream: OK`, `stream: <signature> FOUND`, or an error."""
    if reply == CLEAN:
        return ""
    if reply.endswith(FOUND):
        return reply.removeprefix("stream: ").removesuffix(FOUND)
    if reply.startswith(TOO_LARGE):
        return UNSCANNABLE
    raise Retryable("scanner_unavailable", "unexpected answer")
