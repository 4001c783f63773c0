"""The polled mailbox: what a crash, a hang, a poison message and a new UIDVALIDITY cost - a repeat, never a message."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

import httpx
import pytest

from gateway.channels.imap import ForgetfulMemory, MailboxSettings, MailboxWatcher, Position
from gateway.channels.imap_session import MailboxDown, MessageStuck
from gateway.channels.oauth import OauthSettings, TokenProvider
from gateway.errors import Rejected, Retryable
from tests.channel_fakes import RecordingAcceptor, RecordingBook, SteadyClock


@dataclass
class FakeSession:
    """A mailbox in memory. `stuck` UIDs cannot be fetched; `broken` ones end the connection."""

    mails: dict[int, bytes] = field(default_factory=dict)
    uidvalidity: int = 7
    stuck: set[int] = field(default_factory=set)
    broken: set[int] = field(default_factory=set)
    unmarkable: set[int] = field(default_factory=set)
    finished: list[int] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)
    fetched: list[int] = field(default_factory=list)
    waits: int = 0

    def uids_after(self, uid: int) -> tuple[int, ...]:
        return tuple(sorted(each for each in self.mails if each > uid))

    def size(self, uid: int) -> int | None:
        if uid in self.stuck:
            raise MessageStuck
        if uid in self.broken:
            raise MailboxDown("size")
        return len(self.mails[uid]) if uid in self.mails else None

    def fetch(self, uid: int) -> bytes | None:
        self.fetched.append(uid)
        return self.mails.get(uid)

    def finish(self, uid: int) -> None:
        if uid in self.unmarkable:
            raise MessageStuck
        self.finished.append(uid)

    def set_aside(self, uid: int) -> None:
        self.aside.append(uid)

    def wait(self, seconds: float, stop: Event) -> None:
        self.waits += 1
        stop.wait(0.01)

    def close(self) -> None:
        return


def watcher(
    acceptor: RecordingAcceptor, memory: ForgetfulMemory, session: FakeSession, book: RecordingBook | None = None, **limits: int
) -> MailboxWatcher:
    return MailboxWatcher(
        MailboxSettings("box", **limits), lambda: session, acceptor, memory, book=book or RecordingBook(), clock=SteadyClock()
    )


def test_mail_is_marked_only_after_it_is_accepted() -> None:
    """Fetch, accept, finish, remember; the source key is the mailbox's own identity of the message."""
    acceptor, memory, session = RecordingAcceptor(), ForgetfulMemory(), FakeSession({3: b"a", 5: b"b"})
    assert watcher(acceptor, memory, session).sweep(session) == 0
    assert acceptor.contents == [b"a", b"b"]
    assert [envelope.source_key for _, envelope, _ in acceptor.kept] == ["imap/box/7/3", "imap/box/7/5"]
    assert session.finished == [3, 5]
    assert memory.get("box") == Position(7, 5, ())


@pytest.mark.parametrize("fault", [Retryable("store_unavailable"), KeyError("a bug")])
def test_one_message_that_fails_waits_and_stops_nobody(fault: Exception) -> None:
    """The others go on; the failed one is tried again, unmarked meanwhile."""
    acceptor, memory, session = RecordingAcceptor([fault]), ForgetfulMemory(), FakeSession({1: b"a", 2: b"b"})
    watching = watcher(acceptor, memory, session)
    assert watching.sweep(session) == 1
    assert (session.finished, memory.get("box")) == ([2], Position(7, 2, (1,)))
    assert watching.sweep(session) == 0
    assert acceptor.contents == [b"b", b"a"]


def test_what_cannot_be_fetched_waits() -> None:
    """A server that will not give a message today may tomorrow."""
    acceptor, memory, session = RecordingAcceptor(), ForgetfulMemory(), FakeSession({1: b"a", 2: b"b"}, stuck={1})
    watching = watcher(acceptor, memory, session)
    assert watching.sweep(session) == 1
    session.stuck.clear()
    assert watching.sweep(session) == 0
    assert acceptor.contents == [b"b", b"a"]


def test_what_breaks_the_connection_goes_to_the_end_of_the_line() -> None:
    """A message that always ends the session does not starve the others."""
    acceptor, memory, session = RecordingAcceptor(), ForgetfulMemory(), FakeSession({1: b"a", 2: b"b"}, broken={1})
    watching = watcher(acceptor, memory, session)
    for _ in range(2):
        with pytest.raises(MailboxDown):
            watching.sweep(session)
    assert acceptor.contents == [b"b"]
    assert memory.get("box") == Position(7, 2, (1,))


@pytest.mark.parametrize(("limits", "faults"), [({"max_bytes": 2}, []), ({}, [Rejected("item_empty")])])
def test_what_can_never_be_taken_is_set_aside_for_a_person(limits: dict[str, int], faults: list[Exception]) -> None:
    """It stays in the mailbox, flagged, and is not tried again."""
    acceptor, memory, session = RecordingAcceptor(faults), ForgetfulMemory(), FakeSession({1: b"long", 2: b"b"})
    watching = watcher(acceptor, memory, session, **limits)
    assert watching.sweep(session) == 0
    assert (session.aside, session.finished, acceptor.contents) == ([1], [2], [b"b"])


