"""The SMTP listener. 250 only after `accept` returned; 4xx on any fault of ours; 5xx only for what the sender must change."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session

from gateway.channels.acceptor import Acceptor
from gateway.channels.smtp_data import DataLimits
from gateway.channels.smtp_limits import PeerCaps, PeerLimits
from gateway.channels.smtp_session import SessionRules, SmtpSession, silence_library_log
from gateway.errors import ConfigError, Rejected, Retryable
from gateway.ids import ChannelName
from gateway.items import Envelope as ItemEnvelope
from gateway.items import TlsFacts
from gateway.ports import Clock

LATER = "451 4.3.0 could not be stored now, try again later"
DISK_FULL = "452 4.3.1 no room to store it now, try again later"  # RFC 5321 s4.2.3, RFC 3463 s3.4
START_SECONDS = 30.0

log = structlog.get_logger("smtp")


@dataclass(frozen=True, slots=True)
class SmtpSettings:
    """One listener. `recipients` are whole addresses: nothing else is accepted, so nothing is relayed. Sizes in bytes."""

    host: str
    port: int
    hostname: str
    recipients: tuple[str, ...]
    certificate: Path | None = None
    private_key: Path | None = None
    starttls: str = "offer"  # offer | require
    max_bytes: int = 52_428_800
    max_line_bytes: int = 1_048_576
    max_recipients: int = 20
    caps: PeerCaps = field(default_factory=PeerCaps)
    idle_seconds: float = 120.0
    data_seconds: float = 900.0


def server_tls(certificate: Path, private_key: Path) -> ssl.SSLContext:
    """TLS 1.2 or newer with authenticated encryption only. Raises `ConfigError("tls_unusable")`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
    try:
        context.load_cert_chain(certificate, private_key)
    except (OSError, ssl.SSLError) as error:
        raise ConfigError("tls_unusable", f"{certificate.name} and {private_key.name} must be a certificate and its key") from error
    return context


class SmtpHandler:
    """Decides on recipients and hands messages to the intake. Method names are aiosmtpd's."""

    def __init__(self, settings: SmtpSettings, acceptor: Acceptor, clock: Clock, peers: PeerLimits) -> None:
        self._settings = settings
        self._acceptor = acceptor
        self._clock = clock
        self._peers = peers
        self._recipients = frozenset(address.lower() for address in settings.recipients)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Announce everything but AUTH."""
        del server, envelope
        session.host_name = hostname
        return [line for line in responses if not line[4:].startswith("AUTH")]

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, server: SmtpSession, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take the reverse path, unless this peer sends too fast or the path cannot be written down."""
        del session
        if not _is_writable(address):
            return "553 5.6.7 address is not valid UTF-8"
        refusal = self._peers.refusal_of_message(server.peer_address())
        if refusal:
            return refusal
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SmtpSession, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Only the configured addresses exist."""
        del session
        if address.lower() not in self._recipients:
            return server.note_refusal() or "550 5.7.1 no such address here, and nothing is relayed"
        if len(envelope.rcpt_tos) >= self._settings.max_recipients:
            return "452 4.5.3 too many recipients"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SmtpSession, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Make the message durable, then answer. The loop stays free: the work runs in a thread."""
        content = envelope.content
        assert isinstance(content, bytes)  # our DATA reader sets bytes
        known = ItemEnvelope(
            channel=ChannelName.SMTP,
            received_at=self._clock.now(),
            untrusted_sender=_reverse_path(envelope.mail_from),
            recipients=tuple(envelope.rcpt_tos),
            peer_ip=server.peer_address(),
            untrusted_helo=_printable(session.host_name or ""),
            tls=tls_facts(session),
        )
        try:
            accepted = await asyncio.to_thread(self._acceptor.accept, known, content)
        except Rejected as refused:
            log.info("smtp.rejected", code=refused.code, bytes=len(content))
            return _rejection(refused)
        except Retryable as fault:
            log.warning("smtp.deferred", code=fault.code, bytes=len(content))
            return DISK_FULL if fault.code == "disk_full" else LATER
        log.info("smtp.accepted", item=accepted.item, bytes=len(content), repeat=accepted.repeat)
        return f"250 2.0.0 accepted as {accepted.item}"

    async def handle_exception(self, error: Exception) -> str:
        """Whatever it was, it was ours: the sender keeps the message and tries again. A 5xx here would lose it."""
        log.error("smtp.fault", fault=type(error).__name__)
        return LATER


