"""A message from a real Postfix, over TLS that Postfix verifies."""

from __future__ import annotations

import smtplib
from pathlib import Path

import pytest

from gateway.channels.smtp import SmtpListener, SmtpSettings
from gateway.errors import Retryable
from gateway.pipeline.intake import Intake
from tests.channel_fakes import RecordingAcceptor, SteadyClock, write_certificate
from tests.memory_store import MemoryStore
from tests.servers import running_postfix, until

pytestmark = pytest.mark.server

TO = "inbox@mash.example.test"


def listener_for(folder: Path, acceptor: RecordingAcceptor | Intake) -> tuple[SmtpListener, int, Path]:
    certificate, key = write_certificate(folder)
    settings = SmtpSettings("127.0.0.1", 0, "localhost", (TO,), certificate, key, "require")
    listener = SmtpListener(settings, acceptor, SteadyClock())
    return listener, listener.start(), certificate


def send(port: int, body: bytes) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=30) as client:
        client.sendmail("head@school.example.test", [TO], b"From: head@school.example.test\r\nSubject: s\r\n\r\n" + body)


def test_a_message_relayed_over_verified_tls_is_durable(tmp_path: Path) -> None:
    """STARTTLS is required by us and the certificate checked by Postfix; dots and lines survive; the item has its order."""
    store = MemoryStore(SteadyClock())
    listener, gateway, authority = listener_for(tmp_path, Intake(store, 50_000_000))
    try:
        with running_postfix(domain="mash.example.test", gateway=gateway, authority=authority) as postfix:
            send(postfix.port, b"first\r\n.dot\r\n" + b"x" * 900 + b"\r\n")
            until(lambda: store.unfinished(5), "the message arrives")
            until(lambda: "status=sent (250 2.0.0 accepted as it_" in postfix.words(), "Postfix logs our receipt")
            assert "Verified TLS connection established" in postfix.words()
    finally:
        listener.stop()
    raw = store.load_raw(store.unfinished(5)[0])
    assert raw.content.endswith(b"first\r\n.dot\r\n" + b"x" * 900 + b"\r\n")
    assert raw.envelope.tls is not None
    assert raw.envelope.tls.protocol == "TLSv1.3"
    assert (raw.envelope.untrusted_sender, raw.envelope.untrusted_helo) == ("head@school.example.test", "relay.example.test")
    assert store.orders == ((raw.id, "0"),)


def test_a_fault_of_ours_only_delays_the_message(tmp_path: Path) -> None:
    """Postfix keeps what we could not store, and brings it again."""
    acceptor = RecordingAcceptor([Retryable("store_unavailable"), OSError("disk full")])
    listener, gateway, authority = listener_for(tmp_path, acceptor)
    try:
        with running_postfix(domain="mash.example.test", gateway=gateway, authority=authority) as postfix:
            send(postfix.port, b"later\r\n")
            until(lambda: acceptor.kept, "the message arrives after two refusals", 240)
            assert postfix.words().count("status=deferred") == 2
            assert "status=bounced" not in postfix.words()
    finally:
        listener.stop()
    assert acceptor.contents[0].endswith(b"later\r\n")
