"""A polled mailbox: IDLE plus sweep. Fetch, accept, and only then mark and move; nothing is skipped, nothing stops the box.

Every UID seen is first written down as waiting; it leaves that list only when the intake has the message, or has refused it
for good, or it is gone from the mailbox. So a crash, a hang or a poison message costs a repeat, never a message.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

import structlog

from gateway.channels.acceptor import Acceptor, Book
from gateway.channels.imap_session import MailboxDown, MailSession, MessageStuck
from gateway.channels.outcomes import Deferred, Refused, attempt
from gateway.errors import Retryable
from gateway.ids import ChannelName
from gateway.items import Envelope
from gateway.pipeline.crash_points import nothing
from gateway.pipeline.intake import Accepted
from gateway.pipeline.not_taken import Whereabouts
from gateway.ports import Clock

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
RETRY_SECONDS = 10.0
STOP_SECONDS = 90.0

log = structlog.get_logger("imap")


@dataclass(frozen=True, slots=True)
class Position:
    """How far a mailbox was read: every UID up to `last_uid` is accepted, refused, gone, or in `waiting`."""

    uidvalidity: int
    last_uid: int = 0
    waiting: tuple[int, ...] = ()


class MailboxMemory(Protocol):
    """Remembers positions over restarts. Losing one is harmless: repeats are recognised by source key."""

    def get(self, mailbox: str) -> Position | None:
        """The position last set, if any; raises `Retryable`."""
        ...

    def set(self, mailbox: str, position: Position) -> None:
        """Replace the position durably; raises `Retryable`."""
        ...


@dataclass(slots=True)
class ForgetfulMemory:
    """Positions in memory only: after a restart the whole folder is swept again."""

    positions: dict[str, Position] = field(default_factory=dict)

    def get(self, mailbox: str) -> Position | None:
        """The position, if any."""
        return self.positions.get(mailbox)

    def set(self, mailbox: str, position: Position) -> None:
        """Replace the position."""
        self.positions[mailbox] = position


@dataclass(frozen=True, slots=True)
class MailboxSettings:
    """`name` goes into source keys and the log. An IDLE lasts `sweep_seconds` at most, then the folder is searched anyway."""

    name: str
    sweep_seconds: float = 60.0
    max_bytes: int = 52_428_800


class MailboxWatcher:
    """One mailbox, one thread. `connect` opens a session or raises `MailboxDown`."""

    def __init__(
        self,
        settings: MailboxSettings,
        connect: Callable[[], MailSession],
        acceptor: Acceptor,
        memory: MailboxMemory,
        *,
        book: Book,
        clock: Clock,
        crash_point: Callable[[str], None] = nothing,
    ) -> None:
        self._settings = settings
        self._connect = connect
        self._acceptor = acceptor
        self._memory = memory
        self._book = book
        self._clock = clock
        self._crash_point = crash_point
        self._tries: Counter[int] = Counter()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"imap-{settings.name}", daemon=True)

    def start(self) -> None:
        """Watch until `stop`; connects again for ever."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the message at hand, then end; takes about as long as one fetch."""
        self._stop.set()
        self._thread.join(timeout=STOP_SECONDS)

    def _run(self) -> None:
        pause = FIRST_PAUSE
        while not self._stop.is_set():
            try:
                session = self._connect()
            except MailboxDown as down:
                log.warning("imap.down", mailbox=self._settings.name, at=str(down), pause=pause)
            else:
                pause = FIRST_PAUSE if self._watch(session) else pause
            self._stop.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _watch(self, session: MailSession) -> int:
        """Sweep and wait until the connection fails or we stop; how many sweeps went well."""
        sweeps = 0
        try:
            while not self._stop.is_set():
                waiting = self.sweep(session)
                sweeps += 1
                longest = RETRY_SECONDS if waiting else self._settings.sweep_seconds
                session.wait(min(longest, self._settings.sweep_seconds), self._stop)
        except MailboxDown as down:
            log.warning("imap.lost", mailbox=self._settings.name, at=str(down))
        except Retryable as fault:
            log.warning("imap.deferred", mailbox=self._settings.name, code=fault.code)
        finally:
            session.close()
        return sweeps

    def sweep(self, session: MailSession) -> int:
        """Take everything that waits; how many still wait. Raises `MailboxDown`, `Retryable`."""
        position = self._look(session)
        for uid in sorted(position.waiting, key=lambda each: (self._tries[each], each)):
            if self._stop.is_set():
                break
            self._tries[uid] += 1  # counted before the try: what breaks the connection goes to the end of the line
            if self._take(session, uid) == "settled":
                self._tries.pop(uid, None)
                position = replace(position, waiting=tuple(other for other in position.waiting if other != uid))
                self._memory.set(self._settings.name, position)
        return len(position.waiting)

    def _look(self, session: MailSession) -> Position:
        """The position with what is new written down as waiting. Another UIDVALIDITY means other UIDs (RFC 9051 s2.3.1.1): start over."""
        position = self._memory.get(self._settings.name)
        if position is None or position.uidvalidity != session.uidvalidity:
            self._tries.clear()
            position = Position(session.uidvalidity)
        new = session.uids_after(position.last_uid)
        if new:
            position = replace(position, last_uid=new[-1], waiting=(*position.waiting, *new))
            self._memory.set(self._settings.name, position)
        return position

    def _take(self, session: MailSession, uid: int) -> str:
        """Bring one message in: "settled" or "waiting"."""
        try:
            size = session.size(uid)
            if size is not None and size > self._settings.max_bytes:
                return self._refuse(session, uid, "item_too_large")
            content = session.fetch(uid)
        except MessageStuck:
            log.warning("imap.stuck", mailbox=self._settings.name, uid=uid)
            self._book.deferred(self._where(session, uid), "stuck")
            return "waiting"
        except MailboxDown:
            self._book.deferred(self._where(session, uid), "connection_lost")  # a message that does this every time must be seen
            raise
        if content is None:
            log.warning("imap.gone", mailbox=self._settings.name, uid=uid)
            return self._told(lambda: self._book.vanished(self._where(session, uid), self._envelope(session, uid).source_key), uid)
        match attempt(self._acceptor, self._envelope(session, uid), content):
            case Accepted() as accepted:
                self._book.taken(self._where(session, uid))
                log.info("imap.accepted", item=accepted.item, mailbox=self._settings.name, uid=uid, repeat=accepted.repeat)
                self._crash_point("mailbox.before_mark")
                self._mark(lambda: session.finish(uid), uid)
                return "settled"
            case Refused(code=code):
                return self._refuse(session, uid, code)
            case Deferred(code=code):
                log.warning("imap.deferred", mailbox=self._settings.name, uid=uid, code=code)
                self._book.deferred(self._where(session, uid), code)
                return "waiting"

    def _refuse(self, session: MailSession, uid: int, code: str) -> str:
        """What the intake can never take is written down for a person, then flagged in the mailbox, where it stays."""
        log.error("imap.refused", mailbox=self._settings.name, uid=uid, code=code)
        told = self._told(lambda: self._book.refused(self._where(session, uid), code), uid)
        if told == "settled":
            self._mark(lambda: session.set_aside(uid), uid)
        return told

    def _told(self, tell: Callable[[], None], uid: int) -> str:
        """As "settled" once a person can see it; where that cannot be written down the message goes on waiting."""
        try:
            tell()
        except Retryable as fault:
            log.warning("imap.deferred", mailbox=self._settings.name, uid=uid, code=fault.code)
            return "waiting"
        return "settled"

    def _where(self, session: MailSession, uid: int) -> Whereabouts:
        return Whereabouts(ChannelName.IMAP, self._settings.name, f"{session.uidvalidity}/{uid}")

    def _mark(self, act: Callable[[], None], uid: int) -> None:
        """The message is safe already; that the mailbox does not show it is a blemish, not a loss."""
        try:
            act()
        except MessageStuck:
            log.warning("imap.not_marked", mailbox=self._settings.name, uid=uid)

    def _envelope(self, session: MailSession, uid: int) -> Envelope:
        return Envelope(
            channel=ChannelName.IMAP,
            received_at=self._clock.now(),
            source_key=f"imap/{self._settings.name}/{session.uidvalidity}/{uid}",
        )