def tls_facts(session: Session) -> TlsFacts | None:
    """How this connection is protected; None for a clear one."""
    secure = session.ssl.get("ssl_object") if session.ssl else None
    if secure is None:
        return None
    cipher = secure.cipher()
    return TlsFacts(str(secure.version()), str(cipher[0]) if cipher else "")


def _rejection(refused: Rejected) -> str:
    if refused.code == "item_too_large":
        return "552 5.3.4 message exceeds the size limit"
    return f"554 5.6.0 refused: {refused.code}"


def _reverse_path(address: str | None) -> str:
    """The library gives "<>" for the null reverse path (RFC 5321 s4.5.5)."""
    return "" if address in {None, "", "<>"} else str(address)


def _is_writable(address: str) -> bool:
    """False where undecodable bytes came through as lone surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in address)


def _printable(name: str) -> str:
    return name.encode("ascii", "replace").decode("ascii")


class SmtpListener:
    """Runs the listener in a thread of its own. `start` returns the port (useful where it was given as 0)."""

    def __init__(self, settings: SmtpSettings, acceptor: Acceptor, clock: Clock) -> None:
        self._settings = settings
        self._peers = PeerLimits(settings.caps, time.monotonic)
        self._handler = SmtpHandler(settings, acceptor, clock, self._peers)
        self._rules = _session_rules(settings)
        self._started: Future[int] = Future()
        self._thread = threading.Thread(target=self._run, name="smtp", daemon=True)
        self._stopping: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None

    def start(self) -> int:
        """Listen. Raises `ConfigError("smtp_cannot_listen")` where the address cannot be had."""
        silence_library_log()
        self._thread.start()
        return self._started.result(timeout=START_SECONDS)

    def stop(self) -> None:
        """Stop listening, close connections and wait for acceptances under way: they were not answered, so they are not lost."""
        if self._stopping is None:
            return
        loop, event = self._stopping
        with contextlib.suppress(RuntimeError):  # the loop has ended by itself
            loop.call_soon_threadsafe(event.set)
        self._thread.join()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        stop = asyncio.Event()
        try:
            server = await loop.create_server(lambda: self._session(loop), self._settings.host, self._settings.port)
        except OSError as error:
            hint = f"{self._settings.host}:{self._settings.port} {error.strerror}. Does a gateway, or `make run`, run already?"
            self._started.set_exception(ConfigError("smtp_cannot_listen", hint))
            return
        self._stopping = (loop, stop)
        self._started.set_result(int(server.sockets[0].getsockname()[1]))
        async with server:
            await stop.wait()

    def _session(self, loop: asyncio.AbstractEventLoop) -> SmtpSession:
        return SmtpSession(self._handler, self._rules, self._peers, loop=loop)


def _session_rules(settings: SmtpSettings) -> SessionRules:
    tls = None
    if settings.certificate is not None and settings.private_key is not None:
        tls = server_tls(settings.certificate, settings.private_key)
    if settings.starttls == "require" and tls is None:
        raise ConfigError("tls_unusable", "starttls = require needs a certificate and a key")
    return SessionRules(
        hostname=settings.hostname,
        limits=DataLimits(settings.max_bytes, settings.max_line_bytes),
        tls=tls,
        starttls=settings.starttls,
        idle_seconds=settings.idle_seconds,
        data_seconds=settings.data_seconds,
    )
