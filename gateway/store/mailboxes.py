"""How far each polled mailbox has been read, over restarts."""

from __future__ import annotations

import json
from dataclasses import dataclass

from gateway.store.database import Database
from gateway.store.tables import MailboxRow


@dataclass(frozen=True, slots=True)
class SqlMailboxes:
    """(UIDVALIDITY, last UID, UIDs still waiting) by mailbox name. Losing a row is harmless: repeats are recognised."""

    database: Database

    def read(self, mailbox: str) -> tuple[int, int, tuple[int, ...]] | None:
        """What was last written, if anything."""
        with self.database.reading() as session:
            row = session.get(MailboxRow, mailbox)
        return None if row is None else (row.uid_validity, row.last_uid, tuple(json.loads(row.waiting)))

    def write(self, mailbox: str, uid_validity: int, last_uid: int, *, waiting: tuple[int, ...] = ()) -> None:
        """Replace."""
        row = MailboxRow(name=mailbox, uid_validity=uid_validity, last_uid=last_uid, waiting=json.dumps(waiting))
        with self.database.writing() as session:
            session.merge(row)
