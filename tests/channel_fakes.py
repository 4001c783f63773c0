"""Fakes for channel tests: an acceptor that remembers, a fixed clock, a throw-away certificate."""

from __future__ import annotations

import asyncio
import ipaddress
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from fastapi import FastAPI

from gateway.ids import ItemId
from gateway.items import Envelope
from gateway.pipeline.intake import Accepted
from gateway.pipeline.not_taken import Whereabouts

NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


@dataclass
class RecordingAcceptor:
    """Accepts in memory. `faults` are raised, one a call, before anything is kept."""

    faults: list[Exception] = field(default_factory=list)
    kept: list[tuple[ItemId, Envelope, bytes]] = field(default_factory=list)
    arrived: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def accept(self, envelope: Envelope, content: bytes) -> Accepted:
        if self.faults:
            raise self.faults.pop(0)
        for item, earlier, _ in self.kept:
            if envelope.source_key and earlier.source_key == envelope.source_key:
                return Accepted(item, "yes")
        item = ItemId(f"it_{len(self.kept):026d}")
        self.kept.append((item, envelope, content))
        self.arrived.release()
        return Accepted(item, "no")

    @property
    def contents(self) -> list[bytes]:
        return [content for _, _, content in self.kept]

    def wait(self, seconds: float = 30.0) -> bool:
        """True once one more item has arrived."""
        return self.arrived.acquire(timeout=seconds)


@dataclass
class RecordingBook:
    """What a channel told of messages it could not take in. `faults` are raised by `refused` and `vanished`, one a call."""

    faults: list[Exception] = field(default_factory=list)
    told: list[tuple[str, str, str]] = field(default_factory=list)

    def refused(self, where: Whereabouts, code: str) -> None:
        self._raise()
        self.told.append(("refused", where.mark, code))

    def vanished(self, where: Whereabouts, source_key: str) -> None:
        self._raise()
        self.told.append(("vanished", where.mark, source_key))

    def deferred(self, where: Whereabouts, code: str) -> None:
        self.told.append(("deferred", where.mark, code))

    def taken(self, where: Whereabouts) -> None:
        self.told.append(("taken", where.mark, ""))

    def _raise(self) -> None:
        if self.faults:
            raise self.faults.pop(0)


@dataclass
class SteadyClock:
    """Always the same moment."""

    at: datetime = NOON

    def now(self) -> datetime:
        return self.at


def write_certificate(folder: Path) -> tuple[Path, Path]:
    """A self-signed certificate for localhost and its key, as PEM files."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate_file, key_file = folder / "cert.pem", folder / "key.pem"
    certificate_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    key_file.chmod(0o600)
    return certificate_file, key_file


def concern_form(**changes: object) -> dict[str, object]:
    """A complete mash-concern-v1 payload; a value of "DROP" leaves the field out."""
    payload: dict[str, object] = {
        "form": "mash-concern-v1",
        "submitted_at": "2026-03-05T12:20:11",
        "submitter": {"name": "N", "role": "R", "organisation": "O", "email": "e@school.example"},
        "children": [{"given_name": "A", "family_name": "B", "date_of_birth": "2014-02-01"}],
        "concern": "seen bruises",
    }
    return {key: value for key, value in (payload | changes).items() if value != "DROP"}


@dataclass(frozen=True)
class HttpCaller:
    """Calls an ASGI application in this process, as a browser or API client would."""

    app: FastAPI

    def call(self, method: str, path: str, **request: object) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="https://gateway.example") as client:
                return await client.request(method, path, **request)  # type: ignore[arg-type]

        return asyncio.run(send())

    def get(self, path: str, **request: object) -> httpx.Response:
        return self.call("GET", path, **request)

    def post(self, path: str, **request: object) -> httpx.Response:
        return self.call("POST", path, **request)
