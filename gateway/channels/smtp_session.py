"""One SMTP connection: aiosmtpd's command loop, with our own DATA reader, caps and refusals.

aiosmtpd logs commands, and so addresses, to its own logger: `silence_library_log` shuts that before anything listens.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from dataclasses import dataclass
from typing import Protocol

from aiosmtpd.smtp import SMTP, Envelope, Session

from gateway.channels.smtp_data import DataAbandoned, DataLimits, DataReader, DataRefused
from gateway.channels.smtp_limits import PeerLimits

STREAM_PIECE = 65_536  # bytes; the reader's buffer is twice this, whatever the line cap
COMMANDS_PER_CONNECTION = 5_000
REFUSALS_PER_CONNECTION = 20


@dataclass(frozen=True, slots=True)
class SessionRules:
    """Seconds and caps of one connection. `tls` None: STARTTLS is not offered. `starttls` is "offer" or "require"."""

    hostname: str
    limits: DataLimits
    tls: ssl.SSLContext | None = None
    starttls: str = "offer"
    idle_seconds: float = 120.0
    data_seconds: float = 900.0
    accept_seconds: float = 300.0


class SessionHooks(Protocol):
    """What the listener decides; the names are aiosmtpd's."""

    async def handle_exception(self, error: Exception) -> str:
        """The reply to an unforeseen fault: always 4xx, so that the sender keeps the message."""
        ...

    async def handle_DATA(self, server: SmtpSession, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Accept the message; the reply."""
        ...


def silence_library_log() -> None:
    """The library writes addresses and message lines to "mail.log": nothing of it may reach ours."""
    library = logging.getLogger("mail.log")
    library.propagate = False
    library.setLevel(logging.CRITICAL + 1)


class SmtpSession(SMTP):
    """A connection. Refuses AUTH, VRFY and EXPN; answers 4xx on every fault of ours."""

    line_length_limit = STREAM_PIECE
    command_size_limit = 2_048  # room for long addresses and parameters (RFC 5321 s4.5.3.1 states minima)

    def __init__(self, hooks: SessionHooks, rules: SessionRules, peers: PeerLimits, *, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(
            hooks,
            data_size_limit=rules.limits.max_bytes,
            enable_SMTPUTF8=True,
            hostname=rules.hostname,
            ident="ESMTP",
            tls_context=rules.tls,
            require_starttls=rules.starttls == "require",
            timeout=rules.idle_seconds,
            command_call_limit=COMMANDS_PER_CONNECTION,
            loop=loop,
        )
        self._rules = rules
        self._peers = peers
        self._refusals = 0

    def peer_address(self) -> str:
        """The peer's IP address, "" where the transport has none."""
        peer: object = self.session.peer if self.session is not None else None  # aiosmtpd calls it a str; sockets give a tuple
        return str(peer[0]) if isinstance(peer, tuple) and peer else ""

    async def _handle_client(self) -> None:
        address = self.peer_address()
        refusal = self._peers.refusal_to_connect(address)
        if refusal:
            await self._answer_and_close(refusal)
            return
        self._peers.connected(address)
        try:
            await super()._handle_client()
        finally:
            self._peers.disconnected(address)

    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802 - aiosmtpd finds commands by this name
        """Read the message in bulk and hand it on; the answer comes after the message is durable."""
        refusal = self._refusal_of_data(arg)
        if refusal:
            await self.push(refusal)
            return
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        try:
            content = await self._read_content()
            if content is not None:
                await self._deliver(content)
        finally:
            self.envelope = self._create_envelope()

    def _refusal_of_data(self, arg: str | None) -> str:
        if self.session is None or not self.session.host_name:
            return "503 5.5.1 send EHLO first"
        if self.envelope is None or not self.envelope.rcpt_tos:
            return "503 5.5.1 need RCPT first"
        return "501 5.5.4 DATA takes no argument" if arg else ""

    async def _read_content(self) -> bytes | None:
        reader = DataReader(self._reader, self._rules.limits, self._reset_timeout)
        try:
            async with asyncio.timeout(self._rules.data_seconds):
                return await reader.read()
        except DataAbandoned as abandoned:
            await self._answer_and_close(abandoned.reply)
        except DataRefused as refused:
            await self.push(refused.reply)
        except TimeoutError:
            await self._answer_and_close("421 4.4.2 the message took too long")
        return None

    async def _deliver(self, content: bytes) -> None:
        assert self.envelope is not None  # checked before 354 was sent
        self.envelope.content = content
        self._reset_timeout(self._rules.accept_seconds)
        reply = await self._call_handler_hook("DATA")
        self._reset_timeout()
        await self.push(reply)

    async def smtp_AUTH(self, arg: str | None) -> None:  # noqa: N802, ARG002 - aiosmtpd's shape
        """No accounts here: senders are known by their domains."""
        await self.push("502 5.5.1 AUTH is not offered")

    async def smtp_VRFY(self, arg: str | None) -> None:  # noqa: N802, ARG002 - aiosmtpd's shape
        """Never says which addresses exist."""
        await self._refuse("502 5.5.1 VRFY is not offered")

    async def smtp_EXPN(self, arg: str | None) -> None:  # noqa: N802, ARG002 - aiosmtpd's shape
        """Never says which addresses exist."""
        await self._refuse("502 5.5.1 EXPN is not offered")

    def note_refusal(self) -> str:
        """Count a refused recipient; a reply that ends the connection once somebody is plainly guessing, else ""."""
        self._refusals += 1
        if self._refusals < REFUSALS_PER_CONNECTION:
            return ""
        self.loop.call_soon(self._close)
        return "421 4.7.0 too many refused commands"

    async def _refuse(self, reply: str) -> None:
        await self.push(self.note_refusal() or reply)

    async def _answer_and_close(self, reply: str) -> None:
        await self.push(reply)
        self._close()

    def _close(self) -> None:
        if self.transport is not None:
            self.transport.close()
