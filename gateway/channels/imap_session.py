"""One IMAP connection: the few things the watcher needs, over TLS, with a time limit on everything."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from time import monotonic
from typing import Protocol

from imapclient import DELETED, FLAGGED, SEEN, IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from gateway.channels.oauth import TokenProvider
from gateway.errors import Retryable

CONNECT_SECONDS = 20.0
READ_SECONDS = 60.0
IDLE_SLICE_SECONDS = 1.0


class MailboxDown(Exception):
    """The connection is of no more use: connect again."""


class MessageStuck(Exception):
    """The server will not do this with this message now; the connection goes on."""


class MailSession(Protocol):
    """A selected mailbox folder. Any method may raise `MailboxDown`."""

    uidvalidity: int

    def uids_after(self, uid: int) -> tuple[int, ...]:
        """UIDs greater than `uid`, in order."""
        ...

    def size(self, uid: int) -> int | None:
        """Bytes of the message, None where it is gone. Raises `MessageStuck`."""
        ...

    def fetch(self, uid: int) -> bytes | None:
        """The message as stored, without marking it read; None where it is gone. Raises `MessageStuck`."""
        ...

    def finish(self, uid: int) -> None:
        """Mark read and, where a folder for it is set, move. Raises `MessageStuck`."""
        ...

    def set_aside(self, uid: int) -> None:
        """Flag for a person. Raises `MessageStuck`."""
        ...

    def wait(self, seconds: float, stop: Event) -> None:
        """Return when something may have arrived or `stop` is set, at the latest after `seconds`."""
        ...

    def close(self) -> None:
        """Let the connection go, whatever its state."""
        ...


@dataclass(frozen=True, slots=True)
class ImapAccount:
    """How to sign in: with `password`, or with `token` (XOAUTH2) where given. `ca_file` "" is the system's trust store."""

    host: str
    port: int
    user: str
    password: str = field(default="", repr=False)
    token: TokenProvider | None = None
    folder: str = "INBOX"
    done_folder: str = ""
    ca_file: str = ""


def silence_imap_log() -> None:
    """The library can log commands and content: nothing of it may reach our log."""
    library = logging.getLogger("imapclient")
    library.propagate = False
    library.setLevel(logging.CRITICAL + 1)


class ImapSession:
    """`MailSession` on IMAPClient. Connects, signs in and selects on construction; raises `MailboxDown`."""

    def __init__(self, account: ImapAccount) -> None:
        silence_imap_log()
        self._account = account
        context = ssl.create_default_context(cafile=account.ca_file or None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        try:
            self._client = IMAPClient(
                account.host, account.port, ssl=True, ssl_context=context, timeout=SocketTimeout(CONNECT_SECONDS, READ_SECONDS)
            )
        except (IMAPClientError, OSError) as error:
            raise MailboxDown("connect") from error
        try:
            self._sign_in()
            self.uidvalidity = int(self._client.select_folder(account.folder)[b"UIDVALIDITY"])
            self._abilities = frozenset(self._client.capabilities())
        except (IMAPClientError, OSError, KeyError, ValueError, Retryable) as error:
            self.close()
            raise MailboxDown("sign_in") from error

    def _sign_in(self) -> None:
        token = self._account.token
        if token is None:
            self._client.login(self._account.user, self._account.password)
            return
        try:
            self._client.oauth2_login(self._account.user, token())
        except LoginError:
            token.forget()  # it may have been withdrawn before its time
            raise

    def uids_after(self, uid: int) -> tuple[int, ...]:
        """See `MailSession`. "n:*" always answers with at least the last message (RFC 9051 s6.4.4), hence the filter."""
        try:
            found = self._client.search(["UID", f"{uid + 1}:*"])
        except (IMAPClientError, OSError, ValueError) as error:
            raise MailboxDown("search") from error
        return tuple(sorted(int(each) for each in found if int(each) > uid))

    def size(self, uid: int) -> int | None:
        """See `MailSession`."""
        found = self._one(uid, b"RFC822.SIZE")
        return found if isinstance(found, int) else None

    def fetch(self, uid: int) -> bytes | None:
        """See `MailSession`. BODY.PEEK leaves the Seen flag alone (RFC 9051 s6.4.5)."""
        found = self._one(uid, b"BODY[]", b"BODY.PEEK[]")
        return found if isinstance(found, bytes) else None

    def _one(self, uid: int, key: bytes, ask: bytes = b"") -> object:
        try:
            answer = self._client.fetch([uid], [ask or key])
        except (IMAPClientAbortError, OSError) as error:
            raise MailboxDown("fetch") from error
        except (IMAPClientError, ValueError, LookupError) as error:
            raise MessageStuck("fetch") from error
        found: object = answer.get(uid, {}).get(key)
        return found

    def finish(self, uid: int) -> None:
        """See `MailSession`."""
        self._store(lambda: self._mark_and_move(uid))

    def set_aside(self, uid: int) -> None:
        """See `MailSession`."""
        self._store(lambda: self._client.add_flags([uid], [FLAGGED], silent=True))

    def _store(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (IMAPClientAbortError, OSError) as error:
            raise MailboxDown("store") from error
        except IMAPClientError as error:
            raise MessageStuck("store") from error

    def _mark_and_move(self, uid: int) -> None:
        self._client.add_flags([uid], [SEEN], silent=True)
        if not self._account.done_folder:
            return
        if b"MOVE" in self._abilities:  # RFC 6851
            self._client.move([uid], self._account.done_folder)
            return
        self._client.copy([uid], self._account.done_folder)
        self._client.add_flags([uid], [DELETED], silent=True)
        if b"UIDPLUS" in self._abilities:  # a plain EXPUNGE would remove others' deletions too (RFC 4315 s2.1)
            self._client.uid_expunge([uid])

    def wait(self, seconds: float, stop: Event) -> None:
        """See `MailSession`. IDLE where the server has it (RFC 2177); else a pause, then a NOOP to learn whether the link lives."""
        try:
            if b"IDLE" in self._abilities:
                self._idle(monotonic() + seconds, stop)
            else:
                stop.wait(seconds)
                self._client.noop()
        except (IMAPClientError, OSError, ValueError) as error:
            raise MailboxDown("wait") from error

    def _idle(self, until: float, stop: Event) -> None:
        """In slices, so that `stop` is heard; nothing the server says here is believed: the sweep looks for itself."""
        self._client.idle()
        while not stop.is_set() and (left := until - monotonic()) > 0:
            if self._client.idle_check(timeout=min(left, IDLE_SLICE_SECONDS)):
                break
        self._client.idle_done()

    def close(self) -> None:
        """See `MailSession`. No LOGOUT: on a severed link it would wait for the time limit."""
        try:
            self._client.shutdown()
        except (IMAPClientError, OSError):
            return
