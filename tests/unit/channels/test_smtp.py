"""The SMTP listener over a real socket: what it accepts, what it refuses, what it promises."""

from __future__ import annotations

import logging
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from gateway.channels.smtp import SmtpListener, SmtpSettings
from gateway.channels.smtp_limits import PeerCaps
from gateway.errors import ConfigError, Rejected, Retryable
from tests.channel_fakes import NOON, RecordingAcceptor, SteadyClock, write_certificate

TO = "mash.inbox@trimash.example"
MAIL = b"From: a@school.example\r\nSubject: x\r\n\r\nbody\r\n"
Running = Callable[..., AbstractContextManager[int]]


@contextmanager
def listening(acceptor: RecordingAcceptor, **changes: object) -> Iterator[int]:
    settings = SmtpSettings("127.0.0.1", 0, "mash-gateway.invalid", (TO,), **changes)  # type: ignore[arg-type]
    listener = SmtpListener(settings, acceptor, SteadyClock())
    port = listener.start()
    try:
        yield port
    finally:
        listener.stop()


@contextmanager
def client(port: int) -> Iterator[smtplib.SMTP]:
    connection = smtplib.SMTP("127.0.0.1", port, timeout=20)
    try:
        yield connection
    finally:
        connection.close()


def send(port: int, content: bytes = MAIL, *, sender: str = "a@school.example", to: str = TO) -> tuple[int, bytes]:
    with client(port) as connection:
        connection.ehlo("peer.example")
        connection.mail(sender)
        connection.rcpt(to)
        return connection.data(content)


def test_250_names_the_item_and_the_envelope_tells_what_was_seen() -> None:
    """The reply is a receipt; peer, HELO, sender and recipients are kept beside the bytes."""
    acceptor = RecordingAcceptor()
    with listening(acceptor) as port:
        code, text = send(port)
    item, envelope, content = acceptor.kept[0]
    assert (code, text.decode().endswith(item)) == (250, True)
    assert content == MAIL
    assert (envelope.untrusted_sender, envelope.recipients, envelope.peer_ip) == ("a@school.example", (TO,), "127.0.0.1")
    assert (envelope.untrusted_helo, envelope.tls, envelope.received_at) == ("peer.example", None, NOON)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Retryable("store_unavailable"), 451),
        (OSError("disk"), 451),
        (KeyError("bug"), 451),
        (Rejected("item_too_large"), 552),
        (Rejected("item_empty"), 554),
    ],
)
def test_only_the_senders_fault_is_permanent(fault: Exception, code: int) -> None:
    """Any fault of ours, foreseen or not, leaves the message with the sender; the connection goes on."""
    acceptor = RecordingAcceptor(faults=[fault])
    with listening(acceptor) as port, client(port) as connection:
        connection.ehlo("peer.example")
        connection.mail("a@school.example")
        connection.rcpt(TO)
        assert connection.data(MAIL)[0] == code
        connection.mail("a@school.example")
        connection.rcpt(TO)
        assert connection.data(MAIL)[0] == 250
    assert len(acceptor.kept) == 1


def test_the_null_sender_is_kept_as_empty() -> None:
    """Bounces arrive with an empty reverse path (RFC 5321 s4.5.5)."""
    acceptor = RecordingAcceptor()
    with listening(acceptor) as port:
        assert send(port, sender="<>")[0] == 250
    assert acceptor.kept[0][1].untrusted_sender == ""


def test_nothing_is_relayed_and_addresses_are_not_told() -> None:
    """Unknown recipients, AUTH, VRFY and EXPN are refused; EHLO offers no AUTH."""
    with listening(RecordingAcceptor()) as port, client(port) as connection:
        connection.ehlo("peer.example")
        assert "auth" not in connection.esmtp_features
        connection.mail("a@school.example")
        assert connection.rcpt("someone@elsewhere.example")[0] == 550
        assert connection.rcpt("@relay.example:someone@elsewhere.example")[0] == 553
        assert connection.rcpt(TO.upper())[0] == 250
        assert connection.docmd("VRFY", TO)[0] == 502
        assert connection.docmd("EXPN", "staff")[0] == 502
        assert connection.docmd("AUTH", "PLAIN AHgAeA==")[0] == 502


def test_guessing_recipients_ends_the_connection() -> None:
    """After twenty refusals the peer is shown out."""
    with listening(RecordingAcceptor()) as port, client(port) as connection:
        connection.ehlo("peer.example")
        connection.mail("a@school.example")
        codes = [connection.rcpt(f"guess{n}@trimash.example")[0] for n in range(20)]
    assert (codes[:-1], codes[-1]) == ([550] * 19, 421)


def test_sizes_and_counts_are_capped() -> None:
    """SIZE is announced and enforced at MAIL and at DATA; recipients are capped with a temporary answer."""
    acceptor = RecordingAcceptor()
    with listening(acceptor, max_bytes=2_000, max_line_bytes=1_500, max_recipients=1) as port, client(port) as connection:
        connection.ehlo("peer.example")
        assert connection.esmtp_features["size"] == "2000"
        assert connection.mail("a@school.example", ["SIZE=3000"])[0] == 552
        connection.mail("a@school.example")
        connection.rcpt(TO)
        assert connection.rcpt(TO)[0] == 452
        assert connection.data(b"x\r\n" * 1_000)[0] == 552
        assert send(port, b"y" * 1_501 + b"\r\n")[0] == 554
        assert send(port, b"y" * 1_500 + b"\r\n")[0] == 250
    assert acceptor.contents == [b"y" * 1_500 + b"\r\n"]


