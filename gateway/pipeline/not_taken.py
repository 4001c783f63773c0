"""What a polled channel could not take in: written down in the store, so that nothing lies unseen in a mailbox or a folder.

An item that is in the store has a queue and a clock; a message that was refused, or that fails again and again, has neither.
Its row here is what an administrator sees, until it is taken in after all or a named person closes it with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import structlog

from gateway.errors import Rejected, Retryable
from gateway.events import AuditEvent
from gateway.ids import ChannelName
from gateway.ports import Clock, Store
from gateway.views import NotTaken, User

log = structlog.get_logger("not_taken")

VANISHED = "gone_before_read"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a message lies: the channel, the mailbox's or folder's name in the settings, and the channel's own mark of it."""

    channel: ChannelName
    place: str
    mark: str


@dataclass(frozen=True, slots=True)
class NotTakenBook:
    """Keeps the rows. Only `deferred` and `taken` may fail quietly: what they tell is told again at the next try."""

    store: Store
    clock: Clock

    def refused(self, where: Whereabouts, code: str) -> None:
        """It can never be taken in as it is. Raises `Retryable`: then the channel MUST keep it waiting."""
        self._note(where, code, "refused")

    def vanished(self, where: Whereabouts, source_key: str) -> None:
        """It is gone from where it lay: told, unless it was taken in before (a crash between taking and remembering)."""
        with self.store.unit() as unit:
            known = unit.find_by_source(source_key)
        if known is None:
            self._note(where, VANISHED, "refused")

    def deferred(self, where: Whereabouts, code: str) -> None:
        """It was not taken in just now and will be tried again."""
        try:
            self._note(where, code, "trying")
        except Retryable as fault:
            log.warning("not_taken.unwritten", channel=where.channel.value, place=where.place, code=fault.code)

    def taken(self, where: Whereabouts) -> None:
        """It is in the store now: a row that said otherwise is closed."""
        try:
            ref = self._found(where, "", "trying").ref
            if any(row.ref == ref for row in self.store.not_taken()):
                with self.store.unit() as unit:
                    unit.close_not_taken(ref, by="system", reason="taken_in")
        except Retryable as fault:
            log.warning("not_taken.unwritten", channel=where.channel.value, place=where.place, code=fault.code)

    def close(self, ref: str, user: User, reason: str) -> None:
        """A named person has dealt with it. Raises `Rejected("not_taken_unknown")` where no open row has this reference."""
        with self.store.unit() as unit:
            if not unit.close_not_taken(ref, by=user.id, reason=reason):
                raise Rejected("not_taken_unknown")
            unit.audit(AuditEvent("intake.closed", actor=user.id, reason=reason, facts=(("ref", ref),)))

    def _note(self, where: Whereabouts, code: str, state: Literal["trying", "refused"]) -> None:
        found = self._found(where, code, state)
        with self.store.unit() as unit:
            if unit.note_not_taken(found) and state == "refused":
                facts = (("ref", found.ref), ("place", where.place), ("mark", where.mark))
                unit.audit(AuditEvent("intake.refused", actor=where.channel.value, reason=code, facts=facts))

    def _found(self, where: Whereabouts, code: str, state: Literal["trying", "refused"]) -> NotTaken:
        now = self.clock.now()
        return NotTaken(where.channel, where.place, where.mark, code, state, now, now)