def test_whatever_is_not_taken_is_told_before_the_mailbox_is_marked() -> None:
    """Refused, deferred, stuck, gone, or breaking the connection: each with the mailbox's own mark of the message and a code."""
    session, book = FakeSession({1: b"long", 2: b"b", 3: b"c", 4: b"d"}, stuck={3}, broken={4}), RecordingBook()
    memory = ForgetfulMemory({"box": Position(7, 0, (9,))})
    watching = watcher(RecordingAcceptor([Retryable("disk_full")]), memory, session, book, max_bytes=3)
    with pytest.raises(MailboxDown):
        watching.sweep(session)
    told = [("refused", "7/1", "item_too_large"), ("deferred", "7/2", "disk_full"), ("deferred", "7/3", "stuck")]
    assert book.told == [*told, ("deferred", "7/4", "connection_lost")]
    session.broken, session.stuck = set(), set()
    watching.sweep(session)
    assert sorted(book.told[4:]) == [("taken", f"7/{uid}", "") for uid in (2, 3, 4)] + [("vanished", "7/9", "imap/box/7/9")]


def test_a_refusal_that_cannot_be_written_down_is_tried_again() -> None:
    """Neither flagged nor forgotten: the next sweep tells it."""
    session, book, memory = FakeSession({1: b"long"}), RecordingBook([Retryable("disk_full")]), ForgetfulMemory()
    watching = watcher(RecordingAcceptor(), memory, session, book, max_bytes=3)
    assert (watching.sweep(session), session.aside, book.told) == (1, [], [])
    assert (watching.sweep(session), session.aside, book.told) == (0, [1], [("refused", "7/1", "item_too_large")])


def test_too_large_is_not_even_fetched() -> None:
    """The size is asked first."""
    session = FakeSession({1: b"x" * 10})
    watcher(RecordingAcceptor(), ForgetfulMemory(), session, max_bytes=5).sweep(session)
    assert session.fetched == []


def test_a_mailbox_that_cannot_be_marked_does_not_hold_up_the_mail() -> None:
    """The item is safe: it is remembered as taken."""
    acceptor, memory, session = RecordingAcceptor(), ForgetfulMemory(), FakeSession({1: b"a"}, unmarkable={1})
    assert watcher(acceptor, memory, session).sweep(session) == 0
    assert memory.get("box") == Position(7, 1, ())


def test_a_new_uidvalidity_sweeps_the_whole_folder_again() -> None:
    """UIDs mean other messages now: none is taken for one already read."""
    acceptor, memory, session = RecordingAcceptor(), ForgetfulMemory(), FakeSession({1: b"a"})
    watching = watcher(acceptor, memory, session)
    watching.sweep(session)
    session.uidvalidity, session.mails = 8, {1: b"other"}
    watching.sweep(session)
    assert acceptor.contents == [b"a", b"other"]
    assert memory.get("box") == Position(8, 1, ())


def test_a_crash_before_remembering_costs_a_repeat_only() -> None:
    """The same source key gives the same item."""
    acceptor, session = RecordingAcceptor(), FakeSession({1: b"a"})
    for _ in range(2):
        watcher(acceptor, ForgetfulMemory(), session).sweep(session)
    assert acceptor.contents == [b"a"]


def test_a_message_that_left_the_mailbox_is_let_go() -> None:
    """Somebody moved it between search and fetch."""
    memory = ForgetfulMemory({"box": Position(7, 9, (4,))})
    acceptor, session = RecordingAcceptor(), FakeSession({})
    assert watcher(acceptor, memory, session).sweep(session) == 0
    assert acceptor.kept == []


def test_the_watcher_connects_again_after_a_loss() -> None:
    """A failed connection is tried again until it works."""
    acceptor, session, failures = RecordingAcceptor(), FakeSession({1: b"a"}), [MailboxDown("connect")]

    def connect() -> FakeSession:
        if failures:
            raise failures.pop()
        return session

    watching = MailboxWatcher(MailboxSettings("box"), connect, acceptor, ForgetfulMemory(), book=RecordingBook(), clock=SteadyClock())
    watching.start()
    assert acceptor.wait()
    watching.stop()
    assert acceptor.contents == [b"a"]


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_token_is_kept_until_it_nears_its_end() -> None:
    """One request serves many sign-ins; a refused token is fetched anew."""
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.content.decode())
        return httpx.Response(200, json={"access_token": f"t{len(asked)}", "expires_in": 3600})

    seconds = Seconds()
    provider = TokenProvider(
        OauthSettings("https://login.example/token", "id", "secret"), transport=httpx.MockTransport(answer), now=seconds
    )
    assert [provider(), provider()] == ["t1", "t1"]
    seconds.now = 3_500.0
    assert provider() == "t2"
    provider.forget()
    assert provider() == "t3"
    assert "grant_type=client_credentials" in asked[0]


@pytest.mark.parametrize(
    "answer",
    [httpx.Response(401), httpx.Response(200, text="x"), httpx.Response(200, json=[]), httpx.Response(200, json={"access_token": ""})],
)
def test_without_a_token_the_mailbox_waits(answer: httpx.Response) -> None:
    """A refusal or a strange answer is retried later, and the secret is in no message."""
    provider = TokenProvider(OauthSettings("https://login.example/token", "id", "s3cret"), transport=httpx.MockTransport(lambda _: answer))
    with pytest.raises(Retryable) as fault:
        provider()
    assert "s3cret" not in str(fault.value) + repr(OauthSettings("u", "id", "s3cret"))