def test_a_long_line_within_the_cap_is_mail() -> None:
    """Scanners and Exchange send lines far over 998 bytes: they are not lost."""
    acceptor = RecordingAcceptor()
    content = b"Subject: x\r\n\r\n" + b"z" * 300_000 + b"\r\n"
    with listening(acceptor) as port:
        assert send(port, content)[0] == 250
    assert acceptor.contents == [content]


def raw_dialogue(port: int, body: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as peer:
        stream = peer.makefile("rwb")
        stream.readline()
        for command in (b"HELO x\r\n", b"MAIL FROM:<a@b.example>\r\n", b"RCPT TO:<" + TO.encode() + b">\r\n", b"DATA\r\n"):
            stream.write(command)
            stream.flush()
            stream.readline()
        stream.write(body)
        stream.flush()
        return stream.readline()


@pytest.mark.parametrize("false_end", [b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r"])
def test_a_smuggled_message_is_refused(false_end: bytes) -> None:
    """A bare CR or LF is refused for good; nothing after a false end is obeyed."""
    acceptor = RecordingAcceptor()
    with listening(acceptor) as port:
        reply = raw_dialogue(port, b"x" + false_end + b"MAIL FROM:<evil@x.example>\r\n.\r\n")
    assert reply.startswith(b"550 5.6.0")
    assert acceptor.kept == []


def test_a_message_cut_off_before_its_end_is_not_taken() -> None:
    """Without CRLF.CRLF nothing was promised and nothing is kept."""
    acceptor = RecordingAcceptor()
    with listening(acceptor) as port, socket.create_connection(("127.0.0.1", port), timeout=20) as peer:
        peer.sendall(b"HELO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<" + TO.encode() + b">\r\nDATA\r\nhalf a mess")
    assert acceptor.kept == []


def test_too_many_connections_are_turned_away_for_now() -> None:
    """421 at the greeting: the peer comes back later."""
    with listening(RecordingAcceptor(), caps=PeerCaps(connections_per_address=1)) as port, client(port):
        with pytest.raises(smtplib.SMTPConnectError) as refused:
            smtplib.SMTP("127.0.0.1", port, timeout=20)
        assert refused.value.smtp_code == 421


def test_too_many_messages_are_turned_away_for_now() -> None:
    """450 at MAIL: nothing is lost, only later."""
    with listening(RecordingAcceptor(), caps=PeerCaps(messages_per_minute=1)) as port, client(port) as connection:
        connection.ehlo("x")
        assert connection.mail("a@b.example")[0] == 250
        connection.rset()
        assert connection.mail("a@b.example")[0] == 450


def test_an_idle_peer_is_cut_off() -> None:
    """A connection that says nothing gives its place back."""
    with listening(RecordingAcceptor(), idle_seconds=0.2) as port, socket.create_connection(("127.0.0.1", port), timeout=20) as peer:
        stream = peer.makefile("rb")
        stream.readline()
        assert stream.readline() == b""


def test_starttls_can_be_required_and_is_recorded(tmp_path: Path) -> None:
    """Before STARTTLS nothing else is allowed; afterwards the protocol and cipher are facts of the envelope."""
    certificate, key = write_certificate(tmp_path)
    acceptor = RecordingAcceptor()
    with listening(acceptor, certificate=certificate, private_key=key, starttls="require") as port, client(port) as connection:
        connection.ehlo("peer.example")
        assert connection.mail("a@school.example")[0] == 530
        connection.starttls(context=ssl.create_default_context(cafile=str(certificate)))
        connection.sendmail("a@school.example", [TO], MAIL)
    tls = acceptor.kept[0][1].tls
    assert tls is not None
    assert tls.protocol in {"TLSv1.2", "TLSv1.3"}
    assert "GCM" in tls.cipher or "CHACHA20" in tls.cipher


def test_old_tls_is_refused(tmp_path: Path) -> None:
    """TLS 1.1 is not spoken."""
    certificate, key = write_certificate(tmp_path)
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname = False
    old.verify_mode = ssl.CERT_NONE
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version = ssl.TLSVersion.TLSv1
    old.maximum_version = ssl.TLSVersion.TLSv1_1
    with listening(RecordingAcceptor(), certificate=certificate, private_key=key) as port, client(port) as connection:
        connection.ehlo("x")
        with pytest.raises((ssl.SSLError, OSError, smtplib.SMTPException)):
            connection.starttls(context=old)


def test_unusable_settings_stop_start_up(tmp_path: Path) -> None:
    """A missing certificate or a taken port is said at once, by code."""
    with pytest.raises(ConfigError) as missing, listening(RecordingAcceptor(), starttls="require"):
        pass
    with (
        pytest.raises(ConfigError) as unreadable,
        listening(RecordingAcceptor(), certificate=tmp_path / "none.pem", private_key=tmp_path / "none.key"),
    ):
        pass
    assert (missing.value.code, unreadable.value.code) == ("tls_unusable", "tls_unusable")
    with listening(RecordingAcceptor()) as port, pytest.raises(ConfigError) as taken:
        SmtpListener(SmtpSettings("127.0.0.1", port, "x", (TO,)), RecordingAcceptor(), SteadyClock()).start()
    assert taken.value.code == "smtp_cannot_listen"


def test_addresses_never_reach_the_log(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """The library's own log is shut; ours carries ids and sizes."""
    caplog.set_level(logging.DEBUG)
    with listening(RecordingAcceptor()) as port:
        send(port, b"Subject: canary-words\r\n\r\nx\r\n", sender="canary@school.example")
    written = capsys.readouterr()
    assert "canary" not in caplog.text + written.out + written.err
