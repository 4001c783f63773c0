"""Reading the DATA phase in bulk, and the rules its bytes must keep.

Rule: only CRLF.CRLF ends a message (RFC 5321 s4.1.1.4); a lone CR or LF anywhere is refused, because two servers that
disagree about line ends can be made to disagree about where a message stops (SMTP smuggling).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

CRLF = b"\r\n"
END_OF_DATA = b"\r\n.\r\n"
DRAIN_FACTOR = 4  # how many times the size limit is read and thrown away before the peer is cut off


class DataRefused(Exception):
    """The message breaks a rule of this listener; `reply` is the whole SMTP answer. The stream is in step."""

    def __init__(self, reply: str) -> None:
        self.reply = reply
        super().__init__(reply)


class DataAbandoned(DataRefused):
    """As `DataRefused`, but the stream is out of step: answer, then close the connection."""


@dataclass(frozen=True, slots=True)
class DataLimits:
    """Bytes of a whole message and of one line without its CRLF."""

    max_bytes: int
    max_line_bytes: int


class DataReader:
    """Reads one message. `progress` is called for each piece that arrives, so that the caller can restart its idle clock."""

    def __init__(self, reader: asyncio.StreamReader, limits: DataLimits, progress: Callable[[], None]) -> None:
        self._reader = reader
        self._limits = limits
        self._progress = progress
        self._kept = bytearray()
        self._seen = 0

    async def read(self) -> bytes:
        """The message with dot-stuffing undone, as it went over the wire otherwise. Raises `DataRefused`, `DataAbandoned`."""
        if await self._read_opening_lines() == "more":
            await self._read_to_end()
        if self._seen > self._limits.max_bytes:
            raise DataRefused("552 5.3.4 message exceeds the size limit")
        stuffed = bytes(self._kept)
        require_strict_lines(stuffed, self._limits.max_line_bytes)
        return unstuff(stuffed)

    async def _read_opening_lines(self) -> str:
        """Read until the stream stands inside a line whose start is known, so that END_OF_DATA can be searched for; or to the end.

        A search for CRLF.CRLF alone would miss an end whose first CRLF was consumed before the search began.
        """
        while True:
            first = await self._reader.readexactly(1)
            if first not in {b".", b"\r"}:
                self._keep(first)
                return "more"
            second = await self._reader.readexactly(1)
            if first + second == CRLF:
                self._keep(CRLF)
                continue
            if first == b"\r":
                raise DataAbandoned("550 5.6.0 bare CR refused")
            if second != b"\r":
                self._keep(first + second)
                return "more"
            if await self._reader.readexactly(1) != b"\n":
                raise DataAbandoned("550 5.6.0 bare CR refused")
            return "ended"

    async def _read_to_end(self) -> None:
        while True:
            try:
                piece = await self._reader.readuntil(END_OF_DATA)
            except asyncio.LimitOverrunError as more:
                self._keep(await self._reader.read(more.consumed))
                continue
            self._keep(piece[: -len(b".\r\n")])
            return

    def _keep(self, piece: bytes) -> None:
        """Keep the piece, or only count it once the message is too large: the answer waits for the end (RFC 5321 s4.2.5)."""
        self._progress()
        self._seen += len(piece)
        if self._seen > self._limits.max_bytes * DRAIN_FACTOR:
            raise DataAbandoned("552 5.3.4 message exceeds the size limit")
        if self._seen <= self._limits.max_bytes:
            self._kept += piece
        else:
            self._kept.clear()


def require_strict_lines(content: bytes, max_line_bytes: int) -> None:
    """Raise `DataRefused` for a lone CR or LF (RFC 5321 s2.3.8) or a line over `max_line_bytes`."""
    pairs = content.count(CRLF)
    if content.count(b"\n") != pairs or content.count(b"\r") != pairs:
        raise DataRefused("550 5.6.0 bare CR or LF refused")
    start = 0
    while len(content) - start > max_line_bytes + len(CRLF):
        end = content.rfind(CRLF, start, start + max_line_bytes + len(CRLF))
        if end < 0:
            reply = f"554 5.6.0 a line is longer than {max_line_bytes} bytes"
            raise DataRefused(reply)
        start = end + len(CRLF)


def unstuff(content: bytes) -> bytes:
    """Remove the leading dot of each line that has one (RFC 5321 s4.5.2)."""
    return (CRLF + content).replace(CRLF + b".", CRLF)[len(CRLF) :]
