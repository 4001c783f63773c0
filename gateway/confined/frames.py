"""Length-prefixed frames on a socket between the reader and a child. No object ever crosses: bytes in, JSON out."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Mapping

_LENGTH = struct.Struct(">Q")
_CHUNK = 1024 * 1024
_COUNT_BYTES, _NAME_BYTES = 10, 200


class FrameTooLong(Exception):
    """The other side announced more than it may send."""


class Closed(Exception):
    """The other side went away before the frame was whole."""


def send_frame(connection: socket.socket, content: bytes) -> None:
    """Send one frame. Raises `OSError` where the other side is gone, `TimeoutError` by the socket's own limit."""
    connection.sendall(_LENGTH.pack(len(content)))
    connection.sendall(content)


def receive_frame(connection: socket.socket, most: int, deadline: float | None = None) -> bytes:
    """One frame of at most `most` bytes, until `deadline` (monotonic seconds). Raises `Closed`, `FrameTooLong`, `TimeoutError`."""
    (length,) = _LENGTH.unpack(_exactly(connection, _LENGTH.size, deadline))
    if length > most:
        raise FrameTooLong
    return _exactly(connection, length, deadline)


def send_pairs(connection: socket.socket, contents: Mapping[str, bytes]) -> None:
    """Send contents by name: how many, then name and content of each."""
    send_frame(connection, str(len(contents)).encode())
    for name, content in contents.items():
        send_frame(connection, name.encode("ascii"))
        send_frame(connection, content)


def receive_pairs(connection: socket.socket, most: int, deadline: float | None = None) -> dict[str, bytes]:
    """Contents by name, of at most `most` bytes together. Raises as `receive_frame` does."""
    count = int(receive_frame(connection, _COUNT_BYTES, deadline))
    found: dict[str, bytes] = {}
    for _ in range(count):
        name = receive_frame(connection, _NAME_BYTES, deadline).decode("ascii")
        found[name] = receive_frame(connection, most, deadline)
        most -= len(found[name])
    return found


def _exactly(connection: socket.socket, length: int, deadline: float | None) -> bytes:
    found = bytearray()
    while len(found) < length:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            connection.settimeout(left)
        piece = connection.recv(min(_CHUNK, length - len(found)))
        if not piece:
            raise Closed
        found += piece
    return bytes(found)
