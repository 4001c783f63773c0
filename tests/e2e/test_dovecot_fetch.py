"""Messages in a real Dovecot mailbox, over verified TLS."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from imapclient import SEEN, IMAPClient

from gateway.channels.imap import ForgetfulMemory, MailboxSettings, MailboxWatcher
from gateway.channels.imap_session import ImapAccount, ImapSession, MailboxDown
from gateway.errors import Retryable
from gateway.pipeline.intake import Intake
from tests.channel_fakes import RecordingAcceptor, RecordingBook, SteadyClock, write_certificate
from tests.memory_store import MemoryStore
from tests.servers import Dovecot, running_dovecot, until

pytestmark = pytest.mark.server

MAIL = b"From: head@school.example.test\r\nSubject: s\r\n\r\nbody \xff\r\n"


@pytest.fixture(scope="module")
def dovecot() -> Iterator[Dovecot]:
    with running_dovecot() as server:
        yield server


@contextmanager
def mailbox(server: Dovecot, user: str) -> Iterator[IMAPClient]:
    """The other end: who puts mail in and looks what became of it."""
    context = ssl.create_default_context(cafile=str(server.authority))
    with IMAPClient("localhost", server.port, ssl=True, ssl_context=context, timeout=30) as client:
        client.login(user, "secret")
        if not client.folder_exists("Done"):
            client.create_folder("Done")
        yield client


def account(server: Dovecot, user: str, done: str = "Done") -> ImapAccount:
    return ImapAccount("localhost", server.port, user, "secret", done_folder=done, ca_file=str(server.authority))


def uids(client: IMAPClient, folder: str) -> list[int]:
    client.select_folder(folder)
    return list(client.search())


def test_idle_brings_a_message_in_and_moves_it_after_the_commit(dovecot: Dovecot) -> None:
    """The sweep is far away, so it is IDLE that hears of it; the item is durable before the mailbox changes."""
    store = MemoryStore(SteadyClock())
    watcher = MailboxWatcher(
        MailboxSettings("box", sweep_seconds=600),
        partial(ImapSession, account(dovecot, "idle")),
        Intake(store, 50_000_000),
        ForgetfulMemory(),
        book=RecordingBook(),
        clock=SteadyClock(),
    )
    with mailbox(dovecot, "idle") as client:
        client.append("INBOX", MAIL)
        watcher.start()
        until(lambda: store.unfinished(5), "the first message arrives")
        client.append("INBOX", MAIL + b"second\r\n")
        until(lambda: len(store.unfinished(5)) == 2, "the second message arrives by IDLE")
        until(lambda: len(uids(client, "Done")) == 2, "both are moved")
        watcher.stop()
        assert uids(client, "INBOX") == []
        client.select_folder("Done")
        assert all(SEEN in facts[b"FLAGS"] for facts in client.fetch(client.search(), ["FLAGS"]).values())
    assert sorted(store.load_raw(item).content for item in store.unfinished(5)) == [MAIL, MAIL + b"second\r\n"]  # equal clock, no order


def test_nothing_is_marked_before_the_message_is_accepted(dovecot: Dovecot) -> None:
    """While the store is down the message stays unread where it is; then it is taken once."""
    acceptor = RecordingAcceptor([Retryable("store_unavailable")])
    with mailbox(dovecot, "later") as client:
        client.append("INBOX", MAIL)
        session = ImapSession(account(dovecot, "later", done=""))
        watcher = MailboxWatcher(
            MailboxSettings("box"), lambda: session, acceptor, ForgetfulMemory(), book=RecordingBook(), clock=SteadyClock()
        )
        assert watcher.sweep(session) == 1
        client.select_folder("INBOX", readonly=True)
        assert client.search(["UNSEEN"]) == [1]
        assert [watcher.sweep(session), watcher.sweep(session)] == [0, 0]
        client.noop()
        assert client.search(["UNSEEN"]) == []
        session.close()
    assert acceptor.contents == [MAIL]
    assert acceptor.kept[0][1].source_key.endswith("/1")


@pytest.mark.parametrize("case", ["password", "authority", "port"])
def test_a_mailbox_that_cannot_be_opened_is_down_not_fatal(dovecot: Dovecot, tmp_path: Path, case: str) -> None:
    """A wrong password, an unknown certificate and a closed port are all tried again later, and say nothing secret."""
    other, _ = write_certificate(tmp_path)
    wrong = {
        "password": ImapAccount("localhost", dovecot.port, "idle", "wr0ng", ca_file=str(dovecot.authority)),
        "authority": ImapAccount("localhost", dovecot.port, "idle", "secret", ca_file=str(other)),
        "port": ImapAccount("localhost", 1, "idle", "secret", ca_file=str(dovecot.authority)),
    }[case]
    with pytest.raises(MailboxDown) as down:
        ImapSession(wrong)
    assert "wr0ng" not in str(down.value) + repr(wrong)
