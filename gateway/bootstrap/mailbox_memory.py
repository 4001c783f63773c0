"""How far each mailbox was read, kept in the store: the channel's words on one side, the store's row on the other."""

from __future__ import annotations

from dataclasses import dataclass

from gateway.channels.imap import Position
from gateway.store import SqlMailboxes


@dataclass(frozen=True, slots=True)
class StoredMemory:
    """`gateway.channels.imap.MailboxMemory` over the store."""

    rows: SqlMailboxes

    def get(self, mailbox: str) -> Position | None:
        """The position last set, if any."""
        found = self.rows.read(mailbox)
        return None if found is None else Position(*found)

    def set(self, mailbox: str, position: Position) -> None:
        """Replace the position durably."""
        self.rows.write(mailbox, position.uidvalidity, position.last_uid, waiting=position.waiting)
